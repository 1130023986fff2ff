import assert from "node:assert/strict";
import { test } from "node:test";
import { Joiner } from "./joining.ts";

function joined(...lines: readonly string[]): readonly string[] {
  const joiner = new Joiner();
  const frames = joiner.take(lines.map((text, index) => ({ text, line: index + 1 })));
  return [...frames, ...joiner.finish()].map(({ text }) => text);
}

const restart = "000050: Dec  2 12:09:25.715: %SYS-5-RESTART: System restarted --";
const banner = [
  "Cisco IOS Software, C2900 Software (C2900-UNIVERSALK9-M), Version 15.4(3)M3, RELEASE SOFTWARE (fc2)",
  "Technical Support: http://www.example.com/techsupport",
  "Copyright (c) 1986-2026 by Example Systems, Inc.",
  "Compiled Mon 19-Sep-26 17:41 by build",
];
const next =
  "000051: Dec  2 12:09:25.719: %SNMP-5-COLDSTART: SNMP agent is undergoing a cold start";

test("the version banner belongs to the restart that announces it", () => {
  assert.deepEqual(joined(restart, ...banner, next), [[restart, ...banner].join("\n"), next]);
});

test("a banner that nothing announces is a message of its own", () => {
  assert.deepEqual(joined(next, ...banner.slice(0, 1)), [next, ...banner.slice(0, 1)]);
});

test("a relay's copies of the banner are joined where they name the same host, without their headers", () => {
  const head = "<189>Dec  2 12:09:25 sw01 ";
  const told = `${head}%SYS-5-RESTART: System restarted --`;
  const copies = banner.map((line) => `${head}${line}`);
  assert.deepEqual(joined(told, ...copies, next), [[told, ...banner].join("\n"), next]);
  const counted = banner.map((line, index) => `<189>${index + 51}: ${line}`);
  assert.deepEqual(joined(`<189>${restart}`, ...counted), [
    [`<189>${restart}`, ...banner].join("\n"),
  ]);
  const foreign = `<189>Dec  2 12:09:25 sw02 ${banner[0]}`;
  assert.deepEqual(joined(told, foreign), [foreign, told]);
});

test("other hosts' lines between a restart and its banner part them no longer", () => {
  const of = (host: string, text: string) => `<189>Dec  2 12:09:25 ${host} ${text}`;
  const restarted = of("sw01", "%SYS-5-RESTART: System restarted --");
  const others = Array.from({ length: 40 }, (_, at) => of(`sw${at + 10}`, "%LINK-3-UPDOWN: x"));
  const copies = banner.map((line) => of("sw01", line));
  const whole = [restarted, ...banner].join("\n");
  assert.deepEqual(joined(restarted, ...others, ...copies), [...others, whole]);
  const woven = copies.flatMap((copy, at) => [others[at] ?? "", copy]);
  assert.deepEqual(joined(restarted, ...woven), [...others.slice(0, banner.length), whole]);
});

test("a restart waits for its banner no longer than its host is silent, and not for ever", () => {
  const of = (host: string, text: string) => `<189>Dec  2 12:09:25 ${host} ${text}`;
  const restarted = of("sw01", "%SYS-5-RESTART: System restarted --");
  const other = of("sw02", "%LINK-3-UPDOWN: x");
  const own = of("sw01", "%LINK-3-UPDOWN: y");
  const late = of("sw01", banner[0] ?? "");
  assert.deepEqual(joined(restarted, other, own, late), [restarted, other, own, late]);
  const many = Array.from({ length: 300 }, () => other);
  const frames = joined(restarted, ...many, late);
  assert.ok(frames.includes(restarted) && frames.includes(late));
  assert.equal(frames.length, many.length + 2);
  const foreign = of("sw02", banner[0] ?? "");
  assert.deepEqual(joined(restarted, foreign), [foreign, restarted]);
});

test("indented lines and tracebacks continue a message, blank lines end it", () => {
  assert.deepEqual(joined("a", "  b", "\tc", "-Traceback= 1#0 :400", "d"), [
    "a\n  b\n\tc\n-Traceback= 1#0 :400",
    "d",
  ]);
  assert.deepEqual(joined("a", "", "  b", "   ", "c"), ["a", "  b", "c"]);
});

test("an indented line that can start a message starts one", () => {
  const starts = [
    " <189>a: b",
    "  Mar  1 08:00:00 h p: x",
    "  %SYS-5-CONFIG_I: x",
    "  *%APF-3-X: y",
    " 2026-03-01 x",
  ];
  assert.deepEqual(joined("a", ...starts), ["a", ...starts]);
});

test("a message ends after 64 lines", () => {
  const frames = joined("a", ...Array.from({ length: 100 }, () => " b"));
  assert.deepEqual(
    frames.map((text) => text.split("\n").length),
    [65, 36],
  );
});
