// Commands as Junos tells them: typed at the command line, sent by NETCONF and Junos XML clients, and the audit of what
// they changed in the configuration. Standard and structured messages alike.

import { commandActivities, commandFacts } from "../command-facts.ts";
import type { ActivityFacts, Heard, Recogniser } from "../recogniser.ts";
import { commandOfProcedure } from "./junos-procedures.ts";
import { wordOrNothing } from "./words.ts";

const told = {
  formats: ["junos"],
  vendor: "Juniper Networks",
  activities: commandActivities,
  source: "Junos OS System Log Explorer, UI",
} as const;

const interactive = "set system syslog file … interactive-commands any (or host …)";
const changeLog = "set system syslog file … change-log any (or host …)";

export const junosCommands: readonly Recogniser[] = [
  {
    ...told,
    message: "UI_CMDLINE_READ_LINE",
    keys: ["UI_CMDLINE_READ_LINE", "UI_CMDLINE_READ_LINE_EVENT"],
    literals: ["UI_CMDLINE_READ_LINE"],
    channel: "CommandAccounting",
    meaning: "A command was typed, in operational or in configuration mode.",
    turnedOnBy: interactive,
    grade: "observed",
    example:
      "<189>Nov 14 02:44:10 edge-r1-re0 mgd[22688]: UI_CMDLINE_READ_LINE: User 'ops', command 'request system software add /var/sw/pkg/junos-install-mx-x86-64-21.4R3-S2.tgz no-validate reboot '",
    read: readCommandLine,
  },
  {
    ...told,
    message: "UI_JUNOSCRIPT_CMD",
    keys: ["UI_JUNOSCRIPT_CMD"],
    literals: ["UI_JUNOSCRIPT_CMD"],
    channel: "Api",
    meaning: "A client of the Junos XML protocol asked for a command.",
    turnedOnBy: interactive,
    grade: "observed",
    example:
      "<190>Nov 14 02:44:11 edge-r1-re0 mgd[22690]: UI_JUNOSCRIPT_CMD: User 'ops' used JUNOScript client to run command 'request-reboot'",
    read: readCommandLine,
  },
  {
    ...told,
    message: "UI_NETCONF_CMD",
    keys: ["UI_NETCONF_CMD"],
    literals: ["UI_NETCONF_CMD"],
    channel: "Api",
    meaning: "A NETCONF client asked for a command.",
    turnedOnBy: interactive,
    grade: "observed",
    example:
      "<190>Nov 14 02:44:12 edge-r1-re0 mgd[22691]: UI_NETCONF_CMD: User 'ops' used NETCONF client to run command 'request-package-add package-name=\"/var/sw/pkg/junos-install-mx-x86-64-21.4R3-S2.tgz\" no-validate'",
    read: readCommandLine,
  },
  {
    ...told,
    message: "UI_CHILD_START",
    keys: ["UI_CHILD_START"],
    literals: ["UI_CHILD_START"],
    activities: ["ShellEntered", "CommandExecuted"],
    channel: "CommandAccounting",
    meaning: "The user interface started a program of the system, for nobody whom it names.",
    turnedOnBy: interactive,
    grade: "observed",
    example:
      "<190>Nov 14 02:44:13 edge-r1-re0 mgd[22688]: UI_CHILD_START: Starting child '/usr/libexec/ui/package'",
    read: readChild,
  },
  {
    ...told,
    message: "UI_CFG_AUDIT",
    keys: ["UI_CFG_AUDIT_SET", "UI_CFG_AUDIT_SET_SECRET", "UI_CFG_AUDIT_NEW", "UI_CFG_AUDIT_OTHER"],
    literals: ["UI_CFG_AUDIT_"],
    channel: "ConfigLog",
    meaning:
      "A statement of the candidate configuration was set, deleted, deactivated, … by a user.",
    turnedOnBy: changeLog,
    grade: "observed",
    example:
      "<189>Nov 14 02:45:50 edge-r1-re0 mgd[22688]: UI_CFG_AUDIT_OTHER: User 'ops' deactivate: [system syslog host 192.0.2.20]",
    read: readAudit,
  },
  {
    ...told,
    message: "UI_LOAD_EVENT",
    keys: ["UI_LOAD_EVENT"],
    literals: ["UI_LOAD_EVENT"],
    channel: "ConfigLog",
    meaning: "A configuration was loaded over the candidate, or an earlier one restored.",
    turnedOnBy: changeLog,
    grade: "observed",
    example:
      "<188>Nov 14 02:45:55 edge-r1-re0 mgd[22688]: UI_LOAD_EVENT: User 'ops' is performing a 'rollback 3'",
    read: readLoad,
  },
  {
    ...told,
    message: "UI_COMMIT",
    keys: ["UI_COMMIT"],
    literals: ["UI_COMMIT"],
    activities: ["ConfigChanged"],
    channel: "ConfigLog",
    meaning: "A user asked to put the candidate configuration into force.",
    turnedOnBy: changeLog,
    grade: "observed",
    example:
      "<189>Nov 14 02:45:58 edge-r1-re0 mgd[22688]: UI_COMMIT: User 'ops' requested 'commit' operation (comment: none)",
    read: readCommit,
  },
];

