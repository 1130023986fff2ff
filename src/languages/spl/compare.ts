// = != < > <= >= on values: by number where both are or look like numbers, else by text, case and
// all. What is missing makes a comparison neither true nor false.

import { unreachable } from "#bug";
import { call, type Expr, literal } from "#plan";
import type { Comparison } from "./formula.ts";
import {
  asNumber,
  asText,
  isNumeric,
  looksNumeric,
  momentOf,
  refuse,
  type Site,
} from "./values.ts";

type Sides = readonly [left: Expr, right: Expr];

export function compare(operator: Comparison, sides: Sides, site: Site): Expr {
  const [left, right] = sides;
  if (left.type === "bool" && right.type === "bool") {
    return refuse(site, "a comparison of two conditions", "AND, OR, NOT");
  }
  if (left.type === "dynamic" || right.type === "dynamic") {
    return compareValues(operator, sides, site);
  }
  const moments = [momentOf(left), momentOf(right)];
  const [from, to] = moments;
  if (from !== undefined && to !== undefined) return compareOrdered(operator, from, to);
  if (isNumeric(left) && isNumeric(right)) {
    return compareOrdered(operator, asNumber(left, site), asNumber(right, site));
  }
  const leftNumber = numberWithNumber(left, right, site);
  const rightNumber = numberWithNumber(right, left, site);
  if (leftNumber !== undefined && rightNumber !== undefined) {
    return compareOrdered(operator, leftNumber, rightNumber);
  }
  return compareTexts(operator, asText(left, site), asText(right, site));
}

/** A side as a number, where it is one or is written out as one and the other side is a number. */
function numberWithNumber(side: Expr, other: Expr, site: Site): Expr | undefined {
  if (isNumeric(side)) return asNumber(side, site);
  if (!isNumeric(other) || side.kind !== "literal") return undefined;
  return looksNumeric(String(side.value)) ? asNumber(side, site) : undefined;
}

function compareOrdered(operator: Comparison, left: Expr, right: Expr): Expr {
  switch (operator) {
    case "=":
      return same(left, right);
    case "!=":
      return call("logic.not", [same(left, right)]);
    case "<":
      return call("value.less", [left, right]);
    case ">":
      return call("value.greater", [left, right]);
    case "<=":
      return call("value.atMost", [left, right]);
    case ">=":
      return call("value.atLeast", [left, right]);
    default:
      return unreachable(operator);
  }
}

function same(left: Expr, right: Expr): Expr {
  if (left.type === "datetime") {
    return call("logic.and", [
      call("value.atMost", [left, right]),
      call("value.atLeast", [left, right]),
    ]);
  }
  return call("loose.equalNumbers", [left, right]);
}

function compareTexts(operator: Comparison, left: Expr, right: Expr): Expr {
  const equal = isWord(left) || isWord(right) ? "text.equals" : "loose.equals";
  switch (operator) {
    case "=":
      return call(equal, [left, right]);
    case "!=":
      return call("logic.not", [call(equal, [left, right])]);
    case "<":
      return call("loose.less", [left, right]);
    case ">":
      return call("loose.less", [right, left]);
    case "<=":
      return call("loose.atMost", [left, right]);
    case ">=":
      return call("loose.atMost", [right, left]);
    default:
      return unreachable(operator);
  }
}

/** A text written out that looks like no number: equality is by code points. */
const isWord = (expr: Expr): boolean =>
  expr.kind === "literal" && typeof expr.value === "string" && !looksNumeric(expr.value);

/** `=` holds where a value of the field does. */
function compareValues(operator: Comparison, [left, right]: Sides, site: Site): Expr {
  const [values, value] = left.type === "dynamic" ? [left, right] : [right, left];
  if (value.type === "dynamic" || (operator !== "=" && operator !== "!=")) {
    refuse(site, `${operator} on a multivalue field`, "mvindex(field, 0), or mvfind()");
    return literal("bool", null);
  }
  const any = call("multivalue.anyEquals", [values, asText(value, site)]);
  if (operator === "=") return any;
  refuse(site, "!= on a multivalue field", "NOT field=value, or isnull(mvfind(field, ...))");
  return literal("bool", null);
}
