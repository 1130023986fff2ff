import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { ContextFiles, type ContextReading } from "./context-files.ts";

const home = mkdtempSync(join(tmpdir(), "bootwarden-context-"));
after(() => rmSync(home, { recursive: true }));

function place(path: string, text: string | Uint8Array): string {
  const full = join(home, path);
  mkdirSync(join(full, ".."), { recursive: true });
  writeFileSync(full, text);
  return full;
}

const serversOf = ({ context }: ContextReading) => context.servers.map(({ server }) => server);

const messagesOf = ({ wrong, unread }: ContextReading) => [
  ...wrong.flatMap(({ problems }) =>
    problems.map(({ severity, message }) => `${severity} ${message}`),
  ),
  ...unread.map(({ effect, message }) => `${effect} ${message}`),
];

test("folders, files and patterns are read, by extension in folders, hidden ones never", async () => {
  place("all/b/servers.csv", "Server\n192.0.2.1\n");
  place("all/.hidden.csv", "Server\n192.0.2.2\n");
  place("all/readme.md", "no context");
  place("all/list.txt", "Server\n192.0.2.3\n");
  const folder = await new ContextFiles([join(home, "all")]).read();
  assert.deepEqual(serversOf(folder), ["192.0.2.1"]);
  assert.deepEqual(messagesOf(folder), []);
  const named = await new ContextFiles([
    join(home, "all/list.txt"),
    join(home, "all/*/*.csv"),
  ]).read();
  assert.deepEqual(serversOf(named), ["192.0.2.3", "192.0.2.1"]);
});

test("a change is read again, and only a change of what is known counts as one", async () => {
  const path = place("change/servers.csv", "Server\n192.0.2.1\n");
  const files = new ContextFiles([join(home, "change")]);
  const first = await files.read();
  assert.ok(first.isChanged);
  assert.ok(!(await files.read()).isChanged);
  utimesSync(path, new Date(0), new Date(0));
  assert.ok(!(await files.read()).isChanged);
  writeFileSync(path, "Server\n192.0.2.2\n");
  const second = await files.read();
  assert.deepEqual([second.isChanged, serversOf(second)], [true, ["192.0.2.2"]]);
  assert.notEqual(second.context.digest, first.context.digest);
});

test("while a file is broken, what it said before counts, and that is said", async () => {
  const path = place("broken/servers.csv", "Server\n192.0.2.1\n");
  const files = new ContextFiles([path]);
  const { context } = await files.read();
  writeFileSync(path, "Server\n192.0.2.300\n");
  const broken = await files.read();
  assert.equal(broken.context.digest, context.digest);
  assert.deepEqual(messagesOf(broken), [
    "error '192.0.2.300' is no address, network or DNS name",
    `note what it said before counts (SHA-256 ${context.files[0]?.digest.slice(0, 12)}…) until it is right again`,
  ]);
  rmSync(path);
  const gone = await files.read();
  assert.deepEqual(serversOf(gone), ["192.0.2.1"]);
  assert.match(messagesOf(gone)[0] ?? "", /^skipped no such file/);
  writeFileSync(path, "Server\n192.0.2.1\n");
  assert.deepEqual(messagesOf(await files.read()), []);
});

test("a broken file that was never right says nothing, and the others count", async () => {
  place("others/a.csv", "Server\n192.0.2.300\n");
  place("others/b.csv", "Server\n192.0.2.1\n");
  const reading = await new ContextFiles([join(home, "others")]).read();
  assert.deepEqual(serversOf(reading), ["192.0.2.1"]);
  assert.equal(messagesOf(reading).length, 1);
});

test("a file that is taken out of its folder says nothing any more", async () => {
  const path = place("less/a.csv", "Server\n192.0.2.1\n");
  const files = new ContextFiles([join(home, "less")]);
  assert.equal(serversOf(await files.read()).length, 1);
  rmSync(path);
  assert.deepEqual(serversOf(await files.read()), []);
});

test("UTF-16 is read as Windows writes it, other bytes are refused with their line", async () => {
  place("bytes/wide.csv", Buffer.from("\uFEFFServer\n192.0.2.1\n", "utf16le"));
  place("bytes/latin.csv", Buffer.from("Server,Note\n192.0.2.2,caf\xe9\n", "latin1"));
  place("bytes/binary.csv", new Uint8Array(64));
  const reading = await new ContextFiles([join(home, "bytes")]).read();
  assert.deepEqual(serversOf(reading), ["192.0.2.1"]);
  assert.deepEqual(messagesOf(reading).sort(), [
    "skipped is not UTF-8 on line 2",
    "skipped is not text",
  ]);
});

test("a pattern without match, a path without file and two files that contradict are said", async () => {
  const a = place("two/a.csv", "Name,Serial\nr1,A\n");
  const b = place("two/b.csv", "Name,Serial\nr2,B\nr1,C\n");
  const paths = [a, b, join(home, "two/*.ics"), join(home, "nowhere.csv")];
  const reading = await new ContextFiles(paths).read();
  assert.deepEqual(messagesOf(reading), [
    `error r1 has another serial number at ${a}:2`,
    "skipped no file matches",
    "skipped no such file or folder",
  ]);
  assert.deepEqual(
    reading.wrong.map(({ path, problems }) => [path, problems[0]?.line]),
    [[b, 3]],
  );
});
