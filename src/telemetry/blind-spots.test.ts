import assert from "node:assert/strict";
import { test } from "node:test";
import { decodedCatalog } from "#ingest";
import { call, columnOf, type Expr, filter, scan, textLiteral } from "#plan";
import type { Rule, TelemetryWays } from "#rules";
import { type Telemetry, tableNamed, ticksFromIso } from "#schema";
import { diagnose } from "./blind-spots.ts";
import type { Device } from "./devices.ts";
import { reachOf } from "./reach.ts";

const table = decodedCatalog.get("NetworkDeviceActivity") ?? tableNamed("NetworkDeviceActivity");
const activity = scan(table.name, table.columns);
const is = (column: string, value: string): Expr =>
  call("text.equals", [columnOf(activity.schema, column), textLiteral(value)]);

function rule(telemetry: TelemetryWays, predicate?: Expr): Rule {
  return {
    ...{ id: "r", title: "r", description: "", format: "query", language: "kql", file: "r.kql" },
    ...{ query: "", severity: "medium", techniques: [], tactics: [], entities: [], details: [] },
    ...{ dataSources: [], falsePositives: [], references: [], tags: [] },
    trigger: { operator: "gt", threshold: 0 },
    telemetry,
    plan: predicate === undefined ? activity : filter(activity, predicate),
  };
}

const start = ticksFromIso("2026-11-12T00:00:00Z") ?? 0n;
const silent: Device = {
  ...{ name: "edge1", aliases: [], vendor: "Cisco", product: "IOS", family: "ios" },
  ...{ messages: 5000, firstTicks: start, lastTicks: start + 3n * 864_000_000_000n },
  ...{ clock: { synced: 5000, lost: 0, unset: 0, relay: 0 }, version: undefined, sessions: 0 },
  activities: [],
};

function spots(rules: readonly Rule[], device = silent): readonly (readonly [Telemetry, number])[] {
  const [diagnosis] = diagnose([device], rules);
  return (diagnosis?.spots ?? []).map((spot) => [spot.telemetry, spot.rules.length]);
}

test("a rule is blind where all its ways are closed", () => {
  assert.deepEqual(spots([rule([["CommandAccounting"]])]), [["CommandAccounting", 1]]);
});

test("a rule is not blind where one of its ways is open, or may be", () => {
  assert.deepEqual(spots([rule([["CommandAccounting"], ["SystemLog"]])]), [
    ["CommandAccounting", 0],
  ]);
  assert.deepEqual(spots([rule([["CommandAccounting"], ["VersionAtBoot"]])]), [
    ["CommandAccounting", 0],
  ]);
});

test("a way needs all of its kinds", () => {
  assert.deepEqual(spots([rule([["CommandAccounting", "SystemLog"]])]), [["CommandAccounting", 1]]);
});

test("a rule that speaks of another product is not blind here", () => {
  const ways = [["CommandAccounting"]] as const;
  assert.deepEqual(spots([rule(ways, is("Product", "ASA"))]), [["CommandAccounting", 0]]);
  assert.deepEqual(spots([rule(ways, is("Product", "IOS"))]), [["CommandAccounting", 1]]);
});

test("a device of no known vendor has no blind spots", () => {
  const server = { ...silent, vendor: "", product: "", family: undefined };
  assert.deepEqual(diagnose([server], [rule([["CommandAccounting"]])]), []);
});

test("what a rule without tags needs follows from its filters", () => {
  const ways = (predicate: Expr) => reachOf(rule([], predicate))?.ways;
  assert.deepEqual(ways(is("Channel", "ConfigLog")), [["ConfigLog"]]);
  assert.deepEqual(ways(is("Activity", "Restarted")), [["BootLog"]]);
  assert.equal(
    reachOf({ ...rule([]), plan: scan("Syslog", tableNamed("Syslog").columns) }),
    undefined,
  );
});
