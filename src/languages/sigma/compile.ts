// A Sigma rule becomes a plan: the rows of its log source's table that its detection finds.

import {
  and,
  boolLiteral,
  type CompileOptions,
  call,
  columnOf,
  type Expr,
  filter,
  or,
  type Plan,
  scan,
  select,
  textLiteral,
  wordsNeverSaid,
} from "#plan";
import type { Table } from "#schema";
import { type Compiled, complain, type Diagnostic, type SourceText, type Span, warn } from "#text";
import { entry, entryText, readYaml, type YamlMap } from "#yaml";
import { type DetectionSite, readDetection } from "./detection.ts";
import type { Field } from "./fields.ts";
import {
  describeLogSource,
  type LogSource,
  logSources,
  type MappedLogSource,
  mappedLogSource,
} from "./logsources.ts";

export interface SigmaOptions extends CompileOptions {
  /**
   * How a value without a field meets the message: anywhere in it (the default: it loses nothing), or as a whole term
   * by Splunk's breakers, as rules written for Splunk expect. A warning of the result says which was used.
   */
  readonly keywords?: "contains" | "token";
  /** Values for `%name%` under the modifier `expand`; a name without values is refused. */
  readonly placeholders?: ReadonlyMap<string, readonly string[]>;
}

export function compileSigma(source: SourceText, options: SigmaOptions): Compiled<Plan> {
  const documents = readYaml(source);
  if (!documents.ok) return documents;
  const [rule, second] = documents.value;
  const end = { start: 0, end: 0 };
  if (rule?.kind !== "map") return refuse(rule?.at ?? end, "a Sigma rule is a map of keys");
  if (second !== undefined) {
    return refuse(second.at, "one rule is compiled at a time, and here a second document begins");
  }
  return compileSigmaRule(rule, options);
}

function refuse(at: Span, message: string, hint?: string): Compiled<never> {
  const facts = hint === undefined ? { message } : { message, hint };
  return { ok: false, errors: [complain("rule-file", at, facts)] };
}

/** One document of a file, for a reader of files that hold several; spans are the file's. */
export function compileSigmaRule(rule: YamlMap, options: SigmaOptions): Compiled<Plan> {
  for (const kind of ["correlation", "filter"]) {
    const found = entry(rule, kind);
    if (found === undefined) continue;
    const construct = `a ${kind} document`;
    return { ok: false, errors: [complain("unsupported", found.keyAt, { construct })] };
  }
  const detection = entry(rule, "detection");
  if (detection?.value.kind !== "map") {
    const at = detection?.value.at ?? rule.at;
    return refuse(at, "a Sigma rule needs a detection", "detection: {selection: …, condition: …}");
  }
  const logsource = entry(rule, "logsource");
  if (logsource?.value.kind !== "map") {
    const hint = "logsource: {product: …, service: …}";
    return refuse(logsource?.value.at ?? rule.at, "a Sigma rule needs a logsource", hint);
  }
  const mapped = mappedTable(logsource.value, options);
  if (mapped.ok) return compileDetection(detection.value, mapped.value, options);
  return { ok: false, errors: [...mapped.errors, ...grammarProblems(detection.value, options)] };
}

/** What is wrong with a detection whatever its table, so that an author is told all at once. */
function grammarProblems(detection: YamlMap, options: SigmaOptions): readonly Diagnostic[] {
  const site: DetectionSite = {
    schema: [{ name: "_Raw", type: "string" }],
    field: () => ({ expr: textLiteral(""), isNullable: false }),
    keywords: options.keywords ?? "contains",
    placeholders: options.placeholders ?? new Map(),
    problems: [],
    warnings: [],
  };
  readDetection(detection, site);
  return site.problems;
}

interface MappedTable {
  readonly table: Table;
  readonly mapping: MappedLogSource;
}

