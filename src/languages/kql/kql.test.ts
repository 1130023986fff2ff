// The front end as a whole: texts become plans, or diagnostics with exact places.

import assert from "node:assert/strict";
import { test } from "node:test";
import { printPlan } from "#plan";
import { catalog } from "#schema";
import { kql } from "./index.ts";

type Choice = "refuse" | "empty";

const compiled = (text: string, missingColumns: Choice = "refuse") =>
  kql.compile({ name: "query", text }, { catalog, missingColumns });

async function planOf(text: string): Promise<string> {
  const result = await compiled(text);
  assert.ok(result.ok, JSON.stringify(result.ok ? [] : result.errors));
  return printPlan(result.value);
}

async function errorsOf(text: string) {
  const result = await compiled(text);
  assert.ok(!result.ok, "the query was accepted");
  return result.errors.map(({ code, at }) => `${code} ${text.slice(at.start, at.end)}`);
}

test("a filter keeps the author's needle and its meaning", async () => {
  assert.equal(
    await planOf('Syslog | where SyslogMessage has "%SYS-5-RELOAD" | count'),
    [
      "aggregate [] [Count: rows.count()]",
      '  filter text.hasTerm(SyslogMessage, "%SYS-5-RELOAD")',
      "    scan Syslog",
    ].join("\n"),
  );
});

test("all unknown names are reported at once, each with its place", async () => {
  assert.deepEqual(
    await errorsOf("Syslog | where Severity == 'x' | extend y = nope(1), z = Missing"),
    ["unknown-column Severity", "unknown-function nope", "unknown-column Missing"],
  );
});

test("what is not run is refused by name and place, all of it at once", async () => {
  const found = await errorsOf("Syslog | extend r = rand() | evaluate narrow()");
  assert.deepEqual(found, ["unsupported rand()", "unsupported evaluate narrow()"]);
});

test("an unknown table names the closest one", async () => {
  const result = await compiled("Sysloq | count");
  assert.ok(!result.ok);
  assert.equal(result.errors[0]?.code, "unknown-table");
  assert.equal(result.errors[0]?.hint, "'Syslog' is the closest name");
});

test("a column that the table lacks reads as empty text when that is asked for, and is named", async () => {
  const result = await compiled("Syslog | where Severity == 'x'", "empty");
  assert.ok(result.ok);
  assert.deepEqual(
    result.warnings.map(({ code, message }) => `${code}: ${message}`),
    ["missing-column: table Syslog lacks column 'Severity': it reads as empty text"],
  );
});

test("a hidden column is in sight only where the text names it", async () => {
  const plain = await compiled("Syslog | take 1");
  const named = await compiled("Syslog | take 1 | project-reorder _Raw");
  assert.ok(plain.ok && named.ok);
  assert.ok(!plain.value.schema.some(({ name }) => name.startsWith("_")));
  assert.equal(named.value.schema[0]?.name, "_Raw");
});

test("a function of the query is inlined with its arguments and defaults", async () => {
  const text = 'let f = (n:string, k:long = 2) { strcat(n, tostring(k)) }; print x = f("a")';
  assert.match(await planOf(text), /^project \[x: text\.concat\("a", "2"\)\]|^project \[x: "a2"\]/);
});

test("an expression that a function's body refuses is marked in the let statement", async () => {
  const text = "let f = (n:string) { rand(5) }; print x = f('a')";
  assert.deepEqual(await errorsOf(text), ["unsupported rand(5)"]);
});

test("a wrong regular expression is a message with a place", async () => {
  assert.deepEqual(await errorsOf('Syslog | where SyslogMessage matches regex "(a"'), [
    'syntax-error "(a"',
  ]);
});

test("look-around is refused by name", async () => {
  const result = await compiled('Syslog | where SyslogMessage matches regex "a(?=b)"');
  assert.ok(!result.ok);
  assert.match(result.errors[0]?.message ?? "", /look-ahead/);
});

test("a term that always goes on is warned of", async () => {
  const result = await compiled('Syslog | where SyslogMessage has "confreg 0x"');
  assert.ok(result.ok);
  assert.deepEqual(
    result.warnings.map(({ code }) => code),
    ["never-matches"],
  );
});

test("a condition that reads a table stands behind the plain ones", async () => {
  const plan = await planOf(
    'Syslog | where Computer in ((Syslog | project HostName)) and SyslogMessage has "x" | project Computer',
  );
  assert.match(
    plan,
    /join left on \[Computer = \$key\d\]\n\s+filter text\.hasTerm\(SyslogMessage, "x"\)/,
  );
});

test("a fuzzy union drops the leg that does not resolve and says so", async () => {
  const result = await compiled("union isfuzzy=true Syslog, Nowhere | count");
  assert.ok(result.ok);
  assert.deepEqual(
    result.warnings.map(({ code }) => code),
    ["dropped-leg"],
  );
});

test("literals are read exactly", async () => {
  const plan = await planOf(
    'print a = 0x1F, b = time(1.02:03:04.5), c = datetime(2026-03-01 08:00:00.1234567), d = 1.5h, e = @"a\\b", f = real(nan)',
  );
  assert.match(
    plan,
    /a: 31, b: 1\.02:03:04\.5000000, c: 2026-03-01T08:00:00\.1234567Z, d: 01:30:00/,
  );
  assert.match(plan, /e: "a\\\\b", f: real\(NaN\)/);
});
