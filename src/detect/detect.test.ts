import assert from "node:assert/strict";
import { after, test } from "node:test";
import {
  aggregate,
  and,
  call,
  columnOf,
  type Expr,
  extend,
  filter,
  literal,
  longLiteral,
  now,
  type Plan,
  scan,
  select,
  textLiteral,
  union,
  values,
} from "#plan";
import type { Rule } from "#rules";
import { catalog, type Event, type TableName, tableNamed, ticksFromIso } from "#schema";
import { openStore, type Store, StoreError } from "#store";
import { detect, type Finding, type Mode } from "./index.ts";

const stores: Store[] = [];
after(async () => {
  for (const store of stores) await store.close();
});

function ticks(iso: string): bigint {
  const read = ticksFromIso(iso);
  assert.ok(read !== undefined);
  return read;
}

/** Lines of one file; `time` and `text`. */
function lines(texts: readonly (readonly [time: string, text: string])[], table?: TableName) {
  return texts.map(([time, text], index): Event => {
    const row = {
      TimeGenerated: ticks(`2026-03-10T${time}Z`),
      ...(table === "CommonSecurityLog"
        ? { DeviceName: "r1", Message: text }
        : { HostName: "r1", SyslogMessage: text }),
      _ItemId: `${table ?? "Syslog"}-${index}`,
      _Raw: `<189>r1: ${text}`,
      _SourceFile: "r1.log",
      _SourceLine: BigInt(index + 1),
    };
    return { table: table ?? "Syslog", row };
  });
}

async function storeOf(events: readonly Event[]): Promise<Store> {
  const store = await openStore({ threads: 1 });
  stores.push(store);
  await store.append(events);
  return store;
}

const syslog = scan("Syslog", tableNamed("Syslog").columns);
const message = columnOf(syslog.schema, "SyslogMessage");
const has = (needle: string): Expr => call("text.hasTerm", [message, textLiteral(needle)]);
const time = columnOf(syslog.schema, "TimeGenerated");
const hours = (count: bigint) => literal("timespan", count * 36_000_000_000n);
const since = (count: bigint): Expr =>
  call("value.greater", [time, call("time.subtract", [now(), hours(count)])]);

function ruleOf(plan: Plan, parts: Partial<Rule> = {}): Rule {
  return {
    id: "rule",
    title: "Image copied",
    description: "",
    format: "query",
    language: "kql",
    file: "rule.kql",
    query: "",
    severity: "medium",
    techniques: ["T1601"],
    tactics: [],
    trigger: { operator: "gt", threshold: 0 },
    entities: [],
    details: [],
    dataSources: [],
    falsePositives: [],
    references: [],
    tags: [],
    telemetry: [],
    plan,
    ...parts,
  };
}

async function find(rule: Rule, store: Store, mode: Mode = { kind: "replay" }) {
  const { findings, runs } = await detect([rule], store, { catalog, mode });
  const [run] = runs;
  assert.ok(run !== undefined);
  assert.equal(run.failure, undefined);
  assert.deepEqual(run.refused, []);
  return { findings, run };
}

const places = (findings: readonly Finding[]) =>
  findings.map(({ evidence }) => evidence.map(({ line }) => line));

test("a rule that looks at each row alone finds a row of any age, in one question", async () => {
  const store = await storeOf(
    lines([
      ["01:00:00", "copy tftp: flash:"],
      ["23:00:00", "copy run start"],
    ]),
  );
  const { findings, run } = await find(
    ruleOf(filter(syslog, and([has("tftp"), since(1n)]))),
    store,
  );
  assert.deepEqual(places(findings), [[1]]);
  assert.equal(run.manner, "each row");
  assert.equal(run.questions, 1);
});

test("a single run sees the rows of its lookback before now, and no others", async () => {
  const store = await storeOf(
    lines([
      ["01:00:00", "copy tftp: flash:"],
      ["02:30:00", "copy tftp: flash:"],
      ["03:30:00", "copy tftp: flash:"],
    ]),
  );
  const schedule = { lookbackMs: 3_600_000, frequencyMs: 3_600_000 };
  const rule = ruleOf(filter(syslog, has("tftp")), { schedule });
  const mode: Mode = { kind: "once", now: ticks("2026-03-10T03:00:00Z") };
  const { findings } = await find(rule, store, mode);
  assert.deepEqual(places(findings), [[2]]);
});

