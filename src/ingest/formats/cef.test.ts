import assert from "node:assert/strict";
import { test } from "node:test";
import { ticksFromIso } from "#schema";
import { peel } from "../envelope.ts";
import { cef } from "./cef.ts";
import { columnsOfCefKey } from "./cef-keys.ts";

const read = (text: string) => cef.read(peel({ text, line: 1 }));
const header = "CEF:0|Example Networks|Gatekeeper|4.2|1007|Boot check|8|";

test("the header gives six columns, its escapes undone", () => {
  const reading = read(
    "CEF:0|Ex\\|ample|Gate\\\\keeper|4.2|1007|Boot = check|Very-High|src=192.0.2.7",
  );
  assert.deepEqual(reading?.security, {
    DeviceVendor: "Ex|ample",
    DeviceProduct: "Gate\\keeper",
    DeviceVersion: "4.2",
    DeviceEventClassID: "1007",
    Activity: "Boot = check",
    LogSeverity: "Very-High",
    SourceIP: "192.0.2.7",
  });
  assert.equal(reading?.mnemonic, "1007");
  assert.equal(reading?.securityOnly, true);
});

test("any prefix of a sender or relay stands before it, and the message starts at CEF", () => {
  const prefixes = [
    "",
    "<14>",
    "<14>Nov 21 09:30:00 edge-fw ",
    "<14>1 2026-11-21T09:30:00Z edge-fw gate 12 - - ",
    "<14>Nov 21 09:30:00 logs1 2026-11-21T09:30:00Z edge-fw : ",
    "Nov 21 09:30:00 edge-fw gate[12]: ",
  ];
  for (const prefix of prefixes) {
    assert.equal(
      read(`${prefix}${header}src=192.0.2.7`)?.message,
      `${header}src=192.0.2.7`,
      prefix,
    );
  }
  assert.equal(read("CEF: 0|Fortinet|Fortigate|v7|1|a|3|msg=x")?.security?.["Message"], "x");
});

test("values hold blanks, escaped equals signs, line ends and backslashes", () => {
  const reading = read(
    `${header}msg=a path C:\\\\boot\\=ok \\n second request=https://192.0.2.7/?a=b&c=d fname=x y.bin cs1Label=Rule  cs1=allow all `,
  );
  const security = reading?.security ?? {};
  assert.equal(security["Message"], "a path C:\\boot=ok \n second");
  assert.equal(security["RequestURL"], "https://192.0.2.7/?a=b&c=d");
  assert.equal(security["FileName"], "x y.bin");
  assert.equal(security["DeviceCustomString1Label"], "Rule");
  assert.equal(security["DeviceCustomString1"], "allow all");
});

test("numbers and times have their column's type, and what does not fit stays as text", () => {
  const security =
    read(
      `${header}spt=22 dpt=no in=9007199254740993 cfp1=1.5 cn1=3000000000 cnt=2 externalId=ab12 start=1795253400123 end=Nov 21 2026 09:30:00 UTC fsize=1`,
    )?.security ?? {};
  assert.equal(security["SourcePort"], 22n);
  assert.equal(security["DestinationPort"], undefined);
  assert.equal(security["ReceivedBytes"], 9007199254740993n);
  assert.equal(security["DeviceCustomFloatingPoint1"], 1.5);
  assert.equal(security["FieldDeviceCustomNumber1"], 3000000000n);
  assert.equal(security["DeviceCustomNumber1"], undefined);
  assert.equal(security["EventCount"], 2n);
  assert.equal(security["ExtID"], "ab12");
  assert.equal(security["StartTime"], ticksFromIso("2026-11-21T09:30:00.123Z"));
  assert.equal(security["EndTime"], ticksFromIso("2026-11-21T09:30:00Z"));
  assert.equal(security["AdditionalExtensions"], "dpt=no");
});

test("keys without a column, and a key's second value, go to AdditionalExtensions in order", () => {
  const security = read(`${header}ad.zone=in act=drop xKey=1 2 act=again`)?.security ?? {};
  assert.equal(security["DeviceAction"], "drop");
  assert.equal(security["AdditionalExtensions"], "ad.zone=in;xKey=1 2;act=again");
});

test("rt is the device's stamp: epoch milliseconds, text with a zone, text with dtz", () => {
  const minute = { year: 2026, month: 11, day: 21, hour: 9, minute: 30, second: 0 };
  assert.deepEqual(read(`${header}rt=1795253400250`)?.stamp, {
    ...minute,
    fractionTicks: 2_500_000,
    offsetMinutes: 0,
    trust: "synced",
  });
  assert.deepEqual(read(`${header}rt=Nov 21 2026 09:30:00 CET`)?.stamp, {
    ...minute,
    offsetMinutes: 60,
    zone: "CET",
    trust: "synced",
  });
  assert.deepEqual(read(`${header}dtz=-03:30 rt=Nov 21 2026 09:30:00`)?.stamp, {
    ...minute,
    offsetMinutes: -210,
    trust: "synced",
  });
  const { year: _, ...yearless } = minute;
  assert.deepEqual(read(`${header}end=Nov 21 09:30:00`)?.stamp, { ...yearless, trust: "synced" });
});

test("a header without severity, as PAN-OS 10 writes for GlobalProtect, is still read", () => {
  const reading = read(
    "CEF:0|Palo Alto Networks|PAN-OS|11.1|GLOBALPROTECT|globalprotect|rt=2026/11/21 09:30:00 PanOSStage=login",
  );
  assert.equal(reading?.security?.["Activity"], "globalprotect");
  assert.equal(reading?.security?.["AdditionalExtensions"], "PanOSStage=login");
});

test("what only mentions CEF is not CEF", () => {
  for (const text of [
    "CEF:",
    "CEF:0|a|b",
    "CEF:0|a|b|c|d|e f",
    "the CEF:x format",
    "XCEF:0|a|b|c|d|e|f|",
  ]) {
    assert.equal(read(text), undefined, text);
  }
});

test("every mapped key has a column of the table", () => {
  const row = read(`${header}${[...columnsOfCefKey.keys()].map((key) => `${key}=1`).join(" ")}`);
  // 1 is no time: the two datetime columns keep it as text.
  assert.equal(row?.security?.["AdditionalExtensions"], "end=1;start=1");
});
