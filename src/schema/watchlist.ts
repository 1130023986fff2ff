// A list that people keep beside their rules: approved servers, versions, administrators.

/** All values are text. */
export interface Watchlist {
  /** Under which rules ask for it. */
  readonly alias: string;
  readonly columns: readonly string[];
  /** In the order of the columns; the first is what a list is searched by. */
  readonly rows: readonly (readonly string[])[];
}

/** By alias. */
export type Watchlists = ReadonlyMap<string, Watchlist>;

/** The column that holds a row's first value, whatever the list itself calls that. */
const searchKey = "SearchKey";

/** `SearchKey`, then the list's own columns; one that is named so itself stands once. */
export function watchlistColumns({ columns }: Watchlist): readonly string[] {
  return [searchKey, ...columns.filter((name) => name !== searchKey)];
}

/** The rows in those columns. */
export function watchlistRows({ columns, rows }: Watchlist): readonly (readonly string[])[] {
  const key = Math.max(0, columns.indexOf(searchKey));
  const others = columns.flatMap((name, index) => (name === searchKey ? [] : [index]));
  return rows.map((row) => [key, ...others].map((index) => row[index] ?? ""));
}
