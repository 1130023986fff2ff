// What becomes of a rule at each stage, and why a stored row is found or not.

import { Bug } from "#bug";
import {
  call,
  columnOf,
  type Expr,
  literal,
  mapExpr,
  type Named,
  type Plan,
  printExpr,
  printPlan,
  project,
  scan,
} from "#plan";
import { deriveDriverNeed, deriveNeed, type Need, nothing, printNeed } from "#prefilter";
import type { Rule } from "#rules";
import type { Catalog, Scalar, Table, TableName } from "#schema";
import { type Dialect, render } from "#sql";
import type { Store } from "#store";
import type { Diagnostic, Span } from "#text";
import { hostColumns, spansOf } from "./evidence.ts";
import { filteredScans } from "./filters.ts";
import { leavesOf, type PredicateTree, predicateTree, subjectOf, truthOf } from "./predicates.ts";
import { type Manner, mannerOf } from "./runs.ts";
import { canFireOnNothing } from "./windows.ts";

export interface Explanation {
  readonly plan: string;
  /** Absent where the dialect refuses the plan: `refused` says why. */
  readonly sql?: string;
  readonly refused: readonly Diagnostic[];
  /** What the bytes of a frame must hold for the rule to be able to find it. */
  readonly need: string;
  /** How a replay asks the rule. */
  readonly manner: Manner;
}

export function explainRule(
  rule: Rule,
  { catalog, dialect }: { readonly catalog: Catalog; readonly dialect: Dialect },
): Explanation {
  const statement = render(rule.plan, dialect);
  return {
    plan: printPlan(rule.plan),
    ...(statement.ok && { sql: statement.value.sql }),
    refused: statement.ok ? [] : statement.errors,
    need: printNeed(needOfRule(rule, catalog)),
    manner: mannerOf(rule),
  };
}

/**
 * What a frame must hold so that the rule's findings in a replay cannot change without it: the need of its plan, or
 * nothing where frames that the plan's filters let pass unseen still tell the time that the rule goes by.
 */
export function needOfRule(rule: Rule, catalog: Catalog): Need {
  const manner = mannerOf(rule);
  const readsNow = printPlan(rule.plan).includes("now()");
  const goesByOthers =
    (manner === "once" && readsNow) || (manner === "on schedule" && canFireOnNothing(rule));
  return goesByOthers ? nothing : deriveNeed(rule.plan, catalog);
}

/** What some frame must hold so that the rule can find anything at all; the others may still change what it finds. */
export function needToFire(rule: Rule, catalog: Catalog): Need {
  return canFireOnNothing(rule) ? nothing : deriveDriverNeed(rule.plan, catalog);
}

/** One stored row, held against all filters that the rule puts on its table. */
export interface Judgement {
  readonly table: TableName;
  readonly file: string;
  readonly line: number;
  readonly device: string;
  readonly raw: string;
  /** Whether the row meets all of them; what the rule counts or joins afterwards is not part of it. */
  readonly passes: boolean;
  readonly filters: readonly JudgedPredicate[];
}

export interface JudgedPredicate {
  readonly kind: PredicateTree["kind"];
  readonly predicate: string;
  /** Where it stands in the rule's query. */
  readonly at: Span;
  /** Null: unknown, because something it asks about is absent. */
  readonly truth: boolean | null;
  /** Where a leaf that is true is met in the line. */
  readonly spans: readonly Span[];
  readonly of: readonly JudgedPredicate[];
}

export interface JudgeSite {
  readonly catalog: Catalog;
  readonly store: Store;
  /** Rows of one table beyond it are not judged. */
  readonly rowLimit?: number;
}

/**
 * Every row of the tables that the rule reads, once for each time that the rule reads its table. `now()` in a filter
 * is one tick behind the row's own time, as in a replay.
 */
export async function judgeRows(rule: Rule, site: JudgeSite): Promise<readonly Judgement[]> {
  const judgements: Judgement[] = [];
  for (const { scan: read, predicates } of filteredScans(rule.plan)) {
    const table = site.catalog.get(read.table);
    if (table === undefined) continue;
    const trees = predicates.map((predicate) => predicateTree(asRowComes(predicate)));
    const judged: Judged = { table: table.name, trees, leaves: trees.flatMap(leavesOf) };
    const statement = render(judgingPlan(table, judged.leaves), site.store.dialect);
    if (!statement.ok) throw new Bug(`filters of a plan that runs do not run: ${rule.file}`);
    const question = { now: 0n, rowLimit: site.rowLimit ?? 100 };
    const { rows } = await site.store.ask(statement.value, question);
    for (const row of rows) judgements.push(judgementOf(row, judged));
  }
  return judgements;
}

function asRowComes(predicate: Expr): Expr {
  const time: Expr = { kind: "column", name: "TimeGenerated", type: "datetime", at: predicate.at };
  const tick = literal("timespan", 1n);
  return mapExpr(predicate, (part) =>
    part.kind === "parameter" ? call("time.add", [time, tick], { at: part.at }) : part,
  );
}

interface Judged {
  readonly table: TableName;
  readonly trees: readonly PredicateTree[];
  readonly leaves: readonly Expr[];
}

const fixedColumns = 4;

function judgingPlan(table: Table, leaves: readonly Expr[]): Plan {
  const rows = scan(table.name, table.columns);
  const of = (name: string) => columnOf(rows.schema, name);
  const told = leaves.flatMap((leaf, index): Named[] => [
    { name: `leaf${index}`, expr: leaf },
    { name: `text${index}`, expr: subjectOf(leaf) },
  ]);
  return project(rows, [
    { name: "file", expr: of("_SourceFile") },
    { name: "line", expr: of("_SourceLine") },
    { name: "device", expr: call("text.coalesce", hostColumns[table.name].map(of)) },
    { name: "raw", expr: of("_Raw") },
    ...told,
  ]);
}

function judgementOf(row: readonly Scalar[], { table, trees, leaves }: Judged): Judgement {
  const [file, line, device, raw] = row;
  const text = String(raw ?? "");
  const cells = new Map(
    leaves.map((leaf, index) => {
      const at = fixedColumns + index * 2;
      const truth = typeof row[at] === "boolean" ? row[at] : null;
      const spans = truth === true ? spansOf(leaf, row[at + 1], text) : [];
      return [leaf, { truth, spans }] as const;
    }),
  );
  const leafTruth = (leaf: Expr) => cells.get(leaf)?.truth ?? null;
  const judge = (tree: PredicateTree): JudgedPredicate => ({
    kind: tree.kind,
    predicate: printExpr(tree.expr),
    at: tree.expr.at,
    truth: truthOf(tree, leafTruth),
    spans: tree.kind === "leaf" ? (cells.get(tree.expr)?.spans ?? []) : [],
    of: partsOf(tree).map(judge),
  });
  const filters = trees.map(judge);
  return {
    table,
    file: String(file ?? ""),
    line: Number(line ?? 0),
    device: String(device ?? ""),
    raw: text,
    passes: filters.every(({ truth }) => truth === true),
    filters,
  };
}

function partsOf(tree: PredicateTree): readonly PredicateTree[] {
  if (tree.kind === "leaf") return [];
  return tree.kind === "not" ? [tree.of] : tree.of;
}
