import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { ConfigHistory, factsOfConfigHistory } from "./config-history.ts";
import { historyOf as historyNamed, signsOfHistory } from "./history-signs.ts";

function told(text: string): readonly string[] {
  const reading = factsOfConfigHistory("configs/edge-1", text);
  return (reading?.facts ?? []).map(({ kind, subject, value, at }) =>
    [`${at.line}:`, kind, subject, value].filter((part) => part !== "").join(" "),
  );
}

const rancid = `!RANCID-CONTENT-TYPE: cisco
!
!Chassis type: CISCO2901/K9
!CPU: C2900 platform
!
!Memory: main 483328K/40960K
!Processor ID: FTX0000AAAA
!
!Image: Software: C2900-UNIVERSALK9-M, 15.1(4)M3, RELEASE SOFTWARE (fc1)
!Image: Compiled: Tue 06-Dec-11 17:09 by prod_rel_team
!Image: flash0:c2900-universalk9-mz.SPA.151-4.M3.bin
!
!ROM Bootstrap: Version 15.0(1r)M15, RELEASE SOFTWARE (fc1)
!
!Variable: BOOT variable = flash0:c2900-universalk9-mz.SPA.151-4.M3.bin,12;
!Variable: Configuration register is 0x2102
!
!Flash: flash0: Directory of flash0:/
!Flash: flash0:     1  -rw-    60000000  Mar 1 2026 10:00:00 +00:00  c2900-universalk9-mz.SPA.151-4.M3.bin
!Flash: flash0: 256487424 bytes total (180 MB free)
!
config-register 0x2102
version 15.1
hostname edge-1
boot system flash0:c2900-universalk9-mz.SPA.151-4.M3.bin
end
`;

test("what RANCID keeps of an IOS router is read as the outputs that it was made of", () => {
  const facts = told(rancid);
  for (const fact of [
    "3: Model CISCO2901/K9",
    "7: SerialNumber FTX0000AAAA",
    "9: Version 15.1(4)M3",
    "9: SoftwareImage C2900-UNIVERSALK9-M",
    "10: CompiledAt Tue 06-Dec-11 17:09",
    "10: CompiledBy prod_rel_team",
    "11: RunningImage flash0:c2900-universalk9-mz.SPA.151-4.M3.bin",
    "13: BootLoaderVersion ROM 15.0(1r)M15",
    "22: ConfigRegister 0x2102",
  ]) {
    assert.ok(facts.includes(fact), `${fact} in\n${facts.join("\n")}`);
  }
  assert.ok(
    facts.some((fact) => /^15: BootVariable BOOT flash0:c2900/.test(fact)),
    facts.join("\n"),
  );
  assert.ok(
    facts.some((fact) => /^19: FileSize flash0:\S+ 60000000$/.test(fact)),
    facts.join("\n"),
  );
  assert.equal(factsOfConfigHistory("configs/192.0.2.1", rancid)?.device, "edge-1");
});

test("what Oxidized keeps of an IOS router gives the same facts", () => {
  const oxidized = `! Cisco IOS Software, C2900 Software (C2900-UNIVERSALK9-M), Version 15.1(4)M3, RELEASE SOFTWARE (fc1)
!
! Image: Software: C2900-UNIVERSALK9-M, 15.1(4)M3, RELEASE SOFTWARE (fc1)
! Image: Compiled: Tue 06-Dec-11 17:09 by prod_rel_team
! ROM Bootstrap: Version 15.0(1r)M15, RELEASE SOFTWARE (fc1)
! Image: flash0:c2900-universalk9-mz.SPA.151-4.M3.bin
! Chassis type: CISCO2901/K9
! Memory: main 483328K/40960K
! Processor ID: FTX0000AAAA
!
! VTP: VTP Version                     : 2
!
! NAME: "CISCO2901/K9 chassis", DESCR: "CISCO2901/K9 chassis"
! PID: CISCO2901/K9      , VID: V04 , SN: FTX0000AAAA
!
version 15.1
hostname edge-1
`;
  const words = (facts: readonly string[]) => facts.map((fact) => fact.replace(/^\d+: /, ""));
  const [own, other] = [words(told(oxidized)), words(told(rancid))];
  assert.deepEqual(
    own.filter((fact) => !other.includes(fact)),
    [],
  );
  assert.equal(own.length, 8);
});

test("an output that Oxidized keeps as it is ends where the next begins", () => {
  const text = `! Cisco Nexus Operating System (NX-OS) Software
! Software
!   BIOS: version 07.66
!   NXOS: version 9.3(5)
!   NXOS image file is: bootflash:///nxos.9.3.5.bin
! Hardware
!   cisco Nexus9000 C93180YC-EX chassis
!   Device name: leaf-1
! NAME: "Chassis",  DESCR: "Nexus9000 C93180YC-EX chassis"
! PID: N9K-C93180YC-EX     ,  VID: V01 ,  SN: FDO00000AAA
version 9.3(5) Bios:version 07.66
hostname leaf-1
boot nxos bootflash:/nxos.9.3.5.bin
`;
  const facts = told(text);
  for (const fact of [
    "BootLoaderVersion BIOS 07.66",
    "Version 9.3(5)",
    "RunningImage bootflash:///nxos.9.3.5.bin",
  ]) {
    assert.ok(
      facts.some((one) => one.endsWith(fact)),
      `${fact} in\n${facts.join("\n")}`,
    );
  }
  assert.equal(factsOfConfigHistory("leaf-1", text)?.device, "leaf-1");
});

