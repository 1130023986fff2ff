import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readRegister } from "./register.ts";

test("0x2102 boots as configured, with break disabled and ROM software as the last resort", () => {
  assert.deepEqual(readRegister("0x2102"), {
    text: "0x2102",
    bootField: 2,
    ignoresStartupConfig: false,
    disablesBreak: true,
    isDiagnostic: false,
    says: [
      "boot field 2: boots as the configuration and the boot variable say",
      "bit 8: break is disabled while the system runs",
      "bit 13: the default ROM software is booted after network boot fails",
      "console at 9600 baud",
    ],
  });
});

test("0x2142 differs from 0x2102 by ignoring the startup configuration", () => {
  assert.equal(readRegister("0x2142")?.ignoresStartupConfig, true);
  assert.equal(readRegister("0x41")?.ignoresStartupConfig, true);
  assert.equal(readRegister("0x2102")?.ignoresStartupConfig, false);
});

test("the boot field of 0x0 stays in the ROM monitor, of 0x1 boots the first image", () => {
  assert.match(readRegister("0x0")?.says[0] ?? "", /stays in the ROM monitor/);
  assert.match(readRegister("0x1")?.says[0] ?? "", /first image/);
});

test("the console's speed is that of Cisco's table", () => {
  const speeds = ["0x2102", "0x2122", "0x2902", "0x2922", "0x3102", "0x3122", "0x3902", "0x3922"];
  assert.deepEqual(
    speeds.map((register) => readRegister(register)?.says.at(-1)),
    [9600, 19_200, 4800, 38_400, 1200, 57_600, 2400, 115_200].map(
      (speed) => `console at ${speed} baud`,
    ),
  );
});

test("what is no register of 16 bits is not read", () => {
  for (const text of ["", "2102", "0x", "0x21021", "0xzz", "Autoboot"]) {
    assert.equal(readRegister(text), undefined);
  }
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffff }), (bits) => {
      const reading = readRegister(`0x${bits.toString(16)}`);
      return reading !== undefined && Number(reading.text) === bits;
    }),
  );
});
