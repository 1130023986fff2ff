// A function's call becomes an expression: a function that the query defines is inlined, one of Kusto's is looked up
// in the table of functions.

import type { Expr } from "#plan";
import { scalarTypes } from "#schema";
import { coerce } from "./coerce.ts";
import { scalarFunctions } from "./functions/index.ts";
import type { ScalarCall } from "./functions/row.ts";
import type { Bound, Names } from "./names.ts";
import type { Frame, Rows } from "./rows.ts";
import { list, part, type Syntax } from "./syntax.ts";

export function bindCall(node: Syntax, rows: Rows): Expr {
  const name = nameOfCall(node);
  const opened = openFunction(node, rows.frame);
  if (opened !== undefined) return rows.under(opened.names).scalar(opened.body);
  if (node.nameKind === "aggregate" && rows.aggregates !== undefined) {
    return rows.aggregates(node, rows);
  }
  const row = Object.hasOwn(scalarFunctions, name) ? scalarFunctions[name] : undefined;
  if (row === undefined) return rows.refuse(node, `${name}()`);
  if ("unsupported" in row) return rows.refuse(node, `${name}()`, row.nearest);
  const made = row.bind(callOf(node, rows));
  return node.type === undefined ? made : coerce(made, node.type);
}

export const nameOfCall = (node: Syntax): string => part(node, "Name")?.name ?? node.name ?? "";

/** The arguments as written. */
export function argumentsOf(node: Syntax): readonly Syntax[] {
  const written = part(node, "ArgumentList");
  return written === undefined ? [] : list(written, "Expressions");
}

function callOf(node: Syntax, rows: Rows): ScalarCall {
  const nodes = argumentsOf(node);
  const bound = new Map<number, Expr>();
  const arg = (index: number): Expr => {
    const found = bound.get(index);
    if (found !== undefined) return found;
    const written = nodes[index];
    const made =
      written === undefined
        ? rows.refuse(node, "a call without its arguments")
        : rows.scalar(written);
    bound.set(index, made);
    return made;
  };
  return {
    node,
    nodes,
    rows,
    at: node.at,
    type: node.type ?? "dynamic",
    arg,
    get args() {
      return nodes.map((_, index) => arg(index));
    },
  };
}

interface Opened {
  readonly names: Names;
  readonly body: Syntax;
}

/** The body of a function that the query defines, with its names; undefined for any other name. */
export function openFunction(node: Syntax, frame: Frame, piped?: Bound): Opened | undefined {
  const bound = frame.names.lookup(nameOfCall(node));
  if (bound?.kind !== "function") return undefined;
  const declared = part(bound.declaration, "Body");
  const body = declared === undefined ? undefined : node.called?.(declared.at.start);
  const expression = body === undefined ? undefined : part(body, "Expression");
  if (body === undefined || expression === undefined) return undefined;
  const head = part(bound.declaration, "Parameters");
  const parameters = head === undefined ? [] : list(head, "Parameters");
  const given = argumentsOf(node);
  const offset = piped === undefined ? 0 : 1;
  let names = bound.names;
  for (const [index, parameter] of parameters.entries()) {
    const name = nameOfParameter(parameter);
    const argument =
      index < offset ? piped : boundFor(parameter, argumentFor(given, name, index - offset), frame);
    if (argument !== undefined) names = names.with(name, argument);
  }
  return { names: withStatements(list(body, "Statements"), names), body: expression };
}

function argumentFor(given: readonly Syntax[], name: string, index: number): Syntax | undefined {
  const named = given.find(
    (argument) =>
      argument.kind === "SimpleNamedExpression" && part(argument, "Name")?.name === name,
  );
  if (named !== undefined) return part(named, "Expression");
  const positional = given[index];
  return positional?.kind === "SimpleNamedExpression" ? undefined : positional;
}

const nameOfParameter = (parameter: Syntax): string => {
  const declared = part(parameter, "NameAndType");
  return (declared === undefined ? undefined : part(declared, "Name")?.name) ?? "";
};

function boundFor(
  parameter: Syntax,
  argument: Syntax | undefined,
  frame: Frame,
): Bound | undefined {
  const written = argument ?? part(part(parameter, "DefaultValue") ?? parameter, "Value");
  if (written === undefined) return undefined;
  const declared = part(parameter, "NameAndType");
  const typeName = declared === undefined ? undefined : part(declared, "Type");
  if (typeName?.kind !== "PrimitiveTypeExpression") {
    return { kind: "table", node: written, names: frame.names };
  }
  const text = part(typeName, "Type")?.text ?? "";
  const type = scalarTypes.find((known) => known === (aliases[text] ?? text));
  const scalar = { kind: "scalar", node: written, names: frame.names } as const;
  return type === undefined ? scalar : { ...scalar, type };
}

const aliases: Readonly<Record<string, (typeof scalarTypes)[number]>> = {
  double: "real",
  time: "timespan",
  date: "datetime",
  boolean: "bool",
  uniqueid: "guid",
};

/** The names that let statements add, each in sight of those before it. */
export function withStatements(statements: readonly Syntax[], outer: Names): Names {
  return statements.reduce((names, statement) => {
    const name = part(statement, "Name")?.name;
    const node = part(statement, "Expression");
    if (statement.kind !== "LetStatement" || name === undefined || node === undefined) return names;
    return names.with(name, boundOf(node, names));
  }, outer);
}

function boundOf(node: Syntax, names: Names): Bound {
  if (node.kind === "FunctionDeclaration") return { kind: "function", declaration: node, names };
  return {
    kind: node.type === undefined && node.columns !== undefined ? "table" : "scalar",
    node,
    names,
  };
}
