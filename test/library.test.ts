// The library as a program that depends on the package sees it: by its name, through its exports.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { bundledDetections, Workspace } from "bootwarden";
import { Folder } from "./command-line.ts";

const folder = new Folder();
const line = (second: number, text: string): string =>
  `<189>${second}: r1: Mar 12 2026 02:46:0${second}.000 UTC: ${text}\n`;
const bootSystem =
  "%PARSER-5-CFGLOG_LOGGEDCMD: User:contr02  logged command:boot system tftp x.bin 203.0.113.80";
const logs = folder.place(
  "r1.log",
  line(1, "%SYS-5-RELOAD: Reload requested") + line(2, bootSystem),
);
const receivedAt = "2026-03-16T00:00:00Z";

async function withLogs(run: (workspace: Workspace) => Promise<void>): Promise<void> {
  const workspace = await Workspace.open({ store: ":memory:" });
  try {
    await workspace.ingest([logs], { receivedAt });
    await run(workspace);
  } finally {
    await workspace.close();
  }
}

test("ingest tells what the bytes were", async () => {
  const workspace = await Workspace.open();
  const report = await workspace.ingest([logs, "nowhere.log"], {
    receivedAt: new Date(receivedAt),
  });
  assert.equal(report.frames, 2);
  assert.equal(report.events.Syslog, 2);
  assert.equal(report.unread, 0);
  assert.equal(report.sources[0]?.guess.formats[0]?.vendor, "Cisco");
  assert.deepEqual(
    report.problems.map(({ source, effect }) => [source, effect]),
    [["nowhere.log", "skipped"]],
  );
  await workspace.close();
});

test("one question in three languages has one answer", async () => {
  await withLogs(async (workspace) => {
    const questions = {
      kql: 'Syslog | where SyslogMessage has "boot system" | count',
      spl: 'index=network "boot system" | stats count as Count',
      sigma: `title: t
logsource: { product: cisco }
detection: { keywords: ["boot system"], condition: keywords }`,
    } as const;
    const counts: unknown[] = [];
    for (const language of ["kql", "spl", "sigma"] as const) {
      const answer = await workspace.query(questions[language], { language });
      assert.ok(answer.ok, JSON.stringify(answer));
      counts.push(language === "sigma" ? answer.rows.length : answer.rows[0]?.[0]);
    }
    assert.deepEqual(counts, [1, 1, 1]);
  });
});

test("cells are safe for JSON and keep their meaning", async () => {
  await withLogs(async (workspace) => {
    const text = `print a = datetime(2026-03-12 02:46:02.1234567), b = -time(1.02:03:04), c = 9007199254740993,
      d = dynamic({"x": [1, null]}), e = "", f = real(nan), g = true, h = 7, i = long(null)`;
    const answer = await workspace.query(text, { language: "kql" });
    assert.ok(answer.ok, JSON.stringify(answer));
    assert.deepEqual(
      answer.columns.map(({ type }) => type),
      ["datetime", "timespan", "long", "dynamic", "string", "real", "bool", "long", "long"],
    );
    assert.deepEqual(JSON.parse(JSON.stringify(answer.rows)), [
      [
        ...["2026-03-12T02:46:02.1234567Z", "-1.02:03:04", "9007199254740993"],
        ...[{ x: [1, null] }, "", "NaN", true, 7, null],
      ],
    ]);
  });
});

test("a wrong query is an answer with the place of each mistake", async () => {
  await withLogs(async (workspace) => {
    const answer = await workspace.query("Syslog\n| where Computr == 'x'", { language: "kql" });
    assert.ok(!answer.ok);
    const [error] = answer.errors;
    assert.deepEqual(
      [error?.code, error?.line, error?.column, error?.start, error?.end],
      ["unknown-column", 2, 9, 15, 22],
    );
    assert.match(error?.hint ?? "", /Computer/);
    for (const language of ["kql", "spl", "sigma"] as const) {
      for (const text of ["", "|", "\u0000", "((((", "a: [b", "| | |", "x".repeat(10_000)]) {
        const wrong = await workspace.query(text, { language });
        assert.equal(typeof wrong.ok, "boolean");
      }
    }
  });
});

test("columns that a table lacks read as empty text where that is asked for", async () => {
  await withLogs(async (workspace) => {
    const text = "Syslog | project Nope, Computer | take 1";
    assert.equal((await workspace.query(text, { language: "kql" })).ok, false);
    const answer = await workspace.query(text, { language: "kql", missingColumns: "empty" });
    assert.ok(answer.ok);
    assert.deepEqual(answer.rows, [["", "r1"]]);
    assert.deepEqual(
      answer.warnings.map(({ code }) => code),
      ["missing-column"],
    );
  });
});

test("scan finds, loads and refuses, and the counts add up", async () => {
  await withLogs(async (workspace) => {
    const rules = folder.place(
      "rules/good.kql",
      'Syslog | where SyslogMessage has "boot system tftp" | project TimeGenerated, Computer',
    );
    folder.place("rules/bad.kql", "Syslog | where");
    folder.place("rules/notes.md", "# Notes");
    const outcome = await workspace.scan({
      rules: [rules.replace("/good.kql", "")],
      now: new Date(receivedAt),
    });
    assert.deepEqual(
      outcome.findings.map(({ device, time, evidence }) => [device, time, evidence[0]?.line]),
      [["r1", "2026-03-12T02:46:02.0000000Z", 2]],
    );
    const counts = [outcome.loaded, outcome.refused, outcome.other].map(({ length }) => length);
    assert.deepEqual([outcome.files.length, ...counts], [3, 1, 1, 1]);
    assert.deepEqual(JSON.parse(JSON.stringify(outcome.findings)), outcome.findings);
  });
});

test("a time that is none is the caller's mistake", async () => {
  await withLogs(async (workspace) => {
    await assert.rejects(async () => workspace.query("print 1", { now: "soon" }), RangeError);
  });
});

test("a scan with triage makes cases, which are worked on and stay in the store", async () => {
  const store = join(folder.path, "cases.duckdb");
  const scanned = await Workspace.open({ store });
  const outcome = await scanned.scan({
    rules: [bundledDetections],
    language: "first",
    paths: [logs],
    receivedAt,
    now: receivedAt,
    triage: { by: "scanner", now: receivedAt, caseFrom: "low" },
  });
  await scanned.close();
  const [opened] = outcome.triage?.cases ?? [];
  assert.equal(opened?.device, "r1");
  assert.ok(opened.judgement !== undefined);

  const workspace = await Workspace.open({ store });
  const cases = await workspace.cases();
  assert.deepEqual(cases, outcome.triage?.cases);
  const triage = await workspace.triage({ by: "mvale", now: receivedAt });
  const refused = await triage.act(cases, {
    kind: "close",
    disposition: "benign positive",
    comment: "",
  });
  assert.deepEqual(
    refused.map(({ acted }) => acted.ok),
    [false],
  );
  await triage.act(cases, { kind: "close", disposition: "benign positive", comment: "a lab" });
  assert.deepEqual(
    (await workspace.cases()).map(({ status, disposition }) => [status, disposition?.comment]),
    [["closed", "a lab"]],
  );
  assert.ok(triage.book.audit().ok);
  await workspace.close();
});
