import assert from "node:assert/strict";
import { test } from "node:test";
import { patternOf } from "./regex.ts";

const re2 = (pcre: string) => {
  const read = patternOf(pcre);
  return read.ok ? read.pattern.re2 : read;
};

test("named groups of all three spellings become RE2's, with their numbers", () => {
  const read = patternOf("(a)(?<x>b)(?'y'c)(?P<z>d)");
  assert.ok(read.ok);
  assert.equal(read.pattern.re2, "(a)(?P<x>b)(?P<y>c)(?P<z>d)");
  assert.deepEqual(read.pattern.groups, [
    { name: "x", index: 2 },
    { name: "y", index: 3 },
    { name: "z", index: 4 },
  ]);
});

test("what RE2 has not is refused by name", () => {
  const refused: readonly (readonly [string, string])[] = [
    ["a(?=b)", "look-around in a regex"],
    ["(?<!a)b", "look-around in a regex"],
    ["(a)\\1", "a back-reference in a regex"],
    ["(?>a)", "an atomic group in a regex"],
    ["a++", "a possessive quantifier in a regex"],
    ["a{1001}", "a repetition of more than 1000 in a regex"],
    ["(?x) a b", "the regex flag x or J"],
    ["(?(1)a|b)", "a condition in a regex"],
    ["a\\Kb", "\\K, \\G, \\X, \\R or \\N in a regex"],
  ];
  for (const [pcre, unsupported] of refused) {
    assert.deepEqual(patternOf(pcre), { ok: false, unsupported }, pcre);
  }
});

test("PCRE's spellings become RE2's of the same meaning", () => {
  assert.equal(re2("\\h+\\Qa.b\\E"), "[ \\t]+a\\.b");
  assert.equal(re2("[]a]"), "[\\]a]");
  assert.equal(re2("[^]a[]"), "[^\\]a\\[]");
  assert.equal(re2("[[:alpha:]\\h]"), "[[:alpha:] \\t]");
  assert.equal(re2("a(?#note)b"), "ab");
  assert.equal(re2("a\\/b\\_c\\-d"), "a\\/b_c\\-d");
  assert.equal(re2("\\x41\\x{263A}"), "\\x41\\x{263A}");
});

test("a wrong regex is told as wrong", () => {
  const read = patternOf("(a");
  assert.ok(!read.ok && "wrong" in read);
});