test("a finding tells line, entities, details, severity, message, and what matched where", async () => {
  const store = await storeOf(lines([["01:00:00", "user eve did: COPY tftp: flash:"]]));
  const columns = [
    { name: "Grade", expr: textLiteral("Critical") },
    { name: "Score", expr: longLiteral(2) },
  ];
  const copies = filter(syslog, and([has("copy"), call("logic.not", [has("start")])]));
  const { findings } = await find(
    ruleOf(extend(copies, columns), {
      entities: [{ type: "Host", fields: [{ identifier: "HostName", column: "HostName" }] }],
      details: [{ name: "Points", column: "Score" }],
      severityColumn: "Grade",
      message: ["copy on ", { column: "HostName" }, " (", { column: "Score" }, ")"],
    }),
    store,
  );
  const [finding] = findings;
  assert.equal(finding?.device, "r1");
  assert.equal(finding?.severity, "critical");
  assert.equal(finding?.message, "copy on r1 (2)");
  assert.deepEqual(finding?.entities, [{ type: "Host", values: { HostName: "r1" } }]);
  assert.deepEqual(finding?.details, [{ name: "Points", type: "long", value: 2n }]);
  assert.equal(finding?.time, ticks("2026-03-10T01:00:00Z"));
  const [line] = finding?.evidence ?? [];
  assert.equal(line?.file, "r1.log");
  assert.equal(line?.line, 1);
  const [match, ...others] = line?.matches ?? [];
  assert.deepEqual(others, []);
  assert.equal(match?.predicate, 'text.hasTerm(SyslogMessage, "copy")');
  const found = match?.spans.map(({ start, end }) => line?.raw.slice(start, end));
  assert.deepEqual(found, ["COPY"]);
});

test("the same lines give the same ids, whatever else is kept beside them", async () => {
  const copy = lines([["01:00:00", "copy tftp: flash:"]]);
  const rule = ruleOf(filter(syslog, has("tftp")));
  const alone = await find(rule, await storeOf(copy));
  const more = await find(rule, await storeOf([...lines([["00:00:00", "x"]]).slice(1), ...copy]));
  assert.deepEqual(
    more.findings.map(({ id }) => id),
    alone.findings.map(({ id }) => id),
  );
});

test("one line that stands in two tables is one finding", async () => {
  const text = [["01:00:00", "copy tftp: flash:"]] as const;
  const store = await storeOf([...lines(text), ...lines(text, "CommonSecurityLog")]);
  const security = scan("CommonSecurityLog", tableNamed("CommonSecurityLog").columns);
  const both = union([
    select(filter(syslog, has("tftp")), ["TimeGenerated"]),
    select(security, ["TimeGenerated"]),
  ]);
  const { findings } = await find(ruleOf(both), store);
  assert.deepEqual(places(findings), [[1]]);
});

test("rows without stored rows behind them are findings apart", async () => {
  const names = values([{ name: "HostName", type: "string" }], [["r1"], ["r2"]]);
  const { findings } = await find(ruleOf(names), await storeOf([]));
  assert.deepEqual(findings.map(({ device }) => device).toSorted(), ["r1", "r2"]);
  assert.equal(new Set(findings.map(({ id }) => id)).size, 2);
});

const burst = filter(
  aggregate(filter(syslog, has("failed")), {
    keys: [{ name: "HostName", expr: columnOf(syslog.schema, "HostName") }],
    measures: [{ name: "Count", expr: call("rows.count", []) }],
  }),
  call("value.atLeast", [
    { kind: "column", name: "Count", type: "long", at: { start: 0, end: 0 } },
    longLiteral(3),
  ]),
);

const hourly = {
  schedule: { lookbackMs: 7_200_000, frequencyMs: 3_600_000 },
  entities: [{ type: "Host", fields: [{ identifier: "HostName", column: "HostName" }] }],
};

test("a rule that counts is asked on its schedule, and what two runs see is one finding", async () => {
  const failures = ["01:10:00", "01:50:00", "02:10:00", "02:20:00", "09:00:00", "12:00:00"];
  const late = ["20:10:00", "20:20:00", "20:30:00"];
  const store = await storeOf(lines([...failures, ...late].map((at) => [at, "login failed"])));
  const { findings, run } = await find(ruleOf(burst, hourly), store);
  assert.equal(run.manner, "on schedule");
  assert.deepEqual(places(findings), [
    [1, 2, 3, 4],
    [7, 8, 9],
  ]);
});

