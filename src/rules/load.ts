// Rule files become rules. Every document of every file is loaded, refused with its reasons, or told apart as no rule,
// or left out for its language: the counts add up.

import type { CompileOptions, Language, Plan } from "#plan";
import { complain, type Diagnostic, type SourceText, warn } from "#text";
import { readYaml, type YamlMap, type YamlNode } from "#yaml";
import { doubtfulSearches } from "./doubtful-searches.ts";
import { type Draft, inFile } from "./draft.ts";
import { type Complaints, RuleFields } from "./fields.ts";
import { readBareQuery } from "./formats/bare.ts";
import { readSentinelRule } from "./formats/sentinel.ts";
import { readSigmaRule, type SigmaSettings } from "./formats/sigma.ts";
import { readSplunkRule } from "./formats/splunk.ts";
import { kindOfDocument, kindOfFile } from "./recognise.ts";
import type { Rule, RuleText } from "./rule.ts";

export interface RuleFile {
  readonly path: string;
  readonly text: string;
  /** The language of a bare query in a file whose name does not tell it. */
  readonly language?: "kql" | "spl";
}

export interface LoadOptions extends CompileOptions {
  readonly languages: { readonly kql: Language; readonly spl: Language };
  readonly sigma?: SigmaSettings;
  /** Rules in other languages are left out. */
  readonly only?: Language["name"];
}

/** Diagnostics about a file; their places are offsets into `text`. */
export interface FileDiagnostics {
  readonly path: string;
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

export interface LoadedRules {
  readonly loaded: readonly Rule[];
  readonly refused: readonly FileDiagnostics[];
  /** No rules: notes, tests, macros. */
  readonly other: readonly { readonly path: string; readonly what: string }[];
  /** Files of rules in a language that was not asked for. */
  readonly leftOut: readonly string[];
  /** About rules that were loaded. */
  readonly warnings: readonly FileDiagnostics[];
}

/** Rejects only where a language's own parser cannot be loaded. */
export async function loadRules(
  files: readonly RuleFile[],
  options: LoadOptions,
): Promise<LoadedRules> {
  const loader = new Loader(options);
  for (const file of files) await loader.file(file);
  return loader;
}

class Loader implements LoadedRules {
  readonly loaded: Rule[] = [];
  readonly refused: FileDiagnostics[] = [];
  readonly other: { readonly path: string; readonly what: string }[] = [];
  readonly warnings: FileDiagnostics[] = [];
  readonly leftOut: string[] = [];
  readonly #options: LoadOptions;
  readonly #ids = new Map<string, string>();

  constructor(options: LoadOptions) {
    this.#options = options;
  }

  async file(file: RuleFile): Promise<void> {
    const { language } = file;
    const kind =
      language === undefined ? kindOfFile(file.path) : ({ kind: "query", language } as const);
    if (kind.kind === "other") {
      this.other.push({ path: file.path, what: kind.what });
      return;
    }
    if (kind.kind === "query") {
      const source: SourceText = { name: file.path, text: file.text };
      const draft = readBareQuery(source, this.#options.languages[kind.language]);
      await this.#compile(file, draft, { problems: [], warnings: [] });
      return;
    }
    const documents = readYaml({ name: file.path, text: file.text });
    if (!documents.ok) this.#refuse(file, documents.errors);
    else if (documents.value.length === 0)
      this.other.push({ path: file.path, what: "an empty file" });
    else for (const document of documents.value) await this.#document(file, document);
  }

  async #document(file: RuleFile, document: YamlNode): Promise<void> {
    const kind = kindOfDocument(document);
    if (document.kind !== "map" || kind.kind === "other") {
      const what = kind.kind === "other" ? kind.what : "no rule";
      this.other.push({ path: file.path, what });
      return;
    }
    const complaints: Complaints = { problems: [], warnings: [] };
    const fields = new RuleFields(document, complaints);
    const draft = this.#draft(fields, file, document);
    if (draft !== undefined) await this.#compile(file, draft, complaints);
    else this.#refuse(file, complaints.problems);
  }

