import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Fact, type FactKind, factKinds } from "#evidence";
import { activities, ticksFromIso } from "#schema";
import type { DeviceActivity } from "../enquiry.ts";
import { contradictionsOf, findingOfSign } from "./index.ts";

const at = { file: "r1.txt", line: 7, command: "show version" };
const fact = (kind: FactKind, value: string, subject = ""): Fact => ({ kind, subject, value, at });

let line = 0;
const told = (
  activity: DeviceActivity["activity"],
  time: string,
  more: Partial<DeviceActivity> = {},
): DeviceActivity => {
  line += 1;
  return {
    ...{ time, received: time, clockTrust: "synced", device: "r1", deviceIp: "", activity },
    ...{ channel: "Syslog", actor: "", actorIp: "", command: "", transferProtocol: "" },
    ...{ transferHost: "", transferDirection: "", imageName: "", imagePath: "", imageFlags: "" },
    ...{ version: "", previousVersion: "", configRegister: "", reason: "", mnemonic: "" },
    ...{ message: "", file: "r1.log", line, ...more },
  };
};

const signs = (
  facts: readonly Fact[],
  activities: readonly DeviceActivity[],
  evidenceAt = "2026-03-12T12:00:00Z",
) => contradictionsOf({ facts }, activities, { evidenceAtTicks: ticksFromIso(evidenceAt) });

const names = (...args: Parameters<typeof signs>) => signs(...args).map(({ sign }) => sign);

/** Started at 03:00, shown at 12:00. */
const upSince3 = fact("UptimeSeconds", String(9 * 3600));
const restart = told("Restarted", "2026-03-12T03:01:00Z", { version: "15.7(3)M2" });

test("a device whose logs and outputs agree contradicts nothing", () => {
  const facts = [
    fact("Version", "15.7(3)M2"),
    fact("RunningImage", "flash0:c2900-universalk9-mz.SPA.157-3.M2.bin"),
    fact("BootVariable", "flash0:c2900-universalk9-mz.SPA.157-3.M2.bin,1;", "BOOT"),
    fact("ReloadReason", "Reload Command"),
    fact("ConfigRegister", "0x2102"),
    upSince3,
  ];
  const imageName = "c2900-universalk9-mz.SPA.157-3.M2.bin";
  const activities = [
    told("CommandExecuted", "2026-03-11T20:00:00Z"),
    told("BootVariableChanged", "2026-03-12T02:40:00Z", { imageName }),
    told("ConfigRegisterChanged", "2026-03-12T02:41:00Z", { configRegister: "0x2102" }),
    told("ReloadRequested", "2026-03-12T02:50:00Z", { actor: "ops" }),
    restart,
    told("LoginSucceeded", "2026-03-12T11:00:00Z"),
  ];
  assert.deepEqual(signs(facts, activities), []);
});

test("another version than the log's is grave where no start can have come between", () => {
  const [sign] = signs([fact("Version", "15.4(3)M3"), upSince3], [restart]);
  assert.equal(sign?.sign, "version-differs-from-log");
  assert.equal(sign.severity, "high");
  assert.match(sign.says, /"15\.7\(3\)M2" was started; the device shows "15\.4\(3\)M3"/);
  assert.deepEqual(
    sign.at.map(({ file }) => file),
    ["r1.txt", "r1.log"],
  );
  const [unsure] = signs([fact("Version", "15.4(3)M3")], [restart]);
  assert.equal(unsure?.severity, "medium");
});

test("one version in two writings is no contradiction, nor are two products' schemes", () => {
  const log = [told("Restarted", "2026-03-12T03:01:00Z", { version: "16.9.4" })];
  assert.deepEqual(names([fact("Version", "16.09.04", "IOS-XE"), upSince3], log), []);
  assert.deepEqual(names([fact("Version", "Everest"), upSince3], log), []);
});

test("a start that the uptime denies, and a start that the log does not tell", () => {
  const upLong = fact("UptimeSeconds", String(40 * 86_400));
  assert.deepEqual(names([upLong], [restart]), ["restart-in-log-not-in-uptime"]);
  const around = [
    told("CommandExecuted", "2026-03-11T20:00:00Z"),
    told("LoginSucceeded", "2026-03-12T11:00:00Z"),
  ];
  assert.deepEqual(names([upSince3], around), ["start-without-log"]);
});

