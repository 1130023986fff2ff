// Messages of Cisco IOS XR about installs, reloads, commits, firmware of cards, and logins.

import type { Activity } from "#schema";
import { isIpAddress } from "../addresses.ts";
import { giverBehindBy, unlessEmpty } from "./cisco-giver.ts";
import { commandFacts } from "./command-facts.ts";
import type { ActivityFacts, Recogniser } from "./recogniser.ts";

const xr = { formats: ["cisco-xr"], vendor: "Cisco", channel: "Syslog" } as const;
const captures = "console captures of upgrades";
const always = "always";

export const ciscoXr: readonly Recogniser[] = [
  {
    ...xr,
    message: "%INSTALL-INSTMGR-6-INSTALL_OPERATION_STARTED",
    keys: ["INSTALL-INSTMGR-INSTALL_OPERATION_STARTED"],
    literals: ["INSTALL_OPERATION_STARTED"],
    activities: ["ImageInstallStarted", "ImageDeleted"],
    meaning: "An install operation has begun; the message repeats its command (classic XR).",
    turnedOnBy: always,
    grade: "observed",
    source: captures,
    example:
      "<190>50: xr1 RP/0/RSP0/CPU0:Nov 14 02:03:52.453 UTC: instdir[251]: %INSTALL-INSTMGR-6-INSTALL_OPERATION_STARTED : Install operation 917 '(admin) install activate disk0:asr9k-mini-px-6.0.2' started by user 'ops'",
    read({ text }) {
      const told =
        /^Install operation (\d{1,9}) '([^']{1,2048})'?(?: started by user '([^']{1,128})')?/.exec(
          text,
        );
      if (told === null) return undefined;
      const [, number, line = "", actor] = told;
      const facts = commandFacts(line, { family: "xr" }, { actor });
      const activity = facts.activity === "ImageDeleted" ? "ImageDeleted" : "ImageInstallStarted";
      return { ...facts, activity, reason: `operation ${number}` };
    },
  },
  {
    ...xr,
    message: "%INSTALL-INSTMGR-6-INSTALL_OPERATION_COMPLETED_SUCCESSFULLY",
    keys: [
      "INSTALL-INSTMGR-INSTALL_OPERATION_COMPLETED_SUCCESSFULLY",
      "INSTALL-INSTMGR-OPERATION_SUCCESS",
    ],
    literals: ["INSTALL_OPERATION_COMPLETED_SUCCESSFULLY", "-OPERATION_SUCCESS"],
    activities: ["ImageInstallCompleted"],
    meaning:
      "An install operation has ended well; of which command, its start tells. 64-bit XR says OPERATION_SUCCESS.",
    turnedOnBy: always,
    grade: "observed",
    source: captures,
    example:
      "<186>51: xr1 RP/0/RP0/CPU0:Nov 14 02:33:03.089 UTC: sdr_instmgr[1291]: %INSTALL-INSTMGR-2-OPERATION_SUCCESS : Install operation 1 finished successfully",
    read: ({ text }) => ofOperation("ImageInstallCompleted", text),
  },
  {
    ...xr,
    message: "%INSTALL-INSTMGR-3-INSTALL_OPERATION_USER_ERROR",
    keys: ["INSTALL-INSTMGR-INSTALL_OPERATION_USER_ERROR"],
    literals: ["INSTALL_OPERATION_USER_ERROR"],
    activities: ["ImageInstallFailed"],
    meaning: "An install operation was refused for a mistake of the operator.",
    turnedOnBy: always,
    grade: "observed",
    source: captures,
    example:
      "<187>52: xr1 RP/0/RSP0/CPU0:Nov 14 02:38:44.180 UTC: instdir[257]: %INSTALL-INSTMGR-3-INSTALL_OPERATION_USER_ERROR : User error occurred during install operation 37. See 'show install log 37 detail' for more information.",
    read: ({ text }) => ofOperation("ImageInstallFailed", text),
  },
  {
    ...xr,
    message: "%INSTALL-INSTMGR-7-SOFTWARE_CHANGE_RELOAD",
    keys: ["INSTALL-INSTMGR-SOFTWARE_CHANGE_RELOAD"],
    literals: ["SOFTWARE_CHANGE_RELOAD"],
    activities: ["ReloadRequested"],
    meaning: "An install operation reloads the nodes that it concerns.",
    turnedOnBy: always,
    grade: "observed",
    source: captures,
    example:
      "<191>53: xr1 RP/0/RSP0/CPU0:Nov 14 02:49:45.851 UTC: instdir[259]: %INSTALL-INSTMGR-7-SOFTWARE_CHANGE_RELOAD : Software change transaction 36 will reload affected nodes",
    read: ({ text }) => ({ activity: "ReloadRequested", reason: text }),
  },
  {
    ...xr,
    message: "%INSTALL-INSTMGR-2-SYSTEM_RELOAD_INFO",
    keys: ["INSTALL-INSTMGR-SYSTEM_RELOAD_INFO", "INFRA-INSTMGR-OPERATION_TO_RELOAD"],
    literals: ["SYSTEM_RELOAD_INFO", "OPERATION_TO_RELOAD"],
    activities: ["ReloadRequested"],
    meaning: "The system, or in the admin plane a rack, reloads to complete an install operation.",
    turnedOnBy: always,
    grade: "observed",
    source: captures,
    example:
      "<186>54: xr1 RP/0/RP0/CPU0:Nov 14 02:33:03.633 UTC: sdr_instmgr[1291]: %INSTALL-INSTMGR-2-SYSTEM_RELOAD_INFO : The whole system will be reloaded to complete install operation 1",
    read: ({ text }) => ({ activity: "ReloadRequested", reason: text }),
  },
  {
    ...xr,
    message: "%MGBL-CONFIG-6-DB_COMMIT",
    keys: ["MGBL-CONFIG-DB_COMMIT"],
    literals: ["DB_COMMIT"],
    activities: ["ConfigChanged"],
    meaning: "Somebody committed a configuration; the reason has the number of the commit.",
    turnedOnBy: always,
    grade: "observed",
    source: "Cisco IOS XR System Error Message Reference; log captures",
    example:
      "<190>55: xr1 RP/0/RP0/CPU0:Nov 14 02:44:49.708 UTC: config[66279]: %MGBL-CONFIG-6-DB_COMMIT : Configuration committed by user 'ops'. Use 'show configuration commit changes 1000000261' to view the changes.",
    read({ text }) {
      const actor = /^Configuration committed by user '([^']{0,128})'/.exec(text)?.[1];
      if (actor === undefined) return undefined;
      const commit = /commit changes (\d{1,12})\b/.exec(text)?.[1];
      const reason = commit === undefined ? undefined : `commit ${commit}`;
      return { activity: "ConfigChanged", actor: unlessEmpty(actor), reason };
    },
  },
  {
    ...xr,
    message: "%MGBL-SYS-5-CONFIG_I",
    keys: ["MGBL-SYS-CONFIG_I"],
    literals: ["-CONFIG_I"],
    activities: ["ConfigChanged"],
    meaning: "A session of configuration has ended.",
    turnedOnBy: always,
    grade: "observed",
    source: "log captures",
    example:
      "<189>56: xr1 RP/0/RP0/CPU0:Nov 14 02:44:50.646 UTC: config[67105]: %MGBL-SYS-5-CONFIG_I : Configured from console by ops on vty0 (198.51.100.7)",
    read({ text }) {
      if (!text.startsWith("Configured from ")) return undefined;
      return { activity: "ConfigChanged", ...giverBehindBy(text) };
    },
  },
  {
    ...xr,
    message: "%SECURITY-LOGIN-6-AUTHEN_SUCCESS",
    keys: [
      "SECURITY-LOGIN-AUTHEN_SUCCESS",
      "SECURITY-login-AUTHEN_SUCCESS",
      "SECURITY-SSHD-INFO_SUCCESS",
    ],
    literals: ["AUTHEN_SUCCESS", "-INFO_SUCCESS"],
    activities: ["LoginSucceeded"],
    meaning: "Somebody logged in, with address and line.",
    turnedOnBy: always,
    grade: "observed",
    source: "log captures",
    example:
      "<190>57: xr1 RP/0/RP0/CPU0:Nov 14 02:43:17.623 UTC: exec[67679]: %SECURITY-LOGIN-6-AUTHEN_SUCCESS : Successfully authenticated user 'ops' from '198.51.100.7' on 'vty0'",
    read: ({ text }) => ofLogin("LoginSucceeded", text),
  },
  {
    ...xr,
    message: "%SECURITY-LOGIN-4-AUTHEN_FAILED",
    keys: ["SECURITY-LOGIN-AUTHEN_FAILED", "SECURITY-login-AUTHEN_FAILED"],
    literals: ["AUTHEN_FAILED"],
    activities: ["LoginFailed"],
    meaning: "Somebody failed to log in.",
    turnedOnBy: always,
    grade: "reported",
    source: "the event definitions of a public network monitor",
    example:
      "<188>58: xr1 RP/0/RP0/CPU0:Nov 14 02:43:11.002 UTC: exec[67679]: %SECURITY-LOGIN-4-AUTHEN_FAILED : Failed authentication attempt by user 'root' from '198.51.100.7' on 'vty0'",
    read: ({ text }) => ofLogin("LoginFailed", text),
  },
  firmware({
    tag: "4-DOWN_REV",
    activity: "Other",
    meaning: "The firmware of a card is older than the running system wants.",
    grade: "documented",
    source: "Cisco IOS XR System Management Configuration Guide, Upgrading FPD",
    text: 'rommon instance 0 is down-rev (V0.6), upgrade to (V1.0). Use the "upgrade hw-module fpd" CLI in admin mode.',
  }),
  firmware({
    tag: "4-UP_REV",
    activity: "Other",
    meaning:
      "The firmware of a card is newer than the running system knows: as after a downgrade of the system.",
    grade: "documented",
    source: "Cisco IOS XR System Management Configuration Guide, Upgrading FPD",
    text: 'spa fpga instance 1 is severely up-rev (V2.1), downgrade to (V1.6). Use the "upgrade hw-module fpd" CLI in admin mode.',
  }),
  firmware({
    tag: "6-PASSED",
    activity: "BootloaderUpgraded",
    meaning: "The firmware of a card, its ROM monitor or another device of it, was upgraded.",
    grade: "expected",
    source: "practitioners' knowledge",
    text: "Successfully upgrade rommon subtype image for rommon on location 0/0/CPU0 from 1.3 to 1.4",
  }),
];

