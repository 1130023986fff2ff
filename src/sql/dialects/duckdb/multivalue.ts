// Splunk's multivalue fields in DuckDB: JSON arrays of texts.

import type { FamilyTemplates } from "../../dialect.ts";

const later = { unsupported: "not yet" } as const;

export const multivalue: FamilyTemplates<"multivalue"> = {
  "multivalue.of": later,
  "multivalue.append": later,
  "multivalue.at": later,
  "multivalue.slice": later,
  "multivalue.join": later,
  "multivalue.find": later,
  "multivalue.distinct": later,
  "multivalue.sorted": later,
  "multivalue.anyEquals": later,
  "multivalue.anyMatchesWildcard": later,
  "multivalue.anyMatchesRegex": later,
  "multivalue.captures": later,
  "multivalue.jsonValues": later,
};
