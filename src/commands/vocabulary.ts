// The words that can stand at one place: a word that was typed becomes the only one that it can mean.

export class Vocabulary {
  readonly #names: ReadonlySet<string>;
  /** In order, so that those that begin alike stand together. */
  readonly #ordered: readonly string[];

  constructor(names: Iterable<string>) {
    this.#names = new Set(names);
    this.#ordered = [...this.#names].sort();
  }

  /** The name itself, case aside; undefined where it is none of these. */
  named(typed: string): string | undefined {
    const name = typed.toLowerCase();
    return this.#names.has(name) ? name : undefined;
  }

  /**
   * The only name that begins with what was typed, or is it; undefined where none does, or more than one. Where none
   * does, parts between hyphens may be short each: `conf-reg`. Case is no part of a name.
   */
  spellOut(typed: string): string | undefined {
    const start = typed.toLowerCase();
    if (start === "" || this.#names.has(start)) return start === "" ? undefined : start;
    const first = this.#firstFrom(start);
    if (this.#ordered[first]?.startsWith(start) !== true) return this.#byParts(start);
    return this.#ordered[first + 1]?.startsWith(start) === true ? undefined : this.#ordered[first];
  }

  /** Index of the first name that does not stand before `start`. */
  #firstFrom(start: string): number {
    let [low, high] = [0, this.#ordered.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#ordered[middle] ?? "") < start) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #byParts(typed: string): string | undefined {
    if (!typed.includes("-")) return undefined;
    const parts = typed.split("-");
    if (parts.includes("")) return undefined;
    const found = this.#ordered.filter((name) => {
      const full = name.split("-");
      return full.length === parts.length && parts.every((part, at) => full[at]?.startsWith(part));
    });
    return found.length === 1 ? found[0] : undefined;
  }
}

const kept = new WeakMap<object, Vocabulary>();

/** The vocabulary of a part of a grammar, put in order when it is first asked. */
export function vocabularyOf(part: object, names: () => Iterable<string>): Vocabulary {
  const known = kept.get(part);
  if (known !== undefined) return known;
  const vocabulary = new Vocabulary(names());
  kept.set(part, vocabulary);
  return vocabulary;
}
