// One event of ArubaOS-CX becomes a reading: the daemon, then the event's number, severity, module and slot in bars.

import type { Envelope, Format, Reading } from "../format.ts";

export const arubaCx: Format = {
  name: "aruba-cx",
  authority: "ArubaOS-CX Event Log Message Reference Guide 10.x",
  example:
    "<190>Nov 21 09:30:00 edge-cx1 hpe-ispd[1201]: Event|7216|LOG_INFO|AMM|1/1|Approximately 2 minute(s) remaining to update 1 device(s) on 1/1",
  marks: ["Event|"],
  read: readArubaCx,
};

const shape = /^Event\|(\d{1,6})\|LOG_([A-Z]{2,7})\|([^|]{0,32})\|([^|]{0,32})\|/;

const severities: ReadonlyMap<string, number> = new Map([
  ["EMER", 0],
  ["EMERG", 0],
  ["ALERT", 1],
  ["CRIT", 2],
  ["ERR", 3],
  ["WARN", 4],
  ["WARNING", 4],
  ["NOTICE", 5],
  ["INFO", 6],
  ["DEBUG", 7],
]);

function readArubaCx({ body, program, processId }: Envelope): Reading | undefined {
  const message = body.trimStart();
  const match = program === undefined ? null : shape.exec(message);
  const severity = severities.get(match?.[2] ?? "");
  if (match === null || severity === undefined) return undefined;
  const [head, event = "", , module = "", slot = ""] = match;
  return {
    confidence: 0.957,
    vendor: "HPE",
    product: "ArubaOS-CX",
    sourceType: "hpe:aruba_cx",
    program,
    processId,
    severity,
    mnemonic: event,
    message,
    fields: { event, module, slot, message_text: message.slice(head.length) },
  };
}
