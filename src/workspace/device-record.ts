// What is known of a device becomes plain values that JSON carries: what it tells, what it does not, what would help.

import { isoFromTicks, type Telemetry, telemetryMeanings } from "#schema";
import {
  type BlindSpot,
  type Device,
  type Diagnosis,
  familyNames,
  isSeenEnough,
  type Judgement,
  prescribe,
} from "#telemetry";

export interface DeviceRecord {
  readonly device: string;
  /** Other names and addresses under which it was told of. */
  readonly aliases: readonly string[];
  readonly vendor: string;
  readonly product: string;
  /** The software as people call it; absent where its configuration is not known here. */
  readonly family?: string;
  /** Messages of its own that were read. */
  readonly messages: number;
  /** ISO 8601 in UTC; absent where no message is dated by more than its receipt. */
  readonly firstSeen?: string;
  readonly lastSeen?: string;
  /** Whether its silence about something would mean something. */
  readonly seenEnough: boolean;
  /** Messages by how far their clock was trusted. */
  readonly clock: Readonly<Record<"synced" | "lost" | "unset" | "relay", number>>;
  /** The last that it told, and when. */
  readonly version?: { readonly text: string; readonly time: string };
  readonly telemetry: readonly TelemetryRecord[];
}

export interface TelemetryRecord {
  readonly name: Telemetry;
  readonly meaning: string;
  readonly state: Judgement["state"];
  /** Rows or messages; where it is given. */
  readonly count?: number;
  readonly last?: { readonly file: string; readonly line: number; readonly text: string };
  /** Why it is not given, or not known to be. */
  readonly because?: string;
  /** Rules that cannot see on this device without it. */
  readonly blindRules: readonly RuleName[];
  readonly advice?: AdviceRecord;
}

export interface RuleName {
  readonly id: string;
  readonly title: string;
}

/** What to configure. No lines: the notes say why. */
export interface AdviceRecord {
  readonly lines: readonly string[];
  readonly costs?: string;
  readonly caveat?: string;
  readonly source?: string;
  readonly notes: readonly string[];
}

export function deviceRecord({ device, judgements, spots }: Diagnosis): DeviceRecord {
  const { name, aliases, vendor, product, family, messages, clock, version } = device;
  const { firstTicks, lastTicks } = device;
  const blindTo = new Map(spots.map((spot) => [spot.telemetry, spot]));
  return {
    ...{ device: name, aliases, vendor, product, messages, clock },
    ...(family === undefined ? {} : { family: familyNames[family].title }),
    ...(firstTicks === undefined ? {} : { firstSeen: isoFromTicks(firstTicks) }),
    ...(lastTicks === undefined ? {} : { lastSeen: isoFromTicks(lastTicks) }),
    seenEnough: isSeenEnough(device),
    ...(version === undefined
      ? {}
      : { version: { text: version.text, time: isoFromTicks(version.ticks) } }),
    telemetry: judgements.map((judgement) =>
      telemetryRecord(judgement, device, blindTo.get(judgement.telemetry)),
    ),
  };
}

function telemetryRecord(
  judgement: Judgement,
  device: Device,
  spot: BlindSpot | undefined,
): TelemetryRecord {
  const { telemetry: name, state } = judgement;
  const blindRules = (spot?.rules ?? []).map(({ id, title }) => ({ id, title }));
  const known = { name, meaning: telemetryMeanings[name], state, blindRules };
  if (judgement.state !== "given") {
    const advice = judgement.state === "missing" ? adviceFor(device, name) : undefined;
    return {
      ...known,
      because: judgement.because,
      ...(advice === undefined ? {} : { advice }),
    };
  }
  const { count, last } = judgement;
  if (last === undefined) return { ...known, count };
  return { ...known, count, last: { file: last.source, line: last.line, text: last.text } };
}

export function adviceFor({ family, product }: Device, telemetry: Telemetry): AdviceRecord {
  if (family === undefined) {
    return { lines: [], notes: [`no lines of configuration are known here for ${product}`] };
  }
  const { lines, notes } = prescribe(family, [telemetry]);
  const [only] = lines;
  return {
    lines: only?.lines ?? [],
    ...(only === undefined ? {} : { costs: only.costs, source: only.source }),
    ...(only?.caveat === undefined ? {} : { caveat: only.caveat }),
    notes: notes.map(({ note }) => note),
  };
}
