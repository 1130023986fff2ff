// in, has_any and has_all: the right side is a list of scalars, constant arrays, arrays of the row, or a table whose
// first column is read.

import {
  aggregate,
  and,
  boolLiteral,
  call,
  columnOf,
  type Expr,
  type FunctionName,
  literal,
  or,
  type Plan,
} from "#plan";
import type { ScalarType } from "#schema";
import { coerce, isNumber } from "./coerce.ts";
import { elementsOf } from "./fold.ts";
import type { Rows } from "./rows.ts";
import { list, part, type Syntax } from "./syntax.ts";

export const isMembership = (token: string): boolean =>
  ["in", "!in", "in~", "!in~"].includes(token);

export const isTermList = (token: string): boolean => token === "has_any" || token === "has_all";

/** The elements of the right side: what can be compared one by one, and arrays that only the engine can open. */
interface Elements {
  readonly scalars: readonly Expr[];
  readonly arrays: readonly Expr[];
}

export function bindMembership(node: Syntax, token: string, rows: Rows): Expr {
  const left = part(node, "Left");
  const right = part(node, "Right");
  if (left === undefined || right === undefined) return rows.refuse(node, `the operator ${token}`);
  const folded = token.endsWith("~");
  const value = rows.scalar(left);
  const table = tableOf(right);
  const found =
    table === undefined
      ? inElements(value, elementsOfList(right, rows), { node, folded, rows })
      : inTable(value, rows.frame.binding.table(table, rows.frame), { node, folded, rows });
  return token.startsWith("!") ? call("logic.not", [found], { at: node.at }) : found;
}

interface Asked {
  readonly node: Syntax;
  readonly folded: boolean;
  readonly rows: Rows;
}

/** The one tabular expression that stands instead of a list. */
function tableOf(right: Syntax): Syntax | undefined {
  const [only, ...others] = list(right, "Expressions");
  return only?.columns !== undefined && only.type === undefined && others.length === 0
    ? only
    : undefined;
}

function elementsOfList(right: Syntax, rows: Rows): Elements {
  const scalars: Expr[] = [];
  const arrays: Expr[] = [];
  for (const item of list(right, "Expressions")) {
    const bound = rows.scalar(item);
    const elements = elementsOf(bound);
    if (elements !== undefined) scalars.push(...elements.map((element) => constant(element, item)));
    else if (bound.type === "dynamic" && bound.kind !== "literal") arrays.push(bound);
    else scalars.push(bound);
  }
  return { scalars, arrays };
}

function constant(element: unknown, { at }: Syntax): Expr {
  if (typeof element === "string") return literal("string", element, at);
  if (typeof element === "boolean") return literal("bool", element, at);
  if (typeof element === "number") {
    return Number.isInteger(element)
      ? literal("long", BigInt(element), at)
      : literal("real", element, at);
  }
  return literal("dynamic", element === null ? null : JSON.stringify(element), at);
}

function inElements(value: Expr, { scalars, arrays }: Elements, { node, folded, rows }: Asked) {
  const { at } = node;
  const type = meetingType(value, scalars, arrays);
  if (type !== "string") {
    if (arrays.length > 0) return rows.refuse(node, `in over an array for ${type}`, "mv-expand");
    const listed = [value, ...scalars].map((each) => coerce(each, type));
    return call("value.isOneOf", listed, { at });
  }
  const text = coerce(value, "string");
  const one = folded ? "text.isOneOfFolded" : "text.isOneOf";
  const held = folded ? "dynamic.holdsTextFolded" : "dynamic.holdsText";
  const tests = arrays.map((array) => call(held, [array, text], { at }));
  if (scalars.length > 0) {
    tests.push(call(one, [text, ...scalars.map((each) => coerce(each, "string"))], { at }));
  }
  return tests.length === 0 ? boolLiteral(false, at) : or(tests, at);
}

/** The type in which a value meets its list: a dynamic is read as the others are. */
function meetingType(value: Expr, scalars: readonly Expr[], arrays: readonly Expr[]): ScalarType {
  if (value.type !== "dynamic") {
    return isNumber(value.type) && scalars.some(({ type }) => type === "real")
      ? "real"
      : value.type;
  }
  const first = scalars.find(({ type }) => type !== "dynamic");
  if (first === undefined || arrays.length > 0) return "string";
  return isNumber(first.type) ? "real" : first.type;
}

function inTable(value: Expr, table: Plan, { node, folded, rows }: Asked): Expr {
  const [first] = table.schema;
  if (first === undefined) return boolLiteral(false, node.at);
  const lowered = (expr: Expr) =>
    folded && expr.type === "string" ? call("text.lower", [expr]) : expr;
  const name = rows.frame.binding.freshName("key");
  const expr = lowered(columnOf(table.schema, first.name));
  const keys = aggregate(table, { keys: [{ name, expr }], measures: [] });
  return rows.attachMatch(keys, lowered(coerce(value, first.type)));
}

/** `x has_any (…)`, `x has_all (…)`. */
export function bindTermList(node: Syntax, token: string, rows: Rows): Expr {
  const left = part(node, "Left");
  const right = part(node, "Right");
  if (left === undefined || right === undefined) return rows.refuse(node, `the operator ${token}`);
  const table = tableOf(right);
  const elements =
    table === undefined
      ? elementsOfList(right, rows)
      : { scalars: [], arrays: [listOf(table, rows)] };
  if (left.kind !== "StarExpression") return termsIn(rows.scalar(left), elements, { node, token });
  const columns = rows.schema.filter(({ type }) => type === "string" || type === "dynamic");
  const tests = columns.map((column) =>
    termsIn({ kind: "column", ...column, at: left.at }, elements, { node, token }),
  );
  return tests.length === 0 ? boolLiteral(false, node.at) : or(tests, node.at);
}

function listOf(table: Syntax, rows: Rows): Expr {
  const plan = rows.frame.binding.table(table, rows.frame);
  const [first] = plan.schema;
  if (first === undefined) return literal("dynamic", "[]", table.at);
  const values = [coerce(columnOf(plan.schema, first.name), "string")];
  const name = rows.frame.binding.freshName("needles");
  const measures = [{ name, expr: call("rows.list", values) }];
  return rows.attachValue(aggregate(plan, { keys: [], measures }), table.at);
}

function termsIn(
  value: Expr,
  { scalars, arrays }: Elements,
  { node: { at }, token }: { readonly node: Syntax; readonly token: string },
): Expr {
  const every = token === "has_all";
  const inArray: FunctionName = every ? "dynamic.allTermsIn" : "dynamic.anyTermIn";
  const inList: FunctionName = every ? "text.hasAllTerms" : "text.hasAnyTerm";
  const text = coerce(value, "string");
  const tests = arrays.map((array) => call(inArray, [array, text], { at }));
  if (scalars.length > 0) {
    tests.push(call(inList, [text, ...scalars.map((each) => coerce(each, "string"))], { at }));
  }
  if (tests.length === 0) return boolLiteral(every, at);
  return every ? and(tests, at) : or(tests, at);
}
