// Arrays and bags inside dynamic values. What is no array where one is taken gives null, unless a row says otherwise.

import type { FunctionTable } from "./signature.ts";

const ofArray = (meaning: string) => ({ takes: ["dynamic"], returns: "dynamic", meaning }) as const;

export const array = {
  "array.expandable": ofArray(
    "what Kusto's mv-expand goes through: an array itself, of a bag an array of bags of one pair, of all else (null too) an array of it alone",
  ),
  "array.zip": {
    takes: ["dynamic"],
    rest: "dynamic",
    returns: "dynamic",
    meaning:
      "array of arrays: the elements at each place, as long as the longest, nulls where one is shorter",
  },
  "array.concat": {
    takes: [],
    rest: "dynamic",
    returns: "dynamic",
    meaning:
      "one array of all elements; a null argument adds nothing, what is no array adds itself",
  },
  "array.slice": {
    takes: ["dynamic", "long", "long"],
    returns: "dynamic",
    meaning: "from a place to a place, both in it, negative ones from the end",
  },
  "array.reverse": ofArray("the last element first"),
  "array.sortAscending": ofArray("numbers by value, then texts by code points; nulls last"),
  "array.sortDescending": ofArray("texts, then numbers, greatest first; nulls last"),
  "array.indexOf": {
    takes: ["dynamic", "dynamic"],
    returns: "long",
    meaning: "place of the first element that is the value; -1 where none is",
  },
  "array.sum": {
    takes: ["dynamic"],
    returns: "real",
    meaning: "of its numbers; null where there is none or an element is no number",
  },
  "array.join": {
    takes: ["dynamic", "string"],
    returns: "string",
    meaning: "the elements as text with the delimiter between",
  },
  "array.union": {
    takes: ["dynamic"],
    rest: "dynamic",
    returns: "dynamic",
    meaning: "the distinct elements of all, in order of first appearance",
  },
  "array.intersection": {
    takes: ["dynamic"],
    rest: "dynamic",
    returns: "dynamic",
    meaning: "the distinct elements of the first that are in all others",
  },
  "array.difference": {
    takes: ["dynamic"],
    rest: "dynamic",
    returns: "dynamic",
    meaning: "the distinct elements of the first that are in no other",
  },
  "array.holds": {
    takes: ["dynamic", "dynamic"],
    returns: "bool",
    meaning: "an element is the value",
  },
  "bag.keys": {
    takes: ["dynamic"],
    returns: "dynamic",
    meaning: "array of its keys; null where it is no bag",
  },
  "bag.merge": {
    takes: ["dynamic"],
    rest: "dynamic",
    returns: "dynamic",
    meaning:
      "all pairs; of a key that several have, the first's value; what is no bag adds nothing",
  },
  "bag.has": { takes: ["dynamic", "string"], returns: "bool", meaning: "it has the key" },
  "bag.without": {
    takes: ["dynamic", "dynamic"],
    returns: "dynamic",
    meaning: "a bag without the keys that the array names",
  },
  "dynamic.typeName": {
    takes: ["dynamic"],
    returns: "string",
    meaning: "Kusto's gettype(): array, dictionary, string, long, double, bool, null",
  },
} as const satisfies FunctionTable;
