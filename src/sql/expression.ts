// An expression becomes SQL over the cells of a block. What the dialect refuses becomes a diagnostic, and the rest goes
// on.

import { Bug, unreachable } from "#bug";
import { type Call, type Expr, type Literal, signatureOf } from "#plan";
import { complain, type Diagnostic } from "#text";
import type { Cell, Dialect, Refusal, Site } from "./dialect.ts";
import { bitsOfCall, bitsOfConstant, bitsOfType } from "./magnitude.ts";
import { isTotalCall } from "./nulls.ts";
import type { OrderTerm } from "./select.ts";
import { type Code, constantOf, raw, type Sql, sql, value } from "./sql.ts";

/** What the columns of the plan are in SQL, inside one block. */
export type Cells = ReadonlyMap<string, Cell>;

export interface Scope {
  readonly dialect: Dialect;
  readonly cells: Cells;
  readonly errors: Diagnostic[];
  readonly order?: readonly OrderTerm[];
  /** The windows of aggregates, and of functions that see the whole partition in order. */
  readonly across?: { readonly framed: Sql; readonly ordered: Sql };
}

/** `filters`: where it stands, null counts as false. */
export function cellOf(expr: Expr, scope: Scope, filters = false): Cell {
  switch (expr.kind) {
    case "column":
      return scope.cells.get(expr.name) ?? { sql: raw("NULL"), total: false };
    case "literal":
      return literalCell(expr);
    case "parameter":
      return { sql: value(expr), total: true };
    case "call":
      return callCell(expr, scope, filters);
    default:
      return unreachable(expr);
  }
}

export function sqlOf(expr: Expr, scope: Scope, filters = false): Sql {
  return cellOf(expr, scope, filters).sql;
}

function literalCell(expr: Literal): Cell {
  const made = { sql: value(expr), total: expr.value !== null };
  const isWhole = typeof expr.value === "bigint";
  return isWhole ? { ...made, bits: bitsOfConstant(expr.value) } : made;
}

function callCell(call: Call, scope: Scope, filters: boolean): Cell {
  const passes = filters && (call.fn === "logic.and" || call.fn === "logic.or");
  const isTruth = call.fn === "logic.isTrue" || call.fn === "rows.countIf";
  const chooses = call.fn === "logic.if" || call.fn === "logic.case";
  const cells = call.args.map((arg, index) => {
    const isCondition = chooses && index % 2 === 0 && index < call.args.length - 1;
    return cellOf(arg, scope, passes || isTruth || isCondition);
  });
  const total = isTotalCall(
    call.fn,
    cells.map((cell) => cell.total),
  );
  const bits = bitsOfCall(
    call,
    cells.map((cell, index) => cell.bits ?? bitsOfType(call.args[index]?.type ?? "long")),
  );
  const width = bitsOfType(call.type);
  const across = signatureOf(call.fn).over !== undefined || cells.some((cell) => cell.across);
  const isOfOneType = call.args.every(({ type }) => type === call.type);
  const site = siteOf(call, cells, { scope, filters, fits: isOfOneType && bits <= width });
  return { sql: fill(site, scope), total, across, bits: Math.min(bits, width) };
}

interface Surroundings {
  readonly scope: Scope;
  readonly filters: boolean;
  readonly fits: boolean;
}

function siteOf(call: Call, cells: readonly Cell[], surroundings: Surroundings): Site {
  const { scope, filters, fits } = surroundings;
  const { across } = scope;
  const window = signatureOf(call.fn).over === "window" ? across?.ordered : across?.framed;
  return {
    call,
    args: cells.map((cell) => cell.sql),
    arg: (index) => cells[index]?.sql ?? missing(call, index),
    constant: (index) => constantOf(cells[index]?.sql),
    isTotal: (index) => cells[index]?.total ?? false,
    filters,
    fits,
    order: scope.order ?? [],
    isWindowed: window !== undefined,
    across: (aggregate) => (window === undefined ? aggregate : sql`${aggregate} OVER ${window}`),
  };
}

function missing({ fn }: Call, index: number): never {
  throw new Bug(`${fn} has no argument ${index}`);
}

function fill(site: Site, { dialect, errors }: Scope): Sql {
  const template = dialect.templates[site.call.fn];
  const made =
    typeof template === "function"
      ? template(site)
      : typeof template === "string"
        ? filled(template, site.args)
        : template;
  if (!isRefusal(made)) return made;
  const construct = `${site.call.fn}: ${made.unsupported}`;
  errors.push(complain("unsupported", site.call.at, { construct }));
  return raw("NULL");
}

export function isRefusal(made: Refusal | object): made is Refusal {
  return "unsupported" in made;
}

/** `{0}` is the first argument, `{*}` all of them with commas between. */
function filled(template: string, args: readonly Sql[]): Code {
  const pieces = [""];
  const holes: Sql[] = [];
  const write = (text: string) => pieces.push((pieces.pop() ?? "") + text);
  let rest = 0;
  for (const match of template.matchAll(/\{(\d+|\*)\}/g)) {
    write(template.slice(rest, match.index));
    const place = Number(match[1]);
    const wanted = match[1] === "*" ? args : args.slice(place, place + 1);
    wanted.forEach((arg, index) => {
      if (index > 0) write(", ");
      holes.push(arg);
      pieces.push("");
    });
    rest = match.index + match[0].length;
  }
  write(template.slice(rest));
  return { kind: "code", pieces, holes, binds: "atom" };
}
