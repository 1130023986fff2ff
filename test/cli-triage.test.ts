// Findings become cases, and people work on them: through the command line, on logs and context of our own.

import assert from "node:assert/strict";
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { DuckDBInstance } from "@duckdb/node-api";
import { bootwarden, Folder, recordsIn } from "./command-line.ts";

const folder = new Folder();

const sent = (minute: number, device: string, text: string): string => {
  const clock = `02:${String(minute).padStart(2, "0")}:00.000`;
  return `<189>${minute}: ${device}: Mar 12 2026 ${clock} UTC: ${text}\n`;
};
const typed = (minute: number, device: string, command: string): string =>
  `Mar 12 02:${String(minute).padStart(2, "0")}:00\t${device}\tcontr02\ttty2\t203.0.113.77\tstop\ttask_id=${minute}\ttimezone=UTC\tservice=shell\tpriv-lvl=15\tcmd=${command} <cr>\n`;
const configured = (minute: number, device: string, line: string): string =>
  sent(minute, device, `%PARSER-5-CFGLOG_LOGGEDCMD: User:contr02  logged command:${line}`);

const intrusion = (device: string): string =>
  sent(
    1,
    device,
    "%SEC_LOGIN-5-LOGIN_SUCCESS: Login Success [user: contr02] [Source: 203.0.113.77] [localport: 22] at 02:01:00 UTC Thu Mar 12 2026",
  ) +
  configured(6, device, "no file verify auto") +
  configured(6, device, "boot system flash0:c2900.bin") +
  configured(7, device, "boot system tftp c2900.bin 203.0.113.80");
const accounting =
  typed(5, "r1", "copy tftp://203.0.113.80/c2900.bin flash0:c2900.bin") + typed(9, "r1", "reload");

const logs = folder.place("logs/r1.log", intrusion("r1"));
folder.place("logs/tacacs.log", accounting);
const others = folder.place("others/r2.log", intrusion("r2"));
const later = folder.place("later/r1.log", sent(14, "r1", "%SYS-5-RESTART: System restarted --"));
const context = folder.place("context/AuthorizedAdminAccounts.csv", "Account\nmvale\njorunds\n");
const when = ["--received-at", "2026-03-16T00:00:00Z", "--now", "2026-03-16T00:00:00Z"];

/** One technique is enough to open a case. */
const few = ["--language", "kql", "--rules", "detections/T1542.005"];

let stores = 0;

/** A store with the case of one device, scanned once and copied for each test. */
async function storeWith(): Promise<string> {
  const store = join(folder.path, `cases-${++stores}.duckdb`);
  copyFileSync(await scanned, store);
  return store;
}

async function scannedStore(): Promise<string> {
  const store = join(folder.path, "scanned.duckdb");
  const { code, err } = await scan(store, join(folder.path, "logs"));
  assert.equal(code, 0, err);
  return store;
}

const scan = (store: string, ...args: readonly string[]) =>
  bootwarden({ args: ["scan", ...args, "--store", store, "--by", "scanner", ...when, ...few] });
const triage = (store: string, ...args: readonly string[]) =>
  bootwarden({ args: ["triage", ...args, "--store", store, "--by", "mvale"] });

const scanned = scannedStore();

/** As somebody would who has the file. */
async function change(store: string, sql: string): Promise<void> {
  const instance = await DuckDBInstance.create(store);
  const connection = await instance.connect();
  await connection.run(sql);
  connection.closeSync();
  instance.closeSync();
}

interface Shown {
  readonly id: string;
  readonly device: string;
  readonly status: string;
  readonly assignee: string;
  readonly judgement: { readonly verdict: string; readonly because: readonly string[] };
  readonly answers: Readonly<Record<string, { readonly value: string; readonly says: string }>>;
  readonly findings: readonly { readonly id: string }[];
  readonly activities: readonly { readonly activity: string }[];
  readonly tasks: readonly { readonly commands: readonly string[]; readonly done?: object }[];
  readonly notes: readonly { readonly by: string; readonly note: string }[];
  readonly disposition?: { readonly disposition: string; readonly comment: string };
  readonly history: readonly { readonly by: string; readonly event: { readonly kind: string } }[];
}

const isShown = (value: unknown): value is Shown =>
  typeof value === "object" && value !== null && "judgement" in value && "tasks" in value;

async function shown(store: string, id = "1"): Promise<Shown> {
  const { code, out, err } = await triage(store, "show", id, "--format", "ndjson");
  assert.equal(code, 0, err);
  const [first] = recordsIn(out);
  assert.ok(isShown(first));
  return first;
}

async function listed(store: string, ...args: readonly string[]): Promise<readonly string[]> {
  const { code, out, err } = await triage(store, "list", "--format", "ndjson", ...args);
  assert.equal(code, 0, err);
  return recordsIn(out).map((one) => {
    assert.ok(typeof one === "object" && one !== null && "id" in one);
    return String(one.id);
  });
}

const kinds = ({ history }: Shown) => history.map(({ event }) => event.kind);

