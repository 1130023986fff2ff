// Whether a cell as the engine or the documentation writes it is the value that we computed.

import { isoFromTicks, type Scalar, type ScalarType, ticksFromIso, timespanText } from "#schema";

/** Numbers agree to twelve digits: the last ones depend on the order of additions. */
export function sameNumber(a: number, b: number): boolean {
  if (Object.is(a, b) || a === b) return true;
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) && Number.isNaN(b);
  return Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b)) || Math.abs(a - b) < 1e-14;
}

export function sameJson(a: unknown, b: unknown): boolean {
  if (typeof a === "number" && typeof b === "number") return sameNumber(a, b);
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => sameJson(item, b[index]));
  }
  if (isBag(a) && isBag(b)) {
    const keys = Object.keys(a);
    return keys.length === Object.keys(b).length && keys.every((key) => sameJson(a[key], b[key]));
  }
  return a === b;
}

function isBag(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** A cell of a documentation table; what is missing there stands as an empty cell, `null` or a blank. */
export function sameCell(written: string, value: Scalar, type: ScalarType): boolean {
  const cell = written.trim();
  if (value === null) return cell === "" || cell === "null" || cell === "NaN" || cell === "nan";
  if (type === "string") return sameText(cell, String(value));
  if (type === "bool") return sameBool(cell, value);
  if (type === "dynamic") return sameDynamic(cell, String(value));
  if (type === "datetime" && typeof value === "bigint") return sameMoment(cell, value);
  if (type === "timespan" && typeof value === "bigint")
    return spanDigits(cell) === spanDigits(timespanText(value));
  if (type === "guid") return cell.toLowerCase() === String(value).toLowerCase();
  return roundedTo(cell, Number(value));
}

const sameText = (cell: string, text: string): boolean =>
  cell === text.trim() ||
  cell === JSON.stringify(text) ||
  cell.replace(/<br\s*\/?>/g, "\n") === text.trim();

const sameBool = (cell: string, value: Scalar): boolean =>
  (value === true ? ["true", "1"] : ["false", "0"]).includes(cell.toLowerCase());

function sameDynamic(cell: string, json: string): boolean {
  const plain = cell.replace(/<br\s*\/?>/g, "\n").replace(/&nbsp;/g, " ");
  const value = parsedJson(json);
  return (
    sameJson(parsedJson(plain), value) ||
    plain === String(value) ||
    (value === null && (cell === "" || cell === "null"))
  );
}

function sameMoment(cell: string, ticks: bigint): boolean {
  const wanted = ticksFromIso(cell.replace(/\s*(Z|UTC)?$/, "Z").replace(" ", "T"));
  return wanted === ticks || isoFromTicks(ticks) === cell;
}

const spanDigits = (text: string): string => text.replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "");

/** A documented number may be cut short: it agrees to the digits it has. */
function roundedTo(cell: string, value: number): boolean {
  if (cell.endsWith("∞")) return value === (cell.startsWith("-") ? -Infinity : Infinity);
  const wanted = Number(cell.replace(/,(?=\d{3})/g, ""));
  if (cell === "") return false;
  if (sameNumber(wanted, value)) return true;
  const decimals = /\.(\d+)$/.exec(cell)?.[1]?.length ?? 0;
  return decimals > 0 && Math.abs(wanted - value) <= 0.51 * 10 ** -decimals;
}
