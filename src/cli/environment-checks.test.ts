import assert from "node:assert/strict";
import { test } from "node:test";
import { checkNode } from "./environment-checks.ts";

test("a Node older than the package demands fails with what to install", () => {
  for (const version of ["18.20.4", "20.18.1"]) {
    const { passes, hint } = checkNode(version);
    assert.equal(passes, false, version);
    assert.equal(hint, "install Node 20.19 or later");
  }
  for (const version of ["20.19.0", "20.20.2", "22.1.0"]) {
    assert.deepEqual(checkNode(version), { name: "Node", passes: true, says: version });
  }
});
