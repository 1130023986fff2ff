// `_GetWatchlist('alias')` becomes a table of the rows that the caller gave for the alias. The binder knows no such
// function, so it reads a name of the same length in the call's place, and every offset stays the author's.

import { type Plan, values } from "#plan";
import { type Watchlist, type Watchlists, watchlistColumns, watchlistRows } from "#schema";
import { complain, type Diagnostic, type Span } from "#text";
import { argumentsOf, nameOfCall } from "./calls.ts";
import type { DeclaredTable } from "./kusto.ts";
import { type Syntax, syntaxes } from "./syntax.ts";

const functionName = "_GetWatchlist";

export interface WatchlistCall {
  readonly at: Span;
  readonly list: Watchlist;
}

interface WatchlistCalls {
  readonly calls: readonly WatchlistCall[];
  readonly problems: readonly Diagnostic[];
}

export function watchlistCalls(root: Syntax, watchlists: Watchlists): WatchlistCalls {
  const calls: WatchlistCall[] = [];
  const problems: Diagnostic[] = [];
  for (const node of syntaxes(root)) {
    if (node.kind !== "FunctionCallExpression" || nameOfCall(node) !== functionName) continue;
    const [alias, ...others] = argumentsOf(node);
    if (alias?.string === undefined || others.length > 0) {
      const nearest = `${functionName}('alias')`;
      const construct = `${functionName}() of anything but one alias, written out,`;
      problems.push(complain("unsupported", node.at, { construct, nearest }));
      continue;
    }
    const list = watchlists.get(alias.string);
    if (list !== undefined) calls.push({ at: node.at, list });
    else {
      const facts = { name: alias.string, known: [...watchlists.keys()] };
      problems.push(complain("unknown-watchlist", alias.at, facts));
    }
  }
  return { calls, problems };
}

/** A name is shorter than the call that it stands for: the quotes and the parentheses are more. */
const tableName = ({ alias }: Watchlist): string =>
  `${functionName}_${alias.replace(/[^A-Za-z0-9_]/g, "_")}`;

export function withWatchlistTables(text: string, calls: readonly WatchlistCall[]): string {
  let read = text;
  for (const { at, list } of calls) {
    const name = tableName(list).padEnd(at.end - at.start);
    read = read.slice(0, at.start) + name + read.slice(at.end);
  }
  return read;
}

export function declaredWatchlists(calls: readonly WatchlistCall[]): readonly DeclaredTable[] {
  const lists = new Map(calls.map(({ list }) => [tableName(list), list]));
  return [...lists].map(([name, list]) => ({ name, columns: schemaOf(list) }));
}

/** The rows behind the name that the binder read; undefined of any other table. */
export function watchlistRowsNamed(
  name: string,
  calls: readonly WatchlistCall[],
  at: Span,
): Plan | undefined {
  const list = calls.map((call) => call.list).find((one) => tableName(one) === name);
  return list && values(schemaOf(list), watchlistRows(list), at);
}

const schemaOf = (list: Watchlist) =>
  watchlistColumns(list).map((name) => ({ name, type: "string" }) as const);
