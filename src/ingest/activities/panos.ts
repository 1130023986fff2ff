// Messages of PAN-OS's system log, as comma-separated values, CEF or LEEF: software changes, restarts, administrators.
// Updates of content, signatures and URL databases are no change of the software and tell of nothing here.

import type { Activity } from "#schema";
import type { ActivityFacts, Heard, Recogniser } from "./recogniser.ts";

type Row = Omit<Recogniser, "formats" | "vendor" | "channel" | "turnedOnBy">;

function systemMessage(row: Row): Recogniser {
  return {
    formats: ["panos", "cef", "leef"],
    vendor: "Palo Alto Networks",
    channel: "Syslog",
    turnedOnBy: "Device > Log Settings > System, with a syslog server profile",
    ...row,
  };
}

/** The event of the CSV form, the subtype of the CEF template, the type in Cortex's CEF. */
const general = ["general", "SYSTEM"];

export const panos: readonly Recogniser[] = [
  systemMessage({
    message: "SYSTEM general, module upgrade",
    keys: general,
    literals: [",upgrade,", "=upgrade"],
    activities: ["ImageCopied", "ImageInstallCompleted", "ImageInstallFailed", "Other"],
    meaning:
      "The part of PAN-OS that changes its software spoke: an image was downloaded or installed, or that failed. What it says in words is not documented; unknown words are Other.",
    grade: "expected",
    source: "PAN-OS administrator's guide, System log fields: values of Module",
    example:
      '<14>Nov 14 02:50:12 edge-pa 1,2026/11/14 02:50:12,007200001234,SYSTEM,general,2561,2026/11/14 02:50:11,,general,,0,0,upgrade,informational,"Installed panos version 10.1.6-h3 by ops",88101,0x0,0,0,0,0,,edge-pa',
    read: (heard) => {
      const system = systemOf(heard);
      return system?.module === "upgrade" ? softwareChange(system.description) : undefined;
    },
  }),
  systemMessage({
    message: "SYSTEM general, logged in",
    keys: general,
    literals: ["logged in"],
    activities: ["LoginSucceeded"],
    meaning: "An administrator logged in to the web interface or the command line.",
    grade: "expected",
    source: "PAN-OS administrator's guide, Monitor: system logs",
    example:
      "<14>Nov 14 02:44:02 edge-pa 1,2026/11/14 02:44:02,007200001234,SYSTEM,general,2561,2026/11/14 02:44:01,,general,,0,0,general,informational,User ops logged in via CLI from 198.51.100.7,88090,0x0,0,0,0,0,,edge-pa",
    read: (heard) => {
      const match = loggedIn.exec(systemOf(heard)?.description ?? "");
      if (match === null) return undefined;
      const [, actor, terminal, actorIP] = match;
      return { activity: "LoginSucceeded", actor, terminal, actorIP };
    },
  }),
  systemMessage({
    message: "SYSTEM auth, auth-fail",
    keys: ["auth-fail", "auth", "SYSTEM"],
    literals: ["auth-fail"],
    activities: ["LoginFailed"],
    meaning:
      "Somebody could not authenticate: an administrator, or a user of a portal or VPN. The success (auth-success) tells of users above all and is no activity.",
    grade: "observed",
    source: "PAN-OS administrator's guide, System log fields; public captures",
    example:
      "<12>Nov 14 02:43:40 edge-pa 1,2026/11/14 02:43:40,007200001234,SYSTEM,auth,2561,2026/11/14 02:43:40,,auth-fail,,0,0,general,medium,failed authentication for user 'ops'. Reason: Invalid username/password. From: 198.51.100.7.,88089,0x0,0,0,0,0,,edge-pa",
    read: (heard) => {
      const system = systemOf(heard);
      if (system?.event !== "auth-fail") return undefined;
      const { description } = system;
      return {
        activity: "LoginFailed",
        actor: /\buser '([^']{1,128})'/.exec(description)?.[1],
        actorIP: /\bFrom: ([0-9A-Fa-f.:]{3,45}?)\.?(?:,|$)/.exec(description)?.[1],
        reason: /\bReason: ([^.]{1,200})/.exec(description)?.[1],
      };
    },
  }),
  systemMessage({
    message: "SYSTEM general, The system is shutting down",
    keys: general,
    literals: ["The system is "],
    activities: ["ReloadRequested", "Restarted"],
    meaning: "The firewall goes down, or has started up again.",
    grade: "expected",
    source: "Practitioners' knowledge of the system log around a restart",
    example:
      "<10>Nov 14 02:52:30 edge-pa 1,2026/11/14 02:52:30,007200001234,SYSTEM,general,2561,2026/11/14 02:52:29,,general,,0,0,general,critical,The system is shutting down due to CLI initiated.,88110,0x0,0,0,0,0,,edge-pa",
    read: (heard) => {
      const match = goingDown.exec(systemOf(heard)?.description ?? "");
      if (match === null) return undefined;
      const [, verb = "", reason] = match;
      if (verb === "starting up") return { activity: "Restarted" };
      return { activity: "ReloadRequested", reason: reason ?? verb };
    },
  }),
];

