// Messages of Cisco NX-OS about reloads, boots, images, configuration sessions, and what its daemons say of logins.

import { isIpAddress } from "../addresses.ts";
import { unlessEmpty } from "./cisco-giver.ts";
import { imageSource } from "./cisco-text.ts";
import type { ActivityFacts, Recogniser } from "./recogniser.ts";

const nxos = { formats: ["cisco-nxos"], vendor: "Cisco", channel: "Syslog" } as const;
const reference = "Cisco NX-OS System Messages Reference";
const always = "always";

export const ciscoNxos: readonly Recogniser[] = [
  {
    ...nxos,
    message: "%PLATFORM-2-PFM_SYSTEM_RESET",
    keys: ["PLATFORM-PFM_SYSTEM_RESET"],
    literals: ["PFM_SYSTEM_RESET"],
    activities: ["ReloadRequested", "Other"],
    meaning: "The switch restarts; `Manual system restart from Command Line Interface` is reload.",
    turnedOnBy: always,
    grade: "observed",
    source: `${reference}; console captures`,
    example:
      "<186>nx1: 2026 Nov 14 02:49:17 UTC: %PLATFORM-2-PFM_SYSTEM_RESET: Manual system restart from Command Line Interface",
    read: ({ text }) => ({
      activity: text.startsWith("Manual system restart") ? "ReloadRequested" : "Other",
      reason: text,
    }),
  },
  {
    ...nxos,
    message: "%PLATFORM-2-PFM_MODULE_RESET",
    keys: ["PLATFORM-PFM_MODULE_RESET"],
    literals: ["PFM_MODULE_RESET"],
    activities: ["Other"],
    meaning: "One module restarts, not the switch.",
    turnedOnBy: always,
    grade: "expected",
    source: "practitioners' knowledge",
    example:
      "<186>nx1: 2026 Nov 14 02:49:10 UTC: %PLATFORM-2-PFM_MODULE_RESET: Manual restart of Module 3 from Command Line Interface",
    read: ({ text }) => ({ activity: "Other", reason: text }),
  },
  {
    ...nxos,
    message: "%ASCII-CFG-2-CONF_CONTROL",
    keys: ["ASCII-CFG-CONF_CONTROL"],
    literals: ["CONF_CONTROL"],
    activities: ["Restarted"],
    meaning:
      "The startup configuration is applied and the switch is ready, as at the end of every boot. It names no version.",
    turnedOnBy: always,
    grade: "observed",
    source: "console and log captures of boots",
    example: "<186>nx1: 2026 Nov 14 02:55:37 UTC: %ASCII-CFG-2-CONF_CONTROL: System ready",
    read: ({ text }) =>
      text.startsWith("System ready")
        ? { activity: "Restarted", reason: "version not told" }
        : undefined,
  },
  {
    ...nxos,
    message: "%BOOTVAR-5-AUTOCOPY_SUCCEED",
    keys: ["BOOTVAR-AUTOCOPY_SUCCEED"],
    literals: ["AUTOCOPY_SUCCEED"],
    activities: ["ImageCopied"],
    meaning: "The image of the boot variable was copied to the other supervisor.",
    turnedOnBy: "boot auto-copy, the default",
    grade: "expected",
    source: "practitioners' knowledge",
    example:
      "<189>nx1: 2026 Nov 14 02:46:10 UTC: %BOOTVAR-5-AUTOCOPY_SUCCEED: auto-copy of file /bootflash/nxos.9.3.10.bin to standby supervisor succeed",
    read({ text }) {
      const path = /^auto-copy of file (\S{1,512}) to /.exec(text)?.[1];
      if (path === undefined) return undefined;
      return {
        activity: "ImageCopied",
        ...imageSource(path),
        transferDirection: "OnDevice",
        reason: "to the standby supervisor",
      };
    },
  },
  {
    ...nxos,
    message: "%VSHD-5-VSHD_SYSLOG_CONFIG_I",
    keys: ["VSHD-VSHD_SYSLOG_CONFIG_I"],
    literals: ["VSHD_SYSLOG_CONFIG_I"],
    activities: ["ConfigChanged"],
    meaning:
      "A session of configuration has ended. Sessions of the NX-API stand there too, as `@nginx`.",
    turnedOnBy: always,
    grade: "observed",
    source: `${reference}; log captures`,
    example:
      "<189>nx1: 2026 Nov 14 02:46:03 UTC: %VSHD-5-VSHD_SYSLOG_CONFIG_I: Configured from vty by ops on 198.51.100.7@pts/0",
    read({ text }) {
      const told = /^Configured from \S{0,64} by (\S{1,128}) on (\S{1,128})/.exec(text);
      if (told === null) return undefined;
      const [, actor, where = ""] = told;
      return { activity: "ConfigChanged", actor, ...placeOf(where) };
    },
  },
  audit({
    tag: "UCSM",
    product: "UCS",
    grade: "observed",
    source: "Cisco Live TECUCC-3000; parsers of public collectors",
    meaning: "UCS Manager: somebody logged in, or changed an object.",
  }),
  audit({
    tag: "FPRM",
    product: "FXOS",
    grade: "expected",
    source: "the like message of UCS Manager, from which FXOS comes",
    meaning: "FXOS, the chassis below FTD and ASA: somebody logged in, or changed an object.",
  }),
  {
    ...nxos,
    message: "%AUTHPRIV-3-SYSTEM_MSG",
    keys: ["AUTHPRIV-SYSTEM_MSG", "DAEMON-SYSTEM_MSG"],
    literals: ["pam_aaa:Auth", "PAM: Auth", "session opened for user"],
    activities: ["LoginFailed", "LoginSucceeded"],
    meaning: "The daemons of logins say who came in over SSH or failed to.",
    turnedOnBy: "always; logins that succeed with logging level authpri 6",
    grade: "observed",
    source: "log captures",
    example:
      "<187>nx1: 2026 Nov 14 02:43:54 UTC: %AUTHPRIV-3-SYSTEM_MSG: pam_aaa:Authentication failed for user root from 198.51.100.7 - dcos_sshd[14361]",
    read: ({ text }) => loginOf(text),
  },
];

