import assert from "node:assert/strict";
import fs, { mkdirSync, mkdtempSync, promises, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import git from "isomorphic-git";
import { historyIn } from "./config-repository.ts";

const root = mkdtempSync(join(tmpdir(), "bootwarden-history-"));
after(() => rmSync(root, { recursive: true, force: true }));

const kept = (rommon: string, hostname = "edge-1") => `!RANCID-CONTENT-TYPE: cisco
!
!Image: Software: C2900-UNIVERSALK9-M, 15.7(3)M2, RELEASE SOFTWARE (fc1)
!Image: flash0:c2900-universalk9-mz.SPA.157-3.M2.bin
!ROM Bootstrap: Version ${rommon}, RELEASE SOFTWARE (fc1)
!
hostname ${hostname}
end
`;

type Files = Readonly<Record<string, string>>;

/** One commit a day from 1 March on; a bare repository where `dir` is left out of the calls. */
async function repository(name: string, ...days: readonly Files[]): Promise<string> {
  const dir = join(root, name);
  mkdirSync(dir, { recursive: true });
  await git.init({ fs, dir, defaultBranch: "main" });
  for (const [index, files] of days.entries()) {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(dir, path)), { recursive: true });
      writeFileSync(join(dir, path), text);
      await git.add({ fs, dir, filepath: path });
    }
    const timestamp = Date.UTC(2026, 2, index + 1, 2) / 1000;
    const author = {
      name: "collector",
      email: "collector@example.net",
      timestamp,
      timezoneOffset: -60,
    };
    await git.commit({ fs, dir, message: "updates", author });
  }
  return dir;
}

test("a change is told with its commit, its day and its author", async () => {
  const dir = await repository(
    "worked",
    { "configs/192.0.2.1": kept("15.0(1r)M15"), "router.db": "edge-1;cisco;up\n" },
    { "configs/192.0.2.1": kept("15.0(1r)M15").replace("end", "!\nend") },
    { "configs/192.0.2.1": kept("15.0(1r)M16"), "core/core-1": kept("16.2(1r)", "core-1") },
  );
  const { histories, commits, unread } = await historyIn(dir);
  assert.deepEqual([commits, unread], [3, []]);
  assert.deepEqual(
    histories.map(({ path, device, versions }) => `${path} ${device} ${versions}`),
    ["configs/192.0.2.1 edge-1 3", "core/core-1 core-1 1"],
  );
  const [edge] = histories;
  const [change, ...more] = edge?.changes ?? [];
  assert.deepEqual(more, []);
  assert.equal(change?.says, "BootLoaderVersion of 'ROM' was '15.0(1r)M15' and is '15.0(1r)M16'");
  assert.equal(change?.version.at, "2026-03-03T02:00:00.000Z");
  assert.equal(change?.version.author, "collector");
  assert.match(change?.version.commit ?? "", /^[0-9a-f]{40}$/);
  assert.equal(edge?.since({ kind: "BootLoaderVersion", subject: "ROM" })?.at, change?.version.at);
});

test("a bare repository with its objects in a pack is read the same, and nothing in it is written", async () => {
  const dir = await repository("packed", { a: kept("1.0(1r)") }, { a: kept("1.0(2r)") });
  const gitdir = join(dir, ".git");
  const oids: string[] = [];
  for (const folder of readdirSync(join(gitdir, "objects")).filter((name) => name.length === 2)) {
    for (const rest of readdirSync(join(gitdir, "objects", folder))) oids.push(folder + rest);
  }
  const { filename } = await git.packObjects({ fs, dir, oids, write: true });
  await git.indexPack({ fs, dir, filepath: join(".git/objects/pack", filename) });
  for (const oid of oids)
    rmSync(join(gitdir, "objects", oid.slice(0, 2)), { recursive: true, force: true });
  const before = await promises.stat(gitdir);
  const { histories } = await historyIn(gitdir);
  assert.deepEqual(
    histories.map(({ path, changes }) => `${path} ${changes.length}`),
    ["a 1"],
  );
  assert.equal((await promises.stat(gitdir)).mtimeMs, before.mtimeMs);
});

test("only the newest commits are read where there are more than asked for, and that is said", async () => {
  const days = [1, 2, 3, 4].map((day) => ({ a: kept(`1.0(${day}r)`) }));
  const dir = await repository("long", ...days);
  const { histories, commits, unread } = await historyIn(dir, { commitsMax: 2 });
  assert.equal(commits, 2);
  assert.equal(histories[0]?.changes.length, 1);
  assert.match(unread[0]?.message ?? "", /only its newest 2 commits/);
});

test("what is no repository, empty, or of another kind is told", async () => {
  const messages = async (path: string) => (await historyIn(path)).unread[0]?.message;
  const plain = join(root, "plain");
  mkdirSync(join(plain, "CVS"), { recursive: true });
  assert.match((await messages(root)) ?? "", /no git repository/);
  assert.match((await messages(plain)) ?? "", /CVS/);
  assert.match((await messages(join(root, "none"))) ?? "", /no such file/);
  assert.match((await messages(await repository("empty"))) ?? "", /no commit yet/);
});

test("a damaged repository gives what can be read of it", async () => {
  const dir = await repository("damaged", { a: kept("1.0(1r)") }, { a: kept("1.0(2r)") });
  const [first] = await git.log({ fs, dir, depth: 1 });
  const parent = first?.commit.parent[0] ?? "";
  rmSync(join(dir, ".git/objects", parent.slice(0, 2), parent.slice(2)));
  const { commits, unread } = await historyIn(dir);
  assert.equal(commits, 1);
  assert.match(unread[0]?.message ?? "", /before its oldest commit cannot be read/);
});

test("an interruption ends the reading", async () => {
  const dir = await repository("stopped", { a: kept("1.0(1r)") });
  await assert.rejects(historyIn(dir, { signal: AbortSignal.abort() }), /abort/i);
});
