// Arithmetic in DuckDB, whose integers fail where they leave their width: what may leave it is computed in 128 bits.

import type { Scalar, ScalarType } from "#schema";
import type { FamilyTemplates, Site } from "../../dialect.ts";
import { bound, type Sql, type Strength, sql } from "../../sql.ts";

export const number: FamilyTemplates<"number"> = {
  "number.add": arithmetic("+", "sum"),
  "number.subtract": arithmetic("-", "sum"),
  "number.multiply": arithmetic("*", "product"),
  "number.divide": (site) => {
    const [a, b] = [site.arg(0), site.arg(1)];
    if (!isWhole(site.call.type)) return bound("product")`${a} / ${b}`;
    const known = site.constant(1);
    if (known !== undefined && known !== -1n) return bound("product")`${a} // ${b}`;
    return wrapped(site.call.type, sql`${wide(a)} // ${b}`);
  },
  "number.divideOrNull": (site) => bound("product")`${site.arg(0)} / nullif(${site.arg(1)}, 0)`,
  "number.modulo": (site) => {
    const [a, b] = [site.arg(0), site.arg(1)];
    if (!isWhole(site.call.type) || isModest(site.constant(1))) {
      return bound("product")`((${a} % ${b}) + abs(${b})) % abs(${b})`;
    }
    return narrow(site.call.type, sql`((${wide(a)} % ${b}) + abs(${wide(b)})) % abs(${wide(b)})`);
  },
  "number.negate": (site) =>
    isWhole(site.call.type) && !site.fits
      ? wrapped(site.call.type, sql`-${wide(site.arg(0))}`)
      : bound("product")`-${site.arg(0)}`,
  "number.floor": (site) => (isWhole(site.call.type) ? site.arg(0) : sql`floor(${site.arg(0)})`),
  "number.bin": bin,
};

const isWhole = (type: ScalarType): boolean => type === "int" || type === "long";

const wide = (part: Sql): Sql => sql`CAST(${part} AS HUGEINT)`;

/** A divisor that leads no step of a division out of 64 bits: -1 does so with the least number. */
function isModest(divisor: Scalar | undefined): boolean {
  return typeof divisor === "bigint" && divisor > 0n && divisor < 1n << 30n;
}

function narrow(type: ScalarType, part: Sql): Sql {
  return type === "int" ? sql`CAST(${part} AS INTEGER)` : sql`CAST(${part} AS BIGINT)`;
}

/** The low 32 or 64 bits of a wide number, as a signed number. */
export function wrapped(type: ScalarType, part: Sql): Sql {
  if (type === "int") {
    return sql`CAST(((${part} + 2147483648) & 4294967295) - 2147483648 AS INTEGER)`;
  }
  return sql`CAST(((${part} + 9223372036854775808) & 18446744073709551615) - 9223372036854775808 AS BIGINT)`;
}

function arithmetic(operator: "+" | "-" | "*", binds: Strength) {
  return (site: Site): Sql => {
    const [a, b] = [site.arg(0), site.arg(1)];
    const { type } = site.call;
    if (!isWhole(type) || site.fits)
      return { kind: "code", pieces: ["", ` ${operator} `, ""], holes: [a, b], binds };
    const whole: Sql = {
      kind: "code",
      pieces: ["", ` ${operator} `, ""],
      holes: [wide(a), b],
      binds,
    };
    return wrapped(type, whole);
  };
}

function bin(site: Site): Sql {
  const [a, b] = [site.arg(0), site.arg(1)];
  const { type } = site.call;
  const known = site.constant(1);
  const isAboveZero = (typeof known === "bigint" || typeof known === "number") && known > 0;
  const binned = isWhole(type)
    ? wrapped(type, sql`${wide(a)} - ((${wide(a)} % ${b}) + ${b}) % ${b}`)
    : bound("product")`floor(${a} / ${b}) * ${b}`;
  return isAboveZero ? binned : sql`CASE WHEN ${b} > 0 THEN ${binned} END`;
}