/** Structured messages name the user by `username`, sentences by `User '…'`. */
function actorOf({ reading }: Heard): string | undefined {
  return wordOrNothing(reading.fields?.["username"] ?? reading.fields?.["user"]);
}

function readCommandLine(heard: Heard): ActivityFacts | undefined {
  const { command, src_ip } = heard.reading.fields ?? {};
  // Clients of the XML protocol are recorded at the command line too, behind these words.
  const line = command?.replace(/^(?:command )?rpc rpc (?:command )?/, "").trim();
  if (line === undefined || line === "") return undefined;
  const giver = { actor: actorOf(heard), actorIP: wordOrNothing(src_ip) };
  return {
    ...commandFacts(commandOfProcedure(line), { family: "junos" }, giver),
    commandRaw: line,
  };
}

function readChild({ reading, text }: Heard): ActivityFacts | undefined {
  const path = /\bchild '([^']{1,512})'/.exec(text)?.[1] ?? reading.fields?.["command"];
  if (path === undefined) return undefined;
  const isShell = /\/(?:c|k|ba|z)?sh$/.test(path);
  const activity = isShell ? "ShellEntered" : "CommandExecuted";
  return { activity, command: path, commandRaw: path, reason: "started by the user interface" };
}

// `User 'ops' set: [system host-name] "edge1 -> "edge2"`, `… unconfigured -- "disable"`; paths hold no brackets but in
// entries of lists.
const sentence = /\bUser '[^']{0,128}' ((\w{1,32}): \[([\s\S]{0,4096}?)\](?: ([\s\S]*))?)$/;
/** The value that a statement has now. */
const newValue = /(?:-> ?|-- ?)"?([^"]*)"?\s*$/;

function readAudit(heard: Heard): ActivityFacts | undefined {
  const actor = actorOf(heard);
  const { action, pathname, value } = heard.reading.fields ?? {};
  if (action !== undefined && pathname !== undefined) {
    const path = pathname.replace(/^\[|\]$/g, "");
    return auditFacts({ line: [action, path, value ?? ""], told: pathname, actor });
  }
  const match = sentence.exec(heard.text);
  if (match === null) return undefined;
  const [, told = "", verb = "", path = "", change = ""] = match;
  const now = newValue.exec(change)?.[1] ?? "";
  return auditFacts({ line: [verb, path, now], told, actor });
}

interface Audited {
  /** What was done, to which statement, and its value. */
  readonly line: readonly string[];
  readonly told: string;
  readonly actor: string | undefined;
}

/** The audit says in its own form what `set` or `delete` would have said: that is the command. */
function auditFacts({ line, told, actor }: Audited): ActivityFacts {
  const command = line.filter((part) => part !== "").join(" ");
  const facts = commandFacts(command, { family: "junos", mode: "config" }, { actor });
  return { ...facts, commandRaw: told };
}

function readLoad(heard: Heard): ActivityFacts | undefined {
  const { command } = heard.reading.fields ?? {};
  const line = command ?? /performing a '([^']{1,512})'/.exec(heard.text)?.[1];
  if (line === undefined) return undefined;
  const settings = { family: "junos", mode: "config" } as const;
  return commandFacts(line, settings, { actor: actorOf(heard) });
}

function readCommit(heard: Heard): ActivityFacts | undefined {
  const { command } = heard.reading.fields ?? {};
  const line = command ?? /requested '([^']{1,512})' operation/.exec(heard.text)?.[1];
  if (line === undefined) return undefined;
  return {
    activity: "ConfigChanged",
    actor: actorOf(heard),
    command: line,
    commandRaw: line,
  };
}
