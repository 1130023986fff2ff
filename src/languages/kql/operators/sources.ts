// What begins a pipeline besides a table's name: rows written in the query, ranges, single computed rows.

import { type Literal, type Plan, project, sequence, values } from "#plan";
import { coerce } from "../coerce.ts";
import { type Frame, Rows } from "../rows.ts";
import { list, part, type Syntax } from "../syntax.ts";
import { namedAs, oneRow, refuseTable } from "./operator.ts";

/** `datatable(name:type, …)[value, …]`. */
export function bindDatatable(node: Syntax, frame: Frame): Plan {
  const columns = node.columns ?? [];
  const rows = Rows.of(frame, oneRow());
  const cells: Literal[] = [];
  for (const [index, written] of list(node, "Values").entries()) {
    const type = columns[index % columns.length]?.type ?? "dynamic";
    const cell = coerce(rows.scalar(written), type);
    if (cell.kind !== "literal") {
      return refuseTable(written, frame, "a datatable value that is not a constant", "extend");
    }
    cells.push(cell);
  }
  const starts =
    columns.length === 0 ? [] : cells.filter((_, index) => index % columns.length === 0);
  const rowsOfCells = starts.map((_, row) =>
    cells.slice(row * columns.length, (row + 1) * columns.length).map(({ value }) => value),
  );
  return values(columns, rowsOfCells, node.at);
}

/** `range x from a to b step c`. */
export function bindRange(node: Syntax, frame: Frame): Plan {
  const [from, to, step] = ["From", "To", "Step"].map((name) => part(node, name));
  const column = node.columns?.[0];
  if (from === undefined || to === undefined || step === undefined || column === undefined) {
    return refuseTable(node, frame, "this form of range");
  }
  const rows = Rows.of(frame, oneRow());
  const { name, type } = column;
  const stride = type === "datetime" ? "timespan" : type;
  const parts = {
    name,
    from: coerce(rows.scalar(from), type),
    to: coerce(rows.scalar(to), type),
    step: coerce(rows.scalar(step), stride),
  };
  return sequence(parts, node.at);
}

/** `print a = …, …`: one row. */
export function bindPrint(node: Syntax, frame: Frame): Plan {
  const rows = Rows.of(frame, oneRow());
  const exprs = list(node, "Expressions").map((each) => rows.scalar(each));
  const columns = node.columns ?? [];
  if (columns.length !== exprs.length) {
    return refuseTable(node, frame, "an expression that gives several columns");
  }
  return project(rows.input, namedAs(columns, exprs), node.at);
}
