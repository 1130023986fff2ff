// A Splunk search becomes a plan. All that is wrong with it is told at once; what is not run is
// refused by name.

import { type EventIndex, eventFields, events, indexesOf, newestFirst } from "#languages/events";
import {
  type CompileOptions,
  call,
  column,
  type Named,
  type Plan,
  project,
  wordsNeverSaid,
} from "#plan";
import type { Column } from "#schema";
import type { Compiled, Diagnostic, SourceText } from "#text";
import type { Macro } from "./macro.ts";
import { expandMacros } from "./macros.ts";
import { isVisible } from "./names.ts";
import type { DeskWithoutSubsearches } from "./pipeline.ts";
import { readPipeline } from "./pipeline.ts";
import { type Rows, settled } from "./rows.ts";
import type { TermMode } from "./terms.ts";

export interface SplOptions extends CompileOptions {
  /**
   * Besides those that published searches take for granted; one of the same name goes before them.
   */
  readonly macros?: readonly Macro[];
  /** `splunk` if not given. */
  readonly terms?: TermMode;
  /**
   * Names under which `index=` finds the events; the first is shown. Published ones if not given.
   */
  readonly indexes?: readonly [string, ...string[]];
}

/**
 * `missingColumns` has no say: in Splunk a field that events lack is a missing value, and `check`
 * warns of it.
 */
export function compileSpl(source: SourceText, options: SplOptions): Compiled<Plan> {
  const found: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => void found.push(diagnostic);
  const { expansion, errors } = expandMacros(source, options.macros ?? []);
  errors.forEach(report);
  const pipeline = readPipeline(expansion, report);
  const wrong = () => found.filter(({ severity }) => severity === "error");
  if (wrong().some(({ code }) => code !== "unsupported")) return refusal(wrong());
  const mentioned = new Set(expansion.text.match(/[A-Za-z_]\w*/g));
  const plan = shown(pipeline.bind(deskOf(options, mentioned, report)));
  if (wrong().length > 0) return refusal(wrong());
  const warnings = distinct([...found, ...wordsNeverSaid(plan, options.catalog)]);
  return { ok: true, value: plan, warnings };
}

function deskOf(
  options: SplOptions,
  mentioned: ReadonlySet<string>,
  report: (diagnostic: Diagnostic) => void,
): DeskWithoutSubsearches {
  const { catalog, terms = "splunk" } = options;
  const indexes = indexesOf(options.indexes);
  const eventsOf = (reach: readonly EventIndex[]): Rows => {
    const plan = events({ catalog, indexes: reach, mentioned });
    return { plan, order: newestFirst(plan.schema), open: { withoutFields: new Set(), reach } };
  };
  const untouched = eventsOf([indexes[0]]);
  return {
    catalog,
    terms,
    watchlists: options.watchlists ?? new Map(),
    indexes,
    report,
    events: (reach) => (reach === undefined ? untouched : eventsOf(reach)),
  };
}

/** The columns of the answer: what Splunk shows, text never null. */
function shown(rows: Rows): Plan {
  const { plan } = settled(rows);
  const isEvents = eventFields.every((name) => plan.schema.some((field) => field.name === name));
  const visible = plan.schema.filter(({ name }) => isVisible(name));
  const first = isEvents ? eventFields.flatMap((name) => named(visible, name)) : [];
  const others = visible.filter(({ name }) => !first.some((field) => field.name === name));
  return project(
    plan,
    [...first, ...others].map((field): Named => {
      const value = column(field);
      const expr = field.type === "string" ? call("text.orEmpty", [value]) : value;
      return { name: field.name, expr };
    }),
  );
}

const named = (fields: readonly Column[], name: string): Column[] =>
  fields.filter((field) => field.name === name);

const refusal = (errors: readonly Diagnostic[]): Compiled<Plan> => ({
  ok: false,
  errors: distinct(errors),
});

/** Each once, in the order of their places. */
function distinct(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>();
  const inOrder = diagnostics.toSorted((a, b) => a.at.start - b.at.start);
  return inOrder.filter(({ code, message, at }) => {
    const key = `${code} ${at.start} ${message}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}
