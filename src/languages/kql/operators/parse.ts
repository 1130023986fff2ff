// parse and parse-where: a pattern of texts and columns becomes one regular expression over the whole text, each column
// one of its groups. A text that does not match leaves the columns empty (parse) or goes (parse-where).

import {
  and,
  call,
  type Expr,
  extend,
  filter,
  literal,
  longLiteral,
  type Named,
  textLiteral,
} from "#plan";
import { type ScalarType, scalarTypes } from "#schema";
import { coerce } from "../coerce.ts";
import { checkedPattern } from "../regex-calls.ts";
import { Rows } from "../rows.ts";
import { list, part, type Syntax } from "../syntax.ts";
import { type Operator, parameterOf, refuseTable } from "./operator.ts";

type Kind = "simple" | "relaxed" | "regex";

const parsing = (keyword: "parse" | "parse-where"): Operator => ({
  keyword,
  bind(node, input, frame) {
    const kind = kindNamed(parameterOf(node, "kind") ?? "simple");
    const flags = parameterOf(node, "flags") ?? "";
    const source = part(node, "Expression");
    if (kind === undefined || source === undefined || !/^[Uims]*$/.test(flags)) {
      return refuseTable(node, frame, `this form of ${keyword}`);
    }
    const rows = Rows.of(frame, input);
    const pieces = piecesOf(list(node, "Patterns"), { kind, rows });
    if (typeof pieces === "string") return refuseTable(node, frame, pieces, "extract()");
    const found = fieldsOf(pieces, coerce(rows.scalar(source), "string"), { kind, flags });
    const kept = keyword === "parse" ? rows.input : filter(rows.input, found.matched, node.at);
    const columns = found.fields.map((field) => outputOf(field, found.matched, kind));
    return extend(kept, columns, node.at);
  },
});

export const parse = parsing("parse");
export const parseWhere = parsing("parse-where");

const kindNamed = (name: string): Kind | undefined =>
  name === "simple" || name === "relaxed" || name === "regex" ? name : undefined;

type Piece =
  | { readonly kind: "text"; readonly pattern: string; readonly groups: number }
  | { readonly kind: "skip" }
  | { readonly kind: "field"; readonly name: string; readonly type: ScalarType };

interface Site {
  readonly kind: Kind;
  readonly rows: Rows;
}

/** The pattern piece by piece, or the name of what in it is not run. */
function piecesOf(written: readonly Syntax[], site: Site): readonly Piece[] | string {
  const pieces: Piece[] = [];
  for (const each of written) {
    const piece = pieceOf(each, site);
    if (typeof piece === "string") return piece;
    pieces.push(piece);
  }
  const vague = pieces.some((piece, index) => {
    const next = pieces[index + 1];
    return piece.kind === "field" && next?.kind === "skip" && shapes[piece.type] === undefined;
  });
  return vague ? "a column of this type directly before *" : pieces;
}

function pieceOf(node: Syntax, { kind, rows }: Site): Piece | string {
  if (node.kind === "StarExpression") return { kind: "skip" };
  if (node.kind === "NameDeclaration") {
    return { kind: "field", name: node.name ?? "", type: "string" };
  }
  if (node.kind === "NameAndTypeDeclaration") {
    const type = typeNamed(part(part(node, "Type") ?? node, "Type")?.text ?? "");
    const name = part(node, "Name")?.name ?? "";
    return type === undefined ? "this type of column" : { kind: "field", name, type };
  }
  const text = rows.scalar(node);
  if (text.kind !== "literal" || typeof text.value !== "string") return "a computed pattern";
  if (kind !== "regex") {
    const pattern = text.value.replace(/[^\p{L}\p{N}\s]/gu, "\\$&");
    return { kind: "text", pattern, groups: 0 };
  }
  const checked = checkedPattern(text, node, rows);
  return checked === undefined ? "this pattern" : { kind: "text", ...checked };
}

const shortNames: Readonly<Record<string, ScalarType>> = {
  date: "datetime",
  double: "real",
  time: "timespan",
  boolean: "bool",
};

const typeNamed = (text: string): ScalarType | undefined =>
  shortNames[text] ?? scalarTypes.find((type) => type === text);

/** Types whose values end by themselves, whatever follows. */
const shapes: Readonly<Partial<Record<ScalarType, string>>> = {
  int: "[-+]?[0-9]+",
  long: "[-+]?[0-9]+",
  real: "[-+]?[0-9]+(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?",
  decimal: "[-+]?[0-9]+(?:\\.[0-9]+)?",
};

interface Field {
  readonly name: string;
  readonly type: ScalarType;
  readonly value: Expr;
}

interface Found {
  readonly fields: readonly Field[];
  readonly matched: Expr;
}

interface Manner {
  readonly kind: Kind;
  readonly flags: string;
}

function fieldsOf(pieces: readonly Piece[], source: Expr, { kind, flags }: Manner): Found {
  const written: string[] = [];
  const groups: { readonly field: Piece & { kind: "field" }; readonly group: number }[] = [];
  let group = 0;
  for (const [index, piece] of pieces.entries()) {
    if (piece.kind === "skip") written.push(".*?");
    else if (piece.kind === "text") {
      written.push(piece.pattern);
      group += piece.groups;
    } else {
      group += 1;
      groups.push({ field: piece, group });
      written.push(groupOf(piece.type, { kind, isLast: index === pieces.length - 1 }));
    }
  }
  const modes = kind === "regex" ? flags : "s";
  const end = pieces.at(-1)?.kind === "skip" || kind === "regex" ? "" : "$";
  const pattern = `${modes === "" ? "" : `(?${modes})`}^${written.join("")}${end}`;
  const fields = groups.map(({ field, group: place }) => {
    const args = [source, textLiteral(pattern), longLiteral(place)];
    const { name, type } = field;
    return { name, type, value: coerce(call("text.capture", args), type) };
  });
  const tests = [call("text.matchesRegex", [source, textLiteral(pattern)])];
  const typed = kind === "relaxed" ? [] : fields.filter(({ type }) => type !== "string");
  const converted = typed.map(({ value }) => call("value.isNotNull", [value]));
  return { fields, matched: and([...tests, ...converted]) };
}

/** Text goes as far as it can in a regular expression and at the end, else to the next delimiter. */
function groupOf(
  type: ScalarType,
  { kind, isLast }: { readonly kind: Kind; readonly isLast: boolean },
): string {
  const shape = kind === "relaxed" ? undefined : shapes[type];
  if (shape !== undefined) return `(${shape})`;
  return kind === "regex" || isLast ? "(.*)" : "(.*?)";
}

function outputOf({ name, type, value }: Field, matched: Expr, kind: Kind): Named {
  const whole = type === "string" ? call("text.orEmpty", [value]) : value;
  if (kind === "relaxed") return { name, expr: whole };
  const none = literal(type, type === "string" ? "" : null);
  return { name, expr: call("logic.if", [matched, whole, none], { type }) };
}
