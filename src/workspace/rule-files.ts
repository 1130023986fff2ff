// Paths become rule files, and rule files become rules with all that is wrong in the others.

import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { decodedCatalog as catalog } from "#ingest";
import type { Macro } from "#languages/spl";
import type { Language } from "#plan";
import {
  type FileDiagnostics,
  type LoadedRules,
  loadRules,
  type Rule,
  type RuleFile,
  readMacros,
} from "#rules";
import { bundledDetections } from "./bundled.ts";
import { type InputProblem, problemOf } from "./input-problem.ts";
import { guessLanguage } from "./language-guess.ts";
import { languageNamed } from "./languages.ts";
import { type FileProblems, problemsOf } from "./problem.ts";
import { oneOfEachDetection, type RuleLanguages } from "./rule-languages.ts";
import { checkTunables, type TunableSettings } from "./tunables.ts";
import { watchlistsWithContext } from "./watchlists.ts";

/** Files = those of `loaded`, `refused`, `other`, `leftOut`; a file of several documents may stand in several. */
export interface RuleSet {
  /** Every file that was read, in order. */
  readonly files: readonly string[];
  readonly loaded: readonly Rule[];
  readonly refused: readonly FileProblems[];
  readonly warnings: readonly FileProblems[];
  /** No rules, and what they are instead. */
  readonly other: readonly { readonly path: string; readonly what: string }[];
  /** Files of rules in a language that was not asked for. */
  readonly leftOut: readonly string[];
  /** Paths that could not be read. */
  readonly unread: readonly InputProblem[];
}

export interface RuleSettings {
  readonly missingColumns?: "refuse" | "empty";
  /** `all` if not given. */
  readonly language?: RuleLanguages;
  /** Folders of watchlists, before those that stand beside the rules and the shipped ones. */
  readonly watchlists?: readonly string[];
  /** Files and folders of the triage's context: what it approves everywhere are watchlists, too. */
  readonly context?: readonly string[];
  /** Other values for constants that rules bind at their top by let. A name that no rule has rejects. */
  readonly tunables?: TunableSettings;
}

/** A rule is a page of text; a file beyond this is something else. */
const largestRuleBytes = 1024 ** 2;

export async function rulesIn(
  paths: readonly string[],
  settings: RuleSettings = {},
): Promise<RuleSet> {
  const { missingColumns = "refuse", language = "all", tunables = {} } = settings;
  const { files: found, unread } = ruleFilesIn(paths);
  const files = found.map((file) => (paths.includes(file.path) ? asNamed(file) : file));
  const asked = language === "first" ? oneOfEachDetection(files) : files;
  checkTunables(tunables, asked, () => ruleFilesIn([bundledDetections]).files);
  const { watchlists: named = [], context = [] } = settings;
  const lists = await watchlistsWithContext(named, paths, context);
  const kql = await languageNamed("kql");
  const spl = splWith(readMacros(files));
  const only = language === "all" || language === "first" ? {} : { only: language };
  const beside = { watchlists: lists.watchlists, tunables: new Map(Object.entries(tunables)) };
  const options = { catalog, missingColumns, languages: { kql, spl }, ...beside, ...only };
  const rules = await loadRules(asked, options);
  const twins = files.filter((file) => !asked.includes(file)).map(({ path }) => path);
  const leftOut = [...rules.leftOut, ...twins];
  return {
    ...toldOf(rules),
    leftOut,
    files: files.map(({ path }) => path),
    unread: [...unread, ...lists.unread],
  };
}

/** Macros may stand in any of the files. */
function splWith(macros: readonly Macro[]): Language {
  return {
    name: "spl",
    compile: async (source, options) => {
      const { compileSpl } = await import("#languages/spl");
      return compileSpl(source, { ...options, macros });
    },
  };
}

/** A file that is named as a rule is one, whatever its extension: a query pasted into `hunt.txt`. */
function asNamed(file: RuleFile): RuleFile {
  if (/\.(?:ya?ml|kql|kusto|csl|spl|conf|csv|md)$/i.test(file.path)) return file;
  const { language } = guessLanguage(file.text);
  return language === "sigma" ? file : { ...file, language };
}

function toldOf({ loaded, refused, warnings, other }: LoadedRules) {
  return {
    loaded,
    refused: refused.map(fileProblems),
    warnings: warnings.map(fileProblems),
    other,
  };
}

function fileProblems({ path, text, diagnostics }: FileDiagnostics): FileProblems {
  return { path, text, problems: problemsOf(diagnostics, { name: path, text }) };
}

export interface TextFiles {
  readonly files: readonly RuleFile[];
  readonly unread: readonly InputProblem[];
}

/** Folders with what is below them, sorted by name; hidden entries are left out. */
export function ruleFilesIn(paths: readonly string[]): TextFiles {
  const files: RuleFile[] = [];
  const unread: InputProblem[] = [];
  const visit = (path: string): void => {
    try {
      const found = statSync(path);
      if (found.isDirectory()) {
        const names = readdirSync(path).filter((name) => !name.startsWith("."));
        for (const name of names.sort()) visit(join(path, name));
      } else if (found.size > largestRuleBytes) {
        const message = `has ${found.size} bytes, more than a rule file may have`;
        unread.push({ source: path, effect: "skipped", message });
      } else {
        files.push({ path, text: readFileSync(path, "utf8") });
      }
    } catch (failure) {
      unread.push(problemOf(path, failure));
    }
  };
  for (const path of [...new Set(paths)]) visit(path);
  return { files, unread };
}
