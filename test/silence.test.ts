// Silences through the library: they are found whatever the screen holds back, and no healthy log has any.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Workspace } from "bootwarden";
import { Folder, root } from "./command-line.ts";

const folder = new Folder();
const receivedAt = "2026-03-16T00:00:00Z";
const startMs = Date.UTC(2026, 2, 2);

/** Twenty messages an hour from Monday on. */
function week(hours: number, write: (stamp: string, index: number) => string): string {
  return Array.from({ length: hours * 20 }, (_, index) =>
    write(new Date(startMs + index * 180_000).toISOString(), index),
  ).join("\n");
}

const quiet = folder.place(
  "fw1.log",
  week(168, (at, index) => {
    const isSuppressed = index > 1900 && index % 4 !== 0;
    const tag = index % 4 === 0 ? "710005: UDP request discarded" : "302013: Built outbound TCP";
    return isSuppressed ? "" : `<166>${at} fw1 %ASA-6-${tag} connection ${index}`;
  }).replaceAll(/\n+/g, "\n"),
);
const stopped = folder.place(
  "edge1.log",
  week(100, (at, index) => `<189>${at} edge1 ${index}: %LINK-3-UPDOWN: Interface Gi0/1`),
);

const question = `NetworkDeviceActivity
| where Activity == "LoggingStopped"
| sort by Device asc
| project TimeGenerated, Device, Vendor, Reason, Mnemonic, _SourceLine, _Raw`;

test("silences are rows of NetworkDeviceActivity, though no message that tells of them is kept", async () => {
  const workspace = await Workspace.open();
  const settings = { receivedAt, onlyFor: { text: question, language: "kql" } } as const;
  const report = await workspace.ingest([stopped, quiet], settings);
  assert.ok(report.screened > 0);
  assert.equal(report.events.NetworkDeviceActivity, 2);
  const answer = await workspace.query(question, { language: "kql" });
  assert.ok(answer.ok, JSON.stringify(answer));
  assert.deepEqual(
    answer.rows.map(([time, device, vendor, reason]) => [time, device, vendor, reason]),
    [
      ["2026-03-06T06:00:00.0000000Z", "edge1", "Cisco", "source stopped"],
      ["2026-03-06T01:00:00.0000000Z", "fw1", "Cisco", "volume dropped: 302013"],
    ],
  );
  assert.equal(answer.rows[0]?.[5], 2000);
  assert.match(String(answer.rows[1]?.[6]), /302013/);
  await workspace.close();
});

test("a question about silences asks for no message", async () => {
  const workspace = await Workspace.open();
  const stages = await workspace.explain(question, { language: "kql" });
  assert.ok("need" in stages, JSON.stringify(stages));
  assert.doesNotMatch(stages.need, /every frame|302013/);
  await workspace.close();
});

test("the samples hold no silence", async () => {
  const workspace = await Workspace.open();
  const samples = join(root, "samples", "logs");
  const paths = readdirSync(samples).map((name) => join(samples, name));
  await workspace.ingest(paths, { receivedAt, onlyFor: { text: question, language: "kql" } });
  const answer = await workspace.query(`${question} | where Mnemonic == ""`, { language: "kql" });
  assert.ok(answer.ok, JSON.stringify(answer));
  assert.deepEqual(answer.rows, []);
  await workspace.close();
});
