// A plan becomes rows by the definition of each node, without regard to cost: what the SQL must give too.

import { Bug, unreachable } from "#bug";
import {
  type Aggregate,
  type Call,
  type Expr,
  type Join,
  type Limit,
  type Plan,
  type SortKey,
  signatureOf,
  type Window,
} from "#plan";
import type { Scalar, Schema } from "#schema";
import { meanings } from "./functions.ts";
import { overRows } from "./groups.ts";
import { compare, sameness } from "./scalars.ts";

type Row = readonly Scalar[];

/** Values by the names of columns. */
type Names = ReadonlyMap<string, Scalar>;

/** The rows of a plan without scans, in order where it has one. */
export function evaluate(plan: Plan, now: bigint): Row[] {
  switch (plan.kind) {
    case "scan":
      throw new Bug("the oracle has no tables");
    case "values":
      return [...plan.rows];
    case "sequence":
      return sequenceOf(
        [plan.from, plan.to, plan.step].map((expr) => valueIn(expr, new Map(), now)),
      );
    case "filter":
      return evaluate(plan.input, now).filter((row) => {
        return valueIn(plan.predicate, named(plan.input.schema, row), now) === true;
      });
    case "project":
      return evaluate(plan.input, now).map((row) => {
        const names = named(plan.input.schema, row);
        return plan.columns.map(({ expr }) => valueIn(expr, names, now));
      });
    case "aggregate":
      return aggregated(plan, now);
    case "window":
      return windowed(plan, now);
    case "sort":
      return sorted(evaluate(plan.input, now), plan.input.schema, { keys: plan.keys, now });
    case "limit":
      return limited(plan, now);
    case "join":
      return joined(plan, now);
    case "unnest":
      return evaluate(plan.input, now).flatMap((row) => {
        const array = valueIn(plan.items, named(plan.input.schema, row), now);
        return elementsOf(array).map((item, place) => [...row, item, BigInt(place)]);
      });
    case "union":
      return plan.inputs.flatMap((input) => evaluate(input, now));
    default:
      return unreachable(plan);
  }
}

function named(schema: Schema, row: Row): Names {
  return new Map(schema.map(({ name }, index) => [name, row[index] ?? null]));
}

function valueIn(expr: Expr, names: Names, now: bigint): Scalar {
  switch (expr.kind) {
    case "column":
      return names.get(expr.name) ?? null;
    case "literal":
      return expr.value;
    case "parameter":
      return now;
    case "call": {
      const meaning = meanings[expr.fn];
      if (meaning === undefined) throw new Bug(`the oracle does not know ${expr.fn}`);
      return meaning(
        expr.args.map((arg) => valueIn(arg, names, now)),
        expr,
      );
    }
    default:
      return unreachable(expr);
  }
}

/** The elements of an array as JSON, none of what is no array. */
function elementsOf(array: Scalar): Scalar[] {
  const parsed: unknown = JSON.parse(String(array));
  if (!Array.isArray(parsed)) return [];
  return parsed.map((item) => (item === null ? null : JSON.stringify(item)));
}

function sequenceOf([from, to, step]: readonly Scalar[]): Row[] {
  const rows: Row[] = [];
  if (typeof from !== "bigint" || typeof to !== "bigint" || typeof step !== "bigint") return rows;
  const goesOn = (item: bigint) => (step > 0n ? item <= to : step < 0n && item >= to);
  for (let item = from; goesOn(item); item += step) rows.push([item]);
  return rows;
}

interface Sorting {
  readonly keys: readonly SortKey[];
  readonly now: bigint;
}

function sorted(rows: readonly Row[], schema: Schema, { keys, now }: Sorting): Row[] {
  return rows.toSorted((one, other) => {
    for (const { expr, descending, nulls } of keys) {
      const [a, b] = [one, other].map((row) => valueIn(expr, named(schema, row), now));
      const sign = compareKeys(a ?? null, b ?? null, { descending, nulls });
      if (sign !== 0) return sign;
    }
    return 0;
  });
}

function compareKeys(
  one: Scalar,
  other: Scalar,
  key: Pick<SortKey, "descending" | "nulls">,
): number {
  if (one === null || other === null) {
    const sign = Number(one === null) - Number(other === null);
    return key.nulls === "first" ? -sign : sign;
  }
  return key.descending ? compare(other, one) : compare(one, other);
}

function groupsOf(rows: readonly Row[], keyOf: (row: Row) => Row): { key: Row; rows: Row[] }[] {
  const groups = new Map<string, { key: Row; rows: Row[] }>();
  for (const row of rows) {
    const key = keyOf(row);
    const label = sameness(key);
    const group = groups.get(label) ?? { key, rows: [] };
    groups.set(label, group);
    group.rows.push(row);
  }
  return [...groups.values()];
}

function aggregated({ input, keys, measures }: Aggregate, now: bigint): Row[] {
  const rows = evaluate(input, now);
  const keyOf = (row: Row) => keys.map(({ expr }) => valueIn(expr, named(input.schema, row), now));
  const groups = keys.length === 0 ? [{ key: [], rows }] : groupsOf(rows, keyOf);
  return groups.map((group) => {
    const values = measures.map(({ expr }) =>
      measured(expr, { rows: group.rows, schema: input.schema, now }),
    );
    return [...group.key, ...values];
  });
}

