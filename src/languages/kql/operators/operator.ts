// What a row of the table of operators is, and what several operators need: output columns named as the binder names
// them, counts, sort keys.

import {
  columnOf,
  type Expr,
  literal,
  type Named,
  type Plan,
  project,
  type SortKey,
  values,
} from "#plan";
import type { Column } from "#schema";
import { coerce } from "../coerce.ts";
import { type Frame, Rows } from "../rows.ts";
import { part, type Syntax } from "../syntax.ts";

export interface Operator {
  readonly keyword: string;
  bind(node: Syntax, input: Plan, frame: Frame): Plan;
}

/** An operator that is not run here. */
export interface OperatorGap {
  readonly keyword: string;
  readonly unsupported: true;
  readonly nearest?: string;
}

/** What stands for a refused table: its columns without rows, so that binding goes on and finds all else. */
export function noRows(node: Syntax): Plan {
  const unique = new Map((node.columns ?? []).map((column) => [column.name, column]));
  return values([...unique.values()], [], node.at);
}

export function refuseTable(node: Syntax, frame: Frame, construct: string, nearest?: string): Plan {
  frame.binding.notes.refuse(node.at, construct, nearest);
  return noRows(node);
}

/** One row without meaning, for what is computed once (print). */
export const oneRow = (): Plan => values([{ name: "$row", type: "long" }], [[0n]]);

/** A whole number that the query gives as a constant; undefined where it does not. */
export function constantCount(node: Syntax | undefined, frame: Frame): number | undefined {
  if (node === undefined) return undefined;
  const value = Rows.of(frame, oneRow()).scalar(node);
  if (value.kind !== "literal" || typeof value.value !== "bigint") return undefined;
  return Math.max(0, Number(value.value));
}

/** `x desc nulls last`, `x`: Kusto sorts descending unless told, nulls last then and first when ascending. */
export function sortKeyOf(node: Syntax, rows: Rows): SortKey {
  const ordering = part(node, "Ordering");
  const direction = ordering === undefined ? undefined : part(ordering, "AscOrDescKeyword")?.text;
  const clause = ordering === undefined ? undefined : part(ordering, "NullsClause");
  const place = clause === undefined ? undefined : part(clause, "FirstOrLastKeyword")?.text;
  const descending = direction !== "asc" && direction !== "granny-asc";
  const nulls = place === "first" || place === "last" ? place : descending ? "last" : "first";
  return { expr: rows.scalar(node), descending, nulls };
}

/** The name that an expression gives its column by itself. */
export function declaredName(node: Syntax): string | undefined {
  if (node.kind === "SimpleNamedExpression") return part(node, "Name")?.name;
  return node.kind === "NameReference" ? node.name : undefined;
}

/** The columns under the names and types that the binder gives them, position by position. */
export function namedAs(columns: readonly Column[], exprs: readonly Expr[]): Named[] {
  return columns.flatMap(({ name, type }, index) => {
    const expr = exprs[index];
    return expr === undefined ? [] : [{ name, expr: coerce(expr, type) }];
  });
}

/** The input's columns under other names, position by position. */
export function renamed(input: Plan, names: readonly string[]): Plan {
  if (input.schema.every(({ name }, index) => name === names[index])) return input;
  const columns = input.schema.map((column, index) => ({
    name: names[index] ?? column.name,
    expr: columnOf(input.schema, column.name),
  }));
  return project(input, columns);
}

/** The value of a parameter such as `kind=outer`. */
export function parameterOf(node: Syntax, name: string): string | undefined {
  const found = (part(node, "Parameters")?.items ?? []).find(
    (parameter) => part(parameter, "Name")?.name === name,
  );
  const value = found === undefined ? undefined : part(found, "Expression");
  if (value === undefined) return undefined;
  return value.name ?? part(value, "Token")?.text ?? value.string;
}

export const absent = (column: Column): Expr =>
  literal(column.type, column.type === "string" ? "" : null);
