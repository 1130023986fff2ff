import assert from "node:assert/strict";
import { test } from "node:test";
import { unixMsFromTicks } from "#schema";
import { ticksOfDate } from "../device-date.ts";
import type { DeviceEvidence } from "../device-evidence.ts";
import type { Fact, FactKind } from "../fact.ts";
import { signsOf } from "./index.ts";

const at = { file: "r1.txt", line: 3, command: "dir" };
const fact = (kind: FactKind, value: string, subject = ""): Fact => ({ kind, subject, value, at });

function signs(...facts: readonly Fact[]): readonly string[] {
  const evidence: DeviceEvidence = {
    ...{ device: "r1", isNamed: true, family: "ios", outputs: [], facts },
    ...{ attestation: [], logs: [], problems: [] },
  };
  return signsOf(evidence).map(({ sign, severity }) => `${severity} ${sign}`);
}

test("dates of files and of starts are read in the forms that devices print", () => {
  for (const text of [
    "Mar 10 2026 10:00:00 +00:00",
    "Mar 10 10:00:00 2026",
    "10:00:00 UTC Tue Mar 10 2026",
    "*10:00:00.123 CET Tue Mar 10 2026",
    "10:00:00 Mar 10 2026",
    "2026-03-10 10:00:00",
  ]) {
    const ticks = ticksOfDate(text);
    assert.ok(ticks !== undefined, text);
    assert.equal(new Date(unixMsFromTicks(ticks)).toISOString(), "2026-03-10T10:00:00.000Z", text);
  }
  assert.equal(ticksOfDate("Mar 10 10:00"), undefined);
});

test("an image that was written after the device booted it is told, beyond what zones explain", () => {
  const running = fact("RunningImage", "flash:/c2900-universalk9-mz.SPA.157-3.M2.bin");
  const started = fact("RestartedAt", "10:00:00 UTC Tue Mar 10 2026");
  const written = (date: string) =>
    fact("FileModified", date, "flash:c2900-universalk9-mz.SPA.157-3.M2.bin");
  assert.deepEqual(signs(running, started, written("Mar 12 2026 10:00:00 +00:00")), [
    "medium image-written-after-start",
  ]);
  assert.deepEqual(signs(running, started, written("Mar 11 2026 10:00:00 +00:00")), []);
  assert.deepEqual(signs(running, started, written("Mar 1 2026 10:00:00 +00:00")), []);
});

test("two image names that look alike are told; two files that are no images are not", () => {
  const size = (path: string) => fact("FileSize", "7", path);
  assert.deepEqual(signs(size("flash:os-x.bin"), size("flash:OS-X.bin.")), [
    "medium file-names-that-look-alike",
  ]);
  assert.deepEqual(signs(size("flash:notes.txt"), size("flash:Notes.txt")), []);
  assert.deepEqual(signs(size("flash-1:os.bin"), size("flash-2:os.bin")), []);
  assert.deepEqual(signs(size("flash:os.bin"), size("flash:/os.bin")), []);
});

test("images beside the one that runs are worth knowing, where it is known which one runs", () => {
  const sizes = [
    "isr4300-universalk9.17.03.01.SPA.bin",
    "isr4300-universalk9.16.09.04.SPA.bin",
  ].map((name) => fact("FileSize", "7", `bootflash:${name}`));
  const running = fact("RunningImage", "bootflash:isr4300-universalk9.17.03.01.SPA.bin");
  assert.deepEqual(signs(...sizes, running), ["informational other-images-on-device"]);
  assert.deepEqual(signs(...sizes), []);
});
