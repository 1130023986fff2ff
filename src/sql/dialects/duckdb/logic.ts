// Truth, choice and equality in DuckDB, whose comparisons give null for null and take NaN for the greatest number.

import { boolLiteral } from "#plan";
import type { FamilyTemplates, Site } from "../../dialect.ts";
import { bound, chain, type Sql, sql, value } from "../../sql.ts";
import { withFewPatterns } from "./alternatives.ts";

const no = value(boolLiteral(false));
const yes = value(boolLiteral(true));
const comparison = bound("comparison");

export const logic: FamilyTemplates<"logic"> = {
  "logic.and": ({ args }) => (args.length === 0 ? yes : chain("and", "AND", args)),
  "logic.or": (site) => (site.args.length === 0 ? no : chain("or", "OR", withFewPatterns(site))),
  "logic.not": (site) => bound("not")`NOT ${site.arg(0)}`,
  "logic.isTrue": (site) => orFalse(site.arg(0), site.filters || site.isTotal(0)),
  "logic.if": (site) => sql`CASE WHEN ${site.arg(0)} THEN ${site.arg(1)} ELSE ${site.arg(2)} END`,
  "logic.case": chosen,
  "value.coalesce": "coalesce({*})",
  "value.isNull": (site) => comparison`${site.arg(0)} IS NULL`,
  "value.isNotNull": (site) => comparison`${site.arg(0)} IS NOT NULL`,
  "value.equals": equal,
  "value.differs": different,
  "value.less": (site) => ordered(site, "<"),
  "value.atMost": (site) => ordered(site, "<="),
  "value.greater": (site) => ordered(site, ">"),
  "value.atLeast": (site) => ordered(site, ">="),
  "value.isOneOf": (site) => {
    const [first, ...rest] = site.args;
    if (first === undefined || rest.length === 0) return no;
    const among = comparison`${first} IN (${listed(rest)})`;
    const found = isReal(site, 0) ? bound("and")`${among} AND NOT isnan(${first})` : among;
    const isTotal = rest.every((_, index) => site.isTotal(index + 1)) && site.isTotal(0);
    return orFalse(found, site.filters || isTotal);
  },
};

function orFalse(part: Sql, isSettled: boolean): Sql {
  return isSettled ? part : sql`coalesce(${part}, FALSE)`;
}

/** Parts with commas between, for the inside of a parenthesis. */
export function listed(parts: readonly Sql[]): Sql {
  const between = parts.slice(1).map(() => ", ");
  return { kind: "code", pieces: ["", ...between, ""], holes: parts, binds: "atom" };
}

function chosen(site: Site): Sql {
  const { args } = site;
  if (args.length === 1) return site.arg(0);
  const pieces: string[] = ["CASE"];
  args.slice(1).forEach((_, index) => {
    if (index % 2 === 0) pieces[index] = `${pieces[index] ?? ""} WHEN `;
    pieces[index + 1] = index % 2 === 0 ? " THEN " : "";
  });
  const last = args.length - 1;
  pieces[last] = `${pieces[last] ?? ""} ELSE `;
  return { kind: "code", pieces: [...pieces, " END"], holes: args, binds: "atom" };
}

/** Can hold NaN. */
function isReal(site: Site, index: number): boolean {
  const constant = site.constant(index);
  const isNumber = typeof constant === "number" && !Number.isNaN(constant);
  return site.call.args[index]?.type === "real" && !isNumber;
}

function equal(site: Site): Sql {
  const [a, b] = [site.arg(0), site.arg(1)];
  const meets = comparison`${a} = ${b}`;
  const bothReal = isReal(site, 0) && isReal(site, 1);
  const same = bothReal ? bound("and")`${meets} AND NOT isnan(${a})` : meets;
  if (site.filters || (site.isTotal(0) && site.isTotal(1))) return same;
  if (site.isTotal(0) || site.isTotal(1)) return sql`coalesce(${same}, FALSE)`;
  return unlessBothNull([a, b], sql`coalesce(${same}, FALSE)`);
}

function different(site: Site): Sql {
  const [a, b] = [site.arg(0), site.arg(1)];
  const isTotal = site.isTotal(0) && site.isTotal(1);
  const apart = isTotal ? comparison`${a} <> ${b}` : comparison`${a} IS DISTINCT FROM ${b}`;
  const bothReal = isReal(site, 0) && isReal(site, 1);
  const other = bothReal ? bound("or")`${apart} OR coalesce(isnan(${a}), FALSE)` : apart;
  if (site.filters || site.isTotal(0) || site.isTotal(1)) return other;
  return unlessBothNull([a, b], other);
}

function unlessBothNull([a, b]: readonly [Sql, Sql], otherwise: Sql): Sql {
  return sql`CASE WHEN ${a} IS NOT NULL OR ${b} IS NOT NULL THEN ${otherwise} END`;
}

/** NaN is in no order: DuckDB 1.5 puts it above all numbers. */
function ordered(site: Site, operator: "<" | "<=" | ">" | ">="): Sql {
  const [a, b] = [site.arg(0), site.arg(1)];
  const meets = chain("comparison", operator, [a, b]);
  const above = operator.startsWith(">") ? 0 : 1;
  const below = 1 - above;
  const guards = [above, below].filter((index) => {
    return isReal(site, index) && (index === above || operator.endsWith("="));
  });
  const [guard] = guards;
  if (guard === undefined) return meets;
  return bound("and")`${meets} AND NOT isnan(${site.arg(guard)})`;
}
