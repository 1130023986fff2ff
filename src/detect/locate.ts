// A predicate that is true of a text becomes the places in the text that make it true, by the same meaning. Where the
// place cannot be told there is none: a place is never guessed.

import { RE2JS } from "re2js";
import type { Expr } from "#plan";
import { type Span, span } from "#text";

const placesMax = 16;

/** `text` is the value of the predicate's first argument. */
export function placesOf(leaf: Expr, text: string): readonly Span[] {
  if (leaf.kind !== "call") return [];
  const [, ...needles] = leaf.args;
  const search = searches[leaf.fn];
  if (search === undefined || text === "") return [];
  return needles.flatMap((needle) =>
    needle.kind === "literal" && typeof needle.value === "string"
      ? search(text, needle.value).slice(0, placesMax)
      : [],
  );
}

type Search = (text: string, needle: string) => readonly Span[];

interface Edges {
  readonly left?: (text: string, start: number) => boolean;
  readonly right?: (text: string, end: number) => boolean;
}

/** Every place of the needle, from left to right, whose edges are as wanted. */
function occurrences(cased: boolean, edges: Edges = {}): Search {
  return (text, needle) => {
    if (needle === "") return [];
    const [held, wanted] = cased ? [text, needle] : [fold(text), fold(needle)];
    const places: Span[] = [];
    for (let at = held.indexOf(wanted); at >= 0; at = held.indexOf(wanted, at + 1)) {
      const end = at + wanted.length;
      const fits = (edges.left?.(text, at) ?? true) && (edges.right?.(text, end) ?? true);
      if (fits) places.push(span(at, end));
      if (places.length >= placesMax) break;
    }
    return places;
  };
}

/** One UTF-16 unit for one, so that places stay places. */
function fold(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return [...text]
    .map((character) => {
      const folded = character.toLowerCase();
      return folded.length === character.length ? folded : character;
    })
    .join("");
}

/** Whether both sides of a place inside the text are of one kind, so that a run of that kind goes on across it. */
const goesOn = (kind: RegExp) => (text: string, place: number) => {
  const before = characterBefore(text, place);
  const after = String.fromCodePoint(text.codePointAt(place) ?? 0x20);
  return place > 0 && place < text.length && kind.test(before) && kind.test(after);
};

function characterBefore(text: string, place: number): string {
  const isPair = /[\udc00-\udfff]/.test(text.charAt(place - 1)) && place >= 2;
  return text.slice(isPair ? place - 2 : place - 1, place);
}

const inTerm = goesOn(/^[\p{L}\p{N}]$/u);
/** Splunk's breakers are blanks and ASCII punctuation but ^ ` ~. */
const inToken = goesOn(/^[0-9A-Za-z^`~\u0080-\u{10ffff}]$/u);

const not =
  (test: (text: string, place: number) => boolean) =>
  (text: string, place: number): boolean =>
    !test(text, place);

const whole: Search = (text) => [span(0, text.length)];
const atStart: Search = (_text, needle) => [span(0, needle.length)];
const atEnd: Search = (text, needle) => [span(text.length - needle.length, text.length)];

const term = { left: not(inTerm), right: not(inTerm) };
const token = { left: not(inToken), right: not(inToken) };

const searches: Readonly<Record<string, Search>> = {
  "text.equals": whole,
  "text.equalsFolded": whole,
  "text.isOneOf": whole,
  "text.isOneOfFolded": whole,
  "text.contains": occurrences(true),
  "text.containsFolded": occurrences(false),
  "text.startsWith": atStart,
  "text.startsWithFolded": atStart,
  "text.endsWith": atEnd,
  "text.endsWithFolded": atEnd,
  "text.hasTerm": occurrences(false, term),
  "text.hasAnyTerm": occurrences(false, term),
  "text.hasAllTerms": occurrences(false, term),
  "text.hasTermCased": occurrences(true, term),
  "text.hasTermPrefix": occurrences(false, { left: term.left }),
  "text.hasTermPrefixCased": occurrences(true, { left: term.left }),
  "text.hasTermSuffix": occurrences(false, { right: term.right }),
  "text.hasTermSuffixCased": occurrences(true, { right: term.right }),
  "text.hasPhrase": occurrences(false, token),
  "text.matchesRegex": (text, pattern) => matches(text, pattern),
  "text.matchesWildcard": (text, glob) => matches(text, patternOf(glob)),
};

function matches(text: string, pattern: string): readonly Span[] {
  try {
    const matcher = RE2JS.compile(pattern).matcher(text);
    const places: Span[] = [];
    while (places.length < placesMax && matcher.find()) {
      const place = span(matcher.start(), matcher.end());
      if (place.end > place.start) places.push(place);
    }
    return places;
  } catch {
    // DuckDB's RE2 ran it; this one does not know its syntax.
    return [];
  }
}

/** What a glob asks for between its outer `*`: the shortest text that holds its literals in order. */
function patternOf(glob: string): string {
  const inner = glob.replace(/^\*+/, "").replace(/(?<!\\)\*+$/, "");
  let pattern = "(?is)";
  for (let index = 0; index < inner.length; index++) {
    const character = inner.charAt(index);
    if (character === "\\" && index + 1 < inner.length) {
      index += 1;
      pattern += escaped(inner.charAt(index));
    } else if (character === "*") pattern += ".*?";
    else pattern += character === "?" ? "." : escaped(character);
  }
  return pattern;
}

const escaped = (character: string): string => character.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");

/** A place in a value as a place in the line that holds the value; undefined where the line does not. */
export function placeInLine(place: Span, value: string, line: string): Span | undefined {
  const at = line.indexOf(value);
  const start = at >= 0 ? at : fold(line).indexOf(fold(value));
  return start < 0 ? undefined : span(start + place.start, start + place.end);
}