describe("triage", { concurrency: 2 }, () => {
  test("a scan with a store opens a case: judged, with a timeline and tasks for the device", async () => {
    const store = await storeWith();
    const one = await shown(store);
    assert.deepEqual([one.id, one.device, one.status], ["BW-1", "r1", "new"]);
    assert.deepEqual(kinds(one), ["opened", "findings joined", "judged"]);
    assert.equal(Object.keys(one.answers).length, 10);
    assert.ok(one.judgement.because.length > 0);
    const told = one.activities.map(({ activity }) => activity);
    for (const step of [
      "LoginSucceeded",
      "ImageCopied",
      "BootVariableChanged",
      "ReloadRequested",
    ]) {
      assert.ok(told.includes(step), step);
    }
    const commands = one.tasks.flatMap((task) => task.commands);
    assert.ok(commands.includes("show archive log config all"), "commands of IOS");
    assert.ok(commands.some((line) => line.startsWith("copy flash0:c2900.bin scp://")));
    assert.equal(one.history[0]?.by, "scanner");
  });

  test("scanned again, nothing is new and nothing is written", async () => {
    const store = await storeWith();
    const before = await shown(store);
    const { err } = await scan(store, logs);
    assert.match(err, /cases +none is new/);
    assert.deepEqual(await shown(store), before);
  });

  test("what the logs tell later is judged again, and the first judgement stays", async () => {
    const store = await storeWith();
    await scan(store, later);
    const one = await shown(store);
    assert.equal(kinds(one).filter((kind) => kind === "judged").length, 2);
    assert.ok(one.activities.some(({ activity }) => activity === "Restarted"));
  });

  test("context decides: a list of accounts that lacks one answers no, and judge freezes it beside the old", async () => {
    const store = await storeWith();
    assert.equal((await shown(store)).answers["actor-authorised"]?.value, "unknown");
    const judged = await triage(store, "judge", "--context", context);
    assert.equal(judged.code, 0, judged.err);
    const one = await shown(store);
    assert.equal(one.answers["actor-authorised"]?.value, "no");
    assert.deepEqual(kinds(one).slice(-2), ["judged", "judged"]);
    const again = await triage(store, "judge", "--context", context);
    assert.match(again.err, /1 case judged as before, and not written/);
    assert.deepEqual(await shown(store), one);
  });

  test("scan --context alone gives verdicts, and keeps no case", async () => {
    const { code, out } = await bootwarden({
      args: [
        "scan",
        join(folder.path, "logs"),
        "--context",
        context,
        "--format",
        "json",
        ...when,
        ...few,
      ],
    });
    assert.equal(code, 0);
    const { cases } = JSON.parse(out) as { cases: readonly Shown[] };
    assert.deepEqual(
      cases.map(({ device }) => device),
      ["r1"],
    );
  });

  test("without context and store a scan speaks of no case", async () => {
    const { out, err } = await bootwarden({
      args: ["scan", join(folder.path, "logs"), "--format", "json", ...when, ...few],
    });
    assert.ok(!Object.hasOwn(JSON.parse(out) as object, "cases"));
    assert.doesNotMatch(err, /cases/);
  });

  test("a file of context with an error is named with its place, and the scan still judges", async () => {
    const bad = folder.place("bad/ApprovedTFTPServers.csv", "Server\n192.0.2.1\n192.0.2.999\n");
    const store = join(folder.path, "bad.duckdb");
    const { code, err } = await scan(store, logs, "--context", bad);
    assert.equal(code, 3);
    assert.match(err, /ApprovedTFTPServers\.csv:3:/);
    assert.equal((await shown(store)).device, "r1");
  });

  test("a case is assigned, noted on, worked through, closed and opened again", async () => {
    const store = await storeWith();
    const steps: readonly (readonly [readonly string[], RegExp])[] = [
      [["assign", "BW-1", "jorunds"], /BW-1 is assigned to jorunds/],
      [["note", "bw-1", "asked", "the", "owner"], /has another note/],
      [["task", "1", "1", "done", "nobody knows of it"], /has task 1 done/],
      [["task", "1", "1", "undone"], /has task 1 to do/],
      [["task", "1", "add", "call the contractor"], /has another task/],
      [
        ["close", "1", "--disposition", "undetermined", "--comment", "no one remembers"],
        /BW-1 is closed as undetermined/,
      ],
      [["reopen", "1", "the contractor called"], /BW-1 is open again/],
    ];
    for (const [args, says] of steps) {
      const { code, err } = await triage(store, ...args);
      assert.equal(code, 0, err);
      assert.match(err, says);
    }
    const one = await shown(store);
    assert.deepEqual([one.assignee, one.status], ["jorunds", "active"]);
    assert.deepEqual(
      one.notes.map(({ by, note }) => [by, note]),
      [["mvale", "asked the owner"]],
    );
    assert.equal(one.tasks.at(-1)?.done, undefined);
    assert.deepEqual(kinds(one).slice(3), [
      ...["assigned", "noted", "task done", "task undone", "task added", "closed", "reopened"],
    ]);
  });

  test("several cases are closed with one reason, or none of them", async () => {
    const store = await storeWith();
    await scan(store, others);
    assert.deepEqual((await listed(store)).toSorted(), ["BW-1", "BW-2"]);
    const how = ["--disposition", "benign positive", "--comment", "an exercise"];
    const none = await triage(store, "close", "1", "9", ...how);
    assert.equal(none.code, 3);
    assert.match(none.err, /no case is '9'/);
    const both = await triage(store, "close", "1", "2", ...how);
    assert.equal(both.code, 0, both.err);
    assert.deepEqual(await listed(store), []);
    assert.deepEqual((await listed(store, "--status", "closed")).length, 2);
    assert.equal((await shown(store, "2")).disposition?.comment, "an exercise");
    const again = await triage(store, "close", "1", "2", ...how);
    assert.match(again.err, /BW-1 is closed; nothing was written/);
  });

  test("the list is narrowed by device, verdict and severity", async () => {
    const store = await storeWith();
    await scan(store, others);
    assert.deepEqual(await listed(store, "--device", "R2"), ["BW-2"]);
    assert.deepEqual(await listed(store, "--severity", "critical"), []);
    const verdict = (await shown(store)).judgement.verdict;
    assert.ok((await listed(store, "--verdict", verdict)).includes("BW-1"));
    const { out } = await triage(store, "list", "--format", "csv");
    assert.match(out, /^verdict,case,severity,device,what/);
  });

  const wrong: readonly (readonly [string, readonly string[], RegExp])[] = [
    ["an unknown action", ["lst"], /no action 'lst'[\s\S]*'list' is the closest/],
    ["an unknown case", ["show", "BW-11"], /no case is 'BW-11'[\s\S]*'BW-1' is the closest/],
    ["no comment", ["close", "1", "--disposition", "undetermined"], /--comment says why/],
    [
      "another disposition",
      ["close", "1", "--disposition", "true positiv", "--comment", "x"],
      /'true positive' is the closest/,
    ],
    ["a task neither done nor undone", ["task", "1", "2", "finished"], /done or undone/],
    ["an open case opened", ["reopen", "1", "why"], /BW-1 is not closed/],
  ];
  test("what cannot be done is refused with what would be right, and nothing is written", async () => {
    const store = await storeWith();
    const before = await shown(store);
    for (const [what, args, says] of wrong) {
      const { code, err } = await triage(store, ...args);
      assert.equal(code, 3, what);
      assert.match(err, says, what);
    }
    assert.deepEqual(await shown(store), before);
  });

  test("a history that somebody changed is shown, told, and never added to", async () => {
    const store = await storeWith();
    const { out } = await triage(store, "audit", "--format", "ndjson");
    const [proof] = recordsIn(out);
    assert.ok(typeof proof === "object" && proof !== null && "head" in proof);
    const head = String(proof.head);
    await triage(store, "note", "1", "seen");
    const noted = await triage(store, "audit", "--head", head);
    assert.equal(noted.code, 0, noted.err);
    assert.match(noted.out, /the noted head is record 3; 1 came after it/);

    await change(store, `DELETE FROM "ledger"."entries" WHERE "sequence" > 2`);
    assert.equal((await triage(store, "audit")).code, 0);
    const cut = await triage(store, "audit", "--head", head);
    assert.equal(cut.code, 5);
    assert.match(cut.out, /the end of the history was cut off/);

    await change(
      store,
      `UPDATE "ledger"."entries" SET "text" = replace("text", 'scanner', 'nobody') WHERE "sequence" = 2`,
    );
    const audit = await triage(store, "audit");
    assert.equal(audit.code, 5);
    assert.match(audit.out, /failed +2 +2 +record 2 is not what was written/);
    const list = await triage(store, "list");
    assert.equal(list.code, 5);
    assert.match(list.out, /BW-1/);
    const note = await triage(store, "note", "1", "more");
    assert.equal(note.code, 5);
    assert.match(note.err, /does not hold[\s\S]*nothing was written/);
    const again = await scan(store, others);
    assert.equal(again.code, 5);
    assert.match(again.out, /"device":"r2"/);
    assert.match(again.err, /no case was written/);
  });

  test("a store that is not named, or not there, is said and not made", async () => {
    const unnamed = await bootwarden({ args: ["triage", "list"] });
    assert.equal(unnamed.code, 3);
    assert.match(unnamed.err, /no store is named/);
    const missing = join(folder.path, "nowhere.duckdb");
    const { code, err } = await triage(missing, "list");
    assert.equal(code, 3);
    assert.match(err, /there is no store/);
  });

  test("text of logs and notes reaches the terminal as text", async () => {
    const store = await storeWith();
    await triage(store, "note", "1", "\u001b[31mred\u202e");
    const { out } = await triage(store, "show", "1");
    assert.match(out, /\\x1b\[31mred\\u202e/);
    assert.doesNotMatch(out, /\u001b|\u202e/);
    const markdown = await triage(store, "show", "1", "--format", "markdown");
    assert.match(markdown.out, /ESCALATE|REVIEW/);
  });
});
