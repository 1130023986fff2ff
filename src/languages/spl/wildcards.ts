// Values with stars become the plan's wildcards, in which ? and \ have a meaning that SPL's values
// do not give them.

import { textLiteral } from "#plan";
import type { Word } from "./cursor.ts";

/** `*` stands for any run; every other character for itself. */
export function wildcardLiteral({ text, at }: Word) {
  return textLiteral(text.replace(/[\\?]/g, "\\$&"), at);
}
