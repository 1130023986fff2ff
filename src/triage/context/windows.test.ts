// Windows out of tables and tickets.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isoFromTicks, ticksFromIso } from "#schema";
import { type Compiled, placeOf } from "#text";
import type { MaintenanceWindow } from "./context.ts";
import { readChangeTickets } from "./tickets.ts";
import { readWindowTable } from "./windows-table.ts";

const march = { fromTicks: ticksFromIso("2026-03-01"), untilTicks: ticksFromIso("2026-04-01") };

function times(window: MaintenanceWindow | undefined): readonly string[] {
  const minute = (ticks: bigint | undefined) => isoFromTicks(ticks ?? 0n).slice(0, 16);
  return (window?.occurrences(march) ?? []).map(
    (one) => `${minute(one.fromTicks)}/${minute(one.untilTicks)}`,
  );
}

const table = (text: string) => readWindowTable({ name: "windows.csv", text });

function read<T>(compiled: Compiled<readonly T[]>): readonly T[] {
  return compiled.ok
    ? compiled.value
    : assert.fail(compiled.errors.map(({ message }) => message).join("; "));
}

function complaints(compiled: Compiled<unknown>, text: string): readonly string[] {
  const told = compiled.ok ? compiled.warnings : compiled.errors;
  return told.map(({ message, at }) => {
    const { line, column } = placeOf(text, at.start);
    return `${line}:${column} ${message}`;
  });
}

test("a table of windows is read by the names that people give its columns", () => {
  const [first, second] = read(
    table(
      [
        "Number,Short description,Planned start date,Planned end date,Time zone,Configuration item,State,RRULE",
        'CHG0412,"Upgrade, edge",2026-03-15 01:00,2026-03-15 05:00,Europe/Oslo,"brk-edge-r1; brk-edge-r2",Scheduled,',
        "night,Sundays,2026-03-01T00:00:00Z,2026-03-01T04:00:00Z,,,Approved,FREQ=WEEKLY;BYDAY=SU;COUNT=2",
      ].join("\r\n"),
    ),
  );
  assert.deepEqual(times(first), ["2026-03-15T00:00/2026-03-15T04:00"]);
  assert.equal(first?.kind, "change ticket");
  assert.deepEqual(first?.scope.devices, ["brk-edge-r1", "brk-edge-r2"]);
  assert.equal(first?.at.line, 2);
  assert.equal(second?.kind, "window");
  assert.deepEqual(times(second), [
    "2026-03-01T00:00/2026-03-01T04:00",
    "2026-03-08T00:00/2026-03-08T04:00",
  ]);
});

test("a day that is named as the end belongs to the window", () => {
  const [window] = read(table("id,start,end,zone\nfreeze,2026-03-28,2026-03-29,Europe/Oslo"));
  assert.deepEqual(times(window), ["2026-03-27T23:00/2026-03-29T22:00"]);
});

test("a table without states holds what was approved; an empty state is none", () => {
  const [bare] = read(table("id,start,end\na,2026-03-01T00:00Z,2026-03-01T01:00Z"));
  const [empty] = read(table("id,start,end,state\na,2026-03-01T00:00Z,2026-03-01T01:00Z,"));
  assert.deepEqual([bare?.isInForce, empty?.isInForce], [true, false]);
});

test("all that is wrong in a table is told, with line and column", () => {
  const text = [
    "id,start,end,zone,state,weather",
    "a,2026-03-01 00:00,2026-03-01 01:00,,Approved,",
    "b,03/15/2026,2026-03-16T00:00Z,,Approved,",
    "c,2026-03-16T00:00Z,2026-03-15T00:00Z,,Approved,",
    "d,2026-03-16T00:00Z,,CET,Perhaps,,,",
  ].join("\n");
  assert.deepEqual(complaints(table(text), text), [
    "2:3 '2026-03-01 00:00' names no zone",
    "2:20 '2026-03-01 01:00' names no zone",
    "3:3 '03/15/2026' is no time that is read",
    "4:21 ends before it starts",
    "5:1 the row is not of the columns",
  ]);
});

