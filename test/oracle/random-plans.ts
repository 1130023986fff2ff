// Numbers become plans: any list of numbers is some plan over a few written rows, and only such plans as have one
// right answer (what depends on an order stands above one).

import {
  aggregate,
  call,
  column,
  type Expr,
  extend,
  type Frame,
  type FunctionName,
  filter,
  join,
  limit,
  limitPer,
  literal,
  longLiteral,
  type Named,
  now,
  type Plan,
  project,
  type SortKey,
  sequence,
  sort,
  textLiteral,
  union,
  unnest,
  values,
  window,
} from "#plan";
import type { Column, Scalar, ScalarType, Schema } from "#schema";

/** A roll gives a number below `sides`. */
type Dice = (sides: number) => number;

export function diceOf(numbers: readonly number[]): Dice {
  let next = 0;
  return (sides) => {
    const number = numbers[next % numbers.length] ?? 0;
    next += 1;
    return (number + Math.floor(next / numbers.length)) % sides;
  };
}

interface Made {
  readonly plan: Plan;
  /** The order of the rows is settled. */
  readonly ordered: boolean;
}

const pick = <T>(dice: Dice, from: readonly T[], otherwise: T): T =>
  from[dice(from.length)] ?? otherwise;

const longs = [0n, 1n, 2n, -1n, 7n, -3n, 2n ** 63n - 1n, -(2n ** 63n), null];
const texts = ["", "a", "A", "ab", "é", "É", "a b", "a_b", "%x-5", "x-5: a", "reload", "1"];
const moments = [0n, 1n, 639_079_200_000_000_000n, 3_155_378_975_999_999_999n, null];
const spans = [0n, 1n, 36_000_000_000n, -864_000_000_000n, 2n ** 62n, null];

type Drawn = "long" | "string" | "bool" | "datetime" | "timespan";

function scalarOf(type: ScalarType, dice: Dice): Scalar {
  switch (type) {
    case "long":
      return pick(dice, longs, null);
    case "bool":
      return pick(dice, [true, false, null], null);
    case "datetime":
      return pick(dice, moments, null);
    case "timespan":
      return pick(dice, spans, null);
    default:
      return pick(dice, texts, "");
  }
}

/** A name that the schema does not have. */
function fresh(wanted: string, schema: Schema): string {
  let name = wanted;
  while (schema.some((known) => known.name === name)) name += "'";
  return name;
}

/** Names that SQL takes for one, and such as it does not take at all without quotes. */
const base: Schema = [
  { name: "n", type: "long" },
  { name: "N", type: "long" },
  { name: 's"; --', type: "string" },
  { name: "select", type: "string" },
  { name: "", type: "bool" },
  { name: "d", type: "datetime" },
];

function rowsOf(dice: Dice): Made {
  if (dice(8) === 0) {
    const parts = {
      name: "n",
      from: longLiteral(dice(5)),
      to: longLiteral(dice(9)),
      step: longLiteral(dice(5) - 2),
    };
    return { plan: sequence(parts), ordered: true };
  }
  const rows = Array.from({ length: dice(7) }, () => base.map(({ type }) => scalarOf(type, dice)));
  return { plan: values(base, rows), ordered: true };
}

const columnsOf = (schema: Schema, type: ScalarType): Column[] =>
  schema.filter((candidate) => candidate.type === type);

function exprOf(type: Drawn, schema: Schema, { dice, depth }: { dice: Dice; depth: number }): Expr {
  const known = columnsOf(schema, type);
  const found = known[dice(Math.max(known.length, 1))];
  const roll = dice(4);
  if (found !== undefined && (depth === 0 || roll === 0)) return column(found);
  if (depth === 0 || roll === 1) {
    return type === "datetime" && dice(3) === 0 ? now() : literal(type, scalarOf(type, dice));
  }
  const options = calls[type];
  const [fn, ...takes] = pick(dice, options, options[0]);
  const args = takes.map((wanted) => exprOf(wanted, schema, { dice, depth: depth - 1 }));
  return call(fn, args, { type });
}

type Option = readonly [fn: FunctionName, ...takes: Drawn[]];

