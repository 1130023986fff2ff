// Any sender's message with the header of RFC 5424.

import type { Envelope, Format, Reading } from "../format.ts";

export const syslog5424: Format = {
  name: "syslog-5424",
  authority: "RFC 5424 §6",
  example:
    '<165>1 2026-03-01T08:00:00.003Z host01.example.net agent 8710 ID47 [meta sequenceId="1"] started',
  read,
};

const header = /^1 (?:-|\d{4}-\d{2}-\d{2}T\S+) /;

function read(envelope: Envelope): Reading | undefined {
  const { program, processId, messageId, structured } = envelope;
  if (!header.test(envelope.text)) return undefined;
  return {
    confidence: 0.3,
    vendor: "",
    product: "",
    sourceType: "syslog",
    program,
    processId,
    message: envelope.body,
    fields: {
      ...(messageId !== undefined && { msgid: messageId }),
      ...(structured !== undefined && { structured_data: structured }),
    },
  };
}
