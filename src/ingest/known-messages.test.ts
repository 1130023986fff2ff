// Messages that are known to tell of no activity must not: a recogniser that takes one for more is wrong, or the list.

import assert from "node:assert/strict";
import { test } from "node:test";
import { knownMessages } from "#catalogue";
import { Decoder } from "./decoder.ts";

for (const { message, example } of knownMessages) {
  if (example === undefined) continue;
  test(`${message} is read, and tells of no activity`, () => {
    const decoder = new Decoder({ sourceName: "x.log", receivedAtTicks: 639_000_000_000_000_000n });
    const bytes = new TextEncoder().encode(`${example}\n`);
    const events = [...decoder.push(bytes), ...decoder.finish()];
    assert.equal(decoder.report.unread, 0);
    assert.deepEqual(
      events.filter(({ table }) => table === "NetworkDeviceActivity"),
      [],
    );
  });
}
