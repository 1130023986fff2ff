// The text of a literal becomes a constant. Microsoft's own reading of hexadecimal numbers, NaN and `d.hh:mm:ss` is
// wrong in JavaScript (12.4.1), so only strings are taken from it.

import { type Expr, literal } from "#plan";
import {
  isoFromTicks,
  lastTicks,
  type ScalarType,
  ticksFromCivil,
  ticksFromIso,
  timespanText,
} from "#schema";
import { list, part, type Syntax } from "./syntax.ts";

/** Undefined where the text is no constant of its type that we can read. */
export function literalOf(node: Syntax): Expr | undefined {
  if (node.tuned !== undefined) return node.tuned;
  if (node.kind === "StringLiteralExpression" || node.kind === "CompoundStringLiteralExpression") {
    return literal("string", node.string ?? "", node.at);
  }
  if (node.kind === "DynamicExpression") {
    const value = part(node, "Expression");
    const json = value === undefined ? undefined : jsonOf(value);
    if (json === undefined) return undefined;
    return literal("dynamic", json === "null" ? null : json, node.at);
  }
  const written = part(node, "Token")?.text;
  const { type } = node;
  if (written === undefined || type === undefined) return undefined;
  const value = constantFromText(insideOf(written), type);
  return value === undefined ? undefined : literal(type, value, node.at);
}

/** `5` of `int(5)`, `2020-01-01` of `datetime("2020-01-01")`. */
function insideOf(written: string): string {
  const inside = /^[a-z]\w*\s*\(([\s\S]*)\)$/i.exec(written)?.[1] ?? written;
  const quoted = /^(["'])([\s\S]*)\1$/.exec(inside.trim())?.[2];
  return (quoted ?? inside).trim();
}

/** Undefined where the text is no value of the type. */
export function constantFromText(text: string, type: ScalarType) {
  if (text.toLowerCase() === "null") return type === "string" ? "" : null;
  switch (type) {
    case "bool":
      return { true: true, false: false, 1: true, 0: false }[text.toLowerCase()];
    case "int":
    case "long":
      return wholeFromText(text, type === "int" ? 32 : 64);
    case "real":
      return realFromText(text);
    case "decimal":
      return /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? text : undefined;
    case "datetime":
      return ticksFromDatetime(text);
    case "timespan":
      return ticksFromTimespan(text);
    case "guid":
      return /^[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}$/i.test(text)
        ? text
            .toLowerCase()
            .replace(/-/g, "")
            .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5")
        : undefined;
    default:
      return undefined;
  }
}

function wholeFromText(text: string, bits: number): bigint | undefined {
  const match = /^([+-]?)\s*(0x[0-9a-f]+|\d+)$/i.exec(text);
  if (match?.[2] === undefined) return undefined;
  const value = BigInt(match[2]) * (match[1] === "-" ? -1n : 1n);
  return BigInt.asIntN(bits, value) === value ? value : undefined;
}

function realFromText(text: string): number | undefined {
  const named = { nan: Number.NaN, "+inf": Infinity, inf: Infinity, "-inf": -Infinity }[
    text.toLowerCase()
  ];
  if (named !== undefined) return named;
  return /^[+-]?\d*\.?\d+(e[+-]?\d+)?$|^[+-]?\d+\.(e[+-]?\d+)?$/i.test(text)
    ? Number(text)
    : undefined;
}

/** ISO 8601, also cut off after the year or month, and month/day/year as the engine reads it. */
export function ticksFromDatetime(text: string): bigint | undefined {
  const us = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?:\s+(.*))?$/.exec(text);
  if (us !== null) {
    const [, month = "", day = "", year = "", clock = "00:00"] = us;
    return ticksFromDatetime(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")} ${clock}`);
  }
  if (/^\d{4}$/.test(text)) {
    return ticksFromCivil({ year: Number(text), month: 1, day: 1, hour: 0, minute: 0, second: 0 });
  }
  const padded = text.replace(/^(\d{4}-\d{2})$/, "$1-01").replace(/^(\d{4})-(\d)-/, "$1-0$2-");
  const ticks = ticksFromIso(padded);
  return ticks === undefined || ticks < 0n || ticks > lastTicks ? undefined : ticks;
}

const ticksPerUnit: readonly (readonly [RegExp, bigint])[] = [
  [/^(d|days?)$/, 864_000_000_000n],
  [/^(h|hrs?|hours?)$/, 36_000_000_000n],
  [/^(m|min|minutes?)$/, 600_000_000n],
  [/^(s|sec|seconds?)$/, 10_000_000n],
  [/^(ms|millis?|milliseconds?)$/, 10_000n],
  [/^(micros?|microseconds?)$/, 10n],
  [/^(ticks?)$/, 1n],
];

/** `1.5h`, `3days`, `[-][d.]hh:mm[:ss[.fffffff]]`, or a bare number of days. */
export function ticksFromTimespan(text: string): bigint | undefined {
  const clock = /^(-?)(?:(\d+)\.)?(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,7}))?)?$/.exec(text);
  if (clock !== null) {
    const [, sign, days = "0", hours = "0", minutes = "0", seconds = "0", fraction = ""] = clock;
    if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
    const whole =
      ((BigInt(days) * 24n + BigInt(hours)) * 60n + BigInt(minutes)) * 60n + BigInt(seconds);
    const ticks = whole * 10_000_000n + BigInt(fraction.padEnd(7, "0"));
    return sign === "-" ? -ticks : ticks;
  }
  const counted = /^(-?)(\d+)(?:\.(\d+))?\s*([a-z]*)$/i.exec(text);
  if (counted === null) return undefined;
  const [, sign, whole = "0", fraction = "", unit = ""] = counted;
  const found = ticksPerUnit.find(([pattern]) => pattern.test((unit || "d").toLowerCase()));
  if (found === undefined) return undefined;
  const scale = 10n ** BigInt(fraction.length);
  const ticks = (BigInt(whole + fraction) * found[1]) / scale;
  return sign === "-" ? -ticks : ticks;
}

