// The audit of strings that published detections of tampering with network devices look for: what devices do with each,
// and what to look for instead. Rules are checked against it, and a page is written from it.

import type { PublishedString } from "./published-string.ts";

const commandsGiven =
  "NetworkDeviceActivity where Command is not empty (TACACS+ or ISE accounting, AAAA-6-ACCTLOCAL, HA_EM-6-LOG, ASA 111008 and 111010)";
const integrityFailed =
  "Activity IntegrityCheckFailed, or the texts that devices do print: 'Verification FAILED for', 'RSA signature verification failure', 'Failed to validate digital signature', '%Error verifying'";
const flashChanged =
  "Activity ImageDeleted and ImageCopied out of command accounting (copy, delete, erase, format)";

/** EXEC commands that rules look for in the configuration log, which never has them. */
function execCommand(string: string, isLookedForBy: RegExp, instead: string): PublishedString {
  return {
    string: `${string} in the configuration log`,
    verdict: "wrong channel",
    why: "EXEC commands are no configuration: PARSER-5-CFGLOG_LOGGEDCMD never has them",
    instead,
    isLookedForBy,
  };
}

function shown(string: string, isLookedForBy: RegExp, instead: string): PublishedString {
  return {
    string,
    verdict: "no log message",
    why: "it is printed by a show command or at the prompt of the ROM monitor, and nothing logs it",
    instead,
    isLookedForBy,
  };
}

/** A word that a rule has for its only keyword. */
function broad(string: string, why: string, instead: string): PublishedString {
  return { string, verdict: "too broad", why, instead, isLookedForBy: whole(string) };
}

function whole(string: string): RegExp {
  return new RegExp(`^[*%.\\s]*${string.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&")}[*.:\\s]*$`, "i");
}

const invented = "no log, message guide or parser at hand has it";

function neverSent(string: string, isLookedForBy: RegExp, instead: string): PublishedString {
  return { string, verdict: "never sent", why: invented, instead, isLookedForBy };
}

