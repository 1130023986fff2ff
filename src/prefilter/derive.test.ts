import assert from "node:assert/strict";
import { test } from "node:test";
import {
  aggregate,
  and,
  call,
  columnOf,
  type Expr,
  extend,
  filter,
  type Join,
  join,
  limit,
  literal,
  longLiteral,
  or,
  type Plan,
  project,
  scan,
  sort,
  textLiteral,
  union,
} from "#plan";
import { catalog, tableNamed } from "#schema";
import { deriveDriverNeed, deriveNeed } from "./derive.ts";
import { printNeed } from "./need.ts";

const syslog = scan("Syslog", tableNamed("Syslog").columns);

const has = (plan: Plan, column: string, needle: string): Expr =>
  call("text.hasTerm", [columnOf(plan.schema, column), textLiteral(needle)]);

const needOf = (plan: Plan): string => printNeed(deriveNeed(plan, catalog));

const open = "nothing: every frame passes";

test("a filter over a verbatim column needs its literal", () => {
  assert.equal(
    needOf(filter(syslog, has(syslog, "SyslogMessage", "%SYS-5-RELOAD"))),
    '"%sys-5-reload"',
  );
});

test("a filter over a column that a decoder writes needs nothing", () => {
  assert.equal(needOf(filter(syslog, has(syslog, "Facility", "local7"))), open);
});

test("'or' with an unknown side, and 'not', need nothing", () => {
  const known = has(syslog, "SyslogMessage", "tftp");
  const unknown = has(syslog, "Computer", "edge");
  assert.equal(needOf(filter(syslog, or([known, unknown]))), open);
  assert.equal(needOf(filter(syslog, call("logic.not", [known]))), open);
  assert.equal(needOf(filter(syslog, and([known, unknown]))), '"tftp"');
});

test("a filter above a computed column needs what the column was computed from", () => {
  const lowered = extend(syslog, [
    { name: "m", expr: call("text.lower", [columnOf(syslog.schema, "SyslogMessage")]) },
  ]);
  assert.equal(needOf(filter(lowered, has(lowered, "m", "rommon"))), '"rommon"');
});

test("a filter above a limit or an aggregate needs nothing of the rows below", () => {
  const first = limit(syslog, 10);
  assert.equal(needOf(filter(first, has(first, "SyslogMessage", "tftp"))), open);
  const message = columnOf(syslog.schema, "SyslogMessage");
  const grouped = aggregate(syslog, { keys: [{ name: "m", expr: message }], measures: [] });
  assert.equal(needOf(filter(grouped, has(grouped, "m", "tftp"))), open);
});

test("a filter below a limit is needed, a filter above a sort too", () => {
  const filtered = filter(syslog, has(syslog, "SyslogMessage", "tftp"));
  assert.equal(needOf(limit(filtered, 5)), '"tftp"');
  const sorted = sort(syslog, []);
  assert.equal(needOf(filter(sorted, has(sorted, "SyslogMessage", "tftp"))), '"tftp"');
});

test("a union needs what any of its legs needs", () => {
  const legs = ["tftp", "rommon"].map((word) => filter(syslog, has(syslog, "SyslogMessage", word)));
  assert.equal(needOf(union(legs)), 'any("tftp", "rommon")');
  assert.equal(needOf(union([...legs, syslog])), open);
});

test("a score above zero needs one of its parts", () => {
  const points = (word: string): Expr =>
    call("logic.if", [has(syslog, "SyslogMessage", word), longLiteral(5), longLiteral(0)], {
      type: "long",
    });
  const sum = call("number.add", [points("tftp"), points("reload")], { type: "long" });
  const scored = extend(syslog, [{ name: "score", expr: sum }]);
  const score = columnOf(scored.schema, "score");
  const above = (bound: number) =>
    filter(scored, call("value.greater", [score, longLiteral(bound)]));
  assert.equal(needOf(above(0)), 'any("tftp", "reload")');
  assert.equal(needOf(above(-1)), open);
});

test("a table that only exports fill needs no frame, so the other legs decide", () => {
  const hosts = scan("DeviceProcessEvents", tableNamed("DeviceProcessEvents").columns);
  assert.equal(needOf(hosts), "no frame");
  const told = filter(syslog, has(syslog, "SyslogMessage", "tftp"));
  const names = (plan: Plan, column: string) => [
    { name: "Text", expr: columnOf(plan.schema, column) },
  ];
  const both = union([
    project(told, names(told, "SyslogMessage")),
    project(hosts, names(hosts, "FileName")),
  ]);
  assert.equal(needOf(both), '"tftp"');
});

test("a column whose words are pieces of the frame needs words, and nothing of other needles", () => {
  const security = scan("CommonSecurityLog", tableNamed("CommonSecurityLog").columns);
  const asked = (needle: string) => needOf(filter(security, has(security, "Activity", needle)));
  assert.equal(asked("install"), '"install"');
  assert.equal(asked("system restore"), open);
});

test("a field that is cut out in one of several ways needs what any of them does", () => {
  const raw = columnOf(syslog.schema, "_Raw");
  const type = columnOf(syslog.schema, "_SourceType");
  const cut = (pattern: string) =>
    call("text.capture", [raw, textLiteral(pattern), longLiteral(1)]);
  const none = literal("string", null);
  const json = call("multivalue.at", [
    call("multivalue.jsonValues", [raw, textLiteral("user")]),
    longLiteral(0),
  ]);
  const text = { type: "string" } as const;
  const isIos = call("text.equals", [type, textLiteral("cisco:ios")]);
  const byType = call("logic.case", [isIos, cut("by (\\S+)"), none], text);
  const user = call("value.coalesce", [none, byType, cut("user=(\\S+)"), json], text);
  const isAnn = call("text.equalsFolded", [user, textLiteral("Ann")]);
  assert.equal(needOf(filter(syslog, isAnn)), 'any("ann", "{")');
  const isThere = call("value.isNotNull", [user]);
  assert.equal(needOf(filter(syslog, isThere)), 'any("by ", "user=", "{")');
  const orFixed = call("value.coalesce", [user, textLiteral("ann")], text);
  assert.equal(needOf(filter(syslog, call("text.equals", [orFixed, textLiteral("ann")]))), open);
});

test("what can change a join stands on both sides, what can make it give a row on the one that brings rows", () => {
  const restarts = filter(syslog, has(syslog, "SyslogMessage", "restart"));
  const other = project(syslog, [{ name: "Host", expr: columnOf(syslog.schema, "SyslogMessage") }]);
  const requests = filter(other, has(other, "Host", "reload"));
  const joined = (kind: Join["join"]) =>
    join({
      join: kind,
      left: restarts,
      right: requests,
      on: [
        {
          left: columnOf(restarts.schema, "SyslogMessage"),
          right: columnOf(requests.schema, "Host"),
        },
      ],
      nullsMeet: false,
    });
  const driverOf = (kind: Join["join"]) => printNeed(deriveDriverNeed(joined(kind), catalog));
  assert.equal(needOf(joined("left")), 'any("restart", "reload")');
  for (const kind of ["inner", "left", "semi", "anti"] as const) {
    assert.equal(driverOf(kind), '"restart"', kind);
  }
  assert.equal(driverOf("right"), '"reload"');
  assert.equal(driverOf("full"), 'any("restart", "reload")');
});
