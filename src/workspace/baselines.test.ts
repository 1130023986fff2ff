import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import fc from "fast-check";
import { baselineOf } from "#evidence";
import { BaselineFolder } from "./baselines.ts";

const root = mkdtempSync(join(tmpdir(), "bootwarden-baselines-"));
after(() => rmSync(root, { recursive: true, force: true }));

function baseline(device: string, takenAt = "2026-03-01T08:00:00.000Z") {
  return baselineOf({ device, facts: [], outputs: [] }, takenAt);
}

test("a kept baseline is found again, a newer one takes its place, and nothing else is left", () => {
  const folder = new BaselineFolder(join(root, "kept"));
  assert.equal(folder.find("edge-1").is, "absent");
  folder.keep(baseline("edge-1"));
  const path = folder.keep(baseline("EDGE-1", "2026-03-02T08:00:00.000Z"));
  const found = folder.find("Edge-1");
  assert.ok(found.is === "found");
  assert.equal(found.baseline.takenAt, "2026-03-02T08:00:00.000Z");
  assert.deepEqual(readdirSync(dirname(path)), ["edge-1.json"]);
});

test("a broken baseline is told with line and column", () => {
  const folder = new BaselineFolder(root);
  writeFileSync(folder.pathOf("core"), '{\n  "bootwarden": "baseline",\n  oops\n}\n');
  const found = folder.find("core");
  assert.ok(found.is === "wrong");
  assert.deepEqual([found.problems[0]?.line, found.problems[0]?.column], [3, 3]);
});

test("no name of a device leads out of the folder or to another device's file", () => {
  const folder = new BaselineFolder(root);
  const name = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({ minLength: 190, maxLength: 300 }),
    fc.constantFrom("../x", "..", "/etc/x", "a\\b", "."),
  );
  fc.assert(
    fc.property(name, name, (one, other) => {
      assert.equal(dirname(folder.pathOf(one)), root);
      const isSame = one.toLowerCase() === other.toLowerCase();
      assert.equal(folder.pathOf(one) === folder.pathOf(other), isSame);
    }),
  );
});
