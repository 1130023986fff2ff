import assert from "node:assert/strict";
import { test } from "node:test";
import { oneOfEachDetection } from "./rule-languages.ts";

const kept = (...paths: string[]) =>
  oneOfEachDetection(paths.map((path) => ({ path, text: "" }))).map(({ path }) => path);

test("of a detection the Sentinel file is run, else Splunk's, else Sigma's", () => {
  assert.deepEqual(kept("a/sigma.yaml", "a/splunk.yaml", "a/sentinel.yaml"), ["a/sentinel.yaml"]);
  assert.deepEqual(kept("a/sigma.yaml", "a/splunk.yaml"), ["a/splunk.yaml"]);
  assert.deepEqual(kept("a/sigma.yaml"), ["a/sigma.yaml"]);
});

test("folders are apart, and files of other names stay", () => {
  const paths = ["a/sentinel.yaml", "b/sigma.yaml", "b/hunt.kql", "b/macros.conf"];
  assert.deepEqual(kept(...paths), paths);
});
