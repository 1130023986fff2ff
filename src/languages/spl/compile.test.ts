import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { nodes, type Plan, printPlan, tablesRead } from "#plan";
import { catalog } from "#schema";
import { compileSpl, type SplOptions } from "./index.ts";

const compile = (text: string, options: Partial<SplOptions> = {}) =>
  compileSpl({ name: "test", text }, { catalog, missingColumns: "refuse", ...options });

function planOf(text: string, options: Partial<SplOptions> = {}): Plan {
  const made = compile(text, options);
  assert.ok(made.ok, made.ok ? "" : made.errors.map(({ message }) => message).join("; "));
  return made.value;
}

function errorsOf(text: string) {
  const made = compile(text);
  return made.ok
    ? []
    : made.errors.map(({ code, at }) => `${code} ${text.slice(at.start, at.end)}`);
}

test("no text makes the compiler throw", () => {
  const words = ["index=network", "|", "eval", "a=1", "(", ")", "[", "]", '"', "`", "\\", "stats"];
  const more = [
    "count",
    "by",
    "*",
    "NOT",
    "OR",
    "rex",
    '"(?<x>a)"',
    "sort",
    "-",
    "where",
    "a",
    ",",
  ];
  const pieces = fc.array(fc.constantFrom(...words, ...more), { maxLength: 12 });
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        pieces.map((list) => list.join(" ")),
      ),
      (text) => {
        compile(text);
      },
    ),
    { numRuns: 400 },
  );
});

test("deep nesting is an error, not an overflow", () => {
  for (const text of [`${"(".repeat(9000)}a`, `| makeresults | eval a=${"(".repeat(9000)}`]) {
    assert.ok(!compile(text).ok);
  }
});

test("what nests without end is an error: stages, and operations of one formula", () => {
  assert.ok(!compile(`a ${"| head 1 ".repeat(201)}`).ok);
  assert.ok(!compile(`| makeresults | eval a=1${"+1".repeat(401)}`).ok);
  assert.ok(compile(`a ${"| head 1 ".repeat(100)}`).ok);
});

test("all that is wrong is told at once, each at its place", () => {
  assert.deepEqual(errorsOf('a | lookup x y | eval b=sha512(a), c=nosuch(b) | rex "(?=a)"'), [
    "unknown-watchlist x",
    "unsupported sha512(a)",
    "unknown-function nosuch(b)",
    'unsupported "(?=a)"',
  ]);
  assert.deepEqual(errorsOf("a | eval b=sha512(a), c=nosuch(b)"), [
    "unsupported sha512(a)",
    "unknown-function nosuch(b)",
  ]);
  assert.deepEqual(errorsOf("a | evil b=1"), ["syntax-error evil"]);
  assert.deepEqual(errorsOf("a [ search b"), ["syntax-error ["]);
  assert.deepEqual(errorsOf('a | eval b="x'), ['syntax-error "x']);
});

test("a pipeline that only filters keeps the filter at the scans, and sorts last", () => {
  const kinds = [...nodes(planOf('"copy tftp" | where host="r1"'))].map(({ kind }) => kind);
  assert.deepEqual(kinds.slice(0, 5), ["project", "sort", "filter", "filter", "union"]);
});

test("a question that asks for no order is not sorted by time", () => {
  const kinds = [...nodes(planOf("index=network | stats count"))].map(({ kind }) => kind);
  assert.ok(!kinds.includes("sort"));
});

test("contains finds a term anywhere in the text", () => {
  assert.ok(printPlan(planOf("flash:", { terms: "contains" })).includes("text.containsFolded"));
  assert.ok(printPlan(planOf("bootflash:")).includes("text.hasPhrase"));
});

test("an index that is not kept finds nothing and says so", () => {
  const made = compile("index=windows error");
  assert.ok(made.ok);
  assert.deepEqual(
    made.warnings.map(({ code }) => code),
    ["never-matches"],
  );
  const named = compile("index=windows error", { indexes: ["network", "windows"] });
  assert.ok(named.ok && named.warnings.length === 0);
});

test("activities are asked where their index is named, and only there", () => {
  const tables = (text: string) => [...tablesRead(planOf(text))];
  const activity = "NetworkDeviceActivity";
  assert.deepEqual(tables("index=network_activity Activity=Restarted"), [activity]);
  assert.deepEqual(tables("index=network_activity | append [search reload]").length, 5);
  for (const text of ["reload", "index=network reload", "index!=main reload", "index=nosuch a"]) {
    assert.ok(!tables(text).includes(activity), text);
  }
  for (const text of [
    "index=* a",
    "index IN (network, network_activity) a",
    "NOT index=network_a*",
  ]) {
    assert.ok(tables(text).includes(activity), text);
  }
});

test("what only rules read of an activity is a field too, and where its row came from is none", () => {
  const plan = printPlan(planOf('index=network_activity | where _VersionOrder < "b"'));
  assert.match(plan, /loose\.present\(_VersionOrder\)/);
  assert.ok(!printPlan(planOf("index=network_activity _Echo=true")).includes("present(_Echo"));
});

test("a search of activities cuts nothing out of the text", () => {
  const plan = printPlan(planOf("index=network_activity user=ops | table nosuch"));
  assert.ok(!/text\.capture|pairValue/.test(plan), plan);
});

test("a field that activities do not have is warned of, with the closest one", () => {
  const warned = (text: string) => {
    const made = compile(text);
    return made.ok ? made.warnings.map(({ code, hint }) => [code, hint]) : [];
  };
  assert.deepEqual(warned("index=network_activity Activty=Restarted | table Device user"), [
    ["unknown-column", "'Activity' is the closest name"],
  ]);
  assert.deepEqual(warned('index=network_activity | eval n=1 | rex "(?<m>a)" | table n m'), []);
  assert.deepEqual(warned("index=* Activty=Restarted"), []);
});

test("a sourcetype whose index is not searched finds nothing and says where it stands", () => {
  const made = compile("sourcetype=bootwarden:activity Activity=Restarted");
  assert.ok(made.ok);
  assert.deepEqual(
    made.warnings.map(({ code, hint }) => [code, hint]),
    [["never-matches", "add index=network_activity"]],
  );
  const named = compile("index=network_activity sourcetype=bootwarden:activity");
  assert.ok(named.ok && named.warnings.length === 0);
});

test("every row of the result has the columns of its list", () => {
  assert.deepEqual(
    planOf("index=network | table host, _time user").schema.map(({ name }) => name),
    ["host", "_time", "user"],
  );
  assert.deepEqual(
    planOf("index=network | eval x=1").schema.map(({ name }) => name),
    ["_time", "_raw", "host", "source", "sourcetype", "index", "x"],
  );
});