test("an event of a whole hour is seen by one run, whether the rule asks for later than an hour ago or not", async () => {
  const store = await storeOf(lines([["01:00:00", "copy tftp: flash:"]]));
  const start = call("time.subtract", [now(), hours(1n)]);
  for (const compare of ["value.greater", "value.atLeast"] as const) {
    const recent = filter(syslog, and([has("tftp"), call(compare, [time, start])]));
    const counted = aggregate(recent, {
      keys: [{ name: "HostName", expr: columnOf(syslog.schema, "HostName") }],
      measures: [{ name: "Count", expr: call("rows.count", []) }],
    });
    const { findings, run } = await find(ruleOf(counted, hourly), store);
    assert.equal(run.manner, "on schedule");
    assert.deepEqual(places(findings), [[1]], compare);
  }
});

test("moments between which nothing changes are not asked again", async () => {
  const store = await storeOf(
    lines([
      ["00:10:00", "login failed"],
      ["23:10:00", "nothing of interest"],
    ]),
  );
  const { run } = await find(ruleOf(burst, hourly), store);
  assert.ok(run.questions <= 4, `${run.questions} questions`);
});

test("a rule that fires on silence is asked at every moment", async () => {
  const heartbeats = ["00:10:00", "01:10:00", "02:10:00"].map((at) => [at, "alive"] as const);
  const store = await storeOf(lines([...heartbeats, ["05:10:00", "something else"]]));
  const rule = ruleOf(filter(syslog, has("alive")), {
    schedule: { lookbackMs: 3_600_000, frequencyMs: 3_600_000 },
    trigger: { operator: "lt", threshold: 1 },
  });
  const { run } = await find(rule, store);
  assert.equal(run.questions, 7);
});

test("a rule that waits for time to pass is asked on its schedule", async () => {
  const store = await storeOf(
    lines([
      ["01:00:00", "copy tftp: flash:"],
      ["23:00:00", "end"],
    ]),
  );
  const old = call("value.less", [time, call("time.subtract", [now(), hours(2n)])]);
  const rule = ruleOf(filter(syslog, and([has("tftp"), old])), {
    schedule: { lookbackMs: 86_400_000, frequencyMs: 3_600_000 },
  });
  const { findings, run } = await find(rule, store);
  assert.equal(run.manner, "on schedule");
  assert.deepEqual(places(findings), [[1]]);
});

test("a rule that the engine does not run is refused by name, and the others still run", async () => {
  const store = await storeOf(lines([["01:00:00", "copy tftp: flash:"]]));
  const broken = filter(syslog, call("text.matchesRegex", [message, textLiteral("(")]));
  const rules = [ruleOf(broken, { id: "broken" }), ruleOf(filter(syslog, has("tftp")))];
  const { findings, runs } = await detect(rules, store, { catalog, mode: { kind: "replay" } });
  assert.equal(runs[0]?.refused[0]?.code, "unsupported");
  assert.equal(findings.length, 1);
});

test("a rule at which the store fails is told, and the others still run", async () => {
  const whole = await storeOf(lines([["01:00:00", "copy tftp: flash:"]]));
  const failing: Store = {
    dialect: whole.dialect,
    ledger: whole.ledger,
    append: (events) => whole.append(events),
    ask: (statement, question) =>
      statement.parameters.some((part) => part.kind === "literal" && part.value === "poison")
        ? Promise.reject(new StoreError("the disk is full", {}))
        : whole.ask(statement, question),
    count: (table) => whole.count(table),
    clear: () => whole.clear(),
    close: async () => {},
  };
  const rules = [
    ruleOf(filter(syslog, call("text.contains", [message, textLiteral("poison")]))),
    ruleOf(filter(syslog, has("tftp"))),
  ];
  const { findings, runs } = await detect(rules, failing, { catalog, mode: { kind: "replay" } });
  assert.equal(runs[0]?.failure, "the disk is full");
  assert.equal(findings.length, 1);
});

test("the gravest findings come first, then by time", async () => {
  const store = await storeOf(
    lines([
      ["01:00:00", "low"],
      ["02:00:00", "high"],
      ["00:30:00", "low"],
    ]),
  );
  const rules = (["low", "high"] as const).map((severity) =>
    ruleOf(filter(syslog, has(severity)), { id: severity, severity }),
  );
  const { findings } = await detect(rules, store, { catalog, mode: { kind: "replay" } });
  assert.deepEqual(places(findings), [[2], [3], [1]]);
});
