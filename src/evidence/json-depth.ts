// Where a JSON text nests too deep: its parser calls itself at each level, so that the stack would end before a hostile
// text does. Nothing here depends on the text being JSON at all.

/** Offset of the first bracket beyond the limit. */
export function tooDeepAt(text: string, depthMax: number): number | undefined {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') at = endOfString(text, at);
    else if (character === "{" || character === "[") depth += 1;
    else if (character === "}" || character === "]") depth -= 1;
    if (depth > depthMax) return at;
  }
  return undefined;
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const character = text[at];
    if (character === "\\") at += 1;
    else if (character === '"' || character === "\n") return at;
  }
  return text.length;
}
