// What a device showed and what its logs told, brought to one clock: when it was shown, when the device says that it
// started, and what the logs tell before that.

import type { EvidencePlace, Fact, FactKind } from "#evidence";
import { ticksFromCivil, ticksFromIso, ticksPerSecond } from "#schema";
import type { DeviceActivity } from "../enquiry.ts";

export interface ToldActivity {
  readonly activity: DeviceActivity;
  /** By the device's clock where that is trusted, else when it was received. */
  readonly ticks: bigint;
}

/** A moment that a device tells of itself, and how far off it may be. */
export interface Start {
  readonly ticks: bigint;
  readonly fact: Fact;
}

export interface Account {
  readonly of: (kind: FactKind) => readonly Fact[];
  /** What the logs tell before the evidence was shown, in the order of time. */
  readonly told: readonly ToldActivity[];
  /** When the device says that it started last; absent where neither uptime nor start can be placed in time. */
  readonly start?: Start | undefined;
}

export interface AccountSettings {
  readonly facts: readonly Fact[];
  readonly activities: readonly DeviceActivity[];
  /** When the evidence was shown; absent where nothing tells it. */
  readonly evidenceAtTicks?: bigint | undefined;
}

const minute = 60n * ticksPerSecond;

/**
 * Uptime counts whole minutes, stamps before the clock is set are received times, and a large device takes its time
 * between the start and the first message.
 */
export const toleranceTicks = 30n * minute;

export function accountOf({ facts, activities, evidenceAtTicks }: AccountSettings): Account {
  const of = (kind: FactKind) => facts.filter((fact) => fact.kind === kind);
  const told = activities
    .flatMap((activity): ToldActivity[] => {
      const ticks = momentOf(activity);
      return ticks === undefined ? [] : [{ activity, ticks }];
    })
    .filter(
      ({ ticks }) => evidenceAtTicks === undefined || ticks <= evidenceAtTicks + toleranceTicks,
    )
    .sort((one, other) => Number(one.ticks - other.ticks));
  return { of, told, start: startOf(of, evidenceAtTicks) };
}

function momentOf({ time, received, clockTrust }: DeviceActivity): bigint | undefined {
  const isTrusted = clockTrust === "synced" || clockTrust === "relay";
  const [first, second] = isTrusted ? [time, received] : [received, time];
  return ticksFromIso(first) ?? ticksFromIso(second);
}

function startOf(of: Account["of"], evidenceAtTicks: bigint | undefined): Start | undefined {
  const [restarted] = of("RestartedAt");
  const shown = restarted === undefined ? undefined : ticksOfStart(restarted.value);
  if (restarted !== undefined && shown !== undefined) return { ticks: shown, fact: restarted };
  const uptime = of("UptimeSeconds").find(({ subject }) => subject === "");
  const seconds = Number(uptime?.value);
  if (uptime === undefined || evidenceAtTicks === undefined || !Number.isSafeInteger(seconds)) {
    return undefined;
  }
  return { ticks: evidenceAtTicks - BigInt(seconds) * ticksPerSecond, fact: uptime };
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `02:56:02 UTC Thu Mar 12 2026`: only where the zone has one meaning. */
export function ticksOfStart(text: string): bigint | undefined {
  const shape =
    /^(\d{1,2}):(\d{2}):(\d{2})(?:\.\d{1,6})? (?:UTC|GMT) \w{3} (\w{3}) {1,2}(\d{1,2}) (\d{4})$/;
  const match = shape.exec(text.trim());
  if (match === null) return undefined;
  const [, hour, minutes, second, month = "", day, year] = match;
  return ticksFromCivil({
    year: Number(year),
    month: months.indexOf(month) + 1,
    day: Number(day),
    hour: Number(hour),
    minute: Number(minutes),
    second: Number(second),
  });
}

/** The last of the activities that the test holds for. */
export function lastTold(
  { told }: Pick<Account, "told">,
  holds: (activity: DeviceActivity) => boolean,
): ToldActivity | undefined {
  return told.findLast(({ activity }) => holds(activity));
}

export function placeInLog({ activity }: ToldActivity): EvidencePlace {
  const { file, line } = activity;
  return { file, line, command: activity.mnemonic === "" ? activity.activity : activity.mnemonic };
}
