// Where the lines of a scalar's text stand in its source.

import { nowhere, type Span, span } from "#text";
import type { YamlScalar } from "./node.ts";

interface Written {
  readonly at: Span;
  readonly text: string;
}

/** Undefined where YAML changed the text (escapes, folding), so that no offset can be carried over. */
export function lineStartsOf(source: string, { at, text }: Written): readonly number[] | undefined {
  const written = source.slice(at.start, at.end);
  if (written === text) return [at.start];
  const quote = written[0];
  if ((quote === '"' || quote === "'") && written.slice(1, -1) === text) return [at.start + 1];
  return quote === "|" ? literalLineStarts(source, { at, text }) : undefined;
}

function literalLineStarts(source: string, { at, text }: Written): readonly number[] | undefined {
  const starts: number[] = [];
  let lineStart = source.indexOf("\n", at.start) + 1;
  for (const line of text.split("\n")) {
    const lineEnd = endOfLine(source, lineStart);
    const written = source.slice(lineStart, lineEnd).replace(/\r$/, "");
    const isLast = starts.length > 0 && line === "";
    if (!isLast && !written.endsWith(line)) return undefined;
    starts.push(isLast ? lineStart : lineStart + written.length - line.length);
    lineStart = lineEnd + 1;
  }
  return starts;
}

function endOfLine(source: string, start: number): number {
  const end = source.indexOf("\n", start);
  return end === -1 ? source.length : end;
}

/** A span of the scalar's text as a span of its source; the whole scalar where the lines cannot be carried over. */
export function spanInSource(scalar: YamlScalar, at: Span): Span {
  const { lineStarts, text } = scalar;
  if (lineStarts === undefined || at === nowhere) return scalar.at;
  const place = (offset: number): number => {
    const before = text.slice(0, offset);
    const line = before.split("\n").length - 1;
    const column = offset - (before.lastIndexOf("\n") + 1);
    return (lineStarts[line] ?? scalar.at.start) + column;
  };
  return span(place(at.start), place(at.end));
}
