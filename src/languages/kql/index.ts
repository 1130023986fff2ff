// KQL becomes plans, by Microsoft's own parser and binder.

import type { Language } from "#plan";
import { compileKql } from "./compile.ts";
import { loadKusto } from "./kusto.ts";

/** Loads Microsoft's language service when first asked to compile: about a second and 200 MB. */
export const kql: Language = {
  name: "kql",
  compile: async (source, options) => compileKql(source, options, await loadKusto()),
};

export { coverage } from "./coverage.ts";
export { neverMatches } from "./never-matches.ts";
