// make-series: for each group the aggregates of every step of an axis, as arrays; a step without rows has the default.

import {
  aggregate,
  and,
  call,
  column,
  columnOf,
  type Expr,
  extend,
  filter,
  join,
  literal,
  longLiteral,
  type Named,
  type Plan,
  project,
  sequence,
  sort,
} from "#plan";
import type { Column, ScalarType } from "#schema";
import { coerce } from "../coerce.ts";
import { type Frame, Rows } from "../rows.ts";
import { list, part, type Syntax } from "../syntax.ts";
import { namedAs, type Operator, oneRow, refuseTable } from "./operator.ts";
import { Measures } from "./summarize.ts";

export const makeSeries: Operator = {
  keyword: "make-series",
  bind(node, input, frame) {
    const axis = axisOf(node, input, frame);
    if (axis === undefined) {
      return refuseTable(node, frame, "make-series without from and to", "from … to … step …");
    }
    return seriesOf(node, axis, frame);
  },
};

interface Axis {
  /** The rows inside of it, with the step that each belongs to. */
  readonly rows: Plan;
  readonly bin: Expr;
  /** All steps, in one column. */
  readonly steps: Plan;
  readonly type: ScalarType;
}

function axisOf(node: Syntax, input: Plan, frame: Frame): Axis | undefined {
  const on = part(part(node, "OnClause") ?? node, "Expression");
  const range = part(node, "RangeClause");
  const bound = (clause: string) => part(part(range ?? node, clause) ?? node, "Expression");
  const [from, to, step] = [
    bound("MakeSeriesFromClause"),
    bound("MakeSeriesToClause"),
    bound("MakeSeriesStepClause"),
  ];
  if (on === undefined || from === undefined || to === undefined || step === undefined) {
    return undefined;
  }
  const rows = Rows.of(frame, input);
  const single = Rows.of(frame, oneRow());
  const place = rows.scalar(on);
  const { type } = place;
  if (type !== "datetime" && type !== "long" && type !== "int" && type !== "real") return undefined;
  const stride = type === "datetime" ? "timespan" : type;
  const ends = { from: coerce(single.scalar(from), type), to: coerce(single.scalar(to), type) };
  const size = coerce(single.scalar(step), stride);
  const inside = and([
    call("value.atLeast", [place, ends.from]),
    call("value.less", [place, ends.to]),
  ]);
  const name = frame.binding.freshName("step");
  const all = sequence({ name, ...ends, step: size }, node.at);
  const steps = filter(all, call("value.less", [columnOf(all.schema, name), ends.to]));
  const kept = filter(rows.input, inside, node.at);
  return { rows: kept, bin: binned(place, ends.from, size), steps, type };
}

/** The step that a place belongs to, counted from the axis' beginning. */
function binned(place: Expr, from: Expr, size: Expr): Expr {
  if (place.type === "datetime") {
    const distance = call("span.bin", [call("time.between", [place, from]), size]);
    return call("time.add", [from, distance]);
  }
  const { type } = place;
  const distance = call("number.subtract", [place, from], { type });
  return call("number.add", [from, call("number.bin", [distance, size], { type })], { type });
}

