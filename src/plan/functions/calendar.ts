// Moments by the calendar, in UTC. What leaves the years 1 to 9999 is null.

import type { FunctionTable } from "./signature.ts";

const part = (meaning: string) => ({ takes: ["datetime"], returns: "long", meaning }) as const;

export const calendar = {
  "calendar.year": part("1 to 9999"),
  "calendar.month": part("1 to 12"),
  "calendar.dayOfMonth": part("1 to 31"),
  "calendar.dayOfYear": part("1 to 366"),
  "calendar.week": part("ISO 8601: week 1 has the year's first Thursday"),
  "calendar.startOfMonth": {
    takes: ["datetime"],
    returns: "datetime",
    meaning: "midnight of its first day",
  },
  "calendar.startOfYear": {
    takes: ["datetime"],
    returns: "datetime",
    meaning: "midnight of 1 January",
  },
  "calendar.addMonths": {
    takes: ["datetime", "long"],
    returns: "datetime",
    meaning: "the same day of the month, or the month's last where it is shorter",
  },
  "calendar.make": {
    takes: ["long", "long", "long"],
    returns: "datetime",
    meaning: "midnight of year, month, day; null where the calendar has no such day",
  },
  "calendar.formatSpan": {
    takes: ["timespan", "string"],
    returns: "string",
    meaning: 'Kusto\'s format_timespan: d h H m s f F and separators, - in front; "" of null',
  },
} as const satisfies FunctionTable;
