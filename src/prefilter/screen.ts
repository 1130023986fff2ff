// A need becomes a test on a frame's text: one pass over it, whatever the number of rules.

import { unreachable } from "#bug";
import { buildAutomaton, scan } from "#scanner";
import { absorb } from "./absorb.ts";
import type { Need } from "./need.ts";

/** True for every frame that the need passes. */
export type Screen = (text: string) => boolean;

export function buildScreen(need: Need): Screen {
  const short = absorb(need);
  const ways = short.kind === "any" ? short.of : [short];
  const numbers = new Map<string, number>();
  // Numbered first: the pass over a text ends at the first of these.
  for (const way of ways) if (way.kind === "literal") numberOf(way.text, numbers);
  const decisive = numbers.size;
  const tests = ways
    .filter(({ kind }) => kind !== "literal")
    .map((way) => compileNeed(way, numbers));
  const found = new Uint8Array(numbers.size);
  const isMet = () => tests.some((test) => test(found));
  if (numbers.size === 0) return isMet;
  const automaton = buildAutomaton([...numbers.keys()]);
  return (text) => {
    found.fill(0);
    return scan(automaton, text, { found, decisive }) || isMet();
  };
}

function numberOf(text: string, numbers: Map<string, number>): number {
  const number = numbers.get(text) ?? numbers.size;
  numbers.set(text, number);
  return number;
}

function compileNeed(need: Need, numbers: Map<string, number>): (found: Uint8Array) => boolean {
  switch (need.kind) {
    case "nothing":
      return () => true;
    case "literal": {
      const number = numberOf(need.text, numbers);
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
