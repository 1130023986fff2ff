// The calendar in DuckDB: ticks become a DATE and the rest of the day, and come back.

import type { FamilyTemplates, Refusal, Site } from "../../dialect.ts";
import { chain, raw, type Sql, sql } from "../../sql.ts";

const ticksPerDay = raw("864000000000");
const firstDay = sql`DATE '0001-01-01'`;

export const calendar: FamilyTemplates<"calendar"> = {
  "calendar.year": (site) => sql`year(${dateOf(site.arg(0))})`,
  "calendar.month": (site) => sql`month(${dateOf(site.arg(0))})`,
  "calendar.dayOfMonth": (site) => sql`day(${dateOf(site.arg(0))})`,
  "calendar.dayOfYear": (site) => sql`dayofyear(${dateOf(site.arg(0))})`,
  "calendar.week": (site) => sql`weekofyear(${dateOf(site.arg(0))})`,
  "calendar.startOfMonth": (site) =>
    ticksOf(sql`CAST(date_trunc('month', ${dateOf(site.arg(0))}) AS DATE)`),
  "calendar.startOfYear": (site) =>
    ticksOf(sql`CAST(date_trunc('year', ${dateOf(site.arg(0))}) AS DATE)`),
  "calendar.addMonths": (site) => {
    const [ticks, months] = [site.arg(0), site.arg(1)];
    const added = sql`CAST(${dateOf(ticks)} + to_months(CAST(${months} AS INTEGER)) AS DATE)`;
    const inside = sql`${months} BETWEEN -119988 AND 119988 AND year(${added}) BETWEEN 1 AND 9999`;
    return sql`CASE WHEN ${inside} THEN ${ticksOf(added)} + ${ticks} % ${ticksPerDay} END`;
  },
  "calendar.make": (site) => {
    const [year, month, day] = [site.arg(0), site.arg(1), site.arg(2)];
    const written = sql`printf('%04d-%02d-%02d', ${year}, ${month}, ${day})`;
    return sql`CASE WHEN ${year} BETWEEN 1 AND 9999 THEN ${ticksOf(sql`TRY_CAST(${written} AS DATE)`)} END`;
  },
  "calendar.formatSpan": formatSpan,
};

const dateOf = (ticks: Sql): Sql =>
  sql`(${firstDay} + CAST(${ticks} // ${ticksPerDay} AS INTEGER))`;

const ticksOf = (date: Sql): Sql => sql`(CAST(${date} - ${firstDay} AS BIGINT) * ${ticksPerDay})`;

interface Unit {
  readonly ticks: string;
  readonly modulo: string;
}

const units: Readonly<Record<string, Unit>> = {
  d: { ticks: "864000000000", modulo: "1000000000" },
  h: { ticks: "36000000000", modulo: "24" },
  H: { ticks: "36000000000", modulo: "24" },
  m: { ticks: "600000000", modulo: "60" },
  s: { ticks: "10000000", modulo: "60" },
};

/** Runs of one letter are fields, all else stands for itself. */
function formatSpan(site: Site): Sql | Refusal {
  const format = site.constant(1);
  if (typeof format !== "string") return { unsupported: "a format that differs from row to row" };
  const size = sql`abs(${site.arg(0)})`;
  const parts = [...format.matchAll(/([a-zA-Z])\1*|[^a-zA-Z]+/g)].map(([run]) =>
    fieldOf(run, size),
  );
  const known = parts.filter((part) => part !== undefined);
  if (known.length !== parts.length) return { unsupported: `the format ${JSON.stringify(format)}` };
  const sign = sql`CASE WHEN ${site.arg(0)} < 0 THEN '-' ELSE '' END`;
  return sql`coalesce(${chain("concat", "||", [sign, ...known])}, '')`;
}

function fieldOf(run: string, size: Sql): Sql | undefined {
  const letter = run[0] ?? "";
  if (/[^a-zA-Z /:,._[\]-]/.test(run)) return undefined;
  if (!/[a-zA-Z]/.test(letter)) return sql`${raw(`'${run.replaceAll("'", "''")}'`)}`;
  if (letter === "f" && run.length <= 7) {
    return sql`left(lpad(CAST(${size} % 10000000 AS VARCHAR), 7, '0'), ${raw(String(run.length))})`;
  }
  if (letter === "F" && run.length <= 7) {
    return sql`rtrim(left(lpad(CAST(${size} % 10000000 AS VARCHAR), 7, '0'), ${raw(String(run.length))}), '0')`;
  }
  const unit = units[letter];
  if (unit === undefined || run.length > (letter === "d" ? 8 : 2)) return undefined;
  const count = sql`CAST((${size} // ${raw(unit.ticks)}) % ${raw(unit.modulo)} AS VARCHAR)`;
  const width = raw(String(run.length));
  return sql`lpad(${count}, CAST(greatest(${width}, length(${count})) AS INTEGER), '0')`;
}
