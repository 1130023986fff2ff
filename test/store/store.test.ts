import assert from "node:assert/strict";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { Bug } from "#bug";
import { aggregate, call, columnOf, longLiteral, project, scan, sequence, sort } from "#plan";
import { catalog, type Scalar, type TableName, tableNamed } from "#schema";
import { duckdb, render, type Statement } from "#sql";
import { openStore, type Store, StoreError } from "#store";
import { syslogEvent } from "./events.ts";

async function withStore<T>(use: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ threads: 1 });
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

function reading(table: TableName, names: readonly string[]): Statement {
  const rows = scan(table, tableNamed(table).columns);
  const columns = names.map((name) => ({ name, expr: columnOf(rows.schema, name) }));
  const ordered = sort(rows, [
    { expr: columnOf(rows.schema, "_SourceLine"), descending: false, nulls: "last" },
  ]);
  const rendered = render(project(ordered, columns), duckdb);
  return rendered.ok ? rendered.value : assert.fail("it renders");
}

const written = (sql: string): Statement => ({
  sql,
  parameters: [],
  columns: [{ name: "a", type: "string", alias: "a" }],
});

test("what is appended is what is answered, to the last character", () =>
  withStore(async (store) => {
    const texts = [
      "",
      "plain",
      "a\u001eb",
      "a\u001e\u001fb",
      "\u0000",
      "'; DROP TABLE",
      "é😀\n\t",
      "x".repeat(70_000),
    ];
    await store.append(texts.map((text, index) => syslogEvent(index, { SyslogMessage: text })));
    const { rows } = await store.ask(reading("Syslog", ["SyslogMessage"]), { now: 0n });
    assert.deepEqual(rows.flat(), texts);
  }));

test("columns left out are empty where they are text and null elsewhere", () =>
  withStore(async (store) => {
    await store.append([syslogEvent(1), syslogEvent(2, { ProcessID: 7n, EventTime: 5n })]);
    const statement = reading("Syslog", ["Computer", "ProcessID", "EventTime", "_Echo"]);
    const { rows } = await store.ask(statement, { now: 0n });
    assert.deepEqual(rows, [
      ["", null, null, false],
      ["", 7n, 5n, false],
    ]);
  }));

test("every column of every table keeps its value", () =>
  withStore(async (store) => {
    const sample = {
      bool: true,
      int: -5n,
      long: 2n ** 62n,
      real: 0.1,
      string: "t",
      datetime: 9n,
    } as const;
    const others = { decimal: "1.5", timespan: -9n, guid: "g", dynamic: '{"a":[1]}' } as const;
    const values: Readonly<Record<string, Scalar>> = { ...sample, ...others };
    for (const { name, columns } of catalog.values()) {
      const row = Object.fromEntries(
        columns.map((column) => [column.name, values[column.type] ?? null]),
      );
      await store.append([{ table: name, row }]);
      const statement = reading(
        name,
        columns.map((column) => column.name),
      );
      const { rows } = await store.ask(statement, { now: 0n });
      assert.deepEqual(rows, [columns.map((column) => row[column.name])], name);
    }
  }));

test("text that is no JSON stands in a dynamic column as a JSON text", () =>
  withStore(async (store) => {
    const { row } = syslogEvent(1, { AdditionalFields: "no json" });
    await store.append([{ table: "DeviceProcessEvents", row }]);
    const statement = reading("DeviceProcessEvents", ["AdditionalFields"]);
    const { rows } = await store.ask(statement, { now: 0n });
    assert.deepEqual(rows, [['"no json"']]);
  }));

test("rows that are alike in every column are as many as they were", () =>
  withStore(async (store) => {
    await store.append(Array.from({ length: 20_000 }, () => syslogEvent(1)));
    assert.equal(await store.count("Syslog"), 20_000);
  }));

test("a column that the table lacks is our own fault, and nothing of the batch is kept", () =>
  withStore(async (store) => {
    const stranger = syslogEvent(2, { Stranger: "x" });
    await assert.rejects(store.append([syslogEvent(1), stranger]), Bug);
    assert.equal(await store.count("Syslog"), 0);
    await store.append([syslogEvent(3)]);
    assert.equal(await store.count("Syslog"), 1);
  }));

test("appends that overlap are all kept", () =>
  withStore(async (store) => {
    const batches = Array.from({ length: 8 }, (_, index) => store.append([syslogEvent(index)]));
    await Promise.all(batches);
    assert.equal(await store.count("Syslog"), 8);
  }));

