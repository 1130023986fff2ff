// Kusto's functions over dynamic values.

import { call } from "#plan";
import { coerce } from "../coerce.ts";
import { bound, plain, type ScalarFunctions } from "./row.ts";

const array = bound(({ args, at }) => call("dynamic.array", args, { at }));

const bag = bound(({ args, at }) => {
  const pairs = args.map((each, index) => (index % 2 === 0 ? coerce(each, "string") : each));
  return call("dynamic.object", pairs, { at });
});

export const dynamic: ScalarFunctions = {
  array_length: plain("dynamic.length", "dynamic"),
  pack_array: array,
  pack: bag,
  bag_pack: bag,
  pack_dictionary: bag,
};
