// Calls whose arguments are constants become constants where the engine would demand one (a pattern, a list) or a
// reader would expect one. Nothing is folded whose value could differ from the engine's.

import { call, type Expr, type FunctionName, literal } from "#plan";
import type { Span } from "#text";

/** The call, or the constant that it always gives. */
export function folded(fn: FunctionName, args: readonly Expr[], at: Span): Expr {
  const [first, second] = args;
  if (fn === "text.concat" && args.every(isText)) {
    return literal("string", args.map((arg) => String(arg.value)).join(""), at);
  }
  if (first?.kind === "literal" && second?.kind === "literal") {
    if (fn === "dynamic.element" || fn === "dynamic.property") {
      const json = picked(first.value, second.value);
      if (json !== undefined) return literal("dynamic", json, at);
    }
  }
  if (fn === "convert.toText" && first?.kind === "literal" && first.type === "dynamic") {
    const text = textOfJson(first.value);
    if (text !== undefined) return literal("string", text, at);
  }
  return call(fn, args, { at });
}

interface Text {
  readonly kind: "literal";
  readonly value: string;
}

export const isText = (expr: Expr): expr is Expr & Text =>
  expr.kind === "literal" && expr.type === "string" && typeof expr.value === "string";

/** The texts of a constant dynamic array of texts; undefined for anything else. */
export function textsOf(expr: Expr): readonly string[] | undefined {
  const elements = elementsOf(expr);
  if (elements === undefined) return undefined;
  const texts = elements.filter((element) => typeof element === "string");
  return texts.length === elements.length ? texts : undefined;
}

/** The elements of a constant dynamic array, as JSON gives them. */
export function elementsOf(expr: Expr): readonly unknown[] | undefined {
  if (expr.kind !== "literal" || expr.type !== "dynamic") return undefined;
  const value = jsonValue(expr.value);
  return Array.isArray(value) ? value : undefined;
}

function picked(from: unknown, key: unknown): string | null | undefined {
  const value = jsonValue(from);
  const found = Array.isArray(value) && typeof key === "bigint" ? value.at(Number(key)) : undefined;
  return typeof found === "string" ? JSON.stringify(found) : undefined;
}

function textOfJson(json: unknown): string | undefined {
  const value = jsonValue(json);
  return typeof value === "string" ? value : undefined;
}

function jsonValue(json: unknown): unknown {
  return typeof json === "string" ? JSON.parse(json) : undefined;
}
