// Which indexes a search asks: those that its first condition names, else the default one.

import { unreachable } from "#bug";
import type { EventIndex } from "#languages/events";
import type { Condition } from "./condition.ts";
import type { Word } from "./cursor.ts";
import { starsOf } from "./names.ts";

/** The first of the indexes is the default one. A name that none of them has reaches nothing more. */
export function reachOf(
  condition: Condition,
  indexes: readonly [EventIndex, ...EventIndex[]],
): readonly EventIndex[] {
  const named = indexNames(condition);
  const found = indexes.filter((index) => named.some((name) => isNamed(index, name)));
  return found.length === 0 ? [indexes[0]] : found;
}

export function isNamed({ names }: EventIndex, { text }: Word): boolean {
  const wanted = text.toLowerCase();
  return names.some((name) => starsOf(wanted, name.toLowerCase()) !== undefined);
}

/** `index!=a` narrows and names none. */
function indexNames(condition: Condition): readonly Word[] {
  switch (condition.kind) {
    case "and":
    case "or":
      return condition.parts.flatMap(indexNames);
    case "not":
      return indexNames(condition.part);
    case "test": {
      const isIndex = condition.field.text.toLowerCase() === "index";
      return isIndex && condition.operator === "=" ? condition.values : [];
    }
    case "term":
    case "subsearch":
      return [];
    default:
      return unreachable(condition);
  }
}
