// Kusto's conversions in DuckDB: what cannot be converted is null, never an error.

import { textLiteral } from "#plan";
import type { ScalarType } from "#schema";
import type { FamilyTemplates, Refusal, Site } from "../../dialect.ts";
import { bound, raw, type Sql, sql, value } from "../../sql.ts";
import { momentOfText, momentText, spanOfText, spanText } from "./clock.ts";
import { jsonOf, realText } from "./json.ts";

const text = (content: string) => value(textLiteral(content));

export const convert: FamilyTemplates<"convert"> = {
  "convert.toBool": (site) => converted(site, toBool),
  "convert.toInt": (site) => converted(site, whole("INTEGER")),
  "convert.toLong": (site) => converted(site, whole("BIGINT")),
  "convert.toReal": (site) => converted(site, toReal),
  "convert.toDecimal": {
    unsupported: "decimal arithmetic of 34 digits is not exact in DuckDB",
  },
  "convert.toDatetime": (site) => converted(site, toDatetime),
  "convert.toTimespan": (site) => converted(site, toTimespan),
  "convert.toGuid": (site) => converted(site, toGuid),
  "convert.toDynamic": (site) => jsonOf(site.arg(0), typeOf(site)),
  "convert.toText": (site) => {
    const made = toText(site.arg(0), typeOf(site));
    return typeOf(site) === "string" && site.isTotal(0) ? made : sql`coalesce(${made}, '')`;
  },
};

type Conversion = (part: Sql, type: ScalarType) => Sql | undefined;

const typeOf = ({ call }: Site): ScalarType => call.args[0]?.type ?? "string";

function converted(site: Site, conversion: Conversion): Sql | Refusal {
  const type = typeOf(site);
  const part = site.arg(0);
  const made = type === "dynamic" ? ofDynamic(part, conversion) : conversion(part, type);
  return made ?? { unsupported: `of a ${type}` };
}

/** A dynamic value converts as the text, number or truth that it holds; arrays and bags do not. */
function ofDynamic(part: Sql, conversion: Conversion): Sql | undefined {
  const content = sql`(${part} ->> '$')`;
  const ofText = conversion(content, "string");
  const ofReal = conversion(sql`CAST(${part} AS DOUBLE)`, "real");
  const ofBool = conversion(sql`CAST(${part} AS BOOLEAN)`, "bool");
  if (ofText === undefined) return undefined;
  const fraction = ofReal === undefined ? sql`` : sql` WHEN 'DOUBLE' THEN ${ofReal}`;
  const truth = ofBool === undefined ? sql`` : sql` WHEN 'BOOLEAN' THEN ${ofBool}`;
  return sql`CASE json_type(${part}) WHEN 'ARRAY' THEN NULL WHEN 'OBJECT' THEN NULL${fraction}${truth} ELSE ${ofText} END`;
}

const decimalShape = String.raw`\s*[-+]?[0-9]+\s*`;
const hexShape = String.raw`\s*0[xX][0-9a-fA-F]+\s*`;

function whole(target: "INTEGER" | "BIGINT"): Conversion {
  const narrowed = (part: Sql) =>
    target === "INTEGER" ? sql`TRY_CAST(${part} AS INTEGER)` : sql`TRY_CAST(${part} AS BIGINT)`;
  return (part, type) => {
    switch (type) {
      case "string": {
        const shape = text(`${decimalShape}|${hexShape}`);
        const trimmed = sql`trim(${part}, ${text(" \t\n\r\f")})`;
        return sql`CASE WHEN regexp_full_match(${part}, ${shape}) THEN ${narrowed(trimmed)} END`;
      }
      case "real":
        return saturated(part, target);
      case "guid":
      case "decimal":
      case "dynamic":
        return undefined;
      default:
        return narrowed(part);
    }
  };
}

/** What leaves the range of a whole number becomes its end (the engine's answer for 1e19); NaN gives null. */
function saturated(part: Sql, target: "INTEGER" | "BIGINT"): Sql {
  const narrow = target === "INTEGER";
  const last = raw(narrow ? "2147483647" : "9223372036854775807");
  const first = raw(narrow ? "-2147483648" : "(-9223372036854775807 - 1)");
  const whole = narrow
    ? sql`TRY_CAST(trunc(${part}) AS INTEGER)`
    : sql`TRY_CAST(trunc(${part}) AS BIGINT)`;
  return sql`CASE WHEN isnan(${part}) OR isinf(${part}) THEN NULL WHEN ${part} >= ${last} THEN ${last} WHEN ${part} <= ${first} THEN ${first} ELSE ${whole} END`;
}

function toBool(part: Sql, type: ScalarType): Sql | undefined {
  if (type === "bool") return part;
  if (type === "int" || type === "long" || type === "real")
    return bound("comparison")`${part} <> 0`;
  if (type !== "string") return undefined;
  const number = whole("BIGINT")(part, "string") ?? part;
  return sql`CASE lower(${part}) WHEN 'true' THEN TRUE WHEN 'false' THEN FALSE ELSE ${number} <> 0 END`;
}

const realShape = String.raw`(?i)\s*[-+]?(?:(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?|nan|inf|infinity)\s*`;

function toReal(part: Sql, type: ScalarType): Sql | undefined {
  switch (type) {
    case "string": {
      const trimmed = sql`trim(${part}, ${text(" \t\n\r\f")})`;
      return sql`CASE WHEN regexp_full_match(${part}, ${text(realShape)}) THEN TRY_CAST(${trimmed} AS DOUBLE) END`;
    }
    case "guid":
    case "decimal":
    case "dynamic":
      return undefined;
    default:
      return sql`CAST(${part} AS DOUBLE)`;
  }
}

function toDatetime(part: Sql, type: ScalarType): Sql | undefined {
  if (type === "datetime") return part;
  if (type === "string") return momentOfText(part);
  if (type === "int" || type === "long") {
    return sql`CASE WHEN ${part} BETWEEN 0 AND 3155378975999999999 THEN CAST(${part} AS BIGINT) END`;
  }
  return undefined;
}

function toTimespan(part: Sql, type: ScalarType): Sql | undefined {
  if (type === "timespan") return part;
  if (type === "string") return spanOfText(part);
  return type === "int" || type === "long" ? sql`CAST(${part} AS BIGINT)` : undefined;
}

const guidShape = String.raw`\s*[({]?[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{12}[)}]?\s*`;

function toGuid(part: Sql, type: ScalarType): Sql | undefined {
  if (type === "guid") return part;
  if (type !== "string") return undefined;
  const digits = sql`lower(regexp_replace(${part}, '[^0-9a-fA-F]', '', 'g'))`;
  const groups = text("(.{8})(.{4})(.{4})(.{4})(.{12})");
  const hyphened = sql`regexp_replace(${digits}, ${groups}, ${text(String.raw`\1-\2-\3-\4-\5`)})`;
  return sql`CASE WHEN regexp_full_match(${part}, ${text(guidShape)}) THEN ${hyphened} END`;
}

function toText(part: Sql, type: ScalarType): Sql {
  switch (type) {
    case "string":
    case "guid":
      return part;
    case "bool":
      return sql`CASE WHEN ${part} THEN 'True' WHEN NOT ${part} THEN 'False' END`;
    case "real":
      return realText(part);
    case "datetime":
      return momentText(part);
    case "timespan":
      return spanText(part);
    case "dynamic":
      return sql`(${part} ->> '$')`;
    default:
      return sql`CAST(${part} AS VARCHAR)`;
  }
}
