// What devices print where a page is full, and at the end of the last one.

/** Signs that may be followed by the next page's first line, where what erased them is lost. */
const more =
  /^\s{0,4}(?:-{2,4} ?more ?-{2,4}(?:\(\d{1,3}%\)| or \(q\)uit)?|<-{1,3} ?more ?-{1,3}>|---\((?:more|less)(?: \d{1,3}%)?\)---)/i;

/** Signs that fill their line. */
const moreAlone: readonly RegExp[] = [
  /^lines \d{1,7}-\d{1,7}(?:\/\d{1,7})?(?: \d{1,3}%)?$/,
  /^--more-- \(press .{1,80}\)$/i,
  /^--more or \(q\)uit .{0,80}$/i,
  /^-- more --, next page: .{1,80}$/i,
  /^more: <space>, {1,2}quit: .{1,80}$/i,
  /^press (?:any key|enter|<?space>?(?: bar)?) to continue\b.{0,80}$/i,
  /^press q to quit, or any other key to continue.{0,20}$/i,
];

const last = /^(?:lines \d{1,7}-\d{1,7}(?:\/\d{1,7})? ?)?\(END\)$/;

/** What `less` asks with: a sign only where it is erased again. */
const asking = /^:$/;

export interface PagerSign {
  /** Characters from the beginning of the line. */
  readonly length: number;
  /** It stands behind the last page. */
  readonly isLast: boolean;
}

/** The sign that a line begins with, or is. */
export function pagerSignIn(text: string): PagerSign | undefined {
  const trimmed = text.trim();
  if (last.test(trimmed)) return { length: text.length, isLast: true };
  if (moreAlone.some((shape) => shape.test(trimmed))) return { length: text.length, isLast: false };
  const found = more.exec(text);
  return found === null ? undefined : { length: found[0].length, isLast: false };
}

/** The sign that a line is, when the device is about to erase it. */
export function erasedSignIn(text: string): PagerSign | undefined {
  const sign = asking.test(text.trim())
    ? { length: text.length, isLast: false }
    : pagerSignIn(text);
  return sign !== undefined && text.slice(sign.length).trim() === "" ? sign : undefined;
}
