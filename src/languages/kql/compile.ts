// A KQL text becomes a plan, or everything that is wrong with it.

import { type CompileOptions, type Plan, type Tunables, wordsNeverSaid } from "#plan";
import { type Compiled, complain, type Diagnostic, type SourceText, span, warn } from "#text";
import { withStatements } from "./calls.ts";
import { commonColumns } from "./common-columns.ts";
import { complaintOf, missingColumn } from "./complaints.ts";
import { bindScalar } from "./expression.ts";
import { authorsPlace, type Insertion, withInsertions } from "./insertions.ts";
import type { Kusto, RawDiagnostic } from "./kusto.ts";
import { Names } from "./names.ts";
import { neverMatches } from "./never-matches.ts";
import { Notes } from "./notes.ts";
import { noRows } from "./operators/operator.ts";
import type { Binding } from "./rows.ts";
import { list, part, type Syntax, syntaxOf } from "./syntax.ts";
import { bindTable } from "./table.ts";
import { tuned } from "./tunables.ts";
import { type MissingColumns, VisibleTables } from "./visible.ts";
import { type WatchlistCall, watchlistCalls, withWatchlistTables } from "./watchlists.ts";

export function compileKql(
  source: SourceText,
  options: CompileOptions,
  kusto: Kusto,
): Compiled<Plan> {
  const notes = new Notes();
  const analysed = analyse(source, options, { kusto, notes });
  if (analysed === undefined) {
    const at = span(0, source.text.length);
    const message = "Microsoft's binder fails on this query";
    return refused([
      complain("binder-error", at, { message, authority: "language service 12.4.1" }),
    ]);
  }
  const { root, tables, complaints } = analysed;
  if (complaints.length > 0) return refused(complaints);
  const plan = bindQuery(root, tables, { notes, tunables: options.tunables ?? new Map() });
  if (notes.errors.length > 0) return refused(notes.errors);
  const warnings = [
    ...notes.warnings,
    ...neverMatches(plan),
    ...wordsNeverSaid(plan, options.catalog),
  ];
  return { ok: true, value: plan, warnings };
}

const refused = (errors: readonly Diagnostic[]): Compiled<Plan> => ({ ok: false, errors });

interface Tools {
  readonly kusto: Kusto;
  readonly notes: Notes;
}

interface Analysed {
  readonly root: Syntax;
  readonly tables: VisibleTables;
  readonly complaints: readonly Diagnostic[];
}

/**
 * Asks the binder; again with tables for watchlists, with a projection behind each union of common columns, and with
 * the columns declared that a table lacks, where they are to read as empty text.
 */
function analyse(source: SourceText, options: CompileOptions, tools: Tools): Analysed | undefined {
  const { text } = source;
  let missing: MissingColumns = new Map();
  let insertions: readonly Insertion[] = [];
  let watchlists: readonly WatchlistCall[] = [];
  for (;;) {
    const tables = new VisibleTables(options.catalog, text, { missing, watchlists });
    const read = withInsertions(withWatchlistTables(text, watchlists), insertions);
    const found = tools.kusto.analyze(read, tables.declared);
    if (found === undefined) return undefined;
    const place = authorsPlace(insertions);
    const root = syntaxOf(found.root, tools.kusto, place);
    const { calls, problems } = watchlistCalls(root, options.watchlists ?? new Map());
    if (problems.length > 0) return { root, tables, complaints: problems };
    if (calls.length > 0) {
      watchlists = calls;
      continue;
    }
    const wanted = commonColumns(root, tools.notes);
    if (JSON.stringify(wanted) !== JSON.stringify(insertions)) {
      insertions = wanted;
      continue;
    }
    const diagnostics = found.diagnostics.map((raw) => placed(raw, place));
    const wider =
      options.missingColumns === "empty"
        ? declareMissing(diagnostics, { root, missing, notes: tools.notes })
        : missing;
    if (wider !== missing) {
      missing = wider;
      continue;
    }
    const sight = { root, tables: tables.names };
    const complaints = diagnostics.flatMap((raw) => complaintOf(raw, sight) ?? []);
    return { root, tables, complaints };
  }
}

function placed(raw: RawDiagnostic, place: (offset: number) => number): RawDiagnostic {
  const { Code, Severity, Message } = raw;
  const start = place(raw.Start);
  return { Code, Severity, Message, Start: start, Length: place(raw.Start + raw.Length) - start };
}

interface Declaring {
  readonly root: Syntax;
  readonly missing: MissingColumns;
  readonly notes: Notes;
}

/** The columns to declare next; the same map where there is nothing new. */
function declareMissing(
  diagnostics: readonly RawDiagnostic[],
  { root, missing, notes }: Declaring,
): MissingColumns {
  let wider = missing;
  for (const raw of diagnostics) {
    const lacked = missingColumn(raw, root);
    if (lacked === undefined) continue;
    const { table, name, at } = lacked;
    const known = wider.get(table) ?? [];
    notes.add(warn("missing-column", at, { name, table }));
    if (!known.includes(name)) wider = new Map([...wider, [table, [...known, name]]]);
  }
  return wider;
}

interface Terms {
  readonly notes: Notes;
  readonly tunables: Tunables;
}

function bindQuery(root: Syntax, tables: VisibleTables, { notes, tunables }: Terms): Plan {
  let fresh = 0;
  const binding: Binding = {
    notes,
    scalar: bindScalar,
    table: bindTable,
    scan: (name, at) => tables.scan(name, at),
    tableNames: tables.names,
    freshName: (purpose) => `$${purpose}${fresh++}`,
  };
  const statements = tuned(list(root, "Statements"), tunables, notes);
  const names = withStatements(statements, Names.none);
  const queries = statements.filter(({ kind }) => kind === "ExpressionStatement");
  refuseOthers(statements, notes);
  const [query, second] = queries;
  if (second !== undefined) notes.refuse(second.at, "a second query in one text");
  const expression = query === undefined ? undefined : part(query, "Expression");
  if (expression === undefined) {
    notes.add(complain("syntax-error", root.at, { message: "the text holds no query" }));
    return noRows(root);
  }
  return bindTable(expression, { binding, names });
}

/** `set` options and declarations change how the engine runs or who may ask; none is guessed at. */
function refuseOthers(statements: readonly Syntax[], notes: Notes): void {
  for (const { kind, at } of statements) {
    if (kind === "LetStatement" || kind === "ExpressionStatement") continue;
    const words = kind.replace(/Statement$/, "").replace(/(?<=[a-z])(?=[A-Z])/g, " ");
    notes.refuse(at, `the statement "${words.toLowerCase()}"`);
  }
}
