// A Splunk search becomes a plan.

import type { Language } from "#plan";
import { compileSpl } from "./compile.ts";

export { compileSpl, type SplOptions } from "./compile.ts";
export { coverage } from "./coverage.ts";
export type { Macro } from "./macro.ts";
export type { TermMode } from "./terms.ts";

export const spl: Language = {
  name: "spl",
  compile: async (source, options) => compileSpl(source, options),
};