const calls: { readonly [T in Drawn]: readonly [Option, ...Option[]] } = {
  bool: [
    ["logic.and", "bool", "bool"],
    ["logic.or", "bool", "bool", "bool"],
    ["logic.not", "bool"],
    ["logic.isTrue", "bool"],
    ["logic.if", "bool", "bool", "bool"],
    ["value.isNull", "long"],
    ["value.isNotNull", "datetime"],
    ["value.equals", "long", "long"],
    ["value.equals", "string", "string"],
    ["value.differs", "long", "long"],
    ["value.differs", "bool", "bool"],
    ["value.less", "datetime", "datetime"],
    ["value.atMost", "long", "long"],
    ["value.greater", "timespan", "timespan"],
    ["value.atLeast", "string", "string"],
    ["value.isOneOf", "long", "long", "long"],
    ["text.equals", "string", "string"],
    ["text.equalsFolded", "string", "string"],
    ["text.differs", "string", "string"],
    ["text.less", "string", "string"],
    ["text.contains", "string", "string"],
    ["text.containsFolded", "string", "string"],
    ["text.startsWith", "string", "string"],
    ["text.endsWithFolded", "string", "string"],
    ["text.hasTerm", "string", "string"],
    ["text.hasAnyTerm", "string", "string", "string"],
    ["text.isEmpty", "string"],
    ["text.isNotEmpty", "string"],
  ],
  long: [
    ["number.add", "long", "long"],
    ["number.subtract", "long", "long"],
    ["number.multiply", "long", "long"],
    ["number.divide", "long", "long"],
    ["number.modulo", "long", "long"],
    ["number.negate", "long"],
    ["number.bin", "long", "long"],
    ["logic.if", "bool", "long", "long"],
    ["value.coalesce", "long", "long"],
    ["text.length", "string"],
  ],
  string: [
    ["text.coalesce", "string", "string"],
    ["text.orEmpty", "string"],
    ["text.lower", "string"],
    ["text.concat", "string", "string"],
    ["logic.if", "bool", "string", "string"],
  ],
  datetime: [
    ["time.add", "datetime", "timespan"],
    ["time.subtract", "datetime", "timespan"],
    ["time.bin", "datetime", "timespan"],
    ["value.coalesce", "datetime", "datetime"],
  ],
  timespan: [
    ["time.between", "datetime", "datetime"],
    ["value.coalesce", "timespan", "timespan"],
  ],
};

const drawn: readonly Drawn[] = ["long", "string", "bool", "datetime", "timespan"];
const newNames = ["x", "X", "n", "y z", "select", "s2", "Ñ"];

function namedExprs(schema: Schema, dice: Dice): Named[] {
  const names = new Set(Array.from({ length: 1 + dice(3) }, () => pick(dice, newNames, "x")));
  return [...names].map((name) => ({
    name,
    expr: exprOf(pick(dice, drawn, "long"), schema, { dice, depth: 2 }),
  }));
}

const measures: readonly (readonly [FunctionName, ScalarType, ...Drawn[]])[] = [
  ["rows.count", "long"],
  ["rows.countIf", "long", "bool"],
  ["rows.countValues", "long", "long"],
  ["rows.countDistinct", "long", "string"],
  ["rows.sum", "long", "long"],
  ["rows.minimum", "string", "string"],
  ["rows.maximum", "datetime", "datetime"],
  ["rows.sortedValues", "dynamic", "string"],
  ["rows.joinDistinct", "string", "string"],
];

const orderedMeasures: typeof measures = [
  ["rows.list", "dynamic", "long"],
  ["rows.set", "dynamic", "string"],
  ["rows.first", "long", "long"],
  ["rows.last", "string", "string"],
];

function measuresOf({ plan, ordered }: Made, dice: Dice): Named[] {
  const known = ordered ? [...measures, ...orderedMeasures] : measures;
  return ["m1", "M1", "m2"].slice(0, 1 + dice(3)).map((name) => {
    const [fn, type, ...takes] = pick(dice, known, ["rows.count", "long"]);
    const args = takes.map((wanted) => exprOf(wanted, plan.schema, { dice, depth: 1 }));
    return { name, expr: call(fn, args, { type }) };
  });
}

function keysOf(schema: Schema, dice: Dice): SortKey[] {
  const expr = exprOf(pick(dice, drawn, "long"), schema, { dice, depth: 1 });
  return [{ expr, descending: dice(2) === 0, nulls: pick(dice, ["first", "last"], "last") }];
}

/** By all columns: rows that are still equal cannot be told apart. */
function settled({ plan }: Made): Made {
  const keys = plan.schema.map((known): SortKey => {
    return { expr: column(known), descending: false, nulls: "first" };
  });
  return { plan: sort(plan, keys), ordered: true };
}

function frameOf(schema: Schema, dice: Dice): Frame {
  const long = exprOf("long", schema, { dice, depth: 1 });
  const some = call("value.coalesce", [long, longLiteral(1)], { type: "long" });
  const size = call("number.modulo", [some, longLiteral(3)], { type: "long" });
  const reach = call("number.multiply", [size, size], { type: "long" });
  switch (dice(5)) {
    case 0:
      return { kind: "through" };
    case 1:
      return { kind: "through", reach };
    case 2:
      return { kind: "before" };
    case 3:
      return { kind: "before", reach };
    default:
      return { kind: "below", key: size, by: BigInt(dice(3)) };
  }
}

