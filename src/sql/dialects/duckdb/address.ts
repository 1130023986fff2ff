// Network addresses in DuckDB: an address becomes a text whose order is that of its value, a network a range of such
// texts.

import { textLiteral } from "#plan";
import type { FamilyTemplates, Refusal, Site } from "../../dialect.ts";
import { chain, type Sql, sql, value } from "../../sql.ts";
import { addressKey } from "./loose.ts";

const text = (content: string) => value(textLiteral(content));

export const address: FamilyTemplates<"address"> = {
  "address.isInNetwork": isInNetwork,
};

function isInNetwork(site: Site): Sql | Refusal {
  const network = site.constant(1);
  const range = typeof network === "string" ? rangeOf(network) : undefined;
  if (range === undefined) return { unsupported: `the network ${JSON.stringify(network)}` };
  const content = site.arg(0);
  const key = range.bits === 32 ? addressKey(content) : longKey(content);
  return sql`coalesce(${key} BETWEEN ${text(range.first)} AND ${text(range.last)}, FALSE)`;
}

interface Range {
  readonly bits: 32 | 128;
  /** Keys of the first and the last address. */
  readonly first: string;
  readonly last: string;
}

/** `address/bits`; bits of the address behind the prefix are of no account. */
export function rangeOf(network: string): Range | undefined {
  const [, written = "", length = ""] = /^([0-9a-fA-F.:]+)\/(\d{1,3})$/.exec(network) ?? [];
  const short = shortValue(written);
  const number = short ?? longValue(written);
  const bits = short === undefined ? 128 : 32;
  const prefix = Number(length);
  if (number === undefined || prefix > bits) return undefined;
  const free = (1n << BigInt(bits - prefix)) - 1n;
  const first = (number | free) - free;
  const keyOf = bits === 32 ? shortKeyOf : longKeyOf;
  return { bits, first: keyOf(first), last: keyOf(number | free) };
}

function shortValue(written: string): bigint | undefined {
  const octets = written.split(".");
  if (
    octets.length !== 4 ||
    !octets.every((octet) => /^\d{1,3}$/.test(octet) && Number(octet) < 256)
  )
    return undefined;
  return octets.reduce((number, octet) => number * 256n + BigInt(octet), 0n);
}

function shortKeyOf(number: bigint): string {
  const octets = [24n, 16n, 8n, 0n].map((shift) => (number >> shift) & 255n);
  return octets.map((octet) => octet.toString().padStart(3, "0")).join(".");
}

/** RFC 4291 §2.2, forms 1 and 2. */
function longValue(written: string): bigint | undefined {
  const halves = written.split("::");
  const groups = halves.map((half) => (half === "" ? [] : half.split(":")));
  const [head = [], tail = []] = groups;
  const missing = 8 - head.length - tail.length;
  const fits = halves.length === 1 ? missing === 0 : halves.length === 2 && missing > 0;
  const all = [...head, ...Array.from({ length: Math.max(missing, 0) }, () => "0"), ...tail];
  if (!fits || !all.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return undefined;
  return BigInt(`0x${all.map((group) => group.padStart(4, "0")).join("")}`);
}

const longKeyOf = (number: bigint): string => number.toString(16).padStart(32, "0");

/** 32 hexadecimal digits; null of what is no IPv6 address. */
function longKey(content: Sql): Sql {
  const shape = text("(?:[0-9a-fA-F]{1,4}|:)(?::{0,2}[0-9a-fA-F]{1,4})*(?:::)?|::|::[0-9a-fA-F:]+");
  const half = (index: 1 | 2) => {
    const part = sql`split_part(${content}, '::', ${index === 1 ? sql`1` : sql`2`})`;
    return { part, padded: paddedGroups(part) };
  };
  const [head, tail] = [half(1), half(2)];
  const missing = sql`32 - length(${head.padded}) - length(${tail.padded})`;
  const key = chain("concat", "||", [
    head.padded,
    sql`repeat('0', greatest(${missing}, 0))`,
    tail.padded,
  ]);
  const parts = sql`len(string_split(${content}, '::'))`;
  const fits = sql`CASE ${parts} WHEN 1 THEN ${missing} = 0 WHEN 2 THEN ${missing} >= 4 ELSE FALSE END`;
  return sql`CASE WHEN regexp_full_match(${content}, ${shape}) AND ${fits} THEN ${key} END`;
}

/** Groups of four digits each, in lower case, without the colons. */
function paddedGroups(part: Sql): Sql {
  const zeros = sql`regexp_replace(lower(${part}), ${text("([0-9a-f]+)")}, ${text(String.raw`000\1`)}, 'g')`;
  const cut = sql`regexp_replace(${zeros}, ${text("0*([0-9a-f]{4})")}, ${text(String.raw`\1`)}, 'g')`;
  return sql`replace(${cut}, ':', '')`;
}