test("a log that does not reach over the start says nothing of it", () => {
  const after = [told("LoginSucceeded", "2026-03-12T11:00:00Z")];
  assert.deepEqual(names([upSince3], after), []);
  const before = [told("LoginSucceeded", "2026-03-11T20:00:00Z")];
  assert.deepEqual(names([upSince3], before), []);
});

test("the restart of a module is not the device's", () => {
  const upLong = fact("UptimeSeconds", String(40 * 86_400));
  const module = told("Restarted", "2026-03-12T03:01:00Z", { reason: "module 2" });
  assert.deepEqual(names([upLong], [module]), []);
});

test("without the moment of the evidence an uptime is held against nothing", () => {
  const upLong = fact("UptimeSeconds", String(40 * 86_400));
  assert.deepEqual(contradictionsOf({ facts: [upLong] }, [restart]), []);
  const shown = fact("RestartedAt", "02:59:10 UTC Thu Mar 12 2026");
  assert.deepEqual(contradictionsOf({ facts: [shown] }, [restart]), []);
  const earlier = fact("RestartedAt", "02:59:10 UTC Thu Feb 12 2026");
  assert.deepEqual(
    contradictionsOf({ facts: [earlier] }, [restart]).map(({ sign }) => sign),
    ["restart-in-log-not-in-uptime"],
  );
});

test("a restart whose clock was not set yet counts by the relay's time", () => {
  const unset = told("Restarted", "2026-03-12T03:01:00Z", {
    ...{ received: "2026-03-16T00:00:00Z", clockTrust: "unset", version: "15.7(3)M2" },
  });
  const [sign] = signs([fact("Version", "15.4(3)M3"), upSince3], [unset]);
  assert.equal(sign?.severity, "high");
});

test("power as the reason of a start that somebody asked for", () => {
  const asked = told("ReloadRequested", "2026-03-12T02:50:00Z", { actor: "contr02" });
  const [sign] = signs([fact("ReloadReason", "power-on"), upSince3], [asked, restart]);
  assert.equal(sign?.sign, "reload-reason-differs-from-log");
  assert.match(sign.says, /"contr02" asked for a reload/);
  assert.deepEqual(names([fact("ReloadReason", "power-on"), upSince3], [restart]), []);
});

test("the boot variable lacks the image that the log tells was set, unless it was removed again", () => {
  const shown = fact("BootVariable", "flash:old.bin;", "BOOT");
  const set = told("BootVariableChanged", "2026-03-12T02:40:00Z", { imageName: "new.bin" });
  assert.deepEqual(names([shown], [set]), ["boot-variable-differs-from-log"]);
  const removed = told("BootVariableChanged", "2026-03-12T02:45:00Z", {
    ...{ imageName: "new.bin", reason: "removed" },
  });
  assert.deepEqual(names([shown], [set, removed]), []);
  const all = told("BootVariableChanged", "2026-03-12T02:45:00Z", { reason: "removed" });
  assert.deepEqual(names([shown], [set, all]), []);
});

test("another image runs than was set before the start", () => {
  const running = fact("RunningImage", "flash:c2900-universalk9-mz.SPA.154-3.M3.bin");
  const imageName = "c2900-universalk9-mz.SPA.157-3.M2.bin";
  const set = told("BootVariableChanged", "2026-03-12T02:40:00Z", { imageName });
  assert.deepEqual(names([running], [set, restart]), ["running-image-differs-from-log"]);
  const later = told("BootVariableChanged", "2026-03-12T04:40:00Z", { imageName });
  assert.deepEqual(names([running], [restart, later]), []);
});

test("a boot loader that was upgraded, and a register that was set, are shown as before", () => {
  const upgraded = told("BootloaderUpgraded", "2026-03-12T02:40:00Z", { version: "15.7(3r)M2" });
  const loader = fact("BootLoaderVersion", "15.0(1r)M16", "ROM");
  const [sign] = signs([loader, upSince3], [upgraded]);
  assert.equal(sign?.sign, "boot-loader-differs-from-log");
  assert.equal(sign.severity, "medium");
  const set = told("ConfigRegisterChanged", "2026-03-12T02:41:00Z", { configRegister: "0x2102" });
  assert.deepEqual(names([fact("ConfigRegister", "0x2142")], [set]), ["register-differs-from-log"]);
  const next = [fact("ConfigRegister", "0x2142"), fact("ConfigRegisterNext", "0x2102")];
  assert.deepEqual(names(next, [set]), []);
});

