// What a device showed and what its logs told, brought to one clock: when it was shown, when the device says that it
// started, and what the logs tell before that.

import type { EvidencePlace, Fact, FactKind } from "#evidence";
import { ticksFromCivil, ticksFromIso, ticksPerSecond } from "#schema";
import type { DeviceActivity } from "../enquiry.ts";

export interface ToldActivity {
  readonly activity: DeviceActivity;
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
  readonly before?: Earlier | undefined;
}

/** What the device showed when its baseline was taken. */
export interface Earlier {
  readonly facts: readonly Fact[];
  readonly takenAtTicks: bigint;
}

export interface AccountSettings {
  readonly facts: readonly Fact[];
  readonly activities: readonly DeviceActivity[];
  /** When the evidence was shown, where the caller knows; the device's own clock tells it as well. */
  readonly evidenceAtTicks?: bigint | undefined;
  /** It was not shown later than that: the time of change of its file. */
  readonly notAfterTicks?: bigint | undefined;
  readonly before?: Earlier | undefined;
}

const minute = 60n * ticksPerSecond;

/**
 * Uptime counts whole minutes, stamps before the clock is set are received times, and a large device takes its time
 * between the start and the first message.
 */
export const toleranceTicks = 30n * minute;

/** Clocks of devices and collectors that are set are this near to each other. */
const clockErrorTicks = 2n * minute;

export function accountOf(settings: AccountSettings): Account {
  const { facts, activities, notAfterTicks, before } = settings;
  const of = (kind: FactKind) => facts.filter((fact) => fact.kind === kind);
  const shownAt = settings.evidenceAtTicks ?? shownAtTicks(of);
  const until = shownAt ?? notAfterTicks;
  const told = activities
    .flatMap((activity): ToldActivity[] => {
      const ticks = momentOf(activity);
      return ticks === undefined ? [] : [{ activity, ticks }];
    })
    .filter(({ ticks }) => until === undefined || ticks <= until + clockErrorTicks)
    .sort((one, other) => Number(one.ticks - other.ticks));
  return { of, told, start: startOf(of, shownAt), before };
}

/** By the device's clock in the same session, or by when it started and for how long it has run. */
function shownAtTicks(of: Account["of"]): bigint | undefined {
  const uptime = uptimeOf(of);
  const isBeside = ({ at }: Fact) => uptime === undefined || at.file === uptime.fact.at.file;
  const clock = of("ShownAt").find(isBeside);
  const shown = clock === undefined ? undefined : ticksOfStart(clock.value);
  if (shown !== undefined) return shown;
  const restarted = of("RestartedAt").find(isBeside);
  const start = restarted === undefined ? undefined : ticksOfStart(restarted.value);
  return start === undefined || uptime === undefined ? undefined : start + uptime.ticks;
}

function uptimeOf(of: Account["of"]) {
  const fact = of("UptimeSeconds").find(({ subject }) => subject === "");
  if (fact === undefined || !/^\d{1,12}$/.test(fact.value)) return undefined;
  return { fact, ticks: BigInt(fact.value) * ticksPerSecond };
}

/** The time of an activity is the relay's or the time of receipt already where the device's clock is not trusted. */
const momentOf = ({ time, received }: DeviceActivity): bigint | undefined =>
  ticksFromIso(time) ?? ticksFromIso(received);

function startOf(of: Account["of"], shownAt: bigint | undefined): Start | undefined {
  const [restarted] = of("RestartedAt");
  const shown = restarted === undefined ? undefined : ticksOfStart(restarted.value);
  if (restarted !== undefined && shown !== undefined) return { ticks: shown, fact: restarted };
  const uptime = uptimeOf(of);
  if (uptime === undefined || shownAt === undefined) return undefined;
  return { ticks: shownAt - uptime.ticks, fact: uptime.fact };
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
