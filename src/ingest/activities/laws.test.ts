// What every recogniser keeps: its example is its own, its literals stand in all that it recognises, its activities are
// all that it says, what it calls verbatim is a piece of the frame, and no text makes it throw.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { activities, type Scalar, tableNamed } from "#schema";
import { decide, isRewritten } from "../decide.ts";
import { Decoder } from "../decoder.ts";
import { peel } from "../envelope.ts";
import { formats } from "../formats/index.ts";
import { type Recognised, recognise } from "./recognise.ts";
import { recognisers } from "./recognisers.ts";

const received = { sourceName: "law", receivedAtTicks: 638_700_000_000_000_000n };

function activityRowsOf(frame: string): Readonly<Record<string, Scalar>>[] {
  const decoder = new Decoder(received);
  const bytes = new TextEncoder().encode(`${frame}\n`);
  const events = [...decoder.push(bytes), ...decoder.finish()];
  return events.filter(({ table }) => table === "NetworkDeviceActivity").map(({ row }) => row);
}

function recognisedIn(text: string): Recognised | undefined {
  const envelope = peel({ text, line: 1 });
  const { best } = decide(envelope, formats);
  if (best === undefined) return undefined;
  return recognise({ format: best.format.name, envelope, reading: best.reading });
}

for (const recogniser of recognisers) {
  const { message, channel, example } = recogniser;
  test(`the example of ${message} is recognised by its own row`, () => {
    assert.equal(recognisedIn(example)?.recogniser.message, message);
    const [row, ...more] = activityRowsOf(example);
    assert.equal(more.length, 0);
    assert.equal(row?.["Channel"], channel);
  });
}

test("formats, activities and literals of a row are ones that there are, its message stands once", () => {
  const names = new Set(formats.map(({ name }) => name));
  const seen = new Set<string>();
  for (const { message, formats: read, activities: told, literals } of recognisers) {
    for (const format of read) {
      assert.ok(names.has(format), `${message}: no format ${format}`);
      assert.ok(!seen.has(`${format} ${message}`), `${message} stands twice for ${format}`);
      seen.add(`${format} ${message}`);
    }
    assert.ok(told.length > 0 && told.every((one) => activities.includes(one)), message);
    assert.ok(literals.length > 0, message);
    for (const literal of literals) assert.match(literal, /^[\x20-\x7e]{3,}$/, message);
  }
});

/** Pieces of other frames, and what readers trip over. */
const trip = fc.oneof(
  fc.constantFrom("", '"', "'", "\\", "=", "[", "]", "(", ")", "<", ",", ":", " ", "\t", "\n", "é"),
  fc.constantFrom("%", "cmd=", "<cr>", "User ", "::", "    ", "->", "@", "copy tftp: flash:", "$"),
);
const frame = fc
  .tuple(
    fc.constantFrom(...recognisers.map(({ example }) => example)),
    fc.array(fc.tuple(fc.nat(220), fc.nat(16), trip), { maxLength: 4 }),
    fc.constantFrom(
      (text: string) => text,
      (text: string) => text.toLowerCase(),
      (text: string) => text.toUpperCase(),
    ),
  )
  .map(([example, cuts, recase]) =>
    recase(
      cuts.reduce(
        (text, [at, length, by]) => text.slice(0, at) + by + text.slice(at + length),
        example,
      ),
    ),
  );

test("whatever is recognised holds a literal of its row, and says what the row says that it can", () => {
  fc.assert(
    fc.property(frame, (text) => {
      const recognised = recognisedIn(text);
      if (recognised === undefined) return;
      const { recogniser, facts } = recognised;
      const folded = text.toLowerCase();
      const holds = recogniser.literals.some((literal) => folded.includes(literal.toLowerCase()));
      assert.ok(holds, `${recogniser.message}: none of its literals is in ${text}`);
      assert.ok(
        recogniser.activities.includes(facts.activity),
        `${recogniser.message} does not name ${facts.activity}`,
      );
    }),
    { numRuns: 3000 },
  );
});

const verbatim = tableNamed("NetworkDeviceActivity")
  .columns.filter((column) => column.verbatim === true)
  .map(({ name }) => name);

test("no frame makes a row throw, and verbatim columns are pieces of the frame", () => {
  fc.assert(
    fc.property(frame, (text) => {
      for (const row of activityRowsOf(text)) {
        const raw = String(row["_Raw"]);
        if (isRewritten(raw, formats)) continue;
        for (const name of verbatim) {
          assert.ok(raw.includes(String(row[name])), `${name} is not in the frame: ${row[name]}`);
        }
      }
    }),
    { numRuns: 1500 },
  );
});

test("whatever follows an example, however long, is read without a throw", () => {
  const filler = ["'", " a", "[x", "(", "\\", ";", "->", ":", '"'].join("").repeat(10_000);
  for (const { example } of recognisers) activityRowsOf(example + filler);
});
