// Variables of the ROM monitor that change what is booted, what is checked, or what the system is told at its start.

import type { Severity } from "#rules";
import { quoted } from "./quoting.ts";
import { variableOf } from "./shown.ts";
import type { Found, SignRow } from "./sign-row.ts";

interface VariableRow {
  readonly severity: Severity;
  readonly says: string;
  /** Whether this value tells of it; any that is not empty without it. */
  readonly tells?: (value: string) => boolean;
}

const isOn = (value: string): boolean => /^(?:1|yes|true|on|enable|enabled)$/i.test(value);
const isOff = (value: string): boolean => /^(?:0|no|false|off|disable|disabled)$/i.test(value);

const variables: Readonly<Record<string, VariableRow>> = {
  SWITCH_IGNORE_STARTUP_CFG: {
    severity: "low",
    says: "the startup configuration is ignored at boot, as with register bit 6",
    tells: isOn,
  },
  DEBUG_CONF: { severity: "low", says: "the boot is steered by a debugging file" },
  ROMMON_DEBUG_CONF: { severity: "low", says: "the ROM monitor is steered by a debugging file" },
  BOOT_PARAM: { severity: "low", says: "the kernel is started with parameters of its own" },
  BOOT_PARAM_BKP: { severity: "low", says: "parameters for the kernel are kept aside" },
  BOOT_LOADER_UPGRADE_DISABLE: {
    severity: "low",
    says: "the boot loader is not upgraded with the image, so that an older or altered one stays",
    tells: isOn,
  },
  IMAGE_UPGRADE: {
    severity: "informational",
    says: "the image does not upgrade the boot loader",
    tells: isOff,
  },
  TFTP_SERVER: {
    severity: "informational",
    says: "the ROM monitor knows a TFTP server, from which an image was loaded or could be",
    tells: (value) => !/^(?:0\.0\.0\.0|::)$/.test(value),
  },
  TFTP_FILE: {
    severity: "informational",
    says: "the ROM monitor knows a file to load over TFTP",
  },
  RECOVERY_RELOAD_DISABLE: {
    severity: "informational",
    says: "the reload after a failed boot is switched off",
    tells: isOn,
  },
  ABNORMAL_RESET_COUNT: {
    severity: "informational",
    says: "the device was reset abnormally since the count was cleared",
    tells: (value) => /^[1-9]\d{0,8}$/.test(value),
  },
};

export const rommonVariableSigns: readonly SignRow[] = [
  {
    sign: "rommon-variable",
    techniques: ["T1542.004"],
    because:
      "The ROM monitor keeps its variables over reloads and upgrades, out of sight of the configuration. Engineering and " +
      "support set these as well: the device's own earlier value decides.",
    next: "Compare with the baseline of this device and with its twins; ask who set it",
    source: "Cisco IOS XE forensic guide, ROMMON settings",
    isSetting: true,
    find: ({ of }) =>
      of("RommonVariable").flatMap((fact): Found[] => {
        const name = variableOf(fact);
        const value = fact.value.trim();
        const row = variables[name];
        if (row === undefined || value === "" || row.tells?.(value) === false) return [];
        const says = `${name} is ${quoted(value)}: ${row.says}`;
        return [{ severity: row.severity, subject: fact.subject, says, at: [fact.at] }];
      }),
  },
];
