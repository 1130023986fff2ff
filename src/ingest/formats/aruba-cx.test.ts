import assert from "node:assert/strict";
import { test } from "node:test";
import { peel } from "../envelope.ts";
import { arubaCx } from "./aruba-cx.ts";

const read = (text: string) => arubaCx.read(peel({ text, line: 1 }));

test("number, severity, module and slot of an event are read, under either header", () => {
  const headers = [
    "<190>Nov 21 09:30:00 cx1 hpe-ispd[1201]: ",
    "<190>1 2026-11-21T09:30:00.123Z cx1 hpe-ispd 1201 - - ",
  ];
  for (const header of headers) {
    const reading = read(`${header}Event|7212|LOG_WARN|AMM|1/5|Starting update for dev`);
    assert.equal(reading?.mnemonic, "7212", header);
    assert.equal(reading?.severity, 4);
    assert.equal(reading?.program, "hpe-ispd");
    assert.equal(reading?.processId, "1201");
    assert.deepEqual(reading?.fields, {
      event: "7212",
      module: "AMM",
      slot: "1/5",
      message_text: "Starting update for dev",
    });
  }
});

test("module and slot may be empty", () => {
  const reading = read("<190>Nov 21 09:30:00 cx1 ops-switchd[214]: Event|403|LOG_INFO|||Port up");
  assert.equal(reading?.fields?.["message_text"], "Port up");
});

test("bars elsewhere are not ArubaOS-CX", () => {
  const lines = [
    "Event|403|LOG_INFO|||no daemon",
    "<190>Nov 21 09:30:00 h app[1]: Event|x|LOG_INFO|||no number",
    "<190>Nov 21 09:30:00 h app[1]: Event|1|LOG_LOUD|||no severity",
    "<190>Nov 21 09:30:00 h app[1]: an Event|1|LOG_INFO|||quoted",
  ];
  for (const line of lines) assert.equal(read(line), undefined, line);
});
