// One query in any of the languages becomes rows.

import { existsSync, readFileSync } from "node:fs";
import { Bug } from "#bug";
import { isoFromTicks } from "#schema";
import { guessLanguage, type LanguageName, type Problem, type RightAnswer } from "#workspace";
import type { Call, Command } from "../command.ts";
import { deliver } from "../deliver.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { ingestOptions, withWorkspace } from "../opening.ts";
import type { Json, Report } from "../output/index.ts";
import { counted, grouped, seconds } from "../quantities.ts";
import { lookups } from "../rule-choice.ts";
import { isUnread, sayInputProblems, sayProblems } from "../say.ts";
import type { Settings } from "../settings.ts";
import { UsageError } from "../usage-error.ts";

/** As many rows as Azure Monitor answers at most. */
const defaultRowLimit = 500_000;

export const query: Command = {
  name: "query",
  says: "Ask one query in KQL, SPL or Sigma",
  takes: [
    ["[text-or-path...]", "the query (without --file), then logs: files, folders, patterns, -"],
  ],
  settings: [
    ...([
      "file",
      "language",
      "store",
      "watchlists",
      "context",
      "tunables",
      "missing-columns",
      "now",
      "received-at",
    ] as const),
    ...(["zone", "tacacs-format", "limit", "format", "output", "color", "quiet"] as const),
    ...(["csv-formulas", "memory-limit-mb", "temporary-folder"] as const),
  ],
  formats: ["table", "json", "ndjson", "csv", "markdown", "html"],
  examples: [
    [
      "bootwarden query 'Syslog | where SyslogMessage has \"reload\" | take 5' logs/",
      "KQL over a folder",
    ],
    ["bootwarden query -f hunt.spl --format csv logs/*.gz", "SPL from a file, answered as CSV"],
    ["zcat old.log.gz | bootwarden query 'Syslog | count' -", "logs from standard input"],
  ],
  run,
};

interface Asked {
  readonly name: string;
  readonly text: string;
  readonly language: LanguageName;
  readonly paths: readonly string[];
}

async function run(call: Call): Promise<ExitCode> {
  const asked = askedOf(call);
  const { settings, terminal, signal } = call;
  if (settings.language === undefined) {
    const { because } = guessLanguage(asked.text);
    terminal.note(`language: ${asked.language} (guessed from: ${because}; --language sets it)`);
  }
  const options = {
    name: asked.name,
    language: asked.language,
    missingColumns: settings["missing-columns"] ?? "refuse",
    ...lookups(settings),
  } as const;
  return withWorkspace(call, async (workspace) => {
    const stages = await workspace.explain(asked.text, options);
    if (!stages.ok) {
      await presentWrong(stages.errors, asked, call);
      return exitCodes.wrongRule.code;
    }
    const onlyFor = settings.store === undefined ? { onlyFor: { ...options, ...asked } } : {};
    const intake = await workspace.ingest(asked.paths, { ...ingestOptions(call), ...onlyFor });
    sayInputProblems(intake.problems, terminal);
    const startedMs = performance.now();
    const answer = await workspace.query(asked.text, {
      ...options,
      now: isoFromTicks(settings.now ?? call.startedAtTicks),
      rowLimit: settings.limit ?? defaultRowLimit,
      signal,
    });
    const elapsedMs = performance.now() - startedMs;
    if (!answer.ok) throw new Bug("a query that compiles is refused when asked");
    sayProblems(answer.warnings, asked, terminal);
    await deliver(reportOf(answer, elapsedMs), call);
    return isUnread(intake.problems) ? exitCodes.unread.code : exitCodes.done.code;
  });
}

function askedOf({ arguments: words, settings }: Call): Asked {
  const { file } = settings;
  const language = oneLanguage(settings);
  const fromFile = file === undefined ? undefined : textOf(file);
  const [first, ...rest] = words;
  const text = fromFile ?? first;
  if (text === undefined) throw new UsageError("no query is given", "name one, or a file with -f");
  if (file !== undefined && /\.ya?ml$/i.test(file) && /^(?:query|search)\s*:/m.test(text)) {
    throw new UsageError(`${file} is a rule file, not a query`, `say scan <logs> --rules ${file}`);
  }
  const paths = fromFile === undefined ? rest : words;
  if (paths.length === 0 && settings.store === undefined && existsSync(text)) {
    throw new UsageError(`'${text}' is a file, not a query`, `say -f ${text} to read the query`);
  }
  return { name: file ?? "query", text, language: language ?? guessLanguage(text).language, paths };
}

function oneLanguage({ language }: Settings): LanguageName | undefined {
  if (language !== "all") return language;
  throw new UsageError("--language all is for rules: a query is in one language");
}

function textOf(file: string): string {
  try {
    return readFileSync(file === "-" ? 0 : file, "utf8");
  } catch (failure) {
    const reason = failure instanceof Error ? failure.message : String(failure);
    throw new UsageError(`the query file ${file} cannot be read: ${reason}`);
  }
}

async function presentWrong(errors: readonly Problem[], asked: Asked, call: Call): Promise<void> {
  sayProblems(errors, asked, call.terminal);
  if (call.format === "json") await deliver(wrongReport(errors), call);
}

const wrongReport = (errors: readonly object[]): Report => ({
  title: "Query",
  columns: [],
  rows: [],
  summary: [],
  whole: { ok: false, errors },
  records: [],
});

function reportOf(answer: RightAnswer, elapsedMs: number): Report {
  const { columns, rows, truncated, warnings, language } = answer;
  const found = counted(rows.length, "row");
  const rest = truncated ? ", and there are more: --limit raises the number" : "";
  const described = columns.map(({ name, type }) => ({ name, type }));
  return {
    title: "Query",
    columns: columns.map(({ name, type }) => ({ name, kind: kindOf(type) })),
    rows,
    hidesEmptyColumns: true,
    summary: [
      [grouped(rows.length) === "0" ? "no rows" : found, `in ${seconds(elapsedMs)}${rest}`],
    ],
    whole: { ok: true, language, columns: described, rows, truncated, warnings },
    records: rows.map((row) => recordOf(columns, row)),
  };
}

function recordOf(columns: readonly { readonly name: string }[], row: readonly Json[]): object {
  return Object.fromEntries(columns.map(({ name }, index) => [name, row[index] ?? null]));
}

function kindOf(type: string): "text" | "number" | "time" {
  if (type === "datetime") return "time";
  return ["int", "long", "real", "decimal"].includes(type) ? "number" : "text";
}
