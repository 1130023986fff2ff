// The law of the prefilter: no match is ever screened out. Random predicates over random messages are answered by the
// engine, and every message that it matches must pass the screen.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import fc from "fast-check";
import {
  and,
  boolLiteral,
  call,
  columnOf,
  type Expr,
  extend,
  type FunctionName,
  filter,
  literal,
  longLiteral,
  or,
  type Plan,
  scan,
  select,
  textLiteral,
} from "#plan";
import { buildScreen, deriveNeed } from "#prefilter";
import { catalog, type Event, tableNamed, unixEpochTicks } from "#schema";
import { duckdb, render } from "#sql";
import { openStore, type Store } from "#store";

const words = [
  "copy",
  "tftp:",
  "FLASH",
  "flash:",
  ".bin",
  "_",
  "ROMMON",
  "rommon1",
  "ſ",
  "K",
  "é",
  " ",
];

/** A value whose letters stand in the frame as escapes. */
const escapedJson = '{"a":"\\u0063opy tftp:"}';

const sampled = fc.sample(
  fc.string({ unit: fc.constantFrom(...words, "a", "-", "\n"), maxLength: 8 }),
  { numRuns: 300, seed: 20260315 },
);
const messages = [...sampled, escapedJson];

let store: Store;

before(async () => {
  store = await openStore({ threads: 1 });
  await store.append(messages.map(eventOf));
});
after(() => store.close());

function eventOf(message: string, index: number): Event {
  return {
    table: "Syslog",
    row: {
      TimeGenerated: unixEpochTicks,
      SyslogMessage: message,
      _ItemId: String(index),
      _Raw: message,
      _ReceivedTime: unixEpochTicks,
      _SourceFile: "law",
      _SourceLine: BigInt(index + 1),
      _SourceType: "syslog",
      _Echo: false,
      _ClockTrust: "relay",
    },
  };
}

const syslog = scan(
  "Syslog",
  tableNamed("Syslog").columns.map(({ name, type }) => ({ name, type })),
);

const byNeedle: readonly FunctionName[] = [
  "text.equals",
  "text.equalsFolded",
  "text.contains",
  "text.containsFolded",
  "text.startsWith",
  "text.startsWithFolded",
  "text.endsWith",
  "text.endsWithFolded",
  "text.hasTerm",
  "text.hasTermCased",
  "text.hasTermPrefix",
  "text.hasTermSuffix",
  "text.hasPhrase",
  "text.matchesWildcard",
];

const byNeedles: readonly FunctionName[] = [
  "text.hasAnyTerm",
  "text.hasAllTerms",
  "text.isOneOf",
  "text.isOneOfFolded",
];

const needle = fc.string({ unit: fc.constantFrom(...words, "a", "*"), maxLength: 3 });
const pattern = fc.constantFrom(
  "(?i)rommon\\d?",
  "copy|tftp",
  "f[Ll]ash:?",
  "\\.bin$",
  "(copy)?-",
  "é",
);

const message: fc.Arbitrary<Expr> = fc.constantFrom<Expr>(
  columnOf(syslog.schema, "SyslogMessage"),
  call("text.lower", [columnOf(syslog.schema, "SyslogMessage")]),
  columnOf(syslog.schema, "_Raw"),
  columnOf(syslog.schema, "_SourceFile"),
  chosenText(),
);

/** Cut out in one of two ways, as extracted fields are; or a key of JSON. */
function chosenText(): Expr {
  const raw = columnOf(syslog.schema, "_Raw");
  const cut = (regex: string) => call("text.capture", [raw, textLiteral(regex), longLiteral(1)]);
  const isCopy = call("text.contains", [raw, textLiteral("copy")]);
  const text = { type: "string" } as const;
  const byKind = call("logic.if", [isCopy, cut("copy-?(.+)"), literal("string", null)], text);
  const values = call("multivalue.jsonValues", [raw, textLiteral("a")]);
  const key = call("multivalue.at", [values, longLiteral(0)]);
  return call("value.coalesce", [byKind, cut("(?s)a(.*)"), key], text);
}

const leaf: fc.Arbitrary<Expr> = fc.oneof(
  fc
    .tuple(fc.constantFrom(...byNeedle), message, needle)
    .map(([fn, text, part]) => call(fn, [text, textLiteral(part)])),
  fc
    .tuple(fc.constantFrom(...byNeedles), message, fc.array(needle, { minLength: 1, maxLength: 3 }))
    .map(([fn, text, parts]) => call(fn, [text, ...parts.map((part) => textLiteral(part))])),
  fc
    .tuple(message, pattern)
    .map(([text, regex]) => call("text.matchesRegex", [text, textLiteral(regex)])),
  fc.boolean().map((value) => boolLiteral(value)),
);

const predicate: fc.Arbitrary<Expr> = fc.letrec<{ any: Expr }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie("any"), { minLength: 1, maxLength: 3 }).map((parts) => and(parts)),
    fc.array(tie("any"), { minLength: 1, maxLength: 3 }).map((parts) => or(parts)),
    tie("any").map((part) => call("logic.not", [part])),
    fc.array(tie("any"), { minLength: 1, maxLength: 3 }).map((parts) => {
      const points = parts.map((part) =>
        call("logic.if", [part, longLiteral(2), longLiteral(0)], { type: "long" }),
      );
      const score = points.reduce((sum, part) => call("number.add", [sum, part], { type: "long" }));
      return call("value.greater", [score, longLiteral(1)]);
    }),
  ),
})).any;

/** With the predicate on the scan, or above a projection that renames what it reads. */
function plansOf(condition: Expr): Plan[] {
  const scored = extend(syslog, [{ name: "Hit", expr: call("logic.isTrue", [condition]) }]);
  return [filter(syslog, condition), filter(scored, columnOf(scored.schema, "Hit"))];
}

test("no match is ever screened out", async () => {
  await fc.assert(
    fc.asyncProperty(predicate, async (condition) => {
      for (const plan of plansOf(condition)) {
        const statement = render(select(plan, ["_Raw"]), duckdb);
        assert.ok(statement.ok);
        const { rows } = await store.ask(statement.value, { now: unixEpochTicks });
        const passes = buildScreen(deriveNeed(plan, catalog));
        for (const [text] of rows) {
          assert.ok(typeof text === "string" && passes(text), JSON.stringify(text));
        }
      }
    }),
    { numRuns: 150 },
  );
});
