import assert from "node:assert/strict";
import { test } from "node:test";
import {
  aggregate,
  call,
  columnOf,
  join,
  type Plan,
  printPlan,
  scan,
  select,
  traceOrigin,
  union,
  window,
} from "./index.ts";

const logs = scan("Logs", [
  { name: "Host", type: "string" },
  { name: "Text", type: "string" },
]);
const hosts = select(logs, ["Host"]);

const withoutOrigin = ({ schema }: Plan, name: string) =>
  schema.filter((column) => column.name !== name);

test("a group has the rows of all that fell into it", () => {
  const groups = aggregate(logs, {
    keys: [{ name: "Host", expr: columnOf(logs.schema, "Host") }],
    measures: [{ name: "Count", expr: call("rows.count", []) }],
  });
  assert.equal(
    printPlan(traceOrigin(groups).plan),
    [
      "aggregate [Host] [Count: rows.count(), _Origin: rows.joinDistinct(_Origin)]",
      "  project [Host, Text, _Origin: _ItemId]",
      "    scan Logs",
    ].join("\n"),
  );
});

test("a joined row has the rows of both sides", () => {
  const right = select(logs, ["Text"]);
  const on = [{ left: columnOf(hosts.schema, "Host"), right: columnOf(right.schema, "Text") }];
  const joined = join({ join: "left", left: hosts, right, on, nullsMeet: true });
  const { plan, column } = traceOrigin(joined);
  assert.match(
    printPlan(plan).split("\n")[0] ?? "",
    /_Origin: text\.concat\(text\.orEmpty\(_Origin\), " ", text\.orEmpty\(_Origin\.right\)\)/,
  );
  assert.deepEqual(withoutOrigin(plan, column), joined.schema);
});

test("the other columns stay in place, also where a union counts positions", () => {
  const number = { name: "Number", expr: call("row.number", []) };
  const numbered = window(logs, { columns: [number] });
  const both = union([numbered, numbered]);
  const { plan, column } = traceOrigin(both);
  assert.deepEqual(plan.schema, [...both.schema, { name: column, type: "string" }]);
});

test("the column's name is one that the query does not use", () => {
  const taken = scan("Logs", [{ name: "_Origin", type: "string" }]);
  assert.equal(traceOrigin(taken).column, "_Origin_");
});
