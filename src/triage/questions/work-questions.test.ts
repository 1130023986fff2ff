import assert from "node:assert/strict";
import { test } from "node:test";
import type {
  ApprovedServer,
  ApprovedVersion,
  AuthorizedAccount,
  MaintenanceWindow,
} from "../context/context.ts";
import type { DeviceActivity } from "../enquiry.ts";
import {
  account,
  act,
  ask,
  bootChanged,
  copied,
  everywhere,
  finding,
  image,
  requested,
  restarted,
  server,
  ticket,
  ticks,
  version,
  window,
} from "./invented.test.ts";

test("work is inside a window where each of its records is, also where several windows share it", () => {
  const activities = [copied(), requested];
  const within = (windows: readonly MaintenanceWindow[]) =>
    ask("in-window", { activities, context: { windows } });
  assert.equal(within([window("01:00:00", "02:00:00")]).value, "yes");
  const halves = [window("01:00:00", "01:20:00"), window("01:20:00", "01:40:00", { id: "W2" })];
  const shared = within(halves);
  assert.equal(shared.value, "yes");
  assert.match(shared.says, /"W1" of "netops" for all devices .* and the window "W2"/);
  assert.deepEqual(shared.rests.filter(({ kind }) => kind === "context").length, 2);
});

test("work partly inside a window is not inside it, and how much is said", () => {
  const windows = [window("01:00:00", "01:20:00")];
  const { value, says } = ask("in-window", {
    activities: [copied(), requested],
    context: { windows },
  });
  assert.equal(value, "no");
  assert.match(says, /^1 of the 2 records .*, 10 minutes of 20 minutes: not so "ReloadRequested"/);
});

test("a window's end is no part of it", () => {
  const windows = [window("01:00:00", "01:10:00")];
  assert.equal(ask("in-window", { activities: [copied()], context: { windows } }).value, "no");
});

test("without any window the answer is unknown, with windows elsewhere or not in force it is no", () => {
  const activities = [copied()];
  const value = (windows: readonly MaintenanceWindow[]) =>
    ask("in-window", { activities, context: { windows } });
  assert.equal(value([]).value, "unknown");
  assert.equal(
    value([window("01:00:00", "02:00:00", { scope: { ...everywhere, devices: ["other"] } })]).value,
    "no",
  );
  const cancelled = value([
    window("01:00:00", "02:00:00", { isInForce: false, state: "cancelled" }),
  ]);
  assert.equal(cancelled.value, "no");
  assert.match(cancelled.says, /"W1 \(cancelled\)" would, and is not in force/);
});

test("logins are no work, and windows are not asked about them", () => {
  const login = act("LoginSucceeded", "00:10:00", { actor: "ops" });
  const windows = [window("01:00:00", "02:00:00")];
  assert.equal(
    ask("in-window", { activities: [login, copied()], context: { windows } }).value,
    "yes",
  );
  assert.equal(ask("in-window", { activities: [login], context: { windows } }).value, "unknown");
});

test("a start long before the findings, told for its version, is no work of the case", () => {
  const longAgo = act("Restarted", "00:00:00", { time: "2025-11-02T10:00:00Z", version: "17.6.4" });
  const told = {
    activities: [longAgo, restarted],
    findings: [finding()],
    context: { windows: [window("01:00:00", "02:00:00")] },
  };
  assert.equal(ask("in-window", told).value, "yes");
});

test("a start or other work need not be announced: outside any window it is unknown", () => {
  const windows = [window("03:00:00", "04:00:00")];
  const shell = act("ShellEntered", "01:12:00", { actor: "ops", command: "guestshell run bash" });
  for (const activities of [[restarted], [shell]]) {
    assert.equal(ask("in-window", { activities, context: { windows } }).value, "unknown");
    assert.equal(
      ask("ticket-names-change", { activities, context: { windows: [ticket()] } }).value,
      "unknown",
    );
  }
});

test("a clock that was set by hand before proves no window", () => {
  const set = act("CommandExecuted", "00:50:00", { command: "clock set 01:00:00 15 March 2026" });
  const context = { windows: [window("01:00:00", "02:00:00")] };
  const { value, says } = ask("in-window", { activities: [set, copied()], context });
  assert.equal(value, "unknown");
  assert.match(says, /set by hand/);
  const relayed = copied({ clockTrust: "relay" });
  assert.equal(ask("in-window", { activities: [set, relayed], context }).value, "yes");
});

test("where a device's clock is not trusted, it is said whose time was taken", () => {
  const context = { windows: [window("01:00:00", "02:00:00")] };
  const { says } = ask("in-window", { activities: [copied({ clockTrust: "lost" })], context });
  assert.match(says, /by the time of receipt/);
});

