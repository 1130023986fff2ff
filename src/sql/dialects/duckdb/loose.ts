// Splunk's values in DuckDB: text that acts as a number where it looks like one.

import { textLiteral } from "#plan";
import type { FamilyTemplates, Site } from "../../dialect.ts";
import { bound, chain, constantOf, type Sql, sql, value } from "../../sql.ts";

const text = (content: string) => value(textLiteral(content));

const numberShape = String.raw`\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?\s*`;
const looksLikeNumber = new RegExp(`^(?:${numberShape})$`);

export const loose: FamilyTemplates<"loose"> = {
  "loose.present": "nullif({0}, '')",
  "loose.number": (site) => numberOf(site.arg(0)),
  "loose.text": (site) => numberText(site.arg(0), site.call.args[0]?.type === "real"),
  "loose.equals": (site) => looselyEqual(site.arg(0), site.arg(1)),
  "loose.equalNumbers": (site) => bound("comparison")`${site.arg(0)} = ${site.arg(1)}`,
  "loose.less": (site) => compared(site.arg(0), site.arg(1), "<"),
  "loose.atMost": (site) => compared(site.arg(0), site.arg(1), "<="),
  "loose.add": sum,
  "loose.addressKey": (site) => addressKey(site.arg(0)),
};

function numberOf(part: Sql): Sql {
  const trimmed = sql`trim(${part}, ${text(" \t\n\r\f")})`;
  return sql`CASE WHEN regexp_full_match(${part}, ${text(numberShape)}) THEN TRY_CAST(${trimmed} AS DOUBLE) END`;
}

function numberText(number: Sql, isReal: boolean): Sql {
  const plain = sql`CAST(${number} AS VARCHAR)`;
  if (!isReal) return plain;
  const whole = sql`CAST(TRY_CAST(${number} AS BIGINT) AS VARCHAR)`;
  return sql`CASE WHEN ${number} = trunc(${number}) AND abs(${number}) < 1e15 THEN ${whole} ELSE ${plain} END`;
}

export function looselyEqual(one: Sql, other: Sql): Sql {
  return compared(one, other, "=");
}

/** A constant that looks like no number leaves nothing but the comparison of texts. */
function compared(one: Sql, other: Sql, operator: "=" | "<" | "<="): Sql {
  const asTexts = chain("comparison", operator, [one, other]);
  if (isNoNumber(one) || isNoNumber(other)) return asTexts;
  const [left, right] = [numberOf(one), numberOf(other)];
  const asNumbers = chain("comparison", operator, [left, right]);
  return sql`CASE WHEN ${left} IS NOT NULL AND ${right} IS NOT NULL THEN ${asNumbers} ELSE ${asTexts} END`;
}

function isNoNumber(part: Sql): boolean {
  const constant = constantOf(part);
  return typeof constant === "string" && !looksLikeNumber.test(constant);
}

function sum(site: Site): Sql {
  const [one, other] = [site.arg(0), site.arg(1)];
  const [left, right] = [numberOf(one), numberOf(other)];
  const total = numberText(sql`(${left} + ${right})`, true);
  return sql`CASE WHEN ${left} IS NOT NULL AND ${right} IS NOT NULL THEN ${total} WHEN ${left} IS NULL AND ${right} IS NULL THEN ${one} || ${other} END`;
}

const octet = "(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])";
export const addressShape = String.raw`(?:${octet}\.){3}${octet}`;

/** Octets of three digits each, so that their texts are in the order of their values. */
export function addressKey(address: Sql): Sql {
  const padded = sql`regexp_replace(${address}, ${text("([0-9]+)")}, ${text(String.raw`00\1`)}, 'g')`;
  const key = sql`regexp_replace(${padded}, ${text("0*([0-9]{3})")}, ${text(String.raw`\1`)}, 'g')`;
  return sql`CASE WHEN regexp_full_match(${address}, ${text(addressShape)}) THEN ${key} END`;
}
