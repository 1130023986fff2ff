// The bits of a configuration register become what they make a device do at its next boot.

import type { Effect, Said } from "../grammar.ts";

/** Of rows with the argument `register`. */
export function setsRegister(said: Said): Effect {
  const register = said.word("register");
  const reason = registerReason(register);
  return { activity: "ConfigRegisterChanged", register, reason };
}

/** Bits as Cisco documents them for its routers; undefined where the text is no 16-bit number. */
export function registerReason(register: string): string | undefined {
  if (!/^(?:0x[0-9a-f]{1,4}|[0-9a-f]{1,4})$/i.test(register)) return undefined;
  const bits = Number.parseInt(register.replace(/^0x/i, ""), 16);
  const told = [
    ...bootReasons(bits & 0x000f),
    ...flags.filter(({ bit }) => (bits & bit) !== 0).map(({ means }) => means),
    ...((bits & 0x0100) === 0 ? ["break is enabled"] : []),
    ...speedReasons(bits),
  ];
  return told.length === 0 ? undefined : told.join(", ");
}

const flags: readonly { readonly bit: number; readonly means: string }[] = [
  { bit: 0x0040, means: "ignores startup-config" },
  { bit: 0x0080, means: "turns OEM messages off" },
  { bit: 0x0400, means: "broadcasts with zeros" },
  { bit: 0x4000, means: "broadcasts without network numbers" },
  { bit: 0x8000, means: "tells diagnostics and ignores startup-config" },
];

function bootReasons(field: number): string[] {
  if (field === 0) return ["stays in ROM monitor"];
  return field === 1 ? ["boots the helper image"] : [];
}

/** Bits 5, 11 and 12; all clear is 9600 baud. */
function speedReasons(bits: number): string[] {
  const speeds: Readonly<Record<number, number>> = {
    32: 19_200,
    2048: 4800,
    2080: 57_600,
    4096: 1200,
    4128: 38_400,
    6144: 2400,
    6176: 115_200,
  };
  const speed = speeds[bits & 0x1820];
  return speed === undefined ? [] : [`console at ${speed} baud`];
}
