// A constant that a query binds by let at its top takes the value that the caller gives for its name.

import { type Literal, literal, type Tunable, type Tunables } from "#plan";
import type { ScalarType } from "#schema";
import { complain } from "#text";
import { constantFromText, literalOf } from "./literals.ts";
import type { Notes } from "./notes.ts";
import { part, type Syntax } from "./syntax.ts";

/** The statements, some with another constant. A value that does not fit is complained of, never dropped. */
export function tuned(
  statements: readonly Syntax[],
  tunables: Tunables,
  notes: Notes,
): readonly Syntax[] {
  return statements.map((statement) => {
    const name = part(statement, "Name")?.name;
    const value = name === undefined ? undefined : tunables.get(name);
    const node = part(statement, "Expression");
    if (statement.kind !== "LetStatement" || value === undefined || node === undefined) {
      return statement;
    }
    const constant = constantOf(node, value);
    if (typeof constant === "string") {
      const message = `the tunable ${name} ${constant}`;
      notes.add(complain("wrong-type", node.at, { message }));
      return statement;
    }
    const parts = new Map([...statement.parts, ["Expression", { ...node, tuned: constant }]]);
    return { ...statement, parts };
  });
}

/** Or what is wrong with the value. */
function constantOf(node: Syntax, value: Tunable): Literal | string {
  const { type, at } = node;
  const isConstant = isSigned(node) || literalOf(node) !== undefined;
  if (type === undefined || !isConstant) {
    return "is computed or a table here: only a constant can be set, and a watchlist by its rows";
  }
  if (type === "dynamic") {
    const list = listOf(value);
    if (list !== undefined) return literal(type, JSON.stringify(list), at);
  } else if (isOne(value)) {
    const read = type === "string" ? String(value) : constantFromText(String(value), type);
    if (read !== undefined && read !== null) return literal(type, read, at);
  }
  return `is ${kinds[type] ?? `a ${type}`}: ${JSON.stringify(value)} is none`;
}

const isSigned = (node: Syntax): boolean =>
  node.kind === "UnaryMinusExpression" && literalOf(part(node, "Expression") ?? node) !== undefined;

const kinds: Partial<Record<ScalarType, string>> = {
  dynamic: "a list",
  long: "a whole number",
  int: "a whole number",
  real: "a number",
  timespan: "a span of time such as 12h",
  bool: "true or false",
};

const isOne = (value: Tunable): value is string | number | boolean => typeof value !== "object";

/** One value is a list of one; a text of several, with commas between them. */
function listOf(value: Tunable): readonly unknown[] | undefined {
  if (!isOne(value)) return value;
  if (typeof value !== "string") return [value];
  const parts = value.split(",").map((each) => each.trim());
  return parts.filter((each) => each !== "");
}
