// Messages of Arista EOS that tell of boots, of saved and changed configuration and of logins.

import type { ActivityFacts, Heard, Recogniser } from "./recogniser.ts";

type Row = Omit<Recogniser, "formats" | "vendor" | "channel" | "turnedOnBy">;

function eosMessage(row: Row): Recogniser {
  return {
    formats: ["arista-eos"],
    vendor: "Arista Networks",
    channel: "Syslog",
    turnedOnBy: "logging host HOST / logging trap informational",
    ...row,
  };
}

export const arista: readonly Recogniser[] = [
  eosMessage({
    message: "%SYS-5-SYSTEM_INITIALIZED",
    keys: ["SYS-SYSTEM_INITIALIZED"],
    literals: ["SYSTEM_INITIALIZED"],
    activities: ["Restarted"],
    meaning: "The switch has booted and all its agents are up; the version is not said.",
    grade: "observed",
    source: "Captures of switches and of containers while they boot",
    example:
      "<165>Nov 14 02:56:02 edge-leaf1 SystemInitMonitor: %SYS-5-SYSTEM_INITIALIZED: System is initialized",
    read: () => ({ activity: "Restarted" }),
  }),
  eosMessage({
    message: "%SYS-5-SYSTEM_RESTARTED",
    keys: ["SYS-SYSTEM_RESTARTED"],
    literals: ["SYSTEM_RESTARTED"],
    activities: ["Restarted"],
    meaning: "The switch has booted.",
    grade: "reported",
    source: "Boot detection of public lab tools",
    example:
      "<165>Nov 14 02:55:40 edge-leaf1 ProcMgr-worker: %SYS-5-SYSTEM_RESTARTED: System restarted",
    read: () => ({ activity: "Restarted" }),
  }),
  eosMessage({
    message: "%SYS-5-CONFIG_I",
    keys: ["SYS-CONFIG_I"],
    literals: ["-CONFIG_I:"],
    activities: ["ConfigChanged"],
    meaning:
      "Somebody left configuration mode. CONFIG_E tells of entering it and is no change yet.",
    grade: "observed",
    source: "Arista EOS user manual, System Logging; public parsers",
    example:
      "<165>Nov 14 02:46:30 edge-leaf1 ConfigAgent: %SYS-5-CONFIG_I: Configured from console by ops on vty5 (198.51.100.7)",
    read: (heard) => ({ activity: "ConfigChanged", ...sessionOf(heard) }),
  }),
  eosMessage({
    message: "%SYS-5-CONFIG_STARTUP",
    keys: ["SYS-CONFIG_STARTUP"],
    literals: ["-CONFIG_STARTUP:"],
    activities: ["ConfigChanged"],
    meaning: "The startup configuration was written, and from what.",
    grade: "observed",
    source: "Arista EOS user manual, System Logging; public parsers",
    example:
      "<165>Nov 14 02:46:41 edge-leaf1 ConfigAgent: %SYS-5-CONFIG_STARTUP: Startup config saved from system:/running-config by ops on vty5 (198.51.100.7).",
    read: (heard) => ({
      activity: "ConfigChanged",
      ...sessionOf(heard),
      reason: "startup configuration saved",
    }),
  }),
  eosMessage({
    message: "%AAA-5-LOGIN",
    keys: ["AAA-LOGIN"],
    literals: ["-LOGIN:"],
    activities: ["LoginSucceeded"],
    meaning: "Somebody logged in, from where and through which service.",
    grade: "reported",
    source: "Public parsers of EOS session logs",
    example:
      "<165>Nov 14 02:44:02 edge-leaf1 Aaa: %AAA-5-LOGIN: user ops logged in [from: 198.51.100.7] [service: sshd]",
    read: (heard) => loginOf(heard, "LoginSucceeded"),
  }),
  eosMessage({
    message: "%AAA-4-LOGIN_FAILED",
    keys: ["AAA-LOGIN_FAILED"],
    literals: ["-LOGIN_FAILED:"],
    activities: ["LoginFailed"],
    meaning: "Somebody could not log in, and why.",
    grade: "observed",
    source: "Lines of a production router in a public parser",
    example:
      "<164>Nov 14 02:43:40 edge-leaf1 Aaa: %AAA-4-LOGIN_FAILED: user ops failed to login [from: 198.51.100.7] [service: sshd] [reason: Authentication failed - Bad password]",
    read: (heard) => loginOf(heard, "LoginFailed"),
  }),
];

/** `… by ops on vty5 (198.51.100.7)`, as the format names it. */
function sessionOf({ reading }: Heard): Partial<ActivityFacts> {
  const { user, line, src_ip: actorIP } = reading.fields ?? {};
  return { actor: user, terminal: line, actorIP };
}

/** The user is empty where the client gave up before it named one. */
function loginOf({ text }: Heard, activity: "LoginSucceeded" | "LoginFailed"): ActivityFacts {
  return {
    activity,
    actor: /: user (\S{1,128}) (?:logged|failed)/.exec(text)?.[1],
    actorIP: bracketed(text, "from"),
    terminal: bracketed(text, "service"),
    reason: bracketed(text, "reason"),
  };
}

function bracketed(text: string, name: "from" | "service" | "reason"): string | undefined {
  const open = text.indexOf(`[${name}: `);
  if (open < 0) return undefined;
  const start = open + name.length + 3;
  const close = text.indexOf("]", start);
  return close <= start ? undefined : text.slice(start, close);
}
