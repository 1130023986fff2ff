// Messages that formats have read become activities of devices.

export { decodedCatalog } from "./catalog.ts";
export { recognise } from "./recognise.ts";
export type { EvidenceGrade, Recogniser } from "./recogniser.ts";
export { recognisers } from "./recognisers.ts";
export { activityRow } from "./row.ts";
