import assert from "node:assert/strict";
import { test } from "node:test";
import { readTranscript } from "../transcript/transcript.ts";
import { type EvidenceSettings, readEvidence } from "./assemble.ts";

const evidenceOf = (files: Readonly<Record<string, string>>, settings: EvidenceSettings = {}) =>
  readEvidence(
    Object.entries(files).flatMap(([file, text]) => [...readTranscript(file, text)]),
    settings,
  );

const boot = "BOOT variable = flash:a.bin;\nConfiguration register is 0x2102\n";
const version = (name: string) =>
  `Cisco IOS Software, C1900 Software (C1900-UNIVERSALK9-M), Version 15.4(3)M3, RELEASE SOFTWARE (fc2)\n${name} uptime is 3 minutes\nSystem image file is "flash:a.bin"\n`;

const named = (evidence: ReturnType<typeof readEvidence>) =>
  evidence.map(({ device, isNamed, outputs }) => [device, isNamed, outputs.length]);

test("files of one device are joined by the name in prompt and output", () => {
  const evidence = evidenceOf({ "a.txt": `r1#show boot\n${boot}`, "b.txt": version("R1") });
  assert.deepEqual(named(evidence), [["r1", true, 2]]);
  assert.deepEqual(evidence[0]?.problems, []);
});

test("an output without a name is of the one device of its file", () => {
  const evidence = evidenceOf({ "a.txt": `show version\n${version("r1")}\nshow boot\n${boot}` });
  assert.deepEqual(named(evidence), [["r1", true, 2]]);
});

test("a file without a name is a device of its own, and no other's", () => {
  const evidence = evidenceOf({ "a.txt": `r1#show boot\n${boot}`, "r1/show_boot.txt": boot });
  assert.deepEqual(named(evidence), [
    ["r1", true, 1],
    ["r1/show_boot.txt", false, 1],
  ]);
});

test("the device that the caller names takes up files without a name", () => {
  const files = { "a.txt": `r1#show boot\n${boot}`, "b.txt": boot };
  assert.deepEqual(named(evidenceOf(files, { device: "R1" })), [["R1", true, 2]]);
});

test("evidence of another device than the one asked for is told and kept apart", () => {
  const files = { "a.txt": `r2#show boot\n${boot}`, "b.txt": boot };
  const [other, asked] = evidenceOf(files, { device: "r1" });
  assert.equal(other?.device, "r2");
  assert.deepEqual(other?.problems, [
    { says: "this is evidence of r2, not of r1 that was asked for", file: "a.txt", line: 1 },
  ]);
  assert.equal(asked?.device, "r1");
  assert.deepEqual(asked?.problems, []);
});

test("a prompt and an output that name two devices are told", () => {
  const [device] = evidenceOf({ "a.txt": `r1#show version\n${version("r2")}` });
  assert.equal(device?.device, "r1");
  assert.deepEqual(device?.problems, [
    { says: "the prompt says r1, the output says r2", file: "a.txt", line: 3 },
  ]);
});

test("a name that the prompt shows in part is one with the whole", () => {
  const name = "brk-distribution-switch-east-1";
  const evidence = evidenceOf({
    "a.txt": `${name.slice(0, 20)}#show version\n${version(name)}`,
    "b.txt": `${name.slice(0, 20)}#show boot\n${boot}`,
  });
  assert.deepEqual(named(evidence), [[name, true, 2]]);
  assert.deepEqual(evidence[0]?.problems, []);
});

interface StateCase {
  readonly claim: string;
  readonly shown: string;
  readonly outputs: readonly (readonly [command: string, state: string, says: RegExp])[];
}

const states: readonly StateCase[] = [
  {
    claim: "a refused command is refused, with the device's words",
    shown: "r1#show boot\n      ^\n% Invalid input detected at '^' marker.\n\nr1#\n",
    outputs: [["show boot", "refused", /^% Invalid input detected at '\^' marker\.$/]],
  },
  {
    claim: "refusals of other vendors are refused as well",
    shown:
      "<sw1>display startup\nError: Unrecognized command found at '^' position.\n<sw1>display version\n",
    outputs: [
      ["display startup", "refused", /^Error/],
      ["display version", "empty", /^$/],
    ],
  },
  {
    claim: "a prompt with nothing behind is empty",
    shown: "r1#show boot\nr1#\n",
    outputs: [["show boot", "empty", /^$/]],
  },
  {
    claim: "a command without a reader is unread by its name",
    shown: "r1#show arp\nnone\nr1#\n",
    outputs: [["show arp", "unread", /^no reader for this command$/]],
  },
  {
    claim: "an abbreviation that says several commands is told",
    shown: "r1#show bo\nBOOT variable = flash:a.bin;\nr1#\n",
    outputs: [["show bo", "unread", /abbreviates show boot\b.* as well as show boot/]],
  },
  {
    claim: "a filtered output is read, and it is said",
    shown: "r1#show version | include uptime|image\nr1 uptime is 3 minutes\nr1#\n",
    outputs: [["show version", "read", /^only the lines that “include uptime” lets through$/]],
  },
  {
    claim: "an output that lost its end is cut",
    shown: `r1#show version\n${version("r1").split("\n").slice(0, 2).join("\n")}\nr1#\n`,
    outputs: [["show version", "read", /no image file is named/]],
  },
  {
    claim: "products without a reader are named, with or without the command",
    shown: "SONiC Software Version: SONiC.202305.1\nDistribution: Debian 11\n",
    outputs: [["", "unread", /^it is of SONiC, which has no reader$/]],
  },
  {
    claim: "the output of another command is not read as the one that was typed",
    shown: "r1#show version\nBOOT variable = flash:a.bin;\nr1#\n",
    outputs: [
      [
        "show version",
        "unread",
        /^it does not look like show version, but like show boot \(ios\)$/,
      ],
    ],
  },
];

for (const { claim, shown, outputs } of states) {
  test(claim, () => {
    const found = evidenceOf({ "a.txt": shown }).flatMap((device) => device.outputs);
    assert.deepEqual(
      found.map(({ command, state }) => [command, state]),
      outputs.map(([command, state]) => [command, state]),
    );
    found.forEach(({ says }, index) => {
      assert.match(says, outputs[index]?.[2] ?? /^\b$/);
    });
  });
}

test("what several families have is read by the family of the device's other outputs", () => {
  const nxos = "Cisco Nexus Operating System (NX-OS) Software\nSoftware\n  NXOS: version 10.3(6)\n";
  const [device] = evidenceOf({
    "a.txt": `n1# show boot | include xyz\nNothing here\nn1# show version\n${nxos}n1#\n`,
  });
  assert.equal(device?.family, "nxos");
  assert.deepEqual(
    device?.outputs.map(({ state }) => state),
    ["unread", "read"],
  );
});

test("logs that broke in and logs that were shown are logs of the device", () => {
  const message = "*Mar  1 00:00:04.087: %SYS-5-CONFIG_I: Configured from console by console";
  const [device] = evidenceOf({ "a.txt": `r1#show boot\n${message}\n${boot}r1#\n` });
  assert.deepEqual(device?.logs, [{ file: "a.txt", line: 2, text: message }]);
});
