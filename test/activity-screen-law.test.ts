// The law of the prefilter over activities: of all messages that recognisers know, none that a question matches is ever
// screened out, in whatever language the question is asked.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import fc from "fast-check";
import { Decoder, decodedCatalog, recognisers } from "#ingest";
import { kql } from "#languages/kql";
import { sigma } from "#languages/sigma";
import { spl } from "#languages/spl";
import {
  and,
  call,
  columnOf,
  type Expr,
  type FunctionName,
  filter,
  literal,
  or,
  type Plan,
  scan,
  select,
  textLiteral,
} from "#plan";
import { buildScreen, deriveNeed, printNeed } from "#prefilter";
import { activities, channels, tableNamed, unixEpochTicks } from "#schema";
import { duckdb, render } from "#sql";
import { openStore, type Store } from "#store";

let store: Store;

before(async () => {
  store = await openStore({ threads: 1 });
  const receivedAtTicks = unixEpochTicks;
  const events = recognisers.flatMap(({ example }, index) => {
    const decoder = new Decoder({ sourceName: `law-${index}.log`, receivedAtTicks });
    return [...decoder.push(new TextEncoder().encode(`${example}\n`)), ...decoder.finish()];
  });
  await store.append(events);
});
after(() => store.close());

const table = tableNamed("NetworkDeviceActivity");
const rows = scan(
  table.name,
  table.columns.map(({ name, type }) => ({ name, type })),
);
const column = (name: string): Expr => columnOf(rows.schema, name);

const subject: fc.Arbitrary<Expr> = fc
  .constantFrom("Activity", "Channel", "Activity", "Channel", "Actor", "Command", "Mnemonic")
  .chain((name) => {
    const none = literal("string", null);
    const text = { type: "string" } as const;
    const present = call("loose.present", [column(name)]);
    return fc.constantFrom<Expr>(
      column(name),
      call("text.lower", [column(name)]),
      call("value.coalesce", [present, column("Message")], text),
      call("value.coalesce", [none, present], text),
    );
  });

const words = [...activities, ...channels, "restarted", "CONFIGLOG", "", "ſ", "ops"];
const word = fc.oneof(
  fc.constantFrom(...words),
  fc.tuple(fc.constantFrom(...words), fc.nat(6)).map(([text, length]) => text.slice(0, length)),
);
const glob = fc.tuple(word, fc.constantFrom("*", "?", "")).map(([text, end]) => `*${text}${end}`);

const byNeedle = fc.constantFrom<FunctionName>(
  "text.equals",
  "text.differs",
  "text.equalsFolded",
  "text.contains",
  "text.containsFolded",
  "text.startsWith",
  "text.startsWithFolded",
  "text.endsWith",
  "text.endsWithFolded",
  "text.hasTerm",
  "text.hasTermPrefix",
  "text.hasTermSuffix",
);
const byNeedles = fc.constantFrom<FunctionName>(
  "text.isOneOf",
  "text.isOneOfFolded",
  "text.hasAnyTerm",
);

const leaf: fc.Arbitrary<Expr> = fc.oneof(
  fc
    .tuple(byNeedle, subject, word)
    .map(([fn, text, needle]) => call(fn, [text, textLiteral(needle)])),
  fc
    .tuple(byNeedles, subject, fc.array(word, { minLength: 1, maxLength: 3 }))
    .map(([fn, text, needles]) => call(fn, [text, ...needles.map((one) => textLiteral(one))])),
  fc
    .tuple(subject, glob)
    .map(([text, needle]) => call("text.matchesWildcard", [text, textLiteral(needle)])),
  subject.map((text) => call("text.isEmpty", [text])),
  subject.map((text) => call("value.isNotNull", [text])),
);

const predicate: fc.Arbitrary<Expr> = fc.letrec<{ any: Expr }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie("any"), { minLength: 1, maxLength: 3 }).map((parts) => and(parts)),
    fc.array(tie("any"), { minLength: 1, maxLength: 3 }).map((parts) => or(parts)),
    tie("any").map((part) => call("logic.not", [part])),
    tie("any").map((part) => call("logic.not", [call("logic.isTrue", [part])])),
  ),
})).any;

/** The frames behind the rows that the plan finds. */
async function framesOf(plan: Plan): Promise<readonly string[]> {
  const statement = render(select(plan, ["_Raw"]), duckdb);
  assert.ok(statement.ok);
  const answer = await store.ask(statement.value, { now: unixEpochTicks });
  return answer.rows.map(([text]) => String(text));
}

test("every message that a recogniser knows became a row", async () => {
  const frames = await framesOf(rows);
  for (const { message, example } of recognisers) assert.ok(frames.includes(example), message);
});

test("no match is ever screened out", async () => {
  await fc.assert(
    fc.asyncProperty(predicate, async (condition) => {
      const plan = filter(rows, condition);
      const passes = buildScreen(deriveNeed(plan, decodedCatalog));
      for (const text of await framesOf(plan)) assert.ok(passes(text), JSON.stringify(text));
    }),
    { numRuns: 200 },
  );
});

const sigmaRule = (selection: string) => `
title: t
logsource: {category: device_activity, product: network}
detection: {s: {${selection}}, condition: s}
`;

const askedInThree = {
  equality: {
    kql: 'NetworkDeviceActivity | where Activity == "Restarted"',
    spl: "index=network_activity Activity=Restarted",
    sigma: sigmaRule("Activity: Restarted"),
  },
  alternatives: {
    kql: 'NetworkDeviceActivity | where Activity in ("Restarted", "ReloadRequested")',
    spl: "index=network_activity Activity IN (Restarted, ReloadRequested)",
    sigma: sigmaRule("Activity: [Restarted, ReloadRequested]"),
  },
  beginning: {
    kql: 'NetworkDeviceActivity | where Activity startswith "Config" and Channel == "ConfigLog"',
    spl: "index=network_activity Activity=Config* Channel=ConfigLog",
    sigma: sigmaRule("Activity|startswith: Config, Channel: ConfigLog"),
  },
} as const;

for (const [name, texts] of Object.entries(askedInThree)) {
  test(`a closed word gives one need in all three languages: ${name}`, async () => {
    const needs = new Set<string>();
    for (const [language, text] of [
      [kql, texts.kql],
      [spl, texts.spl],
      [sigma, texts.sigma],
    ] as const) {
      const options = { catalog: decodedCatalog, missingColumns: "refuse" } as const;
      const made = await language.compile({ name, text }, options);
      assert.ok(made.ok, JSON.stringify(made));
      needs.add(printNeed(deriveNeed(made.value, decodedCatalog)));
    }
    assert.equal(needs.size, 1, [...needs].join("\n"));
    assert.ok(![...needs].some((need) => need.startsWith("nothing")));
  });
}
