// union kind=inner keeps the columns that all legs have (KQL reference, union operator); the binder (12.4.1) gives it
// the columns of all legs. A projection behind the union tells the binder what the union leaves.

import type { Column } from "#schema";
import type { Insertion } from "./insertions.ts";
import type { Notes } from "./notes.ts";
import { parameterOf } from "./operators/operator.ts";
import { list, part, type Syntax, syntaxes } from "./syntax.ts";

/** One insertion for each such union whose legs differ; refused where the legs have no column in common. */
export function commonColumns(root: Syntax, notes: Notes): readonly Insertion[] {
  const piped = new Map<Syntax, Syntax>();
  for (const node of syntaxes(root)) {
    const operator = node.kind === "PipeExpression" ? part(node, "Operator") : undefined;
    const input = part(node, "Expression");
    if (operator !== undefined && input !== undefined) piped.set(operator, input);
  }
  const unions = [...syntaxes(root)].filter(
    (node) => node.kind === "UnionOperator" && parameterOf(node, "kind") === "inner",
  );
  return unions
    .flatMap((node) => projectionBehind(node, piped.get(node), notes) ?? [])
    .sort((a, b) => a.at - b.at);
}

function projectionBehind(
  node: Syntax,
  input: Syntax | undefined,
  notes: Notes,
): Insertion | undefined {
  const legs = [...(input === undefined ? [] : [input]), ...list(node, "Expressions")];
  const schemas = legs.map(({ columns = [] }) => columns);
  const [first = [], ...others] = schemas;
  const common = first.filter((column) => others.every((schema) => holds(schema, column)));
  if (schemas.every((schema) => schema.length === common.length)) return undefined;
  if (common.length === 0) {
    notes.refuse(node.at, "union kind=inner of legs without a common column", "union");
    return undefined;
  }
  const source = parameterOf(node, "withsource") ?? parameterOf(node, "with_source");
  const kept = [...(source === undefined ? [] : [source]), ...common.map(({ name }) => name)];
  return { at: node.at.end, text: ` | project-keep ${kept.map(bracketed).join(", ")}` };
}

const holds = (schema: readonly Column[], { name, type }: Column): boolean =>
  schema.some((other) => other.name === name && other.type === type);

const bracketed = (name: string): string => `['${name.replace(/[\\']/g, "\\$&")}']`;
