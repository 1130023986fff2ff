// Messages of IOS-XE and IOS about images: installs, boot loaders, the web interface, Smart Install, resilience.

import type { Activity } from "#schema";
import { unlessEmpty } from "./cisco-giver.ts";
import { behindPlace, imageSource } from "./cisco-text.ts";
import type { ActivityFacts, Recogniser } from "./recogniser.ts";

const ios = { formats: ["cisco-ios"], vendor: "Cisco", channel: "Syslog" } as const;
const captures = "console captures of upgrades";
const always = "always";

export const ciscoIosInstall: readonly Recogniser[] = [
  {
    ...ios,
    message: "%INSTALL-5-INSTALL_START_INFO",
    keys: ["INSTALL-INSTALL_START_INFO"],
    literals: ["INSTALL_START_INFO"],
    activities: ["ImageInstallStarted", "Other"],
    meaning:
      "An install operation has begun, with the image's place where it needs one. 16.x nests the message in %IOSXE-5-PLATFORM.",
    turnedOnBy: "always, in install mode",
    grade: "observed",
    source: captures,
    example:
      "<189>40: core1: 000040: Nov 14 2026 02:31:27.891 UTC: %INSTALL-5-INSTALL_START_INFO: Switch 1 R0/0: install_engine: Started install one-shot flash:cat9k_iosxe.17.03.01.SPA.bin",
    read: ({ text }) => installOf(text),
  },
  {
    ...ios,
    message: "%INSTALL-5-INSTALL_COMPLETED_INFO",
    keys: ["INSTALL-INSTALL_COMPLETED_INFO"],
    literals: ["INSTALL_COMPLETED_INFO"],
    activities: ["ImageInstallCompleted", "ImageDeleted", "Other"],
    meaning: "An install operation has ended well. A removal deletes images.",
    turnedOnBy: "always, in install mode",
    grade: "observed",
    source: captures,
    example:
      "<189>41: core1: 000041: Nov 14 2026 02:41:09.770 UTC: %INSTALL-5-INSTALL_COMPLETED_INFO: Switch 1 R0/0: install_engine: Completed install one-shot PACKAGE flash:cat9k_iosxe.17.03.01.SPA.bin",
    read: ({ text }) => installOf(text),
  },
  {
    ...ios,
    message: "%INSTALL-3-OPERATION_ERROR_MESSAGE",
    keys: ["INSTALL-OPERATION_ERROR_MESSAGE"],
    literals: ["OPERATION_ERROR_MESSAGE"],
    activities: ["ImageInstallFailed"],
    meaning: "An install operation has failed, with the error.",
    turnedOnBy: "always, in install mode",
    grade: "observed",
    source: captures,
    example:
      "<187>42: core1: 000042: Nov 14 2026 02:32:29.841 UTC: %INSTALL-3-OPERATION_ERROR_MESSAGE: R0/0: install_mgr: Failed to install add package bootflash:/cat9k_iosxe.17.03.01.SPA.bin, Error: Booted in bundle mode",
    read: ({ text }) => installOf(text),
  },
  {
    ...ios,
    message: "%INSTALL-5-INSTALL_AUTO_ABORT_TIMER_PROGRESS",
    keys: ["INSTALL-INSTALL_AUTO_ABORT_TIMER_PROGRESS"],
    literals: ["INSTALL_AUTO_ABORT_TIMER_PROGRESS"],
    activities: ["Other"],
    meaning:
      "An activated image is on probation: without a commit the device goes back to the former one.",
    turnedOnBy: "always, in install mode",
    grade: "observed",
    source: captures,
    example:
      "<189>43: core1: 000043: Nov 14 2026 02:38:36.796 UTC: %INSTALL-5-INSTALL_AUTO_ABORT_TIMER_PROGRESS: Switch 1 R0/0: rollback_timer: Install auto abort timer will expire in 7200 seconds",
    read: ({ text }) => ({ activity: "Other", reason: behindPlace(text) }),
  },
  {
    ...ios,
    message: "%IOSXEBOOT-4-BOOTLOADER_UPGRADE",
    channel: "Console",
    keys: ["IOSXEBOOT-BOOTLOADER_UPGRADE", "IOSXEBOOT-flashcp", "IOSXEBOOT"],
    literals: ["IOSXEBOOT-"],
    activities: ["BootloaderUpgraded", "ImageInstallFailed", "Other"],
    meaning:
      "A boot loader is written, or the checksum of the one at hand is told. 16.x prints a date or a checksum in the tag in place of severity and mnemonic.",
    turnedOnBy: "always, at the console",
    grade: "observed",
    source: captures,
    example:
      "%IOSXEBOOT-4-BOOTLOADER_UPGRADE: (local/local): ### Sat Nov 14 02:39:12 UTC 2026 PLEASE DO NOT POWER CYCLE ### BOOT LOADER UPGRADING",
    read: ({ text, reading }) => loaderOf(text, reading.mnemonic ?? ""),
  },
  {
    ...ios,
    message: "%SYSTEM-3-SYSTEM_SHELL_LOG",
    keys: ["SYSTEM-SYSTEM_SHELL_LOG"],
    literals: ["SYSTEM_SHELL_LOG"],
    activities: ["ShellEntered", "Other"],
    meaning:
      "The Linux shell below IOS-XE was used; further messages name the file of what was typed, and its fingerprint.",
    turnedOnBy: always,
    grade: "documented",
    source: "Cisco IOS XE Software Integrity Assurance",
    example:
      "<187>44: core1: 000044: Nov 14 2026 02:33:34.630 UTC: %IOSXE-5-PLATFORM: SIP0: %SYSTEM-3-SYSTEM_SHELL_LOG: Shell ended: con 0",
    read({ text }) {
      const shell = /^Shell (\w{1,20}): ?(\S[^\n]{0,63})?/.exec(text);
      if (shell === null) return { activity: "Other", reason: text };
      const [, what = "", terminal] = shell;
      return { activity: "ShellEntered", terminal, reason: what };
    },
  },
  {
    ...ios,
    message: "%WEBUI-6-INSTALL_OPERATION_INFO",
    channel: "WebUI",
    keys: ["WEBUI-INSTALL_OPERATION_INFO"],
    literals: ["INSTALL_OPERATION_INFO"],
    activities: ["ImageInstallStarted", "Other"],
    meaning:
      "Somebody installs through the web interface. The same mnemonic logs plain requests of pages, which tell of nothing.",
    turnedOnBy: "ip http server or ip http secure-server",
    grade: "reported",
    source: "Cisco Talos on active exploitation of IOS XE; Sigma rule on CVE-2023-20198",
    example:
      "<190>45: core1: 000045: Nov 14 2026 02:34:10.121 UTC: %WEBUI-6-INSTALL_OPERATION_INFO: User: ops, Install Operation: ADD cat9k_iosxe.17.03.01.SPA.bin",
    read({ text }) {
      const told = /^User: ?([^,\s]{1,128}), Install Operation: ?(\S{1,40})(?: (\S{1,512}))?/.exec(
        text,
      );
      if (told === null) return undefined;
      const [, actor, operation = "", path] = told;
      const activity = isRemoval(operation) ? "Other" : "ImageInstallStarted";
      return { activity, actor, reason: operation, ...imageSource(path) };
    },
  },
  smartInstall({
    mnemonic: "UPGRD_STARTED",
    severity: 6,
    activity: "ImageInstallStarted",
    meaning: "The director of Smart Install has begun to send an image to a client.",
  }),
  smartInstall({
    mnemonic: "UPGRD_SUCCESS",
    severity: 6,
    activity: "ImageInstallCompleted",
    meaning: "The director of Smart Install has upgraded a client.",
  }),
  smartInstall({
    mnemonic: "UPGRD_FAILED",
    severity: 3,
    activity: "ImageInstallFailed",
    meaning: "The director of Smart Install could not upgrade a client.",
  }),
  {
    ...ios,
    message: "%IOS_RESILIENCE-5-IMAGE_RESIL_ACTIVE",
    keys: ["IOS_RESILIENCE-IMAGE_RESIL_ACTIVE", "IOS_RESILIENCE-CONFIG_RESIL_ACTIVE"],
    literals: ["_RESIL_ACTIVE"],
    activities: ["Other"],
    meaning:
      "The running image or the configuration is secured against deletion: good news, and only of platforms with ATA flash.",
    turnedOnBy: "secure boot-image, secure boot-config",
    grade: "observed",
    source: "Cisco IOS Resilient Configuration; console captures",
    example:
      "<189>46: edge1: 000046: Nov 14 2026 02:20:00.000 UTC: %IOS_RESILIENCE-5-IMAGE_RESIL_ACTIVE: Successfully secured running image",
    read: ({ text }) => ({ activity: "Other", reason: text }),
  },
  {
    ...ios,
    message: "%IOS_RESILIENCE-5-IMAGE_RESIL_INACTIVE",
    keys: ["IOS_RESILIENCE-IMAGE_RESIL_INACTIVE", "IOS_RESILIENCE-CONFIG_RESIL_INACTIVE"],
    literals: ["_RESIL_INACTIVE"],
    activities: ["Other"],
    meaning: "The protection of the image or of the configuration was given up, at the console.",
    turnedOnBy: "secure boot-image, secure boot-config",
    grade: "expected",
    source: "practitioners' knowledge",
    example:
      "<189>47: edge1: 000047: Nov 14 2026 02:21:00.000 UTC: %IOS_RESILIENCE-5-IMAGE_RESIL_INACTIVE: Disabled secure image archival",
    read: ({ text }) => ({ activity: "Other", reason: text }),
  },
  {
    ...ios,
    message: "%IOS_RESILIENCE-5-NON_CONSOLE_ACCESS",
    keys: ["IOS_RESILIENCE-NON_CONSOLE_ACCESS"],
    literals: ["-NON_CONSOLE_ACCESS"],
    activities: ["Other"],
    meaning:
      "Somebody tried from afar to give up the protection of image or configuration; it was denied.",
    turnedOnBy: "secure boot-image, secure boot-config",
    grade: "observed",
    source: "a public issue of a syslog add-on",
    example:
      '<189>48: edge1: 000048: Nov 14 2026 02:22:00.000 UTC: %IOS_RESILIENCE-5-NON_CONSOLE_ACCESS: Non console configuration request denied for command "no secure boot-config "',
    read({ text }) {
      const line = /denied for command "([^"]{1,256})"/.exec(text)?.[1]?.trim();
      return { activity: "Other", command: line, commandRaw: line, reason: "denied" };
    },
  },
];

