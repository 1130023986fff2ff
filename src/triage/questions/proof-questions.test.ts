import assert from "node:assert/strict";
import { test } from "node:test";
import type { Check, Fact, IntegrityReport, IntegrityVerdict } from "#evidence";
import type { KnownHash } from "../context/context.ts";
import type { DeviceActivity } from "../enquiry.ts";
import {
  act,
  ask,
  bootChanged,
  copied,
  device,
  everywhere,
  finding,
  image,
  place,
  requested,
  restarted,
  version,
} from "./invented.test.ts";

const shownAt = { file: "session.txt", line: 12, command: "verify" };

function report(verdict: IntegrityVerdict, facts: Partial<IntegrityReport> = {}): IntegrityReport {
  return {
    device,
    isNamed: true,
    verdict,
    because: ["because of this"],
    checks: [],
    signs: [],
    outputs: [],
    facts: [],
    at: shownAt,
    ...facts,
  };
}

function check(facts: Partial<Check>): Check {
  return {
    check: "image-hash",
    subject: `bootflash:${image}`,
    result: "pass",
    says: "its SHA-512 hash is at list.csv:2",
    trust: "off-box",
    ...facts,
  };
}

const hash = "0123456789abcdef".repeat(8);

function known(facts: Partial<KnownHash> = {}): KnownHash {
  return {
    at: place,
    algorithm: "sha512",
    hash,
    fileName: image,
    scope: everywhere,
    devices: [],
    platform: "",
    note: "",
    ...facts,
  };
}

const checked = (...checks: readonly Partial<Check>[]) =>
  ask("image-hash-known", {
    activities: [copied()],
    integrity: report("consistent", { checks: checks.map(check) }),
  });

test("a hash is known where a check against a list passed, and not where one failed or none was shown", () => {
  assert.equal(checked({}).value, "yes");
  assert.equal(checked({ result: "not shown", says: "no list names it" }).value, "unknown");
  assert.equal(checked({}, { result: "fail", says: "it is not that at list.csv:2" }).value, "no");
  assert.equal(ask("image-hash-known", { activities: [copied()] }).value, "unknown");
});

test("the hash of another file, and a copy that is like the device's, make no image known", () => {
  const other = checked({ subject: "bootflash:old.SPA.bin" });
  assert.equal(other.value, "unknown");
  assert.match(other.says, /those of other files are/);
  assert.equal(checked({ check: "image-copy" }).value, "unknown");
});

test("a hash that the device printed is held against the lists of the context", () => {
  const value = (activity: DeviceActivity, ...hashes: readonly KnownHash[]) =>
    ask("image-hash-known", { activities: [copied(), activity], context: { hashes } }).value;
  const printed = act("Other", "01:15:00", {
    channel: "Console",
    imageName: image,
    imagePath: `bootflash:${image}`,
    reason: `verify /sha512 = ${hash.toUpperCase()}`,
  });
  assert.equal(value(printed, known()), "yes");
  assert.equal(value(printed, known({ fileName: "" })), "yes");
  assert.equal(value(printed, known({ hash: hash.replace("0", "1") })), "no");
  assert.equal(value(printed, known({ algorithm: "md5", hash: hash.slice(0, 32) })), "unknown");
  assert.equal(value(printed), "unknown");
  assert.equal(value({ ...printed, channel: "CommandAccounting" }, known()), "unknown");
});

test("a hash that was typed is none that was measured", () => {
  const typed = act("CommandExecuted", "01:15:00", {
    command: `verify /sha512 bootflash:${image} ${hash}`,
    imageName: image,
  });
  const { value } = ask("image-hash-known", {
    activities: [copied(), typed],
    context: { hashes: [known()] },
  });
  assert.equal(value, "unknown");
});

test("hashes in evidence are held against the lists of the context, whenever it was handed in", () => {
  const fact: Fact = {
    kind: "FileHash",
    subject: `sha512 bootflash:${image}`,
    value: hash,
    at: shownAt,
  };
  const value = (...hashes: readonly KnownHash[]) =>
    ask("image-hash-known", {
      activities: [copied()],
      integrity: report("consistent", { facts: [fact] }),
      context: { hashes },
    }).value;
  assert.equal(value(known()), "yes");
  assert.equal(value(known({ hash: hash.replace("0", "1") })), "no");
  assert.equal(value(known({ scope: { ...everywhere, devices: ["other"] } })), "unknown");
});

