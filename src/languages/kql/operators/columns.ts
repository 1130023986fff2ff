// extend, serialize, project and its kin: which columns there are, in which order, computed how.

import { columnOf, type Named, type Plan, project, select } from "#plan";
import type { Column } from "#schema";
import { coerce } from "../coerce.ts";
import { type Frame, Rows } from "../rows.ts";
import { list, part, type Syntax } from "../syntax.ts";
import { declaredName, namedAs, type Operator, refuseTable } from "./operator.ts";

export const projectColumns: Operator = {
  keyword: "project",
  bind(node, input, frame) {
    const columns = node.columns ?? [];
    const expressions = list(node, "Expressions");
    if (columns.length !== expressions.length) return refuseTable(node, frame, severalValues);
    const rows = Rows.of(frame, input);
    const exprs = expressions.map((each) => rows.scalar(each));
    return project(rows.input, namedAs(columns, exprs), node.at);
  },
};

const severalValues = "an expression that gives several columns";

export const extendColumns: Operator = {
  keyword: "extend",
  bind: (node, input, frame) => withColumns(node, input, frame),
};

function withColumns(node: Syntax, input: Plan, frame: Frame): Plan {
  const expressions = list(node, "Expressions");
  const columns = node.columns ?? [];
  const targets = targetsOf(expressions, input, columns);
  if (targets === undefined) return refuseTable(node, frame, severalValues);
  const rows = Rows.of(frame, input);
  const made = new Map(
    expressions.map((each, index) => [targets[index] ?? "", rows.scalar(each)] as const),
  );
  const outputs: Named[] = columns.map(({ name, type }) => {
    const expr = made.get(name);
    return { name, expr: expr === undefined ? columnOf(input.schema, name) : coerce(expr, type) };
  });
  return project(rows.input, outputs, node.at);
}

/** The output column of each expression: a known name takes its place, all others follow in order. */
function targetsOf(
  expressions: readonly Syntax[],
  input: Plan,
  columns: readonly Column[],
): readonly string[] | undefined {
  const fresh = columns.slice(input.schema.length).map(({ name }) => name);
  const targets = expressions.map((each) => {
    const name = declaredName(each);
    if (name !== undefined && input.schema.some((column) => column.name === name)) return name;
    if (name !== undefined && !fresh.includes(name)) return name;
    if (name !== undefined) fresh.splice(fresh.indexOf(name), 1);
    return name ?? fresh.shift();
  });
  return fresh.length > 0 || targets.includes(undefined)
    ? undefined
    : targets.filter((target) => target !== undefined);
}

/** The binder has worked out which columns stay and in which order. */
const selected = (keyword: string): Operator => ({
  keyword,
  bind: (node, input) =>
    select(
      input,
      (node.columns ?? []).map(({ name }) => name),
      node.at,
    ),
});

export const projectAway = selected("project-away");
export const projectKeep = selected("project-keep");
export const projectReorder = selected("project-reorder");

export const projectRename: Operator = {
  keyword: "project-rename",
  bind(node, input) {
    const olds = new Map(
      list(node, "Expressions").map((each) => [
        part(each, "Name")?.name,
        part(each, "Expression")?.name,
      ]),
    );
    const outputs = (node.columns ?? []).map(({ name }) => ({
      name,
      expr: columnOf(input.schema, olds.get(name) ?? name),
    }));
    return project(input, outputs, node.at);
  },
};
