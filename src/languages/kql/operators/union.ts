// union: all rows of all legs, columns met by name and type. A name that has two types becomes a column for each, with
// the type behind it (`x_long`, `x_string`).

import { columnOf, type Expr, type Named, type Plan, project, textLiteral, union } from "#plan";
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
      const named = written.kind === "NameReference" && written.nameKind === "table";
      const source = named ? (written.name ?? "") : `union_arg${offset + legs.length}`;
      legs.push({ source, plan });
    }
  }
  return legs;
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
  const inputs = legs.map((leg) => legProjected(leg, columns, { legs, source, node }));
  return union(inputs, node.at);
}

interface Union {
  readonly legs: readonly Leg[];
  readonly source: string | undefined;
  readonly node: Syntax;
}

function legProjected({ plan, source }: Leg, columns: readonly Column[], whole: Union): Plan {
  const outputs: Named[] = columns.map((column) => {
    if (column.name === whole.source) return { name: column.name, expr: textLiteral(source) };
    const from = sourceColumn(column, plan, whole.legs);
    return { name: column.name, expr: from ?? absent(column) };
  });
  return project(plan, outputs, whole.node.at);
}

/** The leg's column that belongs under an output column. */
function sourceColumn(output: Column, plan: Plan, legs: readonly Leg[]): Expr | undefined {
  const found = plan.schema.find(({ name, type }) => {
    if (type !== output.type) return false;
    if (!severalTypes(name, legs)) return name === output.name;
    return new RegExp(`^${quoted(name)}_${type}\\d*$`).test(output.name);
  });
  return found === undefined ? undefined : columnOf(plan.schema, found.name);
}

const severalTypes = (name: string, legs: readonly Leg[]): boolean =>
  new Set(
    legs.flatMap(({ plan }) =>
      plan.schema.filter((column) => column.name === name).map(({ type }) => type),
    ),
  ).size > 1;
