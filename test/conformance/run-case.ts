// A case runs through all stages: question, plan, need, SQL, rows. Each stage becomes text that the case can be held to.

import { Decoder } from "#ingest";
import { kql } from "#languages/kql";
import { sigma } from "#languages/sigma";
import { spl } from "#languages/spl";
import { type Language, type Plan, printPlan } from "#plan";
import { deriveNeed, printNeed } from "#prefilter";
import { catalog, ticksFromIso } from "#schema";
import { duckdb, render } from "#sql";
import { jsonCell, openStore } from "#store";
import type { Compiled } from "#text";
import { type CaseFile, type QuestionLanguage, questions } from "./case-file.ts";
import { readMarks } from "./marks.ts";
import { type Rows, rowsOf } from "./rows.ts";

const languages: Readonly<Record<QuestionLanguage, Language>> = { kql, spl, sigma };

export interface Stages {
  readonly plan: string;
  readonly need: string;
  readonly duckdb: string;
  readonly rows: Rows;
}

export type Outcome =
  | { readonly ok: true; readonly stages: Stages; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly errors: readonly string[] };

/** The languages in which the case asks. */
export function languagesOf({ sections }: CaseFile): QuestionLanguage[] {
  return questions.filter((language) => sections.has(language));
}

export async function runCase(file: CaseFile, language: QuestionLanguage): Promise<Outcome> {
  const { text, places } = readMarks(file.sections.get(language) ?? "");
  const compiled = await languages[language].compile(
    { name: "case", text },
    {
      catalog,
      missingColumns: file.settings.get("missing-columns") === "empty" ? "empty" : "refuse",
    },
  );
  const found = described(compiled, places);
  if (!compiled.ok) return { ok: false, errors: found };
  return { ok: true, stages: await stagesOf(compiled.value, file), warnings: found };
}

/** `severity code: message` of each, with its place where that is not the one that the case marks. */
function described(
  compiled: Compiled<Plan>,
  places: readonly { readonly start: number; readonly end: number }[],
): string[] {
  const diagnostics = [...(compiled.ok ? compiled.warnings : compiled.errors)];
  diagnostics.sort((a, b) => a.at.start - b.at.start);
  return diagnostics.map(({ severity, code, message, at }, index) => {
    const place = places[index];
    const isMarked = place !== undefined && place.start === at.start && place.end === at.end;
    const elsewhere = places.length === 0 || isMarked ? "" : ` at ${at.start}-${at.end}`;
    return `${severity} ${code}: ${message}${elsewhere}`;
  });
}

async function stagesOf(plan: Plan, file: CaseFile): Promise<Stages> {
  const now = ticksFromIso(file.settings.get("now") ?? "2026-03-15T12:00:00Z") ?? 0n;
  const rendered = render(plan, duckdb);
  if (!rendered.ok) throw new Error(rendered.errors.map(({ message }) => message).join("; "));
  const store = await openStore({});
  try {
    const lines = file.sections.get("lines");
    if (lines !== undefined) {
      const decoder = new Decoder({ sourceName: "case.log", receivedAtTicks: now });
      const bytes = new TextEncoder().encode(`${lines}\n`);
      await store.append([...decoder.push(bytes), ...decoder.finish()]);
    }
    const { columns, rows } = await store.ask(rendered.value, { now });
    const cells = rows.map((row) =>
      row.map((cell, index) => jsonCell(cell, columns[index]?.type ?? "string")),
    );
    return {
      plan: printPlan(plan),
      need: printNeed(deriveNeed(plan, catalog)),
      duckdb: rendered.value.sql,
      rows: rowsOf(columns, cells),
    };
  } finally {
    await store.close();
  }
}
