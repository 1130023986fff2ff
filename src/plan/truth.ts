// Some values of a row are known before it is made: what they settle of a predicate, and of its texts. What is not
// known here is undefined, never guessed.

import type { Call, Expr } from "./expr.ts";
import type { FunctionName } from "./functions/index.ts";

/** Texts of some columns, by name. */
export type Known = ReadonlyMap<string, string | null>;

/** As the engine's: null where it can be neither. Undefined: not settled. */
export type Truth = boolean | null | undefined;

export function truthOf(expr: Expr, known: Known): Truth {
  if (expr.kind === "literal") {
    return typeof expr.value === "boolean" || expr.value === null ? expr.value : undefined;
  }
  if (expr.kind !== "call") return undefined;
  return truths[expr.fn]?.(expr, known);
}

/** Undefined where it is no text, or not settled. */
export function textOf(expr: Expr | undefined, known: Known): string | null | undefined {
  if (expr?.kind === "column") return known.get(expr.name);
  if (expr?.kind === "literal") {
    return typeof expr.value === "string" || expr.value === null ? expr.value : undefined;
  }
  return expr?.kind === "call" ? texts[expr.fn]?.(expr, known) : undefined;
}

type Settled<T> = (call: Call, known: Known) => T;

/** Case folding beyond ASCII is the engine's business. */
const isAscii = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);

/** A text against needles, of which one must do. */
function against(
  test: (text: string, needle: string) => boolean,
  { folded = false } = {},
): Settled<Truth> {
  return ({ args: [subject, ...needles] }, known) => {
    const text = textOf(subject, known);
    if (typeof text !== "string") return text;
    const wanted = needles.map((needle) => textOf(needle, known));
    return anyTruth(
      wanted.map((needle) => {
        if (typeof needle !== "string") return needle;
        if (!folded) return test(text, needle);
        const isPlain = isAscii(text) && isAscii(needle);
        return isPlain ? test(text.toLowerCase(), needle.toLowerCase()) : undefined;
      }),
    );
  };
}

/** Terms stand within a text: where it lacks the letters, it lacks the term. */
const lacking: Settled<Truth> = (call, known) =>
  within(call, known) === false ? false : undefined;
const within = against((text, needle) => text.includes(needle), { folded: true });

const truths: Partial<Record<FunctionName, Settled<Truth>>> = {
  "logic.and": ({ args }, known) => {
    const truth = anyTruth(args.map((arg) => opposite(truthOf(arg, known))));
    return opposite(truth);
  },
  "logic.or": ({ args }, known) => anyTruth(args.map((arg) => truthOf(arg, known))),
  "logic.not": ({ args }, known) => opposite(onlyTruth(args, known)),
  "logic.isTrue": ({ args }, known) => {
    const truth = onlyTruth(args, known);
    return truth === null ? false : truth;
  },
  "text.equals": against((text, other) => text === other),
  "text.differs": (call, known) => opposite(truths["text.equals"]?.(call, known)),
  "text.equalsFolded": against((text, other) => text === other, { folded: true }),
  "text.isOneOf": against((text, other) => text === other),
  "text.isOneOfFolded": against((text, other) => text === other, { folded: true }),
  "text.contains": against((text, part) => text.includes(part)),
  "text.containsFolded": within,
  "text.startsWith": against((text, part) => text.startsWith(part)),
  "text.startsWithFolded": against((text, part) => text.startsWith(part), { folded: true }),
  "text.endsWith": against((text, part) => text.endsWith(part)),
  "text.endsWithFolded": against((text, part) => text.endsWith(part), { folded: true }),
  "text.hasTerm": lacking,
  "text.hasTermCased": lacking,
  "text.hasTermPrefix": lacking,
  "text.hasTermSuffix": lacking,
  "text.hasAnyTerm": lacking,
  "text.matchesWildcard": against(matchesWildcard, { folded: true }),
  "text.isEmpty": ({ args: [text] }, known) => isBlank(textOf(text, known)),
  "text.isNotEmpty": ({ args: [text] }, known) => opposite(isBlank(textOf(text, known))),
  "value.isNull": ({ args: [value] }, known) => isNull(textOf(value, known)),
  "value.isNotNull": ({ args: [value] }, known) => opposite(isNull(textOf(value, known))),
};

const texts: Partial<Record<FunctionName, Settled<string | null | undefined>>> = {
  "text.orEmpty": ({ args: [text] }, known) => {
    const value = textOf(text, known);
    return value === null ? "" : value;
  },
  "loose.present": ({ args: [text] }, known) => {
    const value = textOf(text, known);
    return value === "" ? null : value;
  },
  "text.lower": ({ args: [text] }, known) => recased(textOf(text, known), "lower"),
  "text.upper": ({ args: [text] }, known) => recased(textOf(text, known), "upper"),
  "value.coalesce": ({ args }, known) => {
    for (const arg of args) {
      const value = textOf(arg, known);
      if (value !== null) return value;
    }
    return null;
  },
};

function recased(text: string | null | undefined, to: "lower" | "upper") {
  if (typeof text !== "string") return text;
  if (!isAscii(text)) return undefined;
  return to === "lower" ? text.toLowerCase() : text.toUpperCase();
}

const isBlank = (text: string | null | undefined): Truth =>
  text === undefined ? undefined : text === null || text === "";

const isNull = (text: string | null | undefined): Truth =>
  text === undefined ? undefined : text === null;

const opposite = (truth: Truth): Truth => (typeof truth === "boolean" ? !truth : truth);

function onlyTruth([arg]: readonly Expr[], known: Known): Truth {
  return arg === undefined ? undefined : truthOf(arg, known);
}

function anyTruth(all: readonly Truth[]): Truth {
  if (all.includes(true)) return true;
  if (all.includes(undefined)) return undefined;
  return all.includes(null) ? null : false;
}

/** `*` is any run, `?` any one character, `\` takes the next literally. Steps: the product of both lengths at most. */
function matchesWildcard(text: string, glob: string): boolean {
  const parts = glob.match(/\\[\s\S]|[\s\S]/g) ?? [];
  /** Ends of the beginnings of the text that the parts so far match. */
  let ends = new Set([0]);
  for (const part of parts) {
    const next = new Set<number>();
    for (const end of ends) {
      if (part === "*") for (let to = end; to <= text.length; to += 1) next.add(to);
      else if (end < text.length && (part === "?" || text[end] === part.at(-1))) next.add(end + 1);
    }
    ends = next;
  }
  return ends.has(text.length);
}
