// kql-engine.jsonl: queries that need no table, with what the real engine answered as text tuples, or its error.

import type { Scalar, ScalarType } from "#schema";
import { isoFromTicks, timespanText } from "#schema";
import type { Store } from "#store";
import { askKql, each, type Rows } from "./ask-kql.ts";
import { parsedJson, sameJson, sameNumber } from "./cells.ts";
import type { Outcome, Report } from "./report.ts";

interface Recorded {
  readonly id: string;
  readonly kql: string;
  /** `name:Class` */
  readonly columns: readonly string[];
  readonly rowCount: number;
  /** The first 8 of them at most. */
  readonly rows: readonly string[];
  readonly error: string | null;
}

export async function runKqlEngine(text: string, store: Store): Promise<Report> {
  const cases = text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as Recorded);
  const done = await each(cases, async (one) => ({
    id: one.id,
    outcome: agreed(one, await askKql(one.kql, store, (found) => judge(one, found))),
  }));
  return { file: "kql-engine.jsonl", cases: done };
}

/** What the engine refuses must be refused; then the two agree. */
function agreed({ error }: Recorded, outcome: Outcome): Outcome {
  return error !== null && outcome.kind === "refused" ? { kind: "equal" } : outcome;
}

function judge(recorded: Recorded, found: Rows): Outcome {
  if (recorded.error !== null) {
    return { kind: "wrong", because: `the engine refuses: ${recorded.error.slice(0, 200)}` };
  }
  const names = found.columns.map(({ name, type }) => `${name}:${classes[type]}`);
  if (names.join() !== recorded.columns.join()) {
    return { kind: "wrong", because: `columns ${names.join()}, engine ${recorded.columns.join()}` };
  }
  if (found.rows.length !== recorded.rowCount) {
    return { kind: "wrong", because: `${found.rows.length} rows, engine ${recorded.rowCount}` };
  }
  const patterns = found.rows.map((row) => rowTest(row, found));
  const left = [...patterns.keys()];
  for (const wanted of recorded.rows) {
    const index = left.findIndex((place) => patterns[place]?.(wanted) === true);
    if (index < 0) {
      const ours = found.rows.slice(0, 8).map((row) => row.map(String).join(" | "));
      return {
        kind: "wrong",
        because: `engine row ${wanted} not among ours: ${ours.join(" // ")}`,
      };
    }
    if (found.sorted && index > 0 && patterns[left[0] ?? -1]?.(wanted) !== true) {
      return { kind: "wrong", because: `the engine has another order: ${wanted} comes sooner` };
    }
    left.splice(index, 1);
  }
  return { kind: "equal" };
}

const classes: { readonly [T in ScalarType]: string } = {
  bool: "Bool",
  int: "Int",
  long: "Int",
  real: "Real",
  decimal: "Decimal",
  datetime: "DateTime",
  timespan: "TimeSpan",
  string: "String",
  guid: "Guid",
  dynamic: "Dynamic",
};

/** Whether a text tuple is our row: text cells literally, numbers and dynamic values by what they say. */
function rowTest(row: readonly Scalar[], { columns }: Rows): (wanted: string) => boolean {
  const cells = row.map((value, index) => cellTest(value, columns[index]?.type ?? "string"));
  const pattern = new RegExp(`^\\(${cells.map((cell) => cell.pattern).join(", ")}\\)$`, "s");
  return (wanted) => {
    const match = pattern.exec(wanted);
    return match !== null && cells.every((cell, index) => cell.fits(match[index + 1] ?? ""));
  };
}

interface CellTest {
  /** One group. */
  readonly pattern: string;
  fits(written: string): boolean;
}

const literally = (text: string): CellTest => ({
  pattern: `(${text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")})`,
  fits: () => true,
});

function cellTest(value: Scalar, type: ScalarType): CellTest {
  if (type === "string") return literally(`'${value ?? ""}'`);
  if (value === null) return { pattern: "(null|None)", fits: () => true };
  if (type === "bool") return literally(value === true ? "True" : "False");
  if (type === "datetime" && typeof value === "bigint") return literally(isoFromTicks(value));
  if (type === "timespan" && typeof value === "bigint") return literally(timespanText(value));
  if (type === "dynamic") {
    const ours = parsedJson(String(value));
    return { pattern: "(.*?)", fits: (written) => sameJson(parsedJson(written), ours) };
  }
  if (type === "guid") return { pattern: "(.*?)", fits: (text) => text.includes(String(value)) };
  return { pattern: "([^,]*)", fits: (written) => sameNumber(Number(written), Number(value)) };
}
