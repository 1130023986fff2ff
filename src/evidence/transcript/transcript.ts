// Text of a terminal or a collector becomes the outputs of single commands: one that was pasted without its command, or
// a whole session at several devices. Nothing of an output is lost; what is not taken up is named in `lacks`.

import type { Family } from "#commands";
import type { OutputLine, ShownOutput } from "../output.ts";
import { isAroundOutput, isHousekeeping, isTalk } from "./headings.ts";
import { partMessages, partTyped, showsLog } from "./messages.ts";
import { onePart, type Part, partsOf } from "./parts.ts";
import { withoutStamps } from "./stamps.ts";
import { lineMax, type ShownLine, shownLines } from "./terminal.ts";

/** Characters of one file that are read. */
const textMax = 64 << 20;

export function readTranscript(file: string, text: string): readonly ShownOutput[] {
  const taken = text.length > textMax ? text.slice(0, textMax) : text;
  const shown = withoutStamps(shownLines(taken));
  const isWhole = taken.length === text.length;
  const lacks = isWhole ? "" : `what stands behind the first ${textMax >> 20} MiB was not read`;
  const parts = isStructured(taken) ? [onePart(shown)] : partsOf(shown);
  const outputs = parts.flatMap((part) => outputOf(file, part));
  const last = outputs.at(-1) ?? {
    file,
    line: 1,
    typed: "",
    host: "",
    lines: [],
    logs: [],
    lacks: "",
  };
  if (isWhole) return outputs;
  const told = { ...last, isCut: true, lacks: [last.lacks, lacks].filter(Boolean).join("; ") };
  return [...outputs.slice(0, -1), told];
}

/** A reply of NETCONF or RESTCONF: one output, whatever its lines look like. */
function isStructured(text: string): boolean {
  const start = text.slice(0, 400).trimStart();
  return (
    /^(?:<\?xml|<[\w:-]{1,60}(?:\s[^<>]{0,300})?\sxmlns|<(?:nc:)?rpc-reply)/.test(start) ||
    /^[{[]\s*["{]/.test(start)
  );
}

/** No terminal is narrower. */
const columnsMin = 72;

function outputOf(file: string, part: Part): readonly ShownOutput[] {
  if (part.prompt.typed === "" && part.shown.every(isBlank)) return [];
  const whole = typedWhole(part);
  const { typed, message } = partTyped(whole.typed);
  const lines = cleaned(whole, typed);
  const early: readonly OutputLine[] = message === "" ? [] : [{ text: message, line: part.line }];
  // What stands behind `exit` or before the first prompt was asked for elsewhere, if it is output at all.
  const isAsked = part.isAsked && !isHousekeeping(typed);
  const isLog = (isAsked || !part.isEnded) && showsLog(typed, lines);
  const parted = isLog ? { lines, logs: [] } : partMessages(lines);
  const logs = [...early, ...parted.logs];
  const body = trimmed(parted.lines);
  if (!isAsked && body.every(({ text }) => isTalk(text)) && logs.length === 0) return [];
  const lacks = missingIn(part, body);
  const family: Family | undefined = part.prompt.family;
  const line = isAsked ? part.line : (body[0]?.line ?? part.line);
  const { host } = part.prompt;
  const output = { file, line, typed: isAsked ? typed : "", host, family, lines: body, logs };
  return [{ ...output, isCut: lacks !== "", lacks }];
}

function isBlank(line: ShownLine): boolean {
  return line.kind === "text" && line.text.trim() === "";
}

/** A long number at the end of a command goes on in the next line where the terminal's width ended. */
function typedWhole({ prompt, shown }: Part): Pick<Part, "shown"> & { readonly typed: string } {
  const [first] = shown;
  const rest = first?.kind === "text" ? /^\d{1,24}$/.exec(first.text)?.[0] : undefined;
  const isOpen = / nonce \d{1,24}$/.test(prompt.typed) && prompt.columns >= columnsMin;
  if (!isOpen || rest === undefined) return { typed: prompt.typed, shown };
  return { typed: `${prompt.typed}${rest}`, shown: shown.slice(1) };
}

/** Without what terminals print around an output. */
function cleaned({ shown }: Pick<Part, "shown">, typed: string): readonly OutputLine[] {
  const lines = shown.flatMap((it) => (it.kind === "text" ? [it] : []));
  const start = lines.findIndex(({ text }) => text.trim() !== "");
  let skipped = Math.max(0, start);
  while (isAroundOutput(lines[skipped]?.text ?? "") || isEcho(lines[skipped]?.text ?? "", typed)) {
    skipped += 1;
  }
  return lines.slice(skipped).map(({ text, line }) => ({ text, line }));
}

function isEcho(text: string, typed: string): boolean {
  return typed !== "" && text.trim() === typed;
}

function trimmed(lines: readonly OutputLine[]): readonly OutputLine[] {
  const isFilled = ({ text }: OutputLine) => text.trim() !== "";
  const first = lines.findIndex(isFilled);
  return first < 0 ? [] : lines.slice(first, lines.findLastIndex(isFilled) + 1);
}

/** What can be seen to be missing at the end, in words; empty where nothing can. */
function missingIn(part: Part, lines: readonly OutputLine[]): string {
  const missing = [];
  if (endsAtPager(part)) missing.push("it ends at a full page, and no more was called for");
  const begun = lines.findLastIndex(({ text }) => /^\s*-----BEGIN [A-Z0-9 ]{1,40}-----/.test(text));
  const ended = lines.findLastIndex(({ text }) => /^\s*-----END [A-Z0-9 ]{1,40}-----/.test(text));
  if (begun > ended) missing.push("it ends amid a certificate");
  const long = lines.find(({ text }) => text.length >= lineMax);
  if (long !== undefined) missing.push(`line ${long.line} was read up to ${lineMax} characters`);
  return missing.join("; ");
}

/** The last thing before the next prompt is the pager's sign; at the end of a file blank lines may follow it. */
function endsAtPager({ shown, isEnded }: Part): boolean {
  const last = shown.findLastIndex((it) => it.kind === "pager" || isEnded || it.text.trim() !== "");
  const line = shown[last];
  return line?.kind === "pager" && !line.isLast;
}
