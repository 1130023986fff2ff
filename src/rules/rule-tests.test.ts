import assert from "node:assert/strict";
import { test } from "node:test";
import { placeOf } from "#text";
import { durationMs } from "./duration.ts";
import { readRuleTests } from "./index.ts";

const file = [
  "receivedAt: 2026-03-16T00:00:00Z",
  "tests:",
  "  - name: a copy is found",
  "    expect: fires",
  "    lines: [first, second]",
  "    findings:",
  "      - {line: 2, severity: high, entities: {Host: r1}, details: {Score: 2, Flag: true}}",
  "  - name: nothing is found",
  "    expect: quiet",
  "    rules: [sentinel.yaml]",
  "    lines: [first]",
].join("\n");

const wrong = (from: string, to: string): string => {
  const text = file.replace(from, to);
  const read = readRuleTests({ name: "tests.yaml", text });
  assert.ok(!read.ok);
  const [error] = read.errors;
  return error === undefined ? "" : `${placeOf(text, error.at.start).line} ${error.message}`;
};

test("tests are read with their lines and what must be found in them", () => {
  const read = readRuleTests({ name: "tests.yaml", text: file });
  assert.ok(read.ok);
  const [fires, quiet] = read.value.tests;
  assert.deepEqual(fires?.lines, ["first", "second"]);
  assert.deepEqual(fires?.findings, [
    { line: 2, severity: "high", entities: { Host: "r1" }, details: { Score: 2, Flag: true } },
  ]);
  assert.equal(quiet?.expect, "quiet");
  assert.deepEqual([fires?.rules, quiet?.rules], [[], ["sentinel.yaml"]]);
  assert.equal(read.value.receivedAt, 639_092_160_000_000_000n);
});

test("an entry that is repeated becomes lines, each with its time and number", () => {
  const repeated =
    "lines: [{repeat: '{time} r1 {number}', from: 2026-03-09T00:00:00Z, until: 2026-03-09T00:07:00Z, every: 3m}, last]";
  const text = file.replace("lines: [first, second]", repeated);
  const read = readRuleTests({ name: "tests.yaml", text });
  assert.ok(read.ok);
  const [first = "", last] = read.value.tests[0]?.lines ?? [];
  assert.deepEqual(
    first.split("\n").map((line) => line.replace(/\.0+Z/, "Z")),
    ["2026-03-09T00:00:00Z r1 1", "2026-03-09T00:03:00Z r1 2", "2026-03-09T00:06:00Z r1 3"],
  );
  assert.equal(last, "last");
  assert.match(
    wrong("lines: [first, second]", repeated.replace("every: 3m", "every: often")),
    /every must be a span/,
  );
  assert.match(
    wrong("lines: [first, second]", repeated.replace("2026-03-09T00:07", "2026-03-08T00:07")),
    /until must be 1 to 20000 repetitions, found 0/,
  );
});

test("what a test lacks or gets wrong is told at its line", () => {
  assert.match(wrong("expect: fires", "expect: maybe"), /^4 expect must be fires or quiet/);
  assert.match(wrong("line: 2", "line: 3"), /^7 line must be 1 to 2, found 3/);
  assert.match(wrong("severity: high", "severity: grave"), /^7 severity must be/);
  assert.match(wrong("    lines: [first]", ""), /^8 a test needs lines/);
  assert.match(wrong("receivedAt: 2026-03-16T00:00:00Z", "receivedAt: now"), /^1 receivedAt/);
  assert.match(wrong("expect: quiet", "expects: quiet"), /^9 no key is named 'expects' here/);
  assert.match(wrong("tests:", "tests_:"), /'tests' must be a list/);
});

test("spans are read in both of Sentinel's spellings, and nothing else is", () => {
  const cases: readonly (readonly [string, number | undefined])[] = [
    ["5m", 300_000],
    ["14d", 1_209_600_000],
    ["PT1H", 3_600_000],
    ["P1DT12H30M", 131_400_000],
    ["PT15S", 15_000],
    ["P", undefined],
    ["PT", undefined],
    ["1 hour", undefined],
    ["", undefined],
    ["-5m", undefined],
  ];
  for (const [text, ms] of cases) assert.equal(durationMs(text), ms, text);
});
