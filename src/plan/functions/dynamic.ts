// Dynamic values: JSON as it is written.

import type { FunctionTable } from "./signature.ts";

export const dynamic = {
  "dynamic.property": {
    takes: ["dynamic", "string"],
    returns: "dynamic",
    meaning: "null where absent or no bag",
  },
  "dynamic.element": {
    takes: ["dynamic", "long"],
    returns: "dynamic",
    meaning: "counted from 0, negative from the end; null where absent or no array",
  },
  "dynamic.length": {
    takes: ["dynamic"],
    returns: "long",
    meaning: "elements of an array; null of anything else",
  },
  "dynamic.parse": {
    takes: ["string"],
    returns: "dynamic",
    meaning: 'JSON text; what is no JSON becomes a dynamic text, "" null',
  },
  "dynamic.array": {
    takes: [],
    rest: "any",
    returns: "dynamic",
    meaning: "an array of the arguments, nulls kept",
  },
  "dynamic.object": {
    takes: [],
    rest: "any",
    returns: "dynamic",
    meaning: "a bag of pairs of key and value",
  },
  "dynamic.holdsText": {
    takes: ["dynamic", "string"],
    returns: "bool",
    meaning: "an array has an element of exactly this text",
  },
  "dynamic.holdsTextFolded": {
    takes: ["dynamic", "string"],
    returns: "bool",
    meaning: "the same but for case",
  },
  "dynamic.anyTermIn": {
    takes: ["dynamic", "string"],
    returns: "bool",
    meaning: "text.hasTerm of the text for at least one element",
  },
  "dynamic.allTermsIn": {
    takes: ["dynamic", "string"],
    returns: "bool",
    meaning: "text.hasTerm of the text for each element",
  },
} as const satisfies FunctionTable;
