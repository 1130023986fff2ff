import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { type LedgerEntry, openStore, StoreError } from "#store";
import { syslogEvent } from "./events.ts";
import { entriesPerAppend } from "./recording.ts";

const folder = mkdtempSync(join(tmpdir(), "bootwarden-ledger-"));
after(() => rmSync(folder, { recursive: true }));

const entry = (sequence: number, text = `entry ${sequence}`): LedgerEntry => ({
  ...{ sequence, text, hash: `hash ${sequence}` },
});

test("entries come back as they were written, in their order, after the store was closed", async () => {
  const path = join(folder, "kept.duckdb");
  const awkward = 'a "quoted"\nline, \u{1f512}, \\u0000 and 1e400';
  const first = await openStore({ path });
  await first.ledger.append([entry(1, awkward), entry(2)]);
  await first.ledger.append([entry(3)], "hash 2");
  await first.close();
  const second = await openStore({ path });
  assert.deepEqual(await second.ledger.entries(), [entry(1, awkward), entry(2), entry(3)]);
  await second.close();
});

test("who has not seen the last entry writes nothing", async () => {
  const store = await openStore();
  await store.ledger.append([entry(1)]);
  const late = [
    store.ledger.append([entry(1)]),
    store.ledger.append([entry(2)], "hash of another history"),
    store.ledger.append([entry(3)], "hash 1"),
    store.ledger.append([entry(2), entry(2)], "hash 1"),
    store.ledger.append([entry(2), entry(4)], "hash 1"),
  ];
  for (const one of late) await assert.rejects(one, StoreError);
  assert.deepEqual(await store.ledger.entries(), [entry(1)]);
  await store.close();
});

test("of two who write at once behind the same entry, one does", async () => {
  const store = await openStore();
  await store.ledger.append([entry(1)]);
  const both = await Promise.allSettled([
    store.ledger.append([entry(2, "one")], "hash 1"),
    store.ledger.append([entry(2, "other")], "hash 1"),
  ]);
  assert.deepEqual(both.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
  assert.equal((await store.ledger.entries()).length, 2);
  await store.append([syslogEvent(1)]);
  await store.close();
});

test("clearing the events leaves the ledger", async () => {
  const store = await openStore();
  await store.append([syslogEvent(1)]);
  await store.ledger.append([entry(1)]);
  await store.clear();
  assert.equal(await store.count("Syslog"), 0);
  assert.deepEqual(await store.ledger.entries(), [entry(1)]);
  await store.close();
});

const program = fileURLToPath(new URL("./recording.js", import.meta.url));

for (const appends of [1, 9]) {
  test(`a process killed after append ${appends} has lost no entry that it acknowledged, and half of none`, async () => {
    const path = join(folder, `killed-${appends}.duckdb`);
    const child = spawn(process.execPath, [program, path], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let acknowledged = 0;
    for await (const _ of createInterface({ input: child.stdout })) {
      acknowledged += 1;
      if (acknowledged === appends) child.kill("SIGKILL");
    }
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    const store = await openStore({ path, threads: 1 });
    const kept = await store.ledger.entries();
    await store.close();
    assert.ok(kept.length >= acknowledged * entriesPerAppend);
    assert.equal(kept.length % entriesPerAppend, 0);
    assert.deepEqual(
      kept.map(({ sequence }) => sequence),
      kept.map((_, index) => index + 1),
    );
  });
}