test("an answer stops at its limit and says so", () =>
  withStore(async (store) => {
    await store.append(Array.from({ length: 5 }, (_, index) => syslogEvent(index)));
    const statement = reading("Syslog", ["_SourceLine"]);
    const some = await store.ask(statement, { now: 0n, rowLimit: 3 });
    assert.deepEqual([some.rows.length, some.truncated], [3, true]);
    const all = await store.ask(statement, { now: 0n, rowLimit: 5 });
    assert.deepEqual([all.rows.length, all.truncated], [5, false]);
  }));

test("a question can be stopped, and the store goes on", () =>
  withStore(async (store) => {
    const stop = new AbortController();
    const endless = written(
      "SELECT sum(a.range * b.range)::VARCHAR AS a FROM range(1000000) a, range(1000000) b",
    );
    const asked = store.ask(endless, { now: 0n, signal: stop.signal });
    setTimeout(() => stop.abort(), 50);
    await assert.rejects(asked, (error) => error instanceof StoreError && error.stopped);
    const stopped = store.ask(endless, { now: 0n, signal: AbortSignal.abort() });
    await assert.rejects(stopped, (error) => error instanceof StoreError && error.stopped);
    assert.equal(await store.count("Syslog"), 0);
  }));

const escapes = [
  "SELECT content AS a FROM read_text('/etc/passwd')",
  "SELECT a FROM read_csv('/etc/passwd', columns = {'a': 'VARCHAR'})",
  "SELECT a FROM '/etc/passwd'",
  "SELECT a FROM read_json('https://example.com/x')",
  "SELECT file AS a FROM glob('/etc/*')",
  "COPY (SELECT 1) TO 'bootwarden-escape.csv'",
  "ATTACH 'bootwarden-escape.db' AS other",
  "EXPORT DATABASE 'bootwarden-escape'",
  "INSTALL httpfs",
  "LOAD httpfs",
  "SET enable_external_access = true",
  "PRAGMA enable_external_access = true",
  "SET lock_configuration = false",
  "SET temp_directory = '/tmp'",
  "PRAGMA memory_limit = '1TB'",
];

for (const sql of escapes) {
  test(`no question gets out of the database: ${sql}`, () =>
    withStore(async (store) => {
      await assert.rejects(store.ask(written(sql), { now: 0n }), StoreError);
    }));
}

test("a question holds more than the memory that it is given", async () => {
  const folder = await mkdtemp(join(tmpdir(), "bootwarden-test-"));
  const store = await openStore({ threads: 1, memoryLimitMb: 64, temporaryFolder: folder });
  try {
    const numbers = sequence({
      name: "n",
      from: longLiteral(1),
      to: longLiteral(3_000_000),
      step: longLiteral(1),
    });
    const n = columnOf(numbers.schema, "n");
    const text = call("text.concat", [call("convert.toText", [n]), call("convert.toText", [n])]);
    const wide = project(numbers, [{ name: "t", expr: text }]);
    const t = columnOf(wide.schema, "t");
    const groups = aggregate(wide, {
      keys: [{ name: "t", expr: t }],
      measures: [{ name: "c", expr: call("rows.count", []) }],
    });
    const counted = aggregate(groups, {
      keys: [],
      measures: [{ name: "all", expr: call("rows.count", []) }],
    });
    const rendered = render(counted, duckdb);
    assert.ok(rendered.ok);
    const { rows } = await store.ask(rendered.value, { now: 0n });
    assert.deepEqual(rows, [[3_000_000n]]);
  } finally {
    await store.close();
    await rm(folder, { recursive: true });
  }
});

test("a store that cannot be opened says where and what helps, and leaves nothing behind", async () => {
  const folder = await mkdtemp(join(tmpdir(), "bootwarden-test-"));
  const { TMPDIR } = process.env;
  process.env["TMPDIR"] = folder;
  try {
    const opening = openStore({ path: "/nonexistent/folder/events.duckdb" });
    await assert.rejects(opening, /nonexistent.*make its folder first/);
    assert.deepEqual(await readdir(folder), []);
  } finally {
    if (TMPDIR === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = TMPDIR;
    await rm(folder, { recursive: true });
  }
});

test("a store that is cleared keeps nothing, and takes what comes next", () =>
  withStore(async (store) => {
    await store.append([syslogEvent(1), syslogEvent(2)]);
    await store.clear();
    assert.equal(await store.count("Syslog"), 0);
    await store.append([syslogEvent(3)]);
    assert.equal(await store.count("Syslog"), 1);
  }));
