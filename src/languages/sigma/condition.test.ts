import assert from "node:assert/strict";
import { test } from "node:test";
import { type Condition, readCondition } from "./condition.ts";

const names = ["selection_a", "selection_b", "filter", "_hidden"];

function shown(condition: Condition): string {
  if (condition.kind === "selection") return condition.name;
  if (condition.kind === "not") return `not(${shown(condition.of)})`;
  return `${condition.kind}(${condition.of.map(shown).join(", ")})`;
}

function read(text: string): string {
  const { condition, problems } = readCondition(text, names);
  return condition === undefined ? problems.map(({ message }) => message).join() : shown(condition);
}

test("not binds before and, and before or", () => {
  assert.equal(
    read("selection_a or selection_b and not filter"),
    "or(selection_a, and(selection_b, not(filter)))",
  );
  assert.equal(
    read("(selection_a OR selection_b) AND NOT filter"),
    "and(or(selection_a, selection_b), not(filter))",
  );
});

test("quantities take patterns, and them leaves out names that start with an underscore", () => {
  assert.equal(read("1 of selection_*"), "or(selection_a, selection_b)");
  assert.equal(read("any of them"), "or(selection_a, selection_b, filter)");
  assert.equal(read("all of *b"), "and(selection_b)");
  assert.equal(read("all of _*"), "and(_hidden)");
  assert.equal(read("1 of s*_b"), "or(selection_b)");
  assert.equal(read("1 of *e*t*o*a"), "or(selection_a)");
  assert.match(read("1 of selection_a*a"), /names no selection/);
  assert.equal(
    read("1 of selection_* and not 1 of filter*"),
    "and(or(selection_a, selection_b), not(or(filter)))",
  );
});

test("what is wrong is told once, at its place", () => {
  const wrong: readonly (readonly [string, number, RegExp])[] = [
    ["selection_a and", 15, /expected at the end/],
    ["selection_a and or filter", 16, /not 'or'/],
    ["selecton_a", 0, /no selection is named 'selecton_a'/],
    ["(selection_a", 0, /parenthesis/],
    ["selection_a filter", 12, /'filter' is not expected/],
    ["1 of nothing*", 5, /names no selection/],
    ["2 of them", 0, /not run here/],
    ["selection_a | count() by host > 5", 12, /aggregation/],
    ["", 0, /expected at the end/],
  ];
  for (const [text, start, message] of wrong) {
    const { problems } = readCondition(text, names);
    assert.equal(problems.length, 1, text);
    assert.match(problems[0]?.message ?? "", message);
    assert.equal(problems[0]?.at.start, start, text);
  }
});

test("deep nesting is refused and does not end the process", () => {
  const { problems } = readCondition(`${"(".repeat(100_000)}filter`, names);
  assert.equal(problems[0]?.code, "too-large");
  assert.equal(readCondition(`${"not ".repeat(100_000)}filter`, names).problems.length, 1);
});