interface Firmware extends Pick<Recogniser, "meaning" | "grade" | "source"> {
  /** Severity and mnemonic. */
  readonly tag: string;
  readonly activity: Activity;
  /** Of the example. */
  readonly text: string;
}

/** Field-programmable devices: a ROM monitor among them is a boot loader, others are not. */
function firmware({ tag, activity, text, ...row }: Firmware): Recogniser {
  const message = `%PLATFORM-UPGRADE_FPD-${tag}`;
  return {
    ...xr,
    ...row,
    message,
    keys: [`PLATFORM-UPGRADE_FPD-${tag.slice(2)}`],
    literals: ["UPGRADE_FPD-"],
    activities: activity === "Other" ? ["Other"] : [activity, "Other"],
    turnedOnBy: always,
    example: `<188>59: xr1 LC/0/1/CPU0:Nov 14 02:52:47.945 UTC: lc_fpd_upgrade[203]: ${message} : ${text}`,
    read: (heard) => ({
      activity: /\brommon/i.test(heard.text) ? activity : "Other",
      reason: heard.text,
    }),
  };
}

function ofOperation(activity: Activity, text: string): ActivityFacts | undefined {
  const number = /\b[Ii]nstall operation (\d{1,9})\b/.exec(text)?.[1];
  return number === undefined ? undefined : { activity, reason: `operation ${number}` };
}

const loginShape = /\buser '([^']{0,128})' from '([^']{0,64})' on '([^']{0,64})'/;

/** From an address, from `console`, or from `<unknown>`. */
function ofLogin(activity: Activity, text: string): ActivityFacts | undefined {
  const told = loginShape.exec(text);
  if (told === null) return undefined;
  const [, actor = "", from = "", terminal = ""] = told;
  return {
    activity,
    actor: unlessEmpty(actor),
    actorIP: isIpAddress(from) ? from : undefined,
    terminal: unlessEmpty(terminal),
  };
}
