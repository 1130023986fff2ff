// eval: sets fields, one after the other. A condition is no value, and a value that cannot be
// computed clears the field.

import { literal } from "#plan";
import { complain } from "#text";
import { bindFormula } from "../bind-formula.ts";
import type { Command, Desk } from "../command.ts";
import type { Cursor, Word } from "../cursor.ts";
import { type Formula, readFormula } from "../formula.ts";
import { convertedFor, type Rows, withFields } from "../rows.ts";

interface Assignment {
  readonly field: Word;
  readonly formula: Formula;
}

function readAssignment(cursor: Cursor): Assignment {
  const field =
    cursor.quoted() ??
    cursor.take(/^'([^']+)'/) ??
    cursor.need(/^[A-Za-z_{][\w.:{}@-]*/, "a field");
  if (/[{}]/.test(field.text.replaceAll("{}", ""))) {
    return cursor.refuse("a field named by another field's value", field.at, "a fixed name");
  }
  cursor.need(/^=(?!=)/, "=");
  return { field, formula: readFormula(cursor) };
}

function assign(input: Rows, { field, formula }: Assignment, desk: Desk): Rows {
  const { rows, expr } = bindFormula(formula, input, desk);
  if (expr.type === "bool") {
    const message = `'${field.text}' is given a condition, which is no value`;
    desk.report(
      complain("wrong-type", formula.at, { message, hint: "if(condition, 1, 0) makes it one" }),
    );
  }
  const value = expr.type === "bool" ? literal("string", null) : expr;
  const named = { name: field.text, expr: convertedFor(field.text, value) };
  return withFields(rows, [named], formula.at);
}

export const evalCommand: Command = {
  name: "eval",
  read(cursor) {
    const assignments = [readAssignment(cursor)];
    while (cursor.skipComma()) assignments.push(readAssignment(cursor));
    cursor.finish();
    return (input, desk) =>
      assignments.reduce((rows, assignment) => assign(rows, assignment, desk), input);
  },
};
