// What Cisco devices print at their console about images, ROM monitors and boots. A capture of a terminal server shows
// it, or a relay of one; syslog does not.

import { imageSource, versionOfBanner } from "./cisco-text.ts";
import type { ActivityFacts, Recogniser } from "./recogniser.ts";

const terminal = {
  formats: ["cisco-console", "cisco-ios"],
  keys: [""],
  vendor: "Cisco",
  channel: "Console",
  turnedOnBy: "a terminal server that records the console",
} as const;
const captures = "console captures of boots";
const guide = "Cisco IOS XE Software Integrity Assurance";

export const ciscoConsole: readonly Recogniser[] = [
  {
    ...terminal,
    message: "Verification FAILED for …, REASON: …",
    literals: [
      "Verification FAILED",
      "verification failed",
      "Failed to validate digital signature",
      "Unsigned package found",
    ],
    activities: ["IntegrityCheckFailed"],
    meaning:
      "The signature of an image does not hold, or there is none: tampered with, damaged, or too new for the ROM monitor's keys.",
    grade: "observed",
    source: "Cisco community and defect reports",
    example:
      "Verification FAILED for bootflash:/cat4500e-universalk9.SPA.03.05.02.E.152-1.E2.bin, REASON: RSA signature verification failure",
    read: ({ text }) => failureOf(text),
  },
  {
    ...terminal,
    message: "%Error verifying …",
    literals: ["%Error verifying "],
    activities: ["IntegrityCheckFailed"],
    meaning: "The hash of a file is not the one that was given to verify.",
    grade: "documented",
    source: guide,
    example: "%Error verifying bootflash:isr4300-universalk9.16.09.04.SPA.bin",
    read({ text }) {
      const path = /^%Error verifying (\S{1,512})/m.exec(text)?.[1];
      return path === undefined ? undefined : failed("hash mismatch", path);
    },
  },
  {
    ...terminal,
    message: "Validate package: SHA-1 hash: …",
    literals: ["Validate package: SHA-1 hash:"],
    activities: ["IntegrityCheckPassed", "IntegrityCheckFailed"],
    meaning:
      "The ROM monitor compares the hash of a package with the one it carries, both of which follow.",
    grade: "observed",
    source: captures,
    example:
      "Validate package: SHA-1 hash:\n        calculated 92A40F6F:F8586BC3:F00F114B:EFB43257:B9728643\n        expected   92A40F6F:F8586BC3:F00F114B:EFB43257:B9728643",
    read({ text }) {
      const told =
        /SHA-1 hash:\s{1,64}calculated {1,16}([0-9A-F:]{8,64})\s{1,64}expected {1,16}([0-9A-F:]{8,64})/i.exec(
          text,
        );
      if (told === null) return undefined;
      return told[1] === told[2] ? passed("SHA-1 hash") : failed("SHA-1 hash mismatch");
    },
  },
  {
    ...terminal,
    message: "Verified (…) = …",
    literals: [
      "Verified (",
      "Digital signature successfully verified",
      "Embedded hash verification successful",
      "Image Signature Verification Successful",
      "Rom image verified correctly",
    ],
    activities: ["IntegrityCheckPassed"],
    meaning:
      "A hash or a signature of an image, or of the ROM monitor, holds: as the device itself says.",
    grade: "documented",
    source: guide,
    example:
      "Verified (bootflash:isr4300-universalk9.16.09.04.SPA.bin) = 8307d56881931c08c3fed66d169823a4",
    read: ({ text }) => successOf(text),
  },
  {
    ...terminal,
    message: "verify /md5 (…) = …",
    literals: ["verify /"],
    activities: ["Other"],
    meaning: "The hash of a file was worked out and compared with nothing.",
    grade: "documented",
    source: guide,
    example:
      "verify /md5 (flash:c800-universalk9-mz.SPA.159-3.M12.bin) = bda8eef0652b129e84ad138e98549937",
    read({ text }) {
      const told = /^(verify \/\S{1,12}) \(([^()\n]{1,512})\) = ([0-9A-Fa-f]{32,128})/m.exec(text);
      if (told === null) return undefined;
      const [, how = "", path, hash = ""] = told;
      return { activity: "Other", ...imageSource(path), reason: `${how} = ${hash}` };
    },
  },
  {
    ...terminal,
    message: "ROMMON upgrade complete.",
    literals: ["ROMMON upgrade complete", "Secure upgrade of the ROMMON"],
    activities: ["BootloaderUpgraded"],
    meaning:
      "The ROM monitor was written, by command or by a new image of the system; a reload puts it to work.",
    grade: "documented",
    source: "Cisco ASR 1000 configuration guide, upgrade rom-monitor; console captures",
    example: "Secure upgrade of the ROMMON image will occur after a reload",
    read({ text }) {
      const told = /^(?:ROMMON upgrade complete|Secure upgrade of the ROMMON image[^\n]{0,64})/m;
      const reason = told.exec(text)?.[0].replace(/\.$/, "");
      return reason === undefined ? undefined : { activity: "BootloaderUpgraded", reason };
    },
  },
  {
    ...terminal,
    message: "ROMMON upgrade failed",
    literals: ["ROMMON upgrade failed"],
    activities: ["ImageInstallFailed"],
    meaning: "The ROM monitor could not be upgraded.",
    grade: "observed",
    source: captures,
    example: "File: /firmware/host/firmware.pkg does not exist ROMMON upgrade failed.",
    read: ({ text }) =>
      /^(?:File: [^\n]{1,512} )?ROMMON upgrade failed/m.test(text)
        ? { activity: "ImageInstallFailed", reason: "ROMMON upgrade failed" }
        : undefined,
  },
  {
    ...terminal,
    message: "Detected old ROMMON version …",
    literals: ["Detected old ROMMON version "],
    activities: ["Other"],
    meaning: "A new image of the system finds the ROM monitor too old, and sets out to upgrade it.",
    grade: "observed",
    source: captures,
    example: "Detected old ROMMON version 15.4(3r)S5, upgrade required",
    read: ({ text }) => firstLineOf(/^Detected old ROMMON version [^\n]{1,128}/m, text),
  },
  {
    ...terminal,
    message: "FAILURE: ROMMON Variable data failed verification check.",
    literals: ["ROMMON Variable data failed verification"],
    activities: ["Other"],
    meaning: "A message that looks grave and is harmless: Cisco's defect CSCvj45046.",
    grade: "reported",
    source: "Cisco defect CSCvj45046",
    example: "FAILURE: ROMMON Variable data failed verification check.",
    read: ({ text }) =>
      /^FAILURE: ROMMON Variable data failed verification/m.test(text)
        ? { activity: "Other", reason: "harmless: CSCvj45046" }
        : undefined,
  },
  {
    ...terminal,
    message: "System Bootstrap, Version …",
    literals: ["System Bootstrap, Version ", "Cisco Systems ROMMON, Version "],
    activities: ["Other"],
    meaning: "The ROM monitor starts, and says its own version, which is not the system's.",
    grade: "observed",
    source: captures,
    example: "System Bootstrap, Version 17.1.1r [FC1], RELEASE SOFTWARE (P)",
    read({ text }) {
      const told = /^(?:System Bootstrap|Cisco Systems ROMMON), Version ([^\s,]{1,64})/m.exec(text);
      if (told === null) return undefined;
      // Version is the system's: what a rule compares must not mix the two.
      return { activity: "Other", reason: `ROM monitor ${told[1]}` };
    },
  },
  {
    ...terminal,
    message: "Last reset cause: …",
    literals: ["Last reset cause"],
    activities: ["Other"],
    meaning:
      "Why the device boots: by command (LocalSoft, SoftwareReload), or for power (PowerOn, PowerCycleRequest).",
    grade: "observed",
    source: captures,
    example: "Last reset cause: PowerOn",
    read: ({ text }) => firstLineOf(/^Last reset cause {0,8}: [^\n]{1,64}/m, text),
  },
  {
    ...terminal,
    message: "Chassis … reloading, reason - …",
    literals: [" reloading, reason - "],
    activities: ["ReloadRequested"],
    meaning: "A chassis or a member of a stack goes down to reload, with the reason.",
    grade: "observed",
    source: captures,
    example: "Chassis 1 reloading, reason - Reload command",
    read({ text }) {
      const told = /^(?:Chassis|Switch) \d{1,2} reloading, reason - ([^\n]{1,128})/m.exec(text);
      return told === null ? undefined : { activity: "ReloadRequested", reason: told[1] };
    },
  },
  {
    ...terminal,
    message: "boot: attempting to boot from […]",
    literals: ["boot: attempting to boot from ", "boot: error executing ", "autoboot: boot failed"],
    activities: ["Other"],
    meaning: "What the ROM monitor boots, from a file system or a server, and where it fails.",
    grade: "observed",
    source: captures,
    example: "boot: attempting to boot from [flash:packages.conf]",
    read({ text }) {
      const path = /^boot: attempting to boot from \[([^\]\n]{1,512})\]/m.exec(text)?.[1];
      if (path !== undefined) return { activity: "Other", ...imageSource(path), reason: "boots" };
      const told = /^(?:boot: error executing|autoboot: boot failed)[^\n]{0,512}/m.exec(text)?.[0];
      if (told === undefined) return undefined;
      const source = /"boot ([^"\s]{1,512})"/.exec(told)?.[1];
      return { activity: "Other", ...imageSource(source), reason: "boot failed" };
    },
  },
  {
    ...terminal,
    message: "System integrity status: …",
    literals: ["System integrity status: "],
    activities: ["Other"],
    meaning: "What the trust anchor found at boot, as a number to compare with the device's usual.",
    grade: "observed",
    source: captures,
    example: "System integrity status: 0x610",
    read: ({ text }) => firstLineOf(/^System integrity status: \S{1,32}/m, text),
  },
  {
    ...terminal,
    message: "Cisco IOS Software, …, Version …",
    literals: ["Cisco IOS Software", "IOS (tm) ", "Cisco Internetwork Operating"],
    activities: ["Other"],
    meaning:
      "The banner of the system by itself: at a boot, of show version, or of a %SYS-5-RESTART that a relay tore apart.",
    grade: "observed",
    source: captures,
    example:
      "<189>Nov 14 02:56:02 edge1 Cisco IOS Software, C2900 Software (C2900-UNIVERSALK9-M), Version 15.7(3)M2, RELEASE SOFTWARE (fc2)",
    read({ text }) {
      const isBanner = /^(?:Cisco IOS Software|Cisco Internetwork Operating|IOS \(tm\) )/.test(
        text,
      );
      const version = isBanner ? versionOfBanner(text) : undefined;
      return version === undefined
        ? undefined
        : { activity: "Other", version, reason: "version banner" };
    },
  },
];

