// The tables as one query sees them: hidden columns only where the text names them, and columns that a table lacks
// where the reader wants them to read as empty text.

import { column, type Named, type Plan, project, scan, textLiteral } from "#plan";
import type { Catalog, Schema } from "#schema";
import type { Span } from "#text";
import type { DeclaredTable } from "./kusto.ts";
import { declaredWatchlists, type WatchlistCall, watchlistRowsNamed } from "./watchlists.ts";

/** Column names by table. */
export type MissingColumns = ReadonlyMap<string, readonly string[]>;

/** What a query sees besides the tables of the catalog. */
export interface Beside {
  readonly missing: MissingColumns;
  readonly watchlists: readonly WatchlistCall[];
}

export class VisibleTables {
  readonly #schemas: ReadonlyMap<string, Schema>;
  readonly #missing: MissingColumns;
  readonly #watchlists: readonly WatchlistCall[];

  constructor(catalog: Catalog, text: string, { missing, watchlists }: Beside) {
    this.#missing = missing;
    this.#watchlists = watchlists;
    this.#schemas = new Map(
      [...catalog.values()].map(({ name, columns }) => [
        name,
        columns
          .filter((each) => each.hidden !== true || mentions(text, each.name))
          .map((each) => ({ name: each.name, type: each.type })),
      ]),
    );
  }

  get declared(): readonly DeclaredTable[] {
    const tables = [...this.#schemas].map(([name, schema]) => ({
      name,
      columns: [...schema, ...this.#lacking(name).map((lacked) => text(lacked))],
    }));
    return [...tables, ...declaredWatchlists(this.#watchlists)];
  }

  get names(): readonly string[] {
    return [...this.#schemas.keys()];
  }

  scan(name: string, at: Span): Plan {
    const listed = watchlistRowsNamed(name, this.#watchlists, at);
    if (listed !== undefined) return listed;
    const schema = this.#schemas.get(name) ?? [];
    const plan = scan(name, schema, at);
    const lacking = this.#lacking(name);
    if (lacking.length === 0) return plan;
    const columns: Named[] = [
      ...schema.map((each) => ({ name: each.name, expr: column(each) })),
      ...lacking.map((lacked) => ({ name: lacked, expr: textLiteral("") })),
    ];
    return project(plan, columns, at);
  }

  #lacking(table: string): readonly string[] {
    return this.#missing.get(table) ?? [];
  }
}

const text = (name: string) => ({ name, type: "string" }) as const;

/** Whether a name stands in the text as a word of its own, be it in a comment: then the column is shown. */
function mentions(query: string, name: string): boolean {
  return new RegExp(`(?<![A-Za-z0-9_])${name}(?![A-Za-z0-9_])`).test(query);
}
