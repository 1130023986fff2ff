// Two observations of one device become what changed between them. Only what was asked both times came or went.

import { isAtLeast, type Severity, severities } from "#rules";
import type { Fact, FactKind } from "../fact.ts";
import type { Check, Sign } from "../integrity.ts";
import { quoted } from "../signs/quoting.ts";
import type { Baseline } from "./baseline.ts";
import { type Change, driftRow } from "./drift-rows.ts";
import { isSteady, type Observed, wasAsked } from "./observed.ts";

export interface Drift extends Change {
  readonly severity: Severity;
  readonly because: string;
  readonly techniques?: readonly string[] | undefined;
  /** In one sentence. */
  readonly says: string;
}

/** Gravest first, then in the order of kinds and subjects. */
export function driftOf(now: Observed, before: Observed): readonly Drift[] {
  const changes = changesBetween(now, before);
  const kinds = new Set(
    changes.filter(({ change }) => change === "changed").map(({ kind }) => kind),
  );
  const drift = new Map(changes.map((change) => [sentenceOf(change), graded(change, kinds)]));
  return [...drift.values()].sort(
    (one, other) => severities.indexOf(other.severity) - severities.indexOf(one.severity),
  );
}

function graded(change: Change, kinds: ReadonlySet<FactKind>): Drift {
  const { severity, because, techniques, follows = [], unless } = driftRow(change.kind);
  const says = sentenceOf(change);
  const own = unless?.(change);
  if (own !== undefined) return { ...change, techniques, ...own, says };
  const cause = follows.find((kind) => kinds.has(kind));
  if (cause === undefined || !isAtLeast(severity, "low"))
    return { ...change, severity, because, techniques, says };
  return { ...change, severity: "low", because: `It goes with the change of ${cause}`, says };
}

function changesBetween(now: Observed, before: Observed): readonly Change[] {
  const [current, earlier] = [grouped(now), grouped(before)];
  const keys = [...new Set([...current.keys(), ...earlier.keys()])].sort();
  return keys.flatMap((key) => {
    const [here, there] = [current.get(key) ?? [], earlier.get(key) ?? []];
    const came = here.filter((fact) => !there.some((other) => isSame(fact, other)));
    const went = there.filter((fact) => !here.some((other) => isSame(fact, other)));
    const pairs = Math.min(came.length, went.length);
    return [
      ...came.slice(0, pairs).map((fact, index) => changeOf(went[index], fact)),
      ...came
        .slice(pairs)
        .filter((fact) => wasAsked(fact, before))
        .map((fact) => changeOf(undefined, fact)),
      ...went
        .slice(pairs)
        .filter((fact) => wasAsked(fact, now))
        .map((fact) => changeOf(fact, undefined)),
    ].flat();
  });
}

function changeOf(before: Fact | undefined, now: Fact | undefined): readonly Change[] {
  const fact = now ?? before;
  if (fact === undefined) return [];
  const { kind, subject } = fact;
  const change = before === undefined ? "added" : now === undefined ? "removed" : "changed";
  return [{ kind, subject, change, before, now }];
}

/** By kind, subject and command: two commands write one thing in two ways. Several values of one are a set. */
function grouped({ facts }: Observed): ReadonlyMap<string, readonly Fact[]> {
  const groups = new Map<string, Fact[]>();
  for (const fact of facts.filter(isSteady)) {
    const key = [fact.kind, plain(fact.subject), fact.at.command.toLowerCase()].join("\n");
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [fact]);
    else if (!group.some((other) => isSame(fact, other))) group.push(fact);
  }
  return groups;
}

const isSame = (one: Fact, other: Fact): boolean =>
  plain(one.value) === plain(other.value) ||
  (one.kind === "FileModified" && isSameDay(plain(one.value), plain(other.value))) ||
  (one.kind === "MemoryRegion" && isSameRegion(one.value, other.value));

/** Linux puts the regions of a process elsewhere at each start: their size and access stay. */
const mapped = /^([0-9a-f]{6,16})-([0-9a-f]{6,16}) (.{4,60})$/i;

