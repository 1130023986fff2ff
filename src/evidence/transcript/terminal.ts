// What a terminal was sent becomes the lines that it showed: backspaces, carriage returns and escape sequences are
// carried out, signs of the pager are told apart from text. Work is linear in the text.

import { erasedSignIn, pagerSignIn } from "./pagers.ts";

export type ShownLine =
  | { readonly kind: "text"; readonly text: string; readonly line: number }
  /** A full page, or (`isLast`) the end of the last one. */
  | { readonly kind: "pager"; readonly isLast: boolean; readonly line: number };

/** A line that is longer is read so far. */
export const lineMax = 1 << 20;

/** Columns that a cursor may be moved to the right by a sequence. */
const columnsMax = 256;

/** A sign of the pager is not longer. */
const signMax = 120;

const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff]/;

const sequence =
  /\u001b(?:\[([0-9;?]{0,16})([@-~])|\][^\u0007\u001b]{0,256}(?:\u0007|\u001b\\)?|[()*+][0-9A-Z]|[=>78cDEHMNOZ])/y;

/** Lines with their numbers in the file. A file without a line feed has carriage returns for ends of lines. */
export function shownLines(text: string): ShownLine[] {
  // Web pages and mail put blanks that do not break where the device had blanks.
  const blanks = text.replaceAll("\u00a0", " ");
  const ended = blanks.includes("\n") ? blanks : blanks.replaceAll("\r", "\n");
  const shown: ShownLine[] = [];
  ended.split("\n").forEach((raw, index) => {
    const line = index + 1;
    const sent = raw.length > lineMax ? raw.slice(0, lineMax) : raw;
    const screen = controls.test(sent) ? screenOf(sent) : plain(sent);
    for (const part of screen) shown.push({ ...part, line });
  });
  return shown;
}

type Part =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "pager"; readonly isLast: boolean };

/** What follows a sign on its line; a sign is erased with as many blanks as it has characters. */
function plain(text: string): Part[] {
  const sign = pagerSignIn(text);
  if (sign === undefined) return [{ kind: "text", text: text.trimEnd() }];
  const pager: Part = { kind: "pager", isLast: sign.isLast };
  const behind = text.slice(sign.length);
  if (behind.trim() === "") return [pager];
  const blanks = behind.length - behind.trimStart().length;
  const rest = behind.slice(blanks >= sign.length ? sign.length : blanks).trimEnd();
  return [pager, { kind: "text", text: rest }];
}

class Screen {
  readonly parts: Part[] = [];
  #cells: string[] = [];
  #column = 0;
  #hasErased = false;

  write(character: string): void {
    this.#cells[this.#column] = character;
    this.#column += 1;
  }

  /** The cursor goes back: a sign of the pager is about to be erased, and what follows is the next page. */
  back(columns: number): void {
    this.#eraseSign();
    this.#column = Math.max(0, this.#column - columns);
  }

  forward(columns: number): void {
    const wanted = Math.min(this.#column + columns, columnsMax);
    while (this.#column < wanted) {
      this.#cells[this.#column] ??= " ";
      this.#column += 1;
    }
  }

  erase(isWhole: boolean): void {
    this.#eraseSign();
    this.#column = Math.min(this.#column, isWhole ? columnsMax : this.#column);
    if (isWhole) this.#cells = Array.from({ length: this.#column }, () => " ");
    else this.#cells.length = Math.min(this.#cells.length, this.#column);
  }

  /** Nothing that stood there is lost: what is not blank and not a sign becomes a line of its own. */
  carriageReturn(): void {
    this.#eraseSign();
    const text = this.#text();
    if (text.trim() !== "") this.parts.push(...plain(text));
    this.#cells = [];
    this.#column = 0;
  }

  end(): Part[] {
    const text = this.#text();
    const isRest = this.#hasErased && this.parts.at(-1)?.kind === "pager";
    if (isRest) this.parts.push({ kind: "text", text: text.trimEnd() });
    else if (text.trim() !== "" || this.parts.length === 0) this.parts.push(...plain(text));
    return this.parts;
  }

  #eraseSign(): void {
    if (this.#cells.length > signMax) return;
    const text = this.#text();
    const sign = text.trim() === "" ? undefined : erasedSignIn(text);
    if (sign === undefined) return;
    this.parts.push({ kind: "pager", isLast: sign.isLast });
    this.#cells.fill(" ");
    this.#hasErased = true;
  }

  #text(): string {
    return this.#cells.join("");
  }
}

function screenOf(sent: string): Part[] {
  const screen = new Screen();
  const ended = sent.replace(/\r+$/, "");
  for (let at = 0; at < ended.length; at += 1) {
    const character = ended[at] ?? "";
    if (character === "\u001b") {
      at += obey(screen, ended, at) - 1;
    } else if (character === "\b") {
      let count = 1;
      while (ended[at + count] === "\b") count += 1;
      screen.back(count);
      at += count - 1;
    } else if (character === "\r") screen.carriageReturn();
    else if (!controls.test(character)) screen.write(character);
  }
  return screen.end();
}

/** Carries a sequence out and gives its length; unknown ones show nothing. */
function obey(screen: Screen, sent: string, at: number): number {
  sequence.lastIndex = at;
  const [whole = "\u001b", numbers = "", letter] = sequence.exec(sent) ?? [];
  const count = Math.max(1, Number.parseInt(numbers, 10) || 1);
  if (letter === "D") screen.back(count);
  if (letter === "C") screen.forward(Math.min(count, columnsMax));
  if (letter === "K") screen.erase(numbers === "2" || numbers === "1");
  if (letter === "G" && count === 1) screen.back(columnsMax);
  if (letter === "H" || letter === "f" || letter === "E") screen.carriageReturn();
  return whole.length;
}
