// A tabular expression becomes a plan: its source, then one operator of the table after the other. After each step the
// plan's columns must be the ones that the binder worked out.

import type { Plan } from "#plan";
import { argumentsOf, nameOfCall, openFunction } from "./calls.ts";
import type { Bound } from "./names.ts";
import { operators } from "./operators/index.ts";
import { noRows, refuseTable } from "./operators/operator.ts";
import { refuseSearchSource } from "./operators/search.ts";
import { bindDatatable, bindPrint, bindRange } from "./operators/sources.ts";
import { bindUnionSource } from "./operators/union.ts";
import type { Frame } from "./rows.ts";
import { part, type Syntax } from "./syntax.ts";

type Source = (node: Syntax, frame: Frame) => Plan;

const sources: Readonly<Record<string, Source>> = {
  PipeExpression: bindPipe,
  NameReference: bindName,
  ParenthesizedExpression: (node, frame) => inner(node, frame),
  MaterializeExpression: (node, frame) => inner(node, frame),
  FunctionCallExpression: bindTableCall,
  DataTableExpression: bindDatatable,
  PrintOperator: bindPrint,
  RangeOperator: bindRange,
  UnionOperator: bindUnionSource,
  ExternalDataExpression: (node, frame) =>
    refuseTable(node, frame, "externaldata (queries reach no URL)", "datatable"),
  ToTableExpression: (node, frame) => refuseTable(node, frame, "totable()"),
  SearchOperator: refuseSearchSource,
  FindOperator: (node, frame) => refuseTable(node, frame, "find", "union … | where"),
};

export function bindTable(node: Syntax, frame: Frame): Plan {
  const source = sources[node.kind];
  if (source !== undefined) return source(node, frame);
  if (frame.piped !== undefined && Object.hasOwn(operators, node.kind)) {
    return operated(node, frame.piped, frame);
  }
  return refuseTable(node, frame, `a table of the kind ${node.kind}`);
}

function inner(node: Syntax, frame: Frame): Plan {
  const found = part(node, "Expression");
  return found === undefined ? noRows(node) : frame.binding.table(found, frame);
}

function bindPipe(node: Syntax, frame: Frame): Plan {
  const source = part(node, "Expression");
  const operator = part(node, "Operator");
  if (source === undefined || operator === undefined) return noRows(node);
  return operated(operator, frame.binding.table(source, frame), frame);
}

function operated(node: Syntax, input: Plan, frame: Frame): Plan {
  if (node.kind === "InvokeOperator") return invoked(node, input, frame);
  const row = operators[node.kind];
  if (row === undefined) return refuseTable(node, frame, node.kind);
  if ("unsupported" in row) return refuseTable(node, frame, row.keyword, row.nearest);
  return conforming(row.bind(node, input, frame), node, frame);
}

/** The plan, where its columns are the binder's; else the query is refused: the two meanings differ. */
function conforming(plan: Plan, node: Syntax, frame: Frame): Plan {
  const wanted = (node.columns ?? []).map(({ name, type }) => `${name}:${type}`).join(", ");
  const made = plan.schema.map(({ name, type }) => `${name}:${type}`).join(", ");
  if (wanted === made) return plan;
  return refuseTable(node, frame, `this use of ${operators[node.kind]?.keyword ?? node.kind}`);
}

/** `T | invoke f(…)`: the piped rows are the function's first argument. */
function invoked(node: Syntax, input: Plan, frame: Frame): Plan {
  const call = part(node, "Function") ?? part(node, "FunctionCall");
  const piped: Bound = { kind: "rows", plan: input };
  const opened = call === undefined ? undefined : openFunction(call, frame, piped);
  if (opened === undefined) return refuseTable(node, frame, "invoke of this function");
  return frame.binding.table(opened.body, { ...frame, names: opened.names });
}

function bindName(node: Syntax, frame: Frame): Plan {
  const name = node.name ?? "";
  const bound = frame.names.lookup(name);
  if (bound?.kind === "rows") return bound.plan;
  if (bound?.kind === "table")
    return frame.binding.table(bound.node, { ...frame, names: bound.names });
  if (bound?.kind === "function") return bindTableCall(node, frame);
  if (node.nameKind === "table") return frame.binding.scan(name, node.at);
  return refuseTable(node, frame, `the table ${name}`);
}

function bindTableCall(node: Syntax, frame: Frame): Plan {
  const name = nameOfCall(node);
  const opened = openFunction(node, frame);
  if (opened !== undefined) {
    return frame.binding.table(opened.body, { ...frame, names: opened.names });
  }
  const [only] = argumentsOf(node);
  if (name === "materialize" && only !== undefined) return frame.binding.table(only, frame);
  if (name === "table" && only?.string !== undefined)
    return frame.binding.scan(only.string, only.at);
  return refuseTable(node, frame, `${name}()`);
}
