// Microsoft's parser and binder become a few typed functions: nothing else in the product sees its objects, whose
// overloads are numbered and renumbered (@kusto/language-service-next 12.4.1, pinned). Loaded when first asked for.

import type { Column } from "#schema";

/** A .NET list. */
export interface RawList<T> {
  readonly Count: number;
  getItem(index: number): T;
}

export interface RawSymbol {
  readonly Name: string;
  readonly Kind: number;
  readonly Columns?: RawList<{ readonly Name: string; readonly Type: RawSymbol }>;
}

/** A node or a token of the syntax tree; offsets count UTF-16 units and exclude blanks and comments before it. */
export interface RawNode {
  readonly Kind: number;
  readonly IsToken: boolean;
  readonly Text?: string;
  readonly TextStart: number;
  readonly End: number;
  readonly Width: number;
  readonly ChildCount: number;
  readonly SimpleName?: string;
  readonly ResultType?: RawSymbol | null;
  readonly ReferencedSymbol?: RawSymbol | null;
  readonly LiteralValue?: unknown;
  GetChild(index: number): RawNode | null;
  GetName(index: number): string;
  /** The body of a function that the query calls, bound for this call's arguments. */
  GetCalledFunctionBody?(): RawNode | null;
}

export interface RawDiagnostic {
  readonly Code: string;
  readonly Severity: string;
  readonly Message: string;
  readonly Start: number;
  readonly Length: number;
}

interface RawCode {
  readonly Syntax: RawNode;
  GetDiagnostics(): RawList<RawDiagnostic>;
}

interface RawGlobals {
  WithDatabase(database: unknown): RawGlobals;
  GetAggregate(name: string): RawSymbol | null;
  GetFunction(name: string): RawSymbol | null;
}

type Constructor<T> = new (...parts: readonly unknown[]) => T;

interface KustoLanguage {
  readonly KustoCode: { ParseAndAnalyze(text: string, globals: RawGlobals): RawCode };
  readonly GlobalState: { readonly Default: RawGlobals };
  readonly Syntax: { readonly SyntaxKind: Readonly<Record<string, unknown>> };
  readonly Symbols: {
    readonly SymbolKind: Readonly<Record<string, unknown>>;
    readonly TableSymbol: { readonly $ctor7: Constructor<object> };
    readonly DatabaseSymbol: {
      readonly $ctor3: Constructor<{ readonly Members: RawList<unknown> }>;
    };
  };
}

/** What the binder knows a table to be. */
export interface DeclaredTable {
  readonly name: string;
  readonly columns: readonly Column[];
}

export interface Analysis {
  readonly root: RawNode;
  readonly diagnostics: readonly RawDiagnostic[];
}

/** Microsoft's analysis of a text, as functions. */
export interface Kusto {
  /** Undefined where the binder itself fails on the text. */
  analyze(text: string, tables: readonly DeclaredTable[]): Analysis | undefined;
  syntaxKind(kind: number): string;
  symbolKind(kind: number): string;
  isAggregate(symbol: RawSymbol): boolean;
}

let loading: Promise<Kusto> | undefined;

/** Takes about a second when called first; rejects where the package is missing or of another version. */
export function loadKusto(): Promise<Kusto> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Kusto> {
  await import("@kusto/language-service-next/bridge.min.js");
  await import("@kusto/language-service-next/Kusto.Language.Bridge.min.js");
  // The package's only door is the global that it sets.
  const found = (globalThis as { readonly Kusto?: { readonly Language?: KustoLanguage } }).Kusto;
  if (found?.Language === undefined) throw new Error("the Kusto language service did not load");
  return faceOf(found.Language);
}

function faceOf(language: KustoLanguage): Kusto {
  const syntaxKinds = namesOf(language.Syntax.SyntaxKind);
  const symbolKinds = namesOf(language.Symbols.SymbolKind);
  const standard = language.GlobalState.Default;
  const database = databases(language);
  return {
    analyze(text, tables) {
      try {
        const code = language.KustoCode.ParseAndAnalyze(text, database(tables));
        return { root: code.Syntax, diagnostics: listed(code.GetDiagnostics()) };
      } catch {
        // The binder throws TypeErrors on some texts that it cannot bind (graph-match over an unknown table, 12.4.1).
        return undefined;
      }
    },
    syntaxKind: (kind) => syntaxKinds.get(kind) ?? `syntax ${kind}`,
    symbolKind: (kind) => symbolKinds.get(kind) ?? `symbol ${kind}`,
    isAggregate: (symbol) => standard.GetAggregate(symbol.Name) === symbol,
  };
}

/** The binder's state for a set of tables; wrong arguments to a numbered overload are accepted silently, so count. */
function databases(language: KustoLanguage) {
  const { TableSymbol, DatabaseSymbol } = language.Symbols;
  return (tables: readonly DeclaredTable[]): RawGlobals => {
    const members = tables.map(({ name, columns }) => {
      const schema = columns.map((column) => `['${column.name}']:${column.type}`).join(", ");
      return new TableSymbol.$ctor7(name, `(${schema})`, null);
    });
    const made = new DatabaseSymbol.$ctor3("workspace", null, members, false);
    if (made.Members.Count !== members.length) {
      throw new Error("the Kusto language service has another version than the pinned one");
    }
    return language.GlobalState.Default.WithDatabase(made);
  };
}

function namesOf(kinds: Readonly<Record<string, unknown>>): ReadonlyMap<number, string> {
  return new Map(
    Object.entries(kinds).flatMap(([name, kind]) =>
      typeof kind === "number" ? [[kind, name] as const] : [],
    ),
  );
}

export function listed<T>(list: RawList<T> | null | undefined): T[] {
  if (list === null || list === undefined) return [];
  return Array.from({ length: list.Count }, (_, index) => list.getItem(index));
}
