// Kusto's functions over text.

import { call, literal, textLiteral } from "#plan";
import { coerce } from "../coerce.ts";
import { folded } from "../fold.ts";
import { patternOf } from "../regex-calls.ts";
import { bound, plain, type ScalarCall, type ScalarFunctions } from "./row.ts";

export const text: ScalarFunctions = {
  tolower: plain("text.lower", "string"),
  toupper: plain("text.upper", "string"),
  strlen: plain("text.length", "string"),
  strcat: bound(({ args, at }) => folded("text.concat", args.map(asText), at)),
  strcat_delim: bound(({ args: [delimiter, ...parts], at }) => {
    const between = delimiter === undefined ? textLiteral("") : asText(delimiter);
    const woven = parts.flatMap((each, index) =>
      index === 0 ? [asText(each)] : [between, asText(each)],
    );
    return folded("text.concat", woven, at);
  }),
  substring: plain("text.substring", "string", "long", "long"),
  split: bound(({ args, at }) => {
    const [source, delimiter, index] = args;
    if (source === undefined || delimiter === undefined) return textLiteral("");
    const parts = call("text.split", [asText(source), asText(delimiter)], { at });
    if (index === undefined) return parts;
    const one = call("dynamic.element", [parts, coerce(index, "long")], { at });
    return call(
      "logic.if",
      [call("value.isNull", [one]), literal("dynamic", "[]"), call("dynamic.array", [one])],
      { type: "dynamic", at },
    );
  }),
  replace_string: plain("text.replaceAll", "string", "string", "string"),
  replace_regex: bound((site) => replaceRegex(site)),
  replace: bound((site) => replacePattern(site)),
  extract: bound(bindExtract),
  trim: bound((site) => trimmed(site, ["start", "end"])),
  trim_start: bound((site) => trimmed(site, ["start"])),
  trim_end: bound((site) => trimmed(site, ["end"])),
  isempty: bound(({ arg, at }) => {
    const value = arg(0);
    return value.type === "string" || value.type === "dynamic"
      ? call("text.isEmpty", [asText(value)], { at })
      : call("value.isNull", [value], { at });
  }),
  isnotempty: bound(({ arg, at }) => {
    const value = arg(0);
    return value.type === "string" || value.type === "dynamic"
      ? call("text.isNotEmpty", [asText(value)], { at })
      : call("value.isNotNull", [value], { at });
  }),
};

const asText = (expr: Parameters<typeof coerce>[0]) => coerce(expr, "string");

/** `replace_regex(source, pattern, rewrite)`. */
function replaceRegex({ arg, nodes, rows, node, at }: ScalarCall) {
  const pattern = patternOf(asText(arg(1)), nodes[1] ?? node, rows);
  if (pattern === undefined) return literal("string", "", at);
  const args = [asText(arg(0)), textLiteral(pattern, at), asText(arg(2))];
  return call("text.replaceRegex", args, { at });
}

/** The deprecated `replace(pattern, rewrite, source)`. */
function replacePattern({ arg, nodes, rows, node, at }: ScalarCall) {
  const pattern = patternOf(asText(arg(0)), nodes[0] ?? node, rows);
  if (pattern === undefined) return literal("string", "", at);
  const args = [asText(arg(2)), textLiteral(pattern, at), asText(arg(1))];
  return call("text.replaceRegex", args, { at });
}

/** `extract(pattern, group, source [, typeof(type)])`: the result's type is the binder's. */
function bindExtract({ arg, nodes, rows, node, at, type }: ScalarCall) {
  const pattern = patternOf(asText(arg(0)), nodes[0] ?? node, rows);
  if (pattern === undefined) return literal(type, type === "string" ? "" : null, at);
  const args = [asText(arg(2)), textLiteral(pattern, at), coerce(arg(1), "long")];
  return coerce(call("text.extract", args, { at }), type);
}

/** Kusto cuts one match at each end, not as many as there are. */
function trimmed({ arg, nodes, rows, node, at }: ScalarCall, ends: readonly ("start" | "end")[]) {
  const pattern = patternOf(asText(arg(0)), nodes[0] ?? node, rows);
  if (pattern === undefined) return literal("string", "", at);
  return ends.reduce(
    (value, end) => {
      const anchored = end === "start" ? `^(?:${pattern})` : `(?:${pattern})$`;
      const args = [value, textLiteral(anchored, at), textLiteral("", at)];
      return call("text.replaceRegex", args, { at });
    },
    asText(arg(1)),
  );
}
