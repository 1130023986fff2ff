// Field names: how they are written outside of expressions, and what a wildcard among them stands
// for.

import type { Cursor, Word } from "./cursor.ts";

/** Names that other commands made hold a function's parentheses: `count(user)`. */
const plainName = /^[^\s,|()[\]="']+(?:\([^\s()|]*\))?/;

/**
 * A field name or a wildcard of names; quotes of either kind are taken off. Commas before it are
 * skipped.
 */
export function fieldName(cursor: Cursor): Word | undefined {
  cursor.skipComma();
  return cursor.quoted() ?? cursor.take(/^'([^']*)'/) ?? cursor.take(plainName);
}

/** Names up to the end of the stage, or up to a word that is none. */
export function fieldNames(cursor: Cursor, until?: RegExp): Word[] {
  const names: Word[] = [];
  while (!cursor.isAtEnd && (until === undefined || !cursor.sees(until))) {
    const name = fieldName(cursor);
    if (name === undefined) break;
    names.push(name);
  }
  return names;
}

export function needFieldName(cursor: Cursor): Word {
  return fieldName(cursor) ?? cursor.fail("a field name expected");
}

/** A name with `*`; the text that each star stood for, or undefined where the name is another. */
export function starsOf(pattern: string, name: string): readonly string[] | undefined {
  const source = pattern.split("*").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${source.join("(.*)")}$`).exec(name)?.slice(1);
}

/** The visible names that a name or wildcard stands for; a plain name stands for itself. */
export function namesMatching(pattern: string, visible: readonly string[]): readonly string[] {
  if (!pattern.includes("*")) return [pattern];
  return visible.filter((name) => starsOf(pattern, name) !== undefined);
}

const isInternal = (name: string): boolean => name.startsWith("_");

/** Splunk shows no field that begins with `_` but these two. */
export const isVisible = (name: string): boolean =>
  !isInternal(name) || name === "_time" || name === "_raw";

/** `*` in a list of names does not reach the internal fields. */
export const reachedByStar = (name: string): boolean => !isInternal(name);
