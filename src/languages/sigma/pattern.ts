// A Sigma string becomes literal pieces and wildcards, and those become a glob or a regular expression.

export type Piece =
  | { readonly kind: "literal"; readonly text: string }
  /** `*` */
  | { readonly kind: "run" }
  /** `?` */
  | { readonly kind: "one" }
  /** A command line's switch sign, in any of the forms that `windash` names. */
  | { readonly kind: "dash" };

/**
 * Sigma specification 2.1, escaping: a backslash before `*`, `?` or a backslash takes that character literally,
 * any other backslash stands for itself.
 */
export function readPattern(written: string): Piece[] {
  const pieces: Piece[] = [];
  let literal = "";
  const flush = () => {
    if (literal !== "") pieces.push({ kind: "literal", text: literal });
    literal = "";
  };
  for (let index = 0; index < written.length; index++) {
    const character = written.charAt(index);
    const next = written.charAt(index + 1);
    if (character === "\\" && next !== "" && "*?\\".includes(next)) {
      literal += next;
      index += 1;
    } else if (character === "*" || character === "?") {
      flush();
      pieces.push({ kind: character === "*" ? "run" : "one" });
    } else literal += character;
  }
  flush();
  return pieces;
}

/** The text that the pieces spell, undefined where a wildcard is among them. */
export function plainText(pieces: readonly Piece[]): string | undefined {
  const texts = pieces.map((piece) => (piece.kind === "literal" ? piece.text : undefined));
  return texts.includes(undefined) ? undefined : texts.join("");
}

const run: Piece = { kind: "run" };

export function openAtStart(pieces: readonly Piece[]): readonly Piece[] {
  return pieces[0]?.kind === "run" ? pieces : [run, ...pieces];
}

export function openAtEnd(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.at(-1)?.kind === "run" ? pieces : [...pieces, run];
}

/** Each dash of any form that opens a word and follows none becomes a dash of every form. */
export function loosenDashes(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.flatMap((piece): readonly Piece[] => {
    if (piece.kind !== "literal") return [piece];
    const parts = piece.text.split(/\B[-/–—―]\b/);
    return parts.flatMap((text, index): readonly Piece[] => {
      const literal: Piece[] = text === "" ? [] : [{ kind: "literal", text }];
      return index === 0 ? literal : [{ kind: "dash" }, ...literal];
    });
  });
}

/** The shape that a text function answers without a search for wildcards. */
export interface Shape {
  readonly edges: "whole" | "start" | "end" | "inside";
  readonly text: string;
}

export function shapeOf(pieces: readonly Piece[]): Shape | undefined {
  const opensLeft = pieces.length > 1 && pieces[0]?.kind === "run";
  const opensRight = pieces.length > 1 && pieces.at(-1)?.kind === "run";
  const inner = pieces.slice(opensLeft ? 1 : 0, opensRight ? -1 : undefined);
  const text = plainText(inner);
  if (text === undefined) return undefined;
  if (opensLeft && opensRight) return { edges: "inside", text };
  if (opensLeft) return { edges: "end", text };
  return { edges: opensRight ? "start" : "whole", text };
}

/** For `text.matchesWildcard`, which knows no dashes of many forms. */
export function globOf(pieces: readonly Piece[]): string | undefined {
  const parts = pieces.map((piece) => {
    if (piece.kind === "literal") return piece.text.replace(/[*?\\]/g, "\\$&");
    return { run: "*", one: "?", dash: undefined }[piece.kind];
  });
  return parts.includes(undefined) ? undefined : parts.join("");
}

/** RE2, whole text; a run may span lines. */
export function regexOf(pieces: readonly Piece[], cased: boolean): string {
  const opensLeft = pieces[0]?.kind === "run";
  const opensRight = pieces.length > 1 && pieces.at(-1)?.kind === "run";
  const inner = pieces.slice(opensLeft ? 1 : 0, opensRight ? -1 : undefined);
  const body = inner.map((piece) =>
    piece.kind === "literal"
      ? piece.text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")
      : { run: ".*", one: ".", dash: "[-/–—―]" }[piece.kind],
  );
  const flags = cased ? "(?s)" : "(?is)";
  return `${flags}${opensLeft ? "" : "\\A"}${body.join("")}${opensRight ? "" : "\\z"}`;
}