export const publishedStrings: readonly PublishedString[] = [
  {
    string: "SYS-5-RELOAD",
    verdict: "real",
    why: "a reload was asked for, by whom, from where and why",
    instead: "Activity ReloadRequested, which has actor, address and reason apart",
  },
  {
    string: "SYS-5-RESTART",
    verdict: "real",
    why: "the device has booted, and the next line names the version that runs",
    instead: "Activity Restarted with Version; compare it with the version before",
  },
  {
    string: "SYS-6-BOOTTIME",
    verdict: "benign",
    why: "each boot prints it, also those that were planned",
    instead:
      "Activity Restarted that no ReloadRequested explains, or a boot time far from the device's usual one",
    isLookedForBy: /\bSYS-\d-BOOTTIME\b|^%?BOOTTIME$/i,
  },
  {
    string: "IOS_RESILIENCE",
    verdict: "benign",
    why: "its two common messages report that the protection is active, on the few platforms with ATA flash that have it",
    instead: "IOS_RESILIENCE-5-NON_CONSOLE_ACCESS, a denied attempt to take the protection off",
    isLookedForBy: /^%?IOS_RESILIENCE(?:-\d)?-?$|\w+_RESIL_ACTIVE/i,
  },
  {
    string: "ROMMON Variable data failed verification check",
    verdict: "benign",
    why: "a defect (CSCvj45046) prints it on healthy devices",
    instead: integrityFailed,
    isLookedForBy: /ROMMON Variable data failed/i,
  },
  neverSent("FLASH-4-WRITE_FAILED", /\bFLASH-\d-WRITE_FAILED|\bWRITE_FAILED\b/i, flashChanged),
  neverSent("FLASH-5-SIGNIFICANT_FLASH_ERASE", /SIGNIFICANT_FLASH_ERASE/i, flashChanged),
  neverSent("INTEGRITY_FAILED", /\bINTEGRITY_FAILED\b/i, integrityFailed),
  neverSent("SIGNATURE_FAILED", /\bSIGNATURE_FAILED\b/i, integrityFailed),
  neverSent("SIGNATURE-4-NOT_PRESENT", /\bSIGNATURE-\d-NOT_PRESENT/i, integrityFailed),
  ...["%SECURE_BOOT-", "%CODE_SIGN-", "%TFTP-", "%BOOT-3-"].map((tag) =>
    neverSent(
      tag,
      new RegExp(`(?:^|%)${tag.slice(1).replace("3", "\\d")}`),
      "the messages that the catalogue has for the same act",
    ),
  ),
  {
    string: "hash mismatch",
    verdict: "never sent",
    why: "IOS says it in other words: an error that names the file, then the computed and the submitted signature",
    instead:
      "'%Error verifying' on IOS, the message 0100020234 on FortiOS, or Activity IntegrityCheckFailed for both",
    isLookedForBy: whole("hash mismatch"),
  },
  {
    string: "0100032006 as FortiOS firmware upgrade",
    verdict: "never sent",
    why: "the message reference has no firmware message of that number",
    instead: "0100032202 (image restored) and its neighbours, or Activity ImageInstallCompleted",
    isLookedForBy: /\b0100032006\b/,
  },
  {
    string: "ROMMON_CONFIG",
    verdict: "no log message",
    why: "it is the name of a constant inside the software and stands in no message",
    instead:
      "Activity BootVariableChanged, ConfigRegisterChanged and BootloaderUpgraded; 'BOOT LOADER UPGRADING' of IOSXEBOOT",
    isLookedForBy: /\bROMMON_CONFIG\b/i,
  },
  shown(
    "confreg",
    /^\W*confreg\b/i,
    "Activity ConfigRegisterChanged: the config-register line of the configuration log",
  ),
  shown(
    "BOOT variable",
    /\bBOOT variable\b/i,
    "Activity BootVariableChanged: the boot lines of the configuration log",
  ),
  shown(
    "BOOT path-list",
    /\bBOOT path-?list\b/i,
    "Activity BootVariableChanged: the boot lines of the configuration log",
  ),
  shown(
    "BOOTLDR variable",
    /\bBOOTLDR variable\b/i,
    "Activity BootVariableChanged: the boot lines of the configuration log",
  ),
  execCommand(
    "copy tftp",
    /\bcopy (?:tftp|ftp|scp|sftp|https?|rcp|usb)/i,
    `Activity ImageCopied, or ${commandsGiven}`,
  ),
  execCommand(
    "upgrade rom-monitor",
    /\bupgrade rom/i,
    "Activity BootloaderUpgraded, also out of 'BOOT LOADER UPGRADING' of IOSXEBOOT",
  ),
  execCommand(
    "archive download-sw",
    /\barchive (?:download|tar|upload)/i,
    `Activity ImageInstallStarted, or ${commandsGiven}`,
  ),
  execCommand(
    "install add",
    /\binstall (?:add|activate|commit|remove|rollback)\b/i,
    "Activity ImageInstallStarted: INSTALL-5-INSTALL_START_INFO and command accounting",
  ),
  execCommand("verify /md5", /\bverify \/(?:md5|sha)/i, commandsGiven),
  execCommand(
    "delete flash:",
    /\b(?:delete|erase|format|squeeze) \S*(?:flash|disk|slot|nvram|startup)/i,
    flashChanged,
  ),
  execCommand("request platform software", /\brequest platform\b/i, commandsGiven),
  broad(
    "tftp",
    "backups of configurations, access lists, flow records and ZTP have it",
    "Activity ImageCopied or ConfigLoadedFromNetwork with TransferProtocol tftp and TransferDirection ToDevice",
  ),
  broad("copy", "each backup of a configuration has it", "Activity ImageCopied"),
  broad("delete", "removing any file, rule or route has it", "Activity ImageDeleted"),
  broad("format", "help texts, errors and log settings have it", "Activity ImageDeleted"),
  broad(
    "rommon",
    "show output, file names and descriptions have it",
    "Activity BootloaderUpgraded",
  ),
  broad(
    "restarted",
    "processes, interfaces and BGP sessions restart all day",
    "Activity Restarted",
  ),
  broad("reload", "BGP, modules and help texts have it", "Activity ReloadRequested"),
  broad(
    "Configured from",
    "each session of configuration prints it",
    "Activity BootVariableChanged, ConfigRegisterChanged or ConfigLoadedFromNetwork",
  ),
  broad(
    "0x0",
    "any number in hexadecimal starts so",
    "Activity ConfigRegisterChanged, whose Reason says what the bits do",
  ),
  broad(
    "0x2100",
    "any longer number may start so, and it is one of many registers",
    "Activity ConfigRegisterChanged, whose Reason says what the bits do",
  ),
  broad(
    "0x2142",
    "it is one of many registers that ignore the startup configuration",
    "Activity ConfigRegisterChanged with a Reason that holds 'ignores startup-config'",
  ),
  {
    string: "config-register other than 0x2102",
    verdict: "wrong logic",
    why: "healthy devices run with 0x102, 0xF, 0x1, 0x2 and others; what counts are the bits, and a change",
    instead:
      "the decoded bits in Reason of ConfigRegisterChanged, against the device's own baseline",
  },
  {
    string: "network traffic to the ports 69, 21 and 22 of a router as a download of software",
    verdict: "wrong logic",
    why: "the published search lacks brackets between its OR and AND, so all TFTP and FTP traffic matches",
    instead:
      "brackets, and a list of approved servers; Activity ImageCopied with TransferHost where commands are told",
  },
  {
    string: "'installed' or 'upgraded' in the PAN-OS system log",
    verdict: "wrong logic",
    why: "content, antivirus, WildFire and URL updates say it several times a day, and a commit says 'Config installed'",
    instead:
      "the module upgrade of the system log without those packages: Activity ImageInstallCompleted",
  },
];
