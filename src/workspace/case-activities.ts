// What a store knows of a device around some moments becomes plain activities for its case: bounded, so that a device
// that talks without end fills no history.

import { Bug } from "#bug";
import {
  and,
  call,
  columnOf,
  type Expr,
  filter,
  limit,
  literal,
  or,
  type Plan,
  printPlan,
  project,
  scan,
  sort,
  textLiteral,
} from "#plan";
import {
  type Activity,
  activities,
  channels,
  clockTrusts,
  type Event,
  isoFromTicks,
  type Scalar,
  tableNamed,
  ticksPerDay,
  ticksPerSecond,
  transferDirections,
} from "#schema";
import { render } from "#sql";
import type { Store } from "#store";
import type { DeviceActivity } from "#triage";

/** The first and the last moment of what a device is asked about, in ticks. */
export interface AroundMoments {
  /** All names and addresses of the device. */
  readonly names: readonly string[];
  readonly fromTicks: bigint;
  readonly untilTicks: bigint;
}

export interface ToldActivities {
  /** In the order of time, at most `activitiesMax`. */
  readonly activities: readonly DeviceActivity[];
  /** The last product that the device was told as; empty where none was. */
  readonly product: string;
}

/** A timeline of more says no more, and each record of a case carries its own. */
export const activitiesMax = 300;
const rowsMax = 5000;
/** Before and behind it all that was told matters; a step of a change matters from much further away. */
const reachTicks = 2n * 3600n * ticksPerSecond;
const stepReachTicks = ticksPerDay;
/** A command of more characters is told by its beginning. */
const textMax = 500;

export async function activitiesAround(
  store: Asked,
  around: AroundMoments,
): Promise<ToldActivities> {
  const { names, fromTicks, untilTicks } = around;
  const isNear = and([
    isDevice(names),
    or([
      isBetween(fromTicks - reachTicks, untilTicks + reachTicks),
      and([isStep, isBetween(fromTicks - stepReachTicks, untilTicks + stepReachTicks)]),
    ]),
  ]);
  const rows = (await ask(store, rowsWhere(isNear, { rows: rowsMax }))).toReversed();
  const before = await versionBefore(store, around);
  const product = rows.findLast((row) => textIn(row, "Product") !== "");
  return {
    activities: [...before, ...bounded(rows.map(activityOf))],
    product: product === undefined ? "" : textIn(product, "Product"),
  };
}

/** The last that was told of the device, whenever it was: what it shows of itself is held against that. */
export async function lastActivities(
  store: Asked,
  names: readonly string[],
): Promise<readonly DeviceActivity[]> {
  const rows = await ask(store, rowsWhere(isDevice(names), { rows: rowsMax }));
  return bounded(rows.toReversed().map(activityOf));
}

/** The last start of the device that told its version, long before as it may be: what came after is held against it. */
async function versionBefore(store: Asked, { names, fromTicks }: AroundMoments) {
  const isEarlier = and([
    isDevice(names),
    call("value.less", [of("TimeGenerated"), literal("datetime", fromTicks - stepReachTicks)]),
    call("text.equals", [of("Activity"), textLiteral("Restarted")]),
    call("value.differs", [of("Version"), textLiteral("")]),
  ]);
  const rows = await ask(store, rowsWhere(isEarlier, { rows: 1 }));
  return rows.map(activityOf);
}

type Asked = Pick<Store, "ask" | "dialect">;

/** Asked in this order. */
const columns = [
  ...(["TimeGenerated", "ReceivedTime", "ClockTrust", "Device", "DeviceIP", "Activity"] as const),
  ...(["Channel", "Actor", "ActorIP", "Command", "TransferProtocol", "TransferHost"] as const),
  ...(["TransferDirection", "ImageName", "ImagePath", "ImageFlags", "Version"] as const),
  ...(["PreviousVersion", "ConfigRegister", "Reason", "Mnemonic", "Message"] as const),
  ...(["_SourceFile", "_SourceLine", "Product"] as const),
] as const;

type Column = (typeof columns)[number];

const all = scan("NetworkDeviceActivity", tableNamed("NetworkDeviceActivity").columns);

const of = (name: Column): Expr => columnOf(all.schema, name);

function isDevice(names: readonly string[]): Expr {
  const wanted = names.filter((name) => name !== "").map((name) => textLiteral(name));
  const isNamed = (column: Column) => call("text.isOneOfFolded", [of(column), ...wanted]);
  return or([isNamed("Device"), isNamed("DeviceIP")]);
}

