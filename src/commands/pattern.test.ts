import assert from "node:assert/strict";
import { test } from "node:test";
import { type Element, type Run, readPattern } from "./pattern.ts";

function written(run: Run): string {
  return run.map(wordOf).join(" ");
}

function wordOf(element: Element): string {
  switch (element.kind) {
    case "keyword":
      return element.text;
    case "argument":
      return `{${element.name}:${element.takes}}`;
    case "slashes":
      return "/";
  }
}

test("a pattern stands for each of its alternatives, with and without what may be left out", () => {
  const runs: readonly (readonly [pattern: string, written: readonly string[]])[] = [
    ["copy [/] {one:place} {two}", ["copy / {one:place} {two:word}"]],
    ["reload (in|at) {when}", ["reload in {when:word}", "reload at {when:word}"]],
    ["boot [a|b c]", ["boot a", "boot b c", "boot"]],
    ["a (b [c]|d) {e:rest}", ["a b c {e:rest}", "a b {e:rest}", "a d {e:rest}"]],
  ];
  for (const [pattern, expected] of runs) {
    assert.deepEqual(readPattern(pattern).map(written), expected, pattern);
  }
});

test("a pattern that opens what it does not close, or closes what is not open, is our fault", () => {
  assert.throws(() => readPattern("a (b"), { name: "Bug" });
  assert.throws(() => readPattern("a b]"), { name: "Bug" });
});