interface Audit extends Pick<Recogniser, "grade" | "source" | "meaning"> {
  readonly tag: string;
  readonly product: string;
}

const auditShape =
  /^\[([^\]]{0,32})\]\[([^\]]{0,128})\]\[([^\]]{0,32})\]\[[^\]]{0,64}\]\[\d{0,12}\]\[([^\]]{0,512})\]\[[^\]]{0,2048}\]\[[^\]]{0,64}\] ?([^\n]{0,512})/;
const loggedIn = /\buser (\S{1,128}) logged in from (\S{1,64})/;

/** `[cause][user][operation][session][id][object][change][] text`. */
function audit({ tag, product, ...row }: Audit): Recogniser {
  return {
    ...nxos,
    ...row,
    message: `%${tag}-6-AUDIT`,
    keys: [`${tag}-AUDIT`],
    literals: [`${tag}-`],
    activities: ["LoginSucceeded", "ConfigChanged"],
    turnedOnBy: "syslog remote destination, with audits",
    example: `<190>: 2026 Nov 14 02:35:35 GMT: %${tag}-6-AUDIT: [admin][ops][modification][web_29053_A][7673436][sys/fw-system][adminState:triggered][] System firmware modified`,
    read({ text }) {
      const told = auditShape.exec(text);
      if (told === null) return undefined;
      const [, cause, user, operation, object, words = ""] = told;
      const login = loggedIn.exec(words);
      if (login !== null) {
        const [, actor, from = ""] = login;
        const actorIP = isIpAddress(from) ? from : undefined;
        return { activity: "LoginSucceeded", actor, actorIP, product };
      }
      if (cause === "session") return undefined;
      const reason = `${operation} of ${object}: ${words}`;
      return { activity: "ConfigChanged", actor: unlessEmpty(user ?? ""), reason, product };
    },
  };
}

/** `198.51.100.7@pts/0`, `console0`, an address alone. */
function placeOf(where: string): Pick<ActivityFacts, "actorIP" | "terminal"> {
  const at = where.indexOf("@");
  const from = at < 0 ? where : where.slice(0, at);
  const isAddress = isIpAddress(from);
  const line = at < 0 ? (isAddress ? "" : where) : where.slice(at + 1);
  return { actorIP: isAddress ? from : undefined, terminal: unlessEmpty(line) };
}

const failed =
  /^(?:pam_aaa:Authentication failed|error: PAM: Authentication failure)(?: for (?:illegal user |user )?(\S{1,128}))? from (\S{1,64})/;
const opened = /^pam_unix\(\w{1,32}:session\): session opened for user (\S{1,128}) by /;

function loginOf(text: string): ActivityFacts | undefined {
  const denied = failed.exec(text);
  if (denied !== null) {
    const [, actor, from = ""] = denied;
    return { activity: "LoginFailed", actor, actorIP: isIpAddress(from) ? from : undefined };
  }
  const actor = opened.exec(text)?.[1];
  return actor === undefined ? undefined : { activity: "LoginSucceeded", actor };
}
