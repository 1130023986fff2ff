import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { absorb } from "./absorb.ts";
import { allOf, anyOf, literalNeed, type Need, printNeed } from "./need.ts";
import { buildScreen } from "./screen.ts";

const literal = literalNeed;

test("what a shorter literal passes by itself is not asked again", () => {
  const need = anyOf([
    literal("boot"),
    literal("boot system"),
    allOf([literal("install "), anyOf([literal("bootflash"), literal("flash:")])]),
    allOf([literal("x"), literal("rebooted")]),
  ]);
  assert.equal(printNeed(absorb(need)), 'any("boot", all("install ", "flash:"))');
});

function passes(need: Need, text: string): boolean {
  switch (need.kind) {
    case "nothing":
      return true;
    case "literal":
      return text.includes(need.text);
    case "all":
      return need.of.every((part) => passes(part, text));
    case "any":
      return need.of.some((part) => passes(part, text));
  }
}

test("a screen passes exactly the frames that its need passes", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 1, maxLength: 3 });
  const { need } = fc.letrec<{ need: Need }>((tie) => ({
    need: fc.oneof(
      { maxDepth: 4, depthSize: "small" },
      word.map(literal),
      fc.array(tie("need"), { minLength: 1, maxLength: 4 }).map(allOf),
      fc.array(tie("need"), { maxLength: 4 }).map(anyOf),
    ),
  }));
  const text = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 8 });
  fc.assert(
    fc.property(need, text, (asked, frame) => {
      assert.equal(buildScreen(asked)(frame), passes(asked, frame));
      assert.equal(passes(absorb(asked), frame), passes(asked, frame));
    }),
    { numRuns: 500 },
  );
});
