// A case becomes what its timeline shows: marks on lanes, bands of windows, gaps. Times are told apart: when a thing
// happened by the device's clock, and when a collector received it.

import type { Severity } from "#rules";
import { type Activity, ticksFromIso, ticksPerSecond } from "#schema";
import type { Case } from "../cases/case.ts";
import { type Interval, intersection } from "../context/interval.ts";
import type { DeviceActivity } from "../enquiry.ts";

/** From the top of the picture down, in the order in which an intrusion or an upgrade goes. */
export const laneRows = {
  login: "login",
  transfer: "transfer",
  boot: "boot change",
  reload: "reload",
  restart: "restart",
  check: "check",
  logging: "logging",
  command: "other command",
  finding: "finding",
} as const;

export type Lane = keyof typeof laneRows;

const laneOfActivity: { readonly [A in Activity]: Lane } = {
  LoginSucceeded: "login",
  LoginFailed: "login",
  PrivilegeChanged: "login",
  ShellEntered: "login",
  AccountChanged: "login",
  ImageCopied: "transfer",
  ImageDeleted: "transfer",
  ImageInstallStarted: "transfer",
  ImageInstallCompleted: "transfer",
  ImageInstallFailed: "transfer",
  ConfigLoadedFromNetwork: "transfer",
  BootVariableChanged: "boot",
  ConfigRegisterChanged: "boot",
  BootloaderUpgraded: "boot",
  ReloadRequested: "reload",
  Restarted: "restart",
  IntegrityCheckPassed: "check",
  IntegrityCheckFailed: "check",
  LoggingChanged: "logging",
  LoggingStopped: "logging",
  CommandExecuted: "command",
  ConfigChanged: "command",
  ScheduledTaskChanged: "command",
  Other: "command",
};

export interface TimelineMark {
  /** From 1, in the order of time: the picture's number and the table's. */
  readonly number: number;
  readonly lane: Lane;
  readonly ticks: bigint;
  /** When a collector got it, where that is more than half a minute away; absent else. */
  readonly receivedTicks?: bigint | undefined;
  /** What happened, in the words of the log. */
  readonly says: string;
  readonly who: string;
  readonly place: string;
  /** Findings alone. */
  readonly severity?: Severity | undefined;
  /** The device's clock was not to be believed. */
  readonly isDoubtful: boolean;
}

export interface TimelineBand extends Interval {
  readonly kind: "window" | "down" | "silence";
  readonly says: string;
}

export interface Timeline {
  readonly fromTicks: bigint;
  readonly untilTicks: bigint;
  readonly marks: readonly TimelineMark[];
  readonly bands: readonly TimelineBand[];
  /** Marks that lie too far from the findings, or are too many, to be drawn. */
  readonly leftOut: number;
}

const aroundTicks = 7200n * ticksPerSecond;
const receiptTicks = 30n * ticksPerSecond;
const marksMax = 1000;

/** Undefined where nothing of the case has a time. */
export function timelineOf(one: Case): Timeline | undefined {
  const findings = one.findings.flatMap(({ time, severity, title, message, evidence }) => {
    const ticks = ticksFromIso(time);
    if (ticks === undefined) return [];
    const [first] = evidence;
    const place = first === undefined ? "" : `${first.file}:${first.line}`;
    const says = message === "" || message === title ? title : `${title}: ${message}`;
    return [{ lane: "finding" as const, ticks, says, who: "", place, severity, isDoubtful: false }];
  });
  const told = one.activities.flatMap((activity) => markOf(activity) ?? []);
  const moments = (findings.length > 0 ? findings : told).map(({ ticks }) => ticks);
  if (moments.length === 0) return undefined;
  const [first, last] = [least(moments) - aroundTicks, greatest(moments) + aroundTicks];
  const near = [...findings, ...told].filter(({ ticks }) => first <= ticks && ticks <= last);
  const kept = near.sort((a, b) => compare(a.ticks, b.ticks)).slice(0, marksMax);
  const marks = kept.map((mark, index) => ({ ...mark, number: index + 1 }));
  const ticks = marks.map((mark) => mark.ticks);
  const span = greatest(ticks) - least(ticks);
  const margin = span / 20n > 60n * ticksPerSecond ? span / 20n : 60n * ticksPerSecond;
  const [fromTicks, untilTicks] = [least(ticks) - margin, greatest(ticks) + margin];
  const bands = [...windowBands(one), ...downs(one.activities), ...silences(one.activities)];
  return {
    ...{ fromTicks, untilTicks, marks },
    bands: bands.flatMap((band) => {
      const shown = intersection(band, { fromTicks, untilTicks });
      return shown === undefined ? [] : [{ ...band, ...shown }];
    }),
    leftOut: findings.length + told.length - marks.length,
  };
}

