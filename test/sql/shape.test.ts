// Which operators share a SELECT, and how order travels. The SQL is compared as lines without their indents.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  aggregate,
  call,
  columnOf,
  type Expr,
  extend,
  filter,
  join,
  limit,
  limitPer,
  longLiteral,
  type Plan,
  project,
  type SortKey,
  scan,
  select,
  sort,
  textLiteral,
  union,
  values,
  window,
} from "#plan";
import { tableNamed } from "#schema";
import { rowsOf, statementOf } from "./asking.ts";

const syslog = select(scan("Syslog", tableNamed("Syslog").columns), [
  "TimeGenerated",
  "Computer",
  "Facility",
  "SyslogMessage",
]);

const of = (plan: Plan, name: string) => columnOf(plan.schema, name);
const lower = (plan: Plan, name: string) => call("text.lower", [of(plan, name)]);
const by = (expr: Expr): SortKey => ({ expr, descending: true, nulls: "last" });

function sqlOf(plan: Plan): string[] {
  return statementOf(plan)
    .sql.split("\n")
    .map((line) => line.trim());
}

/** How many SELECTs the statement has. */
const blocks = (plan: Plan) => sqlOf(plan).filter((line) => line.startsWith("SELECT")).length;

test("filters, columns, order and limit over a table share one block", () => {
  const reloads = filter(
    syslog,
    call("text.contains", [of(syslog, "SyslogMessage"), textLiteral("x")]),
  );
  const named = project(reloads, [
    { name: "Host", expr: lower(reloads, "Computer") },
    { name: "At", expr: of(reloads, "TimeGenerated") },
  ]);
  assert.deepEqual(sqlOf(limit(sort(named, [by(of(named, "Host"))]), 5)), [
    'SELECT lower("Computer") AS "Host", "TimeGenerated" AS "At"',
    'FROM "Syslog"',
    'WHERE contains("SyslogMessage", $1)',
    'ORDER BY "Host" DESC NULLS LAST',
    "LIMIT $2",
  ]);
});

test("a computed column that is used twice is computed once, in a step of its own", () => {
  const extended = extend(syslog, [{ name: "Host", expr: lower(syslog, "Computer") }]);
  const twice = project(extended, [
    { name: "a", expr: of(extended, "Host") },
    { name: "b", expr: call("text.upper", [of(extended, "Host")]) },
  ]);
  assert.equal(blocks(twice), 2);
  const once = project(extended, [{ name: "b", expr: call("text.upper", [of(extended, "Host")]) }]);
  assert.equal(blocks(once), 1);
});

test("a table's columns that nobody reads are not asked for", () => {
  const counted = aggregate(syslog, {
    keys: [{ name: "Computer", expr: of(syslog, "Computer") }],
    measures: [
      { name: "n", expr: call("rows.count", []) },
      { name: "m", expr: call("rows.maximum", [of(syslog, "SyslogMessage")], { type: "string" }) },
    ],
  });
  assert.deepEqual(sqlOf(select(counted, ["n", "Computer"])), [
    'SELECT count(*) AS "n", "Computer"',
    'FROM "Syslog"',
    'GROUP BY "Syslog"."Computer"',
  ]);
});

test("a filter behind groups does not become a filter before them", async () => {
  const rows = values([{ name: "k", type: "long" }], [[1n], [1n], [2n]]);
  const groups = aggregate(rows, {
    keys: [{ name: "k", expr: of(rows, "k") }],
    measures: [{ name: "n", expr: call("rows.count", []) }],
  });
  const many = filter(groups, call("value.greater", [of(groups, "n"), longLiteral(1)]));
  assert.deepEqual(await rowsOf(many), [[1n, 2n]]);
});

test("groups without keys stay one row when their measures are dropped", async () => {
  const rows = values([{ name: "k", type: "long" }], [[1n], [1n], [2n]]);
  const all = aggregate(rows, {
    keys: [],
    measures: [{ name: "n", expr: call("rows.count", []) }],
  });
  const constant = project(all, [{ name: "c", expr: textLiteral("x") }]);
  assert.deepEqual(await rowsOf(constant), [["x"]]);
});

test("an order that nobody sees is dropped", () => {
  const ordered = sort(syslog, [by(of(syslog, "Computer"))]);
  const counted = aggregate(ordered, {
    keys: [],
    measures: [{ name: "n", expr: call("rows.count", []) }],
  });
  assert.deepEqual(sqlOf(counted), ['SELECT count(*) AS "n"', 'FROM "Syslog"']);
  assert.ok(!statementOf(union([ordered, ordered])).sql.includes("ORDER BY"));
});

test("an order is kept by columns that are dropped", async () => {
  const rows = values(
    [
      { name: "k", type: "long" },
      { name: "v", type: "string" },
    ],
    [
      [1n, "a"],
      [3n, "b"],
      [2n, "c"],
    ],
  );
  const sorted = sort(rows, [by(of(rows, "k"))]);
  const one = select(sorted, ["v"]);
  assert.deepEqual(await rowsOf(one), [["b"], ["c"], ["a"]]);
  const upper = extend(one, [{ name: "u", expr: call("text.upper", [of(one, "v")]) }]);
  const kept = filter(upper, call("text.differs", [of(upper, "u"), textLiteral("C")]));
  assert.deepEqual(await rowsOf(kept), [
    ["b", "B"],
    ["a", "A"],
  ]);
});

