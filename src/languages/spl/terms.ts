// A term of the search becomes a test of the event's text, bounded by breakers as Splunk's index is
// (segmenters.conf).

import { call, type Expr, textLiteral } from "#plan";
import { type Diagnostic, warn } from "#text";
import type { Term } from "./condition.ts";

/**
 * `splunk`: a term is bounded by breakers. `contains`: anywhere in the text, for sources whose
 * words run together; a rule then finds more than in its home product.
 */
export type TermMode = "splunk" | "contains";

/** All of ASCII but letters, digits, ^, ` and ~ breaks a word; nothing outside of ASCII does. */
const wordClass = "0-9A-Za-z^`~\\x{80}-\\x{10FFFF}";
/**
 * The major breakers of segmenters.conf that are single characters; `-` breaks only when doubled.
 */
const majorClass = "\\s[\\]<>(){}|!;,'\"*&?+";
const wordCharacter = /[0-9A-Za-z^`~\u0080-\u{10FFFF}]/u;

export function termPredicate(term: Term, raw: Expr, mode: TermMode): Expr {
  const { text, at } = term;
  if (term.directive === undefined && !text.includes("*")) {
    const fn = mode === "splunk" ? "text.hasPhrase" : "text.containsFolded";
    return call(fn, [raw, textLiteral(text, at)], { at });
  }
  const pattern = mode === "splunk" ? boundedPattern(term) : `(?i)${wildcardPattern(text)}`;
  return call("text.matchesRegex", [raw, textLiteral(pattern, at)], { at });
}

function boundedPattern({ text, directive }: Term): string {
  const inner = wildcardPattern(text);
  if (directive === "TERM") return `(?i)(?:^|[${majorClass}])${inner}(?:$|[${majorClass}])`;
  const characters = [...text];
  const left = isWord(characters[0]) ? `(?:^|[^${wordClass}])` : "";
  const right = isWord(characters.at(-1)) ? `(?:$|[^${wordClass}])` : "";
  return `${directive === "CASE" ? "" : "(?i)"}${left}${inner}${right}`;
}

const isWord = (character: string | undefined): boolean =>
  character !== undefined && wordCharacter.test(character);

/** A star stays within what no major breaker parts. */
function wildcardPattern(text: string): string {
  return text.split("*").map(escapePattern).join(`[^${majorClass}]*`);
}

/** The text as an RE2 pattern that matches just it. */
export function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

/** Device words that end in a shorter one which searches ask for: Splunk's word is the whole. */
const longerWords: ReadonlyMap<string, readonly string[]> = new Map([
  ["flash:", ["bootflash:", "slavebootflash:", "usbflash0:"]],
  ["disk0:", ["harddisk0:"]],
  ["disk:", ["harddisk:"]],
]);

/** What a term cannot find as it is written, against what its author is likely to mean. */
export function lintTerm(term: Term, all: readonly Term[]): Diagnostic[] {
  const { text, at } = term;
  if (text.includes("*") || term.directive !== undefined) return [];
  if (!term.isQuoted && /^(?:and|or|not)$/i.test(text)) {
    const difference = "it is a word to be found: operators are written in upper case";
    return [warn("approximation", at, { what: `'${text}' in a search`, difference })];
  }
  const shown = JSON.stringify(text);
  if (/(?:^|[^0-9A-Za-z^`~])0x$/i.test(text)) {
    const because =
      "a word ends at a breaker, and 0x is always followed by digits of the same word";
    return [warn("never-matches", at, { what: shown, because, instead: `"${text}*" finds them` })];
  }
  return (longerWords.get(text.toLowerCase()) ?? [])
    .filter((word) => !all.some((other) => other.text.toLowerCase().includes(word)))
    .slice(0, 1)
    .map((word) =>
      warn("never-matches", at, {
        what: `${shown} in ${word}`,
        because: "a word begins at a breaker",
        instead: `"${word}" is a term of its own`,
      }),
    );
}
