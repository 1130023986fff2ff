// Accounting records of tac_plus-ng, whose operator decides which fields a record has and what stands between them.

import type { Envelope, Format, Reading, Stamp } from "../format.ts";
import { readStamp, withZone } from "../stamps.ts";

/** The operator's `log` format, as far as reading needs it. */
export interface TacacsNgFields {
  readonly separator: string;
  /** In order. `accttype` must be among them; the last field takes the rest of the record. */
  readonly fields: readonly string[];
}

const variable = /\$\{(\w+)\}/g;

/**
 * Reads tac_plus-ng's own `accounting format`, as `${nas}::${user}::${accttype}::${cmd}`. Undefined where it has no
 * `accttype`, or not one and the same separator between all of its variables.
 */
export function readTacacsNgFields(format: string): TacacsNgFields | undefined {
  const found = [...format.matchAll(variable)];
  const fields = found.map(([, name = ""]) => name);
  const [first, second] = found;
  if (first === undefined || second === undefined || !fields.includes("accttype")) return undefined;
  const separator = format.slice(first[0].length, second.index);
  const rebuilt = fields.map((name) => `\${${name}}`).join(separator);
  return separator !== "" && rebuilt === format ? { separator, fields } : undefined;
}

const recordKinds: ReadonlySet<string> = new Set(["start", "stop", "update"]);

const documented: TacacsNgFields = {
  separator: "::",
  fields: ["nas", "user", "port", "nac", "accttype", "result", "service", "cmd"],
};

/** The format for one operator's records. */
export function tacacsNg(map: TacacsNgFields): Format {
  return {
    name: "tacacs-ng",
    authority: "tac_plus-ng, log format strings",
    example: `2026-03-01 08:00:00 +0000 ${recordOf(map)}`,
    marks: [map.separator],
    read: (envelope) => read(envelope, map),
  };
}

const sampleValues: ReadonlyMap<string, string> = new Map([
  ["nas", "192.0.2.1"],
  ["user", "ops"],
  ["port", "tty10"],
  ["nac", "192.0.2.200"],
  ["accttype", "stop"],
  ["result", "permit"],
  ["service", "shell"],
  ["cmd", "show version"],
]);

export const tacacsNgDefault: Format = tacacsNg(documented);

function recordOf({ separator, fields }: TacacsNgFields): string {
  return fields.map((name) => sampleValues.get(name) ?? name).join(separator);
}

function read(envelope: Envelope, map: TacacsNgFields): Reading | undefined {
  const own = readOwnStamp(envelope.content);
  const record = own === undefined ? envelope.body : envelope.content.slice(own.end);
  const parts = record.split(map.separator);
  if (parts.length < map.fields.length) return undefined;
  const fields: Record<string, string> = {};
  map.fields.forEach((name, index) => {
    const last = index === map.fields.length - 1;
    fields[name] = last ? parts.slice(index).join(map.separator) : (parts[index] ?? "");
  });
  if (!recordKinds.has(fields["accttype"] ?? "")) return undefined;
  return {
    confidence: 0.83,
    vendor: "Pro-Bono-Publico",
    product: "tac_plus-ng",
    sourceType: "tac_plus",
    stamp: own?.stamp,
    host: own === undefined ? undefined : fields["nas"],
    message: record,
    fields,
  };
}

/** The server's own file begins each record with `2026-03-01 08:00:00 +0000` and a blank or a tab. */
function readOwnStamp(text: string): { readonly stamp: Stamp; readonly end: number } | undefined {
  const read = readStamp(text, 0, "synced");
  if (read === undefined) return undefined;
  const zoned = text[read.end] === " " ? withZone(read.stamp, text, read.end + 1) : read;
  const known = zoned.stamp.offsetMinutes === undefined ? read : zoned;
  return /[ \t]/.test(text[known.end] ?? "") ? { ...known, end: known.end + 1 } : undefined;
}
