// Text that the binder reads besides the author's, and the way from places in what it reads back to places in what the
// author wrote.

export interface Insertion {
  /** Offset in the author's text. */
  readonly at: number;
  readonly text: string;
}

/** Insertions are in the order of their places, one a place. */
export function withInsertions(text: string, insertions: readonly Insertion[]): string {
  let read = "";
  let taken = 0;
  for (const insertion of insertions) {
    read += text.slice(taken, insertion.at) + insertion.text;
    taken = insertion.at;
  }
  return read + text.slice(taken);
}

/** From an offset in the text with insertions to one in the author's; an insertion is all at its place. */
export function authorsPlace(insertions: readonly Insertion[]): (offset: number) => number {
  return (offset) => {
    let inserted = 0;
    for (const { at, text } of insertions) {
      const start = at + inserted;
      if (offset <= start) break;
      if (offset < start + text.length) return at;
      inserted += text.length;
    }
    return offset - inserted;
  };
}
