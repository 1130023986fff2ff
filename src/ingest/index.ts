// Bytes become events: frames, headers, formats, clocks, rows.

export type { ClockTrust, Envelope, Format, Frame, Reading, Stamp } from "./format.ts";
