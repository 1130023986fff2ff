// Ticks become text and text becomes ticks, in DuckDB's SQL. Its own timestamps carry whole microseconds; the seventh
// digit of a second travels beside them.

import { textLiteral } from "#plan";
import { lastTicks, ticksPerDay, ticksPerMicrosecond, unixEpochTicks } from "#schema";
import { chain, raw, type Sql, sql, value } from "../../sql.ts";
import { listed } from "./logic.ts";

const text = (content: string) => value(textLiteral(content));
const constant = (number: bigint) => raw(String(number));

const day = constant(ticksPerDay);
const epoch = constant(unixEpochTicks);
const epochMicroseconds = constant(unixEpochTicks / ticksPerMicrosecond);

/** DuckDB's timestamp of a moment, rounded down to a microsecond. */
export function timestampOf(ticks: Sql): Sql {
  return sql`make_timestamp(${ticks} // 10 - ${epochMicroseconds})`;
}

/** ISO 8601 in UTC with 7 digits of a second; null of null. */
export function momentText(ticks: Sql): Sql {
  const format = text("%Y-%m-%dT%H:%M:%S.%f");
  return sql`(strftime(${timestampOf(ticks)}, ${format}) || ${ticks} % 10 || 'Z')`;
}

/** `[-][d.]hh:mm:ss[.fffffff]`; null of null. */
export function spanText(ticks: Sql): Sql {
  const size = sql`abs(CAST(${ticks} AS HUGEINT))`;
  const clock = sql`strftime(make_timestamp(CAST(${size} % ${day} // 10 AS BIGINT)), '%H:%M:%S')`;
  const fraction = sql`lpad(CAST(${size} % 10000000 AS VARCHAR), 7, '0')`;
  return sql`(${chain("concat", "||", [
    sql`CASE WHEN ${ticks} < 0 THEN '-' ELSE '' END`,
    sql`CASE WHEN ${size} >= ${day} THEN ${size} // ${day} || '.' ELSE '' END`,
    clock,
    sql`CASE WHEN ${size} % 10000000 > 0 THEN '.' || ${fraction} ELSE '' END`,
  ])})`;
}

const isoShape = String.raw`\s*\d{4}-\d{1,2}-\d{1,2}(?:[T ]\s*\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?\s*(?:[Zz]|[-+]\d{2}:?\d{2})?)?\s*`;

/** ISO 8601 with or without an offset, United States order, RFC 1123; null where the text is none of them. */
export function momentOfText(content: Sql): Sql {
  const extracted = (pattern: string) => sql`regexp_extract(${content}, ${text(pattern)}, 1)`;
  const whole = extracted(String.raw`^\s*([-0-9]+(?:[Tt ]\s*\d{1,2}:\d{2}(?::\d{2})?)?)`);
  const fraction = extracted(String.raw`:\d{2}[.,](\d+)`);
  const offset = extracted(String.raw`:\d{2}(?:[.,]\d+)?\s*([-+]\d{2}:?\d{2})\s*$`);
  const ticks = chain("sum", "+", [
    ticksOf(sql`TRY_CAST(${whole} AS TIMESTAMP)`),
    sql`CAST(rpad(left(${fraction}, 7), 7, '0') AS BIGINT)`,
    sql`CASE WHEN ${offset} = '' THEN 0 ELSE ${offsetTicks(offset)} END`,
  ]);
  const iso = sql`CASE WHEN regexp_full_match(${content}, ${text(isoShape)}) THEN ${ticks} END`;
  const found = sql`coalesce(${iso}, ${ticksOf(otherForms(content))})`;
  return sql`CASE WHEN ${found} BETWEEN 0 AND ${constant(lastTicks)} THEN ${found} END`;
}

/** What has to be added to a local time to get UTC. */
function offsetTicks(offset: Sql): Sql {
  const hours = sql`CAST(substring(${offset}, 2, 2) AS BIGINT)`;
  const minutes = sql`CAST(right(${offset}, 2) AS BIGINT)`;
  const size = sql`((${hours} * 60 + ${minutes}) * 600000000)`;
  return sql`CASE WHEN starts_with(${offset}, '-') THEN ${size} ELSE -${size} END`;
}

const ticksOf = (timestamp: Sql): Sql => sql`(epoch_us(${timestamp}) * 10 + ${epoch})`;

const otherFormats = [
  "%m-%d-%Y",
  "%m-%d-%Y %H:%M:%S",
  "%m/%d/%Y",
  "%m/%d/%Y %I:%M:%S %p",
  "%m/%d/%Y %I:%M %p",
  "%m/%d/%Y %H:%M:%S",
  "%m/%d/%Y %H:%M",
  "%d %b %Y",
  "%d %B %Y",
  "%d %b %Y %H:%M:%S",
  "%d %B %Y %H:%M:%S",
  "%a, %d %b %Y %H:%M:%S",
  "%A, %d-%b-%y %H:%M:%S",
  "%a, %d %b %y %H:%M:%S",
];

/** With or without `GMT` behind it. */
function otherForms(content: Sql): Sql {
  const zone = text(String.raw`\s*(?:GMT|UTC|Z)?\s*$`);
  const formats = listed(otherFormats.map(text));
  return sql`try_strptime(trim(regexp_replace(${content}, ${zone}, '')), [${formats}])`;
}

const spanShape = String.raw`\s*-?(?:\d+\.)?\d{1,3}:\d{1,2}(?::\d{1,2}(?:\.\d{1,7})?)?\s*`;

const units: readonly (readonly [pattern: string, ticks: bigint])[] = [
  ["d|days?", ticksPerDay],
  ["h|hours?", 36_000_000_000n],
  ["m|minutes?", 600_000_000n],
  ["s|seconds?", 10_000_000n],
  ["ms|milliseconds?", 10_000n],
  ["microseconds?", 10n],
  ["ticks?", 1n],
];

/** `[-][d.]hh:mm[:ss[.fffffff]]` or a number with a unit; null where the text is neither. */
export function spanOfText(content: Sql): Sql {
  const part = (pattern: string) =>
    sql`CAST('0' || regexp_extract(${content}, ${text(pattern)}, 1) AS BIGINT)`;
  const fraction = sql`regexp_extract(${content}, ${text(String.raw`:\d+\.(\d+)`)}, 1)`;
  const size = chain("sum", "+", [
    sql`${part(String.raw`(\d+)\.\d+:`)} * ${day}`,
    sql`${part(String.raw`(\d+):\d+`)} * 36000000000`,
    sql`${part(String.raw`^[^:]*:(\d+)`)} * 600000000`,
    sql`${part(String.raw`^[^:]*:\d+:(\d+)`)} * 10000000`,
    sql`CAST(rpad(${fraction}, 7, '0') AS BIGINT)`,
  ]);
  const signed = sql`CASE WHEN contains(${content}, '-') THEN -(${size}) ELSE ${size} END`;
  const number = sql`TRY_CAST(regexp_extract(${content}, '[-+0-9.]+') AS DOUBLE)`;
  const cases = units.map(([names, ticks]) => {
    const shape = text(String.raw`(?i)\s*[-+]?(?:\d+\.?\d*|\.\d+)\s*(?:${names})\s*`);
    const spanTicks = sql`TRY_CAST(round(${number} * ${constant(ticks)}) AS BIGINT)`;
    return sql`WHEN regexp_full_match(${content}, ${shape}) THEN ${spanTicks}`;
  });
  const clocked = sql`WHEN regexp_full_match(${content}, ${text(spanShape)}) THEN ${signed}`;
  return sql`CASE ${joined([clocked, ...cases])} END`;
}

function joined(parts: readonly Sql[]): Sql {
  const between = parts.slice(1).map(() => " ");
  return { kind: "code", pieces: ["", ...between, ""], holes: parts, binds: "atom" };
}

/** Specifiers of Kusto's format_datetime() and what strftime() calls them. */
const specifiers: ReadonlyMap<string, string> = new Map([
  ["d", "%-d"],
  ["dd", "%d"],
  ["M", "%-m"],
  ["MM", "%m"],
  ["y", "%-y"],
  ["yy", "%y"],
  ["yyyy", "%Y"],
  ["h", "%-I"],
  ["hh", "%I"],
  ["H", "%-H"],
  ["HH", "%H"],
  ["m", "%-M"],
  ["mm", "%M"],
  ["s", "%-S"],
  ["ss", "%S"],
  ["tt", "%p"],
]);

/** The moment in that format; undefined where the format holds what Kusto does not know. */
export function formatted(ticks: Sql, format: string): Sql | undefined {
  const parts: Sql[] = [];
  let pattern = "";
  const flush = () => {
    if (pattern !== "") parts.push(sql`strftime(${timestampOf(ticks)}, ${text(pattern)})`);
    pattern = "";
  };
  for (const [part] of format.matchAll(/([a-zA-Z])\1*|[^a-zA-Z]+/g)) {
    const known = specifiers.get(part);
    if (known !== undefined) pattern += known;
    else if (/^[^a-zA-Z]/.test(part)) pattern += part.replaceAll("%", "%%");
    else if (/^(?:f{1,7}|F{1,7})$/.test(part)) {
      flush();
      parts.push(fractionOf(ticks, part));
    } else return undefined;
  }
  flush();
  return parts.length === 0 ? text("") : chain("concat", "||", parts);
}

function fractionOf(ticks: Sql, part: string): Sql {
  const digits = sql`left(lpad(CAST(${ticks} % 10000000 AS VARCHAR), 7, '0'), ${raw(String(part.length))})`;
  return part.startsWith("F") ? sql`rtrim(${digits}, '0')` : digits;
}