const failures: readonly RegExp[] = [
  /^[ \t]{0,512}Verification FAILED for (?<path>\S{1,512}?), REASON: (?<reason>[^\n]{1,128})/m,
  /^[ \t]{0,512}(?:%|\[\d{1,2}\]:)? ?(?<reason>Signature Verification failed) on (?<path>\S{1,512}?)\.?(?: |$)/m,
  /^[ \t]{0,512}(?<reason>RSA Signed [A-Z]{1,20} Image Signature Verification Failed)/m,
  /^[ \t]{0,512}(?<reason>Failed to validate digital signature)/m,
  /^[ \t]{0,512}(?<reason>[Ss]ignature verification (?:failed for key# ?\d{1,3}|FAILED))/m,
  /^[ \t]{0,512}(?<reason>Unsigned package found)/m,
];

const successes: readonly RegExp[] = [
  /^(?<reason>Verified) \((?<path>[^()\n]{1,512})\) = [0-9A-Fa-f]{32,128}/m,
  /^(?<reason>Digital signature successfully verified) in file (?<path>\S{1,512})/m,
  /^(?<reason>Embedded hash verification successful)/m,
  /^(?<reason>RSA Signed [A-Z]{1,20} Image Signature Verification Successful)/m,
  /^(?<reason>Rom image verified correctly)/m,
];

function failureOf(text: string): ActivityFacts | undefined {
  const told = firstOf(failures, text);
  return told === undefined ? undefined : failed(told["reason"] ?? "", told["path"]);
}

function successOf(text: string): ActivityFacts | undefined {
  const told = firstOf(successes, text);
  return told === undefined ? undefined : passed(told["reason"] ?? "", told["path"]);
}

function firstOf(
  shapes: readonly RegExp[],
  text: string,
): Readonly<Record<string, string | undefined>> | undefined {
  for (const shape of shapes) {
    const groups = shape.exec(text)?.groups;
    if (groups !== undefined) return groups;
  }
  return undefined;
}

function failed(reason: string, path?: string): ActivityFacts {
  return { activity: "IntegrityCheckFailed", ...imageSource(path), reason };
}

function passed(reason: string, path?: string): ActivityFacts {
  return { activity: "IntegrityCheckPassed", ...imageSource(path), reason };
}

function firstLineOf(shape: RegExp, text: string): ActivityFacts | undefined {
  const reason = shape.exec(text)?.[0];
  return reason === undefined ? undefined : { activity: "Other", reason };
}
