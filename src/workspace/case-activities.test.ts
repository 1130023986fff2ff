import assert from "node:assert/strict";
import { test } from "node:test";
import { type Activity, type Event, type Scalar, ticksFromIso, ticksPerSecond } from "#schema";
import { openStore } from "#store";
import { activitiesAround, activitiesMax, lastActivities } from "./case-activities.ts";

const start = ticksFromIso("2026-03-12T12:00:00Z") ?? 0n;
const hour = 3600n * ticksPerSecond;
const minute = 60n * ticksPerSecond;

let number = 0;

const told = (
  activity: Activity,
  ticks: bigint,
  row: Readonly<Record<string, Scalar>> = {},
): Event => ({
  table: "NetworkDeviceActivity",
  row: {
    ...{ TimeGenerated: ticks, ReceivedTime: ticks, ClockTrust: "synced", Device: "r1" },
    ...{ Activity: activity, Channel: "Syslog", _ItemId: `${++number}`, _Raw: "", _Echo: true },
    ...{ _ReceivedTime: ticks, _SourceFile: "r1.log", _SourceLine: BigInt(number) },
    ...{ _SourceType: "cisco:ios", ...row },
  },
});

async function around(events: readonly Event[], names: readonly string[] = ["r1"]) {
  const store = await openStore({ threads: 1 });
  await store.append(events);
  const found = await activitiesAround(store, { names, fromTicks: start, untilTicks: start });
  const last = await lastActivities(store, names);
  await store.close();
  return { ...found, last };
}

test("a device is found by any of its names, whatever their case, and by its address", async () => {
  const { activities } = await around(
    [
      told("ImageCopied", start, { Device: "R1.example.net" }),
      told("ReloadRequested", start + minute, { Device: "", DeviceIP: "192.0.2.1" }),
      told("Restarted", start, { Device: "r10", DeviceIP: "192.0.2.10" }),
    ],
    ["r1.example.net", "192.0.2.1", ""],
  );
  assert.deepEqual(
    activities.map(({ activity }) => activity),
    ["ImageCopied", "ReloadRequested"],
  );
});

test("steps of a change are asked from a day around, what is typed every hour from near", async () => {
  const { activities } = await around([
    told("BootVariableChanged", start - 25n * hour),
    told("ImageCopied", start - 23n * hour),
    told("CommandExecuted", start - 3n * hour),
    told("CommandExecuted", start - hour),
    told("LoginSucceeded", start + 3n * hour),
    told("Restarted", start + 23n * hour),
  ]);
  assert.deepEqual(
    activities.map(({ activity }) => activity),
    ["ImageCopied", "CommandExecuted", "Restarted"],
  );
});

test("the last start before that told its version is there, however long ago", async () => {
  const { activities } = await around([
    told("Restarted", start - 900n * hour, { Version: "15.1" }),
    told("Restarted", start - 800n * hour, { Version: "15.2" }),
    told("Restarted", start - 700n * hour),
    told("Restarted", start, { Version: "15.0" }),
  ]);
  assert.deepEqual(
    activities.map(({ version }) => version),
    ["15.2", "15.0"],
  );
});

test("a device that talks without end leaves its steps, in the order of time, and no endless text", async () => {
  const noise = Array.from({ length: 2 * activitiesMax }, (_, index) =>
    told("CommandExecuted", start + BigInt(index) * ticksPerSecond, { Message: "x".repeat(5000) }),
  );
  const { activities } = await around([
    ...noise,
    told("ImageCopied", start),
    told("ReloadRequested", start + hour),
  ]);
  assert.equal(activities.length, activitiesMax);
  assert.ok(activities.some(({ activity }) => activity === "ImageCopied"));
  assert.equal(activities.at(-1)?.activity, "ReloadRequested");
  assert.ok(activities.every(({ message }) => message.length <= 500));
  const times = activities.map(({ time }) => time);
  assert.deepEqual(times, times.toSorted());
});

test("the product that a device was told as last is told, and all that it told last", async () => {
  const { product, last } = await around([
    told("ImageCopied", start, { Product: "IOS" }),
    told("Restarted", start + minute, { Product: "IOS-XE" }),
    told("Other", start + 2n * minute),
    told("Restarted", start + 2000n * hour),
  ]);
  assert.equal(product, "IOS-XE");
  assert.equal(last.length, 4);
});
