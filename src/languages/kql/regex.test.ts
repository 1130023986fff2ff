import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { re2Pattern } from "./regex.ts";

const patternOf = (written: string): string => {
  const read = re2Pattern(written);
  return read.ok ? read.pattern : `refused: ${read.because}`;
};

test("digits, words and blanks become Unicode classes, inside a class too", () => {
  assert.equal(patternOf(String.raw`\d+[\d-]`), String.raw`\p{Nd}+[\p{Nd}-]`);
  assert.ok(patternOf(String.raw`\w`).startsWith(String.raw`[\p{L}`));
  assert.ok(patternOf(String.raw`[^\s]`).startsWith(String.raw`[^\t`));
});

test("an escaped backslash is no class", () => {
  assert.equal(patternOf(String.raw`\\d`), String.raw`\\d`);
});

test("what RE2 lacks is refused by name", () => {
  assert.match(patternOf("a(?=b)"), /look-ahead/);
  assert.match(patternOf("(?<!a)b"), /look-behind/);
  assert.match(patternOf(String.raw`(a)\1`), /back-reference/);
});

test("an escaped parenthesis is no look-around", () => {
  assert.equal(patternOf(String.raw`\(?=x`), String.raw`\(?=x`);
});

test("groups are counted", () => {
  const read = re2Pattern("(a)(?:b)(c)");
  assert.ok(read.ok);
  assert.equal(read.groups, 2);
});

test("no text makes it throw", () => {
  fc.assert(fc.property(fc.string(), (written) => typeof re2Pattern(written).ok === "boolean"));
});
