// Functions over rows in DuckDB.

import type { FamilyTemplates, Site } from "../../dialect.ts";
import { raw, type Sql, sql } from "../../sql.ts";
import { ordering } from "../../window.ts";
import { field, pack, rowAt } from "./packing.ts";

// Kusto's own limit of make_list() and make_set().
const longestList = 1_048_576;

export const rows: FamilyTemplates<"rows"> = {
  "rows.count": (site) => site.across(sql`count(*)`),
  "rows.countIf": (site) => site.across(sql`count(*) FILTER (WHERE ${site.arg(0)})`),
  "rows.countValues": (site) => site.across(sql`count(${site.arg(0)})`),
  "rows.countDistinct": (site) => site.across(sql`count(DISTINCT ${site.arg(0)})`),
  "rows.sum": sum,
  "rows.average": (site) => site.across(sql`avg(${site.arg(0)})`),
  "rows.minimum": (site) => site.across(sql`min(${site.arg(0)})`),
  "rows.maximum": (site) => site.across(sql`max(${site.arg(0)})`),
  "rows.argMinimum": (site) => onRow(site, "least"),
  "rows.argMaximum": (site) => onRow(site, "greatest"),
  "rows.any": (site) => site.across(sql`any_value(${site.arg(0)})`),
  "rows.list": (site) => arrayOf(site, collected(site, "list")),
  "rows.set": { unsupported: "not yet" },
  "rows.sortedValues": { unsupported: "not yet" },
  "rows.first": (site) => collected(site, "first"),
  "rows.last": (site) => collected(site, "last"),
  "rows.joinDistinct": { unsupported: "not yet" },
  "row.number": (site) => site.across(raw("row_number()")),
};

function sum(site: Site): Sql {
  const total = site.across(sql`sum(${site.arg(0)})`);
  if (site.call.type === "real") return sql`coalesce(${total}, 0.0)`;
  return sql`CAST(coalesce(${total}, 0) AS BIGINT)`;
}

function onRow(site: Site, extreme: "least" | "greatest"): Sql {
  const row = pack(new Map([["v", site.arg(1)]]));
  const key = { sql: site.arg(0), total: site.isTotal(0) };
  return field(rowAt(extreme, { row, key }), "v");
}

/** An aggregate over the values that are not null, in the order of the rows. */
function collected(site: Site, name: "list" | "first" | "last"): Sql {
  const part = site.arg(0);
  const order = ordering(site.order);
  const inner = order === undefined ? part : sql`${part} ${order}`;
  return site.across(sql`${raw(name)}(${inner}) FILTER (WHERE ${part} IS NOT NULL)`);
}

function arrayOf(site: Site, list: Sql): Sql {
  const longest = site.args.length > 1 ? site.arg(1) : raw(String(longestList));
  return sql`coalesce(to_json((${list})[1:${longest}]), '[]')`;
}
