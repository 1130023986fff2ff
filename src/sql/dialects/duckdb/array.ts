// Arrays and bags inside dynamic values, in DuckDB: JSON is opened into a list of JSON and closed again.

import type { FamilyTemplates, Site } from "../../dialect.ts";
import { invoke, type Sql, sql } from "../../sql.ts";
import { item, place } from "./json.ts";

export const array: FamilyTemplates<"array"> = {
  "array.expandable": (site) => {
    const json = site.arg(0);
    const pairs = sql`list_transform(json_keys(${json}), LAMBDA ${item}: ${pairOf(json)})`;
    return sql`CASE json_type(${json}) WHEN 'ARRAY' THEN ${json} WHEN 'OBJECT' THEN to_json(${pairs}) ELSE json_array(${json}) END`;
  },
  "array.zip": (site) => {
    const lists = site.args.map(listOf);
    const longest = invoke(
      "greatest",
      lists.map((list) => sql`len(${list})`),
    );
    const cells = invoke(
      "json_array",
      lists.map((list) => sql`(${list})[${place} + 1]`),
    );
    return sql`to_json(list_transform(range(${longest}), LAMBDA ${place}: ${cells}))`;
  },
  "array.concat": (site) => sql`to_json(${joined(site.args)})`,
  "array.slice": slice,
  "array.reverse": (site) => ofArray(site, sql`list_reverse(${listOf(site.arg(0))})`),
  "array.sortAscending": (site) => sorted(site, "ASC"),
  "array.sortDescending": (site) => sorted(site, "DESC"),
  "array.indexOf": (site) =>
    sql`CASE WHEN json_type(${site.arg(0)}) = 'ARRAY' THEN CAST(coalesce(list_position(${listOf(site.arg(0))}, ${site.arg(1)}), 0) - 1 AS BIGINT) END`,
  "array.sum": (site) => {
    const numbers = sql`list_transform(${listOf(site.arg(0))}, LAMBDA ${item}: TRY_CAST(${item} AS DOUBLE))`;
    return sql`CASE WHEN json_type(${site.arg(0)}) = 'ARRAY' AND NOT list_contains(list_transform(${numbers}, LAMBDA ${item}: ${item} IS NULL), TRUE) THEN list_sum(${numbers}) END`;
  },
  "array.join": (site) =>
    site.constant(1) === undefined
      ? { unsupported: "a delimiter that differs from row to row" }
      : sql`coalesce(array_to_string(list_transform(json_extract_string(${site.arg(0)}, '$[*]'), LAMBDA ${item}: coalesce(${item}, '')), ${site.arg(1)}), '')`,
  "array.union": (site) => sql`to_json(${distinct(joined(site.args))})`,
  "array.intersection": (site) => kept(site, "in all"),
  "array.difference": (site) => kept(site, "in none"),
  "array.holds": (site) =>
    sql`coalesce(list_contains(${listOf(site.arg(0))}, ${site.arg(1)}), FALSE)`,
  "bag.keys": (site) =>
    sql`CASE WHEN json_type(${site.arg(0)}) = 'OBJECT' THEN to_json(json_keys(${site.arg(0)})) END`,
  "bag.merge": merged,
  "bag.has": (site) =>
    sql`CASE WHEN json_type(${site.arg(0)}) = 'OBJECT' THEN list_contains(json_keys(${site.arg(0)}), ${site.arg(1)}) END`,
  "bag.without": (site) => {
    const bag = site.arg(0);
    const names = sql`json_extract_string(${site.arg(1)}, '$[*]')`;
    const entries = sql`list_filter(map_entries(${mapOf(bag)}), LAMBDA ${item}: NOT list_contains(${names}, ${item}.key))`;
    return sql`CASE WHEN json_type(${bag}) = 'OBJECT' THEN ${bagOf(entries)} END`;
  },
  "dynamic.typeName": (site) =>
    sql`CASE coalesce(json_type(${site.arg(0)}), 'NULL') WHEN 'ARRAY' THEN 'array' WHEN 'OBJECT' THEN 'dictionary' WHEN 'VARCHAR' THEN 'string' WHEN 'DOUBLE' THEN 'double' WHEN 'BOOLEAN' THEN 'bool' WHEN 'NULL' THEN 'null' ELSE 'long' END`,
};

