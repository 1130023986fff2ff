// The shipped hunts find in the sample logs what samples/README.md says, and nothing else.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { test } from "node:test";
import { bundledHunts, bundledLogs, bundledLogsReceivedAt, Workspace } from "#workspace";

test("the Sentinel hunts find the lines that samples/README.md names", async () => {
  assert.deepEqual(await foundLines(), namedLines());
});

/** Lines in the form `file technique line`. */
async function foundLines(): Promise<readonly string[]> {
  const workspace = await Workspace.open();
  try {
    const { findings } = await workspace.scan({
      rules: [bundledHunts],
      paths: [bundledLogs],
      receivedAt: bundledLogsReceivedAt,
      now: bundledLogsReceivedAt,
    });
    const lines = findings
      .filter((finding) => basename(finding.rule.file) === "sentinel.yaml")
      .flatMap(({ rule, evidence }) =>
        evidence.map(({ file, line }) => `${basename(file)} ${rule.techniques[0]} ${line}`),
      );
    return [...new Set(lines)].sort();
  } finally {
    await workspace.close();
  }
}

function namedLines(): readonly string[] {
  const readme = readFileSync("samples/README.md", "utf8");
  const section = readme.split(/^## /m).find((part) => part.startsWith("Expected findings")) ?? "";
  const rows = section
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .map((row) => row.split("|").slice(1, -1));
  const [head = [], , ...files] = rows;
  return files
    .flatMap(([file = "", ...cells]) =>
      cells.flatMap((cell, column) =>
        [...cell.matchAll(/\d+/g)].map(
          ([line]) => `${/`(.+)`/.exec(file)?.[1]} ${head[column + 1]?.trim()} ${line}`,
        ),
      ),
    )
    .sort();
}
