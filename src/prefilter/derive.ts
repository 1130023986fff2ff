// A plan becomes the need of the frames that can change its answer. A need comes only from filters between the scan and
// the first node that looks across rows (limit, aggregate, window, join).

import { unreachable } from "#bug";
import { columnsRead, type Expr, type Join, mapExpr, type Named, type Plan } from "#plan";
import type { Catalog, Schema } from "#schema";
import { needOfMakings } from "./making.ts";
import { allOf, anyOf, type Need, never, nothing } from "./need.ts";
import { needOfPredicate } from "./predicate.ts";

export function deriveNeed(plan: Plan, catalog: Catalog): Need {
  return derive(plan, [], { catalog, legsOf: bothSides });
}

/**
 * What at least one frame must hold so that the plan gives any row: of a join, the side that brings its rows is enough.
 * Other frames may still change what the rows are. A plan that gives rows of nothing is not to be asked about.
 */
export function deriveDriverNeed(plan: Plan, catalog: Catalog): Need {
  return derive(plan, [], { catalog, legsOf: bringingSides });
}

interface Derivation {
  readonly catalog: Catalog;
  readonly legsOf: (join: Join) => readonly Plan[];
}

const bothSides = ({ left, right }: Join): readonly Plan[] => [left, right];

function bringingSides({ join, left, right }: Join): readonly Plan[] {
  if (join === "full") return [left, right];
  return join === "right" ? [right] : [left];
}

/** `predicates` hold on the plan's rows and are written in its columns. */
function derive(plan: Plan, predicates: readonly Expr[], derivation: Derivation): Need {
  switch (plan.kind) {
    case "scan": {
      const table = derivation.catalog.get(plan.table);
      if (table === undefined) return nothing;
      if (table.exportedOnly === true) return never;
      return allOf([
        needOfMakings(predicates, table),
        ...predicates.map((predicate) => needOfPredicate(predicate, table)),
      ]);
    }
    case "values":
    case "sequence":
      return never;
    case "filter":
      return derive(plan.input, [...predicates, plan.predicate], derivation);
    case "project":
      return derive(plan.input, predicates.map(inlining(plan.columns)), derivation);
    case "sort":
      return derive(plan.input, predicates, derivation);
    case "union":
      return anyOf(plan.inputs.map((input) => derive(input, predicates, derivation)));
    case "unnest": {
      const kept = predicates.filter((predicate) => readsOnly(predicate, plan.input.schema));
      return derive(plan.input, kept, derivation);
    }
    case "aggregate":
    case "window":
    case "limit":
      return derive(plan.input, [], derivation);
    case "join":
      return anyOf(derivation.legsOf(plan).map((leg) => derive(leg, [], derivation)));
    default:
      return unreachable(plan);
  }
}

/** Rewrites an expression over a projection's output into one over its input. */
function inlining(columns: readonly Named[]): (expr: Expr) => Expr {
  const definitions = new Map(columns.map(({ name, expr }) => [name, expr]));
  return (expr) =>
    mapExpr(expr, (part) => (part.kind === "column" ? (definitions.get(part.name) ?? part) : part));
}

const readsOnly = (predicate: Expr, schema: Schema): boolean =>
  columnsRead(predicate).every(({ name }) => schema.some((column) => column.name === name));
