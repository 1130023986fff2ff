// The binder's diagnostics become ours: the code of the common ones, the binder's own sentence as authority for all
// others. Where a column is unknown, the columns in sight and the table they come from are found in the tree.

import type { Column } from "#schema";
import { complain, type Diagnostic, type Span, span } from "#text";
import type { RawDiagnostic } from "./kusto.ts";
import { list, part, type Syntax, syntaxes } from "./syntax.ts";

export interface Sight {
  readonly root: Syntax;
  readonly tables: readonly string[];
}

/** Undefined for what is no error here: warnings, `count(x)`, which the engine runs as `count()`, terms of a search. */
export function complaintOf(raw: RawDiagnostic, { root, tables }: Sight): Diagnostic | undefined {
  if (raw.Severity !== "Error") return undefined;
  const at = span(raw.Start, raw.Start + raw.Length);
  const path = pathTo(root, at);
  if (raw.Code === "KS107" && path.some(isCount)) return undefined;
  if (typeCodes.has(raw.Code) && isSearchedFor(path)) return undefined;
  const name = quotedName(raw.Message);
  switch (raw.Code) {
    case "KS142":
      return unknownName(name, { at, path, root });
    case "KS204":
      return complain("unknown-table", at, { name, known: tables });
    case "KS211":
    case "KS164":
      return complain("unknown-function", at, { name, known: [] });
    case "KS106":
    case "KS107":
    case "KS108":
      return complain("wrong-type", at, { message: `${raw.Message} [${raw.Code}]` });
    default:
      return syntaxCodes.has(raw.Code)
        ? complain("syntax-error", at, { message: raw.Message })
        : complain("binder-error", at, { message: raw.Message, authority: `Kusto ${raw.Code}` });
  }
}

/** What the parser, not the binder, says (Microsoft's DiagnosticFacts, 12.4.1). */
const syntaxCodes: ReadonlySet<string> = new Set([
  "KS001",
  "KS002",
  "KS003",
  "KS004",
  "KS005",
  "KS006",
  "KS176",
  "KS198",
]);

const quotedName = (message: string): string => /'([^']*)'/.exec(message)?.[1] ?? "";

/** The operands of a search may be numbers: they are looked for in every column, which the binder does not know. */
const typeCodes: ReadonlySet<string> = new Set(["KS106", "KS107"]);

function isSearchedFor(path: readonly Syntax[]): boolean {
  const last = path.at(-1)?.kind ?? "";
  const isTerm = last === "AndKeyword" || last === "OrKeyword" || last.includes("Literal");
  return isTerm && path.some(({ kind }) => kind === "SearchOperator");
}

const isCount = (node: Syntax): boolean =>
  node.kind === "FunctionCallExpression" && part(node, "Name")?.name === "count";

interface Unknown {
  readonly at: Span;
  readonly path: readonly Syntax[];
  readonly root: Syntax;
}

function unknownName(name: string, { at, path, root }: Unknown): Diagnostic {
  const source = path.findLast((node) => node.kind === "PipeExpression");
  const input = source === undefined ? undefined : part(source, "Expression");
  const known = [...columnNames(input?.columns), ...letNames(root)];
  const table = input === undefined ? undefined : scannedTable(input, root);
  return complain(
    "unknown-column",
    at,
    table === undefined ? { name, known } : { name, table, known },
  );
}

const columnNames = (columns: readonly Column[] | undefined): string[] =>
  (columns ?? []).map(({ name }) => name);

function letNames(root: Syntax): string[] {
  return [...syntaxes(root)].flatMap((node) => {
    const name = node.kind === "LetStatement" ? part(node, "Name")?.name : undefined;
    return name === undefined ? [] : [name];
  });
}

/** The nodes from the root down to the innermost that holds the place. */
function pathTo(root: Syntax, at: Span): readonly Syntax[] {
  const children = [...root.parts.values(), ...root.items];
  const next = children.find((child) => child.at.start <= at.start && at.end <= child.at.end);
  return next === undefined ? [root] : [root, ...pathTo(next, at)];
}

/** The table whose rows a pipeline begins with, through let statements; undefined where that is no table by name. */
export function scannedTable(node: Syntax, root: Syntax, depth = 0): string | undefined {
  if (depth > 100) return undefined;
  const follow = (next: Syntax | undefined) =>
    next === undefined ? undefined : scannedTable(next, root, depth + 1);
  switch (node.kind) {
    case "PipeExpression":
    case "ParenthesizedExpression":
    case "MaterializeExpression":
      return follow(part(node, "Expression"));
    case "UnionOperator":
      return follow(list(node, "Expressions")[0]);
    case "NameReference":
      return node.nameKind === "table" ? node.name : follow(letBound(node.name, root));
    default:
      return undefined;
  }
}

function letBound(name: string | undefined, root: Syntax): Syntax | undefined {
  for (const node of syntaxes(root)) {
    if (node.kind !== "LetStatement" || part(node, "Name")?.name !== name) continue;
    return part(node, "Expression");
  }
  return undefined;
}

/** The table and the name of an unknown column, where it is one of a scanned table. */
export function missingColumn(raw: RawDiagnostic, root: Syntax) {
  if (raw.Code !== "KS142") return undefined;
  const at = span(raw.Start, raw.Start + raw.Length);
  const source = pathTo(root, at).findLast((node) => node.kind === "PipeExpression");
  const input = source === undefined ? undefined : part(source, "Expression");
  const table = input === undefined ? undefined : scannedTable(input, root);
  return table === undefined ? undefined : { table, name: quotedName(raw.Message), at };
}
