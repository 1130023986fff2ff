// A report becomes JSON that a terminal can show as safely as a program can read it.

import type { Report } from "./report.ts";

// DEL, C1, and the characters that hide or reorder text: JSON allows them, a terminal must not get them. Escaped, they
// stay the same.
const unsafe = /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

export function jsonText(value: object, indent?: number): string {
  return JSON.stringify(value, undefined, indent).replace(
    unsafe,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

export function* renderJson({ whole }: Report): Generator<string> {
  yield `${jsonText(whole, 2)}\n`;
}

export function* renderNdjson({ records }: Report): Generator<string> {
  for (const record of records) yield `${jsonText(record)}\n`;
}
