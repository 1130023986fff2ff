// A detection stands in its folder once per language: which of its files are run.

import { basename, dirname } from "node:path";
import type { RuleFile } from "#rules";
import type { LanguageName } from "./language-guess.ts";

/** `first`: one file of each detection, in the order of `twins`. A language: the rules in it alone. */
export type RuleLanguages = "all" | "first" | LanguageName;

/** Names of the files of one detection; the first that is there says all that it has to say. */
const twins: readonly string[] = ["sentinel.yaml", "splunk.yaml", "sigma.yaml"];

/** Without the files that say in another language what a file beside them says. */
export function oneOfEachDetection(files: readonly RuleFile[]): readonly RuleFile[] {
  const leading = new Map<string, number>();
  for (const { path } of files) {
    const rank = twins.indexOf(basename(path));
    const first = leading.get(dirname(path));
    if (rank >= 0 && (first === undefined || rank < first)) leading.set(dirname(path), rank);
  }
  return files.filter(({ path }) => {
    const rank = twins.indexOf(basename(path));
    return rank < 0 || leading.get(dirname(path)) === rank;
  });
}
