// Lines that are neither output nor prompt: headings of collectors and of `show tech-support`, what a terminal prints
// around a command, and the talk of logging in.

import { isVerb } from "./prompts.ts";

/** One row per form; group `typed` is the command whose output follows. */
const headings: readonly RegExp[] = [
  /^[-=*#+]{3,80} ?(?<typed>[a-z][^-=*#+].{2,160}?) ?[-=*#+]{3,80}$/i,
  /^`(?<typed>[a-z][^`]{2,160})`$/i,
  /^(?:[#>$] ?|command ?: ?)(?<typed>[a-z]{3,8} [\w-].{1,160})$/i,
];

const shown = /^(?:show|display|dir|verify|get|diagnose|request|file|more)$/i;

/** The command that a heading announces. */
export function headingIn(text: string): string | undefined {
  const line = text.trim();
  for (const shape of headings) {
    const typed = shape.exec(line)?.groups?.["typed"]?.trim();
    if (typed !== undefined && shown.test(typed.split(" ")[0] ?? "")) return typed;
  }
  return undefined;
}

/** A command that stands alone, as at the beginning of a paste: `show version`. */
export function echoIn(text: string): string | undefined {
  const line = text.trimEnd();
  if (line.length > 200 || !/^[a-z][\w-]{1,20} [\w|]/.test(line) || !isVerb(line)) return undefined;
  const [first = ""] = line.split(" ");
  const isShowing = ["show", "display", "dir", "verify", "get", "request", "diagnose"].some(
    (verb) => verb.startsWith(first),
  );
  const isPlain = /^[\w ./:|*"'()+,=\\-]+$/.test(line) && !/[.:]$/.test(line);
  return isShowing && isPlain && line.split(/\s+/).length <= 16 ? line : undefined;
}

const weekday = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)";

/** What is printed between a command and its output: load and time (IOS, on request), the date (IOS-XR). */
const aroundOutput: readonly RegExp[] = [
  /^Load for five secs: \d/,
  /^(?:No time source, |Time source is )\S/,
  new RegExp(
    `^${weekday} [A-Z][a-z]{2} {1,2}\\d{1,2} \\d\\d:\\d\\d:\\d\\d\\.\\d{3}(?: \\S{2,9})?$`,
  ),
];

export function isAroundOutput(text: string): boolean {
  return aroundOutput.some((shape) => shape.test(text.trim()));
}

/** Junos's line above its prompt: routing engine, part of the configuration; a fence of a ticket's markup. */
export function isAroundPrompt(text: string): boolean {
  if (/^(?:```|~~~)\w{0,20}$/.test(text.trim())) return true;
  return /^(?:\{\w{1,20}(?::[\w-]{1,20})?\}(?:\[edit[^\]]{0,120}\])?|\[edit[^\]]{0,120}\])$/.test(
    text.trim(),
  );
}

const talk: readonly RegExp[] = [
  /^(?:Trying \S|Connected to \S|Escape character is|Connection to \S{1,80} closed|Connection closed)/,
  /^(?:User Access Verification|Username: ?|[Pp]assword: ?|login: ?|Last login: |Warning: Permanently added)/,
  /^\S{1,80}'s [Pp]assword: ?$|^\(?\S{1,80}\)? [Pp]assword: ?$/,
  /^Enter configuration commands, one per line|^(?:Entering|Leaving|Exiting) config/,
  /^(?:spawn ssh|spawn telnet|Script started on|Script done on|=~=~=~=~)/,
];

/** What is said before a session and after it. */
export function isTalk(text: string): boolean {
  return text.trim() === "" || talk.some((shape) => shape.test(text.trim()));
}

const housekeeping =
  /^(?:ter(?:m(?:i(?:n(?:al?)?)?)?)?|en(?:a(?:b(?:le?)?)?)?|exit|end|quit|log(?:out)?|screen-length|set cli|conf(?:igure)?(?: t(?:erminal)?)?|no paging|no page|system-view|return|config paging)\b/i;

/** Commands that prepare or end a session, and comments: they show nothing of the device. */
export function isHousekeeping(typed: string): boolean {
  return typed === "" || typed.startsWith("!") || housekeeping.test(typed);
}
