// The pages of docs/ that are made of data are what the data says.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";

test("the pages of docs/ that are made of data are what the data says", () => {
  const tool = join(import.meta.dirname, "..", "tools", "docs.js");
  const run = spawnSync(process.execPath, [tool, "--check"], { encoding: "utf8" });
  assert.equal(run.status, 0, run.stderr);
});
