// One Junos message becomes a reading: standard with or without a tag, with explicit priority, or structured data.

import type { Envelope, Format, Reading } from "../format.ts";
import { explicitFacilities, junosBoards, junosDaemons, junosTagPrefixes } from "./junos-names.ts";

export const junos: Format = {
  name: "junos",
  authority:
    "Junos OS Network Management and Monitoring guide, System Logging: standard, structured and explicit-priority formats",
  example:
    "<189>Nov 21 09:30:00 edge-r1-re0 mgd[22688]: UI_CMDLINE_READ_LINE: User 'ops', command 'show system boot-messages '",
  read: readJunos,
};

function readJunos(envelope: Envelope): Reading | undefined {
  return readStructured(envelope) ?? readStandard(envelope);
}

// Juniper's enterprise number is 2636; what follows names the platform.
const element = /\[junos@2636(?:\.[\d.]*\d)?((?: [^\s=\]"]+="(?:[^"\\\]]|\\.)*")*) *\]/;
const parameter = / ([^\s=\]"]+)="((?:[^"\\\]]|\\.)*)"/g;

function readStructured(envelope: Envelope): Reading | undefined {
  const { text, structured, messageId } = envelope;
  const match = text.includes("[junos@2636") ? element.exec(text) : null;
  if (match === null) return undefined;
  const [whole, parameters = ""] = match;
  const fields: Record<string, string> = {};
  for (const [, key = "", value = ""] of parameters.matchAll(parameter)) {
    fields[key] = value.replace(/\\(["\\\]])/g, "$1");
  }
  const behind = text.slice(match.index + whole.length).trimStart();
  const headed = structured !== undefined && messageId !== undefined;
  const tag = messageId ?? tagBefore(text.slice(0, match.index));
  const sender = headed ? envelope : processBefore(envelope);
  return {
    confidence: headed ? 0.981 : 0.941,
    vendor: "Juniper Networks",
    product: "Junos",
    sourceType: structuredType(tag ?? "", sender.program ?? ""),
    ...processOf(sender),
    ...(tag === undefined ? {} : { mnemonic: tag }),
    message: text.slice(startOfMessage(text, tag, match.index)),
    fields: { ...fields, ...sentenceFields(tag ?? "", behind) },
  };
}

/** Files on the device have the header without RFC 5424's version: `RT_FLOW - RT_FLOW_SESSION_CREATE [junos@…`. */
function processBefore({ program, processId, content }: Envelope): Process {
  if (program !== undefined) return { program, processId };
  const [, name, id] = /^([\w./-]+) (\d+|-) [A-Z][A-Z0-9_]+ \[junos@/.exec(content) ?? [];
  return { program: name, processId: id === "-" ? undefined : id };
}

/** The tag stands as MSGID before the element. */
function startOfMessage(text: string, tag: string | undefined, element: number): number {
  const at = tag === undefined ? -1 : text.lastIndexOf(tag, element);
  return at < 0 ? element : at;
}

function tagBefore(text: string): string | undefined {
  return /([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+):?\s*$/.exec(text)?.[1];
}

// `%DAEMON-4-UI_REBOOT_EVENT: …`, `%DAEMON-6: …` and the tag alone, before the text.
const explicit = /^\s*(%([A-Z][A-Z0-9]*)-([0-7])(?:-([A-Z][A-Z0-9_]*))?: ([\s\S]*))$/;
const tagged = /^\s*(([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+): ?([\s\S]*))$/;

interface Message {
  readonly message: string;
  readonly text: string;
  readonly tag?: string;
  readonly facility?: number;
  readonly severity?: number;
  readonly byPriority: boolean;
}

function readStandard(envelope: Envelope): Reading | undefined {
  const source = sourceOf(envelope);
  const found = messageOf(source.body);
  const confidence = confidenceOf(source.program, found);
  if (confidence === undefined) return undefined;
  const { tag, facility, severity } = found;
  const sentence = sentenceFields(tag ?? "", found.text);
  return {
    confidence,
    vendor: "Juniper Networks",
    product: "Junos",
    sourceType: standardType(tag ?? "", source.program ?? ""),
    ...(source.program === undefined ? {} : { program: source.program }),
    ...(source.processId === undefined ? {} : { processId: source.processId }),
    ...(facility === undefined ? {} : { facility }),
    ...(severity === undefined ? {} : { severity }),
    ...(tag === undefined ? {} : { mnemonic: tag }),
    message: found.message,
    fields: sentence,
  };
}

interface Source {
  readonly program: string | undefined;
  readonly processId: string | undefined;
  readonly body: string;
}

/** Line cards print no colon behind their name: `fpc0 (buf alloc) failed`, and some print it twice. */
function sourceOf(envelope: Envelope): Source {
  const { program, processId, body, content } = envelope;
  if (program !== undefined) return { program, processId, body };
  const slash = /^(\/kernel|[a-z][\w-]*)(?:\[(\d+)\])?: ([\s\S]*)$/.exec(content);
  if (slash !== null) return { program: slash[1], processId: slash[2], body: slash[3] ?? "" };
  const word = /^(\S+) /.exec(content)?.[1];
  if (word === undefined || !junosBoards.test(word)) {
    return { program: undefined, processId: undefined, body: content };
  }
  return { program: word, processId: undefined, body: content.slice(word.length + 1) };
}

function messageOf(body: string): Message {
  const prioritised = explicit.exec(body);
  const code = prioritised?.[2] ?? "";
  if (prioritised !== null && explicitFacilities.has(code)) {
    const [, message = "", , level, tag, text = ""] = prioritised;
    const facility = explicitFacilities.get(code);
    const number = facility === undefined ? {} : { facility };
    const plain = { message, text, severity: Number(level), byPriority: true, ...number };
    return tag === undefined ? plain : { ...plain, tag };
  }
  const match = tagged.exec(body);
  if (match === null) {
    const message = body.trimStart();
    return { message, text: message, byPriority: false };
  }
  const [, message = "", tag = "", text = ""] = match;
  return { message, text, tag, byPriority: false };
}

/** How much of Junos speaks: its tag, its daemon, its priority prefix. None: another system's message. */
function confidenceOf(program: string | undefined, found: Message): number | undefined {
  const name = program?.split("/").at(-1) ?? "";
  const ours = program === "/kernel" || junosDaemons.has(name) || junosBoards.test(name);
  const listed = isListedTag(found.tag);
  if (found.byPriority) return ours || listed ? 0.962 : 0.77;
  if (program?.startsWith("RT_") === true && found.tag !== undefined) return 0.963;
  if (found.tag !== undefined && ours) return listed ? 0.961 : 0.951;
  if (found.tag !== undefined && listed) return program === undefined ? 0.52 : 0.78;
  if (ours) return 0.8;
  return name === "kernel" && junosKernel.test(found.message) ? 0.62 : undefined;
}

/** What only the kernel of Junos, and of its relatives that verify executables, prints. */
const junosKernel =
  /^(?:JUNOS \d|tcp_auth_ok:|MAC\/veriexec:|veriexec:|rts_\w+|rnh_\w+:|kernel time sync)/;

function isListedTag(tag: string | undefined): boolean {
  const first = tag?.split("_")[0];
  return first !== undefined && junosTagPrefixes.has(first);
}

interface Process {
  readonly program?: string | undefined;
  readonly processId?: string | undefined;
}

function processOf({ program, processId }: Process) {
  return {
    ...(program === undefined ? {} : { program }),
    ...(processId === undefined ? {} : { processId }),
  };
}

/** Source types as Splunk Connect for Syslog sets them. */
function standardType(tag: string, program: string): string {
  if (program === "RT_IDP" || tag.startsWith("IDP_")) return "juniper:junos:idp";
  if (/^RT_(?:FLOW|UTM|IDS)$/.test(program)) return "juniper:junos:firewall";
  if (/^(?:RT_FLOW|RT_SCREEN|PFE_FW|ESWD)_/.test(tag)) return "juniper:junos:firewall";
  if (/^SNMP_TRAP_/.test(tag)) return "juniper:junos:snmp";
  return "juniper:legacy";
}

function structuredType(tag: string, program: string): string {
  const plain = standardType(tag, program);
  if (plain === "juniper:junos:idp" || plain === "juniper:junos:firewall") {
    return `${plain}:structured`;
  }
  if (program === "RT_AAMW" || tag.startsWith("AAMW_")) return "juniper:junos:aamw:structured";
  if (program === "RT_SECINTEL" || tag.startsWith("SECINTEL_")) {
    return "juniper:junos:secintel:structured";
  }
  return plain === "juniper:junos:snmp" ? plain : "juniper:structured";
}

const user = /\bUser '([^']*)'/;
// The command may hold quotes: it ends at the last one.
const command = /\bcommand '([\s\S]*)'/;
const connection = /\bssh-connection '(\S+) \d+ \S+ \d+'/;

/** What the sentences of the user interface's messages name. */
function sentenceFields(tag: string, text: string): Record<string, string> {
  if (!tag.startsWith("UI_")) return {};
  const fields: Record<string, string> = {};
  const actor = user.exec(text)?.[1];
  if (actor !== undefined) fields["user"] = actor;
  const line = command.exec(text)?.[1];
  if (line !== undefined) fields["command"] = line.trim();
  const address = connection.exec(text)?.[1];
  if (address !== undefined) fields["src_ip"] = address;
  return fields;
}