test("a check of the device's own that failed is a no", () => {
  const failed = act("IntegrityCheckFailed", "01:15:00", {
    reason: "hash mismatch",
    imagePath: image,
  });
  assert.equal(ask("image-hash-known", { activities: [copied(), failed] }).value, "no");
});

const verified = act("CommandExecuted", "01:15:00", {
  command: `verify /sha512 bootflash:${image}`,
});
const order = (...activities: readonly DeviceActivity[]) =>
  ask("order-as-expected", { activities });

test("copy, check, boot variable, reload and start in this order are as expected", () => {
  assert.equal(order(copied(), verified, bootChanged, requested, restarted).value, "yes");
  const installed = act("ImageInstallStarted", "01:10:00", { imageName: image });
  assert.equal(order(installed, requested, restarted).value, "yes");
});

test("a chain of which links are not told is unknown, and which is said", () => {
  const { value, says } = order(copied(), bootChanged, requested, restarted);
  assert.equal(value, "unknown");
  assert.match(says, /and not a check of the image\.$/);
  assert.equal(order().value, "unknown");
});

test("a start that nobody asked for is no planned work, unless nothing can tell of requests", () => {
  const before = act("CommandExecuted", "00:10:00", { command: "show version" });
  assert.equal(order(before, restarted).value, "no");
  assert.equal(order(before, requested, restarted).value, "unknown");
  assert.equal(order(restarted).value, "unknown");
  const blind = { activities: [before, restarted], blindTelemetry: ["ReloadLog"] };
  assert.equal(ask("order-as-expected", blind).value, "unknown");
  const scheduled = act("ReloadRequested", "00:20:00", { reason: "scheduled at 01:34" });
  assert.equal(order(before, scheduled, restarted).value, "unknown");
  const longAgo = act("Restarted", "00:00:00", { time: "2025-11-02T10:00:00Z", version: "17.6.4" });
  assert.equal(order(longAgo, copied(), verified, bootChanged, requested, restarted).value, "yes");
});

test("a request that no start follows is a no once the device goes on telling", () => {
  const later = act("LoginSucceeded", "03:00:00", { actor: "ops" });
  assert.equal(order(copied(), requested).value, "unknown");
  assert.equal(order(copied(), requested, later).value, "no");
  const cancelled = act("CommandExecuted", "01:31:00", { reason: "cancels a reload" });
  assert.match(order(copied(), requested, cancelled, later).says, /Of the chain/);
});

test("what is changed between the request and the start is a no, unless the request was given again", () => {
  const late = act("BootVariableChanged", "01:31:00", { imageName: image });
  assert.equal(order(copied(), verified, requested, late, restarted).value, "no");
  const again = act("ReloadRequested", "01:34:00");
  assert.equal(order(copied(), verified, requested, late, again, restarted).value, "yes");
});

test("work that goes on after a failed check is a no, and a second copy mends it", () => {
  const failed = act("IntegrityCheckFailed", "01:12:00", { reason: "hash mismatch" });
  assert.equal(order(copied(), failed, bootChanged, requested, restarted).value, "no");
  const second = copied({ time: "2026-03-15T01:13:00Z" });
  assert.equal(
    order(copied(), failed, second, verified, bootChanged, requested, restarted).value,
    "yes",
  );
});

test("checks that were turned off are a no", () => {
  const off = act("ConfigChanged", "01:05:00", {
    command: "no file verify auto",
    reason: "images are no longer verified when copied",
  });
  assert.equal(order(off, copied(), verified, bootChanged, requested, restarted).value, "no");
});

test("evidence is asked for what runs, in any of its writings, not for what stands beside it", () => {
  const shown = (subject: string, value: string): Fact => ({
    kind: "Version",
    subject,
    value,
    at: shownAt,
  });
  const value = (facts: readonly Fact[], ...approved: readonly string[]) =>
    ask("version-approved", {
      findings: [finding()],
      integrity: report("consistent", { facts }),
      context: { versions: approved.map((text) => version(text)) },
    }).value;
  const router = [shown("", "15.5(3)S5"), shown("IOS-XE", "03.16.05.S")];
  assert.equal(value(router, "15.5(3)S5"), "yes");
  assert.equal(value(router, "03.16.05.S"), "yes");
  assert.equal(value(router, "03.16.04.S"), "no");
  assert.equal(value([shown("", "9.20(3)"), shown("device manager", "7.20(2)")], "9.20(3)"), "yes");
  assert.equal(value([shown("1", "17.9.5"), shown("2", "17.6.4")], "17.9.5"), "no");
  assert.equal(value([], "17.9.5"), "unknown");
});

