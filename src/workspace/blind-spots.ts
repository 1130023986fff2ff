// What an intake saw of devices, held against rules, becomes what a scan reports: who does not tell what, and which
// rules cannot see there.

import type { Rule } from "#rules";
import { isoFromTicks, type Telemetry, telemetries, telemetryMeanings } from "#schema";
import { type BlindSpot, type Diagnosis, devicesOf, diagnose, isSeenEnough } from "#telemetry";
import { type AdviceRecord, adviceFor } from "./device-record.ts";
import type { FindingRecord } from "./finding-record.ts";
import type { IntakeReport } from "./intake.ts";

/** Network devices, and what rules of this scan miss on them. */
export interface BlindSpots {
  readonly devices: number;
  /** Seen for too short, or in too few messages, to be called blind on the strength of silence. */
  readonly notSeenEnough: readonly string[];
  /** By kind of telemetry, where rules are blind without it. */
  readonly kinds: readonly {
    readonly telemetry: Telemetry;
    readonly meaning: string;
    readonly devices: number;
    readonly rules: number;
  }[];
  readonly spots: readonly BlindSpotRecord[];
  /** What would help, once for each product and kind that a spot names. */
  readonly advice: readonly (AdviceRecord & {
    readonly product: string;
    readonly telemetry: Telemetry;
  })[];
}

export interface BlindSpotRecord {
  readonly device: string;
  readonly vendor: string;
  readonly product: string;
  readonly telemetry: Telemetry;
  readonly meaning: string;
  readonly because: string;
  /** Ids of the rules that cannot see there. */
  readonly rules: readonly string[];
  /** When the device was last seen, ISO 8601 in UTC. */
  readonly lastSeen: string;
}

export function diagnosesOf(
  { sources }: Pick<IntakeReport, "sources">,
  rules: readonly Rule[],
): readonly Diagnosis[] {
  const seen = sources.map(({ source, seen: { devices } }) => ({
    source,
    devices: devices.values(),
  }));
  return diagnose(devicesOf(seen), rules);
}

export function blindSpotsOf(diagnoses: readonly Diagnosis[]): BlindSpots {
  const spots = diagnoses.flatMap((one) => one.spots).filter(({ rules }) => rules.length > 0);
  return {
    devices: diagnoses.length,
    notSeenEnough: diagnoses
      .filter(({ device }) => !isSeenEnough(device))
      .map(({ device }) => device.name),
    kinds: telemetries.flatMap((telemetry) => {
      const own = spots.filter((spot) => spot.telemetry === telemetry);
      if (own.length === 0) return [];
      const rules = new Set(own.flatMap((spot) => spot.rules)).size;
      return [{ telemetry, meaning: telemetryMeanings[telemetry], devices: own.length, rules }];
    }),
    spots: spots.map(spotRecord),
    advice: adviceOn(spots),
  };
}

function adviceOn(spots: readonly BlindSpot[]): BlindSpots["advice"] {
  const advice = new Map<string, BlindSpots["advice"][number]>();
  for (const { device, telemetry } of spots) {
    const { product } = device;
    const key = JSON.stringify([product, telemetry]);
    if (!advice.has(key)) advice.set(key, { product, telemetry, ...adviceFor(device, telemetry) });
  }
  return [...advice.values()];
}

function spotRecord({ device, telemetry, because, rules }: BlindSpot): BlindSpotRecord {
  const { name, vendor, product, lastTicks } = device;
  return {
    ...{ device: name, vendor, product, telemetry, meaning: telemetryMeanings[telemetry], because },
    rules: rules.map(({ id }) => id),
    lastSeen: lastTicks === undefined ? "" : isoFromTicks(lastTicks),
  };
}

/** As findings of the lowest severity, for formats that carry nothing else; a spot has the same id in every run. */
export function blindSpotFindings({ spots, advice }: BlindSpots): readonly FindingRecord[] {
  return spots.map((spot) => {
    const { device, product, telemetry, because, rules, lastSeen } = spot;
    const help = advice.find((one) => one.product === product && one.telemetry === telemetry);
    const blind = rules.length === 1 ? "1 rule is" : `${rules.length} rules are`;
    return {
      id: `blind-spot:${telemetry}:${device}`,
      rule: {
        id: `blind-spot-${telemetry}`,
        title: `Blind spot: no ${telemetryMeanings[telemetry]}`,
        file: "",
        language: "none",
        techniques: [],
        tactics: [],
      },
      severity: "informational",
      time: lastSeen,
      device,
      message: `${device} does not tell ${telemetryMeanings[telemetry]} (${because}): ${blind} blind there`,
      entities: [{ type: "Host", values: { HostName: device } }],
      details: {
        Telemetry: telemetry,
        Rules: rules.join(" "),
        Configure: [...(help?.lines ?? []), ...(help?.notes ?? [])].join("\n"),
      },
      row: {},
      evidence: [],
      evidenceCount: 0,
    };
  });
}
