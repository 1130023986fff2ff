import assert from "node:assert/strict";
import { test } from "node:test";
import { aggregate, and, call, columnOf, filter, join, or, scan, textLiteral, values } from "#plan";
import { nothing, printNeed } from "#prefilter";
import type { Rule } from "#rules";
import { catalog, tableNamed } from "#schema";
import { openStore } from "#store";
import { explainRule, type JudgedPredicate, judgeRows, needOfRule } from "./index.ts";

const syslog = scan("Syslog", tableNamed("Syslog").columns);
const message = columnOf(syslog.schema, "SyslogMessage");
const needle = (text: string) => textLiteral(text);

const rule: Rule = {
  id: "rule",
  title: "Image copied",
  description: "",
  format: "query",
  language: "kql",
  file: "rule.kql",
  query: "",
  severity: "medium",
  techniques: [],
  tactics: [],
  trigger: { operator: "gt", threshold: 0 },
  entities: [],
  details: [],
  dataSources: [],
  falsePositives: [],
  references: [],
  tags: [],
  telemetry: [],
  plan: filter(
    syslog,
    and([
      or([
        call("text.hasAnyTerm", [message, needle("tftp"), needle("scp")]),
        call("text.contains", [message, needle("ftp:")]),
      ]),
      call("logic.not", [call("text.hasTerm", [message, needle("running-config")])]),
    ]),
  ),
};

const shown = ({ kind, predicate, truth, of }: JudgedPredicate): string =>
  kind === "leaf"
    ? `${predicate.replace(/^.*"(.*)"\)$/, "$1")}=${truth}`
    : `${kind}=${truth}(${of.map(shown).join(" ")})`;

test("a line is told, predicate by predicate, why it is found or not", async () => {
  const store = await openStore({ threads: 1 });
  const texts = ["copy running-config tftp:", "copy scp: flash:", "show clock"];
  await store.append(
    texts.map((text, index) => ({
      table: "Syslog" as const,
      row: {
        SyslogMessage: text,
        _ItemId: `${index}`,
        _Raw: text,
        _SourceFile: "r1.log",
        _SourceLine: BigInt(index),
      },
    })),
  );
  const judgements = await judgeRows(rule, { catalog, store });
  await store.close();
  const told = judgements.toSorted((a, b) => a.line - b.line);
  assert.deepEqual(
    told.map(({ passes, filters }) => `${passes} ${filters.map(shown).join()}`),
    [
      "false and=false(or=true(or=true(tftp=true scp=false) ftp:=true) not=false(running-config=true))",
      "true and=true(or=true(or=true(tftp=false scp=true) ftp:=false) not=true(running-config=false))",
      "false and=false(or=false(or=false(tftp=false scp=false) ftp:=false) not=true(running-config=false))",
    ],
  );
  const copied = told[1]?.filters[0]?.of[0]?.of[0]?.of[1];
  assert.deepEqual(copied?.spans, [{ start: 5, end: 8 }]);
});

test("a rule is told stage by stage", async () => {
  const store = await openStore({ threads: 1 });
  const { plan, sql, need, manner } = explainRule(rule, { catalog, dialect: store.dialect });
  await store.close();
  assert.match(plan, /^filter logic\.and/);
  assert.match(sql ?? "", /FROM "Syslog"/);
  assert.match(need, /tftp/);
  assert.equal(manner, "each row");
});

test("a rule that is joined to a list of no rows, or of some, needs what it needs without the list", () => {
  const needs = (names: readonly string[]) => {
    const rows = names.map((name) => [name]);
    const list = values([{ name: "Known", type: "string" }], rows);
    const joined = join({
      ...{ join: "left", left: rule.plan, right: list, nullsMeet: true },
      on: [
        {
          left: columnOf(rule.plan.schema, "Computer"),
          right: columnOf(list.schema, "Known"),
        },
      ],
    });
    const counted = aggregate(joined, {
      keys: [{ name: "Computer", expr: columnOf(joined.schema, "Computer") }],
      measures: [{ name: "Count", expr: call("rows.count", []) }],
    });
    const schedule = { lookbackMs: 3_600_000, frequencyMs: 3_600_000 };
    return printNeed(needOfRule({ ...rule, schedule, plan: counted }, catalog));
  };
  const own = printNeed(needOfRule(rule, catalog));
  assert.notEqual(own, printNeed(nothing));
  assert.equal(needs([]), own);
  assert.equal(needs(["r1"]), own);
});
