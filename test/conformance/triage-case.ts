// A case of triage becomes an enquiry: lines of logs become activities, files of context and pasted evidence what is
// known, each by the readers that people use.

import {
  type IntegrityReport,
  judgeIntegrity,
  readEvidence,
  readTranscript,
  signsOf,
} from "#evidence";
import { Decoder } from "#ingest";
import { type Severity, severityNamed } from "#rules";
import {
  activities,
  channels,
  clockTrusts,
  type Event,
  isoFromTicks,
  ticksFromIso,
  transferDirections,
} from "#schema";
import {
  type CaseFinding,
  type DeviceActivity,
  deviceNamed,
  type Enquiry,
  joinContext,
  readContextFile,
  type TriageContext,
} from "#triage";

export interface TriageCase {
  readonly claim: string;
  readonly severity: Severity;
  readonly enquiry: Enquiry;
  /** `in-window: yes`, one a line; those that the case claims. */
  readonly answers: readonly string[];
  /** `close: planned, with its ticket` */
  readonly verdict: string;
}

interface Section {
  /** `lines`, `context`, `shown`, `answers`, `verdict`. */
  readonly kind: string;
  /** Of a file. */
  readonly name: string;
  readonly text: string;
}

const settingNames = ["authority", "device", "severity", "received", "blind", "finding"] as const;

export function readTriageCase(text: string): TriageCase {
  const [head = "", ...parts] = text.split(/^--- /m);
  const [claim = "", ...settingLines] = head.trimEnd().split("\n");
  const settings = new Map(settingLines.map(settingOf));
  const sections = parts.map(sectionOf);
  const textOf = (kind: string) => sections.find((each) => each.kind === kind)?.text ?? "";
  const severity = severityNamed(settings.get("severity") ?? "");
  if (severity === undefined || !settings.has("authority")) {
    throw new Error("authority and severity are missing");
  }
  return {
    claim,
    severity,
    enquiry: enquiryOf(settings, sections, severity),
    answers: textOf("answers").trimEnd().split("\n"),
    verdict: textOf("verdict").trimEnd(),
  };
}

function settingOf(line: string): readonly [string, string] {
  const [, name = "", value = ""] = /^([a-z]+): (.+)$/.exec(line) ?? [];
  if (!settingNames.some((known) => known === name)) throw new Error(`unknown: ${line}`);
  return [name, value];
}

function sectionOf(part: string): Section {
  const lineEnd = part.indexOf("\n");
  const [kind = "", name = ""] = part.slice(0, lineEnd).trim().split(" ");
  return { kind, name, text: part.slice(lineEnd + 1) };
}

function enquiryOf(
  settings: ReadonlyMap<string, string>,
  sections: readonly Section[],
  severity: Severity,
): Enquiry {
  const received = settings.get("received") ?? "2026-03-16T00:00:00Z";
  const context = contextOf(sections.filter(({ kind }) => kind === "context"));
  const device = deviceNamed(context, settings.get("device") ?? "");
  const told = sections
    .filter(({ kind }) => kind === "lines")
    .flatMap((section) => activitiesIn(section, received))
    .filter((each) => device.names.includes(each.device))
    .toSorted((one, other) => (one.time < other.time ? -1 : one.time > other.time ? 1 : 0));
  const integrity = integrityOf(sections.filter(({ kind }) => kind === "shown"));
  const blind = settings.get("blind");
  return {
    device,
    findings: [findingOf(settings.get("finding") ?? "", { severity, device: device.name, told })],
    activities: told,
    context,
    ...(integrity === undefined ? {} : { integrity }),
    ...(blind === undefined ? {} : { blindTelemetry: blind === "none" ? [] : blind.split(", ") }),
  };
}

function contextOf(files: readonly Section[]): TriageContext {
  const parts = files.map(({ name, text }) => {
    const read = readContextFile({ name, text });
    if (!read.ok) throw new Error(read.errors.map(({ message }) => message).join("; "));
    return read.value;
  });
  return joinContext(parts).context;
}

function activitiesIn({ name, text }: Section, received: string): readonly DeviceActivity[] {
  const receivedAtTicks = ticksFromIso(received) ?? 0n;
  const decoder = new Decoder({ sourceName: name, receivedAtTicks });
  const events = [...decoder.push(new TextEncoder().encode(text)), ...decoder.finish()];
  return events
    .filter(({ table }) => table === "NetworkDeviceActivity")
    .map(({ row }) => activityOf(row));
}

function activityOf(row: Event["row"]): DeviceActivity {
  const text = (column: string) => String(row[column] ?? "");
  const time = (column: string) => isoFromTicks(BigInt(text(column)));
  const oneOf = <T extends string>(words: readonly T[], column: string) =>
    words.find((word) => word === text(column));
  return {
    time: time("TimeGenerated"),
    received: time("ReceivedTime"),
    clockTrust: oneOf(clockTrusts, "ClockTrust") ?? "",
    device: text("Device"),
    deviceIp: text("DeviceIP"),
    activity: oneOf(activities, "Activity") ?? "Other",
    channel: oneOf(channels, "Channel") ?? "Syslog",
    actor: text("Actor"),
    actorIp: text("ActorIP"),
    command: text("Command"),
    transferProtocol: text("TransferProtocol"),
    transferHost: text("TransferHost"),
    transferDirection: oneOf(transferDirections, "TransferDirection") ?? "",
    imageName: text("ImageName"),
    imagePath: text("ImagePath"),
    imageFlags: text("ImageFlags"),
    version: text("Version"),
    previousVersion: text("PreviousVersion"),
    configRegister: text("ConfigRegister"),
    reason: text("Reason"),
    mnemonic: text("Mnemonic"),
    message: text("Message"),
    file: text("_SourceFile"),
    line: Number(text("_SourceLine")),
  };
}

function integrityOf(sections: readonly Section[]): IntegrityReport | undefined {
  const outputs = sections.flatMap(({ name, text }) => readTranscript(name, text));
  const [evidence] = readEvidence(outputs);
  if (evidence === undefined) return undefined;
  const { device, isNamed, facts } = evidence;
  return judgeIntegrity({
    ...{ device, isNamed, facts, outputs: evidence.outputs, checks: [] },
    signs: signsOf(evidence),
  });
}

interface Found {
  readonly severity: Severity;
  readonly device: string;
  readonly told: readonly DeviceActivity[];
}

/** `T1601 Image changed`; the last thing that was told is when it was found. */
function findingOf(text: string, { severity, device, told }: Found): CaseFinding {
  const [, technique = "", title = text] = /^(T\d{4}(?:\.\d{3})?) (.*)$/.exec(text) ?? [];
  return {
    id: "finding",
    origin: "rule",
    title,
    rule: "rule",
    techniques: technique === "" ? [] : [technique],
    severity,
    time: told.at(-1)?.time ?? "",
    device,
    message: title,
    evidence: [],
    evidenceCount: 0,
  };
}
