// A plan becomes the same plan without the columns that nobody reads.

import { unreachable } from "#bug";
import {
  aggregate,
  boundsOf,
  columnsRead,
  type Expr,
  filter,
  type Join,
  join,
  type Limit,
  limitPer,
  type Named,
  type Plan,
  project,
  scan,
  select,
  sort,
  union,
  unnest,
  window,
} from "#plan";

type Names = ReadonlySet<string>;

/** The rows, their order and the plan's own columns stay what they are. */
export function prune(plan: Plan): Plan {
  return narrowed(plan, new Set(plan.schema.map(({ name }) => name)));
}

/** `needed`: the columns that are read above; others may stay. */
function narrowed(plan: Plan, needed: Names): Plan {
  switch (plan.kind) {
    case "values":
    case "sequence":
      return plan;
    case "scan":
      return scan(
        plan.table,
        plan.schema.filter(({ name }) => needed.has(name)),
        plan.at,
      );
    case "filter":
      return filter(narrowed(plan.input, plus(needed, [plan.predicate])), plan.predicate, plan.at);
    case "project": {
      const columns = kept(plan.columns, needed);
      return project(narrowed(plan.input, readBy(columns)), columns, plan.at);
    }
    case "aggregate": {
      const { keys } = plan;
      const measures = kept(plan.measures, needed);
      const input = narrowed(plan.input, readBy([...keys, ...measures]));
      return aggregate(input, { keys, measures }, plan.at);
    }
    case "window": {
      const columns = kept(plan.columns, needed);
      const exprs = [
        ...columns.map(({ expr }) => expr),
        ...plan.partition,
        ...plan.order.map(({ expr }) => expr),
        ...boundsOf(plan.frame),
      ];
      return window(narrowed(plan.input, plus(needed, exprs)), { ...plan, columns }, plan.at);
    }
    case "unnest":
      return unnest(narrowed(plan.input, plus(needed, [plan.items])), plan, plan.at);
    case "sort": {
      const exprs = plan.keys.map(({ expr }) => expr);
      return sort(narrowed(plan.input, plus(needed, exprs)), plan.keys, plan.at);
    }
    case "limit":
      return limited(plan, needed);
    case "join":
      return narrowedJoin(plan, needed);
    case "union": {
      const wanted = plan.schema.filter(({ name }) => needed.has(name)).map(({ name }) => name);
      const inputs = plan.inputs.map((input) => select(narrowed(input, needed), wanted));
      return union(inputs, plan.at);
    }
    default:
      return unreachable(plan);
  }
}

function limited(plan: Limit, needed: Names): Plan {
  return limitPer(narrowed(plan.input, plus(needed, plan.per)), plan, plan.at);
}

function narrowedJoin(plan: Join, needed: Names): Plan {
  const lefts = plan.on.map((key) => key.left);
  const rights = plan.on.map((key) => key.right);
  const left = narrowed(plan.left, plus(needed, lefts));
  const right = narrowed(plan.right, plus(needed, rights));
  return join({ ...plan, left, right }, plan.at);
}

const kept = (columns: readonly Named[], needed: Names): Named[] =>
  columns.filter(({ name }) => needed.has(name));

const readBy = (columns: readonly Named[]): Names =>
  plus(
    new Set(),
    columns.map(({ expr }) => expr),
  );

function plus(needed: Names, exprs: readonly Expr[]): Names {
  return new Set([...needed, ...exprs.flatMap(columnsRead).map(({ name }) => name)]);
}
