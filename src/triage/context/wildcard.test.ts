import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { matchesWildcard } from "./wildcard.ts";

/** By trying everything: what the star may stand for, character by character. */
function oracle(pattern: string, text: string): boolean {
  if (pattern === "") return text === "";
  if (pattern[0] !== "*") {
    return pattern[0] === text[0] && text !== "" && oracle(pattern.slice(1), text.slice(1));
  }
  return oracle(pattern.slice(1), text) || (text !== "" && oracle(pattern, text.slice(1)));
}

test("a star stands for any run of characters, also none", () => {
  const few = (letters: string, maxLength: number) =>
    fc.string({ unit: fc.constantFrom(...letters), maxLength });
  fc.assert(
    fc.property(few("ab*", 7), few("ab", 9), (pattern, text) => {
      assert.equal(matchesWildcard(pattern, text), oracle(pattern, text));
    }),
    { numRuns: 2000 },
  );
});
