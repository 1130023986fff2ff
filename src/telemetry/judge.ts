// A device's account becomes a judgement of each kind of telemetry: given, missing, or not to be told from what was
// seen. Nothing is called missing on the strength of a few minutes or a few lines.

import type { Family } from "#commands";
import { type Activity, type Telemetry, telemetries } from "#schema";
import type { Device, DeviceActivity, Example } from "./devices.ts";
import { telemetryOf } from "./kinds.ts";

export type Judged =
  | {
      readonly state: "given";
      /** Rows, or messages where it has no rows of its own. */
      readonly count: number;
      readonly last?: Example;
    }
  /** The device would have told, had it been configured to. */
  | { readonly state: "missing"; readonly because: string }
  /** Nothing has happened that the device would have told. */
  | { readonly state: "unproven"; readonly because: string }
  /** Such a device has nothing of the kind to tell. */
  | { readonly state: "inapplicable"; readonly because: string };

export type Judgement = Judged & { readonly telemetry: Telemetry };

/** So long and so much must a device have been seen before silence says anything. */
const enoughTicks = 86_400n * 10_000_000n;
const enoughMessages = 100;
/** So often must something have happened that silence about it says something sooner, and on such a device. */
const enoughOccasions = 3;
const fewMessages = 20;
const fewTicks = 3600n * 10_000_000n;

export function judge(device: Device): readonly Judgement[] {
  return telemetries.map((telemetry) => ({ telemetry, ...judged(device, telemetry) }));
}

/** Whether silence of the device would say anything. */
export function isSeenEnough(device: Device): boolean {
  return spanTicks(device) >= enoughTicks && device.messages >= enoughMessages;
}

function judged(device: Device, telemetry: Telemetry): Judged {
  const given = givenBy(device, telemetry);
  if (given !== undefined) return given;
  switch (telemetry) {
    case "SystemLog":
      return { state: "missing", because: "only others tell of it: it sends no messages itself" };
    case "CommandAccounting":
      return judgeCommands(device);
    case "ConfigLog":
      return judgeConfig(device);
    case "LoginLog":
      return judgeLogins(device);
    case "BootLog":
      return judgeBoots(device);
    case "VersionAtBoot":
      return judgeVersion(device);
    case "ReloadLog":
      return judgeReloads(device);
    case "InstallLog":
      return { state: "unproven", because: "no installation was seen" };
    case "FirewallSessions":
      return judgeSessions(device);
  }
}

function givenBy(device: Device, telemetry: Telemetry): Judged | undefined {
  if (telemetry === "SystemLog") {
    return device.messages > 0 ? { state: "given", count: device.messages } : undefined;
  }
  if (telemetry === "FirewallSessions") {
    return device.sessions > 0 ? { state: "given", count: device.sessions } : undefined;
  }
  const rows =
    telemetry === "VersionAtBoot"
      ? device.activities.filter(({ versions }) => versions > 0)
      : device.activities.filter(
          ({ activity, channel, commands }) =>
            telemetryOf({ activity, channel, isCommand: commands > 0 }).includes(telemetry) &&
            // That something was configured is told in this channel too, where the lines are not.
            (telemetry !== "ConfigLog" || commands > 0),
        );
  const [last] = [...rows].sort((a, b) => (a.lastTicks > b.lastTicks ? -1 : 1));
  if (last === undefined) return undefined;
  const count = (row: DeviceActivity) => (telemetry === "VersionAtBoot" ? row.versions : row.rows);
  return {
    state: "given",
    count: rows.reduce((sum, row) => sum + count(row), 0),
    last: last.example,
  };
}

function judgeCommands(device: Device): Judged {
  const logins = messagesOf(device, ["LoginSucceeded", "PrivilegeChanged"]);
  const sessions = messagesOf(device, ["ConfigChanged"]);
  const reloads = messagesOf(device, ["ReloadRequested"]);
  const told = [
    ...(logins > 0 ? [counted(logins, "login")] : []),
    ...(sessions > 0 ? [counted(sessions, "configuration session")] : []),
    ...(reloads > 0 ? [counted(reloads, "reload request")] : []),
  ];
  if (isTelling(logins + sessions + reloads, device)) {
    return { state: "missing", because: `${told.join(" and ")} told, and no command` };
  }
  return judgeSilence(device, "no command and no login");
}

