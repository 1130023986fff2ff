// Any sender's message with a header of RFC 3164, a PRI, or a relay's stamp and host: the last resort.

import type { Envelope, Format, Reading } from "../format.ts";

export const syslog3164: Format = {
  name: "syslog-3164",
  authority: "RFC 3164 §4.1",
  example: "<34>Oct 11 22:14:15 host01 su[412]: pam_unix(su:session): session opened for user ops",
  read,
};

function read(envelope: Envelope): Reading | undefined {
  const { priority, stamp, program, processId, content } = envelope;
  if (priority === undefined && stamp === undefined) return undefined;
  const whole = stamp !== undefined && envelope.host !== undefined && program !== undefined;
  return {
    confidence: whole ? 0.2 : 0.1,
    vendor: "",
    product: "",
    sourceType: "syslog",
    program,
    processId,
    message: program === undefined ? content : envelope.body,
  };
}
