// CSV files become watchlists: one a file, named like it. Of several with one name the first counts, so that what a
// caller names goes before what stands beside the rules, and that before the shipped ones, which are empty.

import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { CsvReader } from "#csv";
import type { Watchlist, Watchlists } from "#schema";
import { watchlistsOf } from "#triage";
import { bundledDetections } from "./bundled.ts";
import { ContextFiles } from "./context-files.ts";
import { type InputProblem, problemOf } from "./input-problem.ts";

export interface FoundWatchlists {
  readonly watchlists: Watchlists;
  readonly unread: readonly InputProblem[];
}

/** The name of the folder of watchlists among rules. */
const folderName = "watchlists";

const bundledWatchlists = join(bundledDetections, folderName);

/** A list is carried within each plan that reads it. */
const rowsMax = 10_000;
const bytesMax = 4 * 1024 ** 2;

/** Lists of the triage's context go before those beside the rules, and behind those of folders that are named. */
export async function watchlistsWithContext(
  named: readonly string[],
  rules: readonly string[],
  context: readonly string[],
): Promise<FoundWatchlists> {
  const known = watchlistsOf((await new ContextFiles(context).read()).context);
  const outsize = [...known.values()].filter(({ rows }) => rows.length > rowsMax);
  const fit = [...known].filter(([, { rows }]) => rows.length <= rowsMax);
  const found = watchlistsFor(named, rules, new Map(fit));
  const told = outsize.map(({ alias, rows }): InputProblem => {
    const message = `has ${rows.length} rows in the context, more than rules look up (${rowsMax})`;
    return { source: alias, effect: "note", message };
  });
  return { ...found, unread: [...found.unread, ...told] };
}

/** `named` are folders that must be there; `rules` the rule files and folders to look beside. */
export function watchlistsFor(
  named: readonly string[],
  rules: readonly string[] = [],
  known: Watchlists = new Map(),
): FoundWatchlists {
  const found = listsIn(named);
  const beside = [...rules.flatMap(foldersBeside), bundledWatchlists].filter(isFolder);
  const others = listsIn([...new Set(beside)]);
  return {
    watchlists: new Map([...others.watchlists, ...known, ...found.watchlists]),
    unread: [...found.unread, ...others.unread],
  };
}

/** Of several lists with one name the first counts. */
function listsIn(folders: readonly string[]): FoundWatchlists {
  const watchlists = new Map<string, Watchlist>();
  const unread: InputProblem[] = [];
  for (const folder of folders) {
    try {
      const names = readdirSync(folder).filter((name) => /\.csv$/i.test(name));
      for (const name of names.sort()) {
        const read = readWatchlist(join(folder, name));
        if ("effect" in read) unread.push(read);
        else if (!watchlists.has(read.alias)) watchlists.set(read.alias, read);
      }
    } catch (failure) {
      unread.push(problemOf(folder, failure));
    }
  }
  return { watchlists, unread };
}

/** Within a folder of rules, beside a rule's file, and beside the folder of a detection's technique. */
function foldersBeside(path: string): readonly string[] {
  const home = isFolder(path) ? path : dirname(path);
  const above = [home, dirname(home), dirname(dirname(home))];
  return (isFolder(path) ? [home] : above).map((folder) => join(folder, folderName));
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function readWatchlist(path: string): Watchlist | InputProblem {
  const refused = (message: string): InputProblem => ({ source: path, effect: "skipped", message });
  if (statSync(path).size > bytesMax) return refused(`is larger than ${bytesMax} bytes`);
  const reader = new CsvReader(",");
  const text = readFileSync(path, "utf8").replace(/^\uFEFF/, "");
  const records = [...reader.push(text), ...reader.finish()];
  const [header, ...rows] = records;
  const alias = basename(path).replace(/\.csv$/i, "");
  const columns = (header?.values ?? []).map((name) => name.trim());
  if (!/^[\w-]{1,128}$/.test(alias))
    return refused("is named with other than letters, digits, - _");
  const isNamed = columns.every((name) => /^[A-Za-z_]\w{0,127}$/.test(name));
  if (columns.length === 0 || !isNamed || new Set(columns).size < columns.length) {
    return refused("needs a first line of column names: letters, digits and _, each once");
  }
  if (rows.length > rowsMax) return refused(`has more than ${rowsMax} rows`);
  const uneven = rows.find(({ role, values }) => role !== "row" || values.length > columns.length);
  if (uneven !== undefined) return refused(`line ${uneven.line} is not of the columns`);
  const values = rows.map((row) => row.values.map((value) => value.trim()));
  return { alias, columns, rows: values.filter(([key = ""]) => key !== "") };
}