test("a column that is none of windows' is told and passed over", () => {
  const text = "id,start,end,ownr\na,2026-03-01T00:00Z,2026-03-01T01:00Z,x";
  assert.deepEqual(complaints(table(text), text), [
    "1:14 no column of windows is named 'ownr': it is passed over",
  ]);
});

const shown = (value: string, display_value = value) => ({ display_value, value });

const ticket = {
  number: shown("CHG0030412"),
  short_description: shown("Upgrade brk-edge-r1 to c1900-universalk9-mz.SPA.157-3.M8.bin"),
  start_date: shown("2026-03-15 00:00:00", "2026-03-15 01:00:00"),
  end_date: shown("2026-03-15 04:00:00", "2026-03-15 05:00:00"),
  state: shown("-2", "Scheduled"),
  approval: shown("approved", "Approved"),
  cmdb_ci: {
    ...shown("5f2c0000000000000000000000000042", "brk-edge-r1"),
    link: "https://itsm.example.net/x",
  },
  assignment_group: shown("0a2c0000000000000000000000000042", "Network operations"),
};

const tickets = (...records: readonly unknown[]) => JSON.stringify({ result: records }, null, 1);

test("a change request of ServiceNow is a ticket in UTC that names its device and its image", () => {
  const [window] = read(readChangeTickets({ name: "changes.json", text: tickets(ticket) }));
  assert.deepEqual(times(window), ["2026-03-15T00:00/2026-03-15T04:00"]);
  assert.equal(window?.id, "CHG0030412");
  assert.equal(window?.kind, "change ticket");
  assert.equal(window?.owner, "Network operations");
  assert.equal(window?.isInForce, true);
  assert.deepEqual(window?.scope.devices, ["brk-edge-r1"]);
  assert.deepEqual(window?.images, ["c1900-universalk9-mz.SPA.157-3.M8.bin"]);
});

test("a ticket that was not approved, or was cancelled, is not in force", () => {
  const unapproved = { ...ticket, approval: shown("requested", "Requested") };
  const cancelled = { ...ticket, state: shown("4", "Canceled") };
  const windows = read(readChangeTickets({ name: "c.json", text: tickets(unapproved, cancelled) }));
  assert.deepEqual(
    windows.map(({ isInForce }) => isInForce),
    [false, false],
  );
});

test("a ticket that tells its device by an internal id is refused", () => {
  const raw = {
    ...ticket,
    cmdb_ci: { link: "https://itsm.example.net/x", value: "5f2c0000000000000000000000000042" },
  };
  const text = tickets(raw);
  const [first] = complaints(readChangeTickets({ name: "c.json", text }), text);
  assert.match(first ?? "", /CHG0030412 tells its device by an internal id only/);
});

test("times as one user saw them are refused", () => {
  const flat = {
    number: "CHG1",
    start_date: "2026-03-15 01:00:00",
    end_date: "2026-03-15 05:00:00",
    state: "Scheduled",
    cmdb_ci: "r1",
  };
  const text = tickets(flat);
  assert.match(
    complaints(readChangeTickets({ name: "c.json", text }), text)[0] ?? "",
    /in no zone that is told/,
  );
});

test("a ticket without a device is left out, and that is said", () => {
  const { cmdb_ci: _, ...nameless } = ticket;
  const text = tickets(nameless);
  const compiled = readChangeTickets({ name: "c.json", text });
  assert.deepEqual(read(compiled), []);
  assert.match(complaints(compiled, text)[0] ?? "", /names no device/);
});

test("no JSON and no text makes a reader throw", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.json(),
        fc.string(),
        fc.array(fc.object()).map((all) => tickets(...all)),
      ),
      (text) => {
        const compiled = readChangeTickets({ name: "c.json", text });
        const rows = table(`id,start,end\n${text}`);
        return typeof compiled.ok === "boolean" && typeof rows.ok === "boolean";
      },
    ),
  );
});
