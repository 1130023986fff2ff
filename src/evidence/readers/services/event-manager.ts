// `show event manager policy registered`: which scripts stand on the device, and what sets them off. What they do is
// not told: their actions can hold passwords.

import type { OutputLine, OutputReader, OutputReading, ShownOutput } from "../../output.ts";
import { Told } from "../told.ts";
import { unwrapped, type Wrapping } from "../unwrapped.ts";

const command = "show event manager policy registered";
const wrapping: Wrapping = { canBeLong: /\S/, begins: /^(?:\d{1,5} +(?:applet|script)|No\.| )/ };
const heading = /^No\. +Class +Type +Event Type +/;
/** A row that a terminal broke at the blanks before its last column or the one before. */
const broken = /^\d{1,5} +(?:applet|script) .{10,80} \d{4}(?: +\S{1,30})?$/;
const row =
  /^\d{1,5} +(applet|script) +(\w{4,10}) +(\S.{0,40}?) +(?:On|Off) +[A-Z][a-z]{2} [A-Z][a-z]{2} ?\d{1,2} [\d:]{8} \d{4} +(?:(\S{1,30}) +)?(\S{1,120})$/;
const action = /^(?:\d[\w.]{0,20} |action |maxrun |nice |queue-priority |[\w-]{1,40}: maxrun )/;

interface Policy {
  readonly line: OutputLine;
  readonly name: string;
  readonly event: string;
  readonly details: readonly string[];
  /** What follows are actions. */
  readonly isToldWhole: boolean;
}

export const eventManagerPolicies: OutputReader = {
  command,
  families: ["ios"],
  isShownBy: (lines) => lines.slice(0, 3).some(({ text }) => heading.test(text.trim())),
  source:
    "Cisco IOS Embedded Event Manager Command Reference, show event manager policy registered",
  read: readPolicies,
};

function readPolicies(output: ShownOutput): OutputReading {
  const told = new Told(output, command);
  const unread: OutputLine[] = [];
  let open: Policy | undefined;
  for (const line of wholeRows(output.lines)) {
    const text = line.text.trim();
    const next = policyIn(line);
    if (next !== undefined) {
      tellPolicy(told, open);
      open = next;
    } else if (open !== undefined) open = withDetail(open, text);
    else if (text !== "" && text !== "Name" && !heading.test(text)) unread.push(line);
  }
  if (!output.isCut) tellPolicy(told, open);
  const none = open === undefined && unread.length === 0 ? "no policy is registered" : undefined;
  return { facts: told.facts, none, unread };
}

/** From release 12.4(22)T on a column stands between the time and the name: a row needs both. */
function wholeRows(lines: readonly OutputLine[]): readonly OutputLine[] {
  const whole: OutputLine[] = [];
  const hasSecurity = lines.some(({ text }) => heading.test(text) && / Secu\b/.test(text));
  for (const line of unwrapped(lines, wrapping)) {
    const before = whole.at(-1);
    const text = before?.text.trim() ?? "";
    const isOpen = broken.test(text) && (hasSecurity || /\d{4}$/.test(text));
    if (before !== undefined && isOpen && /^ ?\S{1,120}$/.test(line.text)) {
      whole[whole.length - 1] = { text: `${text} ${line.text.trim()}`, line: before.line };
    } else whole.push(line);
  }
  return whole;
}

function policyIn(line: OutputLine): Policy | undefined {
  const [, kind, type, event = "", , name] = row.exec(line.text.trim()) ?? [];
  if (name === undefined) return undefined;
  return { line, name, event: `${kind} ${type} ${event}`, details: [], isToldWhole: false };
}

function withDetail(policy: Policy, text: string): Policy {
  if (policy.isToldWhole || text === "") return policy;
  if (action.test(text)) return { ...policy, isToldWhole: true };
  return { ...policy, details: [...policy.details, text.slice(0, 400)].slice(0, 20) };
}

function tellPolicy(told: Told, policy: Policy | undefined): void {
  if (policy === undefined) return;
  const { line, name, event, details } = policy;
  const value = details.length === 0 ? event : `${event}: ${details.join("; ")}`;
  told.tell("EventManagerPolicy", value, { line, subject: name });
}

const directory = /^[\w-]{1,40}:\S{0,200}$/;

/** `show event manager directory user policy`: from where scripts are taken. */
export const eventManagerDirectory: OutputReader = {
  command: "show event manager directory",
  families: ["ios"],
  isShownBy: () => false,
  source: "Cisco IOS Embedded Event Manager Command Reference, show event manager directory",
  read: (output) => {
    const told = new Told(output, "show event manager directory");
    for (const line of output.lines) {
      const path = directory.exec(line.text.trim())?.[0];
      told.tell("EventManagerPolicy", path, { line, subject: "directory" });
    }
    const none = told.facts.length === 0 ? "no directory is set" : undefined;
    return { facts: told.facts, none };
  },
};