test("packages of IOS-XR that RANCID keeps are packages of the device", () => {
  const facts = told(`!RANCID-CONTENT-TYPE: cisco-xr
!
!Image: Node 0/RP0/CPU0 [RP]
!Image:   Boot Partition: xr_lv38
!Image:   Active Packages: 2
!Image:         sample-xr-7.3.2 version=7.3.2 [Boot image]
!Image:         sample-mpls-2.1.0.0-r732
hostname core-1
end
`);
  assert.ok(
    facts.some((fact) => /^7: InstalledPackage sample-mpls-2\.1\.0\.0-r732.* active$/.test(fact)),
    facts.join("\n"),
  );
});

test("the version stands in the configuration where nothing else was kept", () => {
  const texts: Readonly<Record<string, string>> = {
    "Version 9.14(2)15": ": Saved\n: \nASA Version 9.14(2)15 \n!\nhostname fw-1\n",
    "Version 7.3.2":
      "!! IOS XR Configuration 7.3.2\n!! Last configuration change\nhostname core-1\n",
    "Version 9.3(5)":
      "!Command: show running-config\nversion 9.3(5) Bios:version 07.66\nhostname leaf-1\n",
  };
  for (const [fact, text] of Object.entries(texts)) {
    assert.ok(
      told(text).some((one) => one.endsWith(fact)),
      `${fact} in ${told(text).join(", ")}`,
    );
  }
});

test("a text that tells nothing of booting is no version of a device", () => {
  assert.equal(factsOfConfigHistory("README", "# Configurations\n\nof our network\n"), undefined);
  assert.equal(factsOfConfigHistory("router.db", "edge-1;cisco;up\n"), undefined);
});

test("no text stops the reading", () => {
  const line = fc.constantFrom(...rancid.split("\n"), "# mx> show version", "! Model: x", "\0");
  fc.assert(
    fc.property(fc.array(fc.oneof(line, fc.string({ unit: "binary" }))), (lines) => {
      factsOfConfigHistory("x", lines.join("\n"));
    }),
    { numRuns: 200 },
  );
});

function version(day: number) {
  return { commit: `c${day}`, author: "rancid", at: `2026-03-0${day}T02:00:00.000Z` };
}

function historyOf(...texts: readonly string[]): ConfigHistory {
  const history = new ConfigHistory("configs/edge-1");
  texts.forEach((text, index) => {
    const reading = factsOfConfigHistory("configs/edge-1", text);
    if (reading !== undefined) history.add(version(index + 1), reading);
  });
  return history;
}

test("a change is told with the version that brought it, and since when a value stands", () => {
  const history = historyOf(
    rancid,
    rancid.replace("15.0(1r)M15", "15.0(1r)M16"),
    rancid.replace("15.0(1r)M15", "15.0(1r)M16").replace("Tue 06-Dec-11", "Sun 01-Mar-26"),
  );
  assert.deepEqual(
    history.changes.map(
      ({ version: { commit }, kind, severity }) => `${commit} ${kind} ${severity}`,
    ),
    ["c2 BootLoaderVersion medium", "c3 CompiledAt high"],
  );
  assert.equal(history.since({ kind: "BootLoaderVersion", subject: "ROM" })?.commit, "c2");
  assert.equal(history.since({ kind: "Version", subject: "" })?.commit, "c1");
});

test("what a device shows now is held against what was last kept of it", () => {
  const history = historyOf(rancid, rancid.replace("15.0(1r)M15", "15.0(1r)M16"));
  assert.equal(historyNamed([history], ["EDGE-1.example.net"]), history);
  assert.equal(historyNamed([history], ["192.0.2.1"]), undefined);
  const shown = factsOfConfigHistory("show.txt", rancid.replace("15.0(1r)M15", "15.0(1r)M14"));
  assert.ok(shown !== undefined);
  assert.deepEqual(
    signsOfHistory(shown, history).map(
      ({ sign, severity, says }) => `${sign} ${severity}: ${says}`,
    ),
    [
      "changed-since-history high: BootLoaderVersion of 'ROM' was '15.0(1r)M16' and is '15.0(1r)M14'; last kept so on 2026-03-02 02:00 UTC in commit c2 by rancid, first so on 2026-03-02 02:00 UTC in commit c2 by rancid",
      "changed-in-history informational: BootLoaderVersion of 'ROM' was '15.0(1r)M15' and is '15.0(1r)M16': on 2026-03-02 02:00 UTC in commit c2 by rancid of configs/edge-1",
    ],
  );
});

test("an output that the collector missed once neither goes nor comes", () => {
  const without = rancid.replace(/^!Flash.*\n/gm, "").replace(/^!Variable.*\n/gm, "");
  const history = historyOf(rancid, without, rancid);
  assert.deepEqual(history.changes, []);
  assert.equal(history.versions, 3);
  const changed = historyOf(rancid, without, rancid.replace("60000000", "60000001"));
  assert.deepEqual(
    changed.changes.map(({ version: { commit }, kind }) => `${commit} ${kind}`),
    ["c3 FileSize"],
  );
});
