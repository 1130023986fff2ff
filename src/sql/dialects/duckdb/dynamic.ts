// Dynamic values in DuckDB: its JSON type.

import type { FamilyTemplates } from "../../dialect.ts";

const later = { unsupported: "not yet" } as const;

export const dynamic: FamilyTemplates<"dynamic"> = {
  "dynamic.property": later,
  "dynamic.element": later,
  "dynamic.length": later,
  "dynamic.parse": later,
  "dynamic.array": later,
  "dynamic.object": later,
  "dynamic.holdsText": later,
  "dynamic.holdsTextFolded": later,
  "dynamic.anyTermIn": later,
  "dynamic.allTermsIn": later,
};