type Unnumbered = Omit<TimelineMark, "number">;

function markOf(activity: DeviceActivity): Unnumbered | undefined {
  const ticks = ticksFromIso(activity.time);
  if (ticks === undefined) return undefined;
  const received = ticksFromIso(activity.received);
  const isLate = received !== undefined && distance(received, ticks) > receiptTicks;
  const { actor, actorIp, clockTrust, file, line } = activity;
  return {
    lane: laneOfActivity[activity.activity],
    ...{ ticks, receivedTicks: isLate ? received : undefined },
    says: wordsOf(activity),
    who: [actor, actorIp].filter((part) => part !== "").join(" from "),
    place: `${file}:${line}`,
    isDoubtful: clockTrust === "lost" || clockTrust === "unset",
  };
}

function wordsOf({ activity, command, message, version, reason }: DeviceActivity): string {
  const said = command || [version, reason].filter((part) => part !== "").join(", ") || message;
  return said === "" ? activity : `${activity}: ${said}`;
}

function windowBands({ windows }: Case): readonly TimelineBand[] {
  return windows.map(({ id, title, owner, from, until }) => ({
    kind: "window" as const,
    fromTicks: ticksFromIso(from),
    untilTicks: ticksFromIso(until),
    says: [id, title, owner]
      .filter((part, index, all) => part !== "" && all.indexOf(part) === index)
      .join(", "),
  }));
}

/** From a reload that was asked for to the restart that followed it. */
function downs(activities: readonly DeviceActivity[]): readonly TimelineBand[] {
  const restarts = activities.filter(({ activity }) => activity === "Restarted");
  const bands = activities.flatMap(({ activity, time }) => {
    const fromTicks = ticksFromIso(time);
    if (activity !== "ReloadRequested" || fromTicks === undefined) return [];
    const back = restarts
      .map((restart) => ticksFromIso(restart.time) ?? 0n)
      .filter((ticks) => ticks > fromTicks && ticks - fromTicks < aroundTicks);
    if (back.length === 0) return [];
    const untilTicks = least(back);
    return [{ kind: "down" as const, fromTicks, untilTicks, says: "the device restarts" }];
  });
  // Of several messages about one reload the last is the nearest to the moment.
  const byEnd = new Map(bands.map((band) => [band.untilTicks, band]));
  return [...byEnd.values()];
}

/** From the last that a device told to the moment at which its silence was called. */
function silences(activities: readonly DeviceActivity[]): readonly TimelineBand[] {
  return activities.flatMap(({ activity, time, reason }, index) => {
    const untilTicks = ticksFromIso(time);
    const before = activities.slice(0, index).at(-1);
    const fromTicks = before === undefined ? undefined : ticksFromIso(before.time);
    if (activity !== "LoggingStopped" || untilTicks === undefined) return [];
    return [{ kind: "silence" as const, fromTicks, untilTicks, says: `silence: ${reason}` }];
  });
}

const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);
const distance = (a: bigint, b: bigint): bigint => (a > b ? a - b : b - a);
const least = (all: readonly bigint[]): bigint => all.reduce((a, b) => (a < b ? a : b));
const greatest = (all: readonly bigint[]): bigint => all.reduce((a, b) => (a > b ? a : b));
