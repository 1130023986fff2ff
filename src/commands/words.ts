// A command line becomes its words. Quoted text is part of the word that it stands in; a quote that nobody closes is a
// sign like any other.

/** What stands behind is not read. */
const lineMax = 4096;

const wordShape = /(?:"(?:[^"\\]|\\.)*"|'[^']*'|\\.|[^\s"'\\]|["'\\])+/g;

/** Lines of one command, as some channels tell them, are read as one. */
export function wordsOf(text: string): string[] {
  const line = text.slice(0, lineMax);
  const isPlain = !/["'\\]/.test(line);
  const words = isPlain ? listOf(line) : [...(line.match(wordShape) ?? [])];
  while (words.at(-1)?.toLowerCase() === "<cr>") words.pop();
  return words;
}

/** Words between blanks, as tables of this folder list them. */
export function listOf(text: string): string[] {
  return text.trim().split(/\s+/).filter(Boolean);
}

/** Without the double quotes around it. */
export function unquoted(word: string): string {
  const isQuoted = word.length > 1 && word.startsWith('"') && word.endsWith('"');
  return isQuoted ? word.slice(1, -1) : word;
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