test("the hash of a file is another than was logged", () => {
  const logged = told("IntegrityCheckPassed", "2026-03-12T02:40:00Z", {
    ...{ imageName: "new.bin", message: `verify /md5 (flash:new.bin) = ${"a".repeat(32)}` },
  });
  const shown = (value: string) => fact("FileHash", value, "md5 flash:new.bin");
  assert.deepEqual(names([shown("b".repeat(32))], [logged]), ["hash-differs-from-log"]);
  assert.deepEqual(names([shown("a".repeat(32))], [logged]), []);
  assert.deepEqual(names([shown("b".repeat(128))], [logged]), []);
});

test("what changed since the baseline was logged, or that is a contradiction", () => {
  const before = {
    facts: [fact("BootLoaderVersion", "15.0(1r)M16", "ROM"), fact("Version", "15.7(3)M2")],
    takenAtTicks: ticksFromIso("2026-03-01T00:00:00Z") ?? 0n,
  };
  const now = [fact("BootLoaderVersion", "15.0(1r)M12", "ROM"), fact("Version", "15.7(3)M2")];
  const changed = (log: readonly DeviceActivity[]) =>
    contradictionsOf({ facts: now }, log, { before }).map(({ sign }) => sign);
  const login = told("LoginSucceeded", "2026-03-12T11:00:00Z");
  const earlier = told("LoginSucceeded", "2026-02-12T11:00:00Z");
  const upgrade = told("BootloaderUpgraded", "2026-03-10T11:00:00Z");
  assert.deepEqual(changed([earlier, login]), ["changed-without-log"]);
  assert.deepEqual(changed([earlier, upgrade, login]), []);
  assert.deepEqual(changed([login]), []);
  assert.deepEqual(changed([earlier]), []);
  assert.deepEqual(changed([]), []);
});

test("what was logged after the evidence was shown says nothing of it", () => {
  const later = told("Restarted", "2026-03-14T03:01:00Z", { version: "17.3.1" });
  assert.deepEqual(names([fact("Version", "15.7(3)M2"), upSince3], [restart, later]), []);
});

test("a sign becomes a finding whose id stays the same, and differs with what it says", () => {
  const [sign] = signs([fact("Version", "15.4(3)M3"), upSince3], [restart]);
  assert.ok(sign !== undefined);
  const finding = findingOfSign("r1", sign, "2026-03-12T12:00:00.0000000Z");
  const again = findingOfSign("R1", sign, "2026-03-13T12:00:00.0000000Z");
  assert.equal(finding.id, again.id);
  assert.equal(finding.origin, "evidence");
  assert.equal(finding.evidence.length, 2);
  const other = { ...sign, says: "something else" };
  assert.notEqual(findingOfSign("r1", other, finding.time).id, finding.id);
});

const anyText = fc.oneof(
  fc.string(),
  fc.constantFrom("0x2102", "15.7(3)M2", "12:00:00 UTC Thu Mar 12 2026", "32400", "flash:x.bin"),
);
const anyFact = fc
  .record({
    kind: fc.constantFrom(...factKinds),
    value: anyText,
    subject: fc.constantFrom("", "BOOT", "md5 flash:x.bin"),
  })
  .map(({ kind, value, subject }) => fact(kind, value, subject));
const anyActivity = fc
  .record({
    activity: fc.constantFrom(...activities),
    time: fc.oneof(anyText, fc.constantFrom("2026-03-12T03:01:00Z", "2026-03-01T00:00:00Z")),
    version: anyText,
    imageName: anyText,
    configRegister: anyText,
    reason: anyText,
    message: anyText,
  })
  .map(({ activity, time, ...more }) => told(activity, time, more));

test("whatever is shown and told, there is an answer, the same in any order of the lines", () => {
  fc.assert(
    fc.property(fc.array(anyFact), fc.array(anyActivity), (facts, told1) => {
      const later = told1.map((one, index) => ({
        ...one,
        time: `2026-03-12T03:${String(index % 60).padStart(2, "0")}:00Z`,
      }));
      const names1 = (list: readonly DeviceActivity[]) =>
        contradictionsOf({ facts }, list).map(({ sign, says }) => `${sign} ${says}`);
      contradictionsOf({ facts }, told1);
      if (later.length <= 60) assert.deepEqual(names1(later.toReversed()), names1(later));
    }),
  );
});