const installShape =
  /^(Started|Completed|Failed to) install ([a-z][a-z_-]{0,40})(?: (?:package|PACKAGE|IMG|SMU)\b)?(?: ([^\s,]{1,512}))?/;

/** `Started install OPERATION PATH`, `Completed install OPERATION PACKAGE PATH`, `Failed to install …, Error: WHY`. */
function installOf(told: string): ActivityFacts | undefined {
  const text = behindPlace(told);
  const match = installShape.exec(text);
  if (match === null) return undefined;
  const [, verb = "", operation = "", path] = match;
  const why = /, Error: ([^\n]{1,256})/.exec(text)?.[1];
  const reason = why === undefined ? operation : `${operation}: ${why}`;
  return { activity: activityOf(verb, operation), reason, ...imageSource(path) };
}

function activityOf(verb: string, operation: string): Activity {
  if (verb === "Started") return isRemoval(operation) ? "Other" : "ImageInstallStarted";
  if (verb === "Completed") return isRemoval(operation) ? "ImageDeleted" : "ImageInstallCompleted";
  return "ImageInstallFailed";
}

function isRemoval(operation: string): boolean {
  return /^(?:remove|delete)$/i.test(operation);
}

const checksum = /^IOSXEBOOT-([0-9a-f]{16,128})-(new|saved)_cksum$/;

