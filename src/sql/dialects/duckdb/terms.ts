// Needles become RE2 patterns. A term is a maximal run of letters and digits: an edge of the needle that is one of them
// must fall on the edge of a term. \b is of no use: it takes the underscore for a letter and knows ASCII alone.

const termCharacter = /^[\p{L}\p{N}]/u;
const endsInTerm = /[\p{L}\p{N}]$/u;

const left = String.raw`(?:^|[^\p{L}\p{N}])`;
const right = String.raw`(?:$|[^\p{L}\p{N}])`;

export interface TermEdges {
  readonly folded: boolean;
  readonly left: boolean;
  readonly right: boolean;
}

/** `has`: both edges count, case does not. */
export const wholeTerm: TermEdges = { folded: true, left: true, right: true };

/** The text as a pattern that matches it alone. */
export function quotePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&").replaceAll("\u0000", "\\x00");
}

const flags = (folded: boolean): string => (folded ? "(?is)" : "(?s)");

// RE2 compiles a pattern of a few hundred needles in milliseconds; its program is limited in size.
const needlesPerPattern = 200;

/**
 * Patterns of which at least one is found where at least one needle occurs as a term; undefined where a needle is
 * empty, for it always occurs. Needles that need the same edges share a pattern: RE2 took 35 s for 500,000 lines and
 * ten alternatives with edges of their own, and 0.09 s with shared ones.
 */
export function termPatterns(needles: readonly string[], edges: TermEdges): string[] | undefined {
  if (needles.includes("")) return undefined;
  return sharedPatterns(needles, edges.folded, (needle) => ({
    before: edges.left && termCharacter.test(needle) ? left : "",
    after: edges.right && endsInTerm.test(needle) ? right : "",
  }));
}

interface Edges {
  readonly before: string;
  readonly after: string;
}

function sharedPatterns(
  needles: readonly string[],
  folded: boolean,
  edgesOf: (needle: string) => Edges,
): string[] {
  const groups = new Map<string, { readonly edges: Edges; readonly quoted: string[] }>();
  for (const needle of needles) {
    const edges = edgesOf(needle);
    const label = JSON.stringify(edges);
    const group = groups.get(label) ?? { edges, quoted: [] };
    groups.set(label, group);
    group.quoted.push(quotePattern(needle));
  }
  return [...groups.values()].flatMap(({ edges: { before, after }, quoted }) =>
    slices(quoted).map((some) => {
      const [only = ""] = some;
      const needle = some.length === 1 ? only : `(?:${some.join("|")})`;
      return `${flags(folded)}${before}${needle}${after}`;
    }),
  );
}

function slices(needles: readonly string[]): string[][] {
  const made: string[][] = [];
  for (let start = 0; start < needles.length; start += needlesPerPattern) {
    made.push(needles.slice(start, start + needlesPerPattern));
  }
  return made;
}

const breakers = String.raw`[\s!"#$%&'()*+,\-./:;<=>?@\[\\\]_{|}]`;
const breaker = new RegExp(`^${breakers}`);
const endsInBreaker = new RegExp(`${breakers}$`);

/** Splunk's phrase: an edge that is no breaker must meet a breaker or an end. */
export function phrasePattern(phrase: string): string {
  const { before, after } = phraseEdges(phrase);
  return `${flags(true)}${before}${quotePattern(phrase)}${after}`;
}

/** Patterns of which at least one is found where at least one phrase is; as few as the edges allow. */
export function phrasePatterns(phrases: readonly string[]): string[] {
  return sharedPatterns(phrases, true, phraseEdges);
}

/** Patterns of which at least one is found where at least one needle is, but for case, between the same two edges. */
export function affixPatterns(needles: readonly string[], edges: Edges): string[] {
  return sharedPatterns(needles, true, () => edges);
}

function phraseEdges(phrase: string): Edges {
  return {
    before: phrase === "" || breaker.test(phrase) ? "" : `(?:^|${breakers})`,
    after: phrase === "" || endsInBreaker.test(phrase) ? "" : `(?:$|${breakers})`,
  };
}

/** `*` is any run, `?` any one character, `\` takes the next literally; the whole text, but for case. */
export function wildcardPattern(pattern: string): string {
  const parts = pattern.match(/\\.|\*+|[^*\\?]+|./gsu) ?? [];
  const body = parts.map(wildcardPart);
  const opens = body[0] === ".*" ? "" : "^";
  const closes = body.length > 0 && body.at(-1) === ".*" ? "" : "$";
  const inner = body.slice(opens === "" ? 1 : 0, closes === "" ? -1 : undefined);
  return `${flags(true)}${opens}${inner.join("")}${closes}`;
}

function wildcardPart(part: string): string {
  if (part.startsWith("*")) return ".*";
  if (part === "?") return ".";
  return quotePattern(part.length > 1 && part.startsWith("\\") ? part.slice(1) : part);
}
