// The languages by name, each loaded when the first text in it comes.

import type { Language } from "#plan";
import { complain, span } from "#text";
import type { LanguageName } from "./language-guess.ts";

const loaders: { readonly [N in LanguageName]: () => Promise<Language> } = {
  kql: async () => (await import("#languages/kql")).kql,
  spl: async () => ({
    name: "spl",
    compile: async (source) => ({
      ok: false,
      errors: [complain("unsupported", span(0, source.text.length), { construct: "SPL" })],
    }),
  }),
  sigma: async () => (await import("#languages/sigma")).sigma,
};

export function languageNamed(name: LanguageName): Promise<Language> {
  return loaders[name]();
}
