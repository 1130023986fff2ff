// Moments and spans, in ticks of 100 ns. What leaves the years 1 to 9999 is null.

import type { FunctionTable } from "./signature.ts";

export const time = {
  "time.add": {
    takes: ["datetime", "timespan"],
    returns: "datetime",
    meaning: "later by the span",
  },
  "time.subtract": {
    takes: ["datetime", "timespan"],
    returns: "datetime",
    meaning: "earlier by the span",
  },
  "time.between": {
    takes: ["datetime", "datetime"],
    returns: "timespan",
    meaning: "first minus second",
  },
  "time.bin": {
    takes: ["datetime", "timespan"],
    returns: "datetime",
    meaning: "floor to a multiple counted from 0001-01-01",
  },
  "time.format": {
    takes: ["datetime", "string"],
    returns: "string",
    meaning: 'Kusto\'s format_datetime: y M d h H m s f F t and separators; "" of null',
  },
  "time.unixSeconds": {
    takes: ["datetime"],
    returns: "real",
    meaning: "seconds since 1970 with fraction",
  },
  "time.fromUnixSeconds": {
    takes: ["real"],
    returns: "datetime",
    meaning: "exact to a microsecond",
  },
  "span.add": { takes: ["timespan", "timespan"], returns: "timespan", meaning: "" },
  "span.subtract": { takes: ["timespan", "timespan"], returns: "timespan", meaning: "" },
  "span.negate": { takes: ["timespan"], returns: "timespan", meaning: "" },
  "span.multiply": {
    takes: ["timespan", "real"],
    returns: "timespan",
    meaning: "rounded to a tick",
  },
  "span.divide": {
    takes: ["timespan", "timespan"],
    returns: "real",
    meaning: "how often the second fits; as reals",
  },
  "span.divideBy": {
    takes: ["timespan", "real"],
    returns: "timespan",
    meaning: "rounded to a tick",
  },
  "span.bin": {
    takes: ["timespan", "timespan"],
    returns: "timespan",
    meaning: "floor to a multiple, negatives too",
  },
} as const satisfies FunctionTable;
