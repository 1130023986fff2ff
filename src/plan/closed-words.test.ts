import assert from "node:assert/strict";
import { test } from "node:test";
import { catalog, tableNamed } from "#schema";
import {
  call,
  columnOf,
  type Expr,
  extend,
  filter,
  join,
  literal,
  type Plan,
  project,
  scan,
  textLiteral,
  union,
  wordsNeverSaid,
} from "./index.ts";

const scanned = (name: "NetworkDeviceActivity" | "CommonSecurityLog") =>
  scan(
    name,
    tableNamed(name).columns.map(({ name: column, type }) => ({ name: column, type })),
  );
const activity = scanned("NetworkDeviceActivity");

const told = (plan: Plan) =>
  wordsNeverSaid(plan, catalog).map(({ message, hint }) => [message, hint]);

const asked = (input: Plan, subject: Expr, ...words: string[]) =>
  filter(input, call("text.isOneOf", [subject, ...words.map((word) => textLiteral(word))]));

test("each wrong word is told, with the closest that is right", () => {
  const subject = columnOf(activity.schema, "Activity");
  assert.deepEqual(told(asked(activity, subject, "Restartd", "Restarted", "Zzz")), [
    [
      '"Restartd" can never match: it is none of the words of Activity',
      "'Restarted' is the closest",
    ],
    [
      '"Zzz" can never match: it is none of the words of Activity',
      told(asked(activity, subject, "Zzz"))[0]?.[1],
    ],
  ]);
  assert.match(told(asked(activity, subject, "Zzz"))[0]?.[1] ?? "", /^they are: CommandExecuted, /);
});

test("a column that another table fills too may hold anything", () => {
  const legs = [activity, scanned("CommonSecurityLog")].map((leg) =>
    project(leg, [{ name: "Activity", expr: columnOf(leg.schema, "Activity") }]),
  );
  const both = union(legs);
  assert.deepEqual(told(asked(both, columnOf(both.schema, "Activity"), "Restartd")), []);
  const own = union(legs.slice(0, 1));
  assert.equal(told(asked(own, columnOf(own.schema, "Activity"), "Restartd")).length, 1);
});

test("what stands in for a missing word may be anything", () => {
  const present = call("loose.present", [columnOf(activity.schema, "TransferDirection")]);
  const either = call("value.coalesce", [present, columnOf(activity.schema, "Message")], {
    type: "string",
  });
  const made = extend(activity, [{ name: "Way", expr: either }]);
  assert.deepEqual(told(asked(made, columnOf(made.schema, "Way"), "Up")), []);
});

test("a word for what a join's other side lacks can be met", () => {
  const named = (name: string) =>
    project(activity, [{ name, expr: columnOf(activity.schema, "Channel") }]);
  const joined = join({
    join: "left",
    left: named("a"),
    right: named("b"),
    on: [],
    nullsMeet: false,
  });
  const orNone = call("value.coalesce", [columnOf(joined.schema, "b"), textLiteral("none")], {
    type: "string",
  });
  assert.deepEqual(told(asked(joined, orNone, "none")), []);
  assert.equal(told(asked(joined, orNone, "nobody")).length, 1);
  assert.deepEqual(told(asked(joined, literal("string", null), "x")), []);
});
