// Messages of Junos that tell of boots, of who came in, of configurations restored and of executables that are not the
// vendor's. Commands and commits are told elsewhere.

import type { ActivityFacts, Heard, Recogniser } from "./recogniser.ts";

type Row = Omit<Recogniser, "formats" | "vendor" | "channel">;

const messageReference = "Junos OS System Log Messages Reference";
const anyFacility = "set system syslog host HOST any info";
const authorization = "set system syslog host HOST authorization info";

function junosMessage(row: Row): Recogniser {
  return { formats: ["junos"], vendor: "Juniper Networks", channel: "Syslog", ...row };
}

export const junos: readonly Recogniser[] = [
  junosMessage({
    message: "UI_REBOOT_EVENT",
    keys: ["UI_REBOOT_EVENT"],
    literals: ["UI_REBOOT_EVENT"],
    activities: ["ReloadRequested"],
    meaning: "Somebody asked the router to reboot.",
    turnedOnBy: anyFacility,
    grade: "reported",
    source: "Junos Space and public syslog parsers count it as the reboot event",
    example:
      "<28>Nov 14 02:49:05 edge-r1-re0 mgd[22688]: UI_REBOOT_EVENT: System rebooted by 'ops'",
    read: (heard) => ({ activity: "ReloadRequested", actor: actorOf(heard), reason: "reboot" }),
  }),
  junosMessage({
    message: "UI_SHUTDOWN_EVENT",
    keys: ["UI_SHUTDOWN_EVENT"],
    literals: ["UI_SHUTDOWN_EVENT"],
    activities: ["ReloadRequested"],
    meaning: "Somebody asked the router to halt or to switch off.",
    turnedOnBy: anyFacility,
    grade: "expected",
    source: messageReference,
    example:
      "<28>Nov 14 02:49:05 edge-r1-re0 mgd[22688]: UI_SHUTDOWN_EVENT: System halted by 'ops'",
    read: (heard) => ({ activity: "ReloadRequested", actor: actorOf(heard), reason: "shutdown" }),
  }),
  junosMessage({
    message: "SYSTEM_SHUTDOWN",
    keys: ["SYSTEM_SHUTDOWN"],
    literals: ["SYSTEM_SHUTDOWN"],
    activities: ["ReloadRequested"],
    meaning: "The router goes down in order, for a reboot or a halt.",
    turnedOnBy: anyFacility,
    grade: "expected",
    source: messageReference,
    example:
      "<29>Nov 14 02:49:06 edge-r1-re0 eventd[4310]: SYSTEM_SHUTDOWN: System rebooted by ops",
    read: (heard) => ({ activity: "ReloadRequested", actor: actorOf(heard), reason: "shutdown" }),
  }),
  junosMessage({
    message: "SYSTEM_OPERATIONAL",
    keys: ["SYSTEM_OPERATIONAL"],
    literals: ["SYSTEM_OPERATIONAL"],
    activities: ["Restarted"],
    meaning: "The router has booted; it does not say with which version.",
    turnedOnBy: anyFacility,
    grade: "expected",
    source: messageReference,
    example:
      "<29>Nov 14 02:56:02 edge-r1-re0 eventd[4310]: SYSTEM_OPERATIONAL: System is operational",
    read: () => ({ activity: "Restarted" }),
  }),
  junosMessage({
    message: "SYSTEM_ABNORMAL_SHUTDOWN",
    keys: ["SYSTEM_ABNORMAL_SHUTDOWN"],
    literals: ["SYSTEM_ABNORMAL_SHUTDOWN"],
    activities: ["Restarted"],
    meaning:
      "The router has booted after it went down without being asked to: power loss, panic or reset.",
    turnedOnBy: anyFacility,
    grade: "expected",
    source: messageReference,
    example:
      "<27>Nov 14 02:56:02 edge-r1-re0 eventd[4310]: SYSTEM_ABNORMAL_SHUTDOWN: System abnormally shut down",
    read: () => ({ activity: "Restarted", reason: "abnormal shutdown" }),
  }),
  junosMessage({
    message: "kernel: JUNOS",
    keys: [""],
    literals: ["kernel: JUNOS "],
    activities: ["Restarted"],
    meaning: "The kernel greets at boot with the version that now runs.",
    turnedOnBy: "set system syslog host HOST kernel info",
    grade: "expected",
    source: "The banner of the Junos kernel, which its message log keeps",
    example:
      "<6>Nov 14 02:55:11 edge-r1-re0 /kernel: JUNOS 15.1X49-D150.2 #0: 2018-10-08 09:12:44 UTC",
    read({ reading, text }) {
      if (!isKernel(reading.program)) return undefined;
      const version = /^JUNOS (\d[\w.-]{1,40})/.exec(text)?.[1];
      return version === undefined ? undefined : { activity: "Restarted", version };
    },
  }),
  junosMessage({
    message: "MAC/veriexec",
    keys: [""],
    literals: ["veriexec: "],
    activities: ["IntegrityCheckFailed"],
    meaning:
      "The kernel met an executable without a fingerprint, or with another one than its manifest has.",
    turnedOnBy: "set system syslog host HOST kernel any",
    grade: "reported",
    source:
      "The kernel's verified execution, as read by a public triage script for a relative of Junos",
    example:
      "<3>Nov 14 03:02:40 edge-r1-re0 kernel: MAC/veriexec: fingerprint does not match loaded value (file=/var/db/patchd fsid=114 fileid=2203)",
    read({ text }) {
      const told = /^(?:MAC\/)?veriexec: (no fingerprint|fingerprint does not match)/.exec(text);
      if (told === null) return undefined;
      const imagePath = /\(file=([^\s)]{1,512})/.exec(text)?.[1];
      return { activity: "IntegrityCheckFailed", reason: told[1], imagePath };
    },
  }),
  junosMessage({
    message: "eventd: exiting",
    keys: [""],
    literals: ["exiting on signal"],
    activities: ["LoggingStopped"],
    meaning: "The daemon that writes and forwards the router's log has stopped.",
    turnedOnBy: "always",
    grade: "expected",
    source: "The last words of a BSD syslog daemon; on Junos its name is eventd",
    example: "<45>Nov 14 02:44:51 edge-r1-re0 eventd[4310]: exiting on signal 15",
    read({ reading, text }) {
      const signal = /^exiting on signal \d{1,2}/.exec(text)?.[0];
      if (reading.program !== "eventd" || signal === undefined) return undefined;
      return { activity: "LoggingStopped", reason: signal };
    },
  }),
  junosMessage({
    message: "UI_LOGIN_EVENT",
    keys: ["UI_LOGIN_EVENT"],
    literals: ["UI_LOGIN_EVENT"],
    activities: ["LoginSucceeded"],
    meaning: "Somebody opened a session of the command line or of NETCONF.",
    turnedOnBy: "set system syslog host HOST interactive-commands info",
    grade: "documented",
    source: messageReference,
    example:
      "<190>Nov 14 02:44:02 edge-r1-re0 mgd[22688]: UI_LOGIN_EVENT: User 'ops' login, class 'j-super-user' [22688], ssh-connection '198.51.100.7 50122 192.0.2.1 22', client-mode 'cli'",
    read: (heard) => ({
      activity: "LoginSucceeded",
      actor: actorOf(heard),
      actorIP: addressOf(heard),
      terminal: field(heard, "client-mode") ?? /\bclient-mode '([^']+)'/.exec(heard.text)?.[1],
    }),
  }),
  junosMessage({
    message: "LOGIN_INFORMATION",
    keys: ["LOGIN_INFORMATION", "LOGIN_ROOT"],
    literals: ["LOGIN_INFORMATION", "LOGIN_ROOT"],
    activities: ["LoginSucceeded"],
    meaning:
      "Somebody logged in at the console or over the network; LOGIN_ROOT says that it was as root.",
    turnedOnBy: authorization,
    grade: "observed",
    source: messageReference,
    example:
      "<37>Nov 14 02:44:02 edge-r1-re0 login[71127]: LOGIN_INFORMATION: User ops logged in from host 198.51.100.7 on device pts/0",
    read: (heard) => sessionOf(heard, "LoginSucceeded"),
  }),
  junosMessage({
    message: "LOGIN_FAILED",
    keys: ["LOGIN_FAILED", "SSHD_LOGIN_FAILED"],
    literals: ["LOGIN_FAILED"],
    activities: ["LoginFailed"],
    meaning: "Somebody could not log in; SSHD_LOGIN_FAILED is the same of SSH.",
    turnedOnBy: authorization,
    grade: "observed",
    source: messageReference,
    example:
      "<37>Nov 14 02:43:40 edge-r1-re0 sshd[22671]: SSHD_LOGIN_FAILED: Login failed for user 'ops' from host '198.51.100.7'",
    read: (heard) => sessionOf(heard, "LoginFailed"),
  }),
  junosMessage({
    message: "SSHD_LOGIN_ATTEMPTS_THRESHOLD",
    keys: ["SSHD_LOGIN_ATTEMPTS_THRESHOLD"],
    literals: ["SSHD_LOGIN_ATTEMPTS_THRESHOLD"],
    activities: ["LoginFailed"],
    meaning: "Somebody failed to log in as often as is allowed and was cut off.",
    turnedOnBy: authorization,
    grade: "reported",
    source: "Public collectors of Junos authentication logs",
    example:
      "<37>Nov 14 02:43:44 edge-r1-re0 sshd[22671]: SSHD_LOGIN_ATTEMPTS_THRESHOLD: Threshold for unsuccessful authentication attempts (3) reached by user 'ops'",
    read: (heard) => ({
      activity: "LoginFailed",
      actor: actorOf(heard),
      reason: "threshold of attempts reached",
    }),
  }),
  restored("UI_FACTORY_OPERATION", "factory configuration restored"),
  restored("UI_RESCUE_OPERATION", "rescue configuration restored"),
];

