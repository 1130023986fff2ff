// The binder's tree becomes ours: plain nodes with spans in the author's text, types and names. The rest of the front
// end reads these alone.

import type { Literal } from "#plan";
import { type Column, type ScalarType, scalarTypes } from "#schema";
import { type Span, span } from "#text";
import { type Kusto, listed, type RawNode, type RawSymbol } from "./kusto.ts";

/** What a name stands for. `variable` is bound by let, `parameter` by a function's head. */
export type NameKind =
  | "column"
  | "variable"
  | "parameter"
  | "table"
  | "function"
  | "aggregate"
  | "other";

export interface Syntax {
  /** Microsoft's name of the node's kind: `FilterOperator`, `HasExpression`; a token's ends in `Token` or `Keyword`. */
  readonly kind: string;
  readonly at: Span;
  /** A token as written; "" of all else. */
  readonly text: string;
  /** The children that have a name, by it. */
  readonly parts: ReadonlyMap<string, Syntax>;
  /** The children of a list, separators left out. */
  readonly items: readonly Syntax[];
  /** The identifier that a name node holds, unquoted. */
  readonly name?: string;
  readonly nameKind?: NameKind;
  /** The type of a scalar expression. */
  readonly type?: ScalarType;
  /** The columns of a tabular expression or operator, and of what gives several values. */
  readonly columns?: readonly Column[];
  /** The value of a string literal. */
  readonly string?: string;
  /** The constant that stands in the literal's place. */
  readonly tuned?: Literal;
  /** The body of the called function, bound for this call; its spans start at `start`. */
  readonly called?: (start: number) => Syntax | undefined;
}

/** `place` leads from the binder's offsets to the author's. */
export function syntaxOf(
  root: RawNode,
  kusto: Kusto,
  place: (offset: number) => number = (offset) => offset,
): Syntax {
  return convert(root, { kusto, place });
}

interface Reading {
  readonly kusto: Kusto;
  readonly place: (offset: number) => number;
}

function convert(raw: RawNode, reading: Reading): Syntax {
  const { kusto, place } = reading;
  const children = childrenOf(raw);
  const parts = new Map<string, Syntax>();
  const items: Syntax[] = [];
  for (const { name, child } of children) {
    const made = convert(child, reading);
    if (name !== "") parts.set(name, made);
    else items.push(made.kind === "SeparatedElement" ? (made.items[0] ?? made) : made);
  }
  return {
    kind: kusto.syntaxKind(raw.Kind),
    at: span(place(raw.TextStart), place(raw.End)),
    text: raw.IsToken ? (raw.Text ?? "") : "",
    parts,
    items,
    ...(raw.IsToken ? {} : meaningOf(raw, kusto)),
  };
}

function childrenOf(raw: RawNode) {
  return Array.from({ length: raw.ChildCount }, (_, index) => index).flatMap((index) => {
    const child = raw.GetChild(index);
    return child === null || child.Width === 0 ? [] : [{ name: raw.GetName(index) ?? "", child }];
  });
}

type Meaning = Pick<Syntax, "name" | "nameKind" | "type" | "columns" | "string" | "called">;

function meaningOf(raw: RawNode, kusto: Kusto): Meaning {
  const { ResultType: result, ReferencedSymbol: symbol, SimpleName: name } = raw;
  const type = result == null ? undefined : scalarTypeOf(result);
  const columns = result == null ? undefined : columnsOf(result);
  const body = raw.GetCalledFunctionBody?.bind(raw);
  return {
    ...(typeof name === "string" && name !== "" ? { name } : {}),
    ...(symbol == null ? {} : { nameKind: nameKindOf(symbol, kusto) }),
    ...(type === undefined ? {} : { type }),
    ...(columns === undefined ? {} : { columns }),
    ...(typeof raw.LiteralValue === "string" ? { string: raw.LiteralValue } : {}),
    ...(body === undefined ? {} : { called: (start: number) => bodyOf(body, kusto, start) }),
  };
}

/** The binder parses a body as a text of its own, with the blanks before it. */
function bodyOf(expand: () => RawNode | null, kusto: Kusto, start: number): Syntax | undefined {
  const body = expand();
  if (body === null) return undefined;
  return convert(body, { kusto, place: (offset) => offset + start - body.TextStart });
}

function scalarTypeOf(symbol: RawSymbol): ScalarType | undefined {
  return scalarTypes.find((type) => type === symbol.Name);
}

function columnsOf(symbol: RawSymbol): Column[] | undefined {
  if (symbol.Columns === undefined || symbol.Columns === null) return undefined;
  return listed(symbol.Columns).map(({ Name, Type }) => ({
    name: Name,
    type: scalarTypeOf(Type) ?? "dynamic",
  }));
}

function nameKindOf(symbol: RawSymbol, kusto: Kusto): NameKind {
  switch (kusto.symbolKind(symbol.Kind)) {
    case "Column":
      return "column";
    case "Variable":
      return "variable";
    case "Parameter":
      return "parameter";
    case "Table":
    case "MaterializedView":
      return "table";
    case "Function":
      return kusto.isAggregate(symbol) ? "aggregate" : "function";
    default:
      return "other";
  }
}

/** The child of that name; one that the grammar leaves out is undefined. */
export const part = (node: Syntax, name: string): Syntax | undefined => node.parts.get(name);

/** The elements of a child that is a list. */
export const list = (node: Syntax, name: string): readonly Syntax[] =>
  part(node, name)?.items ?? [];

/** A node and all below it, the outer first. */
export function* syntaxes(node: Syntax): Generator<Syntax> {
  yield node;
  for (const child of [...node.parts.values(), ...node.items]) yield* syntaxes(child);
}
