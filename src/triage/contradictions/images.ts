// Which image and which version run and will run, by the device's own word and by its logs.

import type { Fact } from "#evidence";
import { compareVersions, readImageName } from "#images";
import { quoted, valuesInWords } from "../wording.ts";
import {
  type Account,
  lastTold,
  placeInLog,
  type ToldActivity,
  toleranceTicks,
} from "./account.ts";
import type { Contradiction, ContradictionRow } from "./row.ts";

/** Both are of schemes that can be compared, and they are not one version in two writings. */
function isOther(one: string, other: string): boolean {
  const order = compareVersions(one, other);
  return order !== undefined && order !== 0;
}

/** None of the facts tells this version, and at least one can be compared with it. */
function isTold(version: string, facts: readonly Fact[]): boolean {
  const known = facts.filter(({ value }) => compareVersions(version, value) !== undefined);
  return known.length === 0 || known.some(({ value }) => !isOther(version, value));
}

const fileNameOf = (path: string): string => path.split(/[/:\\]/).at(-1) ?? "";

const runningVersion: ContradictionRow = {
  sign: "version-differs-from-log",
  because:
    "After its last start the device logged one version and now shows another. What show version prints can be altered by " +
    "what runs; the message of the start could be as well.",
  next: "Hash the running image on and off the device; ask for a measurement that the trust anchor signs",
  techniques: ["T1601.001", "T1601.002"],
  find: (account) => {
    const versions = account.of("Version");
    const last = lastTold(
      account,
      ({ activity, version }) => activity === "Restarted" && version !== "",
    );
    const [shown] = versions;
    if (last === undefined || shown === undefined) return [];
    const { version } = last.activity;
    if (isTold(version, versions)) return [];
    const says = `the log tells that ${quoted(version)} was started; the device shows ${valuesInWords(versions.map(({ value }) => value))}`;
    const severity = isSameStart(account, last) ? "high" : "medium";
    return [{ severity, subject: shown.subject, says, at: [shown.at, placeInLog(last)] }];
  },
};

/** The start of the log is the one that the device itself knows: nothing came between. */
function isSameStart({ start }: Account, { ticks }: ToldActivity): boolean {
  if (start === undefined) return false;
  const apart = ticks > start.ticks ? ticks - start.ticks : start.ticks - ticks;
  return apart <= toleranceTicks;
}

const isSetting = ({ activity, imageName, reason }: ToldActivity["activity"]): boolean =>
  activity === "BootVariableChanged" && imageName !== "" && reason !== "removed";

const runningImage: ContradictionRow = {
  sign: "running-image-differs-from-log",
  because:
    "The device was set to boot one image and then started another. It fell back to an older file, was started by hand " +
    "from the ROM monitor, or does not tell what it runs.",
  next: "Ask who stood at the console; hash both files and compare with the vendor's values",
  techniques: ["T1601", "T1542.004"],
  find: (account) => {
    const [running] = account.of("RunningImage");
    const restart = lastTold(account, ({ activity }) => activity === "Restarted");
    if (running === undefined || restart === undefined) return [];
    const set = bootSettingsBefore(account, restart);
    const last = set.at(-1);
    const name = fileNameOf(running.value);
    const isKnown = set.some(({ activity }) => isSameFile(activity.imageName, name));
    if (last === undefined || isKnown || readImageName(name) === undefined) return [];
    const says = `the log tells that ${valuesInWords(set.map(({ activity }) => activity.imageName))} was set to boot before the last start; the device runs ${quoted(running.value)}`;
    return [
      { severity: "medium", subject: running.subject, says, at: [running.at, placeInLog(last)] },
    ];
  },
};

/** Lines that were set after the last start before this one, and not taken away again. */
function bootSettingsBefore({ told }: Account, restart: ToldActivity): readonly ToldActivity[] {
  const before = told.slice(0, told.indexOf(restart));
  const previous = before.findLastIndex(({ activity }) => activity.activity === "Restarted");
  return standing(before.slice(previous + 1));
}

/** A line without an image that is removed takes all away, one with an image its own. */
function standing(told: readonly ToldActivity[]): readonly ToldActivity[] {
  let kept: ToldActivity[] = [];
  for (const one of told) {
    const { activity, imageName, reason } = one.activity;
    if (activity !== "BootVariableChanged") continue;
    if (isSetting(one.activity)) kept.push(one);
    else if (reason === "removed") kept = kept.filter((other) => staysBehind(other, imageName));
  }
  return kept;
}

const staysBehind = ({ activity }: ToldActivity, removed: string): boolean =>
  removed !== "" && !isSameFile(activity.imageName, removed);

const isSameFile = (one: string, other: string): boolean =>
  one.toLowerCase() === other.toLowerCase();

const bootVariable: ContradictionRow = {
  sign: "boot-variable-differs-from-log",
  because:
    "The log tells that an image was set to boot, and the device does not show it among those that it will boot: the line " +
    "was taken away unlogged, or not saved, or the variable was set in the ROM monitor.",
  next: "Compare the running configuration's boot lines with the boot variable; ask who saved or changed it since",
  techniques: ["T1542.005", "T1601"],
  find: (account) => {
    const shown = [...account.of("BootVariable"), ...account.of("BootVariableNext")].filter(
      ({ subject }) => !/config|^BOOTLDR/i.test(subject),
    );
    const [fact] = shown;
    const last = standing(account.told).at(-1);
    if (fact === undefined || last === undefined) return [];
    const names = shown.flatMap(({ value }) => value.split(";").map(namedFile));
    if (names.some((name) => isSameFile(name, last.activity.imageName))) return [];
    const says = `the log tells that ${quoted(last.activity.imageName)} was set to boot; the device shows ${valuesInWords(shown.map(({ value }) => value))}`;
    return [{ severity: "medium", subject: fact.subject, says, at: [fact.at, placeInLog(last)] }];
  },
};

const namedFile = (path: string): string => fileNameOf(path.replace(/,\d*\s*$/, "").trim());

const hash = /\b(?:[0-9a-f]{128}|[0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{32})\b/i;

const loggedHash: ContradictionRow = {
  sign: "hash-differs-from-log",
  because:
    "The hash that was logged when the file was checked is another than the device shows for that file now: the file was " +
    "changed since, or one of the two is not true.",
  next: "Copy the file off the device and hash it there; compare with the vendor's value",
  techniques: ["T1601.001"],
  find: (account) =>
    account.of("FileHash").flatMap((fact): Contradiction[] => {
      const name = fileNameOf(fact.subject);
      const last = lastTold(account, ({ activity, imageName, message }) => {
        const isCheck = /^IntegrityCheck/.test(activity) && isSameFile(imageName, name);
        return isCheck && hash.exec(message)?.[0]?.length === fact.value.length;
      });
      const logged = hash.exec(last?.activity.message ?? "")?.[0]?.toLowerCase();
      if (last === undefined || logged === undefined || logged === fact.value) return [];
      const says = `the log tells the hash ${logged} of ${quoted(name)}; the device shows ${fact.value}`;
      return [{ severity: "high", subject: fact.subject, says, at: [fact.at, placeInLog(last)] }];
    }),
};

export const imageRows: readonly ContradictionRow[] = [
  runningVersion,
  runningImage,
  bootVariable,
  loggedHash,
];