test("a device that shows what ran before its last reset answers from that", () => {
  const shown = (before: string): readonly Fact[] => [
    { kind: "Version", subject: "", value: "9.3(10)", at: shownAt },
    { kind: "Version", subject: "before the last reset", value: before, at: shownAt },
  ];
  const value = (before: string) =>
    ask("version-not-lower", { integrity: report("consistent", { facts: shown(before) }) }).value;
  assert.equal(value("9.3(8)"), "yes");
  assert.equal(value("10.2(3)"), "no");
});

test("evidence that shows the image itself tells nothing of the version before it", () => {
  const value = (running: string) =>
    ask("version-not-lower", {
      activities: [copied()],
      integrity: report("consistent", {
        facts: [{ kind: "Version", subject: "", value: running, at: shownAt }],
      }),
    }).value;
  assert.equal(value("17.9.5a"), "unknown");
  assert.equal(value("17.6.4"), "yes");
  assert.equal(value("17.12.1"), "no");
});

test("the verdict on the evidence answers, and the device's own word is said to be one", () => {
  const value = (verdict: IntegrityVerdict, facts: Partial<IntegrityReport> = {}) =>
    ask("evidence-agrees", { integrity: report(verdict, facts) }).value;
  const values = (["bad", "doubtful", "consistent", "proven", "unread"] as const).map((one) =>
    value(one),
  );
  assert.deepEqual(values, ["no", "unknown", "yes", "yes", "unknown"]);
  assert.equal(ask("evidence-agrees").value, "unknown");
  assert.match(ask("evidence-agrees", { integrity: report("consistent") }).says, /own word/);
  assert.equal(value("consistent", { device: "other-r9" }), "unknown");
  assert.equal(value("bad", { device: "other-r9" }), "no");
});

test("evidence that contradicts the logs is a no where it is grave, and a doubt where it is not", () => {
  const value = (severity: "low" | "medium" | "high") =>
    ask("evidence-agrees", {
      integrity: report("proven"),
      findings: [finding({ origin: "evidence", severity })],
    }).value;
  assert.deepEqual([value("low"), value("medium"), value("high")], ["yes", "unknown", "no"]);
});

const telling = (activities: readonly DeviceActivity[], blindTelemetry?: readonly string[]) =>
  ask("telemetry-complete", { activities, blindTelemetry }).value;

test("logging that was stopped, cleared or went missing is a no", () => {
  const logging = (command: string) => [
    act("LoggingChanged", "01:05:00", { actor: "ops", command }),
  ];
  for (const command of ["clear logging", "no logging message 302013", "undo info-center enable"]) {
    assert.equal(telling(logging(command), []), "no", command);
  }
  assert.equal(telling(logging("logging trap emergencies"), []), "unknown");
  assert.equal(telling(logging("logging host 192.0.2.30"), []), "yes");
  const silence = (reason: string) => [
    act("LoggingStopped", "01:05:00", { channel: "Syslog", reason }),
  ];
  assert.equal(telling(silence("source stopped"), []), "no");
  assert.equal(telling(silence("sequence gap"), []), "no");
  assert.equal(telling(silence("all sources stopped"), []), "unknown");
});

test("a log daemon that stops because the device restarts is none that was stopped", () => {
  const exits = { channel: "Syslog", reason: "exiting on signal 15" } as const;
  const stopped = act("LoggingStopped", "01:31:00", exits);
  assert.equal(telling([requested, stopped, restarted], []), "yes");
  assert.equal(telling([stopped], []), "no");
});

test("blind rules are unknown: nobody hid what the device never tells", () => {
  assert.equal(telling([], []), "yes");
  assert.equal(telling([], ["CommandAccounting"]), "unknown");
  assert.equal(telling([]), "unknown");
  const impaired = finding({ techniques: ["T1562"] });
  assert.equal(ask("telemetry-complete", { findings: [impaired], blindTelemetry: [] }).value, "no");
});
