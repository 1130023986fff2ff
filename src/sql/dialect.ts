// What a dialect supplies: types, quoting and the rendering of each function of the plan. All else is the same SQL.

import type { Call, Families, FunctionName } from "#plan";
import type { Scalar, ScalarType } from "#schema";
import type { OrderTerm, Source } from "./select.ts";
import type { Sql } from "./sql.ts";

/** A call that is to become SQL: its arguments already are. */
export interface Site {
  readonly call: Call;
  readonly args: readonly Sql[];
  /** The argument at that place; a Bug where there is none. */
  arg(index: number): Sql;
  /** The constant at that place, undefined where it is known only by its column. */
  constant(index: number): Scalar | undefined;
  /** Whether that argument is never null. */
  isTotal(index: number): boolean;
  /** Arithmetic that cannot leave the width of its type, which all arguments have. */
  readonly fits: boolean;
  /** The caller does not tell null from false. */
  readonly filters: boolean;
  /** The order that the input's rows have, for functions that depend on it; empty where they have none. */
  readonly order: readonly OrderTerm[];
  /** It stands in a window. */
  readonly isWindowed: boolean;
  /** What an aggregate call must carry in a window (` OVER (…)`), nothing elsewhere. */
  across(aggregate: Sql): Sql;
}

/** What a column is in SQL. */
export interface Cell {
  readonly sql: Sql;
  /** Never null. */
  readonly total: boolean;
  /** An aggregate or a window function stands in it. */
  readonly across?: boolean;
  /** Of a whole number: -2^bits is its least, 2^bits - 1 its greatest value. Absent: the width of its type. */
  readonly bits?: number;
}

export interface Refusal {
  readonly unsupported: string;
}

/** `lower({0})`: a call, or a text that is otherwise closed; operators are functions of the site. */
export type Template = string | ((site: Site) => Sql | Refusal) | Refusal;

export type FamilyTemplates<F extends keyof Families> = {
  readonly [Name in keyof Families[F]]: Template;
};

export type Templates = { readonly [F in FunctionName]: Template };

/** Several values as one, to travel through one aggregate. */
export interface Packing {
  pack(fields: ReadonlyMap<string, Sql>): Sql;
  field(packed: Sql, name: string): Sql;
}

export interface RowAt {
  readonly row: Sql;
  readonly key: Cell;
  /** As a site's. */
  across(aggregate: Sql): Sql;
}

/** From, to and step as SQL of one type. */
export interface Series {
  readonly from: Sql;
  readonly to: Sql;
  readonly step: Sql;
}

/** What a SELECT shows to give one row for each element of an array, in order. */
export interface Elements {
  readonly item: Sql;
  /** Counted from 0. */
  readonly place: Sql;
}

export interface Dialect {
  readonly name: string;
  readonly types: { readonly [T in ScalarType]: string };
  readonly templates: Templates;
  readonly packing: Packing;
  /** The row whose key is greatest or least; nulls lose; the first row where all keys are null. */
  rowAt(extreme: "least" | "greatest", parts: RowAt): Sql;
  series(
    parts: Series,
    type: ScalarType,
  ): { readonly source: Source; readonly item: Sql } | Refusal;
  elements(array: Sql): Elements;
  /** An element as a value: what stands for null inside an array becomes null. */
  elementValue(item: Sql): Sql;
  quote(identifier: string): string;
  /** The text that stands for the parameter of that number, from 1. */
  placeholder(index: number, type: ScalarType): string;
  /** Constants that need no parameter: null, true, false; undefined for all others. */
  keyword(value: Scalar, type: ScalarType): string | undefined;
}
