import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Scalar, tableNamed } from "#schema";
import { recognise } from "./activities/index.ts";
import { type ExportedReading, readSecurityRow, readSyslogRow } from "./exported-reading.ts";
import { formats } from "./formats/index.ts";

type Row = Readonly<Record<string, Scalar>>;
type Read = (row: Row) => ExportedReading | undefined;

const readers: readonly (readonly ["Syslog" | "CommonSecurityLog", Read])[] = [
  ["Syslog", (row) => readSyslogRow(row, formats)],
  ["CommonSecurityLog", (row) => readSecurityRow(row, formats)],
];

const vendors = fc.constantFrom("Cisco", "Fortinet", "Palo Alto Networks", "Example", "");
const ids = fc.constantFrom(
  "111010",
  "32202",
  "0100032001",
  "general",
  "SYSTEM",
  "auth",
  "__proto__",
);
const anyCell = fc.oneof(
  vendors,
  ids,
  fc.string({ unit: "binary" }),
  fc.bigInt(0n, 1n << 62n),
  fc.constantFrom("a=1;b=;=c;__proto__=x;", "%ASA-5-111010:", "module=upgrade;PanOSModule=upgrade"),
);

test("no row of an export makes the reader or a recogniser throw", () => {
  for (const [table, read] of readers) {
    const columns = tableNamed(table).columns.map(({ name }) => name);
    const row = fc.dictionary(fc.constantFrom(...columns), anyCell);
    const told = fc.record({ DeviceVendor: vendors, DeviceEventClassID: ids });
    fc.assert(
      fc.property(row, told, (cells, named) => {
        const exported = read({ ...cells, ...named });
        if (exported !== undefined) recognise(exported);
      }),
    );
  }
});

test("columns are CEF's keys again, and what had no column keeps the sender's name", () => {
  const exported = readSecurityRow(
    {
      DeviceVendor: "Fortinet",
      DeviceProduct: "Fortigate",
      DeviceVersion: "v7.2.8",
      DeviceEventClassID: "32202",
      DestinationUserName: "ops",
      SourcePort: 22n,
      AdditionalExtensions: "FTNTFGTlogid=0100032202;FTNTFGTcfgattr=a;b=c",
    },
    formats,
  );
  assert.equal(exported?.reading.runningVersion, "v7.2.8");
  assert.deepEqual(
    { ...exported?.reading.fields },
    { FTNTFGTlogid: "0100032202", FTNTFGTcfgattr: "a", b: "c", duser: "ops", spt: "22" },
  );
});

test("a program and a host out of their columns stand where the message had them", () => {
  const exported = readSyslogRow(
    {
      Computer: "edge-r1",
      ProcessName: "mgd",
      Facility: "local7",
      SeverityLevel: "warning",
      SyslogMessage: "UI_REBOOT_EVENT: System rebooted by 'ops'",
    },
    formats,
  );
  assert.equal(exported?.format, "junos");
  assert.equal(exported?.envelope.host, "edge-r1");
  assert.equal(exported?.envelope.priority, 188);
});
