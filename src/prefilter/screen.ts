// A need becomes a test on a frame's text: one pass over it, whatever the number of rules.

import { unreachable } from "#bug";
import { buildAutomaton, scan } from "#scanner";
import type { Need } from "./need.ts";

/** True for every frame that the need passes. */
export type Screen = (text: string) => boolean;

export function buildScreen(need: Need): Screen {
  const numbers = new Map<string, number>();
  const parts = partsOf(need).map((part) => compilePart(part, numbers));
  const found = new Uint8Array(numbers.size);
  if (parts.some(({ isMet }) => isMet(found))) return () => true;
  if (numbers.size === 0) return () => false;
  const automaton = buildAutomaton([...numbers.keys()]);
  // A part becomes true only by a literal of its own, so the others need not be asked again.
  const touched = [...numbers.values()].map((number) =>
    parts.filter(({ literals }) => literals.has(number)).map(({ isMet }) => isMet),
  );
  let met = false;
  const enough = (literal: number) => {
    for (const isMet of touched[literal] ?? []) if (isMet(found)) met = true;
    return met;
  };
  return (text) => {
    found.fill(0);
    met = false;
    scan(automaton, text, { found, enough });
    return met;
  };
}

/** Needs of which any one suffices. */
const partsOf = (need: Need): readonly Need[] => (need.kind === "any" ? need.of : [need]);

interface Part {
  readonly isMet: (found: Uint8Array) => boolean;
  readonly literals: ReadonlySet<number>;
}

function compilePart(need: Need, numbers: Map<string, number>): Part {
  const isMet = compileNeed(need, numbers);
  return { isMet, literals: new Set(literalsOf(need).map((text) => numbers.get(text) ?? -1)) };
}

function literalsOf(need: Need): readonly string[] {
  if (need.kind === "nothing") return [];
  return need.kind === "literal" ? [need.text] : need.of.flatMap(literalsOf);
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