function isSameRegion(one: string, other: string): boolean {
  const [, start, end, access] = mapped.exec(one) ?? [];
  const [, otherStart, otherEnd, otherAccess] = mapped.exec(other) ?? [];
  const bytes = (from = "0", to = "0") => BigInt(`0x${to}`) - BigInt(`0x${from}`);
  const isSameSize = bytes(start, end) === bytes(otherStart, otherEnd);
  return access !== undefined && access === otherAccess && isSameSize;
}

/** EOS and IOS XR list as ls does: the hour for half a year, the year from then on. */
const listedDay = /^([A-Z][a-z]{2} \d{1,2}) (?:(\d\d:\d\d)|\d{4})$/;

function isSameDay(one: string, other: string): boolean {
  const [, day, hour] = listedDay.exec(one) ?? [];
  const [, otherDay, otherHour] = listedDay.exec(other) ?? [];
  const isOneWithHour = (hour === undefined) !== (otherHour === undefined);
  return day !== undefined && day === otherDay && isOneWithHour;
}

/** Blanks and the slash behind a file system's colon are written one way here and another there. */
const plain = (text: string): string => text.trim().replace(/\s+/g, " ").replace(/:\/+/g, ":");

function sentenceOf({ kind, subject, change, before, now }: Change): string {
  const what = subject === "" ? kind : `${kind} of ${quoted(subject)}`;
  switch (change) {
    case "added":
      return `${what} is ${quoted(now?.value ?? "")} and was not there before`;
    case "removed":
      return `${what} was ${quoted(before?.value ?? "")} and is not there any more`;
    case "changed":
      return `${what} was ${quoted(before?.value ?? "")} and is ${quoted(now?.value ?? "")}`;
  }
}

/**
 * It fails where a change is grave by itself; milder changes are left to the one who knows whether they were agreed:
 * then it has neither failed nor passed.
 */
export function checkBaseline(drift: readonly Drift[], { takenAt }: Baseline): Check {
  const steady = drift.filter(({ severity }) => severity !== "informational");
  const grave = steady.filter(({ severity }) => isAtLeast(severity, "high"));
  const since = `since the baseline of ${takenAt}`;
  const base = { check: "baseline" as const, subject: "", trust: "on-box" as const };
  if (grave.length > 0) {
    const first = grave.slice(0, 3).map(({ says }) => says);
    const rest = grave.length > 3 ? `; and ${grave.length - 3} more` : "";
    return { ...base, result: "fail", says: `${since}: ${first.join("; ")}${rest}` };
  }
  if (steady.length === 0) {
    const says = `nothing of what was shown both times has changed ${since}, which is no better than its day`;
    return { ...base, result: "pass", says };
  }
  const count = steady.length === 1 ? "1 thing has" : `${steady.length} things have`;
  const says = `${count} changed ${since}, none of them grave by itself: take a new one once they are agreed`;
  return { ...base, result: "not shown", says };
}

/** A sign for each change; what is only worth knowing of files is one sign for all of them. */
export function signsOfDrift(drift: readonly Drift[]): readonly Sign[] {
  const isFile = ({ kind, severity }: Drift) =>
    kind.startsWith("File") && severity === "informational";
  const files = drift.filter(isFile);
  const signs = drift.filter((one) => !isFile(one)).map(signOf);
  const [first] = files;
  if (first === undefined) return signs;
  const says =
    files.length === 1
      ? first.says
      : `${first.says}; and ${files.length - 1} more changes of files`;
  return [...signs, { ...signOf(first), says }];
}

function signOf({ kind, subject, severity, because, techniques, says, before, now }: Drift): Sign {
  return {
    sign: "changed-since-baseline",
    severity,
    subject: subject === "" ? kind : `${kind} ${subject}`,
    says,
    because,
    techniques,
    next: "Find the change record of it; once it is agreed, take a new baseline",
    at: [now?.at, before?.at].flatMap((at) => at ?? []),
  };
}
