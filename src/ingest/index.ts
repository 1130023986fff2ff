// Bytes become events: frames, headers, formats, clocks, rows.

export type { ClockSettings, Moment } from "./clock.ts";
export { isRewritten } from "./decide.ts";
export { Decoder, type DecoderSettings, type Explanation, type IngestReport } from "./decoder.ts";
export type { ClockTrust, Envelope, Format, Frame, Reading, Stamp } from "./format.ts";
export { formats } from "./formats/index.ts";
export { type TacacsNgFields, tacacsNg } from "./formats/tacacs-ng.ts";
export { longestLineBytes } from "./framing.ts";
export { redact, redacted } from "./redact.ts";