  #draft(fields: RuleFields, file: RuleFile, document: YamlMap): Draft | undefined {
    const { languages, sigma } = this.#options;
    const kind = kindOfDocument(document);
    switch (kind.kind) {
      case "sentinel":
        return readSentinelRule(fields, file.path, languages.kql);
      case "splunk":
        return readSplunkRule(fields, file.path, languages.spl);
      case "sigma":
        return readSigmaRule(fields, { file: file.path, text: file.text }, sigma ?? {});
      case "incomplete":
        fields.required(kind.lacks, "a rule of this format");
        return undefined;
      case "other":
        return undefined;
    }
  }

  async #compile(file: RuleFile, draft: Draft, complaints: Complaints): Promise<void> {
    const { only } = this.#options;
    if (only !== undefined && draft.rule.language !== only) {
      this.leftOut.push(file.path);
      return;
    }
    const compiled = await draft.compile(this.#options);
    const errors = compiled.ok ? [] : inFile(draft, compiled.errors);
    const problems = [...complaints.problems, ...errors];
    if (!compiled.ok || problems.length > 0) {
      this.#refuse(file, problems);
      return;
    }
    const rule: Rule = { ...gradedByRows(draft.rule, compiled.value), plan: compiled.value };
    this.loaded.push(rule);
    const doubts = [
      ...complaints.warnings,
      ...inFile(draft, compiled.warnings),
      ...inFile(draft, doubtfulSearches(compiled.value)),
      ...unknownColumns(rule, draft),
      ...this.#doubled(rule, draft),
    ];
    if (doubts.length > 0) this.#tell(this.warnings, file, doubts);
  }

  #doubled({ id, file }: RuleText, draft: Draft): readonly Diagnostic[] {
    const first = this.#ids.get(id);
    this.#ids.set(id, first ?? file);
    if (first === undefined) return [];
    const message = `the id ${id} is that of ${first} too, so their findings cannot be told apart`;
    return [warn("rule-file", draft.placeInFile({ start: 0, end: 0 }), { message })];
  }

  #refuse(file: RuleFile, diagnostics: readonly Diagnostic[]): void {
    const at = { start: 0, end: 0 };
    const message = "the file holds no rule that can be read";
    const told = diagnostics.length > 0 ? diagnostics : [complain("rule-file", at, { message })];
    this.#tell(this.refused, file, told);
  }

  #tell(list: FileDiagnostics[], { path, text }: RuleFile, diagnostics: readonly Diagnostic[]) {
    list.push({ path, text, diagnostics });
  }
}

/** Splunk Enterprise Security takes the severity of a notable event from the result's own field of that name. */
function gradedByRows(rule: RuleText, plan: Plan): RuleText {
  const field = plan.schema.find(({ name }) => name.toLowerCase() === "severity");
  const isOpen = rule.format === "splunk-detection" && rule.severityColumn === undefined;
  return isOpen && field !== undefined ? { ...rule, severityColumn: field.name } : rule;
}

/** Columns that the rule maps and its query does not make: such an entity or detail stays empty. */
function unknownColumns(rule: Rule, draft: Draft): readonly Diagnostic[] {
  const known = rule.plan.schema.map(({ name }) => name);
  const mapped = [
    ...rule.entities.flatMap(({ fields }) => fields.map(({ column }) => column)),
    ...rule.details.map(({ column }) => column),
    ...(rule.severityColumn === undefined ? [] : [rule.severityColumn]),
  ];
  const at = draft.placeInFile({ start: 0, end: 0 });
  const unknown = [...new Set(mapped)].filter((name) => !known.includes(name));
  const isOurs = rule.format === "sigma";
  return isOurs ? [] : unknown.map((name) => warn("unknown-column", at, { name, known }));
}