type Step = (made: Made, dice: Dice, other: () => Made) => Made;

const steps: readonly Step[] = [
  ({ plan, ordered }, dice) => {
    return { plan: filter(plan, exprOf("bool", plan.schema, { dice, depth: 3 })), ordered };
  },
  ({ plan, ordered }, dice) => ({ plan: extend(plan, namedExprs(plan.schema, dice)), ordered }),
  ({ plan, ordered }, dice) => ({ plan: project(plan, namedExprs(plan.schema, dice)), ordered }),
  ({ plan, ordered }, dice) => {
    const kept = plan.schema.filter((_, index) => index === 0 || dice(2) === 0);
    const columns = kept.map((known) => ({ name: known.name, expr: column(known) }));
    return { plan: project(plan, columns), ordered };
  },
  (made, dice) => {
    const keys = namedExprs(made.plan.schema, dice).slice(0, dice(3));
    const parts = { keys, measures: measuresOf(made, dice) };
    return { plan: aggregate(made.plan, parts), ordered: false };
  },
  ({ plan, ordered }, dice) => ({ plan: sort(plan, keysOf(plan.schema, dice)), ordered }),
  (made) => settled(made),
  (made, dice) => {
    const { plan } = made.ordered ? made : settled(made);
    return { plan: limit(plan, dice(5)), ordered: true };
  },
  (made, dice) => {
    const { plan } = made.ordered ? made : settled(made);
    const per = [exprOf(pick(dice, drawn, "long"), plan.schema, { dice, depth: 1 })];
    return { plan: limitPer(plan, { count: 1 + dice(2), per }), ordered: true };
  },
  (made, dice) => {
    const { plan, ordered } = made.ordered ? made : settled(made);
    const number = { name: fresh("number", plan.schema), expr: call("row.number", []) };
    const sum = call("rows.sum", [exprOf("long", plan.schema, { dice, depth: 1 })], {
      type: "long",
    });
    const columns =
      dice(2) === 0 ? [number] : [number, { name: fresh("sum", plan.schema), expr: sum }];
    const partition = dice(2) === 0 ? [] : [exprOf("string", plan.schema, { dice, depth: 1 })];
    return { plan: window(plan, { columns, partition }), ordered };
  },
  (made, dice) => {
    const { plan, ordered } = settled(made);
    const columns = measuresOf({ plan, ordered }, dice).map(({ name, expr }) => {
      return { name: fresh(name, plan.schema), expr };
    });
    const partition = dice(2) === 0 ? [] : [exprOf("bool", plan.schema, { dice, depth: 1 })];
    return {
      plan: window(plan, { columns, partition, frame: frameOf(plan.schema, dice) }),
      ordered,
    };
  },
  ({ plan }, dice, other) => {
    const right = other().plan;
    const renamed = project(
      right,
      right.schema.map((known) => ({
        name: fresh(`r.${known.name}`, plan.schema),
        expr: column(known),
      })),
    );
    const type = pick(dice, drawn, "long");
    const on = [
      {
        left: exprOf(type, plan.schema, { dice, depth: 1 }),
        right: exprOf(type, renamed.schema, { dice, depth: 1 }),
      },
    ];
    const kind = pick(dice, ["inner", "left", "right", "full", "semi", "anti"] as const, "inner");
    return {
      plan: join({ join: kind, left: plan, right: renamed, on, nullsMeet: dice(2) === 0 }),
      ordered: false,
    };
  },
  ({ plan, ordered }, dice) => {
    const parts = [
      exprOf("string", plan.schema, { dice, depth: 1 }),
      textLiteral(pick(dice, ["a", "-", " "], " ")),
    ];
    const names = { item: fresh("item", plan.schema), place: fresh("place", plan.schema) };
    return { plan: unnest(plan, { items: call("text.split", parts), ...names }), ordered };
  },
  ({ plan }, dice, other) => {
    const right = other().plan;
    const asLeft = plan.schema.map(({ name, type }) => {
      const found = columnsOf(right.schema, type)[dice(2)];
      return { name, expr: found === undefined ? literal(type, null) : column(found) };
    });
    return { plan: union([plan, project(right, asLeft)]), ordered: false };
  },
];

export function randomPlan(numbers: readonly number[]): Made {
  const dice = diceOf(numbers);
  const other = (): Made => stepped(rowsOf(dice), 1 + dice(2));
  const stepped = (start: Made, count: number): Made => {
    let made = start;
    for (let step = 0; step < count; step++) {
      made = pick(dice, steps, settled)(made, dice, other);
    }
    return made;
  };
  return stepped(rowsOf(dice), 1 + dice(5));
}
