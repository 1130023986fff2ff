import assert from "node:assert/strict";
import { test } from "node:test";
import { registerReason } from "./config-register.ts";

test("each bit of a configuration register is told, and the default says nothing", () => {
  const reasons: readonly (readonly [register: string, reason: string | undefined])[] = [
    ["0x2102", undefined],
    ["0x102", undefined],
    ["0xF", "break is enabled"],
    ["0x2142", "ignores startup-config"],
    ["0x2100", "stays in ROM monitor"],
    ["0x2101", "boots the helper image"],
    ["0x0", "stays in ROM monitor, break is enabled"],
    ["0x2002", "break is enabled"],
    ["0x3122", "console at 38400 baud"],
    ["0x1922", "console at 115200 baud"],
    ["0x142", "ignores startup-config"],
    ["0xA102", "tells diagnostics and ignores startup-config"],
    ["2142", "ignores startup-config"],
    ["0x21422", undefined],
    ["default", undefined],
  ];
  for (const [register, reason] of reasons) {
    assert.equal(registerReason(register), reason, register);
  }
});
