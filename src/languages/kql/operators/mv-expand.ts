// mv-expand: one row for each element of an array; several arrays go through in parallel.

import {
  call,
  columnOf,
  type Expr,
  extend,
  filter,
  longLiteral,
  type Plan,
  project,
  unnest,
} from "#plan";
import { coerce } from "../coerce.ts";
import { type Frame, Rows } from "../rows.ts";
import { list, part, type Syntax } from "../syntax.ts";
import {
  constantCount,
  declaredName,
  type Operator,
  parameterOf,
  refuseTable,
} from "./operator.ts";

export const mvExpand: Operator = {
  keyword: "mv-expand",
  bind(node, input, frame) {
    const kind = parameterOf(node, "kind") ?? parameterOf(node, "bagexpansion") ?? "bag";
    if (kind !== "bag") return refuseTable(node, frame, `mv-expand of bags as ${kind}`);
    const expanded = expandedRows(list(node, "Expressions"), input, { node, frame });
    return expanded ?? refuseTable(node, frame, "this form of mv-expand");
  },
};

interface Site {
  readonly node: Syntax;
  readonly frame: Frame;
}

/** The rows with the elements under the binder's names and types. */
export function expandedRows(
  written: readonly Syntax[],
  input: Plan,
  { node, frame }: Site,
): Plan | undefined {
  const columns = node.columns ?? [];
  const targets = targetsOf(
    written,
    input,
    columns.map(({ name }) => name),
  );
  if (targets === undefined) return undefined;
  const fresh = (purpose: string) => frame.binding.freshName(purpose);
  const [items, item, place] = [fresh("items"), fresh("item"), fresh("place")];
  const rows = Rows.of(frame, input);
  const arrays = written.map((each) => arrayOf(each, rows));
  const zipped = arrays.length === 1 ? arrays[0] : call("array.zip", arrays);
  if (zipped === undefined) return undefined;
  const prepared = extend(rows.input, [{ name: items, expr: zipped }]);
  const parts = { items: columnOf(prepared.schema, items), item, place };
  const all = limited(unnest(prepared, parts, node.at), place, { node, frame });
  if (all === undefined) return undefined;
  const found = columnOf(all.schema, item);
  const values = new Map(
    targets.map((name, index): [string, Expr] => {
      const one = call("dynamic.element", [found, longLiteral(index)]);
      return [name, arrays.length === 1 ? found : one];
    }),
  );
  const indexName = parameterOf(node, "with_itemindex");
  if (indexName !== undefined) values.set(indexName, columnOf(all.schema, place));
  const outputs = columns.map(({ name, type }) => {
    const value = values.get(name);
    return { name, expr: value === undefined ? columnOf(all.schema, name) : coerce(value, type) };
  });
  return project(all, outputs, node.at);
}

function arrayOf(written: Syntax, rows: Rows): Expr {
  const value = rows.scalar(part(written, "Expression") ?? written);
  return call("array.expandable", [coerce(value, "dynamic")], { at: written.at });
}

/** The output column of each expression. */
function targetsOf(
  written: readonly Syntax[],
  input: Plan,
  columns: readonly string[],
): readonly string[] | undefined {
  const fresh = columns.filter((name) => !input.schema.some((column) => column.name === name));
  const targets = written.map((each) => {
    const expression = part(each, "Expression");
    const name = expression === undefined ? undefined : declaredName(expression);
    return name ?? fresh.shift();
  });
  const found = targets.filter((name) => name !== undefined && columns.includes(name));
  return found.length === targets.length ? found.filter((name) => name !== undefined) : undefined;
}

/** `limit n`: at most that many elements of each row. */
function limited(rows: Plan, place: string, { node, frame }: Site): Plan | undefined {
  const clause = part(node, "RowLimitClause");
  if (clause === undefined) return rows;
  const most = constantCount(part(clause, "RowLimit"), frame);
  if (most === undefined) return undefined;
  const test = call("value.less", [columnOf(rows.schema, place), longLiteral(most)]);
  return filter(rows, test, clause.at);
}
