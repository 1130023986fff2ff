// Network addresses in DuckDB.

import type { FamilyTemplates } from "../../dialect.ts";

const later = { unsupported: "not yet" } as const;

export const address: FamilyTemplates<"address"> = {
  "address.isInNetwork": later,
};
