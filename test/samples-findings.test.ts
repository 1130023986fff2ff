// The shipped hunts find in the sample logs what samples/README.md says, and nothing else; the detections tell the
// intrusion from its benign twin.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { test } from "node:test";
import {
  bundledDetections,
  bundledHunts,
  bundledLogs,
  bundledLogsReceivedAt,
  type FindingRecord,
  Workspace,
} from "#workspace";

test("the Sentinel hunts find the lines that samples/README.md names", async () => {
  assert.deepEqual(await foundLines(), namedLines());
});

test("the detections call for a review of the intruded devices and the power cut, and of no other", async () => {
  const grave = (await findingsOf(bundledDetections)).filter(({ severity }) =>
    ["medium", "high", "critical"].includes(severity),
  );
  const devices = [...new Set(grave.map(({ device }) => device))].sort();
  // The switch without power is known by its address, and only by `medium`.
  const cut = "198.51.100.204";
  assert.deepEqual(devices, [cut, "eld-edge-r1", "eld-fw1", "tarn-fw1", "tarn-r1"]);
  assert.deepEqual(
    [...new Set(grave.filter(isOf(cut)).map(({ severity }) => severity))],
    ["medium"],
  );
});

const isOf =
  (name: string) =>
  ({ device }: FindingRecord): boolean =>
    device === name;

/** Lines in the form `file technique line`. */
async function foundLines(): Promise<readonly string[]> {
  const lines = (await findingsOf(bundledHunts)).flatMap(({ rule, evidence }) =>
    evidence.map(({ file, line }) => `${basename(file)} ${rule.techniques[0]} ${line}`),
  );
  return [...new Set(lines)].sort();
}

async function findingsOf(rules: string): Promise<readonly FindingRecord[]> {
  const workspace = await Workspace.open();
  try {
    const { findings } = await workspace.scan({
      rules: [rules],
      language: "kql",
      paths: [bundledLogs],
      receivedAt: bundledLogsReceivedAt,
      now: bundledLogsReceivedAt,
    });
    return findings;
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
