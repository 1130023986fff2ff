// How the device is set to start: registers, switches of booting, variables of the ROM monitor, and what of it will be
// another at the next reload.

import type { Fact } from "../fact.ts";
import { quoted } from "./quoting.ts";
import { readRegister } from "./register.ts";
import { rommonVariableSigns } from "./rommon-variables.ts";
import { pathsOf, type Shown, variableOf } from "./shown.ts";
import type { Found, SignRow } from "./sign-row.ts";

const registerKinds = ["ConfigRegister", "ConfigRegisterNext"] as const;

const registerSource = "Cisco, Use of the Configuration Register on All Cisco Routers (50421)";

const ignoresStartup: SignRow = {
  sign: "register-ignores-startup-config",
  techniques: ["T1542.004"],
  because:
    "The device comes up without its configuration, so without its passwords and logging: the step of password " +
    "recovery, and of anybody at the console. It is often forgotten after a recovery.",
  next: "Ask who recovered a password and when; set the register back to the device's own earlier value",
  source: registerSource,
  isSetting: true,
  find: ({ of }) => {
    const isAlready = of("ConfigRegister").some((fact) => isIgnoring(fact));
    return registerKinds.flatMap((kind) =>
      of(kind).flatMap((fact): Found[] => {
        if (!isIgnoring(fact)) return [];
        const isComing = kind === "ConfigRegisterNext" && !isAlready;
        const when = kind === "ConfigRegister" ? "" : " at the next reload";
        return [
          {
            severity: isComing ? "medium" : "low",
            subject: fact.subject,
            says: `the configuration register${when} is ${fact.value}: bit 6 ignores the startup configuration`,
            at: [fact.at],
          },
        ];
      }),
    );
  },
};

const isIgnoring = ({ value }: Fact): boolean => readRegister(value)?.ignoresStartupConfig === true;

const diagnostic: SignRow = {
  sign: "register-diagnostic",
  techniques: ["T1542.004"],
  because:
    "With bit 15 the device prints diagnostic messages and ignores its configuration: a setting of the vendor's support.",
  next: "Ask for the support case that asked for it",
  source: registerSource,
  isSetting: true,
  find: ({ of }) =>
    registerKinds.flatMap((kind) =>
      of(kind).flatMap((fact): Found[] =>
        readRegister(fact.value)?.isDiagnostic === true
          ? [
              {
                severity: "medium",
                subject: fact.subject,
                says: `the configuration register is ${fact.value}: bit 15 is set`,
                at: [fact.at],
              },
            ]
          : [],
      ),
    ),
};

const staysInMonitor: SignRow = {
  sign: "register-stays-in-rom-monitor",
  techniques: ["T1542.004"],
  because:
    "With boot field 0 the next reload ends in the ROM monitor, where an image can be loaded by hand. Some platforms " +
    "with a boot loader of their own show 0x0 and boot all the same.",
  next: "Compare with the device's own earlier value; ask who set it",
  source: registerSource,
  isSetting: true,
  find: ({ of }) =>
    registerKinds.flatMap((kind) =>
      of(kind).flatMap((fact): Found[] =>
        readRegister(fact.value)?.bootField === 0
          ? [
              {
                severity: "informational",
                subject: fact.subject,
                says: `the configuration register is ${fact.value}: boot field 0`,
                at: [fact.at],
              },
            ]
          : [],
      ),
    ),
};

const nextDiffers: SignRow = {
  sign: "next-reload-differs",
  techniques: ["T1601"],
  because:
    "Something was set that takes effect only when the device starts again: a change that is half done. Upgrades and " +
    "password recoveries pass through it.",
  next: "Look in the logs and change records for who set it; do not reload before that is known",
  source: "Cisco IOS Software Integrity Assurance, boot settings",
  find: (shown) => [
    ...differing(shown, ["ConfigRegister", "ConfigRegisterNext"]),
    ...differing(shown, ["BootVariable", "BootVariableNext"]),
  ],
};

function differing(
  { of }: Shown,
  [now, next]: readonly [Fact["kind"], Fact["kind"]],
): readonly Found[] {
  const current = new Map(of(now).map((fact) => [fact.subject, fact]));
  return of(next).flatMap((fact): Found[] => {
    const before = current.get(fact.subject);
    if (before === undefined || isSameSetting(before.value, fact.value)) return [];
    const says = `${settingOf(fact)} is ${quoted(before.value)} and will be ${quoted(fact.value)} at the next reload`;
    return [{ severity: "low", subject: fact.subject, says, at: [before.at, fact.at] }];
  });
}

function settingOf({ kind, subject }: Fact): string {
  if (kind === "BootVariableNext") return subject;
  return subject === "" ? "the configuration register" : `the configuration register of ${subject}`;
}

function isSameSetting(one: string, other: string): boolean {
  const [a, b] = [readRegister(one), readRegister(other)];
  if (a !== undefined && b !== undefined) return a.text === b.text;
  return pathsOf(one).join(";") === pathsOf(other).join(";");
}

interface SwitchRow {
  /** The value at which it is open. */
  readonly open: "yes" | "no";
  readonly says: string;
}

/** Switches that stand open on healthy devices too: worth knowing, and told by the baseline when they change. */
const switches: Readonly<Record<string, SwitchRow>> = {
  MANUALBOOT: { open: "yes", says: "the device waits in the boot loader for a command" },
  ENABLEBREAK: { open: "yes", says: "break at the console stops the boot" },
  ALLOWDEVKEY: { open: "yes", says: "images signed with a development key may boot" },
  ABOOTPASSWORD: { open: "no", says: "the boot loader asks for no password" },
};

const openToConsole: SignRow = {
  sign: "boot-open-to-console",
  techniques: ["T1542.004"],
  because:
    "Whoever stands at the console can boot another image. Healthy devices show these switches open as well: the " +
    "device's own earlier setting decides.",
  next: "Compare with the baseline of this device and with its twins",
  source: "Cisco Catalyst, show boot",
  isSetting: true,
  find: ({ of }) =>
    of("BootSetting").flatMap((fact): Found[] => {
      const row = switches[variableOf(fact).replaceAll(/[^A-Z]/g, "")];
      if (row === undefined || fact.value.toLowerCase() !== row.open) return [];
      const { says } = row;
      return [{ severity: "informational", subject: fact.subject, says, at: [fact.at] }];
    }),
};

const secureBootOff: SignRow = {
  sign: "secure-boot-off",
  techniques: ["T1542"],
  because:
    "Without secure boot nothing checks the signature of boot loader and image before they run. Many platforms do not " +
    "have it; one that has it and shows it off was changed.",
  next: "Compare with twins of the same model; ask for a signed measurement",
  source: "Cisco IOS XR and IOS XE, show platform security, show system integrity compliance",
  isSetting: true,
  find: ({ of }) =>
    of("SecureBoot").flatMap((fact): Found[] =>
      fact.value.toLowerCase() === "no"
        ? [{ severity: "low", subject: fact.subject, says: "secure boot is off", at: [fact.at] }]
        : [],
    ),
};

export const bootSettingSigns: readonly SignRow[] = [
  ignoresStartup,
  diagnostic,
  staysInMonitor,
  nextDiffers,
  openToConsole,
  secureBootOff,
  ...rommonVariableSigns,
];
