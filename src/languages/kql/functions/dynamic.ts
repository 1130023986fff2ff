// Kusto's functions over dynamic values.

import { call, type Expr, type FunctionName, literal, longLiteral, textLiteral } from "#plan";
import type { Column } from "#schema";
import { nowhere } from "#text";
import { coerce, isNumber } from "../coerce.ts";
import { textsOf } from "../fold.ts";
import { bound, plain, type ScalarCall, type ScalarFunctions } from "./row.ts";

const array = bound(({ args, at }) => call("dynamic.array", args, { at }));

const bag = bound(({ args, at }) => {
  const pairs = args.map((each, index) => (index % 2 === 0 ? coerce(each, "string") : each));
  return call("dynamic.object", pairs, { at });
});

/** All arguments are dynamic values. */
const dynamics = (fn: FunctionName) => plain(fn, "dynamic");

const concatenated = bound(({ args, at }) =>
  call(
    "array.concat",
    args.map((each) => coerce(each, "dynamic")),
    { at },
  ),
);

/** The order is ascending or not by the function's name; where the nulls go can be said last. */
const sorted = (fn: "array.sortAscending" | "array.sortDescending") =>
  bound(({ arg, args, rows, node, at }) =>
    args.length === 1
      ? call(fn, [coerce(arg(0), "dynamic")], { at })
      : rows.refuse(node, "sorting several arrays by the first", "one array"),
  );

export const dynamic: ScalarFunctions = {
  array_length: plain("dynamic.length", "dynamic"),
  pack_array: array,
  pack: bag,
  bag_pack: bag,
  pack_dictionary: bag,
  pack_all: bound(({ args, rows, node, at }) =>
    args.length > 0
      ? rows.refuse(node, "pack_all() that leaves out empty values", "pack_all()")
      : call("dynamic.object", rows.schema.flatMap(pairOf), { at }),
  ),
  array_concat: concatenated,
  array_slice: plain("array.slice", "dynamic", "long", "long"),
  array_reverse: dynamics("array.reverse"),
  array_sort_asc: sorted("array.sortAscending"),
  array_sort_desc: sorted("array.sortDescending"),
  array_sum: dynamics("array.sum"),
  array_index_of: bound(({ args, rows, node, at }) => {
    const [values, wanted, ...range] = args;
    if (values === undefined || wanted === undefined || range.length > 0) {
      return rows.refuse(node, "array_index_of() of a range", "array_index_of(array, value)");
    }
    return call("array.indexOf", [coerce(values, "dynamic"), coerce(wanted, "dynamic")], { at });
  }),
  array_rotate_left: plain("array.rotate", "dynamic", "long"),
  array_rotate_right: bound((site) => turned("array.rotate", site)),
  array_shift_left: bound(({ arg, args, at }) => {
    const fill = args[2] === undefined ? literal("dynamic", null) : coerce(args[2], "dynamic");
    return call("array.shift", [coerce(arg(0), "dynamic"), coerce(arg(1), "long"), fill], { at });
  }),
  array_shift_right: bound((site) => turned("array.shift", site)),
  zip: dynamics("array.zip"),
  range: bound(({ args, rows, node, at }) => {
    const [from, to, step = longLiteral(1)] = args;
    if (from === undefined || to === undefined) return rows.refuse(node, "this range()");
    const numbers = [from, to, step];
    return numbers.every(({ type }) => isNumber(type))
      ? call("array.range", numbers, { at })
      : rows.refuse(node, `range() of ${from.type}`, "the range operator");
  }),
  strcat_array: plain("array.join", "dynamic", "string"),
  set_union: dynamics("array.union"),
  set_intersect: dynamics("array.intersection"),
  set_difference: dynamics("array.difference"),
  set_has_element: plain("array.holds", "dynamic", "dynamic"),
  bag_keys: dynamics("bag.keys"),
  bag_merge: dynamics("bag.merge"),
  bag_has_key: bound(({ arg, rows, node, at }) => {
    const key = coerce(arg(1), "string");
    const isPath = key.kind === "literal" && String(key.value).startsWith("$");
    return isPath
      ? rows.refuse(node, "bag_has_key() of a path", "a key")
      : call("bag.has", [coerce(arg(0), "dynamic"), key], { at });
  }),
  bag_remove_keys: bound(({ arg, rows, node, at }) => {
    const keys = coerce(arg(1), "dynamic");
    const hasPath = textsOf(keys)?.some((key) => key.startsWith("$")) ?? false;
    return hasPath
      ? rows.refuse(node, "bag_remove_keys() of a path", "keys")
      : call("bag.without", [coerce(arg(0), "dynamic"), keys], { at });
  }),
  gettype: bound(({ arg, at }) => {
    const value = arg(0);
    return value.type === "dynamic"
      ? call("dynamic.typeName", [value], { at })
      : textLiteral(value.type, at);
  }),
};

/** To the right is to the left by as much less than nothing. */
function turned(fn: "array.rotate" | "array.shift", { arg, args, at }: ScalarCall): Expr {
  const left = call("number.negate", [coerce(arg(1), "long")], { type: "long" });
  const fill = args[2] === undefined ? literal("dynamic", null) : coerce(args[2], "dynamic");
  const values = [coerce(arg(0), "dynamic"), left];
  return call(fn, fn === "array.shift" ? [...values, fill] : values, { at });
}

const pairOf = (column: Column): Expr[] => [
  textLiteral(column.name),
  { kind: "column", ...column, at: nowhere },
];
