import assert from "node:assert/strict";
import { test } from "node:test";
import { and, call, columnOf, filter, or, scan, textLiteral } from "#plan";
import type { Rule } from "#rules";
import { catalog, tableNamed } from "#schema";
import { openStore } from "#store";
import { explainRule, type JudgedPredicate, judgeRows } from "./index.ts";

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
