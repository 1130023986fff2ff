import assert from "node:assert/strict";
import { test } from "node:test";
import { type Activity, type Channel, telemetries, ticksFromIso } from "#schema";
import type { Device, DeviceActivity } from "./devices.ts";
import { judge } from "./judge.ts";

const start = ticksFromIso("2026-11-12T00:00:00Z") ?? 0n;
const hour = 36_000_000_000n;

function row(
  activity: Activity,
  channel: Channel,
  parts: Partial<DeviceActivity> = {},
): DeviceActivity {
  const example = { source: "a.log", line: 1, text: "" };
  return {
    activity,
    channel,
    rows: 1,
    commands: 0,
    versions: 0,
    lastTicks: start,
    example,
    ...parts,
  };
}

function device(parts: Partial<Device>): Device {
  return {
    ...{ name: "edge1", aliases: [], vendor: "Cisco", product: "IOS", family: "ios" },
    ...{ messages: 5000, firstTicks: start, lastTicks: start + 72n * hour },
    ...{ clock: { synced: 5000, lost: 0, unset: 0, relay: 0 }, version: undefined, sessions: 0 },
    activities: [],
    ...parts,
  };
}

const statesOf = (parts: Partial<Device>) =>
  new Map(judge(device(parts)).map(({ telemetry, state }) => [telemetry, state]));

test("every kind is judged, of a silent device too", () => {
  assert.deepEqual(
    judge(device({})).map(({ telemetry }) => telemetry),
    telemetries,
  );
});

test("days of messages without a command are a blind spot", () => {
  assert.equal(statesOf({}).get("CommandAccounting"), "missing");
});

test("ten minutes or twenty lines are not", () => {
  const short = { lastTicks: start + hour / 6n };
  assert.equal(statesOf(short).get("CommandAccounting"), "unproven");
  assert.equal(statesOf({ messages: 20 }).get("CommandAccounting"), "unproven");
});

test("logins without a command say so sooner, but not in twenty lines", () => {
  const parts = {
    messages: 50,
    lastTicks: start + 2n * hour,
    activities: [row("LoginSucceeded", "Syslog", { rows: 3 })],
  };
  assert.equal(statesOf(parts).get("CommandAccounting"), "missing");
  const [, commands] = judge(device(parts));
  assert.ok(commands?.state === "missing");
  assert.match(commands.because, /^3 logins told, and no command$/);
  assert.equal(statesOf({ ...parts, messages: 20 }).get("CommandAccounting"), "unproven");
  const brief = { ...parts, lastTicks: start + hour / 6n };
  assert.equal(statesOf(brief).get("CommandAccounting"), "unproven");
});

test("a version at boot is missing only where a restart was told without one", () => {
  assert.equal(statesOf({}).get("VersionAtBoot"), "unproven");
  const without = { activities: [row("Restarted", "Syslog")] };
  assert.equal(statesOf(without).get("VersionAtBoot"), "missing");
  const told = { activities: [row("Restarted", "Syslog", { versions: 1 })] };
  assert.equal(statesOf(told).get("VersionAtBoot"), "given");
});

test("a configuration log is missing only where a session was told without its lines", () => {
  assert.equal(statesOf({}).get("ConfigLog"), "unproven");
  const session = row("ConfigChanged", "Syslog");
  assert.equal(statesOf({ activities: [session] }).get("ConfigLog"), "missing");
  const committed = row("ConfigChanged", "ConfigLog");
  assert.equal(statesOf({ activities: [committed] }).get("ConfigLog"), "missing");
  const line = row("ConfigChanged", "ConfigLog", { commands: 1 });
  assert.equal(statesOf({ activities: [session, line] }).get("ConfigLog"), "given");
  assert.equal(statesOf({ messages: 3, activities: [session] }).get("ConfigLog"), "unproven");
});

test("an account of a line of configuration is a configuration log too", () => {
  const accounted = row("BootVariableChanged", "CommandAccounting", { commands: 1 });
  const states = statesOf({ activities: [accounted] });
  assert.equal(states.get("CommandAccounting"), "given");
  assert.equal(states.get("ConfigLog"), "given");
});

test("a restart that nobody asked for does not prove that requests are not logged", () => {
  const states = statesOf({ activities: [row("Restarted", "Syslog")] });
  assert.equal(states.get("ReloadLog"), "unproven");
});

test("a boot is missing where a reload was asked for well before the last message", () => {
  const asked = (lastTicks: bigint) =>
    statesOf({ activities: [row("ReloadRequested", "Syslog", { lastTicks })] }).get("BootLog");
  assert.equal(asked(start), "missing");
  assert.equal(asked(start + 72n * hour), "unproven");
});

test("sessions are asked of firewalls alone", () => {
  assert.equal(statesOf({}).get("FirewallSessions"), "inapplicable");
  assert.equal(statesOf({ family: "asa" }).get("FirewallSessions"), "missing");
  assert.equal(statesOf({ family: "asa", sessions: 7 }).get("FirewallSessions"), "given");
});

test("a device that only an accounting server knows sends nothing itself", () => {
  const parts = {
    messages: 0,
    activities: [row("CommandExecuted", "CommandAccounting", { commands: 1 })],
  };
  assert.equal(statesOf(parts).get("SystemLog"), "missing");
  assert.equal(statesOf(parts).get("CommandAccounting"), "given");
});
