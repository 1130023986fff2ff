// Every shipped detection says which messages can matter to it: one that does not would have each frame of every log
// decoded and kept.

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { needOfRule } from "#detect";
import { decodedCatalog } from "#ingest";
import { bundledDetections, rulesIn } from "#workspace";

test("no detection opens the screen, in any of its languages", async () => {
  const { loaded, refused } = await rulesIn([bundledDetections]);
  assert.deepEqual(refused, []);
  const open = loaded.filter((rule) => needOfRule(rule, decodedCatalog).kind === "nothing");
  assert.deepEqual(
    open.map(({ file }) => file),
    [],
  );
});

test("what takes a hunt's place is there", () => {
  const notes = readdirSync("hunts", { recursive: true, encoding: "utf8" }).filter((path) =>
    path.endsWith("notes.md"),
  );
  assert.ok(notes.length > 0);
  const named = notes.flatMap((path) => [
    ...readFileSync(join("hunts", path), "utf8").matchAll(/\| `(T1[\d.]+\/[a-z-]+)` \|/g),
  ]);
  assert.ok(named.length > 0);
  const missing = named.flatMap(([, name = ""]) =>
    existsSync(join("detections", name)) ? [] : [name],
  );
  assert.deepEqual(missing, []);
});
