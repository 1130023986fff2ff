// Kusto's functions over text.

import { call, type Expr, literal, longLiteral, textLiteral } from "#plan";
import { coerce } from "../coerce.ts";
import { elementsOf, folded, isText } from "../fold.ts";
import { checkedPattern, patternOf } from "../regex-calls.ts";
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
    const none = literal("dynamic", null);
    const isThere = call("value.isNotNull", [one]);
    const array = call("dynamic.array", [one]);
    return call("logic.if", [isThere, array, none], { type: "dynamic", at });
  }),
  replace_string: plain("text.replaceAll", "string", "string", "string"),
  replace_regex: bound((site) => replaceRegex(site)),
  replace: bound((site) => replacePattern(site)),
  extract: bound(bindExtract),
  trim: bound((site) => trimmed(site, ["start", "end"])),
  trim_start: bound((site) => trimmed(site, ["start"])),
  trim_end: bound((site) => trimmed(site, ["end"])),
  extract_all: bound(bindExtractAll),
  reverse: plain("text.reverse", "string"),
  strrep: bound(({ args, at }) => {
    const [value, times, between] = args;
    if (value === undefined || times === undefined) return textLiteral("", at);
    const delimiter = between === undefined ? textLiteral("") : asText(between);
    return repeated({ value: asText(value), times: coerce(times, "long"), delimiter, at });
  }),
  string_size: plain("text.byteLength", "string"),
  indexof: bound(bindIndexOf),
  countof: bound(bindCountOf),
  notempty: bound(({ arg, at }) => call("text.isNotEmpty", [asText(arg(0))], { at })),
  strcmp: bound(({ arg, at }) => {
    const [left, right] = [asText(arg(0)), asText(arg(1))];
    const less = call("text.less", [left, right], { at });
    const same = call("text.equals", [left, right], { at });
    const values = [less, longLiteral(-1), same, longLiteral(0), longLiteral(1)];
    return call("logic.case", values, { type: "long", at });
  }),
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

interface Repeating {
  readonly value: Expr;
  readonly times: Expr;
  readonly delimiter: Expr;
  readonly at: Expr["at"];
}

/** `value` so many times with the delimiter between: one behind each, the last one cut off. */
function repeated({ value, times, delimiter, at }: Repeating): Expr {
  const whole = call("text.repeat", [call("text.concat", [value, delimiter]), times], { at });
  const length = call(
    "number.subtract",
    [call("text.length", [whole]), call("text.length", [delimiter])],
    { type: "long" },
  );
  const isNothing = delimiter.kind === "literal" && delimiter.value === "";
  return isNothing ? whole : call("text.substring", [whole, longLiteral(0), length], { at });
}

/** `extract_all(pattern, [groups,] source)`; without groups all of the pattern's. */
function bindExtractAll({ args, nodes, rows, node, at }: ScalarCall): Expr {
  const [written] = args;
  const source = args.at(-1);
  const chosen = args.length === 3 ? args[1] : undefined;
  if (written === undefined || source === undefined) return literal("dynamic", null, at);
  const checked = checkedPattern(asText(written), nodes[0] ?? node, rows);
  if (checked === undefined) return literal("dynamic", null, at);
  const all = Array.from({ length: checked.groups }, (_, index) => index + 1);
  const groups = chosen === undefined ? all : elementsOf(chosen);
  const numbers = groups?.filter((group): group is number => typeof group === "number") ?? [];
  if (groups === undefined || numbers.length !== groups.length || groups.length === 0) {
    return rows.refuse(node, "extract_all() of these groups", "groups by number");
  }
  const pattern = textLiteral(checked.pattern, at);
  const wanted = numbers.map((group) => longLiteral(group));
  return call("text.extractAll", [asText(source), pattern, ...wanted], { at });
}

/** `indexof(source, what [, start])`; a length or an occurrence is not run. */
function bindIndexOf({ args, rows, node, at }: ScalarCall): Expr {
  const [source, what, start = longLiteral(0), ...others] = args;
  if (source === undefined || what === undefined || others.length > 0) {
    return rows.refuse(node, "indexof() of a length or an occurrence", "indexof(source, what)");
  }
  const from = coerce(start, "long");
  if (from.kind !== "literal" || typeof from.value !== "bigint" || from.value < 0n) {
    return rows.refuse(node, "indexof() from a computed or negative place", "a constant place");
  }
  return call("text.indexOf", [asText(source), asText(what), from], { at });
}

/** `countof(source, what [, kind])`. */
function bindCountOf({ args, nodes, rows, node, at }: ScalarCall): Expr {
  const [source, what, kind] = args;
  if (source === undefined || what === undefined) return literal("long", null, at);
  const isRegex = kind !== undefined && isText(kind) && kind.value === "regex";
  if (!isRegex) return call("text.count", [asText(source), asText(what)], { at });
  const pattern = patternOf(asText(what), nodes[1] ?? node, rows);
  if (pattern === undefined) return literal("long", null, at);
  return call("text.countMatches", [asText(source), textLiteral(pattern, at)], { at });
}
