// Messages of Opengear console servers: host, port or daemon, and a stamp of their own shape.

import type { Envelope, Format, Reading, Stamp } from "../format.ts";
import { fractionTicksOf, monthNumbered } from "../stamps.ts";

export const opengear: Format = {
  name: "opengear",
  authority: "Opengear User Manual, Serial Port Logging and Auto-Response",
  example: "<30>console1 port02 2026-Nov- 9 15:42:06.972 LOGIN: ops",
  read,
};

const shape =
  /^([\w.-]+) ([\w.-]+) (\d{4})-([A-Z][a-z]{2})-([ \d]\d) (\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,6}))? (?=[A-Z]+: )/;

function read({ content }: Envelope): Reading | undefined {
  const match = shape.exec(content);
  if (match === null) return undefined;
  const [all, host, program] = match;
  const message = content.slice(all.length);
  return {
    confidence: 0.952,
    vendor: "Opengear",
    product: "Console Server",
    sourceType: "opengear",
    stamp: stampOf(match),
    host,
    program,
    mnemonic: message.slice(0, message.indexOf(":")),
    message,
  };
}

function stampOf(match: RegExpExecArray): Stamp | undefined {
  const [, , , year, name = "", day, hour, minute, second, fraction] = match;
  const month = monthNumbered(name);
  if (month === undefined) return undefined;
  return {
    year: Number(year),
    month,
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    fractionTicks: fractionTicksOf(fraction ?? ""),
    trust: "synced",
  };
}
