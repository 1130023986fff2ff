// The text of a setting becomes its value, or a usage error that says what would be right.

import { readTacacsNgFields, type TacacsNgFields } from "#ingest";
import type { Tunable } from "#plan";
import { ticksFromIso } from "#schema";
import { nearest } from "#text";
import type { SyslogTarget } from "#workspace";
import { UsageError } from "./usage-error.ts";

/** What flags, variables and YAML scalars give. */
export type ScalarText = string | number | boolean;

export const isScalarText = (value: unknown): value is ScalarText =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean";

/** `from` says where the value stands: `--zone`, `BOOTWARDEN_ZONE`, `bootwarden.yaml: zone`. */
export interface Reader<T> {
  (text: ScalarText, from: string): T;
  /** All words that it takes, where it takes no others. */
  readonly choices?: readonly string[];
}

function choice<const T extends string>(choices: readonly T[]): Reader<T> {
  const read = (given: ScalarText, from: string): T => {
    const word = String(given).toLowerCase();
    const found = choices.find((one) => one === word);
    if (found !== undefined) return found;
    const close = nearest(word, choices);
    throw new UsageError(
      `${from} must be one of ${choices.join(", ")}, not '${given}'`,
      close === undefined ? undefined : `'${close}' is the closest name`,
    );
  };
  return Object.assign(read, { choices });
}

/** Ticks, as schema/time.ts counts them. */
const instant: Reader<bigint> = (given, from) => {
  const ticks = ticksFromIso(String(given));
  if (ticks !== undefined) return ticks;
  throw new UsageError(
    `${from} must be a time in ISO 8601, not '${given}'`,
    "write it as 2026-03-16T00:00:00Z",
  );
};

const wholeNumber: Reader<number> = (given, from) => {
  const value = Number(given);
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new UsageError(`${from} must be a whole number above 0, not '${given}'`);
};

const unitsMs: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Milliseconds. */
const spanOfTime: Reader<number> = (given, from) => {
  const match = /^(\d{1,6})\s*([mhd])$/i.exec(String(given).trim());
  const ms = Number(match?.[1]) * (unitsMs[match?.[2]?.toLowerCase() ?? ""] ?? Number.NaN);
  if (ms > 0) return ms;
  throw new UsageError(
    `${from} must be a span of minutes, hours or days, not '${given}'`,
    "write it as 90m, 24h or 7d",
  );
};

/** An unsigned number of 64 bits, decimal or as 0x and hexadecimal digits. */
const nonce: Reader<bigint> = (given, from) => {
  const word = String(given).trim();
  if (/^(?:\d{1,20}|0x[0-9a-f]{1,16})$/i.test(word) && BigInt(word) < 1n << 64n)
    return BigInt(word);
  throw new UsageError(
    `${from} must be a number from 0 to 18446744073709551615, not '${given}'`,
    "write it as it was typed at the device, behind nonce",
  );
};

const path: Reader<string> = (given, from) => {
  if (given !== "") return String(given);
  throw new UsageError(`${from} must name a file or folder`);
};

const text: Reader<string> = (given) => String(given);

/** Minutes east of UTC, -12:00 to +14:00. */
const zone: Reader<number> = (given, from) => {
  const word = String(given).toUpperCase();
  if (word === "UTC" || word === "Z") return 0;
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(word);
  const minutes = match === null ? Number.NaN : Number(match[2]) * 60 + Number(match[3]);
  const offset = match?.[1] === "-" ? -minutes : minutes;
  if (offset >= -12 * 60 && offset <= 14 * 60) return offset;
  throw new UsageError(
    `${from} must be an offset from -12:00 to +14:00, not '${given}'`,
    "write it as +02:00; names of zones are not read here, because many have two meanings",
  );
};

const tacacsFormat: Reader<TacacsNgFields> = (given, from) => {
  const fields = readTacacsNgFields(String(given));
  if (fields !== undefined) return fields;
  throw new UsageError(
    `${from} must be variables of tac_plus-ng with one separator between them, not '${given}'`,
    `write it as '\${nas}::\${user}::\${accttype}::\${cmd}'; accttype must be among them`,
  );
};

/** `name=value`, the value on one line of text. */
const named: Reader<readonly [name: string, value: string]> = (given, from) => {
  const match = /^([a-z][a-z0-9_]*)=([^\u0000-\u001f\u007f]*)$/.exec(String(given));
  if (match !== null) return [match[1] ?? "", match[2] ?? ""];
  throw new UsageError(
    `${from} must be a name and a value, not '${given}'`,
    "write it as server=198.51.100.7",
  );
};

/** `name=value`; a value in brackets is a list, as JSON writes it. */
const tunable: Reader<readonly [name: string, value: Tunable]> = (given, from) => {
  const match = /^([A-Za-z_]\w{0,127})=([\s\S]*)$/.exec(String(given));
  if (match !== null) return [match[1] ?? "", listed(match[2] ?? "")];
  throw new UsageError(
    `${from} must be a name and a value, not '${given}'`,
    "write it as TimeWindow=12h, behind the paths",
  );
};

function listed(value: string): Tunable {
  if (!value.startsWith("[")) return value;
  try {
    const list: unknown = JSON.parse(value);
    return Array.isArray(list) && list.every(isScalarText) ? list : value;
  } catch {
    return value;
  }
}

const syslogTarget: Reader<SyslogTarget> = (given, from) => {
  const match = /^(udp|tcp):\/\/(?:\[([\da-f:.]+)\]|([\w.-]+))(?::(\d{1,5}))?\/?$/i.exec(
    String(given),
  );
  const transport = match?.[1]?.toLowerCase() === "tcp" ? "tcp" : "udp";
  const host = match?.[2] ?? match?.[3];
  const port = Number(match?.[4] ?? syslogPort);
  if (host !== undefined && port > 0 && port < 65_536) return { transport, host, port };
  throw new UsageError(
    `${from} must be a target of syslog, not '${given}'`,
    "write it as udp://127.0.0.1:514, tcp://collector.example.net or udp://[::1]:5514",
  );
};

/** RFC 5426 §3.3; over TCP there is no standard one, and most collectors listen on the same. */
const syslogPort = 514;

const words: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  "1": true,
  false: false,
  no: false,
  "0": false,
};

const yes: Reader<boolean> = (given, from) => {
  const value = words[String(given).toLowerCase()];
  if (value !== undefined) return value;
  throw new UsageError(`${from} must be true or false, not '${given}'`);
};

export const readers = {
  ...{ choice, instant, named, nonce, path, spanOfTime, syslogTarget, tacacsFormat, text },
  ...{ tunable, wholeNumber, yes, zone },
};
