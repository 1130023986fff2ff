// kql-docs.json: documentation examples that need no table, with the documented columns and rows as text.

import type { Store } from "#store";
import { askKql, each, type Rows } from "./ask-kql.ts";
import { sameCell } from "./cells.ts";
import type { Outcome, Report } from "./report.ts";

interface Documented {
  readonly id: string;
  readonly query: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Whether the documented rows are complete and do not depend on clock or chance. */
  readonly clean: boolean;
}

export async function runKqlDocs(text: string, store: Store): Promise<Report> {
  const { cases } = JSON.parse(text) as { readonly cases: readonly Documented[] };
  const done = await each(cases, async (one) => ({
    id: one.id,
    outcome: disputing(one.id, await askKql(one.query, store, (found) => judge(one, found))),
  }));
  return { file: "kql-docs.json", cases: done };
}

/** Examples whose documented rows cannot come from their query. */
const disputed: ReadonlyMap<string, string> = new Map([
  ["bin-function#2", "14 days are written as 14:00:00:00 for 14.00:00:00"],
  [
    "join-innerunique#3",
    "which left row of a key is kept is undefined; the engine keeps the first",
  ],
  ["parse-url-function#1", "the bag is shown with quotes that make it no JSON"],
  ["replace-regex-function#1", "whole numbers are written with six decimals"],
  ["replace-string-function#2", "whole numbers are written with six decimals"],
  ["trim-start-function#1", "the documentation's markup stands around the address"],
]);

function disputing(id: string, outcome: Outcome): Outcome {
  const because = disputed.get(id);
  return outcome.kind === "wrong" && because !== undefined
    ? { kind: "disputed", because }
    : outcome;
}

function judge(documented: Documented, found: Rows): Outcome {
  if (!documented.clean) return { kind: "ran" };
  const places = placesOf(documented.columns, found);
  if (places === undefined) {
    const ours = found.columns.map(({ name }) => name).join(", ");
    return {
      kind: "wrong",
      because: `columns ${ours}, documented ${documented.columns.join(", ")}`,
    };
  }
  // A table without rows is documented as one row of empty cells.
  const isEmpty = documented.rows.every((row) => row.every((cell) => cell.trim() === ""));
  const left = found.rows.length === 0 && isEmpty ? [] : [...documented.rows];
  for (const row of found.rows) {
    const index = left.findIndex((wanted) =>
      places.every((place, at) => {
        const column = found.columns[place];
        return column !== undefined && sameCell(wanted[at] ?? "", row[place] ?? null, column.type);
      }),
    );
    if (index < 0) {
      return {
        kind: "wrong",
        because: `row ${show(row)} is not documented; left ${JSON.stringify(left)}`,
      };
    }
    left.splice(index, 1);
  }
  return left.length === 0
    ? { kind: "equal" }
    : { kind: "wrong", because: `rows are missing: ${JSON.stringify(left)}` };
}

const show = (row: Rows["rows"][number]): string => row.map(String).join(" | ");

/** Where each documented column stands in our answer: by name, or by place where the headers were edited. */
function placesOf(documented: readonly string[], { columns }: Rows): readonly number[] | undefined {
  const byName = documented.map((name) => columns.findIndex((column) => column.name === name));
  if (!byName.includes(-1) && documented.length === columns.length) return byName;
  return documented.length === columns.length ? documented.map((_, index) => index) : undefined;
}
