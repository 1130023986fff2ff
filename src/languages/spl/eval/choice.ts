// Functions that choose and test: if, case, coalesce, isnull, in, true.

import { boolLiteral, call, type Expr, literal, or } from "#plan";
import { compare } from "../compare.ts";
import { alike, asCondition, asText, isNull, noText, refuse, type Site } from "../values.ts";
import { between, type EvalFunctions, one, two } from "./row.ts";

function choose(pairs: readonly Expr[], site: Site): Expr {
  const conditions = pairs.filter((_, index) => index % 2 === 0);
  const values = alike(
    pairs.filter((_, index) => index % 2 === 1),
    site,
  );
  const type = values[0]?.type ?? "string";
  const args = conditions.flatMap((condition, index) => {
    const value = values[index];
    return value === undefined ? [] : [asCondition(condition, site), value];
  });
  return call("logic.case", [...args, literal(type, null)], { type, at: site.at });
}

function evenly(args: readonly Expr[], site: Site, bind: () => Expr): Expr {
  if (args.length % 2 === 0) return bind();
  return refuse(site, "an odd number of arguments", "pairs of condition and value");
}

function looksLikeNumber(arg: Expr, site: Site): Expr {
  if (arg.type === "dynamic") return refuse(site, "isnum() of a multivalue field", "mvindex()");
  if (arg.type !== "string") return call("value.isNotNull", [arg]);
  return call("value.isNotNull", [call("loose.number", [arg])]);
}

export const choiceFunctions: EvalFunctions = {
  if: between(3, 3, ([condition, then, otherwise], site) => {
    if (condition === undefined || then === undefined || otherwise === undefined) return undefined;
    const [first, second] = alike([then, otherwise], site);
    if (first === undefined || second === undefined) return undefined;
    const args = [asCondition(condition, site), first, second];
    return call("logic.if", args, { type: first.type, at: site.at });
  }),
  case: between(2, Number.POSITIVE_INFINITY, (args, site) =>
    evenly(args, site, () => choose(args, site)),
  ),
  validate: between(2, Number.POSITIVE_INFINITY, (args, site) =>
    evenly(args, site, () =>
      choose(
        args.map((arg, index) =>
          index % 2 === 0 ? call("logic.not", [asCondition(arg, site)]) : arg,
        ),
        site,
      ),
    ),
  ),
  coalesce: between(1, Number.POSITIVE_INFINITY, (args, site) => {
    const values = alike(args, site);
    const type = values[0]?.type ?? "string";
    return call("value.coalesce", values, { type, at: site.at });
  }),
  nullif: two((first, second, site) => {
    const args = [compare("=", [first, second], site), literal(first.type, null), first];
    return call("logic.if", args, { type: first.type, at: site.at });
  }),
  isnull: one((arg) => call("value.isNull", [arg])),
  isnotnull: one((arg) => call("value.isNotNull", [arg])),
  isnum: one(looksLikeNumber),
  isstr: one((arg, site) =>
    call("logic.and", [
      call("value.isNotNull", [arg]),
      call("logic.not", [looksLikeNumber(arg, site)]),
    ]),
  ),
  isbool: one((arg) => boolLiteral(arg.type === "bool")),
  in: between(2, Number.POSITIVE_INFINITY, ([subject, ...choices], site) =>
    subject === undefined
      ? undefined
      : or(choices.map((choice) => compare("=", [subject, choice], site))),
  ),
  true: between(0, 0, () => boolLiteral(true)),
  false: between(0, 0, () => boolLiteral(false)),
  null: between(0, 0, () => noText()),
  tostring: between(1, 2, ([arg, format], site) => {
    if (arg === undefined) return undefined;
    if (format !== undefined) return refuse(site, "tostring() with a format", "tostring(x)");
    if (arg.type !== "bool") return asText(arg, site);
    const words = [literal("string", "True"), literal("string", "False")];
    return call("logic.case", pairsOf(arg, words), { type: "string" });
  }),
  isint: {
    unsupported: "no row tells yet whether 2.0 is one",
    nearest: "isnum(x)",
  },
  typeof: {
    unsupported: "its words depend on how a field was made",
    nearest: "isnum(x), isstr(x)",
  },
};

function pairsOf(condition: Expr, [yes, no]: readonly Expr[]): Expr[] {
  if (yes === undefined || no === undefined || isNull(condition)) return [noText()];
  return [condition, yes, call("logic.not", [condition]), no, noText()];
}