test("lists, limits and numbers follow the order below them", async () => {
  const rows = values(
    [
      { name: "k", type: "long" },
      { name: "v", type: "string" },
    ],
    [
      [1n, "a"],
      [2n, "b"],
      [1n, "c"],
      [2n, "d"],
    ],
  );
  const sorted = sort(rows, [by(of(rows, "v"))]);
  const listed = aggregate(sorted, {
    keys: [],
    measures: [{ name: "l", expr: call("rows.list", [of(sorted, "v")]) }],
  });
  assert.deepEqual(await rowsOf(listed), [['["d","c","b","a"]']]);
  const firsts = limitPer(sorted, { count: 1, per: [of(sorted, "k")] });
  assert.deepEqual(await rowsOf(firsts), [
    [2n, "d"],
    [1n, "c"],
  ]);
  const numbered = window(sorted, { columns: [{ name: "n", expr: call("row.number", []) }] });
  const second = filter(numbered, call("value.equals", [of(numbered, "n"), longLiteral(2)]));
  assert.deepEqual(await rowsOf(second), [[1n, "c", 2n]]);
});

test("what is read off the same row comes off the same row", async () => {
  const rows = values(
    [
      { name: "t", type: "long" },
      { name: "a", type: "string" },
      { name: "b", type: "long" },
    ],
    [
      [1n, "x", 1n],
      [5n, "y", null],
      [3n, "z", 3n],
    ],
  );
  const at = (name: string) => {
    const args = [of(rows, "t"), of(rows, name)];
    return call("rows.argMaximum", args, { type: of(rows, name).type });
  };
  const names = ["a", "b"];
  const measures = names.map((name) => ({ name, expr: at(name) }));
  assert.deepEqual(await rowsOf(aggregate(rows, { keys: [], measures })), [["y", null]]);
});

test("of keys that are all null the first row is read", async () => {
  const rows = values(
    [
      { name: "t", type: "long" },
      { name: "a", type: "string" },
    ],
    [
      [null, "x"],
      [null, "y"],
    ],
  );
  const args = [of(rows, "t"), of(rows, "a")];
  const read = call("rows.argMaximum", args, { type: "string" });
  const one = aggregate(rows, { keys: [], measures: [{ name: "a", expr: read }] });
  assert.deepEqual(await rowsOf(one), [["x"]]);
});

test("names that are the same but for case stay apart", async () => {
  const rows = values(
    [
      { name: "a", type: "long" },
      { name: "A", type: "long" },
      { name: "A_2", type: "long" },
    ],
    [
      [1n, 2n, 3n],
      [4n, 5n, 6n],
    ],
  );
  assert.deepEqual(
    statementOf(rows).columns.map(({ alias }) => alias),
    ["a", "A_2", "A_2_2"],
  );
  const sum = call("number.add", [of(rows, "A"), of(rows, "A_2")], { type: "long" });
  assert.deepEqual(await rowsOf(project(rows, [{ name: "a", expr: sum }])), [[5n], [11n]]);
});

test("tables whose names look like steps are not taken for them", () => {
  const odd = scan("s1", [{ name: "a", type: "string" }]);
  const limited = filter(limit(odd, 1), call("text.isEmpty", [of(odd, "a")]));
  assert.deepEqual(sqlOf(limited).slice(0, 2), ["WITH", '"s1_2" AS (']);
});

test("null keys meet where the join says so, and a hash finds them", async () => {
  const side = (name: string) => values([{ name, type: "long" }], [[null], [1n]]);
  const [left, right] = [side("l"), side("r")];
  const on = [{ left: of(left, "l"), right: of(right, "r") }];
  const inner = (nullsMeet: boolean) => join({ join: "inner", left, right, on, nullsMeet });
  assert.equal((await rowsOf(inner(true))).length, 2);
  assert.equal((await rowsOf(inner(false))).length, 1);
});

test("alternatives over one column are one pattern", () => {
  const message = of(syslog, "SyslogMessage");
  const words = ["boot", "reload", "rommon"].map((word) =>
    call("text.containsFolded", [message, textLiteral(word)]),
  );
  const other = call("text.contains", [of(syslog, "Computer"), textLiteral("r")]);
  const found = select(filter(syslog, call("logic.or", [...words, other])), ["Computer"]);
  const { sql, parameters } = statementOf(found);
  assert.match(
    sql,
    /WHERE \(regexp_matches\("SyslogMessage", \$1\) OR contains\("Computer", \$2\)\)/,
  );
  assert.deepEqual(
    parameters.map((part) => (part.kind === "literal" ? part.value : part.name)),
    ["(?is)(?:boot|reload|rommon)", "r"],
  );
});