function restored(tag: string, reason: string): Recogniser {
  return junosMessage({
    message: tag,
    keys: [tag],
    literals: [tag],
    activities: ["ConfigChanged"],
    meaning: `The ${reason.replace(" restored", "")} took the place of the one in use.`,
    turnedOnBy: "set system syslog host HOST change-log info",
    grade: "reported",
    source: "Lists of the Junos messages that auditors collect",
    example: `<189>Nov 14 02:46:30 edge-r1-re0 mgd[22688]: ${tag}: User 'ops' performed the operation`,
    read: (heard) => ({ activity: "ConfigChanged", actor: actorOf(heard), reason }),
  });
}

function isKernel(program: string | undefined): boolean {
  return program === "kernel" || program === "/kernel";
}

/** Structured messages name their values; sentences quote them. */
function field({ reading }: Heard, name: string): string | undefined {
  const value = reading.fields?.[name];
  return value === "" ? undefined : value;
}

const named = /\b(?:by user|by|[Uu]ser) '?([^'\s,]{1,128}?)'?(?=[\s,.]|$)/;

function actorOf(heard: Heard): string | undefined {
  return field(heard, "username") ?? field(heard, "user") ?? named.exec(heard.text)?.[1];
}

const connection = /\bssh-connection '([^'\s]{1,64}) /;

function addressOf(heard: Heard): string | undefined {
  const written = field(heard, "ssh-connection")?.split(" ")[0];
  return written ?? connection.exec(heard.text)?.[1];
}

/** `User ops logged in from host 198.51.100.7 on device pts/0`; a host that is not known is in brackets. */
const origin = / from host '?([^'\s[\]]{1,255})'?(?: on device (\S{1,64}))?/;

function sessionOf(heard: Heard, activity: "LoginSucceeded" | "LoginFailed"): ActivityFacts {
  const [, host, device] = origin.exec(heard.text) ?? [];
  return {
    activity,
    actor: actorOf(heard),
    actorIP: field(heard, "source-address") ?? field(heard, "hostname") ?? host,
    terminal: field(heard, "tty-name") ?? device ?? / on device (\S{1,64})/.exec(heard.text)?.[1],
    ...(heard.reading.mnemonic === "LOGIN_ROOT" && { reason: "as root" }),
  };
}
