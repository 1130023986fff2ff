// Kusto's conversions: never an error, null (of text: "") for what cannot be converted.

import type { FunctionTable } from "./signature.ts";

const from = (
  returns:
    | "bool"
    | "int"
    | "long"
    | "real"
    | "decimal"
    | "datetime"
    | "timespan"
    | "guid"
    | "dynamic",
  meaning: string,
) => ({ takes: ["any"], returns, meaning }) as const;

export const convert = {
  "convert.toBool": from("bool", "text true/false/1/0 in any case, numbers by being other than 0"),
  "convert.toInt": from(
    "int",
    "decimal or 0x text with blanks around; a fraction in text gives null; reals truncate and stop at the ends of the range (infinity gives null), text out of range gives null",
  ),
  "convert.toLong": from("long", "as convert.toInt in 64 bits; datetime and timespan give ticks"),
  "convert.toReal": from("real", "decimal text; datetime and timespan give ticks"),
  "convert.toDecimal": from("decimal", "decimal text"),
  "convert.toDatetime": from(
    "datetime",
    "Kusto's todatetime() of text (ISO 8601, US order, RFC 1123); numbers are ticks",
  ),
  "convert.toTimespan": from(
    "timespan",
    "[-][d.]hh:mm:ss[.fffffff] or a number with a unit; numbers are ticks",
  ),
  "convert.toGuid": from("guid", "any usual spelling, written in lower case with hyphens"),
  "convert.toDynamic": from(
    "dynamic",
    "the value itself inside a dynamic; a number or bool stays one, datetime and timespan become text",
  ),
  "convert.toText": {
    takes: ["any"],
    returns: "string",
    meaning:
      'Kusto\'s tostring(): "" of null, True/False, 7 digits of a second, JSON of arrays and bags, the text of a dynamic text',
  },
} as const satisfies FunctionTable;