interface Group {
  readonly rows: readonly Row[];
  readonly schema: Schema;
  readonly now: bigint;
}

function measured(expr: Expr, group: Group): Scalar {
  const { rows, schema, now } = group;
  if (expr.kind !== "call") return valueIn(expr, new Map(), now);
  const args = rows.map((row) => expr.args.map((arg) => valueIn(arg, named(schema, row), now)));
  if (expr.fn === "rows.argMaximum" || expr.fn === "rows.argMinimum") return onRow(expr, args);
  return overRows(expr, args);
}

/** The second argument on the row with the greatest or least first; the first row where all are null. */
function onRow({ fn }: Call, args: readonly Row[]): Scalar {
  const descending = fn === "rows.argMaximum";
  const ranked = args.toSorted(([one = null], [other = null]) =>
    compareKeys(one, other, { descending, nulls: "last" }),
  );
  return ranked[0]?.[1] ?? null;
}

function windowed(plan: Window, now: bigint): Row[] {
  const { input, partition, order, columns } = plan;
  const indexed = evaluate(input, now).map((row, index) => ({ row: [...row], index }));
  const answers = new Map<number, Scalar[]>();
  const keyOf = (row: Row) => partition.map((expr) => valueIn(expr, named(input.schema, row), now));
  const places = new Map<Row, number>(indexed.map(({ row, index }) => [row, index]));
  for (const { rows } of groupsOf([...places.keys()], keyOf)) {
    const ordered = sorted(rows, input.schema, { keys: order, now });
    ordered.forEach((row, position) => {
      const values = columns.map(({ expr }) => {
        const isRank = expr.kind === "call" && signatureOf(expr.fn).over === "window";
        if (isRank) return BigInt(position + 1);
        const seen = framed(plan, { rows: ordered, position, now });
        return measured(expr, { rows: seen, schema: input.schema, now });
      });
      answers.set(places.get(row) ?? -1, values);
    });
  }
  return indexed.map(({ row, index }) => [...row, ...(answers.get(index) ?? [])]);
}

interface Place {
  readonly rows: readonly Row[];
  readonly position: number;
  readonly now: bigint;
}

/** The rows that an aggregate sees from one of them. */
function framed({ frame, input }: Window, { rows, position, now }: Place): readonly Row[] {
  const numberIn = (expr: Expr, row: Row = []): bigint => {
    const found = valueIn(expr, named(input.schema, row), now);
    return typeof found === "bigint" ? found : missing();
  };
  switch (frame.kind) {
    case "all":
      return rows;
    case "through":
    case "before": {
      const { reach } = frame;
      const most = reach === undefined ? position : Number(numberIn(reach, rows[position]));
      const end = frame.kind === "through" ? position + 1 : position;
      return rows.slice(Math.max(0, position - most), end);
    }
    case "below": {
      const limit = numberIn(frame.key, rows[position]) - frame.by;
      return rows.filter((row) => numberIn(frame.key, row) <= limit);
    }
    default:
      return unreachable(frame);
  }
}

function missing(): never {
  throw new Bug("a frame's bound is null");
}

function limited({ input, count, per }: Limit, now: bigint): Row[] {
  const rows = evaluate(input, now);
  const seen = new Map<string, number>();
  return rows.filter((row) => {
    const key = sameness(per.map((expr) => valueIn(expr, named(input.schema, row), now)));
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return before < count;
  });
}

function joined(plan: Join, now: bigint): Row[] {
  const [lefts, rights] = [evaluate(plan.left, now), evaluate(plan.right, now)];
  const keyOf = (side: "left" | "right", row: Row) => {
    const schema = plan[side].schema;
    return plan.on.map((key) => valueIn(key[side], named(schema, row), now));
  };
  const meets = (left: Row, right: Row) => {
    const [one, other] = [keyOf("left", left), keyOf("right", right)];
    return sameness(one) === sameness(other) && (plan.nullsMeet || !one.includes(null));
  };
  const empty = (schema: Schema): Row => schema.map(() => null);
  const pairs: Row[] = lefts.flatMap((left) =>
    rights.filter((right) => meets(left, right)).map((right) => [...left, ...right]),
  );
  const hasMatch = (left: Row) => rights.some((right) => meets(left, right));
  const loneLefts = lefts.filter((left) => !hasMatch(left));
  const loneRights = rights.filter((right) => !lefts.some((left) => meets(left, right)));
  const ownLefts = loneLefts.map((left) => [...left, ...empty(plan.right.schema)]);
  const ownRights = loneRights.map((right) => [...empty(plan.left.schema), ...right]);
  switch (plan.join) {
    case "inner":
      return pairs;
    case "left":
      return [...pairs, ...ownLefts];
    case "right":
      return [...pairs, ...ownRights];
    case "full":
      return [...pairs, ...ownLefts, ...ownRights];
    case "semi":
      return lefts.filter(hasMatch);
    case "anti":
      return loneLefts;
    default:
      return unreachable(plan.join);
  }
}
