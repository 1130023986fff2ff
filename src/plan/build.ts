// Nodes and expressions are made here and nowhere else: a constructor derives the schema and refuses, as our own fault,
// what breaks the plan's rules.

import { Bug } from "#bug";
import type { Column, Scalar, ScalarType, Schema } from "#schema";
import { nowhere, type Span } from "#text";
import { checkCall, checkReferences, checkUnique, requireType } from "./check.ts";
import type { Call, ColumnRef, Expr, Literal, Named, Parameter } from "./expr.ts";
import { type FunctionName, signatureOf } from "./functions/index.ts";
import type {
  Aggregate,
  Filter,
  Frame,
  Join,
  JoinKey,
  Limit,
  Plan,
  Project,
  Scan,
  Sequence,
  Sort,
  SortKey,
  Unnest,
  Values,
  Window,
} from "./plan.ts";
import { boundsOf } from "./walk.ts";

export function column(from: Column, at: Span = nowhere): ColumnRef {
  return { kind: "column", name: from.name, type: from.type, at };
}

/** The column of that name in a schema; asking for one that is not there is our own fault. */
export function columnOf(schema: Schema, name: string, at: Span = nowhere): ColumnRef {
  const found = schema.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Bug(`no column ${name} among ${names(schema)}`);
  return column(found, at);
}

export function literal(type: ScalarType, value: Scalar, at: Span = nowhere): Literal {
  return { kind: "literal", type, value, at };
}

export const textLiteral = (value: string, at: Span = nowhere): Literal =>
  literal("string", value, at);

export const longLiteral = (value: bigint | number, at: Span = nowhere): Literal =>
  literal("long", BigInt(value), at);

export const boolLiteral = (value: boolean, at: Span = nowhere): Literal =>
  literal("bool", value, at);

export const now = (at: Span = nowhere): Parameter => ({
  kind: "parameter",
  name: "now",
  type: "datetime",
  at,
});

export interface CallOptions {
  /** Needed where the function's row says `given`; elsewhere the row's own type is taken. */
  readonly type?: ScalarType;
  readonly at?: Span;
}

export function call(fn: FunctionName, args: readonly Expr[], options: CallOptions = {}): Call {
  const { returns } = signatureOf(fn);
  const type = returns === "given" ? options.type : returns;
  if (type === undefined) throw new Bug(`${fn} needs its type given`);
  const made: Call = { kind: "call", fn, args, type, at: options.at ?? nowhere };
  checkCall(made);
  return made;
}

/** All of them true; of one predicate the predicate itself. */
export function and(predicates: readonly Expr[], at?: Span): Expr {
  const [only] = predicates;
  if (only !== undefined && predicates.length === 1) return only;
  return call("logic.and", predicates, at === undefined ? {} : { at });
}

/** At least one of them true; of one predicate the predicate itself. */
export function or(predicates: readonly Expr[], at?: Span): Expr {
  const [only] = predicates;
  if (only !== undefined && predicates.length === 1) return only;
  return call("logic.or", predicates, at === undefined ? {} : { at });
}

export function scan(table: string, schema: Schema, at: Span = nowhere): Scan {
  checkUnique(schema);
  return { kind: "scan", table, schema, at };
}

export function values(schema: Schema, rows: Values["rows"], at: Span = nowhere): Values {
  checkUnique(schema);
  if (rows.some((row) => row.length !== schema.length)) throw new Bug("a row of another width");
  return { kind: "values", schema, rows, at };
}

export interface SequenceParts {
  readonly name: string;
  readonly from: Expr;
  readonly to: Expr;
  readonly step: Expr;
}

export function sequence({ name, from, to, step }: SequenceParts, at: Span = nowhere): Sequence {
  return { kind: "sequence", schema: [{ name, type: from.type }], from, to, step, at };
}

export function filter(input: Plan, predicate: Expr, at: Span = nowhere): Filter {
  requireType(predicate, "bool");
  checkReferences(predicate, input.schema);
  return { kind: "filter", schema: input.schema, input, predicate, at };
}

export function project(input: Plan, columns: readonly Named[], at: Span = nowhere): Project {
  const schema = schemaOf(columns);
  for (const { expr } of columns) checkReferences(expr, input.schema);
  return { kind: "project", schema, input, columns, at };
}

/** The input's columns with some replaced in place and new ones behind them (Kusto's extend, Splunk's eval). */
export function extend(input: Plan, columns: readonly Named[], at: Span = nowhere): Project {
  const changed = new Map(columns.map((named) => [named.name, named]));
  const kept = input.schema.map(
    (old) => changed.get(old.name) ?? { name: old.name, expr: column(old) },
  );
  const added = columns.filter(({ name }) => !input.schema.some((old) => old.name === name));
  return project(input, [...kept, ...added], at);
}

