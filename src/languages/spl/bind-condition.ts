// A search condition becomes a predicate over rows. NOT keeps the rows of which the rest is not
// true, so also those that lack the field; `!=` needs the field to be there.

import { unreachable } from "#bug";
import { and, boolLiteral, call, type Expr, or } from "#plan";
import { complain } from "#text";
import type { Desk } from "./command.ts";
import { type Condition, fieldsOf, type Term, type Test } from "./condition.ts";
import { fieldTest } from "./field-test.ts";
import { reachOf } from "./reach.ts";
import { revealFields } from "./reveal.ts";
import { columnNamed, hasField, kept, type Rows } from "./rows.ts";
import { specialFields, specialTest } from "./special-fields.ts";
import { lintTerm, termPredicate } from "./terms.ts";

/** The rows that meet the condition. Of events that nothing has touched, it says from which indexes. */
export function searched(given: Rows, condition: Condition, desk: Desk): Rows {
  const isFirst = given.plan === desk.events().plan;
  const input = isFirst ? desk.events(reachOf(condition, desk.indexes)) : given;
  const names = fieldsOf(condition).filter((name) => !specialFields.has(name.toLowerCase()));
  const rows = revealFields(input, { names, at: condition.at }, desk);
  const terms = termsOf(condition);
  for (const term of terms) {
    if (desk.terms === "splunk") for (const found of lintTerm(term, terms)) desk.report(found);
  }
  const predicate = bind(condition, rows, desk);
  const isAlwaysTrue = predicate.kind === "literal" && predicate.value === true;
  return isAlwaysTrue ? rows : kept(rows, predicate, condition.at);
}

function bind(condition: Condition, rows: Rows, desk: Desk): Expr {
  switch (condition.kind) {
    case "and":
      return all(condition.parts.map((part) => bind(part, rows, desk)));
    case "or":
      return any(condition.parts.map((part) => bind(part, rows, desk)));
    case "not":
      return negation(bind(condition.part, rows, desk));
    case "term":
      return bindTerm(condition, rows, desk);
    case "test":
      return bindTest(condition, rows, desk);
    case "subsearch":
      desk.report(
        complain("unsupported", condition.at, {
          construct: "a subsearch as a condition",
          nearest: "its values in field IN (...)",
        }),
      );
      return boolLiteral(false);
    default:
      return unreachable(condition);
  }
}

const truthOf = (expr: Expr): unknown => (expr.kind === "literal" ? expr.value : undefined);

/** `*` and what is settled before any row is seen leave no trace. */
function all(parts: readonly Expr[]): Expr {
  if (parts.some((part) => truthOf(part) === false)) return boolLiteral(false);
  const open = parts.filter((part) => truthOf(part) !== true).flatMap(partsOf("logic.and"));
  return open.length === 0 ? boolLiteral(true) : and(open);
}

function any(parts: readonly Expr[]): Expr {
  if (parts.some((part) => truthOf(part) === true)) return boolLiteral(true);
  const open = parts.filter((part) => truthOf(part) !== false).flatMap(partsOf("logic.or"));
  return open.length === 0 ? boolLiteral(false) : or(open);
}

/** What is joined already is joined flat. */
const partsOf =
  (fn: "logic.and" | "logic.or") =>
  (part: Expr): readonly Expr[] =>
    part.kind === "call" && part.fn === fn ? part.args : [part];

function negation(part: Expr): Expr {
  const truth = truthOf(part);
  if (typeof truth === "boolean") return boolLiteral(!truth);
  return call("logic.not", [call("logic.isTrue", [part])]);
}

function bindTerm(term: Term, rows: Rows, desk: Desk): Expr {
  if (/^\*+$/.test(term.text)) return boolLiteral(true);
  if (term.text === "") {
    desk.report(complain("unsupported", term.at, { construct: "an empty term", nearest: "*" }));
    return boolLiteral(false);
  }
  if (!hasField(rows, "_raw")) {
    desk.report(
      complain("unsupported", term.at, {
        construct: "a term where the stages before left no _raw",
        nearest: "field=value",
      }),
    );
    return boolLiteral(false);
  }
  return termPredicate(term, columnNamed(rows, "_raw"), desk.terms);
}

function bindTest(test: Test, rows: Rows, desk: Desk): Expr {
  return specialTest(test, rows, desk) ?? fieldTest(test, rows, desk);
}

function termsOf(condition: Condition): Term[] {
  switch (condition.kind) {
    case "term":
      return [condition];
    case "and":
    case "or":
      return condition.parts.flatMap(termsOf);
    case "not":
      return termsOf(condition.part);
    case "test":
    case "subsearch":
      return [];
    default:
      return unreachable(condition);
  }
}
