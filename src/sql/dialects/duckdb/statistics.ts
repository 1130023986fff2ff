// Aggregates beyond counting, and neighbours of a row, in DuckDB.

import type { FamilyTemplates, Refusal, Site } from "../../dialect.ts";
import { raw, type Sql, sql } from "../../sql.ts";
import { ordering } from "../../window.ts";
import { item, jsonItem, place } from "./json.ts";

export const statistics: FamilyTemplates<"statistics"> = {
  "rows.deviation": (site) => sql`sqrt(${variance(site, "var_samp")})`,
  "rows.deviationOfAll": (site) => sql`sqrt(${variance(site, "var_pop")})`,
  "rows.variance": (site) => variance(site, "var_samp"),
  "rows.varianceOfAll": (site) => variance(site, "var_pop"),
  "rows.quantile": (site) => {
    const share = site.constant(1);
    if (typeof share !== "number") return { unsupported: "a share that is not a constant" };
    return site.across(sql`quantile_disc(${site.arg(0)}, ${raw(String(share))})`);
  },
  "rows.listWithNulls": (site) => {
    const list = site.across(sql`list(${inOrder(site)})`);
    return sql`coalesce(to_json(${list}), '[]')`;
  },
  "rows.mergedBags": (site) => {
    const bag = site.arg(0);
    const entries = sql`list(map_entries(CAST(${bag} AS MAP(VARCHAR, JSON))) ${orderOf(site)}) FILTER (WHERE json_type(${bag}) = 'OBJECT')`;
    const all = sql`flatten(coalesce(${site.across(entries)}, [map_entries(CAST('{}' AS MAP(VARCHAR, JSON)))]))`;
    const keys = sql`list_transform(${all}, LAMBDA ${item}: ${item}.key)`;
    const first = sql`list_filter(${all}, LAMBDA ${item}, ${place}: list_position(${keys}, ${item}.key) = ${place})`;
    return sql`to_json(map_from_entries(${first}))`;
  },
  "row.previous": (site) => nearby(site, "lag"),
  "row.next": (site) => nearby(site, "lead"),
  "row.runningSum": (site) => {
    const total = site.across(sql`sum(${site.arg(0)})`);
    return site.call.type === "real" ? total : sql`CAST(${total} AS BIGINT)`;
  },
  "row.runningCount": (site) => site.across(sql`count(*) FILTER (WHERE ${site.arg(0)})`),
};

/**
 * DuckDB fails on NaN and infinity, where the answer is NaN. The engine rounds a variance to ten decimals (its answer
 * for 1.5, 2.5, 3.5, 4.5 is 1.6666666667), and its deviation is the root of that.
 */
function variance(site: Site, name: "var_samp" | "var_pop"): Sql {
  const part = site.arg(0);
  const isEven = site.across(sql`bool_and(isfinite(${part}))`);
  const made = site.across(sql`${raw(name)}(${part}) FILTER (WHERE isfinite(${part}))`);
  return sql`CASE WHEN coalesce(${isEven}, TRUE) THEN coalesce(round(${made}, 10), 0.0) ELSE 'nan'::DOUBLE END`;
}

function inOrder(site: Site): Sql {
  const order = ordering(site.order);
  const shown = jsonItem(site.arg(0), site.call.args[0]?.type ?? "string");
  return order === undefined ? shown : sql`${shown} ${order}`;
}

function orderOf(site: Site): Sql {
  return ordering(site.order) ?? raw("");
}

function nearby(site: Site, name: "lag" | "lead"): Sql | Refusal {
  const distance = site.constant(1);
  if (typeof distance !== "bigint") return { unsupported: "a distance that is not a constant" };
  return site.across(sql`${raw(name)}(${site.arg(0)}, ${raw(String(distance))})`);
}
