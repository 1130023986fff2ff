import assert from "node:assert/strict";
import { test } from "node:test";
import { type CompileOptions, nodes, type Plan, type Tunable } from "#plan";
import { catalog, type Watchlist } from "#schema";
import { compileKql } from "./compile.ts";
import { loadKusto } from "./kusto.ts";

const kusto = await loadKusto();

const servers: Watchlist = {
  alias: "ApprovedTFTPServers",
  columns: ["Server", "Note"],
  rows: [
    ["192.0.2.10", "images"],
    ["192.0.2.11", ""],
  ],
};
const watchlists = new Map([[servers.alias, servers]]);

const compile = (text: string, options: Partial<CompileOptions> = {}) =>
  compileKql({ name: "test", text }, { catalog, missingColumns: "refuse", ...options }, kusto);

function planOf(text: string, options: Partial<CompileOptions> = {}): Plan {
  const made = compile(text, options);
  assert.ok(made.ok, made.ok ? "" : made.errors.map(({ message }) => message).join("; "));
  return made.value;
}

function told(text: string, options: Partial<CompileOptions> = {}): readonly string[] {
  const made = compile(text, options);
  return made.ok
    ? []
    : made.errors.map(({ message, at }) => `${message} « ${text.slice(at.start, at.end)}`);
}

test("a watchlist is a table of its search key and its own columns", () => {
  const plan = planOf("_GetWatchlist('ApprovedTFTPServers')", { watchlists });
  assert.deepEqual(
    plan.schema.map(({ name, type }) => `${name}:${type}`),
    ["SearchKey:string", "Server:string", "Note:string"],
  );
  const [rows] = [...nodes(plan)].filter(({ kind }) => kind === "values");
  assert.ok(rows?.kind === "values");
  assert.deepEqual(rows.rows[0], ["192.0.2.10", "192.0.2.10", "images"]);
});

test("a watchlist is found wherever the call stands, and leaves the places of all else", () => {
  const text = [
    'let Approved = ( ) { _GetWatchlist( "ApprovedTFTPServers" ) | project SearchKey };',
    "// _GetWatchlist('Nothing')",
    "NetworkDeviceActivity",
    "| where TransferHost !in (Approved) and TransferHost in ((_GetWatchlist('ApprovedTFTPServers') | project Server))",
  ].join("\n");
  assert.deepEqual(told(text, { watchlists }), []);
  assert.deepEqual(told(`${text}\n| where Nonesuch == 1`, { watchlists }), [
    "table NetworkDeviceActivity has no column 'Nonesuch' « Nonesuch",
  ]);
});

test("a watchlist that nobody gave, and one that is not named, are refused at their places", () => {
  assert.deepEqual(told("_GetWatchlist('ApprovedTFTPServer') | count", { watchlists }), [
    "no watchlist is named 'ApprovedTFTPServer' « 'ApprovedTFTPServer'",
  ]);
  assert.match(
    told("let a = 'x'; _GetWatchlist(a) | count", { watchlists })[0] ?? "",
    /is not run here « _GetWatchlist\(a\)$/,
  );
});

const tuned = (text: string, values: Readonly<Record<string, Tunable>>) =>
  JSON.stringify(planOf(text, { tunables: new Map(Object.entries(values)) }), (_, value) =>
    typeof value === "bigint" ? String(value) : value,
  );

test("a constant bound at the top takes the value that is given for its name, by its own type", () => {
  const hour = 36_000_000_000n;
  const text = "let TimeWindow = 24h; let Factor = -3; let Names = dynamic([]); let Who = 'a';";
  const asked = `${text} print w = TimeWindow, f = Factor, n = Names, s = Who`;
  const made = tuned(asked, { TimeWindow: "12h", Factor: 5, Names: ["x", "y"], Who: "b" });
  for (const part of [`"${12n * hour}"`, '"5"', '[\\"x\\",\\"y\\"]', '"b"']) {
    assert.ok(made.includes(part), part);
  }
  assert.ok(!made.includes(`"${24n * hour}"`));
  assert.equal(tuned("let a = dynamic([1]); print a", { a: "x, y" }).includes('\\"y\\"'), true);
});

test("a name that is no constant at the top stays, and a value of another type is refused", () => {
  const text = "let TimeWindow = 24h; print TimeWindow";
  const refused = (name: string, value: Tunable, query = text) =>
    told(query, { tunables: new Map([[name, value]]) });
  assert.deepEqual(refused("TimeWindow", "soon"), [
    'the tunable TimeWindow is a span of time such as 12h: "soon" is none « 24h',
  ]);
  assert.equal(refused("TimeWindow", ["1h"]).length, 1);
  assert.match(refused("x", 1, "let x = ago(1h); print x")[0] ?? "", /is computed or a table here/);
  assert.deepEqual(refused("Other", 1), []);
  assert.deepEqual(refused("inner", 1, "let f = () { let inner = 2; print inner }; f"), []);
});
