// Where things are bound: the query's shared state, the names in sight and, for expressions, the rows that they are
// computed over. A subquery in an expression (toscalar, in) is joined to those rows.

import {
  boolLiteral,
  type ColumnRef,
  call,
  columnOf,
  type Expr,
  extend,
  join,
  literal,
  type Plan,
  project,
  sort,
  window,
} from "#plan";
import type { Schema } from "#schema";
import type { Span } from "#text";
import type { Names } from "./names.ts";
import type { Notes } from "./notes.ts";
import type { Syntax } from "./syntax.ts";

/** What one query's binding shares. */
export interface Binding {
  readonly notes: Notes;
  /** What is refused is complained of and stands as a null of the binder's type. */
  scalar(node: Syntax, rows: Rows): Expr;
  /** What is refused is complained of and stands as no rows of the binder's columns. */
  table(node: Syntax, frame: Frame): Plan;
  scan(name: string, at: Span): Plan;
  readonly tableNames: readonly string[];
  /** A column name that no author can have written. */
  freshName(purpose: string): string;
}

export interface Frame {
  readonly binding: Binding;
  readonly names: Names;
  /** The rows that a pipeline without a source of its own starts from (mv-apply). */
  readonly piped?: Plan;
}

/** Binds an aggregate's call; only a summarize has it, elsewhere the binder forbids such calls. */
export type AggregateSink = (node: Syntax, rows: Rows) => Expr;

interface Joined {
  plan: Plan;
}

export class Rows {
  readonly frame: Frame;
  readonly schema: Schema;
  readonly aggregates: AggregateSink | undefined;
  readonly #joined: Joined;

  private constructor(frame: Frame, schema: Schema, state: [Joined, AggregateSink | undefined]) {
    this.frame = frame;
    this.schema = schema;
    [this.#joined, this.aggregates] = state;
  }

  static of(frame: Frame, plan: Plan, aggregates?: AggregateSink): Rows {
    return new Rows(frame, plan.schema, [{ plan }, aggregates]);
  }

  /** The same rows seen from other names: the body of a function. */
  under(names: Names): Rows {
    return new Rows({ ...this.frame, names }, this.schema, [this.#joined, this.aggregates]);
  }

  /** The rows with what was attached to them; read it after the expressions are bound. */
  get input(): Plan {
    return this.#joined.plan;
  }

  scalar(node: Syntax): Expr {
    return this.frame.binding.scalar(node, this);
  }

  refuse(node: Syntax, construct: string, nearest?: string): Expr {
    this.frame.binding.notes.refuse(node.at, construct, nearest);
    return literal(node.type ?? "dynamic", null, node.at);
  }

  /** Gives every row the one value of a table's first column in its first row; null where it has no row. */
  attachValue(table: Plan, at: Span): ColumnRef {
    const name = this.frame.binding.freshName("value");
    const first = table.schema[0];
    if (first === undefined) throw new RangeError("a table without columns");
    const right = project(table, [{ name, expr: columnOf(table.schema, first.name) }], at);
    this.#join(right, []);
    return columnOf(this.input.schema, name, at);
  }

  /** Whether the row's value is among the one column of a table of distinct values; a null is among none. */
  attachMatch(distinct: Plan, value: Expr): Expr {
    const [key] = distinct.schema;
    if (key === undefined) throw new RangeError("a table without columns");
    const name = this.frame.binding.freshName("found");
    const found = { name, expr: boolLiteral(true) };
    const right = extend(distinct, [found], value.at);
    this.#join(right, [{ left: value, right: columnOf(right.schema, key.name) }]);
    return call("value.isNotNull", [columnOf(this.input.schema, name)], { at: value.at });
  }

  /** A value that looks across rows in the input's order, each partition apart. */
  lookAcross(expr: Expr, partition: readonly Expr[] = []): ColumnRef {
    const name = this.frame.binding.freshName("across");
    const columns = [{ name, expr }];
    this.#joined.plan = window(this.#joined.plan, { columns, partition }, expr.at);
    return columnOf(this.input.schema, name, expr.at);
  }

  #join(right: Plan, on: readonly { left: Expr; right: Expr }[]): void {
    const before = this.#joined.plan;
    if (!isOrdered(before)) {
      this.#joined.plan = join({ join: "left", left: before, right, on, nullsMeet: false });
      return;
    }
    const place = this.frame.binding.freshName("place");
    const left = window(before, { columns: [{ name: place, expr: call("row.number", []) }] });
    const joined = join({ join: "left", left, right, on, nullsMeet: false });
    const expr = columnOf(joined.schema, place);
    this.#joined.plan = sort(joined, [{ expr, descending: false, nulls: "last" }]);
  }
}

/** Whether the plan's rows have an order that later nodes may rely on (plan.ts says which keep one). */
export function isOrdered(plan: Plan): boolean {
  switch (plan.kind) {
    case "sort":
    case "values":
    case "sequence":
      return true;
    case "filter":
    case "project":
    case "window":
    case "limit":
    case "unnest":
      return isOrdered(plan.input);
    default:
      return false;
  }
}
