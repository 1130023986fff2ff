// What the commonest functions of one row give, by their rows in the plan's table.

import { Bug } from "#bug";
import type { Call, FunctionName } from "#plan";
import { lastTicks, type Scalar } from "#schema";
import { compare, floorDivide, hasTerm, wrap } from "./scalars.ts";

type Meaning = (args: readonly Scalar[], call: Call) => Scalar;

/** Null of null. */
const strict =
  (meaning: (...args: NonNullable<Scalar>[]) => Scalar): Meaning =>
  (args) => {
    const given = args.filter((arg) => arg !== null);
    return given.length < args.length ? null : meaning(...given);
  };

const text = (meaning: (one: string, other: string) => Scalar): Meaning =>
  strict((one, other = "") => meaning(String(one), String(other)));

const whole = (meaning: (one: bigint, other: bigint) => bigint | null): Meaning =>
  strict((one, other = 0n) => {
    if (typeof one !== "bigint" || typeof other !== "bigint") throw new Bug("whole numbers only");
    const result = meaning(one, other);
    return result === null ? null : wrap(result);
  });

const ordered = (holds: (sign: number) => boolean): Meaning =>
  strict((one, other = 0) => {
    if (Number.isNaN(one) || Number.isNaN(other)) return false;
    return holds(compare(one, other));
  });

function equal([one = null, other = null]: readonly Scalar[]): boolean | null {
  if (one === null || other === null) return one === other ? null : false;
  return !Number.isNaN(one) && compare(one, other) === 0;
}

const inRange = (ticks: bigint): Scalar => (ticks < 0n || ticks > lastTicks ? null : ticks);

const moment = (meaning: (one: bigint, other: bigint) => Scalar): Meaning =>
  strict((one, other = 0n) =>
    typeof one === "bigint" && typeof other === "bigint" ? meaning(one, other) : null,
  );

export const meanings: { readonly [F in FunctionName]?: Meaning } = {
  "logic.and": (args) => (args.includes(false) ? false : args.includes(null) ? null : true),
  "logic.or": (args) => (args.includes(true) ? true : args.includes(null) ? null : false),
  "logic.not": strict((one) => one !== true),
  "logic.isTrue": ([one]) => one === true,
  "logic.if": ([condition, yes = null, no = null]) => (condition === true ? yes : no),
  "value.coalesce": (args) => args.find((arg) => arg !== null) ?? null,
  "value.isNull": ([one]) => one === null,
  "value.isNotNull": ([one]) => one !== null,
  "value.equals": equal,
  "value.differs": (args) => {
    const same = equal(args);
    return same === null ? null : !same;
  },
  "value.less": ordered((sign) => sign < 0),
  "value.atMost": ordered((sign) => sign <= 0),
  "value.greater": ordered((sign) => sign > 0),
  "value.atLeast": ordered((sign) => sign >= 0),
  "value.isOneOf": ([one = null, ...rest]) => rest.some((other) => equal([one, other]) === true),
  "text.equals": text((one, other) => one === other),
  "text.equalsFolded": text((one, other) => one.toLowerCase() === other.toLowerCase()),
  "text.differs": text((one, other) => one !== other),
  "text.less": text((one, other) => compare(one, other) < 0),
  "text.contains": text((one, other) => one.includes(other)),
  "text.containsFolded": text((one, other) => one.toLowerCase().includes(other.toLowerCase())),
  "text.startsWith": text((one, other) => one.startsWith(other)),
  "text.endsWithFolded": text((one, other) => one.toLowerCase().endsWith(other.toLowerCase())),
  "text.hasTerm": text(hasTerm),
  "text.hasAnyTerm": ([one = null, ...rest]) => {
    const found = rest.map((needle) => {
      return one === null || needle === null ? null : hasTerm(String(one), String(needle));
    });
    return found.includes(true) ? true : found.includes(null) ? null : false;
  },
  "text.isEmpty": ([one]) => (one ?? "") === "",
  "text.isNotEmpty": ([one]) => (one ?? "") !== "",
  "text.coalesce": (args) => args.find((arg) => (arg ?? "") !== "") ?? "",
  "text.orEmpty": ([one]) => one ?? "",
  "text.lower": text((one) => one.toLowerCase()),
  "text.length": text((one) => BigInt([...one].length)),
  "text.concat": strict((...parts) => parts.join("")),
  "text.split": text((one, other) => JSON.stringify(one.split(other))),
  "number.add": whole((one, other) => one + other),
  "number.subtract": whole((one, other) => one - other),
  "number.multiply": whole((one, other) => one * other),
  "number.divide": whole((one, other) => (other === 0n ? null : one / other)),
  "number.modulo": whole((one, other) => {
    const size = other < 0n ? -other : other;
    return size === 0n ? null : ((one % size) + size) % size;
  }),
  "number.negate": whole((one) => -one),
  "number.bin": whole((one, other) => (other > 0n ? floorDivide(one, other) * other : null)),
  "time.add": moment((one, other) => inRange(one + other)),
  "time.subtract": moment((one, other) => inRange(one - other)),
  "time.between": moment((one, other) => one - other),
  "time.bin": moment((one, other) => (other > 0n ? floorDivide(one, other) * other : null)),
};
