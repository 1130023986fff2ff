import assert from "node:assert/strict";
import { test } from "node:test";
import { RE2JS } from "re2js";
import { phrasePatterns, termPatterns, wholeTerm, wildcardPattern } from "./terms.ts";

const found = (patterns: readonly string[] | undefined, text: string) =>
  patterns === undefined || patterns.some((pattern) => RE2JS.compile(pattern).matcher(text).find());

test("needles that need the same edges share a pattern", () => {
  assert.equal(termPatterns(["reload", "boot", ".bin", "%SYS"], wholeTerm)?.length, 2);
});

test("needles of one pattern are few enough for RE2 to compile", () => {
  const needles = Array.from({ length: 5000 }, (_, index) => `word${index}`);
  const patterns = termPatterns(needles, wholeTerm);
  assert.equal(patterns?.length, 25);
  assert.ok(found(patterns, "a word4999 b"));
  assert.ok(!found(patterns, "a word49999 b"));
});

test("an empty needle is found in every text", () => {
  assert.equal(termPatterns(["a", ""], wholeTerm), undefined);
});

test("what a needle holds is taken literally", () => {
  const needle = String.raw`a.b*c(d)[e]{f}|g\h^i$j+k?`;
  assert.ok(found(termPatterns([needle], wholeTerm), needle));
  assert.ok(!found(termPatterns([needle], wholeTerm), needle.replace(".", "x")));
});

test("phrases break at punctuation that terms do not know", () => {
  const patterns = phrasePatterns(["load"]);
  assert.ok(found(patterns, "re_load"));
  assert.ok(!found(patterns, "re^load"));
});

test("a wildcard at an edge asks for no edge", () => {
  assert.equal(wildcardPattern("*a?b*"), "(?is)a.b");
  assert.equal(wildcardPattern("*"), "(?is)");
  assert.equal(wildcardPattern(""), "(?is)^$");
});
