// splunk-searches.json: published Splunk detections. Each must be read, as written with its macros
// and with them spelt out, and run, or be refused by name; both forms must mean the same.

import { compileSpl, type Macro } from "#languages/spl";
import { type Plan, printPlan } from "#plan";
import { catalog, ticksFromIso } from "#schema";
import { render } from "#sql";
import type { Store } from "#store";
import type { Compiled, Diagnostic } from "#text";
import type { Outcome, Report } from "./report.ts";

interface Published {
  readonly path: string;
  readonly search: string;
  /** With the macros replaced. */
  readonly expanded: string;
}

interface PublishedFile {
  readonly macros: Readonly<
    Record<string, { readonly args: readonly string[]; readonly definition: string }>
  >;
  readonly rules: readonly Published[];
}

const now = ticksFromIso("2026-06-05T12:00:00Z") ?? 0n;

export async function runSplunkSearches(text: string, store: Store): Promise<Report> {
  const file: PublishedFile = JSON.parse(text);
  const macros = Object.entries(file.macros).map(([name, { args, definition }]): Macro => {
    return { name, parameters: args, definition };
  });
  const cases = [];
  for (const rule of file.rules) {
    cases.push({ id: rule.path, outcome: await outcomeOf(rule, macros, store) });
  }
  return { file: "splunk-searches.json", cases };
}

async function outcomeOf(
  rule: Published,
  macros: readonly Macro[],
  store: Store,
): Promise<Outcome> {
  try {
    const spelt = compiled(rule.expanded, []);
    const written = compiled(rule.search, macros);
    const unknown = unknownMacros(written);
    if (unknown.length > 0) {
      return { kind: "refused", reasons: unknown.map(({ message }) => message) };
    }
    if (meaningOf(spelt) !== meaningOf(written)) {
      return {
        kind: "wrong",
        because: `${meaningOf(written)}\n--- but spelt out\n${meaningOf(spelt)}`,
      };
    }
    if (!spelt.ok) return refusal(spelt.errors);
    const statement = render(spelt.value, store.dialect);
    if (!statement.ok) return refusal(statement.errors);
    await store.ask(statement.value, { now });
    return { kind: "ran" };
  } catch (error) {
    return { kind: "failed", because: error instanceof Error ? error.message : String(error) };
  }
}

const compiled = (text: string, macros: readonly Macro[]): Compiled<Plan> =>
  compileSpl({ name: "search", text }, { catalog, missingColumns: "refuse", macros });

/** The same complaint about two pieces of one macro is told once. */
const meaningOf = (made: Compiled<Plan>): string =>
  made.ok
    ? printPlan(made.value)
    : [...new Set(made.errors.map(({ message }) => message))].sort().join("\n");

/** Macros of other products' add-ons that the data does not define. */
const unknownMacros = (made: Compiled<Plan>): readonly Diagnostic[] =>
  made.ok ? [] : made.errors.filter(({ code }) => code === "unknown-macro");

/** What cannot be read is no refusal. */
function refusal(errors: readonly Diagnostic[]): Outcome {
  const unread = errors.filter(({ code }) => !["unsupported", "unknown-watchlist"].includes(code));
  if (unread.length > 0) {
    return { kind: "failed", because: unread.map(({ message }) => message).join("\n") };
  }
  return { kind: "refused", reasons: errors.map(({ message }) => message) };
}
