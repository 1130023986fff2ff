// What an export wrote in a cell becomes a value of its column's type.

import {
  type Scalar,
  type ScalarType,
  ticksFromCivil,
  ticksFromIso,
  ticksPerSecond,
} from "#schema";
import { jsonValue } from "./json-text.ts";

export interface Written {
  /** The text of a string or scalar; of a nested value its JSON as written. */
  readonly text: string;
  readonly nested: boolean;
}

/** Null for an empty cell of a type that is not text; undefined where the text is no value of the type. */
export function cellOf(type: ScalarType, written: Written): Scalar | undefined {
  const { text } = written;
  if (type === "string" || type === "guid") return text;
  const trimmed = text.trim();
  if (trimmed === "") return type === "dynamic" ? "" : null;
  switch (type) {
    case "int":
      return integer(trimmed, 31n);
    case "long":
      return integer(trimmed, 63n);
    case "real":
      return real(trimmed);
    case "decimal":
      return real(trimmed) === undefined ? undefined : trimmed;
    case "bool":
      return boolean(trimmed);
    case "datetime":
      return ticksOf(trimmed);
    case "timespan":
      return undefined;
    case "dynamic":
      return dynamic(written);
  }
}

function integer(text: string, bits: bigint): bigint | undefined {
  const digits = /^([+-]?\d{1,19})(?:\.0+)?$/.exec(text)?.[1];
  if (digits === undefined) return undefined;
  const value = BigInt(digits.replace(/^\+/, ""));
  const limit = 1n << bits;
  return value >= -limit && value < limit ? value : undefined;
}

function real(text: string): number | undefined {
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined;
}

function boolean(text: string): boolean | undefined {
  if (/^(?:true|1)$/i.test(text)) return true;
  return /^(?:false|0)$/i.test(text) ? false : undefined;
}

/** A text that holds JSON is that JSON: exports write dynamic values as strings. Any other text is a JSON string. */
function dynamic({ text, nested }: Written): string {
  if (nested || /^\s*[[{]/.test(text))
    return jsonValue(text) === undefined ? JSON.stringify(text) : text;
  return JSON.stringify(text);
}

// `1/31/2026, 11:04:05.123 PM`; the blank before PM may be a narrow no-break one (CLDR 42 and later).
const usDate =
  /^(\d{1,2})\/(\d{1,2})\/(\d{4}),?[\s\u202f]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,7}))?)?(?:[\s\u202f]*([AP])M)?$/i;

/** ISO 8601, or the US form of the portal's CSV; a time without a zone is UTC. */
export function ticksOf(text: string): bigint | undefined {
  const match = usDate.exec(text.trim());
  if (match === null) return ticksFromIso(text);
  const [, month, day, year, hour = "0", minute, second = "0", fraction = "", half] = match;
  const hours = hourOf(Number(hour), half);
  if (hours === undefined) return undefined;
  const ticks = ticksFromCivil({
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: hours,
    minute: Number(minute),
    second: Number(second),
  });
  return ticks === undefined ? undefined : ticks + BigInt(fraction.padEnd(7, "0"));
}

function hourOf(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half.toUpperCase() === "P" ? 12 : 0);
}

/** Ticks of `minutes`, for times that were written in another zone than UTC. */
export function ticksOfMinutes(minutes: number): bigint {
  return BigInt(minutes) * 60n * ticksPerSecond;
}
