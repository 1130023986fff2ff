// The languages by name, each loaded when the first text in it comes.

import type { Language } from "#plan";
import type { LanguageName } from "./language-guess.ts";
import { withPlansOfThisMachine } from "./plan-memory.ts";

const loaders: { readonly [N in LanguageName]: () => Promise<Language> } = {
  kql: async () => withPlansOfThisMachine((await import("#languages/kql")).kql),
  spl: async () => (await import("#languages/spl")).spl,
  sigma: async () => (await import("#languages/sigma")).sigma,
};

export function languageNamed(name: LanguageName): Promise<Language> {
  return loaders[name]();
}