test("a ticket must name the device, hold the work, and name the image or its version", () => {
  const activities = [copied(), bootChanged, requested];
  const value = (...windows: readonly MaintenanceWindow[]) =>
    ask("ticket-names-change", { activities, context: { windows } }).value;
  assert.equal(value(ticket({ images: [`/tftpboot/${image.toUpperCase()}`] })), "yes");
  assert.equal(value(ticket({ versions: ["17.09.05a"] })), "yes");
  assert.equal(value(ticket()), "unknown");
  assert.equal(value(ticket({ versions: ["17.12.1"] })), "no");
  assert.equal(value(ticket({ versions: ["17.12.1"] }), ticket({ versions: ["17.9.5a"] })), "yes");
  assert.equal(value(ticket({ versions: ["17.9.5a"], isInForce: false })), "no");
  assert.equal(value(ticket({ versions: ["17.9.5a"], scope: everywhere })), "no");
  assert.equal(value(window("01:00:00", "02:00:00", { versions: ["17.9.5a"] })), "unknown");
});

test("a ticket that names one of two images names not the change", () => {
  const other = act("BootloaderUpgraded", "01:15:00", {
    imageName: "isr4200_4300_rommon_176_1r_SPA.pkg",
  });
  const windows = [ticket({ images: [image] })];
  const { value, says } = ask("ticket-names-change", {
    activities: [copied(), other],
    context: { windows },
  });
  assert.equal(value, "no");
  assert.match(says, /rommon_176/);
});

const actorValue = (
  activities: readonly DeviceActivity[],
  ...accounts: readonly AuthorizedAccount[]
) => ask("actor-authorised", { activities, context: { accounts } }).value;

test("an account is authorised by its name, from where it may come, and while the entry is valid", () => {
  assert.equal(actorValue([copied()], account()), "yes");
  assert.equal(actorValue([copied()], account({ from: ["192.0.2.0/28"] })), "yes");
  assert.equal(actorValue([copied()], account({ from: ["192.0.2.99"] })), "no");
  assert.equal(
    actorValue([copied()], account({ account: "", kind: "jump host", from: ["192.0.2.10"] })),
    "yes",
  );
  assert.equal(
    actorValue([copied()], account({ validity: { untilTicks: ticks("01:00:00") } })),
    "no",
  );
  assert.equal(
    actorValue([copied()], account({ scope: { ...everywhere, devices: ["other"] } })),
    "no",
  );
  assert.equal(actorValue([copied()]), "unknown");
});

test("one stranger among several accounts is enough for a no", () => {
  const stranger = act("ShellEntered", "01:12:00", {
    actor: "guest",
    command: "guestshell run bash",
  });
  assert.equal(actorValue([copied(), stranger], account()), "no");
});

test("a step of which nobody tells who did it is unknown, and a device's own process is nobody", () => {
  const nameless = act("BootVariableChanged", "01:20:00");
  assert.equal(actorValue([copied(), nameless], account()), "unknown");
  const process = { actor: "Chassis Manager", mnemonic: "SYS-5-RELOAD" };
  const reload = act("ReloadRequested", "01:30:00", { channel: "Syslog", ...process });
  assert.equal(actorValue([reload], account()), "unknown");
  assert.equal(actorValue([copied(), reload], account()), "yes");
});

test("the same name in another case, or from nobody knows where, is unknown", () => {
  assert.equal(actorValue([copied({ actor: "OPS" })], account()), "unknown");
  assert.equal(actorValue([copied({ actorIp: "" })], account({ from: ["192.0.2.10"] })), "unknown");
  const login = act("LoginSucceeded", "01:00:00", { actor: "ops", actorIp: "192.0.2.10" });
  assert.equal(
    actorValue([login, copied({ actorIp: "" })], account({ from: ["192.0.2.10"] })),
    "yes",
  );
});

const hostValue = (facts: Partial<DeviceActivity>, ...servers: readonly ApprovedServer[]) =>
  ask("transfer-host-approved", { activities: [copied(facts)], context: { servers } }).value;

test("a server is approved by address, network or name, and by the protocol and VRF that its entry names", () => {
  assert.equal(hostValue({}, server()), "yes");
  assert.equal(hostValue({}, server({ server: "192.0.2.0/24", protocols: ["scp"] })), "yes");
  assert.equal(hostValue({ transferProtocol: "tftp" }, server({ protocols: ["scp"] })), "no");
  assert.equal(
    hostValue({ transferHost: "images.example.net" }, server({ server: "images.example.net" })),
    "yes",
  );
  assert.equal(hostValue({ transferHost: "192.0.2.21" }, server()), "no");
  assert.equal(hostValue({}), "unknown");
  assert.equal(hostValue({}, server({ vrf: "mgmt" })), "unknown");
  assert.equal(
    hostValue({ command: "copy scp://192.0.2.20/x bootflash: vrf mgmt" }, server({ vrf: "mgmt" })),
    "yes",
  );
  assert.equal(
    hostValue({ command: "copy scp://192.0.2.20;red/x disk0:" }, server({ vrf: "mgmt" })),
    "no",
  );
});

