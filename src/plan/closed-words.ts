// Columns that hold words of a closed list, and filters that ask them for a word that they never hold: those become
// warnings. What may hold anything else is never warned of.

import { unreachable } from "#bug";
import type { Catalog } from "#schema";
import { type Diagnostic, nearest, warn } from "#text";
import type { Call, Expr, Literal, Named } from "./expr.ts";
import type { FunctionName } from "./functions/index.ts";
import type { Plan } from "./plan.ts";
import { textOf, truthOf } from "./truth.ts";
import { callsRead, columnsRead, nodes } from "./walk.ts";

/** All that a column can be; null where a row may lack it. */
type Words = readonly (string | null)[];

/** By column. A column that is not there may hold anything. */
type ClosedColumns = ReadonlyMap<string, Words>;

export function wordsNeverSaid(plan: Plan, catalog: Catalog): readonly Diagnostic[] {
  const closing = new Closing(catalog);
  const found = new Map<string, Diagnostic>();
  for (const node of nodes(plan)) {
    const closed = closing.inputOf(node);
    if (closed.size === 0) continue;
    for (const call of callsRead(node)) {
      for (const warning of impossible(call, closed)) {
        found.set(`${warning.at.start} ${warning.message}`, warning);
      }
    }
  }
  return [...found.values()].sort((a, b) => a.at.start - b.at.start);
}

/** Tests of a text against needles, of which each can be wrong by itself. */
const asking: ReadonlySet<FunctionName> = new Set<FunctionName>([
  "text.equals",
  "text.equalsFolded",
  "text.isOneOf",
  "text.isOneOfFolded",
  "text.contains",
  "text.containsFolded",
  "text.startsWith",
  "text.startsWithFolded",
  "text.endsWith",
  "text.endsWithFolded",
  "text.hasTerm",
  "text.hasTermCased",
  "text.hasAnyTerm",
  "text.matchesWildcard",
]);

function impossible(call: Call, closed: ClosedColumns): readonly Diagnostic[] {
  const [subject, ...needles] = call.args;
  if (subject === undefined || !asking.has(call.fn)) return [];
  const words = wordsOf(subject, closed)?.filter((word) => word !== null);
  const [column] = columnsRead(subject);
  if (words === undefined || words.length === 0 || column === undefined) return [];
  const known = { name: shownName(column.name), words };
  return needles.filter(isText).flatMap((needle) => {
    const one: Call = { ...call, args: [column, needle] };
    const isSaid = words.some((word) => truthOf(one, new Map([[column.name, word]])) !== false);
    return isSaid ? [] : [neverSaid(needle, known)];
  });
}

/** A word that no author wrote (an empty one) is none of theirs to mend. */
const isText = (expr: Expr): expr is Literal & { readonly value: string } =>
  expr.kind === "literal" && typeof expr.value === "string" && expr.value !== "";

/** Columns that a language makes of others carry a prefix with a dot. */
const shownName = (name: string): string => name.replace(/^.*\./, "");

interface ClosedColumn {
  readonly name: string;
  readonly words: readonly string[];
}

function neverSaid(needle: Literal & { value: string }, { name, words }: ClosedColumn) {
  const close = nearest(needle.value, words);
  return warn("never-matches", needle.at, {
    what: JSON.stringify(needle.value),
    because: `it is none of the words of ${name}`,
    instead: close === undefined ? `they are: ${words.join(", ")}` : `'${close}' is the closest`,
  });
}

/** All that an expression over one closed column can be; undefined where it can be anything. */
function wordsOf(expr: Expr, closed: ClosedColumns): Words | undefined {
  if (expr.kind === "column") return closed.get(expr.name);
  if (expr.kind === "literal") return expr.value === null ? [null] : undefined;
  if (expr.kind !== "call") return undefined;
  const read = new Set(columnsRead(expr).map(({ name }) => name));
  const [name, ...others] = read;
  const words = name === undefined ? undefined : closed.get(name);
  if (name === undefined || words === undefined || others.length > 0) return undefined;
  const made = words.map((word) => textOf(expr, new Map([[name, word]])));
  const settled = made.filter((word) => word !== undefined);
  return settled.length === made.length ? [...new Set(settled)] : undefined;
}

class Closing {
  readonly #catalog: Catalog;
  readonly #known = new Map<Plan, ClosedColumns>();

  constructor(catalog: Catalog) {
    this.#catalog = catalog;
  }

  /** The closed columns that a node's own expressions read. */
  inputOf(node: Plan): ClosedColumns {
    return "input" in node ? this.of(node.input) : none;
  }

  of(node: Plan): ClosedColumns {
    const known = this.#known.get(node) ?? this.#made(node);
    this.#known.set(node, known);
    return known;
  }

  #made(node: Plan): ClosedColumns {
    switch (node.kind) {
      case "scan": {
        const columns = this.#catalog.get(node.table)?.columns ?? [];
        return new Map(columns.flatMap(({ name, oneOf }) => (oneOf ? [[name, oneOf]] : [])));
      }
      case "values":
      case "sequence":
        return none;
      case "filter":
      case "sort":
      case "limit":
      case "unnest":
        return this.of(node.input);
      case "window":
        return without(this.of(node.input), node.columns);
      case "project":
        return closedOf(node.columns, this.of(node.input));
      case "aggregate":
        return closedOf(node.keys, this.of(node.input));
      case "union":
        return inAll(node.inputs.map((input) => this.of(input)));
      case "join":
        return new Map([
          ...sideOf(this.of(node.left), node.join === "right" || node.join === "full"),
          ...sideOf(this.of(node.right), node.join === "left" || node.join === "full"),
        ]);
      default:
        return unreachable(node);
    }
  }
}

const none: ClosedColumns = new Map();

function closedOf(columns: readonly Named[], input: ClosedColumns): ClosedColumns {
  return new Map(
    columns.flatMap(({ name, expr }) => {
      const words = wordsOf(expr, input);
      return words === undefined ? [] : [[name, words]];
    }),
  );
}

function without(closed: ClosedColumns, columns: readonly Named[]): ClosedColumns {
  const gone = new Set(columns.map(({ name }) => name));
  return new Map([...closed].filter(([name]) => !gone.has(name)));
}

/** What rows without a partner lack is null on that side. */
const sideOf = (closed: ClosedColumns, isOptional: boolean): ClosedColumns =>
  isOptional ? new Map([...closed].map(([name, words]) => [name, [...words, null]])) : closed;

function inAll(inputs: readonly ClosedColumns[]): ClosedColumns {
  const [first = none, ...others] = inputs;
  return new Map(
    [...first].flatMap(([name, words]) => {
      const all = [words, ...others.map((other) => other.get(name))];
      const told = all.filter((each) => each !== undefined);
      return told.length === inputs.length ? [[name, [...new Set(told.flat())]]] : [];
    }),
  );
}