/** The JSON text of what stands inside `dynamic(…)`; undefined where a part of it is no constant. */
function jsonOf(node: Syntax): string | undefined {
  switch (node.kind) {
    case "JsonArrayExpression":
      return joined(list(node, "Values").map(jsonOf), "[", "]");
    case "JsonObjectExpression":
      return joined(list(node, "Pairs").map(pairOf), "{", "}");
    default:
      return jsonOfScalar(node);
  }
}

function pairOf(pair: Syntax): string | undefined {
  const name = part(pair, "Name");
  const value = part(pair, "Value");
  const json = value === undefined ? undefined : jsonOf(value);
  const key = name === undefined ? undefined : (name.string ?? quotedText(name.text));
  if (json === undefined || key === undefined) return undefined;
  return `${JSON.stringify(key)}:${json}`;
}

/** The text of a bag's key, which the parser leaves as a token. */
function quotedText(token: string): string | undefined {
  const inside = /^(["'])([\s\S]*)\1$/.exec(token)?.[2];
  return inside?.replace(/\\(u[0-9a-fA-F]{4}|[\s\S])/g, (_, code: string) => unescaped(code));
}

function unescaped(code: string): string {
  if (code.length === 5) return String.fromCharCode(Number.parseInt(code.slice(1), 16));
  return { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f" }[code] ?? code;
}

function joined(parts: readonly (string | undefined)[], open: string, close: string) {
  return parts.includes(undefined) ? undefined : `${open}${parts.join(",")}${close}`;
}

function jsonOfScalar(node: Syntax): string | undefined {
  if (node.kind === "NullLiteralExpression" || part(node, "Token")?.text === "null") return "null";
  if (node.kind === "ParenthesizedExpression" || node.kind === "DynamicExpression") {
    const inner = part(node, "Expression");
    return inner === undefined ? undefined : jsonOf(inner);
  }
  const found = literalOf(node);
  if (found?.kind !== "literal") return undefined;
  const { type, value } = found;
  if (value === null) return "null";
  if (type === "datetime" && typeof value === "bigint") return JSON.stringify(isoFromTicks(value));
  if (type === "timespan" && typeof value === "bigint") return JSON.stringify(timespanText(value));
  if (type === "string" || type === "guid") return JSON.stringify(value);
  return type === "dynamic" ? String(value) : String(value);
}
