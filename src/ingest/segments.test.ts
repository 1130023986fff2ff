import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Frame } from "./format.ts";
import { Reassembler } from "./segments.ts";

interface Part {
  readonly host: string;
  readonly id: string;
  readonly total: number;
  readonly number: number;
}

function segment({ host, id, total, number }: Part): Frame {
  const header = `<182>Feb 21 19:13:08 ${host} CISE_TACACS_Accounting ${id} ${total} ${number} `;
  return { text: `${header}body-${host}-${id}-${number}, `, line: number + 1 };
}

function whole({ host, id, total }: Omit<Part, "number">): string {
  const bodies = Array.from({ length: total }, (_, number) => `body-${host}-${id}-${number}, `);
  return `<182>Feb 21 19:13:08 ${host} CISE_TACACS_Accounting ${id} ${total} 0 ${bodies.join("")}`;
}

function reassembled(frames: readonly Frame[]) {
  const reassembler = new Reassembler();
  const out = [...reassembler.take(frames), ...reassembler.finish()];
  return { texts: out.map(({ text }) => text), incomplete: reassembler.incomplete };
}

test("segments of interleaved senders come together in whatever order they arrive", () => {
  const messages = [
    { host: "ise1", id: "0000000001", total: 4 },
    { host: "ise2", id: "0000000001", total: 3 },
    { host: "ise1", id: "0000000002", total: 2 },
  ];
  const parts = messages.flatMap((message) =>
    Array.from({ length: message.total }, (_, number) => segment({ ...message, number })),
  );
  fc.assert(
    fc.property(fc.shuffledSubarray(parts, { minLength: parts.length }), (shuffled) => {
      const { texts, incomplete } = reassembled(shuffled);
      assert.deepEqual([...texts].sort(), messages.map(whole).sort());
      assert.equal(incomplete, 0);
    }),
  );
});

test("neighbours of a missing segment are joined, the gap is not closed, and the loss is counted", () => {
  const message = { host: "ise1", id: "0000000007", total: 4 };
  const parts = [3, 0, 1].map((number) => segment({ ...message, number }));
  const { texts, incomplete } = reassembled(parts);
  assert.deepEqual(texts, [
    `${segment({ ...message, number: 0 }).text}body-ise1-0000000007-1, `,
    segment({ ...message, number: 3 }).text,
  ]);
  assert.equal(incomplete, 1);
});

test("a counter that began anew does not mix two messages", () => {
  const message = { host: "ise1", id: "0000000001", total: 2 };
  const first = segment({ ...message, number: 0 });
  const { texts } = reassembled([first, first, segment({ ...message, number: 1 })]);
  assert.deepEqual(texts, [first.text, whole(message)]);
});

test("only so many messages are waited for, and none forever", () => {
  const many = Array.from({ length: 300 }, (_, index) =>
    segment({ host: "ise1", id: String(index), total: 2, number: 0 }),
  );
  const reassembler = new Reassembler();
  assert.equal(reassembler.take(many).length, 300 - 256);
  const others = Array.from({ length: 20_000 }, (_, line) => ({ text: "other", line }));
  assert.equal(reassembler.take(others.slice(1000)).length, 19_000);
  assert.equal(reassembler.take(others.slice(0, 1000)).length, 1000 + 256);
  assert.equal(reassembler.incomplete, 300);
  assert.deepEqual(reassembler.finish(), []);
});

test("frames that are no segments pass in order", () => {
  const texts = ["a", "CISE_ in the middle", "<182>Feb 21 19:13:08 ise1 CISE_X 1 1 0 whole"];
  assert.deepEqual(reassembled(texts.map((text, line) => ({ text, line }))).texts, texts);
});
