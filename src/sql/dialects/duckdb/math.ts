// Numbers in DuckDB, whose functions fail where Kusto's give NaN or infinity.

import type { ScalarType } from "#schema";
import type { FamilyTemplates, Site } from "../../dialect.ts";
import { bound, invoke, type Sql, sql } from "../../sql.ts";

const isWhole = (type: ScalarType): boolean => type === "int" || type === "long";

export const math: FamilyTemplates<"math"> = {
  "math.abs": (site) => {
    const part = site.arg(0);
    if (!isWhole(site.call.type)) return sql`abs(${part})`;
    const type = site.call.type === "int" ? sql`INTEGER` : sql`BIGINT`;
    return sql`coalesce(TRY_CAST(abs(CAST(${part} AS HUGEINT)) AS ${type}), ${part})`;
  },
  "math.sign": (site) => {
    const part = site.arg(0);
    return sql`CASE WHEN ${part} > 0 THEN 1 WHEN ${part} < 0 THEN -1 WHEN ${part} IS NOT NULL THEN 0 END`;
  },
  "math.ceiling": "ceil({0})",
  "math.round": "round({0}, CAST({1} AS INTEGER))",
  "math.squareRoot": (site) =>
    sql`CASE WHEN ${site.arg(0)} < 0 THEN 'nan'::DOUBLE ELSE sqrt(${site.arg(0)}) END`,
  "math.exponential": "exp({0})",
  "math.logarithm": (site) =>
    sql`CASE WHEN ${site.arg(0)} > 0 THEN ln(${site.arg(0)}) WHEN ${site.arg(0)} = 0 THEN '-infinity'::DOUBLE END`,
  "math.power": "pow({0}, {1})",
  "math.sine": whereFinite("sin"),
  "math.cosine": whereFinite("cos"),
  "math.tangent": whereFinite("tan"),
  "math.arcSine": withinOne("asin"),
  "math.arcCosine": withinOne("acos"),
  "math.arcTangent": "atan({0})",
  "math.arcTangent2": "atan2({0}, {1})",
  "math.isNaN": "coalesce(isnan({0}), FALSE)",
  "math.isInfinite": "coalesce(isinf({0}), FALSE)",
  "math.isFinite": "coalesce(isfinite({0}), FALSE)",
  "math.least": ({ args }) => invoke("least", args),
  "math.greatest": ({ args }) => invoke("greatest", args),
  "bits.and": bits("&"),
  "bits.or": bits("|"),
  "bits.exclusiveOr": "xor({0}, {1})",
  "bits.shiftLeft": (site) => {
    const by = sql`(((${site.arg(1)} % 64) + 64) % 64)`;
    const kept = sql`(CAST(${site.arg(0)} AS HUGEINT) & 18446744073709551615) * CAST(pow(2, ${by}) AS HUGEINT)`;
    return signed(sql`(${kept}) & 18446744073709551615`);
  },
  "bits.shiftRight": (site) => {
    const by = sql`(((${site.arg(1)} % 64) + 64) % 64)`;
    return sql`CAST(floor(CAST(${site.arg(0)} AS HUGEINT) / CAST(pow(2, ${by}) AS HUGEINT)) AS BIGINT)`;
  },
  "bits.not": (site) => bound("sum")`-1 - ${site.arg(0)}`,
};

/** 64 bits without sign as 64 bits with one. */
const signed = (part: Sql): Sql =>
  sql`CAST(CASE WHEN (${part}) > 9223372036854775807 THEN (${part}) - 18446744073709551616 ELSE (${part}) END AS BIGINT)`;

function bits(operator: "&" | "|") {
  return (site: Site): Sql =>
    operator === "&"
      ? sql`(${site.arg(0)} & ${site.arg(1)})`
      : sql`(${site.arg(0)} | ${site.arg(1)})`;
}

function whereFinite(name: "sin" | "cos" | "tan") {
  return (site: Site): Sql => {
    const made = invoke(name, [site.arg(0)]);
    return sql`CASE WHEN isfinite(${site.arg(0)}) THEN ${made} WHEN ${site.arg(0)} IS NOT NULL THEN 'nan'::DOUBLE END`;
  };
}

function withinOne(name: "asin" | "acos") {
  return (site: Site): Sql => {
    const made = invoke(name, [site.arg(0)]);
    return sql`CASE WHEN ${site.arg(0)} BETWEEN -1 AND 1 THEN ${made} WHEN ${site.arg(0)} IS NOT NULL THEN 'nan'::DOUBLE END`;
  };
}
