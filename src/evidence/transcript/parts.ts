// Lines of a session become parts, each from one prompt, heading or echo of a command to the next.

import { echoIn, headingIn, isAroundPrompt } from "./headings.ts";
import { type Prompt, promptIn } from "./prompts.ts";
import type { ShownLine } from "./terminal.ts";

/** Lines from one prompt or heading to the next. */
export interface Part {
  readonly prompt: Prompt;
  readonly line: number;
  /** It begins with a prompt, a heading or an echo. */
  readonly isAsked: boolean;
  readonly shown: ShownLine[];
  /** Another prompt follows: the device had said all. */
  isEnded: boolean;
}

const nobody: Prompt = { host: "", typed: "", columns: 0, isSure: true };

export function onePart(shown: readonly ShownLine[]): Part {
  return { prompt: nobody, line: 1, isAsked: false, shown: [...shown], isEnded: false };
}

export function partsOf(shown: readonly ShownLine[]): readonly Part[] {
  const prompts = shown.map((line) => (line.kind === "text" ? promptIn(line.text) : undefined));
  const known = knownHosts(prompts);
  let current: Part = onePart([]);
  const parts: Part[] = [current];
  let isFresh = true;
  for (const [index, line] of shown.entries()) {
    if (line.kind === "pager") {
      current.shown.push(line);
      continue;
    }
    const isBare = known.size === 0 || isFresh;
    const opened = openingIn(line.text, { prompt: prompts[index], known, current, isBare });
    if (opened !== undefined) {
      current.isEnded = true;
      current = partOpenedBy(opened, line.line);
      parts.push(current);
    } else if (!isAroundPrompt(line.text)) current.shown.push(line);
    isFresh = line.text.trim() === "" ? isFresh : opened?.typed === "";
  }
  return parts;
}

interface Before {
  /** The line, where it has the form of one. */
  readonly prompt: Prompt | undefined;
  readonly known: ReadonlySet<string>;
  readonly current: Part;
  /** No prompt stands in the file, or nothing between the beginning, or a prompt alone, and this line. */
  readonly isBare: boolean;
}

/** `r1#Platform: …` is what a script left of an output whose command it did not echo: no command has such a word. */
const labelBehindPrompt = /^[A-Z][\w ]{0,30}: \S/;

function partOpenedBy(opened: Prompt, line: number): Part {
  const asked = { line, isAsked: true, isEnded: false };
  if (!labelBehindPrompt.test(opened.typed)) return { ...asked, prompt: opened, shown: [] };
  return {
    ...asked,
    prompt: { ...opened, typed: "" },
    shown: [{ kind: "text", line, text: opened.typed }],
  };
}

/** The command whose output begins behind this line. */
function openingIn(text: string, { prompt, known, current, isBare }: Before): Prompt | undefined {
  if (prompt !== undefined && (prompt.isSure || isKnown(prompt.host, known))) {
    return { ...prompt, host: ownName(prompt.host, known) };
  }
  const typed = headingIn(text) ?? (isBare ? echoIn(text) : undefined);
  return typed === undefined ? undefined : { ...current.prompt, typed };
}

function knownHosts(prompts: readonly (Prompt | undefined)[]): ReadonlySet<string> {
  const sure = prompts.flatMap((prompt) => (prompt?.isSure === true ? [prompt.host] : []));
  return new Set(sure.filter((host) => host !== ""));
}

function isKnown(host: string, known: ReadonlySet<string>): boolean {
  return host !== "" && known.has(ownName(host, known));
}

/** `[sw1-GigabitEthernet0/0/1]` is sw1, where a prompt of sw1 itself stands in the file. */
function ownName(host: string, known: ReadonlySet<string>): string {
  for (let end = host.lastIndexOf("-"); end > 0; end = host.lastIndexOf("-", end - 1)) {
    const shorter = host.slice(0, end);
    if (
      known.has(shorter) &&
      /[/\d]|^(?:aaa|diagnose|hidecmd|ui-|bgp|ospf|isis)/.test(host.slice(end + 1))
    ) {
      return shorter;
    }
  }
  return host;
}
