// Kusto's functions over dynamic values.

import { call, type Expr, type FunctionName, textLiteral } from "#plan";
import type { Column } from "#schema";
import { nowhere } from "#text";
import { coerce } from "../coerce.ts";
import { textsOf } from "../fold.ts";
import { bound, plain, type ScalarFunctions } from "./row.ts";

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

const pairOf = (column: Column): Expr[] => [
  textLiteral(column.name),
  { kind: "column", ...column, at: nowhere },
];
