// Options of commands: `name=value` before, among or behind the other words.

import type { Cursor, Word } from "./cursor.ts";

/** The value of the option if it stands here. */
export function option(cursor: Cursor, name: string): Word | undefined {
  const shape = new RegExp(`^${name}\\s*=\\s*`, "i");
  if (cursor.take(shape) === undefined) return undefined;
  return cursor.quoted() ?? cursor.need(/^[^\s,|()[\]]+/, `a value of ${name}`);
}

export function wholeNumber(cursor: Cursor, word: Word, name: string): number {
  if (!/^\d+$/.test(word.text)) cursor.fail(`${name} needs a whole number, not '${word.text}'`);
  return Number(word.text);
}

/** Splunk's words for yes and no. */
export function truth(cursor: Cursor, word: Word, name: string): boolean {
  const text = word.text.toLowerCase();
  if (["t", "true", "1"].includes(text)) return true;
  if (["f", "false", "0"].includes(text)) return false;
  return cursor.fail(`${name} needs true or false, not '${word.text}'`);
}
