// What every format keeps, whatever the text.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { tableNamed } from "#schema";
import { peel } from "../envelope.ts";
import type { Format } from "../format.ts";
import { formats } from "./index.ts";

const columns = new Set(tableNamed("CommonSecurityLog").columns.map(({ name }) => name));

const wordwise = tableNamed("CommonSecurityLog")
  .columns.filter((column) => column.wordwise === true)
  .map(({ name }) => name);

/** Text that looks like a log: an example with pieces cut out, doubled or replaced by what parsers trip over. */
const examples = formats.map(({ example }) => example);
const trip = fc.constantFrom(
  ...[
    "",
    '"',
    '""',
    "\\",
    "=",
    "|",
    "[",
    "]",
    ",",
    ":",
    " ",
    "\t",
    "\n",
    "%%01",
    "CEF:0|",
    "\u0000",
    "é",
    "<1>",
  ],
);
const damaged = fc
  .tuple(
    fc.constantFrom(...examples),
    fc.array(fc.tuple(fc.nat(200), fc.nat(20), trip), { maxLength: 4 }),
  )
  .map(([example, cuts]) =>
    cuts.reduce(
      (text, [at, length, by]) => text.slice(0, at) + by + text.slice(at + length),
      example,
    ),
  );
const anyText = fc.oneof(damaged, fc.string({ unit: "binary" }));

function check(format: Format, text: string): void {
  const envelope = peel({ text, line: 1 });
  const reading = format.read(envelope);
  if (reading === undefined) return;
  assert.ok(envelope.text.includes(reading.message), `${format.name}: message is not in the text`);
  assert.ok(reading.confidence > 0 && reading.confidence < 1);
  const message = reading.security?.["Message"];
  const rewritten = (format.rewrites ?? []).some((literal) => text.includes(literal));
  if (typeof message === "string" && !rewritten) {
    assert.ok(envelope.text.includes(message), `${format.name}: Message is not in the text`);
  }
  for (const column of wordwise) {
    const value = reading.security?.[column];
    if (typeof value !== "string" || rewritten) continue;
    for (const word of value.match(/[A-Za-z0-9]+/g) ?? []) {
      assert.ok(envelope.text.includes(word), `${format.name}: ${column}'s '${word}' is not there`);
    }
  }
  for (const column of Object.keys(reading.security ?? {})) assert.ok(columns.has(column), column);
}

test("no text makes a reader throw, and what it calls verbatim is a piece of the text", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      for (const format of formats) check(format, text);
    }),
    { numRuns: 1000 },
  );
});

test("no two formats claim the same confidence for one message", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const envelope = peel({ text, line: 1 });
      const claims = formats.flatMap((format) => format.read(envelope)?.confidence ?? []);
      assert.equal(new Set(claims).size, claims.length);
    }),
    { numRuns: 3000 },
  );
});

test("a message that holds a format's grammar holds its mark", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const envelope = peel({ text, line: 1 });
      for (const { name, marks, read } of formats) {
        if (marks === undefined || read(envelope) === undefined) continue;
        assert.ok(
          marks.some((mark) => envelope.text.includes(mark)),
          name,
        );
      }
    }),
  );
});

test("a line of 1 MiB of what parsers trip over is read without a throw", () => {
  const fillers = ['\\"', '""', "a=", " k=v", "[x", "%", ",", "(a=", ": ", "-A=b", "'"];
  for (const example of examples) {
    for (const filler of fillers) {
      const text = example + filler.repeat((1 << 20) / filler.length);
      const envelope = peel({ text, line: 1 });
      for (const format of formats) format.read(envelope);
    }
  }
});
