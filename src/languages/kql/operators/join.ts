// join and lookup: rows of two tables that agree on their keys. A null key meets a null key.

import { call, columnOf, type Expr, type JoinKey, join, limitPer, type Plan, project } from "#plan";
import type { Column } from "#schema";
import { comparable } from "../comparisons.ts";
import type { Frame } from "../rows.ts";
import { list, part, type Syntax } from "../syntax.ts";
import { noRows, type Operator, parameterOf, refuseTable, renamed } from "./operator.ts";

interface Kind {
  readonly join: "inner" | "left" | "right" | "full" | "semi" | "anti";
  /** The rows that are kept are the right table's. */
  readonly ofRight?: true;
  /** One left row for each key. */
  readonly unique?: true;
}

const kinds: Readonly<Record<string, Kind>> = {
  innerunique: { join: "inner", unique: true },
  inner: { join: "inner" },
  leftouter: { join: "left" },
  rightouter: { join: "right" },
  fullouter: { join: "full" },
  leftsemi: { join: "semi" },
  rightsemi: { join: "semi", ofRight: true },
  leftanti: { join: "anti" },
  leftantisemi: { join: "anti" },
  anti: { join: "anti" },
  rightanti: { join: "anti", ofRight: true },
  rightantisemi: { join: "anti", ofRight: true },
};

export const joinTables: Operator = {
  keyword: "join",
  bind(node, input, frame) {
    const kind = kinds[parameterOf(node, "kind") ?? "innerunique"];
    const sides = sidesOf(node, input, frame);
    const clause = part(node, "ConditionClause");
    if (kind === undefined || sides === undefined || clause === undefined) {
      return refuseTable(node, frame, "this form of join", "join kind=inner (…) on key");
    }
    return joined({ node, frame, kind, ...sides, clause });
  },
};

export const lookup: Operator = {
  keyword: "lookup",
  bind(node, input, frame) {
    const kind = kinds[parameterOf(node, "kind") ?? "leftouter"];
    const sides = sidesOf(node, input, frame);
    const clause = part(node, "LookupClause");
    if (kind === undefined || sides === undefined || clause === undefined) {
      return refuseTable(node, frame, "this form of lookup", "lookup (…) on key");
    }
    return joined({ node, frame, kind, ...sides, clause, dropsRightKeys: true });
  },
};

interface Sides {
  readonly left: Plan;
  readonly right: Plan;
}

function sidesOf(node: Syntax, left: Plan, frame: Frame): Sides | undefined {
  const source = part(node, "Expression");
  if (source === undefined) return undefined;
  return { left, right: frame.binding.table(source, frame) };
}

interface Joining extends Sides {
  readonly node: Syntax;
  readonly frame: Frame;
  readonly kind: Kind;
  readonly clause: Syntax;
  readonly dropsRightKeys?: true;
}

function joined(parts: Joining): Plan {
  const { node, frame, kind, left, right } = parts;
  const pairs = keysOf(parts);
  if (pairs === undefined) return noRows(node);
  if (kind.join === "semi" || kind.join === "anti") return oneSided(parts, pairs);
  const apart = renamed(
    right,
    right.schema.map(() => frame.binding.freshName("right")),
  );
  const on = pairs.map((pair) => typedKey(pair, left, apart, right));
  const source =
    kind.unique === true
      ? limitPer(left, { count: 1, per: on.map((key) => key.left) }, node.at)
      : left;
  const both = join({ join: kind.join, left: source, right: apart, on, nullsMeet: true }, node.at);
  const dropped = new Set(parts.dropsRightKeys === true ? pairs.map((pair) => pair.right) : []);
  const kept = apart.schema.filter((_, index) => !dropped.has(right.schema[index]?.name ?? ""));
  const sources = [...left.schema, ...kept];
  const outputs = (node.columns ?? []).map(({ name }, index) => {
    const from = sources[index];
    const fromLeft = index < left.schema.length;
    return { name, expr: present(both, from, mayMiss(kind, fromLeft)) };
  });
  return project(both, outputs, node.at);
}

const mayMiss = ({ join: way }: Kind, fromLeft: boolean): boolean =>
  way === "full" || way === (fromLeft ? "right" : "left");

/** Text that an outer join leaves out reads as "", all else as null. */
function present(plan: Plan, from: Column | undefined, missing: boolean): Expr {
  const expr = columnOf(plan.schema, from?.name ?? "");
  return missing && expr.type === "string" ? call("text.orEmpty", [expr]) : expr;
}

function oneSided({ kind, left, right, node }: Joining, pairs: readonly Pair[]): Plan {
  const on = pairs.map((pair) => {
    const [a, b] = comparable([
      columnOf(left.schema, pair.left),
      columnOf(right.schema, pair.right),
    ]);
    return kind.ofRight === true ? { left: b, right: a } : { left: a, right: b };
  });
  const [kept, other] = kind.ofRight === true ? [right, left] : [left, right];
  return join({ join: kind.join, left: kept, right: other, on, nullsMeet: true }, node.at);
}

interface Pair {
  readonly left: string;
  readonly right: string;
}

function typedKey(pair: Pair, left: Plan, apart: Plan, right: Plan): JoinKey {
  const index = right.schema.findIndex(({ name }) => name === pair.right);
  const name = apart.schema[index]?.name ?? pair.right;
  const [a, b] = comparable([columnOf(left.schema, pair.left), columnOf(apart.schema, name)]);
  return { left: a, right: b };
}

/** `on k` and `on $left.a == $right.b`, any number of them; undefined where one is neither. */
function keysOf({ clause, frame }: Joining): readonly Pair[] | undefined {
  const written = list(clause, "Expressions").flatMap(conjuncts);
  const pairs = written.map((each) => {
    const pair = pairOf(each);
    if (pair === undefined) {
      frame.binding.notes.refuse(each.at, "this join condition", "$left.a == $right.b");
    }
    return pair;
  });
  const found = pairs.filter((pair) => pair !== undefined);
  return found.length === pairs.length ? found : undefined;
}

function conjuncts(node: Syntax): Syntax[] {
  const sides = [part(node, "Left"), part(node, "Right")];
  if (node.kind !== "AndExpression") return [node];
  return sides.flatMap((side) => (side === undefined ? [] : conjuncts(side)));
}

function pairOf(node: Syntax): Pair | undefined {
  if (node.kind === "ParenthesizedExpression") {
    const inner = part(node, "Expression");
    return inner === undefined ? undefined : pairOf(inner);
  }
  if (node.kind === "NameReference" && node.name !== undefined) {
    return { left: node.name, right: node.name };
  }
  if (node.kind !== "EqualExpression") return undefined;
  const sides = [part(node, "Left"), part(node, "Right")].map(sideOf);
  const left = sides.find((side) => side?.of === "$left");
  const right = sides.find((side) => side?.of === "$right");
  return left === undefined || right === undefined
    ? undefined
    : { left: left.name, right: right.name };
}

function sideOf(node: Syntax | undefined) {
  if (node?.kind !== "PathExpression") return undefined;
  const of = part(node, "Expression")?.name;
  const name = part(node, "Selector")?.name;
  return of === undefined || name === undefined ? undefined : { of, name };
}
