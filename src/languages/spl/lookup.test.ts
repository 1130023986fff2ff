import assert from "node:assert/strict";
import { test } from "node:test";
import { nodes } from "#plan";
import { catalog, type Watchlist } from "#schema";
import { compileSpl } from "./index.ts";

const listOf = (alias: string, columns: string[], ...rows: string[][]): [string, Watchlist] => [
  alias,
  { alias, columns, rows },
];
const watchlists = new Map([
  listOf("Servers", ["Server", "Note"], ["192.0.2.1", "images"], ["192.0.2.2", ""]),
  listOf("Twice", ["Server", "Note"], ["192.0.2.1", "a"], ["192.0.2.1", "b"]),
]);

const compile = (text: string) =>
  compileSpl({ name: "test", text }, { catalog, missingColumns: "refuse", watchlists });

function fieldsOf(text: string): readonly string[] {
  const made = compile(text);
  assert.ok(made.ok, made.ok ? "" : made.errors.map(({ message }) => message).join("; "));
  return made.value.schema.map(({ name }) => name);
}

const errorsOf = (text: string) => {
  const made = compile(text);
  return made.ok
    ? []
    : made.errors.map(({ code, at }) => `${code} ${text.slice(at.start, at.end)}`);
};

test("inputlookup gives the rows of a list, an empty value missing", () => {
  assert.deepEqual(fieldsOf("| inputlookup Servers.csv"), ["Server", "Note"]);
  const made = compile("| inputlookup Servers");
  assert.ok(made.ok);
  const [rows] = [...nodes(made.value)].filter(({ kind }) => kind === "values");
  assert.ok(rows?.kind === "values");
  assert.deepEqual(rows.rows[1], ["192.0.2.2", null]);
});

test("lookup puts the asked columns beside events, all of them where none is named", () => {
  const asked = "index=network_activity | table Device dest";
  assert.deepEqual(fieldsOf(`${asked} | lookup Servers Server AS dest OUTPUT Note AS why`), [
    ...["Device", "dest", "why"],
  ]);
  assert.deepEqual(fieldsOf(`${asked} | lookup Servers Server AS dest`), [
    "Device",
    "dest",
    "Note",
  ]);
});

test("a list that nobody gave, a column that it lacks and a key that stands twice are refused", () => {
  assert.deepEqual(errorsOf("a | lookup Server Server AS dest"), ["unknown-watchlist Server"]);
  assert.deepEqual(errorsOf("| inputlookup Nothing | stats count"), ["unknown-watchlist Nothing"]);
  assert.deepEqual(errorsOf("a | lookup Servers Sever AS dest OUTPUT Nte"), [
    "unknown-column Sever",
    "unknown-column Nte",
  ]);
  assert.deepEqual(errorsOf("a | lookup Twice Server AS dest"), ["unsupported Twice"]);
});