/** Some of the input's columns, in the order of the names. */
export function select(input: Plan, wanted: readonly string[], at: Span = nowhere): Project {
  const columns = wanted.map((name) => ({ name, expr: columnOf(input.schema, name) }));
  return project(input, columns, at);
}

export interface Grouping {
  readonly keys: readonly Named[];
  readonly measures: readonly Named[];
}

export function aggregate(
  input: Plan,
  { keys, measures }: Grouping,
  at: Span = nowhere,
): Aggregate {
  for (const { expr } of [...keys, ...measures]) checkReferences(expr, input.schema);
  return {
    kind: "aggregate",
    schema: schemaOf([...keys, ...measures]),
    input,
    keys,
    measures,
    at,
  };
}

export interface WindowParts {
  readonly columns: readonly Named[];
  readonly partition?: readonly Expr[];
  readonly order?: readonly SortKey[];
  /** Absent: all rows of the partition. */
  readonly frame?: Frame;
}

export function window(input: Plan, parts: WindowParts, at: Span = nowhere): Window {
  const { columns, partition = [], order = [], frame = { kind: "all" } } = parts;
  const bounds = boundsOf(frame);
  for (const bound of bounds) requireType(bound, "long");
  const read = [...columns.map(({ expr }) => expr), ...partition, ...order.map((key) => key.expr)];
  for (const expr of [...read, ...bounds]) checkReferences(expr, input.schema);
  const schema = [...input.schema, ...schemaOf(columns)];
  checkUnique(schema);
  return { kind: "window", schema, input, columns, partition, order, frame, at };
}

export function sort(input: Plan, keys: readonly SortKey[], at: Span = nowhere): Sort {
  for (const { expr } of keys) checkReferences(expr, input.schema);
  return { kind: "sort", schema: input.schema, input, keys, at };
}

export function limit(input: Plan, count: number, at: Span = nowhere): Limit {
  return { kind: "limit", schema: input.schema, input, count, per: [], at };
}

/** The first `count` rows of each combination of `per`, in the input's order (Splunk's dedup, Kusto's innerunique). */
export function limitPer(
  input: Plan,
  parts: { readonly count: number; readonly per: readonly Expr[] },
  at: Span = nowhere,
): Limit {
  const { count, per } = parts;
  for (const expr of per) checkReferences(expr, input.schema);
  return { kind: "limit", schema: input.schema, input, count, per, at };
}

export interface JoinParts {
  readonly join: Join["join"];
  readonly left: Plan;
  readonly right: Plan;
  readonly on: readonly JoinKey[];
  readonly nullsMeet: boolean;
}

export function join(parts: JoinParts, at: Span = nowhere): Join {
  const { left, right, on, nullsMeet } = parts;
  for (const key of on) {
    checkReferences(key.left, left.schema);
    checkReferences(key.right, right.schema);
  }
  const oneSided = parts.join === "semi" || parts.join === "anti";
  const schema = oneSided ? left.schema : [...left.schema, ...right.schema];
  checkUnique(schema);
  return { kind: "join", schema, join: parts.join, left, right, on, nullsMeet, at };
}

export interface UnnestParts {
  readonly items: Expr;
  readonly item: string;
  readonly place: string;
}

export function unnest(input: Plan, parts: UnnestParts, at: Span = nowhere): Unnest {
  const { items, item, place } = parts;
  requireType(items, "dynamic");
  checkReferences(items, input.schema);
  const added: Schema = [
    { name: item, type: "dynamic" },
    { name: place, type: "long" },
  ];
  const schema = [...input.schema, ...added];
  checkUnique(schema);
  return { kind: "unnest", schema, input, items, item, place, at };
}

export function union(inputs: readonly Plan[], at: Span = nowhere): Plan {
  const [first] = inputs;
  if (first === undefined) throw new Bug("a union of nothing");
  const shape = names(first.schema);
  const other = inputs.find((input) => names(input.schema) !== shape);
  if (other !== undefined) throw new Bug(`union of ${shape} with ${names(other.schema)}`);
  return inputs.length === 1 ? first : { kind: "union", schema: first.schema, inputs, at };
}

function schemaOf(columns: readonly Named[]): Schema {
  const schema = columns.map(({ name, expr }) => ({ name, type: expr.type }));
  checkUnique(schema);
  return schema;
}

const names = (schema: Schema): string =>
  schema.map(({ name, type }) => `${name}:${type}`).join(", ");
