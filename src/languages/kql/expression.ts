// A scalar expression becomes an expression of the plan: one row for each kind of node. What has no row is refused.

import { and, columnOf, type Expr, literal, or, textLiteral } from "#plan";
import { bindArithmetic, bindNegation, isArithmetic } from "./arithmetic.ts";
import { bindCall } from "./calls.ts";
import { coerce } from "./coerce.ts";
import { bindBetween, bindComparison, isComparison } from "./comparisons.ts";
import { folded } from "./fold.ts";
import { literalOf } from "./literals.ts";
import { bindMembership, bindTermList, isMembership, isTermList } from "./membership.ts";
import { bindRegexMatch } from "./regex-calls.ts";
import type { Rows } from "./rows.ts";
import { part, type Syntax } from "./syntax.ts";

type Form = (node: Syntax, rows: Rows) => Expr;

const forms: Readonly<Record<string, Form>> = {
  NameReference: bindName,
  PathExpression: bindPath,
  ElementExpression: bindElement,
  ParenthesizedExpression: (node, rows) => inner(node, "Expression", rows),
  SimpleNamedExpression: (node, rows) => inner(node, "Expression", rows),
  OrderedExpression: (node, rows) => inner(node, "Expression", rows),
  UnaryMinusExpression: bindNegation,
  UnaryPlusExpression: (node, rows) => inner(node, "Expression", rows),
  AndExpression: (node, rows) => and(operands(node, "AndExpression", rows), node.at),
  OrExpression: (node, rows) => or(operands(node, "OrExpression", rows), node.at),
  BetweenExpression: bindBetween,
  NotBetweenExpression: bindBetween,
  FunctionCallExpression: bindCall,
  ToScalarExpression: bindToScalar,
};

export function bindScalar(node: Syntax, rows: Rows): Expr {
  if (node.tuned !== undefined) return node.tuned;
  const form = forms[node.kind];
  if (form !== undefined) return form(node, rows);
  if (/Literal|DynamicExpression/.test(node.kind)) return bindLiteral(node, rows);
  const token = part(node, "Operator")?.text;
  if (token === undefined) return rows.refuse(node, nameOfKind(node.kind));
  if (isMembership(token)) return bindMembership(node, token, rows);
  if (isTermList(token)) return bindTermList(node, token, rows);
  if (isComparison(token)) return bindComparison(node, token, rows);
  if (isArithmetic(token)) return bindArithmetic(node, token, rows);
  if (token === "matches regex") return bindRegexMatch(node, rows);
  return rows.refuse(node, `the operator ${token}`);
}

/** `JsonArrayExpression` becomes "json array". */
const nameOfKind = (kind: string): string =>
  kind
    .replace(/Expression$|Operator$/, "")
    .replace(/(?<=[a-z])(?=[A-Z])/g, " ")
    .toLowerCase();

function inner(node: Syntax, name: string, rows: Rows): Expr {
  const found = part(node, name);
  return found === undefined ? rows.refuse(node, nameOfKind(node.kind)) : rows.scalar(found);
}

/** The operands of a chain of one logical operator. */
function operands(node: Syntax, kind: string, rows: Rows): Expr[] {
  return [part(node, "Left"), part(node, "Right")].flatMap((side) => {
    if (side === undefined) return [];
    return side.kind === kind ? operands(side, kind, rows) : [coerce(rows.scalar(side), "bool")];
  });
}

function bindLiteral(node: Syntax, rows: Rows): Expr {
  return literalOf(node) ?? rows.refuse(node, "this literal");
}

function bindName(node: Syntax, rows: Rows): Expr {
  const { name = "", nameKind, at } = node;
  if (nameKind === "column" && rows.schema.some((column) => column.name === name)) {
    return columnOf(rows.schema, name, at);
  }
  const bound = rows.frame.names.lookup(name);
  if (bound?.kind === "scalar") {
    const value = rows.under(bound.names).scalar(bound.node);
    return bound.type === undefined ? value : coerce(value, bound.type);
  }
  if (nameKind === "function") return bindCall(node, rows);
  return rows.refuse(node, `the name ${name} in this place`);
}

function bindPath(node: Syntax, rows: Rows): Expr {
  const from = part(node, "Expression");
  const name = part(node, "Selector")?.name;
  if (from === undefined || name === undefined) return rows.refuse(node, "this path");
  const value = rows.scalar(from);
  if (value.type !== "dynamic") return rows.refuse(node, `a property of ${value.type}`);
  return folded("dynamic.property", [value, textLiteral(name, node.at)], node.at);
}

function bindElement(node: Syntax, rows: Rows): Expr {
  const from = part(node, "Expression");
  const bracketed = part(node, "Selector");
  const selector = bracketed === undefined ? undefined : part(bracketed, "Expression");
  if (from === undefined || selector === undefined) return rows.refuse(node, "this index");
  const value = rows.scalar(from);
  const index = rows.scalar(selector);
  if (value.type !== "dynamic") return rows.refuse(node, `an index into ${value.type}`);
  if (index.type === "string") return folded("dynamic.property", [value, index], node.at);
  if (index.type === "dynamic")
    return rows.refuse(selector, "an index of type dynamic", "tolong()");
  return folded("dynamic.element", [value, coerce(index, "long")], node.at);
}

/** toscalar(): the first column of the first row, for every row the same. */
function bindToScalar(node: Syntax, rows: Rows): Expr {
  const table = part(node, "Expression");
  if (table === undefined) return rows.refuse(node, "this form of toscalar()");
  if (table.columns === undefined) return rows.scalar(table);
  const { binding } = rows.frame;
  const plan = binding.table(table, { binding, names: rows.frame.names });
  if (plan.schema.length === 0) return literal(node.type ?? "dynamic", null, node.at);
  return rows.attachValue(plan, node.at);
}
