// A question with its places marked by « » becomes the question and the places.

import { type Span, span } from "#text";

export function readMarks(marked: string): { readonly text: string; readonly places: Span[] } {
  const places: Span[] = [];
  const open: number[] = [];
  let text = "";
  for (const character of marked) {
    if (character === "«") open.push(text.length);
    else if (character === "»") places.push(span(open.pop() ?? 0, text.length));
    else text += character;
  }
  return { text, places: places.sort((a, b) => a.start - b.start) };
}