/** A session's own message comes without being asked for, so that without one nothing was configured. */
function judgeConfig(device: Device): Judged {
  const sessions = messagesOf(device, ["ConfigChanged"]);
  if (sessions === 0) return { state: "unproven", because: "no configuration session was seen" };
  const told = `${counted(sessions, "configuration session")} told`;
  return isTelling(sessions, device)
    ? { state: "missing", because: `${told}, and none of the lines` }
    : { state: "unproven", because: `not enough seen: ${told}` };
}

function judgeLogins(device: Device): Judged {
  const commands = device.activities
    .filter(({ channel }) => channel === "ConfigLog" || channel === "CommandAccounting")
    .reduce((sum, row) => sum + row.commands, 0);
  const sessions = messagesOf(device, ["ConfigChanged"]);
  if (commands + sessions === 0) {
    return { state: "unproven", because: "nobody was seen at work on it" };
  }
  if (!isSeenEnough(device)) {
    return { state: "unproven", because: `not enough seen: ${seenText(device)}` };
  }
  const told = [
    ...(commands > 0 ? [counted(commands, "command")] : []),
    ...(sessions > 0 ? [counted(sessions, "configuration session")] : []),
  ];
  return { state: "missing", because: `${told.join(" and ")} told, and no login` };
}

/** What was asked for in the last minutes may still be going on. */
const bootTicks = 1800n * 10_000_000n;

function judgeBoots(device: Device): Judged {
  const requests = device.activities.filter(({ activity }) => activity === "ReloadRequested");
  const { lastTicks } = device;
  const due = requests.filter(
    (row) => lastTicks !== undefined && row.lastTicks + bootTicks < lastTicks,
  );
  const count = due.reduce((sum, { rows }) => sum + rows, 0);
  return count > 0
    ? { state: "missing", because: `${counted(count, "reload")} asked for, and no boot told` }
    : { state: "unproven", because: "no restart was seen" };
}

function judgeVersion(device: Device): Judged {
  const boots = rowsOf(device, ["Restarted"]);
  return boots > 0
    ? { state: "missing", because: `${counted(boots, "restart")} told, without the version` }
    : { state: "unproven", because: "no restart was seen" };
}

function judgeReloads(device: Device): Judged {
  const boots = rowsOf(device, ["Restarted"]);
  const because =
    boots > 0
      ? `${counted(boots, "restart")} told and no request: lost power, or a request that is not logged`
      : "no restart was seen";
  return { state: "unproven", because };
}

const firewalls: ReadonlySet<Family> = new Set<Family>(["asa", "panos", "fortios"]);

function judgeSessions(device: Device): Judged {
  return device.family !== undefined && firewalls.has(device.family)
    ? judgeSilence(device, "no session")
    : { state: "inapplicable", because: "not a firewall" };
}

/** Whether so many occasions, and nothing told of them, mean that it is not told. */
function isTelling(occasions: number, device: Device): boolean {
  if (occasions === 0) return false;
  if (isSeenEnough(device)) return true;
  const { messages } = device;
  return occasions >= enoughOccasions && messages > fewMessages && spanTicks(device) >= fewTicks;
}

const seenText = (device: Device): string =>
  `${counted(device.messages, "message")} over ${durationText(spanTicks(device))}`;

function judgeSilence(device: Device, what: string): Judged {
  const seen = seenText(device);
  if (device.messages === 0)
    return { state: "unproven", because: "its own messages were not seen" };
  return isSeenEnough(device)
    ? { state: "missing", because: `${what} in ${seen}` }
    : { state: "unproven", because: `not enough seen: ${seen}` };
}

function rowsOf(device: Device, wanted: readonly Activity[]): number {
  return device.activities
    .filter(({ activity }) => wanted.includes(activity))
    .reduce((sum, { rows }) => sum + rows, 0);
}

/** Messages of people at work: not of programs, and not the commands themselves. */
function messagesOf(device: Device, wanted: readonly Activity[]): number {
  return device.activities
    .filter(({ activity }) => wanted.includes(activity))
    .filter(({ channel }) => channel === "Syslog" || channel === "ConfigLog")
    .reduce((sum, { rows, commands }) => sum + rows - commands, 0);
}

function spanTicks({ firstTicks, lastTicks }: Device): bigint {
  return firstTicks === undefined || lastTicks === undefined ? 0n : lastTicks - firstTicks;
}

const counted = (count: number, what: string): string =>
  `${count} ${what}${count === 1 ? "" : "s"}`;

function durationText(ticks: bigint): string {
  const minutes = Number(ticks / 600_000_000n);
  if (minutes < 120) return counted(minutes, "minute");
  const hours = Math.round(minutes / 60);
  return hours < 48 ? counted(hours, "hour") : counted(Math.round(hours / 24), "day");
}
