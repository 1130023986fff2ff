import assert from "node:assert/strict";
import { test } from "node:test";
import { peel } from "../envelope.ts";
import { leef } from "./leef.ts";

const read = (text: string) => leef.read(peel({ text, line: 1 }));
const names = "Example Networks|Gatekeeper|4.2|image-check";

const columns = {
  DeviceVendor: "Example Networks",
  DeviceProduct: "Gatekeeper",
  DeviceVersion: "4.2",
  DeviceEventClassID: "image-check",
  Activity: "image-check",
  SourceIP: "192.0.2.7",
  SourceUserName: "ops team",
  LogSeverity: "8",
};

test("every delimiter gives the same columns: tabs, a character, its code, rsyslog's escaped tabs", () => {
  const pairs = ["src=192.0.2.7", "usrName=ops team", "sev=8"];
  const forms = [
    `LEEF:1.0|${names}|${pairs.join("\t")}`,
    `LEEF:1.0|${names}|${pairs.join("#011")}`,
    `LEEF:2.0|${names}|${pairs.join("\t")}`,
    `LEEF:2.0|${names}||${pairs.join("\t")}`,
    `LEEF:2.0|${names}|^|${pairs.join("^")}`,
    `LEEF:2.0|${names}|x5E|${pairs.join("^")}`,
    `LEEF:2.0|${names}|0x7c|${pairs.join("|")}`,
    `LEEF:2.0|${names}|xa6|${pairs.join("\u00a6")}`,
    `LEEF:2.0|${names}| |${pairs.join(" ").replace(" team", "")}`,
  ];
  for (const form of forms) {
    const reading = read(`<13>Nov 21 09:30:00 edge-fw ${form}`);
    const expected = form.includes(" team") ? columns : { ...columns, SourceUserName: "ops" };
    assert.deepEqual(reading?.security, expected, form);
    assert.equal(reading?.message, form);
    assert.equal(reading?.securityOnly, true);
  }
});

test("attributes without a column go to AdditionalExtensions, a value keeps its equals signs", () => {
  const security = read(`LEEF:2.0|${names}|^|policy=a=b^url=http://x/?q=1`)?.security ?? {};
  assert.equal(security["AdditionalExtensions"], "policy=a=b");
  assert.equal(security["RequestURL"], "http://x/?q=1");
});

test("devTime is the device's stamp", () => {
  const stamp = read(`LEEF:1.0|${names}|devTime=Nov 21 2026 09:30:00.5 CET`)?.stamp;
  assert.deepEqual(stamp, {
    ...{ year: 2026, month: 11, day: 21, hour: 9, minute: 30, second: 0, fractionTicks: 5_000_000 },
    ...{ offsetMinutes: 60, zone: "CET", trust: "synced" },
  });
});

test("a message that names LEEF is not LEEF", () => {
  for (const text of ["LEEF:", "LEEF:3.0|a|b|c|d|", "LEEF:1.0|a|b"]) {
    assert.equal(read(text), undefined, text);
  }
});
