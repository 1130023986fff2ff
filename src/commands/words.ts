// A command line becomes its words. Quoted text is part of the word that it stands in; a quote that nobody closes is a
// sign like any other.

/** What stands behind is not read. */
const lineMax = 4096;

const wordShape = /(?:"(?:[^"\\]|\\.)*"|'[^']*'|\\.|[^\s"'\\]|["'\\])+/g;

/** Lines of one command, as some channels tell them, are read as one. */
export function wordsOf(text: string): string[] {
  const words = text.slice(0, lineMax).match(wordShape) ?? [];
  while (words.at(-1)?.toLowerCase() === "<cr>") words.pop();
  return words;
}

/**
 * The only of `names` that begins with what was typed, or is it; undefined where none does, or more than one. Where
 * none does, parts between hyphens may be short each: `conf-reg`. Case is no part of a name.
 */
export function spellOut(typed: string, names: readonly string[]): string | undefined {
  const start = typed.toLowerCase();
  if (start === "") return undefined;
  const found: string[] = [];
  for (const name of names) {
    if (name === start) return name;
    if (name.startsWith(start)) found.push(name);
  }
  if (found.length === 0 && start.includes("-")) found.push(...byParts(start, names));
  return found.length === 1 ? found[0] : undefined;
}

function byParts(typed: string, names: readonly string[]): string[] {
  const parts = typed.split("-");
  return names.filter((name) => {
    const full = name.split("-");
    const isAsLong = full.length === parts.length && !parts.includes("");
    return isAsLong && parts.every((part, index) => full[index]?.startsWith(part));
  });
}

/** Words of a text of our own, as tables of this folder list them. */
export function listOf(text: string): string[] {
  return text.trim().split(/\s+/).filter(Boolean);
}

/** Parts of a line between words that are `sign` by themselves; parts without a word are left out. */
export function splitAt(words: readonly string[], sign: string): string[][] {
  const parts: string[][] = [[]];
  for (const word of words) {
    if (word === sign) parts.push([]);
    else parts.at(-1)?.push(word);
  }
  return parts.filter(({ length }) => length > 0);
}
