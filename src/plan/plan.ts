// The one meaning of a query: relational algebra over named, typed columns. Plain values, built by build.ts.

import type { Scalar, Schema } from "#schema";
import type { Span } from "#text";
import type { Expr, Named } from "./expr.ts";

export type Plan =
  | Scan
  | Values
  | Sequence
  | Filter
  | Project
  | Aggregate
  | Window
  | Sort
  | Limit
  | Join
  | Union
  | Unnest;

/** What every node tells of its rows. */
interface Relation {
  readonly schema: Schema;
  readonly at: Span;
}

/** The rows of a table; `schema` holds the columns that the query can see. No order. */
export interface Scan extends Relation {
  readonly kind: "scan";
  readonly table: string;
}

/** Rows written in the query, in order. */
export interface Values extends Relation {
  readonly kind: "values";
  readonly rows: readonly (readonly Scalar[])[];
}

/** One column from `from` up to and including `to` by `step`, in order; empty where the step leads away. */
export interface Sequence extends Relation {
  readonly kind: "sequence";
  readonly from: Expr;
  readonly to: Expr;
  readonly step: Expr;
}

/** Keeps the rows of which the predicate is true: neither false nor null. */
export interface Filter extends Relation {
  readonly kind: "filter";
  readonly input: Plan;
  readonly predicate: Expr;
}

/** The complete list of output columns, in order, each computed from the input's. */
export interface Project extends Relation {
  readonly kind: "project";
  readonly input: Plan;
  readonly columns: readonly Named[];
}

/** One row for each distinct combination of keys (nulls are one value); one row in all where there are no keys. */
export interface Aggregate extends Relation {
  readonly kind: "aggregate";
  readonly input: Plan;
  readonly keys: readonly Named[];
  readonly measures: readonly Named[];
}

/** Adds columns that look across rows; their calls are window functions or aggregates over a frame of the partition. */
export interface Window extends Relation {
  readonly kind: "window";
  readonly input: Plan;
  readonly columns: readonly Named[];
  readonly partition: readonly Expr[];
  /** Empty: the input's order. */
  readonly order: readonly SortKey[];
  readonly frame: Frame;
}

/** Which rows of a row's partition its aggregates see; window functions see them all. */
export type Frame =
  | { readonly kind: "all" }
  /** The row itself, and the rows before it in the order: `reach` of them (long, never null or negative), else all. */
  | { readonly kind: "through"; readonly reach?: Expr }
  /** As `through`, but without the row itself. */
  | { readonly kind: "before"; readonly reach?: Expr }
  /** Rows whose key (a long, never null) is at least `by` less than the row's own, whatever the order. */
  | { readonly kind: "below"; readonly key: Expr; readonly by: bigint };

export interface SortKey {
  readonly expr: Expr;
  readonly descending: boolean;
  readonly nulls: "first" | "last";
}

/**
 * Orders rows; rows with equal keys keep the input's order. Filter, project, window, limit and unnest keep one.
 */
export interface Sort extends Relation {
  readonly kind: "sort";
  readonly input: Plan;
  readonly keys: readonly SortKey[];
}

/** The first `count` rows in the input's order; of each combination of `per` where that is not empty. */
export interface Limit extends Relation {
  readonly kind: "limit";
  readonly input: Plan;
  readonly count: number;
  readonly per: readonly Expr[];
}

/**
 * Left columns, then right columns; the names of the two sides are disjoint. `semi` and `anti` give the left side only.
 * Rows meet where every pair of `on` is the same. In outer joins the missing side's columns are null.
 */
export interface Join extends Relation {
  readonly kind: "join";
  readonly join: "inner" | "left" | "right" | "full" | "semi" | "anti";
  readonly left: Plan;
  readonly right: Plan;
  readonly on: readonly JoinKey[];
  /** Whether a null key meets a null key (Kusto) or nothing (Splunk, SQL). */
  readonly nullsMeet: boolean;
}

export interface JoinKey {
  readonly left: Expr;
  readonly right: Expr;
}

/**
 * For each row one row for each element of the array `items`: behind the input's columns the element and its place,
 * counted from 0. A row whose array is null or empty goes. Keeps the input's order, elements in theirs.
 */
export interface Unnest extends Relation {
  readonly kind: "unnest";
  readonly input: Plan;
  /** Of type dynamic. */
  readonly items: Expr;
  readonly item: string;
  readonly place: string;
}

/** All rows of all inputs, whose schemas are equal; duplicates stay, no order. */
export interface Union extends Relation {
  readonly kind: "union";
  readonly inputs: readonly Plan[];
}
