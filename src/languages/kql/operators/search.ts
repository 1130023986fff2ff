// search: a text stands for "some column has it", a text with * at its end for "some column has a term that begins so".

import {
  and,
  boolLiteral,
  call,
  columnOf,
  type Expr,
  type FunctionName,
  filter,
  or,
  type Plan,
  project,
  textLiteral,
} from "#plan";
import { coerce } from "../coerce.ts";
import { isText } from "../fold.ts";
import { type Frame, Rows } from "../rows.ts";
import { list, part, type Syntax } from "../syntax.ts";
import { type Operator, parameterOf, refuseTable } from "./operator.ts";

export const search: Operator = {
  keyword: "search",
  bind(node, input, frame) {
    const condition = part(node, "Condition");
    if (condition === undefined || part(node, "InClause") !== undefined) {
      return refuseTable(node, frame, "search in (…)", "union … | search");
    }
    const rows = Rows.of(frame, input);
    const cased = parameterOf(node, "kind") === "case_sensitive";
    const predicate = conditionOf(condition, rows, cased);
    const source = input.kind === "scan" ? input.table : "search_arg0";
    const found = filter(rows.input, predicate, node.at);
    const [first, ...columns] = node.columns ?? [];
    if (first === undefined) return refuseTable(node, frame, "this form of search");
    const others = columns.filter(({ name }) => name !== first.name);
    const named = others.map(({ name }) => ({ name, expr: columnOf(found.schema, name) }));
    return project(found, [{ name: first.name, expr: textLiteral(source) }, ...named], node.at);
  },
};

/** A literal where a condition is wanted is a search over all columns. */
function conditionOf(node: Syntax, rows: Rows, cased: boolean): Expr {
  const sides = [part(node, "Left"), part(node, "Right")].filter((side) => side !== undefined);
  const bound = () => sides.map((side) => conditionOf(side, rows, cased));
  if (node.kind === "AndExpression") return and(bound(), node.at);
  if (node.kind === "OrExpression") return or(bound(), node.at);
  const inner = part(node, "Expression");
  if (node.kind === "ParenthesizedExpression" && inner !== undefined) {
    return conditionOf(inner, rows, cased);
  }
  const negated = negatedCondition(node);
  if (negated !== undefined) {
    return call("logic.not", [conditionOf(negated, rows, cased)], { at: node.at });
  }
  const value = rows.scalar(node);
  if (value.type === "bool" && value.kind !== "literal") return value;
  // The engine finds no column by a real number, for whatever reason: such a term is refused.
  const isWhole = value.type === "long" || value.type === "int";
  const number = isWhole ? part(node, "Token")?.text : undefined;
  const needle = number === undefined ? value : textLiteral(number, node.at);
  return termAnywhere(needle, { node, rows, cased });
}

function negatedCondition(node: Syntax): Syntax | undefined {
  const isNot = node.kind === "FunctionCallExpression" && part(node, "Name")?.name === "not";
  const written = isNot ? part(node, "ArgumentList") : undefined;
  return written === undefined ? undefined : list(written, "Expressions")[0];
}

interface Site {
  readonly node: Syntax;
  readonly rows: Rows;
  readonly cased: boolean;
}

function termAnywhere(needle: Expr, { node, rows, cased }: Site): Expr {
  const refused = (construct: string) => {
    rows.refuse(node, construct, '"term" or "prefix*"');
    return boolLiteral(false, node.at);
  };
  if (!isText(needle)) return refused("search for a computed value");
  const { fn, text } = termTest(needle.value, cased);
  if (text.includes("*")) return refused("search with * inside a term");
  if (text === "") return boolLiteral(true, node.at);
  const tests = rows.schema.map((column) => {
    const value = coerce({ kind: "column", ...column, at: node.at }, "string");
    return call(fn, [value, textLiteral(text, node.at)], { at: node.at });
  });
  return or(tests, node.at);
}

/** `a*` begins a term, `*a` ends one, `*a*` stands anywhere. */
function termTest(written: string, cased: boolean): { fn: FunctionName; text: string } {
  const open = written.startsWith("*");
  const ends = written.length > 1 && written.endsWith("*");
  const text = written.slice(open ? 1 : 0, ends ? -1 : undefined);
  if (open && ends) return { fn: cased ? "text.contains" : "text.containsFolded", text };
  if (ends) return { fn: cased ? "text.hasTermPrefixCased" : "text.hasTermPrefix", text };
  if (open) return { fn: cased ? "text.hasTermSuffixCased" : "text.hasTermSuffix", text };
  return { fn: cased ? "text.hasTermCased" : "text.hasTerm", text };
}

/** `search …` where a pipeline begins looks through every table: not run. */
export function refuseSearchSource(node: Syntax, frame: Frame): Plan {
  return refuseTable(node, frame, "search over all tables", "Table | search");
}
