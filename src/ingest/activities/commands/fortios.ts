// Changes of the configuration as FortiOS tells them: a path, an object, and attributes with their values before and
// after. They become the commands that would have made them.

import { commandActivities, commandFacts, type Giver } from "../command-facts.ts";
import type { ActivityFacts, Heard, Recogniser } from "../recogniser.ts";
import { wordOrNothing } from "./words.ts";

const told = {
  vendor: "Fortinet",
  channel: "ConfigLog",
  activities: commandActivities,
  turnedOnBy: "config log eventfilter / set system enable (the default)",
  source: "FortiOS log message reference, event: system",
} as const;

/** What configures nothing: execute, get, show, diagnose. */
const action = {
  ...told,
  channel: "CommandAccounting",
  literals: ["44548"],
  meaning: "An administrator gave a command that configures nothing.",
  turnedOnBy: "config system global / set cli-audit-log enable",
  grade: "expected",
  read: readAction,
} as const;

export const fortiosCommands: readonly Recogniser[] = [
  {
    ...told,
    message: "0100044546 (attribute configured)",
    formats: ["fortios"],
    keys: ["0100044544", "0100044545", "0100044546", "0100044547"],
    literals: ["cfgpath="],
    meaning: "An administrator added, edited or deleted an object of the configuration.",
    grade: "observed",
    example:
      '<189>date=2026-11-14 time=02:45:58 devname="edge-fg" devid="FGT0000000000001" tz="+0000" logid="0100044546" type="event" subtype="system" level="information" vd="root" logdesc="Attribute configured" user="ops" ui="ssh(198.51.100.7)" action="Edit" cfgtid=821297153 cfgpath="log.syslogd.setting" cfgattr="status[enable->disable]" msg="Edit log.syslogd.setting"',
    read: (heard) => readChange(heard, ""),
  },
  {
    ...told,
    message: "44546 (attribute configured, CEF)",
    formats: ["cef"],
    keys: [
      ...["44544", "44545", "44546", "44547"],
      ...["0100044544", "0100044545", "0100044546", "0100044547"],
    ],
    literals: ["FTNTFGTcfgpath="],
    meaning: "An administrator added, edited or deleted an object of the configuration.",
    grade: "expected",
    example:
      "<189>Nov 14 02:45:58 edge-fg CEF:0|Fortinet|Fortigate|v7.2.8|44546|event:system|2|deviceExternalId=FGT0000000000001 FTNTFGTlogid=0100044546 cat=event:system FTNTFGTvd=root duser=ops sproc=ssh(198.51.100.7) act=Edit FTNTFGTcfgpath=log.syslogd.setting FTNTFGTcfgattr=status[enable->disable] msg=Edit log.syslogd.setting",
    read: (heard) => readChange(heard, "FTNTFGT"),
  },
  {
    ...action,
    message: "0100044548 (action performed)",
    formats: ["fortios"],
    keys: ["0100044548"],
    example:
      '<190>date=2026-11-14 time=02:41:10 devname="edge-fg" devid="FGT0000000000001" tz="+0000" logid="0100044548" type="event" subtype="system" level="information" vd="root" logdesc="Action performed" user="ops" ui="ssh(198.51.100.7)" action="Execute" msg="execute restore image tftp FGT_60F-v7.0.5-build0304.out 192.0.2.80"',
  },
  {
    ...action,
    message: "44548 (action performed, CEF)",
    formats: ["cef"],
    keys: ["44548"],
    example:
      "<190>Nov 14 02:41:10 edge-fg CEF:0|Fortinet|Fortigate|v7.2.8|44548|event:system|2|deviceExternalId=FGT0000000000001 FTNTFGTlogid=0100044548 cat=event:system FTNTFGTvd=root duser=ops sproc=ssh(198.51.100.7) act=Execute msg=execute reboot",
  },
];

/** The message is the command as it was typed. */
function readAction({ reading }: Heard): ActivityFacts | undefined {
  const { msg: line = "", user, duser, ui, sproc } = reading.fields ?? {};
  if (line === "") return undefined;
  const giver = giverOf(user ?? duser, ui ?? sproc);
  return commandFacts(line, { family: "fortios", mode: "exec" }, giver);
}

function readChange({ reading }: Heard, prefix: string): ActivityFacts | undefined {
  // CEF of any vendor may bear such a number.
  if (reading.vendor !== told.vendor) return undefined;
  const fields = reading.fields ?? {};
  const path = fields[`${prefix}cfgpath`];
  if (path === undefined) return undefined;
  const object = fields[`${prefix}cfgobj`] ?? "";
  const attributes = fields[`${prefix}cfgattr`] ?? "";
  const action = fields["action"] ?? fields["act"] ?? "";
  const line = commandOf({ path, object, attributes, action });
  const giver = giverOf(fields["user"] ?? fields["duser"], fields["ui"] ?? fields["sproc"]);
  const facts = commandFacts(line, { family: "fortios", mode: "config" }, giver);
  return { ...facts, commandRaw: attributes === "" ? path : attributes };
}

/** `ssh(198.51.100.7)`, `GUI(198.51.100.7)`, `console`, `forticloud`. */
function giverOf(user: string | undefined, ui: string | undefined): Giver {
  const match = /^([^()]{1,64})\(([^()]{1,64})\)$/.exec(ui ?? "");
  const [, terminal = ui, actorIP] = match ?? [];
  return { actor: wordOrNothing(user), terminal: wordOrNothing(terminal), actorIP };
}

interface Change {
  /** `log.syslogd.setting` */
  readonly path: string;
  readonly object: string;
  readonly attributes: string;
  readonly action: string;
}

/** `config log syslogd setting set status disable`, on one line. */
function commandOf({ path, object, attributes, action }: Change): string {
  const words = ["config", ...path.split(".")];
  const isDeleted = /^del/i.test(action);
  if (object !== "") words.push(isDeleted ? "delete" : "edit", object);
  if (!isDeleted) for (const one of attributesOf(attributes)) words.push("set", one);
  return words.join(" ");
}

/** `status[enable->disable]server[->192.0.2.9]`, without anything between; a value may hold brackets in pairs. */
function attributesOf(text: string): string[] {
  const found: string[] = [];
  let name = "";
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === "[") {
      if (depth === 0) {
        name = text.slice(from, at).trim();
        from = at + 1;
      }
      depth += 1;
    } else if (sign === "]" && depth > 0) {
      depth -= 1;
      if (depth > 0) continue;
      found.push(`${name} ${newValueOf(text.slice(from, at))}`.trim());
      from = at + 1;
    }
  }
  return found;
}

function newValueOf(change: string): string {
  const arrow = change.indexOf("->");
  return arrow < 0 ? change : change.slice(arrow + 2);
}