/** Undefined for the checks that go before, and where the loader at hand stays. */
function loaderOf(text: string, mnemonic: string): ActivityFacts | undefined {
  const sum = checksum.exec(mnemonic);
  if (sum !== null) {
    return { activity: "Other", reason: `boot loader checksum, ${sum[2]}: ${sum[1]}` };
  }
  if (/\bupgrade (?:has )?failed/i.test(text)) {
    return { activity: "ImageInstallFailed", reason: "boot loader upgrade failed" };
  }
  if (/\bBOOT LOADER UPGRADING\b/.test(text)) {
    return { activity: "BootloaderUpgraded", reason: "boot loader upgrading" };
  }
  const isLoader = /boot loader/.test(text) || mnemonic === "IOSXEBOOT-loader-boot";
  if (isLoader && /\bupgrade successful/.test(text)) {
    return { activity: "BootloaderUpgraded", reason: "boot loader upgrade successful" };
  }
  if (!mnemonic.endsWith("-flashcp")) return undefined;
  const file = /: ([^\s:]{1,256})\s*$/.exec(text)?.[1];
  if (file === undefined) return undefined;
  return { activity: "BootloaderUpgraded", imagePath: file, imageName: file, reason: "flashcp" };
}

interface SmartInstall {
  readonly mnemonic: string;
  readonly severity: number;
  readonly activity: Activity;
  readonly meaning: string;
}

/** The director tells of its client, by the client's address. */
function smartInstall({ mnemonic, severity, activity, meaning }: SmartInstall): Recogniser {
  const message = `%SMI-${severity}-${mnemonic}`;
  return {
    ...ios,
    message,
    keys: [`SMI-${mnemonic}`],
    literals: [mnemonic],
    activities: [activity],
    meaning,
    turnedOnBy: "vstack",
    grade: "reported",
    source: "a Splunk add-on for Cisco IOS",
    example: `<189>49: core1: 000049: Nov 14 2026 02:35:00.000 UTC: ${message}: Device (IP address: 192.0.2.44) IMAGE upgrade`,
    read({ text }) {
      const match = /^Device \(IP address: ?([0-9A-Fa-f.:]{2,39})\) ?([^\n]{0,256})/.exec(text);
      if (match === null) return { activity, reason: unlessEmpty(text) };
      const [, deviceIP, reason = ""] = match;
      return { activity, device: deviceIP, deviceIP, reason: unlessEmpty(reason) };
    },
  };
}
