import assert from "node:assert/strict";
import { test } from "node:test";
import { needOfRule } from "#detect";
import { decodedCatalog } from "#ingest";
import { reachOf } from "#telemetry";
import { bundledDetections, rulesIn } from "#workspace";

const rules = await rulesIn([bundledDetections]);

test("every detection names telemetry by its words", () => {
  const told = rules.warnings.flatMap(({ path, problems }) =>
    problems
      .filter(({ message }) => message.startsWith("no telemetry is named"))
      .map(({ message }) => `${path}: ${message}`),
  );
  assert.deepEqual(told, []);
});

test("every detection over activities has a way to see", () => {
  const without = rules.loaded.filter((rule) => reachOf(rule) === undefined);
  assert.deepEqual(
    without.filter(({ language }) => language === "kql").map(({ file }) => file),
    [],
  );
});

test("no detection opens the screen", () => {
  const open = rules.loaded.filter((rule) => needOfRule(rule, decodedCatalog).kind === "nothing");
  assert.deepEqual(
    open.map(({ file }) => file),
    [],
  );
});
