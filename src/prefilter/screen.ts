// A need becomes a test on a frame's text: one pass over it, whatever the number of rules.

import { unreachable } from "#bug";
import { buildAutomaton, scan } from "#scanner";
import type { Need } from "./need.ts";

/** True for every frame that the need passes. */
export type Screen = (text: string) => boolean;

export function buildScreen(need: Need): Screen {
  const numbers = new Map<string, number>();
  const isMet = compileNeed(need, numbers);
  if (numbers.size === 0) return () => isMet(new Uint8Array(0));
  const automaton = buildAutomaton([...numbers.keys()]);
  const found = new Uint8Array(numbers.size);
  let met = false;
  const enough = () => {
    met = isMet(found);
    return met;
  };
  return (text) => {
    found.fill(0);
    met = isMet(found);
    if (!met) scan(automaton, text, { found, enough });
    return met;
  };
}

function compileNeed(need: Need, numbers: Map<string, number>): (found: Uint8Array) => boolean {
  switch (need.kind) {
    case "nothing":
      return () => true;
    case "literal": {
      const number = numbers.get(need.text) ?? numbers.size;
      numbers.set(need.text, number);
      return (found) => found[number] === 1;
    }
    case "all": {
      const parts = need.of.map((part) => compileNeed(part, numbers));
      return (found) => parts.every((isMet) => isMet(found));
    }
    case "any": {
      const parts = need.of.map((part) => compileNeed(part, numbers));
      return (found) => parts.some((isMet) => isMet(found));
    }
    default:
      return unreachable(need);
  }
}
