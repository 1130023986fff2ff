// Bytes become events: frames, headers, formats, clocks, rows.

export {
  decodedCatalog,
  type EvidenceGrade,
  type Recogniser,
  recognise,
  recognisers,
} from "./activities/index.ts";
export type { ClockSettings, Moment } from "./clock.ts";
export { Decoder, type DecoderSettings, type Explanation, type IngestReport } from "./decoder.ts";
export type { ClockTrust, Envelope, Format, Frame, Reading, Stamp } from "./format.ts";
export { readTacacsNgFields, type TacacsNgFields } from "./formats/tacacs-ng.ts";
export { redact } from "./redact.ts";
export type { SeenActivity, SeenDevice, SeenDevices } from "./seen-devices.ts";
export {
  type Silence,
  type SourceWatch,
  silenceRow,
  Tally,
} from "./silence/index.ts";