const loggedIn =
  /^User ([^\s']{1,128}) logged in via (\S{1,32}) from ([0-9A-Fa-f.:]{3,45}?)(?: using \w+)?\.?$/;
const goingDown =
  /^The system is (shutting down|restarting|rebooting|starting up)(?: (due to [^.]{1,200}))?/;

interface SystemLog {
  readonly event: string;
  readonly module: string;
  readonly description: string;
}

/** What the three forms say of a message of the system log; undefined for other logs and other vendors. */
function systemOf({ format, reading }: Heard): SystemLog | undefined {
  if (reading.vendor !== "Palo Alto Networks") return undefined;
  const fields = reading.fields ?? {};
  const first = (...names: readonly string[]) =>
    names.map((name) => fields[name]).find((value) => value !== undefined) ?? "";
  switch (format) {
    case "panos":
      if (fields["type"] !== "SYSTEM") return undefined;
      return { event: first("eventid"), module: first("module"), description: first("opaque") };
    case "cef":
      // `cat` is the event in the CEF template for PAN-OS, `PanOS…` are the names of Cortex.
      return {
        event: first("cat", "PanOSEventName"),
        module: first("flexString2", "PanOSModule"),
        description: first("msg", "PanOSEventDescription"),
      };
    case "leef":
      if (fields["cat"] !== "SYSTEM") return undefined;
      return { event: reading.mnemonic ?? "", module: first("Module"), description: first("msg") };
    default:
      return undefined;
  }
}

const noSoftware =
  /\b(?:content|threat|anti-?virus|wildfire|pan-?db|url|signatures?|globalprotect|plugin|geo-?db|applications?|config|license)\b/i;
const said = /\bversion ([\w.-]{1,40}?)(?=[\s,;]|\.?$)/;
const fromTo =
  /\bfrom (?:version )?(\d[\w.-]{1,40}) to (?:version )?(\d[\w.-]{1,40}?)(?=[\s,;]|\.?$)/;

function softwareChange(description: string): ActivityFacts | undefined {
  if (noSoftware.test(description)) return undefined;
  const change = fromTo.exec(description);
  const actor = /\bby ([^\s.,;]{1,128})/.exec(description)?.[1];
  const activity = doneTo(description);
  const installed = activity === "ImageInstallCompleted";
  return {
    activity,
    actor,
    ...(installed && { version: change?.[2] ?? said.exec(description)?.[1] }),
    previousVersion: change?.[1],
    ...(activity === "ImageCopied" && { transferDirection: "ToDevice" }),
    reason: description,
  };
}

function doneTo(description: string): Activity {
  if (/\b(?:fail(?:ed|ure)?|error|unable|invalid|abort(?:ed)?)\b/i.test(description)) {
    return "ImageInstallFailed";
  }
  if (/\bdownload(?:ed|ing)?\b/i.test(description)) return "ImageCopied";
  return /\b(?:installed|upgraded|downgraded)\b/i.test(description)
    ? "ImageInstallCompleted"
    : "Other";
}
