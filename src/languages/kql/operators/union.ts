// union: all rows of all legs, columns met by name and type. A name that has two types becomes a column for each, with
// the type behind it (`x_long`, `x_string`). What kind=inner leaves out is taken away behind it (common-columns.ts).

import { columnOf, type Named, type Plan, project, textLiteral, union } from "#plan";
import type { Column } from "#schema";
import { warn } from "#text";
import type { Frame } from "../rows.ts";
import { list, part, type Syntax } from "../syntax.ts";
import { absent, type Operator, parameterOf, refuseTable } from "./operator.ts";

interface Leg {
  /** What `withsource` shows. */
  readonly source: string;
  readonly plan: Plan;
}

export const unionTables: Operator = {
  keyword: "union",
  bind(node, input, frame) {
    const first = { source: sourceOf(input, 0), plan: input };
    return united(node, [first, ...legsOf(node, frame, 1)], frame);
  },
};

/** `union a, b` where a pipeline begins. */
export function bindUnionSource(node: Syntax, frame: Frame): Plan {
  return united(node, legsOf(node, frame, 0), frame);
}

const sourceOf = (plan: Plan, index: number): string =>
  plan.kind === "scan" ? plan.table : `union_arg${index}`;

function legsOf(node: Syntax, frame: Frame, offset: number): Leg[] {
  const fuzzy = parameterOf(node, "isfuzzy") === "true";
  const legs: Leg[] = [];
  for (const written of list(node, "Expressions")) {
    const names = wildcardTables(written, frame);
    if (names !== undefined) {
      const tables = names.map((name) => frame.binding.scan(name, written.at));
      legs.push(...tables.map((plan, index) => ({ source: names[index] ?? "", plan })));
    } else if (fuzzy && isUnresolved(written, frame)) {
      const name = written.name ?? "";
      frame.binding.notes.add(warn("dropped-leg", written.at, { name }));
    } else {
      const plan = frame.binding.table(written, frame);
      const source = sourceName(written, frame) ?? `union_arg${offset + legs.length}`;
      legs.push({ source, plan });
    }
  }
  return legs;
}

/** Tables and views are named; what else a let statement binds is counted. */
function sourceName({ kind, name = "", nameKind }: Syntax, { names }: Frame): string | undefined {
  if (kind !== "NameReference") return undefined;
  const bound = names.lookup(name);
  const isView = bound?.kind === "function" && part(bound.declaration, "ViewKeyword") !== undefined;
  return nameKind === "table" || isView ? name : undefined;
}

const isUnresolved = ({ kind, name = "", nameKind }: Syntax, { names }: Frame): boolean =>
  kind === "NameReference" && nameKind !== "table" && names.lookup(name) === undefined;

/** `Device*`: the tables whose name fits; undefined where the leg is no wildcard. */
function wildcardTables(node: Syntax, frame: Frame): readonly string[] | undefined {
  const name = part(node, "Name");
  if (name?.kind !== "WildcardedName") return undefined;
  const pattern = part(name, "Pattern")?.text ?? "*";
  const fits = new RegExp(`^${pattern.split("*").map(quoted).join(".*")}$`);
  return frame.binding.tableNames.filter((table) => fits.test(table));
}

const quoted = (text: string): string => text.replace(/[^A-Za-z0-9_]/g, "\\$&");

function united(node: Syntax, legs: readonly Leg[], frame: Frame): Plan {
  const columns = node.columns ?? [];
  if (legs.length === 0) return refuseTable(node, frame, "a union without a leg that resolves");
  const source = parameterOf(node, "withsource") ?? parameterOf(node, "with_source");
  const names = outputNames(legs, source);
  const inputs = legs.map((leg) => legProjected(leg, columns, { names, source, node }));
  return union(inputs, node.at);
}

interface Union {
  readonly names: OutputNames;
  readonly source: string | undefined;
  readonly node: Syntax;
}

function legProjected({ plan, source }: Leg, columns: readonly Column[], whole: Union): Plan {
  const outputs: Named[] = columns.map((column) => {
    if (column.name === whole.source) return { name: column.name, expr: textLiteral(source) };
    const from = plan.schema.find((each) => whole.names.get(keyOf(each)) === column.name);
    const expr = from === undefined ? absent(column) : columnOf(plan.schema, from.name);
    return { name: column.name, expr };
  });
  return project(plan, outputs, whole.node.at);
}

/** The output column of each pair of name and type. */
type OutputNames = ReadonlyMap<string, string>;

const keyOf = ({ name, type }: Column): string => `${type} ${name}`;

/**
 * A name of one type stays; of several each gets its type behind it, and a number where that is taken.
 */
function outputNames(legs: readonly Leg[], source: string | undefined): OutputNames {
  const types = new Map<string, Set<Column["type"]>>();
  for (const { name, type } of legs.flatMap(({ plan }) => plan.schema)) {
    types.set(name, (types.get(name) ?? new Set()).add(type));
  }
  const single = [...types].filter(([, found]) => found.size === 1).map(([name]) => name);
  const taken = new Set(source === undefined ? single : [...single, source]);
  const names = new Map<string, string>();
  for (const [name, found] of types) {
    for (const type of found) {
      const output = found.size > 1 ? claimed(`${name}_${type}`, taken) : name;
      names.set(keyOf({ name, type }), output);
    }
  }
  return names;
}

function claimed(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let count = 1; taken.has(name); count++) name = `${wanted}${count}`;
  taken.add(name);
  return name;
}
