import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { watchlistsFor } from "./watchlists.ts";

const home = mkdtempSync(join(tmpdir(), "bootwarden-watchlists-"));
after(() => rmSync(home, { recursive: true }));

function place(path: string, text: string): string {
  mkdirSync(join(home, path, ".."), { recursive: true });
  writeFileSync(join(home, path), text);
  return join(home, path);
}

const servers = "ApprovedTFTPServers";

test("a list that is named goes before one beside the rules, and that before the shipped one", () => {
  place("named/ApprovedTFTPServers.csv", "Server\n192.0.2.1\n");
  const rule = place("rules/T1542.005/one/sentinel.yaml", "");
  place("rules/watchlists/ApprovedTFTPServers.csv", "Server\n192.0.2.2\n");
  const rowsOf = (named: readonly string[], rules: readonly string[]) =>
    watchlistsFor(named, rules).watchlists.get(servers)?.rows;
  assert.deepEqual(rowsOf([join(home, "named")], [rule]), [["192.0.2.1"]]);
  assert.deepEqual(rowsOf([], [rule]), [["192.0.2.2"]]);
  assert.deepEqual(rowsOf([], [join(home, "rules")]), [["192.0.2.2"]]);
  assert.deepEqual(rowsOf([], []), []);
});

test("values may be quoted, blanks around them and rows without a key do not count", () => {
  place("csv/Any-List.csv", '\uFEFFServer,Note\r\n 192.0.2.7 ,"one, two"\r\n,nobody\r\n');
  const list = watchlistsFor([join(home, "csv")]).watchlists.get("Any-List");
  assert.deepEqual(list?.columns, ["Server", "Note"]);
  assert.deepEqual(list?.rows, [["192.0.2.7", "one, two"]]);
});

test("a file that is no list of columns and rows is told, and is none", () => {
  place("bad/NoHeader.csv", "");
  place("bad/Twice.csv", "A,A\n");
  place("bad/Blank.csv", "A b,C\n");
  place("bad/Wide.csv", "A\n1,2\n");
  place("bad/Long.csv", `A\n${"1\n".repeat(10_001)}`);
  place("bad/a b.csv", "A\n");
  const { watchlists, unread } = watchlistsFor([join(home, "bad")]);
  assert.deepEqual(
    unread.map(({ source, effect }) => `${source.split("/").at(-1)} ${effect}`),
    ["Blank", "Long", "NoHeader", "Twice", "Wide", "a b"].map((name) => `${name}.csv skipped`),
  );
  assert.ok(!watchlists.has("Wide"));
  assert.match(watchlistsFor([join(home, "nowhere")]).unread[0]?.message ?? "", /no such file/);
});

test("a list is shipped for each of MITRE's tunables that is one, and it is empty", () => {
  const { watchlists, unread } = watchlistsFor([]);
  assert.deepEqual(unread, []);
  assert.ok(watchlists.has("AuthorizedAdminAccounts") && watchlists.has("ApprovedROMMONVersions"));
  for (const [alias, { rows }] of watchlists) assert.deepEqual(rows, [], alias);
});
