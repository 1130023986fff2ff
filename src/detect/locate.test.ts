import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { call, columnOf, type FunctionName, textLiteral } from "#plan";
import { placeInLine, placesOf } from "./locate.ts";

const subject = columnOf([{ name: "Text", type: "string" }], "Text");

const found = (fn: FunctionName, text: string, needle: string): readonly string[] =>
  placesOf(call(fn, [subject, textLiteral(needle)]), text).map(
    ({ start, end }) => `${start}:${text.slice(start, end)}`,
  );

test("a term is found where its edges are a term's edges, and nowhere else", () => {
  assert.deepEqual(found("text.hasTerm", "xtftp tftp_1 TFTP:", "tftp"), ["6:tftp", "13:TFTP"]);
  assert.deepEqual(found("text.hasTerm", "confreg 0x2142", "confreg 0x"), []);
  assert.deepEqual(found("text.hasTerm", "ätftp 𝒳tftp", "tftp"), []);
  assert.deepEqual(found("text.hasTerm", ": %SYS-5-RELOAD: x", "%SYS-5-RELOAD"), [
    "2:%SYS-5-RELOAD",
  ]);
  assert.deepEqual(found("text.hasTermPrefix", "tftpd xtftp", "tftp"), ["0:tftp"]);
  assert.deepEqual(found("text.hasTermCased", "TFTP tftp", "tftp"), ["5:tftp"]);
});

test("Splunk's phrase minds Splunk's breakers", () => {
  assert.deepEqual(found("text.hasPhrase", "bootflash:a flash:b", "flash:"), ["12:flash:"]);
  assert.deepEqual(found("text.hasPhrase", "boot_system", "system"), ["5:system"]);
});

test("the other kinds of text predicates say where they are met", () => {
  const cases: readonly (readonly [FunctionName, string, string, readonly string[]])[] = [
    ["text.containsFolded", "aXbx", "x", ["1:X", "3:x"]],
    ["text.contains", "aXbx", "x", ["3:x"]],
    ["text.startsWithFolded", "ABc", "ab", ["0:AB"]],
    ["text.endsWith", "abc", "bc", ["1:bc"]],
    ["text.equalsFolded", "ABC", "abc", ["0:ABC"]],
    ["text.matchesRegex", "a1b22", "[0-9]+", ["1:1", "3:22"]],
    ["text.matchesRegex", "abc", "(?P<oops", []],
    ["text.matchesWildcard", "x copy a tftp y", "*COPY*tftp*", ["2:copy a tftp"]],
    ["text.matchesWildcard", "a*b", "a\\*b", ["0:a*b"]],
    ["text.less", "abc", "x", []],
  ];
  for (const [fn, text, needle, expected] of cases) {
    assert.deepEqual(found(fn, text, needle), expected, `${fn} ${needle}`);
  }
});

test("letters that change their length in lower case do not shift places", () => {
  assert.deepEqual(found("text.containsFolded", "İİ copy", "COPY"), ["3:copy"]);
});

test("a place in a value is a place in the line that holds it", () => {
  const line = "<189>r1: Copy TFTP";
  assert.deepEqual(placeInLine({ start: 5, end: 9 }, "Copy TFTP", line), { start: 14, end: 18 });
  assert.deepEqual(placeInLine({ start: 5, end: 9 }, "copy tftp", line), { start: 14, end: 18 });
  assert.equal(placeInLine({ start: 0, end: 1 }, "elsewhere", line), undefined);
});

test("whatever is found is the needle, but for case", () => {
  const letters = fc.string({
    unit: fc.constantFrom("a", "A", "_", "-", " ", "ä", "1"),
    maxLength: 12,
  });
  fc.assert(
    fc.property(letters, letters, (text, needle) => {
      for (const shown of found("text.hasTerm", text, needle)) {
        assert.equal(shown.slice(shown.indexOf(":") + 1).toLowerCase(), needle.toLowerCase());
      }
    }),
  );
});
