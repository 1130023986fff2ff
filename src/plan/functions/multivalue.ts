// Splunk's multivalue fields: a dynamic array of texts. A field without values is null, never an
// empty array.

import type { FunctionTable } from "./signature.ts";

const anyValue = (meaning: string) =>
  ({ takes: ["dynamic", "string"], returns: "bool", meaning }) as const;

export const multivalue = {
  "multivalue.of": { takes: ["string"], returns: "dynamic", meaning: "an array of that text" },
  "multivalue.append": {
    takes: [],
    rest: "dynamic",
    returns: "dynamic",
    meaning: "all values in order; null arguments are skipped; null where nothing is left",
  },
  "multivalue.at": {
    takes: ["dynamic", "long"],
    returns: "string",
    meaning: "counted from 0, negative from the end; null where absent",
  },
  "multivalue.slice": {
    takes: ["dynamic", "long", "long"],
    returns: "dynamic",
    meaning: "from the first to the second position, both counted as multivalue.at and included",
  },
  "multivalue.join": {
    takes: ["dynamic", "string"],
    returns: "string",
    meaning: "the values with the text between them",
  },
  "multivalue.find": {
    takes: ["dynamic", "string"],
    returns: "long",
    meaning: "position from 0 of the first value in which the RE2 pattern is found, else null",
  },
  "multivalue.distinct": {
    takes: ["dynamic"],
    returns: "dynamic",
    meaning: "each value once, where it first stands",
  },
  "multivalue.sorted": { takes: ["dynamic"], returns: "dynamic", meaning: "by code points" },
  "multivalue.anyEquals": anyValue("loose.equals for at least one value"),
  "multivalue.anyMatchesWildcard": anyValue("text.matchesWildcard for at least one value"),
  "multivalue.anyMatchesRegex": anyValue("text.matchesRegex for at least one value"),
  "multivalue.captures": {
    takes: ["string", "string", "long", "long"],
    returns: "dynamic",
    meaning:
      "text, RE2 pattern, group, limit (0: none): the group of each match, without the empty ones; null where there is none",
  },
  "multivalue.jsonValues": {
    takes: ["string", "string"],
    returns: "dynamic",
    meaning:
      "the texts at a Splunk path (`a.b`, `a{}.b`) of a JSON object as text; null where it is no JSON or has none",
  },
} as const satisfies FunctionTable;
