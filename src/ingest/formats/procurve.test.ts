import assert from "node:assert/strict";
import { test } from "node:test";
import { peel } from "../envelope.ts";
import { procurve } from "./procurve.ts";

const read = (text: string) => procurve.read(peel({ text, line: 1 }));

test("the event's number and module are read, and who came from where", () => {
  const reading = read(
    "<14>Nov 21 09:30:00 sw3  00179 mgr:  SME SSH from 192.0.2.7 - MANAGER Mode",
  );
  assert.equal(reading?.mnemonic, "00179");
  assert.equal(reading?.program, "mgr");
  assert.equal(reading?.message, "00179 mgr:  SME SSH from 192.0.2.7 - MANAGER Mode");
  assert.deepEqual(reading?.fields, {
    event: "00179",
    module: "mgr",
    line: "SSH",
    src_ip: "192.0.2.7",
    level: "MANAGER",
  });
  assert.equal(read("Nov 21 09:30:00 sw3 02101 802.1x: port A5 - client")?.program, "802.1x");
});

test("other numbers are not ArubaOS-Switch", () => {
  const lines = [
    "00179 mgr: no header",
    "<189>Nov 21 09:30:00 sw1 12345: %SYS-5-CONFIG_I: text",
    "<14>Nov 21 09:30:00 host1 1234 mgr: text",
    "<14>Nov 21 09:30:00 host1 app: 00179 mgr: text",
  ];
  for (const line of lines) assert.equal(read(line), undefined, line);
});
