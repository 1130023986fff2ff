// Functions over rows in DuckDB.

import type { FamilyTemplates, Site } from "../../dialect.ts";
import { raw, type Sql, sql } from "../../sql.ts";
import { ordering } from "../../window.ts";
import { distinctInOrder, elements, jsonItem } from "./json.ts";
import { wrapped } from "./number.ts";
import { field, pack, rowAt } from "./packing.ts";

// Kusto's own limit of make_list() and make_set().
const longestList = raw("1048576");

export const rows: FamilyTemplates<"rows"> = {
  "rows.count": (site) => site.across(sql`count(*)`),
  "rows.countIf": (site) => site.across(sql`count(*) FILTER (WHERE ${site.arg(0)})`),
  "rows.countValues": (site) => site.across(sql`count(${site.arg(0)})`),
  "rows.countDistinct": (site) => site.across(sql`count(DISTINCT ${site.arg(0)})`),
  "rows.sum": sum,
  "rows.average": average,
  "rows.minimum": (site) => site.across(sql`min(${site.arg(0)})`),
  "rows.maximum": (site) => site.across(sql`max(${site.arg(0)})`),
  "rows.argMinimum": (site) => onRow(site, "least"),
  "rows.argMaximum": (site) => onRow(site, "greatest"),
  "rows.any": (site) => site.across(sql`any_value(${site.arg(0)})`),
  "rows.list": (site) => arrayOf(site, spread(site)),
  "rows.set": (site) => {
    const hasOrder = site.order.length > 0 || typeOf(site) === "dynamic";
    return arrayOf(site, hasOrder ? distinctInOrder(spread(site)) : distinctSorted(site));
  },
  "rows.sortedValues": (site) => sql`coalesce(to_json(${distinctSorted(site)}), '[]')`,
  "rows.first": (site) => collected(site, "first"),
  "rows.last": (site) => collected(site, "last"),
  "rows.joinDistinct": (site) =>
    sql`coalesce(array_to_string((${distinctSorted(site)})[1:1000], ' '), '')`,
  "row.number": (site) => site.across(raw("row_number()")),
};

const typeOf = ({ call }: Site) => call.args[0]?.type ?? "string";

/** DuckDB sums whole numbers in 128 bits. */
function sum(site: Site): Sql {
  const total = site.across(sql`sum(${site.arg(0)})`);
  if (site.call.type === "real") return sql`coalesce(${total}, 0.0)`;
  return wrapped(site.call.type, sql`coalesce(${total}, 0)`);
}

function average(site: Site): Sql {
  const part = site.arg(0);
  if (site.call.type === "real") return sql`coalesce(${site.across(sql`avg(${part})`)}, 'NaN')`;
  // Ticks are beyond what avg() holds exactly, for it computes in DOUBLE.
  const [total, count] = [site.across(sql`sum(${part})`), site.across(sql`count(${part})`)];
  return sql`CAST(${total} // ${count} AS BIGINT)`;
}

function onRow(site: Site, extreme: "least" | "greatest"): Sql {
  const row = pack(new Map([["v", site.arg(1)]]));
  const key = { sql: site.arg(0), total: site.isTotal(0) };
  return field(rowAt(extreme, { row, key, across: site.across }), "v");
}

/** An aggregate over the values that are not null, in the order of the rows. */
function collected(site: Site, name: "list" | "first" | "last"): Sql {
  const part = name === "list" ? jsonItem(site.arg(0), typeOf(site)) : site.arg(0);
  const order = ordering(site.order);
  const inner = order === undefined ? part : sql`${part} ${order}`;
  // In a window first() and last() are other functions, which take no FILTER.
  if (name !== "list" && site.isWindowed) {
    return site.across(sql`${raw(name)}(${inner}${raw(site.isTotal(0) ? "" : " IGNORE NULLS")})`);
  }
  return site.across(sql`${raw(name)}(${inner})${present(site)}`);
}

const present = (site: Site): Sql =>
  site.isTotal(0) ? raw("") : sql` FILTER (WHERE ${site.arg(0)} IS NOT NULL)`;

/** Arrays among dynamic values give their elements, as Kusto's make_list() does. */
function spread(site: Site): Sql {
  if (typeOf(site) !== "dynamic") return collected(site, "list");
  const part = site.arg(0);
  const item = sql`CASE WHEN json_type(${part}) = 'ARRAY' THEN ${elements(part)} ELSE [${part}] END`;
  const order = ordering(site.order);
  const inner = order === undefined ? item : sql`${item} ${order}`;
  return sql`flatten(${site.across(sql`list(${inner})${present(site)}`)})`;
}

function distinctSorted(site: Site): Sql {
  const part = jsonItem(site.arg(0), typeOf(site));
  return site.across(sql`list(DISTINCT ${part} ORDER BY ${part})${present(site)}`);
}

function arrayOf(site: Site, list: Sql): Sql {
  const longest = site.args.length > 1 ? site.arg(1) : longestList;
  return sql`coalesce(to_json((${list})[1:${longest}]), '[]')`;
}
