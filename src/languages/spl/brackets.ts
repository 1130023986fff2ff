// Where pipes and brackets stand in a search, apart from those in strings.

export interface Bracket {
  /** Offsets of `[` and of its `]`. */
  readonly open: number;
  readonly close: number;
}

export interface Layout {
  /** Offsets of the pipes outside of strings and brackets. */
  readonly pipes: readonly number[];
  /** The outermost brackets, in order. */
  readonly brackets: readonly Bracket[];
  /** An opening bracket that is not closed, or a closing one that was not opened. */
  readonly unpaired?: number;
}

/** `'` opens no string: in search it is a plain character. */
export function layoutOf(text: string, start: number, end: number): Layout {
  const pipes: number[] = [];
  const brackets: Bracket[] = [];
  const open: number[] = [];
  const marks = /"(?:[^"\\]|\\[\s\S])*"|\\[\s\S]|[|[\]]/g;
  marks.lastIndex = start;
  for (let mark = marks.exec(text); mark !== null && mark.index < end; mark = marks.exec(text)) {
    if (mark[0] === "|" && open.length === 0) pipes.push(mark.index);
    if (mark[0] === "[") open.push(mark.index);
    if (mark[0] !== "]") continue;
    const opened = open.pop();
    if (opened === undefined) return { pipes, brackets, unpaired: mark.index };
    if (open.length === 0) brackets.push({ open: opened, close: mark.index });
  }
  const [unpaired] = open;
  return unpaired === undefined ? { pipes, brackets } : { pipes, brackets, unpaired };
}
