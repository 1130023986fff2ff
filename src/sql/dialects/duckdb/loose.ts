// Splunk's values in DuckDB.

import type { FamilyTemplates } from "../../dialect.ts";

const later = { unsupported: "not yet" } as const;

export const loose: FamilyTemplates<"loose"> = {
  "loose.present": later,
  "loose.number": later,
  "loose.text": later,
  "loose.equals": later,
  "loose.equalNumbers": later,
  "loose.less": later,
  "loose.atMost": later,
  "loose.add": later,
  "loose.addressKey": later,
  "loose.round": later,
};
