// No shipped detection looks for what no device sends, or for a word that is everywhere; the hunts, which are the
// published rules as their authors would paste them, do, and are told so.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { rulesIn } from "#workspace";

const root = join(import.meta.dirname, "..", "..");
const codes = ["never-sent", "matches-too-much"];

async function doubtsIn(folder: string): Promise<readonly string[]> {
  const { warnings } = await rulesIn([join(root, folder)]);
  return warnings.flatMap(({ problems }) =>
    problems
      .filter(({ code }) => codes.includes(code))
      .map(({ code, message }) => `${code}: ${message}`),
  );
}

test("no detection looks for what no device sends, or for a word that is everywhere", async () => {
  assert.deepEqual(await doubtsIn("detections"), []);
});

test("the hunts are told which of their strings no device sends", async () => {
  const told = await doubtsIn("hunts");
  for (const string of ["FLASH-4-WRITE_FAILED", "INTEGRITY_FAILED", "ROMMON_CONFIG", "confreg"]) {
    assert.ok(
      told.some((line) => line.startsWith(`never-sent: no device sends '${string}'`)),
      string,
    );
  }
});
