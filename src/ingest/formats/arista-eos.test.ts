import assert from "node:assert/strict";
import { test } from "node:test";
import { peel } from "../envelope.ts";
import { aristaEos } from "./arista-eos.ts";

const read = (text: string) => aristaEos.read(peel({ text, line: 1 }));
const text =
  "%ACCOUNTING-6-CMD: ops vty3 192.0.2.7 stop task_id=17 start_time=1795253400.5 timezone=UTC service=shell priv-lvl=15 cmd=boot system flash:/x=y.swi <cr>";

test("every header gives agent, tag and message", () => {
  const headers = [
    "<165>Nov 21 09:30:00 leaf1 Aaa: ",
    "<165>Nov 21 09:30:00 leaf1 Aaa[2345]: ",
    "<165>Nov 21 09:30:00 leaf1 Aaa: 3242: ",
    "<165>Nov 21 09:30:00 leaf1 Aaa[2345]: 3242: ",
    "2026-11-21T09:30:00.123456+01:00 leaf1 Aaa: ",
    "2026 Nov 21 09:30:00 UTC leaf1 Aaa: 3242: ",
    "<165>1 2026-11-21T09:30:00Z leaf1 Aaa 2345 - - ",
    "<165>Nov 21 09:30:02 192.0.2.9 Nov 21 09:30:00 leaf1 Aaa: ",
  ];
  for (const header of headers) {
    const reading = read(header + text);
    assert.equal(reading?.program, "Aaa", header);
    assert.equal(reading?.mnemonic, "ACCOUNTING-6-CMD", header);
    assert.equal(reading?.message, text, header);
    assert.equal(reading?.severity, 6, header);
    assert.equal(reading?.processId, /\b2345\b/.test(header) ? "2345" : undefined, header);
    assert.equal(reading?.fields?.["sequence"], /3242/.test(header) ? "3242" : undefined, header);
  }
});

test("accounting gives who, from where and the command to its end", () => {
  const fields = read(`<165>Nov 21 09:30:00 leaf1 Aaa: ${text}`)?.fields;
  assert.deepEqual(fields, {
    facility: "ACCOUNTING",
    user: "ops",
    line: "vty3",
    src_ip: "192.0.2.7",
    accounting: "stop",
    task_id: "17",
    start_time: "1795253400.5",
    timezone: "UTC",
    service: "shell",
    "priv-lvl": "15",
    command: "boot system flash:/x=y.swi",
  });
});

test("a configuration message gives its source", () => {
  const line = "%SYS-5-CONFIG_I: Configured from console by ops on vty3 (192.0.2.7)";
  assert.deepEqual(read(`<165>Nov 21 09:30:00 leaf1 ConfigAgent: ${line}`)?.fields, {
    facility: "SYS",
    config_source: "console",
    user: "ops",
    line: "vty3",
    src_ip: "192.0.2.7",
  });
});

test("an agent nobody lists is told by its shape and the message's facility", () => {
  const known = read("<165>Nov 21 09:30:00 leaf1 ZzAgent: %PROCMGR-6-X: text")?.confidence ?? 0;
  const shaped = read("<165>Nov 21 09:30:00 leaf1 ZzAgent: %FOO-6-X: text")?.confidence ?? 0;
  assert.ok(known > shaped && shaped > 0.6);
});

test("Cisco's headers are not Arista's", () => {
  const lines = [
    "<189>1432: sw1: Nov 21 09:30:00.172: %SYS-5-CONFIG_I: Configured from console",
    "<189>Nov 21 09:30:00 sw1 12: %SYS-5-CONFIG_I: Configured from console",
    "<189>Nov 21 09:30:00 sw1 %SYS-5-CONFIG_I: Configured from console",
    "<189>sw1: 2026 Nov 21 09:30:00 UTC: %SYS-5-CONFIG_I: Configured from console",
  ];
  for (const line of lines) assert.equal(read(line), undefined, line);
});
