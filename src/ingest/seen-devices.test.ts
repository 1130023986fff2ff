import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { ticksFromIso } from "#schema";
import { Decoder } from "./decoder.ts";

const receivedAtTicks = ticksFromIso("2026-11-20T00:00:00Z") ?? 0n;

function seenIn(text: string) {
  const decoder = new Decoder({ sourceName: "a.log", receivedAtTicks });
  decoder.push(new TextEncoder().encode(text));
  decoder.finish();
  return decoder.report;
}

const configured =
  "<189>31: edge1: 000031: Nov 14 2026 02:45:58.113 UTC: %PARSER-5-CFGLOG_LOGGEDCMD: User:ops  logged command:interface Vlan7";
const booted =
  "<189>2: edge1: 000002: *Mar  1 00:00:04.087: %SYS-5-CONFIG_I: Configured from memory by console";

test("a device is summed up with its span, clock, product and activities", () => {
  const { seen } = seenIn(`${configured}\n${booted}\n`);
  assert.deepEqual([...seen.devices.keys()], ["edge1"]);
  const device = seen.devices.get("edge1");
  assert.equal(device?.messages, 2);
  assert.deepEqual(device?.clock, { synced: 1, lost: 0, unset: 1, relay: 0 });
  assert.deepEqual(
    [...(device?.products.values() ?? [])],
    [{ vendor: "Cisco", product: "IOS", messages: 2 }],
  );
  const line = [...(device?.activities.values() ?? [])].find(
    ({ channel }) => channel === "ConfigLog",
  );
  assert.equal(line?.rows, 1);
  assert.equal(line?.commands, 1);
  assert.equal(line?.line, 1);
  assert.ok(configured.startsWith(line?.example ?? "?"));
});

test("a message that is dated by its receipt alone says nothing about when a device was seen", () => {
  const { seen } = seenIn(`${booted}\n`);
  assert.equal(seen.devices.get("edge1")?.firstTicks, undefined);
  const dated = seenIn(`${booted}\n${configured}\n`).seen.devices.get("edge1");
  assert.equal(dated?.firstTicks, ticksFromIso("2026-11-14T02:45:58.113Z"));
  assert.equal(dated?.lastTicks, dated?.firstTicks);
});

test("messages that name no device are counted", () => {
  const { seen } = seenIn("Nov 14 02:45:58.113: %SYS-5-CONFIG_I: Configured from console by ops\n");
  assert.equal(seen.devices.size, 0);
  assert.equal(seen.nameless, 1);
});

test("every message that was read is laid to a device, or counted as of none", () => {
  const lines = [
    configured,
    booted,
    "Nov 14 02:45:58.113: %SYS-5-CONFIG_I: Configured from console",
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...lines), { maxLength: 40 }), (chosen) => {
      const { seen, frames, unread } = seenIn(chosen.map((line) => `${line}\n`).join(""));
      const laid = [...seen.devices.values()].reduce((sum, { messages }) => sum + messages, 0);
      assert.equal(laid + seen.nameless + seen.passedOver, frames - unread);
    }),
    { numRuns: 50 },
  );
});
