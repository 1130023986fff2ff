import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { buildAutomaton, scan } from "./automaton.ts";

function literalsIn(literals: readonly string[], text: string): string[] {
  const found = new Uint8Array(literals.length);
  scan(buildAutomaton(literals), text, { found, decisive: 0 });
  return literals.filter((_, index) => found[index] === 1);
}

test("literals inside, across and behind each other are all found", () => {
  const literals = ["he", "she", "his", "hers", "s"];
  assert.deepEqual(literalsIn(literals, "ushers"), ["he", "she", "hers", "s"]);
});

test("case is ignored on both sides", () => {
  assert.deepEqual(literalsIn(["SYS-5-Reload"], "%sys-5-RELOAD:"), ["SYS-5-Reload"]);
});

test("letters that fold to ASCII count as their ASCII letter", () => {
  assert.deepEqual(literalsIn(["disk"], "DI\u017f\u212a0:"), ["disk"]);
  assert.deepEqual(literalsIn(["ip"], "\u0130P"), ["ip"]);
});

test("the pass ends at the first decisive literal", () => {
  const found = new Uint8Array(3);
  const isDecided = scan(buildAutomaton(["b", "a", "c"]), "abc", { found, decisive: 1 });
  assert.equal(isDecided, true);
  assert.deepEqual([...found], [1, 1, 0]);
});

test("an automaton finds exactly what a search for each literal finds", () => {
  const letters = fc.constantFrom("a", "b", "A", "-", "é");
  const literal = fc.string({ unit: fc.constantFrom("a", "b", "-"), minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(
      fc.uniqueArray(literal, { minLength: 1, maxLength: 6 }),
      fc.string({ unit: letters, maxLength: 30 }),
      (literals, text) => {
        const expected = literals.filter((part) => text.toLowerCase().includes(part));
        assert.deepEqual(literalsIn(literals, text), expected);
      },
    ),
  );
});
