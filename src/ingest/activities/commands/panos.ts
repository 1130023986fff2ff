// Commands as PAN-OS tells them: the audit log of administrators, and the configuration log.

import { isIpAddress } from "../../addresses.ts";
import { commandActivities, commandFacts, type Giver, type Outcome } from "../command-facts.ts";
import type { ActivityFacts, Heard, Recogniser } from "../recogniser.ts";
import { wordOrNothing } from "./words.ts";

const told = { vendor: "Palo Alto Networks", activities: commandActivities } as const;

const audit = {
  ...told,
  formats: ["panos"],
  turnedOnBy:
    "Device > Setup > Management > Logging and Reporting > Log Export and Reporting: log admin activity, with a syslog server (PAN-OS 10.1 and later)",
  source: "PAN-OS administrator's guide, Audit log fields",
} as const;

const configuration = {
  ...told,
  formats: ["panos", "cef"],
  // The type of the log, or the result, by which Palo Alto's template for CEF tells classes apart.
  keys: ["CONFIG", "Submitted", "Succeeded", "Failed", "Unauthorized"],
  literals: [",CONFIG,", "|CONFIG|"],
  turnedOnBy: "Device > Log Settings > Configuration, forwarded to a syslog server",
  grade: "documented",
  source: "PAN-OS administrator's guide, Config log fields",
} as const;

export const panosCommands: readonly Recogniser[] = [
  {
    ...audit,
    message: "AUDIT cli",
    keys: ["cli"],
    literals: [",audit,"],
    channel: "CommandAccounting",
    meaning: "An administrator gave a command at the command line, with its outcome.",
    grade: "documented",
    example:
      "<14>Nov 14 02:44:10 edge-pa 007200001234,2026/11/14 02:44:10,audit,2561,cli,ops,request system software install version 10.1.6-h3,success",
    read: readAudit,
  },
  {
    ...audit,
    message: "AUDIT gui-op",
    keys: ["gui-op"],
    literals: [",audit,"],
    channel: "WebUI",
    meaning: "An administrator gave an operational command in the web interface.",
    grade: "observed",
    example:
      "<14>Nov 14 02:44:11 edge-pa 007200001234,2026/11/14 02:44:11,audit,2561,gui-op,ops,<request><restart><system></system></restart></request>,success",
    read: readAudit,
  },
  {
    ...audit,
    message: "AUDIT rest",
    keys: ["rest", "gnmi"],
    literals: [",audit,"],
    channel: "Api",
    meaning: "A client of an interface for programs gave a command.",
    grade: "documented",
    example:
      "<14>Nov 14 02:44:12 edge-pa 007200001234,2026/11/14 02:44:12,audit,2561,rest,ops,<request><system><software><install><version>10.1.6-h3</version></install></software></system></request>,success",
    read: readAudit,
  },
  {
    ...configuration,
    message: "CONFIG of the web interface",
    channel: "WebUI",
    meaning: "An administrator changed the configuration in the web interface.",
    example:
      "<14>Nov 14 02:45:58 edge-pa 1,2026/11/14 02:45:58,007200001234,CONFIG,0,2561,2026/11/14 02:45:57,198.51.100.7,,set,ops,Web,Succeeded, config shared log-settings syslog,8811,0x0,0,0,0,0,,edge-pa",
    read: (heard) => (isOfWebInterface(heard) ? readConfiguration(heard) : undefined),
  },
  {
    ...configuration,
    message: "CONFIG",
    channel: "ConfigLog",
    meaning: "An administrator changed the configuration, by other means than the web interface.",
    example:
      "<14>Nov 14 02:45:59 edge-pa 1,2026/11/14 02:45:59,007200001234,CONFIG,0,2561,2026/11/14 02:45:58,198.51.100.7,,delete,ops,CLI,Succeeded, config shared log-settings syslog,8812,0x0,0,0,0,0,,edge-pa",
    read: (heard) => (isOfWebInterface(heard) ? undefined : readConfiguration(heard)),
  },
];

function readAudit({ reading }: Heard): ActivityFacts | undefined {
  const { command, user, result } = reading.fields ?? {};
  if (command === undefined || command.trim() === "") return undefined;
  const settings = { family: "panos", mode: "exec", outcome: outcomeOf(result) } as const;
  const facts = commandFacts(wordsOfXml(command), settings, { actor: wordOrNothing(user) });
  return { ...facts, commandRaw: command };
}

/** Operational commands in XML name the words of the command line by nested elements: `<show><jobs><all/>…`. */
function wordsOfXml(command: string): string {
  if (!command.startsWith("<")) return command;
  return command
    .replace(/<\/[^<>]*>/g, " ")
    .replace(/<([^<>/\s]*)([^<>]*)>/g, (_, name: string, attributes: string) => {
      const entry = /\bname=['"]([^'"]*)['"]/.exec(attributes)?.[1];
      return name === "entry" && entry !== undefined ? ` ${entry} ` : ` ${name} `;
    })
    .replace(/\s+/g, " ")
    .trim();
}

function isOfWebInterface(heard: Heard): boolean {
  return changeOf(heard)?.client.toLowerCase() === "web";
}

/** What the configuration log says of a change. */
interface Change {
  readonly cmd: string;
  readonly path: string;
  readonly admin: string;
  readonly host: string;
  readonly client: string;
  readonly result: string;
}

/** The template for CEF has names of its own; CEF of other vendors is none of this. */
function changeOf({ format, reading }: Heard): Change | undefined {
  const { fields = {}, security = {}, mnemonic: result = "" } = reading;
  const field = (name: string) => fields[name] ?? "";
  if (format !== "cef") {
    const [cmd, path, admin] = [field("cmd"), field("path"), field("admin")];
    const [host, client] = [field("host"), field("client")];
    return { cmd, path, admin, host, client, result: field("result") };
  }
  if (security["Activity"] !== "CONFIG" || reading.vendor !== told.vendor) return undefined;
  const [cmd, path, admin] = [field("act"), field("msg"), field("duser")];
  const [host, client] = [field("shost"), field("destinationServiceName")];
  return { cmd, path, admin, host, client, result };
}

function readConfiguration(heard: Heard): ActivityFacts | undefined {
  const change = changeOf(heard);
  if (change === undefined || change.cmd === "") return undefined;
  const { cmd, path, admin, host, client, result } = change;
  const giver: Giver = {
    actor: wordOrNothing(admin),
    actorIP: isIpAddress(host) ? host : undefined,
    terminal: wordOrNothing(client),
  };
  const settings = { family: "panos", mode: "config", outcome: outcomeOf(result) } as const;
  const facts = commandFacts(`${cmd} ${wordsOfPath(path)}`.trim(), settings, giver);
  return { ...facts, commandRaw: path.trim() === "" ? cmd : path };
}

/** `/config/devices/entry[@name='localhost.localdomain']/deviceconfig/system` in the words of the command line. */
function wordsOfPath(path: string): string {
  const words = path.trimStart().startsWith("/") ? wordsOfXpath(path) : path;
  return words
    .replace(/^\s*config\b/, "")
    .replace(/^\s*devices localhost\.localdomain\b/, "")
    .replace(/\s+/g, " ")
    .trim();
}

function wordsOfXpath(path: string): string {
  return path.replace(/\/?entry\[@name=['"]([^'"\]]*)['"]\]/g, " $1").replace(/\/(?=[a-z])/g, " ");
}

function outcomeOf(result: string | undefined): Outcome | undefined {
  return result !== undefined && /^(?:fail|unauthori)/i.test(result) ? "failed" : undefined;
}
