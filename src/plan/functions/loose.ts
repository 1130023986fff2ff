// Splunk's values: text that acts as a number where it looks like one (optional sign, decimal
// digits with at most one point, optional exponent, blanks around; no hexadecimal, no infinity).

import type { FunctionTable } from "./signature.ts";

const relation = (meaning: string) =>
  ({ takes: ["string", "string"], returns: "bool", meaning }) as const;

export const loose = {
  "loose.present": { takes: ["string"], returns: "string", meaning: 'null where ""' },
  "loose.number": {
    takes: ["string"],
    returns: "real",
    meaning: "the number that the text looks like; null where it looks like none",
  },
  "loose.text": {
    takes: ["number"],
    returns: "string",
    meaning: "shortest decimal that reads back, without a fraction where it is whole: 2.0 gives 2",
  },
  "loose.equals": relation(
    "numeric where both look like numbers, else the same code points; null where one is null",
  ),
  "loose.equalNumbers": {
    takes: ["number", "number"],
    returns: "bool",
    meaning: "null where one is null",
  },
  "loose.less": relation("numeric where both look like numbers, else by code points"),
  "loose.atMost": relation("numeric where both look like numbers, else by code points"),
  "loose.add": {
    takes: ["string", "string"],
    returns: "string",
    meaning:
      "the sum as loose.text where both look like numbers, joined where neither does, else null",
  },
  "loose.addressKey": {
    takes: ["string"],
    returns: "string",
    meaning: "a text that orders IPv4 addresses by value; null of anything else",
  },
} as const satisfies FunctionTable;
