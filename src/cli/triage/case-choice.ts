// Words of a command line become cases, or an error that says which is meant.

import { type Severity, severities } from "#rules";
import { nearest } from "#text";
import { type Case, verdicts } from "#triage";
import type { Settings } from "../settings.ts";
import { UsageError } from "../usage-error.ts";

/** `BW-7`, `bw-7` or `7`. */
export function casesNamed(words: readonly string[], cases: readonly Case[]): readonly Case[] {
  return [...new Set(words.map((word) => caseNamed(word, cases)))];
}

export function caseNamed(word: string | undefined, cases: readonly Case[]): Case {
  if (word === undefined) {
    throw new UsageError("no case is named", "bootwarden triage list shows them");
  }
  const wanted = /^\d+$/.test(word) ? `BW-${Number(word)}` : word.toUpperCase();
  const found = cases.find(({ id }) => id === wanted);
  if (found !== undefined) return found;
  const ids = cases.map(({ id }) => id);
  const close = nearest(wanted, ids);
  throw new UsageError(
    `no case is '${word}'`,
    cases.length === 0
      ? "this store has no cases: bootwarden scan --store makes them"
      : close === undefined
        ? "bootwarden triage list --status all shows them"
        : `'${close}' is the closest`,
  );
}

/** What `list` shows: the gravest verdict first, then the gravest severity, then the latest. */
export function chosenCases(cases: readonly Case[], settings: Settings): readonly Case[] {
  const { status = "open", verdict, severity, device } = settings;
  return cases
    .filter((one) => hasStatus(one, status))
    .filter(({ judgement }) => verdict === undefined || judgement?.verdict === verdict)
    .filter((one) => severity === undefined || rank(one.severity) >= rank(severity))
    .filter((one) => device === undefined || isOf(one, device))
    .toSorted(byUrgency);
}

function hasStatus({ status }: Case, wanted: NonNullable<Settings["status"]>): boolean {
  if (wanted === "all") return true;
  return wanted === "open" ? status !== "closed" : status === wanted;
}

function isOf({ device, names }: Case, wanted: string): boolean {
  return [device, ...names].some((name) => name.toLowerCase() === wanted.toLowerCase());
}

const rank = (severity: Severity): number => severities.indexOf(severity);

/** What no verdict was given on comes between review and close: somebody must look. */
const urgency = ({ judgement }: Case): number =>
  judgement === undefined ? 0.5 : verdicts.indexOf(judgement.verdict);

function byUrgency(a: Case, b: Case): number {
  const graver = urgency(b) - urgency(a) || rank(b.severity) - rank(a.severity);
  if (graver !== 0) return graver;
  return a.lastAt === b.lastAt ? a.id.localeCompare(b.id) : a.lastAt < b.lastAt ? 1 : -1;
}
