// What a row says may stand behind it, in any order, becomes options that are spelt out.

import { Vocabulary } from "./vocabulary.ts";
import { listOf } from "./words.ts";

export class Options {
  readonly #vocabulary: Vocabulary;
  /** Those that take the word behind them as it is. */
  readonly #taking: ReadonlySet<string>;

  /** As rows write them: `vrf=` takes a word, `noconfirm` does not. */
  constructor(written: string) {
    const all = listOf(written);
    this.#vocabulary = new Vocabulary(all.map((option) => option.replace(/=$/, "")));
    this.#taking = new Set(
      all.filter((option) => option.endsWith("=")).map((option) => option.slice(0, -1)),
    );
  }

  spellOut(words: readonly string[]): string[] {
    let isValue = false;
    return words.map((word) => {
      const option = isValue ? undefined : this.#vocabulary.spellOut(word);
      isValue = option !== undefined && this.#taking.has(option);
      return option ?? word;
    });
  }
}
