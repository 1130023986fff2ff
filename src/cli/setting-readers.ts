// The text of a setting becomes its value, or a usage error that says what would be right.

import { readTacacsNgFields, type TacacsNgFields } from "#ingest";
import { ticksFromIso } from "#schema";
import { nearest } from "#text";
import { UsageError } from "./usage-error.ts";

/** What flags, variables and YAML scalars give. */
export type ScalarText = string | number | boolean;

/** `from` says where the value stands: `--zone`, `BOOTWARDEN_ZONE`, `bootwarden.yaml: zone`. */
type Reader<T> = (text: ScalarText, from: string) => T;

function choice<const T extends string>(choices: readonly T[]): Reader<T> {
  return (given, from) => {
    const word = String(given).toLowerCase();
    const found = choices.find((one) => one === word);
    if (found !== undefined) return found;
    const close = nearest(word, choices);
    throw new UsageError(
      `${from} must be one of ${choices.join(", ")}, not '${given}'`,
      close === undefined ? undefined : `'${close}' is the closest name`,
    );
  };
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

export const readers = { choice, instant, path, tacacsFormat, text, wholeNumber, yes, zone };
