// No name and no value of a query becomes a part of the SQL's own text.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  aggregate,
  call,
  columnOf,
  filter,
  limit,
  literal,
  project,
  sort,
  textLiteral,
  values,
} from "#plan";
import { rowsOf, statementOf } from "./asking.ts";

const hostile = [
  "'; DROP TABLE Syslog; --",
  '"; SELECT 1; --',
  '" FROM "Syslog',
  "a'b\"c`d",
  "\\'; --",
  "$1",
  "{0}",
  "/* */",
  "\u0000",
  "",
  " ",
  "a\nb",
  "Ā\u202e😀",
  "list element",
  "order",
  "nothing",
];

for (const text of hostile) {
  test(`as a name and as a value: ${JSON.stringify(text)}`, async () => {
    const schema = [
      { name: text, type: "string" },
      { name: `${text}!`, type: "dynamic" },
    ] as const;
    const json = JSON.stringify([text]);
    const rows = values(schema, [
      [text, json],
      ["other", json],
    ]);
    const column = columnOf(schema, text);
    const same = filter(rows, call("text.equals", [column, textLiteral(text)]));
    const sorted = sort(same, [{ expr: column, descending: false, nulls: "first" }]);
    assert.deepEqual(await rowsOf(limit(sorted, 1)), [[text, json]]);
    const groups = aggregate(rows, {
      keys: [{ name: `key ${text}`, expr: call("text.lower", [column]) }],
      measures: [{ name: text, expr: call("rows.count", []) }],
    });
    assert.equal((await rowsOf(groups)).length, 2);
  });
}

test("the SQL of a query is the same whatever its texts are", async () => {
  const askedFor = (name: string, text: string) => {
    const rows = values([{ name, type: "string" }], [[text], ["a"]]);
    const has = call("text.hasTerm", [columnOf(rows.schema, name), textLiteral(text)]);
    return project(filter(rows, has), [{ name, expr: literal("string", text) }]);
  };
  const plain = statementOf(askedFor("a", "x")).sql;
  const property = fc.property(fc.string({ unit: "binary", minLength: 1 }), (text) => {
    fc.pre(text !== "a" && text !== "x");
    assert.equal(statementOf(askedFor("a", text)).sql, plain);
  });
  fc.assert(property);
});

test("any name is answered under that name", async () => {
  const property = fc.asyncProperty(fc.string({ unit: "binary" }), async (name) => {
    const rows = values([{ name, type: "long" }], [[1n], [2n]]);
    assert.deepEqual(await rowsOf(rows), [[1n], [2n]]);
    assert.equal(statementOf(rows).columns[0]?.name, name);
  });
  await fc.assert(property, { numRuns: 50 });
});