test("the broadcast address is no server, a host left to a prompt is unknown, and so is no transfer", () => {
  assert.equal(
    hostValue({ transferHost: "255.255.255.255" }, server({ server: "0.0.0.0/0" })),
    "no",
  );
  assert.equal(hostValue({ transferHost: "255.255.255.255" }), "no");
  assert.equal(hostValue({ transferHost: "" }, server()), "unknown");
  assert.equal(ask("transfer-host-approved", { activities: [requested] }).value, "unknown");
});

test("a backup that leaves the device does not count beside an image that came", () => {
  const backup = act("CommandExecuted", "01:05:00", {
    transferHost: "203.0.113.9",
    transferDirection: "FromDevice",
  });
  const context = { servers: [server()] };
  assert.equal(
    ask("transfer-host-approved", { activities: [backup, copied()], context }).value,
    "yes",
  );
  assert.equal(ask("transfer-host-approved", { activities: [backup], context }).value, "no");
});

const versionValue = (
  activities: readonly DeviceActivity[],
  ...versions: readonly ApprovedVersion[]
) => ask("version-approved", { activities, context: { versions } }).value;

test("a version is approved in any writing, and as what starts or is about to start", () => {
  assert.equal(versionValue([restarted], version("17.09.05a")), "yes");
  assert.equal(versionValue([copied()], version("17.9.*")), "yes");
  assert.equal(versionValue([copied()], version("17.12.1")), "no");
  assert.equal(
    versionValue(
      [
        restarted,
        copied({ time: "2026-03-15T03:00:00Z", imageName: "isr4300-universalk9.16.09.04.SPA.bin" }),
      ],
      version("17.9.5a"),
    ),
    "no",
  );
  assert.equal(versionValue([restarted]), "unknown");
  assert.equal(
    versionValue([restarted], version("17.9.5a", { scope: { ...everywhere, devices: ["other"] } })),
    "unknown",
  );
  assert.equal(
    versionValue([restarted], version("17.9.5a", { validity: { untilTicks: ticks("01:00:00") } })),
    "no",
  );
  assert.equal(versionValue([requested], version("17.9.5a")), "unknown");
});

test("a boot loader that was touched must be approved, too, and one that tells no version is unknown", () => {
  const upgraded = act("BootloaderUpgraded", "01:15:00", { version: "17.6(1r)" });
  const system = version("17.9.5a");
  assert.equal(
    versionValue([upgraded, restarted], system, version("17.6(1r)", { of: "bootloader" })),
    "yes",
  );
  assert.equal(
    versionValue([upgraded, restarted], system, version("16.2(1r)", { of: "bootloader" })),
    "no",
  );
  assert.equal(versionValue([act("BootloaderUpgraded", "01:15:00"), restarted], system), "unknown");
});

const lowerValue = (...activities: readonly DeviceActivity[]) =>
  ask("version-not-lower", { activities }).value;

test("versions are compared start by start, as messages tell both, and by the image that will start next", () => {
  const before = act("Restarted", "00:10:00", { version: "17.6.4" });
  assert.equal(lowerValue(before, restarted), "yes");
  assert.equal(lowerValue(act("Restarted", "00:10:00", { version: "17.12.1" }), restarted), "no");
  assert.equal(lowerValue(act("Restarted", "00:10:00", { version: "17.9.5a" }), restarted), "yes");
  assert.equal(lowerValue(before, copied()), "yes");
  assert.equal(lowerValue(act("Restarted", "00:10:00", { version: "17.12.1" }), copied()), "no");
  const firmware = { version: "v7.0.5", previousVersion: "v7.0.12" };
  assert.equal(lowerValue(act("ImageInstallCompleted", "01:00:00", firmware)), "no");
  assert.equal(lowerValue(restarted), "unknown");
});

test("a step down and up again is a step down", () => {
  const down = act("Restarted", "00:40:00", { version: "15.7(3)M2" });
  assert.equal(
    lowerValue(
      act("Restarted", "00:10:00", { version: "15.7(3)M8" }),
      down,
      act("Restarted", "01:35:00", { version: "15.7(3)M8" }),
    ),
    "no",
  );
});

test("trains that do not continue one another are not compared", () => {
  assert.equal(
    lowerValue(
      act("Restarted", "00:10:00", { version: "15.2(7)E" }),
      act("Restarted", "01:35:00", { version: "15.4(3)M3" }),
    ),
    "unknown",
  );
});

test("a detection of a downgrade over a longer time is believed", () => {
  const { value, rests } = ask("version-not-lower", {
    findings: [finding({ techniques: ["T1601.002"] })],
  });
  const shown = finding({ origin: "evidence", techniques: ["T1601.002"] });
  assert.equal(ask("version-not-lower", { findings: [shown] }).value, "unknown");
  assert.equal(value, "no");
  assert.deepEqual(
    rests.map(({ line }) => line),
    [3],
  );
});
