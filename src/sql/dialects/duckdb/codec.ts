// Encodings, digests and addresses in DuckDB. What fails there (no base64, no UTF-8) is caught by TRY().

import { textLiteral } from "#plan";
import type { FamilyTemplates, Site } from "../../dialect.ts";
import { chain, type Sql, sql, value } from "../../sql.ts";
import { item, place } from "./json.ts";

const text = (content: string) => value(textLiteral(content));

export const codec: FamilyTemplates<"codec"> = {
  "codec.toBase64": "to_base64(encode({0}))",
  "codec.fromBase64": "coalesce(TRY(decode(from_base64({0}))), '')",
  "codec.bytesFromBase64": (site) => {
    const digits = sql`TRY(hex(from_base64(${site.arg(0)})))`;
    const byte = sql`CAST('0x' || substring(${digits}, 2 * ${place} + 1, 2) AS BIGINT)`;
    const bytes = sql`list_transform(range(length(${digits}) // 2), LAMBDA ${place}: ${byte})`;
    return sql`CASE WHEN ${digits} IS NOT NULL THEN to_json(${bytes}) END`;
  },
  "codec.decodeUrl": "url_decode(replace({0}, '+', ' '))",
  "codec.queryParameters": queryParameters,
  "codec.md5": "md5({0})",
  "codec.sha1": "sha1({0})",
  "codec.sha256": "sha256({0})",
  "codec.hexadecimal": "lower(to_hex(CAST({0} AS BIGINT)))",
  "codec.fromCodePoints": (site) => {
    const codes = sql`list_transform(json_extract(${site.arg(0)}, '$[*]'), LAMBDA ${item}: TRY_CAST(${item} AS INTEGER))`;
    const characters = sql`list_transform(list_filter(${codes}, LAMBDA ${item}: ${item} > 0), LAMBDA ${item}: chr(${item}))`;
    return sql`coalesce(array_to_string(${characters}, ''), '')`;
  },
  "codec.toCodePoints": (site) => {
    const codes = sql`list_transform(string_split(${site.arg(0)}, ''), LAMBDA ${item}: unicode(${item}))`;
    return sql`CASE WHEN ${site.arg(0)} = '' THEN CAST('[]' AS JSON) ELSE to_json(${codes}) END`;
  },
  "ipv4.number": (site) => {
    const [address, bits] = [octets(site.arg(0)), prefixBits(site.arg(0))];
    const size = sql`CAST(pow(2, 32 - ${bits}) AS BIGINT)`;
    return whereAddress(site, sql`CAST(${address} - ${address} % ${size} AS BIGINT)`);
  },
  "ipv4.prefixBits": (site) => whereAddress(site, sql`CAST(${prefixBits(site.arg(0))} AS BIGINT)`),
  "ipv4.text": (site) => {
    const part = (size: string) =>
      sql`CAST((${site.arg(0)} // ${text(size)}::BIGINT) % 256 AS VARCHAR)`;
    const dot = text(".");
    const [a, b, c, d] = ["16777216", "65536", "256", "1"].map(part);
    return chain("concat", "||", [a ?? dot, dot, b ?? dot, dot, c ?? dot, dot, d ?? dot]);
  },
  "array.rotate": (site) => {
    const list = listOf(site.arg(0));
    const by = sql`(((${site.arg(1)} % len(${list})) + len(${list})) % len(${list}))`;
    const turned = sql`list_concat((${list})[${by} + 1:], (${list})[:${by}])`;
    return ofArray(site, sql`CASE WHEN len(${list}) = 0 THEN ${list} ELSE ${turned} END`);
  },
  "array.shift": (site) => {
    const list = listOf(site.arg(0));
    const by = site.arg(1);
    const fill = sql`coalesce(${site.arg(2)}, CAST('null' AS JSON))`;
    const from = sql`${place} + 1 + ${by}`;
    const cell = sql`CASE WHEN ${from} BETWEEN 1 AND len(${list}) THEN (${list})[${from}] ELSE ${fill} END`;
    return ofArray(site, sql`list_transform(range(len(${list})), LAMBDA ${place}: ${cell})`);
  },
  "array.range": (site) => {
    const [from, to, step] = [site.arg(0), site.arg(1), site.arg(2)];
    const count = sql`least(CAST(floor((CAST(${to} AS DOUBLE) - ${from}) / nullif(${step}, 0)) AS BIGINT) + 1, 1048576)`;
    const cell = sql`${from} + ${place} * ${step}`;
    const made = sql`to_json(list_transform(range(greatest(${count}, 0)), LAMBDA ${place}: ${cell}))`;
    return sql`CASE WHEN ${count} IS NOT NULL THEN ${made} END`;
  },
};

const listOf = (json: Sql): Sql => sql`coalesce(CAST(json_extract(${json}, '$[*]') AS JSON[]), [])`;

const ofArray = (site: Site, list: Sql): Sql =>
  sql`CASE WHEN json_type(${site.arg(0)}) = 'ARRAY' THEN to_json(${list}) END`;

function queryParameters(site: Site): Sql {
  const pairs = sql`list_filter(string_split(${site.arg(0)}, '&'), LAMBDA ${item}: ${item} <> '')`;
  const entry = sql`{key: split_part(${item}, '=', 1), value: regexp_replace(${item}, '^[^=]*=?', '')}`;
  const entries = sql`list_transform(${pairs}, LAMBDA ${item}: ${entry})`;
  const keys = sql`list_transform(${entries}, LAMBDA ${item}: ${item}.key)`;
  const first = sql`list_filter(${entries}, LAMBDA ${item}, ${place}: list_position(${keys}, ${item}.key) = ${place})`;
  return sql`to_json(map_from_entries(${first}))`;
}

const octet = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
const shape = `${octet}(?:\\.${octet}){3}(?:/(?:3[0-2]|[12]?[0-9]))?`;

const whereAddress = (site: Site, made: Sql): Sql =>
  sql`CASE WHEN regexp_full_match(trim(${site.arg(0)}), ${text(shape)}) THEN ${made} END`;

const prefixBits = (address: Sql): Sql =>
  sql`coalesce(TRY_CAST(nullif(split_part(trim(${address}), '/', 2), '') AS BIGINT), 32)`;

function octets(address: Sql): Sql {
  const plain = sql`split_part(trim(${address}), '/', 1)`;
  const part = (index: Sql, size: Sql) =>
    sql`TRY_CAST(split_part(${plain}, '.', ${index}) AS BIGINT) * ${size}`;
  const parts = [
    part(sql`1`, sql`16777216`),
    part(sql`2`, sql`65536`),
    part(sql`3`, sql`256`),
    part(sql`4`, sql`1`),
  ];
  return sql`(${chain("sum", "+", parts)})`;
}
