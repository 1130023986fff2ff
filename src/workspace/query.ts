// A query's text becomes an answer, or all that is wrong with the text.

import { decodedCatalog as catalog } from "#ingest";
import type { Plan } from "#plan";
import { printPlan } from "#plan";
import { deriveNeed, printNeed } from "#prefilter";
import type { ScalarType } from "#schema";
import { duckdb, render, type Statement } from "#sql";
import { type JsonCell, jsonCell, type Store } from "#store";
import type { SourceText } from "#text";
import { guessLanguage, type LanguageName } from "./language-guess.ts";
import { languageNamed } from "./languages.ts";
import { type Problem, problemsOf } from "./problem.ts";
import type { TunableSettings } from "./tunables.ts";
import { watchlistsWithContext } from "./watchlists.ts";

export interface CompileSettings {
  /** Guessed from the text where it is not given. */
  readonly language?: LanguageName;
  /** `empty` reads a column that its table lacks as empty text, with a warning that names it. */
  readonly missingColumns?: "refuse" | "empty";
  /** Folders of watchlists, before the shipped ones. */
  readonly watchlists?: readonly string[];
  /** Files and folders of the triage's context: what it approves everywhere are watchlists, too. */
  readonly context?: readonly string[];
  /** Other values for constants that the query binds at its top by let. */
  readonly tunables?: TunableSettings;
}

export interface AnswerColumn {
  readonly name: string;
  /** Kusto's name of the type. */
  readonly type: ScalarType;
}

export interface RightAnswer {
  readonly ok: true;
  readonly language: LanguageName;
  readonly columns: readonly AnswerColumn[];
  readonly rows: readonly (readonly JsonCell[])[];
  readonly warnings: readonly Problem[];
  /** There are more rows than the limit let through. */
  readonly truncated: boolean;
}

export interface WrongText {
  readonly ok: false;
  readonly language: LanguageName;
  readonly errors: readonly Problem[];
}

export type Answer = RightAnswer | WrongText;

/** Every stage of one text, as text. */
export interface Stages {
  readonly ok: true;
  readonly language: LanguageName;
  readonly plan: string;
  readonly need: string;
  readonly sql: string;
  readonly warnings: readonly Problem[];
}

interface Compiled {
  readonly ok: true;
  readonly language: LanguageName;
  readonly plan: Plan;
  readonly statement: Statement;
  readonly warnings: readonly Problem[];
}

export async function compile(
  source: SourceText,
  settings: CompileSettings,
): Promise<Compiled | WrongText> {
  const language = settings.language ?? guessLanguage(source.text).language;
  const {
    missingColumns = "refuse",
    tunables = {},
    watchlists: named = [],
    context = [],
  } = settings;
  const lists = await watchlistsWithContext(named, [], context);
  const frontEnd = await languageNamed(language);
  const planned = await frontEnd.compile(source, {
    catalog,
    missingColumns,
    watchlists: lists.watchlists,
    tunables: new Map(Object.entries(tunables)),
  });
  if (!planned.ok) return { ok: false, language, errors: problemsOf(planned.errors, source) };
  const rendered = render(planned.value, duckdb);
  if (!rendered.ok) return { ok: false, language, errors: problemsOf(rendered.errors, source) };
  const warnings = problemsOf([...planned.warnings, ...rendered.warnings], source);
  return { ok: true, language, plan: planned.value, statement: rendered.value, warnings };
}

export interface AskSettings extends CompileSettings {
  readonly nowTicks: bigint;
  readonly rowLimit?: number;
  readonly signal?: AbortSignal;
}

export async function ask(
  store: Store,
  source: SourceText,
  settings: AskSettings,
): Promise<Answer> {
  const compiled = await compile(source, settings);
  if (!compiled.ok) return compiled;
  const { nowTicks: now, rowLimit, signal } = settings;
  const { columns, rows, truncated } = await store.ask(compiled.statement, {
    now,
    ...(rowLimit === undefined ? {} : { rowLimit }),
    ...(signal === undefined ? {} : { signal }),
  });
  return {
    ok: true,
    language: compiled.language,
    columns,
    rows: rows.map((row) =>
      row.map((cell, index) => jsonCell(cell, columns[index]?.type ?? "string")),
    ),
    warnings: compiled.warnings,
    truncated,
  };
}

export async function stagesOf(
  source: SourceText,
  settings: CompileSettings,
): Promise<Stages | WrongText> {
  const compiled = await compile(source, settings);
  if (!compiled.ok) return compiled;
  const { language, plan, statement, warnings } = compiled;
  const need = printNeed(deriveNeed(plan, catalog));
  return { ok: true, language, plan: printPlan(plan), need, sql: statement.sql, warnings };
}
