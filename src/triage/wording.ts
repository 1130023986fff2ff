// Values of logs and lists become words of our sentences: quoted, bounded, and never mistaken for what we say
// ourselves.

import { isoFromTicks, ticksPerSecond } from "#schema";
import { neutralise } from "#text";

/** Longer values are cut in sentences; the reference beside the sentence leads to the whole. */
const valueCharactersMax = 80;

const sentenceCharactersMax = 300;

const namedMax = 5;

/**
 * In quotes whatever it holds: an account called `admin" is authorised` stays one value. Quotes and backslashes within
 * are escaped.
 */
export function quoted(value: string): string {
  const escaped = neutralise(value).replace(/["\\]/g, (character) => `\\${character}`);
  return `"${cutTo(valueCharactersMax, escaped)}"`;
}

/** A sentence that was made elsewhere, of values that were quoted there; without its full stop. */
export function sentence(text: string): string {
  return cutTo(sentenceCharactersMax, neutralise(text)).replace(/\.$/, "");
}

/** Cut between characters, not amid a surrogate pair or an escape. */
function cutTo(charactersMax: number, text: string): string {
  if (text.length <= charactersMax) return text;
  const kept = text.slice(0, charactersMax - 1);
  return `${kept.replace(/[\ud800-\udbff]$/, "").replace(/\\[^\\]{0,5}$/, "")}…`;
}

/** `a`, `a and b`, `a, b and c`. */
export function inWords(parts: readonly string[], joint: "and" | "or" = "and"): string {
  return parts.length < 2
    ? parts.join("")
    : `${parts.slice(0, -1).join(", ")} ${joint} ${parts.at(-1)}`;
}

/** Distinct values, quoted; of many the first, and how many more there are. */
export function valuesInWords(values: readonly string[], joint: "and" | "or" = "and"): string {
  const distinct = [...new Set(values)];
  const shown = distinct.slice(0, namedMax).map(quoted);
  const rest = distinct.length - shown.length;
  return inWords(rest === 0 ? shown : [...shown, `${rest} more`], joint);
}

/** `1 step`, `2 steps`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `2026-03-12 02:45 UTC` */
export function momentInWords(ticks: bigint): string {
  return `${isoFromTicks(ticks).slice(0, 16).replace("T", " ")} UTC`;
}

/** `12 minutes`, `3 hours`, `2 days`: rounded down to the unit that says enough. */
export function durationInWords(ticks: bigint): string {
  const seconds = Number(ticks / ticksPerSecond);
  if (seconds < 60) return counted(seconds, "second");
  if (seconds < 7200) return counted(Math.floor(seconds / 60), "minute");
  if (seconds < 172_800) return counted(Math.floor(seconds / 3600), "hour");
  return counted(Math.floor(seconds / 86_400), "day");
}
