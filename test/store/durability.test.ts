import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { openStore } from "#store";
import { rowsPerBatch } from "./appending.ts";
import { syslogEvent } from "./events.ts";

const program = fileURLToPath(new URL("./appending.js", import.meta.url));

/** Batches that the process acknowledged before it was killed without notice. */
async function killedAfter(path: string, batches: number): Promise<number> {
  const child = spawn(process.execPath, [program, path], { stdio: ["ignore", "pipe", "inherit"] });
  let acknowledged = 0;
  for await (const _ of createInterface({ input: child.stdout })) {
    acknowledged += 1;
    if (acknowledged === batches) child.kill("SIGKILL");
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  return acknowledged;
}

for (const batches of [1, 7, 20]) {
  test(`a process killed after batch ${batches} has lost none that it acknowledged, and half of none`, async () => {
    const folder = await mkdtemp(join(tmpdir(), "bootwarden-test-"));
    try {
      const path = join(folder, "events.duckdb");
      const acknowledged = await killedAfter(path, batches);
      const store = await openStore({ path, threads: 1 });
      const kept = await store.count("Syslog");
      await store.close();
      assert.ok(kept >= acknowledged * rowsPerBatch, `${kept} rows of ${acknowledged} batches`);
      assert.equal(kept % rowsPerBatch, 0);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
}

test("what was closed is there when it is opened again", async () => {
  const folder = await mkdtemp(join(tmpdir(), "bootwarden-test-"));
  const path = join(folder, "events.duckdb");
  const first = await openStore({ path });
  await first.append([syslogEvent(1)]);
  await first.close();
  const second = await openStore({ path });
  assert.equal(await second.count("Syslog"), 1);
  await second.close();
  await rm(folder, { recursive: true });
});
