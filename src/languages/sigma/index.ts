// Sigma: rules of specification 2.1 become plans.

import type { Language } from "#plan";
import { compileSigma } from "./compile.ts";

export { compileSigma, compileSigmaRule, type SigmaOptions } from "./compile.ts";
export { coverage } from "./coverage.ts";
export { logSourcesOf } from "./logsources.ts";

/** The text is one rule's YAML; the result has the visible columns of the log source's table. */
export const sigma: Language = {
  name: "sigma",
  compile: async (source, options) => compileSigma(source, options),
};
