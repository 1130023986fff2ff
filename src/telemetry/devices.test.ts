import assert from "node:assert/strict";
import { test } from "node:test";
import { Decoder } from "#ingest";
import { ticksFromIso } from "#schema";
import { devicesOf, type SourceDevices } from "./devices.ts";

const receivedAtTicks = ticksFromIso("2026-11-20T00:00:00Z") ?? 0n;

function source(name: string, lines: readonly string[]): SourceDevices {
  const decoder = new Decoder({ sourceName: name, receivedAtTicks });
  decoder.push(new TextEncoder().encode(`${lines.join("\n")}\n`));
  decoder.finish();
  return { source: name, devices: decoder.report.seen.devices.values() };
}

const configured = (host: string, day: number) =>
  `<189>3: ${host}: 000003: Nov ${day} 2026 02:00:00.000 UTC: %PARSER-5-CFGLOG_LOGGEDCMD: User:ops  logged command:boot system flash0:c2900.bin`;
const restarted = (host: string, day: number, version: string) =>
  `<189>2: ${host}: 000002: Nov ${day} 2026 03:00:00.000 UTC: %SYS-5-RESTART: System restarted --\nCisco IOS Software, C2900 Software (C2900-UNIVERSALK9-M), Version ${version}, RELEASE SOFTWARE (fc2)`;

test("one device in several sources is one device, with what all of them told", () => {
  const devices = devicesOf([
    source("a.log", [configured("edge1", 12), restarted("edge1", 12, "15.7(3)M2")]),
    source("b.log", [configured("EDGE1", 14)]),
  ]);
  assert.equal(devices.length, 1);
  const [device] = devices;
  assert.ok(device !== undefined);
  assert.equal(device.family, "ios");
  assert.equal(device.messages, 3);
  assert.equal(device.firstTicks, ticksFromIso("2026-11-12T02:00:00Z"));
  assert.equal(device.lastTicks, ticksFromIso("2026-11-14T02:00:00Z"));
  assert.equal(device.version?.text, "15.7(3)M2");
  const boot = device.activities.find(({ activity }) => activity === "BootVariableChanged");
  const config = boot ?? device.activities.find(({ channel }) => channel === "ConfigLog");
  assert.equal(config?.rows, 2);
  assert.equal(config?.example.source, "b.log");
});

test("a bare name joins the one full name that starts with it, and none of two", () => {
  const named = (...hosts: readonly string[]) =>
    devicesOf([
      source(
        "a.log",
        hosts.map((host) => configured(host, 12)),
      ),
    ]).map(({ name }) => name);
  assert.deepEqual(named("edge1", "edge1.example.net"), ["edge1.example.net"]);
  assert.deepEqual(named("edge1", "edge1.example.net", "edge1.example.org"), [
    "edge1",
    "edge1.example.net",
    "edge1.example.org",
  ]);
});

test("an address joins the one device that says it is its own", () => {
  const relayed = (host: string) =>
    `<189>Nov 12 02:00:00 192.0.2.1 9: ${host}: 000009: Nov 12 2026 02:00:00.000 UTC: %SYS-5-CONFIG_I: Configured from console by ops on vty0 (198.51.100.7)`;
  const alone = `<189>Nov 12 02:10:00 192.0.2.1 %SYS-5-CONFIG_I: Configured from console by ops on vty0 (198.51.100.7)`;
  const names = (lines: readonly string[]) =>
    devicesOf([source("a.log", lines)]).map(({ name }) => name);
  assert.deepEqual(names([relayed("edge1"), alone]), ["edge1"]);
  assert.deepEqual(names([relayed("edge1"), relayed("edge2"), alone]), [
    "192.0.2.1",
    "edge1",
    "edge2",
  ]);
});

test("a server that accounts for devices is none of them", () => {
  const record =
    "Nov 12 02:01:12\tedge9\tops\ttty10\t198.51.100.7\tstop\ttask_id=2962\tservice=shell\tpriv-lvl=15\tcmd=show version <cr>";
  const devices = devicesOf([source("tac.log", [record])]);
  assert.deepEqual(
    devices.map(({ name, messages }) => [name, messages]).filter(([, messages]) => messages !== 0),
    [],
  );
});
