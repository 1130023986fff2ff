// Moments and spans in DuckDB: both are BIGINT ticks, because its timestamps stop at microseconds.

import { lastTicks, ticksPerDay, ticksPerSecond, unixEpochTicks } from "#schema";
import type { FamilyTemplates, Site } from "../../dialect.ts";
import { bound, chain, raw, type Sql, sql } from "../../sql.ts";
import { formatted } from "./clock.ts";
import { wrapped } from "./number.ts";

const last = raw(String(lastTicks));
const epoch = raw(String(unixEpochTicks));
const second = raw(`${ticksPerSecond}.0`);

export const time: FamilyTemplates<"time"> = {
  "time.add": (site) => moved(site, "+"),
  "time.subtract": (site) => moved(site, "-"),
  "time.between": (site) => bound("sum")`${site.arg(0)} - ${site.arg(1)}`,
  "time.bin": (site) => {
    const binned = bound("sum")`${site.arg(0)} - ${site.arg(0)} % ${site.arg(1)}`;
    return whereAboveZero(site, binned);
  },
  "time.format": (site) => {
    const format = site.constant(1);
    if (typeof format !== "string") return { unsupported: "a format that differs from row to row" };
    const made = formatted(site.arg(0), format);
    if (made === undefined) return { unsupported: `the format ${JSON.stringify(format)}` };
    return site.isTotal(0) ? made : sql`coalesce(${made}, '')`;
  },
  "time.unixSeconds": (site) => bound("product")`(${site.arg(0)} - ${epoch}) / ${second}`,
  "time.fromUnixSeconds": (site) =>
    within(sql`CAST(round(${site.arg(0)} * 1000000) AS HUGEINT) * 10 + ${epoch}`),
  "span.add": (site) => wrapped("long", sql`${wide(site.arg(0))} + ${site.arg(1)}`),
  "span.subtract": (site) => wrapped("long", sql`${wide(site.arg(0))} - ${site.arg(1)}`),
  "span.negate": (site) => wrapped("long", sql`-${wide(site.arg(0))}`),
  "span.multiply": (site) => sql`TRY_CAST(round(${site.arg(0)} * ${site.arg(1)}) AS BIGINT)`,
  "span.divide": (site) => bound("product")`CAST(${site.arg(0)} AS DOUBLE) / ${site.arg(1)}`,
  "span.divideBy": (site) => sql`TRY_CAST(round(${site.arg(0)} / ${site.arg(1)}) AS BIGINT)`,
  "span.bin": (site) => {
    const [a, b] = [site.arg(0), site.arg(1)];
    return whereAboveZero(
      site,
      wrapped("long", sql`${wide(a)} - ((${wide(a)} % ${b}) + ${b}) % ${b}`),
    );
  },
};

const wide = (part: Sql): Sql => sql`CAST(${part} AS HUGEINT)`;

// Moments are below 2^62, so that sums with a span of that size stay within 64 bits.
const modestTicks = 1n << 61n;

/** A span that leads from the moment of a question to no year before 1 and none after 9999. */
const nearTicks = 1000n * 366n * ticksPerDay;

function moved(site: Site, operator: "+" | "-"): Sql {
  const [moment, span] = [site.arg(0), site.arg(1)];
  const known = site.constant(1);
  const size = typeof known === "bigint" ? (known < 0n ? -known : known) : undefined;
  const isModest = size !== undefined && size < modestTicks;
  const sum = chain("sum", operator, [isModest ? moment : wide(moment), span]);
  const isNow = moment.kind === "value" && moment.of.kind === "parameter";
  return isNow && size !== undefined && size < nearTicks ? sum : within(sum, isModest);
}

/** Null outside of the years 1 to 9999. */
function within(ticks: Sql, isNarrow = false): Sql {
  const given = isNarrow ? ticks : sql`CAST(${ticks} AS BIGINT)`;
  return sql`CASE WHEN ${ticks} BETWEEN 0 AND ${last} THEN ${given} END`;
}

function whereAboveZero(site: Site, binned: Sql): Sql {
  const known = site.constant(1);
  return typeof known === "bigint" && known > 0n
    ? binned
    : sql`CASE WHEN ${site.arg(1)} > 0 THEN ${binned} END`;
}
