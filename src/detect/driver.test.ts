import assert from "node:assert/strict";
import { test } from "node:test";
import { kql } from "#languages/kql";
import { spl } from "#languages/spl";
import type { Language } from "#plan";
import { catalog } from "#schema";
import { drivingScan } from "./driver.ts";

const hourMs = 3_600_000;

async function driverOf(text: string, language: Language = kql): Promise<string | undefined> {
  const compiled = await language.compile(
    { name: "rule", text },
    { catalog, missingColumns: "refuse" },
  );
  assert.ok(compiled.ok);
  return drivingScan(compiled.value, hourMs)?.scan.table;
}

const recent = "Syslog | where TimeGenerated > ago(1h) | project Computer, At = TimeGenerated";
const older = "CommonSecurityLog | project Computer, Message";

test("the left side of an outer join drives the rule where it looks back one step", async () => {
  assert.equal(await driverOf(`${recent} | join kind=leftouter (${older}) on Computer`), "Syslog");
  assert.equal(await driverOf(`${recent} | join kind=leftanti (${older}) on Computer`), "Syslog");
});

test("either side of an inner join can drive, the right side of an outer join cannot", async () => {
  assert.equal(await driverOf(`${older} | join kind=inner (${recent}) on Computer`), "Syslog");
  assert.equal(await driverOf(`${older} | join kind=leftouter (${recent}) on Computer`), undefined);
});

test("a scan that looks back further than a step, or not by time, drives nothing", async () => {
  assert.equal(
    await driverOf("Syslog | where TimeGenerated > ago(2h) | summarize count() by Computer"),
    undefined,
  );
  assert.equal(await driverOf("Syslog | summarize count() by Computer"), undefined);
});

test("a count over nothing is a row, so that no scan drives it", async () => {
  assert.equal(
    await driverOf("Syslog | where TimeGenerated > ago(1h) | summarize count()"),
    undefined,
  );
});

test("rows are told before they are put together", async () => {
  assert.equal(
    await driverOf("Syslog | where TimeGenerated > ago(1h) | summarize count() by Computer"),
    "Syslog",
  );
});

test("a row drives what is told of it beside earlier rows, where it is itself of the last step", async () => {
  const sums =
    "index=network_activity | sort 0 _time | streamstats time_window=1d count as seen by host";
  const table = "NetworkDeviceActivity";
  const isRecent = '_time > relative_time(now(), "-1h")';
  assert.equal(await driverOf(`${sums} | where seen=3 AND ${isRecent}`, spl), table);
  assert.equal(await driverOf(`${sums} | where seen=3`, spl), undefined);
  assert.equal(await driverOf(`${sums} | where seen=3 OR ${isRecent}`, spl), undefined);
});