function mappedTable(logsource: YamlMap, { catalog }: SigmaOptions): Compiled<MappedTable> {
  const source = readLogSource(logsource);
  const mapping = mappedLogSource(source);
  const table = mapping && catalog.get(mapping.table);
  if (mapping !== undefined && table !== undefined) {
    return { ok: true, value: { mapping, table }, warnings: [] };
  }
  const facts = {
    logsource: `'${describeLogSource(source)}'`,
    known: logSources.flatMap(({ sources }) => sources.slice(0, 1)),
  };
  return { ok: false, errors: [complain("unmapped-logsource", logsource.at, facts)] };
}

function readLogSource(logsource: YamlMap): LogSource {
  const product = entryText(logsource, "product");
  const category = entryText(logsource, "category");
  const service = entryText(logsource, "service");
  return {
    ...(product !== undefined && { product }),
    ...(category !== undefined && { category }),
    ...(service !== undefined && { service }),
  };
}

function compileDetection(
  detection: YamlMap,
  { mapping, table }: MappedTable,
  options: SigmaOptions,
): Compiled<Plan> {
  const problems: Diagnostic[] = [];
  const warnings: Diagnostic[] = [];
  const rows = scan(table.name, table.columns);
  const resolveField = (name: string, at: Span): Field | undefined => {
    const field = mapping.fields.resolve(name, rows.schema, at);
    if (field !== undefined) return field;
    if (options.missingColumns === "empty") {
      warnings.push(warn("missing-column", at, { name, table: table.name }));
      return { expr: textLiteral("", at), isNullable: false };
    }
    const facts = { name, table: table.name, known: mapping.fields.known };
    problems.push(complain("unknown-column", at, facts));
    return undefined;
  };
  const site: DetectionSite = {
    schema: rows.schema,
    field: resolveField,
    keywords: options.keywords ?? "contains",
    placeholders: options.placeholders ?? new Map(),
    problems,
    warnings,
  };
  const predicate = readDetection(detection, site);
  if (predicate === undefined) return { ok: false, errors: problems };
  const whole = and([...sourceFilter(mapping, rows), predicate]);
  const visible = table.columns.filter(({ hidden }) => hidden !== true).map(({ name }) => name);
  const plan = select(filter(rows, whole), visible);
  return {
    ok: true,
    value: plan,
    warnings: [...warnings, ...wordsNeverSaid(plan, options.catalog)],
  };
}

/** Which rows of the table belong to the log source. */
function sourceFilter(mapping: MappedLogSource, { schema }: Plan): readonly Expr[] {
  const of = (name: string) => columnOf(schema, name);
  const filters: Expr[] = [];
  const { sourceTypes, path, programs, facilities } = mapping;
  if (sourceTypes !== undefined) {
    const starts = sourceTypes.map((start) =>
      call("text.startsWith", [of("_SourceType"), textLiteral(start)]),
    );
    filters.push(or(starts));
  }
  if (path !== undefined) filters.push(isOfLog(path, of));
  if (programs !== undefined) filters.push(oneOf(of("ProcessName"), programs));
  if (facilities !== undefined) filters.push(oneOf(of("Facility"), facilities));
  return filters;
}

/** Told by the record's `_path`, and where it has none by the name of the file: `http.log`, `http.00:00-01:00.log`. */
function isOfLog(log: string, of: (name: string) => Expr): Expr {
  const record = call("dynamic.parse", [of("SyslogMessage")]);
  const told = call("convert.toText", [call("dynamic.property", [record, textLiteral("_path")])]);
  const file = textLiteral(`(?:^|[/\\\\])${log}[.][^/\\\\]*$`);
  return or([
    call("text.equals", [told, textLiteral(log)]),
    and([call("text.isEmpty", [told]), call("text.matchesRegex", [of("_SourceFile"), file])]),
  ]);
}

const oneOf = (field: Expr, texts: readonly string[]): Expr =>
  texts.length === 0
    ? boolLiteral(false)
    : call("text.isOneOfFolded", [field, ...texts.map((text) => textLiteral(text))]);
