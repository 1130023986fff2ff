// summarize: keys first, then aggregates. An aggregate may stand inside an expression; it is then computed under a name
// of its own and the expression over it.

import { aggregate, call, column, type Expr, type Named, type Plan, project } from "#plan";
import type { Column } from "#schema";
import { aggregates } from "../aggregates/index.ts";
import { argumentsOf, nameOfCall } from "../calls.ts";
import { type Frame, Rows } from "../rows.ts";
import { list, part, type Syntax } from "../syntax.ts";
import { namedAs, type Operator, refuseTable } from "./operator.ts";

export const summarize: Operator = {
  keyword: "summarize",
  bind(node, input, frame) {
    const by = part(node, "ByClause");
    const byNodes = by === undefined ? [] : list(by, "Expressions");
    const columns = node.columns ?? [];
    const keyRows = Rows.of(frame, input);
    const keyColumns = columns.slice(0, byNodes.length);
    const keys = namedAs(
      keyColumns,
      byNodes.map((each) => keyRows.scalar(each)),
    );
    const keyed = keyRows.input;
    const measured = new Measures(frame, keyed, keys);
    const outputs = list(node, "Aggregates").flatMap((each) => measured.of(each));
    if (outputs.length !== columns.length - keys.length) {
      return refuseTable(node, frame, "an aggregate of this shape");
    }
    return measured.plan(columns, outputs, node);
  },
};

/** Binds the aggregates of an operator and gathers what they measure. */
export class Measures {
  readonly #rows: Rows;
  readonly #frame: Frame;
  readonly #keys: readonly Named[];
  readonly #measures: Named[] = [];

  constructor(frame: Frame, input: Plan, keys: readonly Named[]) {
    this.#frame = frame;
    this.#keys = keys;
    this.#rows = Rows.of(frame, input, (node) => this.#bind(node)[0] ?? this.#lost(node));
  }

  /** The columns that one expression of the summarize gives. */
  of(node: Syntax): readonly Expr[] {
    const named = node.kind === "SimpleNamedExpression" || node.kind === "CompoundNamedExpression";
    const written = named ? part(node, "Expression") : node;
    return written?.nameKind === "aggregate" ? this.#bind(written) : [this.#rows.scalar(node)];
  }

  /** Aggregates that need nothing more are named at once; otherwise a projection follows. */
  plan(columns: readonly Column[], outputs: readonly Expr[], node: Syntax): Plan {
    const input = this.#rows.input;
    const named = columns.slice(this.#keys.length);
    const direct = outputs.map((expr, index) => {
      const measure = this.#measures.find(
        (each) => expr.kind === "column" && each.name === expr.name,
      );
      const wanted = named[index];
      if (measure === undefined || wanted === undefined) return undefined;
      return measure.expr.type === wanted.type
        ? { name: wanted.name, expr: measure.expr }
        : undefined;
    });
    const measures = direct.filter((each) => each !== undefined);
    if (measures.length === outputs.length) {
      return aggregate(input, { keys: this.#keys, measures }, node.at);
    }
    const grouped = aggregate(input, { keys: this.#keys, measures: this.#measures }, node.at);
    const keys = this.#keys.map(({ name, expr }) => column({ name, type: expr.type }));
    return project(grouped, namedAs(columns, [...keys, ...outputs]), node.at);
  }

  #bind(node: Syntax): readonly Expr[] {
    const name = nameOfCall(node);
    const row = Object.hasOwn(aggregates, name) ? aggregates[name] : undefined;
    if (row === undefined) return this.#refused(node, `${name}()`);
    if ("unsupported" in row) return this.#refused(node, `${name}()`, row.nearest);
    const bare = Rows.of(this.#frame, this.#rows.input);
    const nodes = argumentsOf(node);
    const measures = row.bind({ node, nodes, rows: bare, keys: this.#keys, at: node.at });
    return measures.map((expr) => this.#measure(expr, row.missing === true));
  }

  #measure(expr: Expr, maybeMissing: boolean): Expr {
    const name = this.#frame.binding.freshName("measure");
    this.#measures.push({ name, expr });
    const made = column({ name, type: expr.type }, expr.at);
    const filled = expr.type === "string" && (maybeMissing || this.#keys.length === 0);
    return filled ? call("text.orEmpty", [made], { at: expr.at }) : made;
  }

  #refused(node: Syntax, construct: string, nearest?: string): readonly Expr[] {
    const count = node.columns?.length ?? 1;
    const lost = this.#rows.refuse(node, construct, nearest);
    return Array.from({ length: count }, () => lost);
  }

  #lost(node: Syntax): Expr {
    return this.#rows.refuse(node, `${nameOfCall(node)}() in this place`);
  }
}
