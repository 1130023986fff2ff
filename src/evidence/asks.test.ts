import assert from "node:assert/strict";
import { test } from "node:test";
import { askRows, asksOf } from "./asks.ts";
import type { DeviceEvidence } from "./device-evidence.ts";
import type { Fact } from "./fact.ts";
import type { Check } from "./integrity.ts";
import { readers } from "./readers/index.ts";

const at = { file: "r1.txt", line: 1, command: "show version" };
const evidence = (more: Partial<DeviceEvidence>): DeviceEvidence => ({
  ...{ device: "r1", isNamed: true, family: "ios", outputs: [], facts: [], attestation: [] },
  ...{ logs: [], problems: [], ...more },
});
const commands = (more: Partial<DeviceEvidence>, checks: readonly Check[] = []) =>
  asksOf(evidence(more), checks).map(({ command }) => command);

test("only commands whose output is read are asked for", () => {
  const unread = askRows.flatMap(({ command, families }) =>
    families
      .filter(
        (family) =>
          !readers.some(
            (reader) => reader.families.includes(family) && isReadBy(command, reader.command),
          ),
      )
      .map((family) => `${family}: ${command}`),
  );
  assert.deepEqual(unread, []);
});

/** `show platform integrity sign nonce NONCE` is read by the reader of its first words. */
const isReadBy = (asked: string, command: string): boolean =>
  asked === command || asked.startsWith(`${command} `);

test("what was shown is not asked for again, nor what the device had nothing to say to", () => {
  assert.ok(commands({}).includes("show bootvar"));
  const boot: Fact = { kind: "BootVariable", subject: "BOOT", value: "flash:x.bin", at };
  assert.ok(!commands({ facts: [boot] }).includes("show bootvar"));
  const policies = "show event manager policy registered";
  assert.ok(commands({}).includes(policies));
  const empty = {
    command: policies,
    file: "r1.txt",
    line: 9,
    state: "empty",
    isCut: false,
  } as const;
  assert.ok(!commands({ outputs: [{ ...empty, says: "" }] }).includes(policies));
});

test("a signed measurement is asked for until one was checked", () => {
  const signed = "show platform integrity sign nonce NONCE";
  assert.ok(commands({}).includes(signed));
  const plain = { command: "show platform integrity", file: "r1.txt", line: 1 } as const;
  const output = { ...plain, state: "read", isCut: false, says: "" } as const;
  assert.ok(commands({ outputs: [output] }).includes(signed));
  const passed: Check = {
    ...{ check: "measurement-signature", subject: "", result: "pass", says: "", trust: "signed" },
  };
  assert.ok(!commands({}, [passed]).includes(signed));
});

test("the image that is to be hashed is named only where it is one plain word on the device", () => {
  const running = (value: string): Fact => ({ kind: "RunningImage", subject: "", value, at });
  const hash = (value: string) => commands({ facts: [running(value)] }).at(-1);
  assert.equal(hash("flash0:c2900.bin"), "verify /sha512 flash0:c2900.bin");
  assert.equal(hash("flash0:x.bin\nreload"), "verify /sha512 IMAGE");
  assert.equal(hash("tftp://192.0.2.7/x.bin"), "verify /sha512 IMAGE");
  assert.equal(hash("flash0:x.bin ; reload"), "verify /sha512 IMAGE");
});

test("of a device whose family is not known nothing is asked", () => {
  assert.deepEqual(commands({ family: undefined }), []);
});
