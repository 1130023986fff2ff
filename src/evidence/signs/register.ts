// The configuration register of Cisco's devices, bit by bit. Source: Cisco, "Use of the Configuration Register on All
// Cisco Routers" (document 50421). Which value is right depends on the platform: it is decoded, never judged by itself.

export interface RegisterReading {
  /** 0x and four lower-case digits. */
  readonly text: string;
  /** Bits 0 to 3. */
  readonly bootField: number;
  /** Bit 6: the startup configuration is not read. */
  readonly ignoresStartupConfig: boolean;
  /** Bit 8: the break key does nothing once the system runs. */
  readonly disablesBreak: boolean;
  /** Bit 15: diagnostic messages are shown, and the configuration is not read. */
  readonly isDiagnostic: boolean;
  /** What the bits say, in the order of the bits. */
  readonly says: readonly string[];
}

const ignoreStartupBit = 0x0040;
const breakDisabledBit = 0x0100;
const diagnosticBit = 0x8000;

/** What a bit does where it is set. */
const bitMeanings: readonly (readonly [bit: number, says: string])[] = [
  [0x0010, "bit 4: fast boot"],
  [ignoreStartupBit, "bit 6: the startup configuration is ignored"],
  [0x0080, "bit 7: OEM bit, no banner at boot"],
  [breakDisabledBit, "bit 8: break is disabled while the system runs"],
  [0x0200, "bit 9: the secondary bootstrap is used"],
  [0x0400, "bit 10: broadcasts are sent with all zeros"],
  [0x2000, "bit 13: the default ROM software is booted after network boot fails"],
  [0x4000, "bit 14: broadcasts carry no network numbers"],
  [diagnosticBit, "bit 15: diagnostic messages, and the configuration is ignored"],
];

/** Bits 12, 11 and 5 of the register, as 4, 2 and 1. */
const consoleSpeeds = [9600, 19_200, 4800, 38_400, 1200, 57_600, 2400, 115_200] as const;

/** Undefined where the text is no register of 16 bits. */
export function readRegister(value: string): RegisterReading | undefined {
  const digits = /^0x([0-9a-f]{1,4})$/i.exec(value.trim())?.[1];
  if (digits === undefined) return undefined;
  const bits = Number.parseInt(digits, 16);
  const has = (bit: number) => (bits & bit) !== 0;
  const bootField = bits & 0xf;
  return {
    text: `0x${digits.toLowerCase().padStart(4, "0")}`,
    bootField,
    ignoresStartupConfig: has(ignoreStartupBit),
    disablesBreak: has(breakDisabledBit),
    isDiagnostic: has(diagnosticBit),
    says: [
      bootFieldSays(bootField),
      ...bitMeanings.flatMap(([bit, says]) => (has(bit) ? [says] : [])),
      `console at ${consoleSpeed(bits)} baud`,
    ],
  };
}

function bootFieldSays(bootField: number): string {
  switch (bootField) {
    case 0:
      return "boot field 0: stays in the ROM monitor";
    case 1:
      return "boot field 1: boots the boot helper, or the first image in flash";
    default:
      return `boot field ${bootField}: boots as the configuration and the boot variable say`;
  }
}

function consoleSpeed(bits: number): number {
  const index = ((bits >> 12) & 1) * 4 + ((bits >> 11) & 1) * 2 + ((bits >> 5) & 1);
  return consoleSpeeds[index] ?? 9600;
}
