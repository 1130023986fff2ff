// Truth, choice and equality.

import type { FunctionTable } from "./signature.ts";

export const logic = {
  "logic.and": {
    takes: [],
    rest: "bool",
    returns: "bool",
    meaning: "three-valued: false wins over null; true of no arguments",
  },
  "logic.or": {
    takes: [],
    rest: "bool",
    returns: "bool",
    meaning: "three-valued: true wins over null; false of no arguments",
  },
  "logic.not": { takes: ["bool"], returns: "bool", meaning: "three-valued" },
  "logic.isTrue": { takes: ["bool"], returns: "bool", meaning: "null counts as false" },
  "logic.if": {
    takes: ["bool", "any", "any"],
    returns: "given",
    meaning:
      "the second argument where the first is true, else the third; a null condition is not true",
  },
  "logic.case": {
    takes: [],
    rest: "any",
    returns: "given",
    meaning: "pairs of condition and value, then the value for none; a null condition is not true",
  },
  "value.coalesce": {
    takes: ["any"],
    rest: "any",
    returns: "given",
    meaning: "the first argument that is not null, else null",
  },
  "value.isNull": { takes: ["any"], returns: "bool", meaning: "never null itself" },
  "value.isNotNull": { takes: ["any"], returns: "bool", meaning: "never null itself" },
  "value.equals": {
    takes: ["any", "any"],
    returns: "bool",
    meaning: "Kusto's ==: false where one side is null, null where both are; NaN equals nothing",
  },
  "value.differs": {
    takes: ["any", "any"],
    returns: "bool",
    meaning: "Kusto's !=: true where one side is null, null where both are",
  },
  "value.less": {
    takes: ["any", "any"],
    returns: "bool",
    meaning: "types are equal or both numbers",
  },
  "value.atMost": {
    takes: ["any", "any"],
    returns: "bool",
    meaning: "types are equal or both numbers",
  },
  "value.greater": {
    takes: ["any", "any"],
    returns: "bool",
    meaning: "types are equal or both numbers",
  },
  "value.atLeast": {
    takes: ["any", "any"],
    returns: "bool",
    meaning: "types are equal or both numbers",
  },
  "value.isOneOf": {
    takes: ["any"],
    rest: "any",
    returns: "bool",
    meaning: "value.equals with at least one of the rest; false, not null, where it equals none",
  },
} as const satisfies FunctionTable;
