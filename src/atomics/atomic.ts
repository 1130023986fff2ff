// What an atomic is: one action that tampers with a device, the messages that it leaves in each channel, and what must
// come of them. The file's keys are Atomic Red Team's; what is below `network` is ours.

import type { Severity } from "#rules";
import type { Activity, Channel } from "#schema";
import type { Span } from "#text";

/** One test of a technique's file. */
export interface Atomic {
  /** `T1542.005-1`: the technique and the test's place in its file, as runners of Atomic Red Team count. */
  readonly id: string;
  readonly technique: string;
  readonly techniqueName: string;
  readonly name: string;
  readonly guid: string;
  readonly description: string;
  readonly platforms: readonly string[];
  readonly inputs: readonly InputArgument[];
  readonly dependencies: readonly string[];
  readonly executor: Executor;
  readonly devices: readonly DeviceCommands[];
  readonly telemetry: readonly Telemetry[];
}

export interface InputArgument {
  readonly name: string;
  readonly description: string;
  readonly type: string;
  readonly default: string;
}

export interface Executor {
  readonly name: string;
  /** Steps of a manual executor, the command of another. */
  readonly steps: string;
  readonly cleanUp: string;
}

/** What is typed on one kind of device, with placeholders. */
export interface DeviceCommands {
  readonly system: string;
  readonly commands: readonly string[];
  readonly cleanUp: readonly string[];
}

/** One thing that the action makes devices say, through every channel that can tell it. */
export interface Telemetry {
  readonly signal: string;
  /** Empty for the action itself; else the near-miss that it is, as `fails` or `matches`. */
  readonly variant: string;
  /** One case each. */
  readonly channels: readonly AtomicChannel[];
  readonly lines: readonly TelemetryLine[];
  readonly expect: Expectation;
  readonly at: Span;
}

export interface TelemetryLine {
  /** A command or a message, with placeholders; the channel puts its frame around it. */
  readonly text: string;
  /** Absent: the channel of the case. */
  readonly channel?: AtomicChannel;
  /** Seconds behind the message before it. */
  readonly afterSeconds: number;
  /** So many messages of it, as far from each other: what a device usually says, before it falls silent. */
  readonly times: number;
  /** The number of its first message, from which the others go on; absent: one more than that before it. */
  readonly number?: number;
  /** Tells several devices of one case apart; empty for the first. */
  readonly device: string;
}

export interface Expectation {
  /** What each line tells of, in order; `none` where it makes no row of NetworkDeviceActivity. */
  readonly activities: readonly (Activity | "none")[];
  /** Folders of detections that must fire. */
  readonly fires: readonly string[];
  /** Folders of detections that must not; `all` of those that are not expected to fire. */
  readonly quiet: readonly string[] | "all";
  /** No finding may be graver. */
  readonly atMost?: Severity;
}

/** How one kind of device, or a server beside it, tells what happened. */
export interface AtomicChannel {
  readonly name: string;
  readonly vendor: string;
  readonly system: string;
  readonly channel: Channel;
  readonly says: string;
  /** Where its frames stand: only `syslog` can be sent. */
  readonly place: Place;
  /** A whole frame, with `#{text}` where the command or message stands. */
  readonly frame: string;
}

export const places = ["syslog", "file", "console"] as const;

export type Place = (typeof places)[number];

/** One telemetry through one channel: what is run, written, sent and judged. */
export interface AtomicCase {
  readonly atomic: Atomic;
  /** From 1, through all telemetry of the atomic. */
  readonly number: number;
  readonly telemetry: Telemetry;
  readonly channel: AtomicChannel;
}

export function casesOf(atomic: Atomic): readonly AtomicCase[] {
  return atomic.telemetry
    .flatMap((telemetry) => telemetry.channels.map((channel) => ({ telemetry, channel })))
    .map((one, index) => ({ atomic, number: index + 1, ...one }));
}