function seriesOf(node: Syntax, axis: Axis, frame: Frame): Plan {
  const written = list(node, "Aggregates");
  const by = part(node, "ByClause");
  const byNodes = by === undefined ? [] : list(by, "Expressions");
  const columns = node.columns ?? [];
  const keyColumns = columns.slice(0, byNodes.length);
  const seriesColumns = columns.slice(byNodes.length, -1);
  const axisColumn = columns.at(-1);
  if (axisColumn === undefined || seriesColumns.length !== written.length) {
    return refuseTable(node, frame, "this form of make-series");
  }
  const rows = Rows.of(frame, axis.rows);
  const keys = namedAs(
    keyColumns,
    byNodes.map((each) => rows.scalar(each)),
  );
  const bin = { name: frame.binding.freshName("bin"), expr: axis.bin };
  const measures = new Measures(frame, rows.input, [...keys, bin]);
  const values = written.flatMap((each) => measures.of(part(each, "Expression") ?? each));
  const named = values.map((value, index): Column => {
    return { name: `$series${index}`, type: value.type };
  });
  const groups = measures.plan(
    [...keyColumns, { name: bin.name, type: axis.type }, ...named],
    values,
    node,
  );
  const filled = grid(groups, axis, { keys: keyColumns, bin: bin.name });
  const single = Rows.of(frame, oneRow());
  const defaults = written.map((each, index) => {
    const given = part(part(each, "DefaultExpression") ?? each, "Expression");
    const isGiven = part(each, "DefaultExpression") !== undefined && given !== undefined;
    const value = isGiven ? single.scalar(given) : longLiteral(0);
    return coerce(value, named[index]?.type ?? "long");
  });
  return collected(filled, {
    axis,
    keyColumns,
    seriesColumns,
    axisColumn,
    named,
    defaults,
    node,
    bin,
  });
}

interface Joined {
  readonly keys: readonly Column[];
  readonly bin: string;
}

/** Every group at every step, with its measures where it has rows. */
function grid(groups: Plan, axis: Axis, { keys, bin }: Joined): Plan {
  const one: Named = { name: "$all", expr: longLiteral(1) };
  const distinct = aggregate(groups, {
    keys: [one, ...keys.map((key) => ({ name: `$of ${key.name}`, expr: column(key) }))],
    measures: [],
  });
  const places = join({
    join: "inner",
    left: distinct,
    right: axis.steps,
    on: [],
    nullsMeet: true,
  });
  const step = axis.steps.schema[0];
  const on = [
    ...keys.map((key) => ({
      left: columnOf(places.schema, `$of ${key.name}`),
      right: column(key),
    })),
    ...(step === undefined ? [] : [{ left: column(step), right: columnOf(groups.schema, bin) }]),
  ];
  return join({ join: "left", left: places, right: groups, on, nullsMeet: true });
}

interface Collecting {
  readonly axis: Axis;
  readonly keyColumns: readonly Column[];
  readonly seriesColumns: readonly Column[];
  readonly axisColumn: Column;
  readonly named: readonly Column[];
  readonly defaults: readonly Expr[];
  readonly node: Syntax;
  readonly bin: Named;
}

function collected(filled: Plan, parts: Collecting): Plan {
  const { axis, keyColumns, seriesColumns, axisColumn, named, defaults, node, bin } = parts;
  const isAbsent = call("value.isNull", [columnOf(filled.schema, bin.name)]);
  const complete = extend(
    filled,
    named.map((each, index) => {
      const otherwise = defaults[index] ?? literal(each.type, null);
      const values = [isAbsent, otherwise, column(each)];
      return { name: each.name, expr: call("logic.if", values, { type: each.type }) };
    }),
  );
  const step = axis.steps.schema[0];
  if (step === undefined) return complete;
  const key = { expr: column(step), descending: false, nulls: "last" } as const;
  const ordered = sort(complete, [key], node.at);
  const listOf = (each: Column) => call("rows.listWithNulls", [column(each)]);
  const grouped = aggregate(ordered, {
    keys: [
      { name: "$all", expr: columnOf(ordered.schema, "$all") },
      ...keyColumns.map(({ name, type }) => ({
        name,
        expr: column({ name: `$of ${name}`, type }),
      })),
    ],
    measures: [
      ...seriesColumns.map(({ name }, index) => {
        const each = named[index];
        return { name, expr: listOf(each ?? step) };
      }),
      { name: axisColumn.name, expr: listOf(step) },
    ],
  });
  const shown = [...keyColumns, ...seriesColumns, axisColumn].map(({ name }) => {
    return { name, expr: columnOf(grouped.schema, name) };
  });
  return project(grouped, shown, node.at);
}
