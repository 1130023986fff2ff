// A need becomes a shorter one that passes the very same frames: what a literal of the outermost `any` passes by itself
// is left out everywhere else.

import { unreachable } from "#bug";
import { allOf, anyOf, type Need, never } from "./need.ts";

export function absorb(need: Need): Need {
  if (need.kind !== "any") return need;
  const texts = need.of.flatMap((part) => (part.kind === "literal" ? [part.text] : []));
  const decisive = texts.filter(
    (text) => !texts.some((other) => other !== text && text.includes(other)),
  );
  const literals = need.of.filter(
    (part) => part.kind === "literal" && decisive.includes(part.text),
  );
  const others = need.of.filter((part) => part.kind !== "literal");
  return anyOf([...literals, ...others.map((part) => beyond(part, decisive))]);
}

/** What the need passes besides the frames that hold one of the literals; it may pass some of these too. */
function beyond(need: Need, literals: readonly string[]): Need {
  switch (need.kind) {
    case "nothing":
      return need;
    case "literal":
      return literals.some((literal) => need.text.includes(literal)) ? never : need;
    case "any":
      return anyOf(need.of.map((part) => beyond(part, literals)));
    case "all": {
      const parts = need.of.map((part) => beyond(part, literals));
      return parts.some(isNever) ? never : allOf(parts);
    }
    default:
      return unreachable(need);
  }
}

function isNever(need: Need): boolean {
  return need.kind === "any" && need.of.length === 0;
}