/** The elements as JSON; of what is no array none. */
const listOf = (json: Sql): Sql => sql`coalesce(CAST(json_extract(${json}, '$[*]') AS JSON[]), [])`;

/** Null where the first argument is no array. */
const ofArray = (site: Site, list: Sql): Sql =>
  sql`CASE WHEN json_type(${site.arg(0)}) = 'ARRAY' THEN to_json(${list}) END`;

const mapOf = (bag: Sql): Sql => sql`CAST(${bag} AS MAP(VARCHAR, JSON))`;

const bagOf = (entries: Sql): Sql => sql`to_json(map_from_entries(${entries}))`;

/** JSON pointer (RFC 6901) to the key `k`. */
const pairOf = (json: Sql): Sql =>
  sql`json_object(${item}, json_extract(${json}, '/' || replace(replace(${item}, '~', '~0'), '/', '~1')))`;

function joined(args: readonly Sql[]): Sql {
  const lists = args.map(
    (part) =>
      sql`CASE WHEN json_type(${part}) = 'ARRAY' THEN ${listOf(part)} WHEN ${part} IS NULL THEN CAST([] AS JSON[]) ELSE [${part}] END`,
  );
  return lists.length === 1 ? (lists[0] ?? sql`[]`) : invoke("list_concat", lists);
}

/** Each element once, where it first stands. */
const distinct = (list: Sql): Sql =>
  sql`list_filter(${list}, LAMBDA ${item}, ${place}: list_position(${list}, ${item}) = ${place})`;

function kept(site: Site, which: "in all" | "in none"): Sql {
  const [first, ...others] = site.args.map(listOf);
  const list = first ?? sql`[]`;
  const test = others.reduce<Sql>(
    (made, other) =>
      which === "in all"
        ? sql`${made} AND list_contains(${other}, ${item})`
        : sql`${made} AND NOT list_contains(${other}, ${item})`,
    sql`TRUE`,
  );
  return ofArray(site, sql`list_filter(${distinct(list)}, LAMBDA ${item}: ${test})`);
}

function slice(site: Site): Sql {
  const list = listOf(site.arg(0));
  const place = (part: Sql) =>
    sql`CASE WHEN ${part} < 0 THEN len(${list}) + ${part} ELSE ${part} END`;
  const from = sql`greatest(${place(site.arg(1))}, 0) + 1`;
  const to = sql`${place(site.arg(2))} + 1`;
  return ofArray(site, sql`CASE WHEN ${to} < ${from} THEN [] ELSE (${list})[${from}:${to}] END`);
}

function sorted(site: Site, direction: "ASC" | "DESC"): Sql {
  const keyed = sql`list_transform(list_filter(${listOf(site.arg(0))}, LAMBDA ${item}: ${item} <> 'null'), LAMBDA ${item}: {n: coalesce(TRY_CAST(${item} AS DOUBLE), 'infinity'::DOUBLE), t: coalesce(${item} ->> '$', ''), j: ${item}})`;
  const nulls = sql`list_filter(${listOf(site.arg(0))}, LAMBDA ${item}: ${item} = 'null')`;
  const ordered =
    direction === "ASC" ? sql`list_sort(${keyed}, 'ASC')` : sql`list_sort(${keyed}, 'DESC')`;
  return ofArray(
    site,
    sql`list_concat(list_transform(${ordered}, LAMBDA ${item}: ${item}.j), ${nulls})`,
  );
}

function merged(site: Site): Sql {
  const entries = site.args.map(
    (part) =>
      sql`CASE WHEN json_type(${part}) = 'OBJECT' THEN map_entries(${mapOf(part)}) ELSE [] END`,
  );
  const all = entries.length === 1 ? (entries[0] ?? sql`[]`) : invoke("list_concat", entries);
  const keys = sql`list_transform(${all}, LAMBDA ${item}: ${item}.key)`;
  const first = sql`list_filter(${all}, LAMBDA ${item}, ${place}: list_position(${keys}, ${item}.key) = ${place})`;
  return bagOf(first);
}
