// When and why a device started, by its own uptime and by its logs.

import { durationInWords, momentInWords, quoted } from "../wording.ts";
import { type Account, placeInLog, type ToldActivity, toleranceTicks } from "./account.ts";
import type { Contradiction, ContradictionRow } from "./row.ts";

const isRestart = ({ activity }: ToldActivity): boolean => activity.activity === "Restarted";

/** Members and modules start without the device. */
const isOfWholeDevice = ({ activity }: ToldActivity): boolean =>
  !/\b(?:module|slot|member|switch \d|lc|line ?card|standby|peer|vdc|fex)\b/i.test(
    `${activity.reason} ${activity.message}`,
  );

const restartNotShown: ContradictionRow = {
  sign: "restart-in-log-not-in-uptime",
  because:
    "The log tells of a start that the device's uptime denies. Either the uptime is not true, or the message is: forged, " +
    "of another device under the same name, or stamped by a wrong clock.",
  next: "Ask the device for its uptime over SNMP (sysUpTime, snmpEngineTime) and compare; look up who sent the message",
  techniques: ["T1601", "T1070"],
  find: ({ told, start }) => {
    if (start === undefined) return [];
    const last = told.findLast((one) => isRestart(one) && isOfWholeDevice(one));
    if (last === undefined || last.ticks <= start.ticks + toleranceTicks) return [];
    const says = `the log tells of a start at ${momentInWords(last.ticks)}; by its own word the device runs since ${momentInWords(start.ticks)}, ${durationInWords(last.ticks - start.ticks)} before`;
    return [{ severity: "medium", subject: "", says, at: [start.fact.at, placeInLog(last)] }];
  },
};

const startNotLogged: ContradictionRow = {
  sign: "start-without-log",
  because:
    "The device started while its logs were being kept, and they tell of no start and no request for one: the messages " +
    "were suppressed, or lost on their way.",
  next: "Look for gaps in the sequence numbers around that time, on the collector and in the device's own buffer",
  techniques: ["T1601", "T1562"],
  find: (account) => {
    const { told, start } = account;
    if (start === undefined || !isCovered(account)) return [];
    const near = told.filter(({ ticks }) => isNear(ticks, start.ticks));
    const tells = near.some(({ activity }) =>
      /^(?:Restarted|ReloadRequested|BootloaderUpgraded|ImageInstallCompleted)$/.test(
        activity.activity,
      ),
    );
    const isToldInWords = near.some(({ activity }) =>
      /cold start|warm start|reboot|startup-config ignored|version banner/i.test(activity.reason),
    );
    if (tells || isToldInWords) return [];
    const before = told.findLast(({ ticks }) => ticks < start.ticks);
    const says = `by its own word the device started at ${momentInWords(start.ticks)}; the log goes on over that time and tells of no start`;
    const at = [start.fact.at, ...(before === undefined ? [] : [placeInLog(before)])];
    return [{ severity: "medium", subject: "", says, at }];
  },
};

/** The log has messages before and after the start, beyond what clocks may be off. */
function isCovered({ told, start }: Account): boolean {
  const [first] = told;
  const last = told.at(-1);
  if (start === undefined || first === undefined || last === undefined) return false;
  return first.ticks < start.ticks - toleranceTicks && last.ticks > start.ticks + toleranceTicks;
}

const isNear = (one: bigint, other: bigint): boolean =>
  one - other <= toleranceTicks && other - one <= toleranceTicks;

const powerReason = /power[ -]?(?:on|cycle|up|loss|fail)|\bpower\b|cold (?:start|boot)/i;
const requestedReason =
  /reload (?:command|requested)|^reload\b|admin reload|reset requested by cli/i;

const reasonDiffers: ContradictionRow = {
  sign: "reload-reason-differs-from-log",
  because:
    "The log tells that somebody asked for the reload, the device that its power was cut, or the other way round. A boot " +
    "loader that was tampered with may lose the reason; so may a reload that hung and was ended by hand.",
  next: "Ask the people on site and the power supply's records; read the boot history (show reload history, crashinfo)",
  techniques: ["T1542.004", "T1601"],
  find: (account) => {
    const { start } = account;
    const [reason] = account.of("ReloadReason");
    if (start === undefined || reason === undefined) return [];
    const asked = account.told.findLast(
      ({ activity, ticks }) =>
        activity.activity === "ReloadRequested" &&
        !activity.reason.startsWith("scheduled") &&
        isNear(ticks, start.ticks),
    );
    if (asked !== undefined && powerReason.test(reason.value)) {
      const who = asked.activity.actor === "" ? "somebody" : quoted(asked.activity.actor);
      return [
        {
          severity: "medium",
          subject: reason.subject,
          says: `the device gives ${quoted(reason.value)} as the reason of its start; the log tells that ${who} asked for a reload at ${momentInWords(asked.ticks)}`,
          at: [reason.at, placeInLog(asked)],
        },
      ];
    }
    return unasked(account, asked);
  },
};

/** A reload by command that no channel tells of, although the start itself is told. */
function unasked(account: Account, asked: ToldActivity | undefined): readonly Contradiction[] {
  const { start, told } = account;
  const [reason] = account.of("ReloadReason");
  if (asked !== undefined || start === undefined || reason === undefined) return [];
  const restart = told.find((one) => isRestart(one) && isNear(one.ticks, start.ticks));
  const isAsked = requestedReason.test(reason.value) && isCovered(account);
  if (!isAsked || restart === undefined) return [];
  const says = `the device gives ${quoted(reason.value)} as the reason of its start; the log tells of the start and of nobody who asked for it`;
  return [{ severity: "low", subject: reason.subject, says, at: [reason.at, placeInLog(restart)] }];
}

export const restartRows: readonly ContradictionRow[] = [
  restartNotShown,
  startNotLogged,
  reasonDiffers,
];