const isBetween = (from: bigint, until: bigint): Expr =>
  and([
    call("value.atLeast", [of("TimeGenerated"), literal("datetime", from)]),
    call("value.atMost", [of("TimeGenerated"), literal("datetime", until)]),
  ]);

/** Told by the hundred on a busy device, and by themselves no step of a change. */
const frequent = [
  ...(["CommandExecuted", "ConfigChanged", "LoginSucceeded", "LoginFailed", "Other"] as const),
] as const;

const isFrequent = (activity: Activity): boolean => frequent.some((one) => one === activity);

const isStep: Expr = call("logic.not", [
  call("text.isOneOf", [of("Activity"), ...frequent.map((word) => textLiteral(word))]),
]);

/** The last first. */
function rowsWhere(predicate: Expr, { rows }: { readonly rows: number }): Plan {
  const told = project(
    filter(all, predicate),
    columns.map((name) => ({ name, expr: of(name) })),
  );
  const by = (name: Column) => ({
    ...{ expr: columnOf(told.schema, name), descending: true, nulls: "last" as const },
  });
  // Lines of one moment stay in the order of their source.
  return limit(sort(told, [by("TimeGenerated"), by("_SourceFile"), by("_SourceLine")]), rows);
}

type Row = readonly Scalar[];

async function ask(store: Asked, plan: Plan): Promise<readonly Row[]> {
  const statement = render(plan, store.dialect);
  if (!statement.ok) throw new Bug(`a plan of ours does not run: ${printPlan(plan)}`);
  return (await store.ask(statement.value, { now: 0n })).rows;
}

function textIn(row: Row, name: Column): string {
  const cell = row[columns.indexOf(name)] ?? "";
  return typeof cell === "string" ? cell.slice(0, textMax) : String(cell);
}

function timeIn(row: Row, name: Column): string {
  const cell = row[columns.indexOf(name)];
  return typeof cell === "bigint" ? isoFromTicks(cell) : "";
}

function activityOf(row: Row): DeviceActivity {
  const oneOf = <T extends string>(words: readonly T[], name: Column): T | undefined =>
    words.find((word) => word === textIn(row, name));
  return {
    time: timeIn(row, "TimeGenerated"),
    received: timeIn(row, "ReceivedTime"),
    clockTrust: oneOf(clockTrusts, "ClockTrust") ?? "",
    device: textIn(row, "Device"),
    deviceIp: textIn(row, "DeviceIP"),
    activity: oneOf(activities, "Activity") ?? "Other",
    channel: oneOf(channels, "Channel") ?? "Syslog",
    actor: textIn(row, "Actor"),
    actorIp: textIn(row, "ActorIP"),
    command: textIn(row, "Command"),
    transferProtocol: textIn(row, "TransferProtocol"),
    transferHost: textIn(row, "TransferHost"),
    transferDirection: oneOf(transferDirections, "TransferDirection") ?? "",
    imageName: textIn(row, "ImageName"),
    imagePath: textIn(row, "ImagePath"),
    imageFlags: textIn(row, "ImageFlags"),
    version: textIn(row, "Version"),
    previousVersion: textIn(row, "PreviousVersion"),
    configRegister: textIn(row, "ConfigRegister"),
    reason: textIn(row, "Reason"),
    mnemonic: textIn(row, "Mnemonic"),
    message: textIn(row, "Message"),
    file: textIn(row, "_SourceFile"),
    line: Number(row[columns.indexOf("_SourceLine")] ?? 0),
  };
}

/** An event that was decoded and is in no store. */
export function activityOfEvent({ row }: Event): DeviceActivity {
  return activityOf(columns.map((name) => row[name] ?? null));
}

/** Of too many those that are steps of a change, then the others, the last of each. */
function bounded(told: readonly DeviceActivity[]): readonly DeviceActivity[] {
  if (told.length <= activitiesMax) return told;
  const steps = told.filter(({ activity }) => !isFrequent(activity)).slice(-activitiesMax);
  const others = told.filter(({ activity }) => isFrequent(activity));
  const room = activitiesMax - steps.length;
  const kept = new Set([...steps, ...(room === 0 ? [] : others.slice(-room))]);
  return told.filter((one) => kept.has(one));
}
