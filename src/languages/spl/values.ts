// Splunk has text that may act as a number, numbers, and fields of several values; a plan's columns
// have a type each. Here a value is brought to the type that an operation needs.

import { call, type Expr, literal, textLiteral } from "#plan";
import type { ScalarType } from "#schema";
import { complain, type Diagnostic, type Span } from "#text";

/** The place of an operation, and where its complaints go. */
export interface Site {
  readonly at: Span;
  report(diagnostic: Diagnostic): void;
}

export const noText = (at?: Span): Expr => literal("string", null, at);

const isNumber = (type: ScalarType): boolean =>
  type === "real" || type === "long" || type === "int";

export const isNumeric = ({ type }: Expr): boolean => isNumber(type) || type === "datetime";

export const isNull = (expr: Expr): boolean => expr.kind === "literal" && expr.value === null;

/** Names what is not run, and stands in for its value so that reading goes on. */
export function refuse(site: Site, construct: string, nearest?: string): Expr {
  const facts = nearest === undefined ? { construct } : { construct, nearest };
  site.report(complain("unsupported", site.at, facts));
  return noText(site.at);
}

function mistake(site: Site, message: string, hint: string): void {
  site.report(complain("wrong-type", site.at, { message, hint }));
}

/** As a double; null where the text looks like no number. */
export function asNumber(expr: Expr, site: Site): Expr {
  if (isNull(expr)) return literal("real", null, expr.at);
  switch (expr.type) {
    case "real":
      return expr;
    case "long":
    case "int":
      return call("convert.toReal", [expr]);
    case "datetime":
      return call("time.unixSeconds", [expr]);
    case "string":
      return numberOfText(expr);
    default:
      return call("loose.number", [asText(expr, site)]);
  }
}

function numberOfText(expr: Expr): Expr {
  if (expr.kind === "literal" && typeof expr.value === "string") {
    const value = looksNumeric(expr.value) ? Number(expr.value) : null;
    return literal("real", value, expr.at);
  }
  return call("loose.number", [expr]);
}

export const looksNumeric = (text: string): boolean =>
  /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/.test(text);

export function asText(expr: Expr, site: Site): Expr {
  if (isNull(expr)) return noText(expr.at);
  switch (expr.type) {
    case "string":
      return expr;
    case "real":
    case "long":
    case "int":
      return numberText(expr);
    case "datetime":
      return call("loose.text", [call("time.unixSeconds", [expr])]);
    case "bool":
      mistake(site, "a condition is no value", "if(condition, 1, 0) makes it one");
      return noText(expr.at);
    default:
      return refuse(
        site,
        "a multivalue field as one text",
        'mvindex(field, 0) or mvjoin(field, " ")',
      );
  }
}

function numberText(expr: Expr): Expr {
  const { value } = expr.kind === "literal" ? expr : { value: null };
  const isShort = typeof value === "number" && Math.abs(value) < 1e15 && Math.abs(value) > 1e-6;
  return isShort || value === 0 ? textLiteral(String(value), expr.at) : call("loose.text", [expr]);
}

/** As an array of texts. */
export function asValues(expr: Expr, site: Site): Expr {
  if (expr.type === "dynamic") return expr;
  if (isNull(expr)) return literal("dynamic", null, expr.at);
  return call("multivalue.of", [asText(expr, site)]);
}

export function asCondition(expr: Expr, site: Site): Expr {
  if (expr.type === "bool") return expr;
  if (isNull(expr)) return literal("bool", null, expr.at);
  mistake(site, "a condition expected, not a value", "compare it: field = 1");
  return literal("bool", null, expr.at);
}

/** A moment; numbers are seconds since 1970. */
export function asMoment(expr: Expr, site: Site): Expr {
  return momentOf(expr) ?? call("time.fromUnixSeconds", [asNumber(expr, site)]);
}

/** The moment of which the expression is the time in seconds, where it is one. */
export function momentOf(expr: Expr): Expr | undefined {
  if (expr.type === "datetime") return expr;
  if (expr.kind === "call" && expr.fn === "time.unixSeconds") return expr.args[0];
  return undefined;
}

/** All of one type: what they share, else numbers, else text, or arrays where one is an array. */
export function alike(exprs: readonly Expr[], site: Site): readonly Expr[] {
  const known = exprs.filter((expr) => !isNull(expr));
  if (known.some(({ type }) => type === "dynamic")) {
    return exprs.map((expr) => asValues(expr, site));
  }
  if (known.length > 0 && known.every(isNumeric)) return exprs.map((expr) => asNumber(expr, site));
  return exprs.map((expr) => asText(expr, site));
}

/** The literal text of an argument; undefined (and refused) where it is computed. */
export function literalText(expr: Expr | undefined, what: string, site: Site): string | undefined {
  if (expr?.kind === "literal" && typeof expr.value === "string") return expr.value;
  refuse(site, `${what} that is not written out`, "a string in quotes");
  return undefined;
}

/** The whole number that an argument is written as. */
export function literalNumber(expr: Expr | undefined): number | undefined {
  if (expr?.kind === "literal" && typeof expr.value === "number") return expr.value;
  const isNegated = expr?.kind === "call" && expr.fn === "number.negate";
  const inner = isNegated ? literalNumber(expr.args[0]) : undefined;
  return inner === undefined ? undefined : -inner;
}
