import assert from "node:assert/strict";
import { test } from "node:test";
import { expandMacros } from "./macros.ts";

const expand = (text: string, ...macros: Parameters<typeof expandMacros>[1]) =>
  expandMacros({ name: "test", text }, macros);

test("a macro's arguments take the place of its parameters, within other macros too", () => {
  const { expansion, errors } = expand(
    '`outer(a, "b, c")` | head',
    { name: "outer", parameters: ["x", "y"], definition: '`inner($x$)` z="$y$"' },
    { name: "inner", parameters: ["f"], definition: "$f$=1" },
  );
  assert.deepEqual(errors, []);
  assert.equal(expansion.text, 'a=1 z="b, c" | head');
});

test("a place in a macro's text is the place of its call, all others stay", () => {
  const text = "x=1 `cisco_networks` y=2";
  const { expansion } = expand(text);
  const inside = expansion.text.indexOf("eventtype");
  assert.deepEqual(expansion.origin(inside, inside + 9), { start: 4, end: 20 });
  const behind = expansion.text.indexOf("y=2");
  assert.deepEqual(expansion.origin(behind, behind + 3), { start: 21, end: 24 });
});

test("a macro that calls itself is an error, not a hang", () => {
  const { errors } = expand("`a`", { name: "a", parameters: [], definition: "`a` `a`" });
  assert.ok(errors.some(({ message }) => message.includes("calls itself")));
});

test("macros that double their text without end stop at a megabyte", () => {
  const doubling = Array.from({ length: 30 }, (_, index) => ({
    name: `m${index}`,
    parameters: [],
    definition: `\`m${index + 1}\` \`m${index + 1}\``,
  }));
  const last = { name: "m30", parameters: [], definition: "x".repeat(1000) };
  const { errors } = expand("`m0`", ...doubling, last);
  assert.ok(errors.some(({ code }) => code === "too-large"));
});

test("an unknown macro is told with the closest name, a rule's filter is not needed", () => {
  const { errors, expansion } = expand("`cisco_networs` | `my_rule_filter`");
  assert.deepEqual(
    errors.map(({ code, hint }) => [code, hint]),
    [["unknown-macro", "'cisco_networks' is the closest name"]],
  );
  assert.ok(expansion.text.endsWith("| search *"));
});

test("text between backticks that is no macro's call stays", () => {
  const { expansion, errors } = expand('rex "`[^`]+`"');
  assert.deepEqual(errors, []);
  assert.equal(expansion.text, 'rex "`[^`]+`"');
});
