// A command as it was typed becomes its words and its filter, and is told apart from others by abbreviation, word by
// word, as devices do.

export interface TypedCommand {
  readonly words: readonly string[];
  /** What stands behind the pipe and leaves lines out: `include ROM`; empty where all lines are shown. */
  readonly filter: string;
}

/** What stands behind is not read. */
const typedMax = 1024;

/** Words before a command that say where or as whom it runs. */
const openings: ReadonlySet<string> = new Set(["do", "sudo", "run", "admin"]);

/** Behind a pipe, these leave no line out. */
const wholeOutput = /^(?:no-more|nomore|no|json|json-pretty|xml|display|tee|redirect|append)\b/i;

export function readTyped(typed: string): TypedCommand {
  // IOS scrolls a line that is too long: what was typed first is gone.
  if (typed.startsWith("$")) return { words: [], filter: "" };
  const [command = "", ...filters] = typed.slice(0, typedMax).split("|");
  const words = command.trim().split(/\s+/).filter(Boolean);
  while (words.length > 1 && openings.has(words[0]?.toLowerCase() ?? "")) words.shift();
  const filter = filters.map((text) => text.trim()).find((text) => !wholeOutput.test(text));
  return { words, filter: filter ?? "" };
}

/** How well what is typed says a command; undefined where it says another, or less than the whole. */
export interface Likeness {
  readonly words: number;
  readonly exact: number;
}

export function likenessTo(command: string, typed: readonly string[]): Likeness | undefined {
  const words = command.split(" ");
  if (typed.length < words.length) return undefined;
  let exact = 0;
  for (const [index, word] of words.entries()) {
    const given = typed[index]?.toLowerCase() ?? "";
    if (given === "" || !word.startsWith(given)) return undefined;
    if (given === word) exact += 1;
  }
  return { words: words.length, exact };
}

/** More words first, then more words in full. */
export function isCloser(a: Likeness, b: Likeness): boolean {
  return a.words > b.words || (a.words === b.words && a.exact > b.exact);
}
