// Devices and rules become blind spots: what a device does not tell, and the rules that therefore cannot see there.

import type { Rule } from "#rules";
import type { Telemetry } from "#schema";
import type { Device } from "./devices.ts";
import { type Judgement, judge } from "./judge.ts";
import { type Reach, reachOf } from "./reach.ts";

export interface BlindSpot {
  readonly device: Device;
  readonly telemetry: Telemetry;
  readonly because: string;
  readonly rules: readonly Rule[];
}

/** A device with all that is known of its telemetry. */
export interface Diagnosis {
  readonly device: Device;
  readonly judgements: readonly Judgement[];
  readonly spots: readonly BlindSpot[];
}

/** Devices of no known vendor (servers, relays) are left out: what they do not tell is nobody's blind spot. */
export function diagnose(devices: readonly Device[], rules: readonly Rule[]): readonly Diagnosis[] {
  const reaches = rules.flatMap((rule) => {
    const reach = reachOf(rule);
    return reach === undefined ? [] : [{ rule, reach }];
  });
  return devices
    .filter(({ vendor }) => vendor !== "")
    .map((device) => {
      const judgements = judge(device);
      return { device, judgements, spots: spotsOf({ device, judgements, reaches }) };
    });
}

interface Patient {
  readonly device: Device;
  readonly judgements: readonly Judgement[];
  readonly reaches: readonly { readonly rule: Rule; readonly reach: Reach }[];
}

function spotsOf({ device, judgements, reaches }: Patient): readonly BlindSpot[] {
  const states = new Map(judgements.map(({ telemetry, state }) => [telemetry, state]));
  const isMissing = (kind: Telemetry) => states.get(kind) === "missing";
  const blind = reaches.filter(({ reach }) => reach.speaksOf(device) && isBlind(reach, states));
  return judgements.flatMap((judgement) => {
    const { telemetry } = judgement;
    if (judgement.state !== "missing") return [];
    const concerned = blind.filter(({ reach }) =>
      reach.ways.some((way) => way.includes(telemetry) && way.some(isMissing)),
    );
    const because = judgement.because;
    return [{ device, telemetry, because, rules: concerned.map(({ rule }) => rule) }];
  });
}

/** No way is open, and at least one could be opened. */
function isBlind({ ways }: Reach, states: ReadonlyMap<Telemetry, Judgement["state"]>): boolean {
  const stateOf = (way: readonly Telemetry[]) => way.map((kind) => states.get(kind));
  return (
    ways.every((way) =>
      stateOf(way).some((state) => state === "missing" || state === "inapplicable"),
    ) && ways.some((way) => stateOf(way).includes("missing"))
  );
}
