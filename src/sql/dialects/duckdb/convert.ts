// Kusto's conversions in DuckDB.

import type { FamilyTemplates } from "../../dialect.ts";

const later = { unsupported: "not yet" } as const;

export const convert: FamilyTemplates<"convert"> = {
  "convert.toBool": later,
  "convert.toInt": later,
  "convert.toLong": later,
  "convert.toReal": later,
  "convert.toDecimal": later,
  "convert.toDatetime": later,
  "convert.toTimespan": later,
  "convert.toGuid": later,
  "convert.toDynamic": later,
  "convert.toText": "coalesce(CAST({0} AS VARCHAR), '')",
};
