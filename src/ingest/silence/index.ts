// Sightings of all frames become the silences of devices.

export { silenceRow } from "./rows.ts";
export type { Silence, SilenceReason } from "./silence.ts";
export { type SourceWatch, Tally } from "./tally.ts";
