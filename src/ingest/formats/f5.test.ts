import assert from "node:assert/strict";
import { test } from "node:test";
import { peel } from "../envelope.ts";
import { f5 } from "./f5.ts";

const read = (text: string) => f5.read(peel({ text, line: 1 }));
const audit =
  "01420002:5: AUDIT - pid=16322 user=ops folder=/Common module=(tmos)# status=[Command OK] cmd_data=install sys software image x.iso volume HD1.2 ;";

test("every header gives daemon, code and message", () => {
  const headers = [
    "<133>Nov 21 09:30:00 lb1 tmsh[16322]: ",
    "<133>Nov 21 09:30:00 lb1 notice tmsh[16322]: ",
    "2026-11-21T09:30:00+01:00 lb1 tmsh[16322]: ",
    "<133>1 2026-11-21T09:30:00Z lb1 tmsh 16322 - - ",
    "tmsh[16322]: ",
  ];
  for (const header of headers) {
    const reading = read(header + audit);
    assert.deepEqual(
      [reading?.program, reading?.processId, reading?.mnemonic, reading?.severity],
      ["tmsh", "16322", "01420002", 5],
      header,
    );
    assert.equal(reading?.message, audit, header);
  }
});

test("an audit record of tmsh gives user, module, status and command", () => {
  assert.deepEqual(read(`<133>Nov 21 09:30:00 lb1 tmsh[16322]: ${audit}`)?.fields, {
    pid: "16322",
    user: "ops",
    folder: "/Common",
    status: "Command OK",
    module: "(tmos)#",
    cmd_data: "install sys software image x.iso volume HD1.2 ;",
    command: "install sys software image x.iso volume HD1.2 ;",
  });
});

test("an audit record of mcpd gives client, user, object and status", () => {
  const text =
    "01070417:5: AUDIT - client tmui, user ops - transaction #77-2 - object 0 - modify { db_variable { name x } } [Status=Command OK]";
  assert.deepEqual(read(`<133>Nov 21 09:30:00 lb1 mcpd[5]: ${text}`)?.fields, {
    user: "ops",
    command: "modify { db_variable { name x } }",
    client: "tmui",
    transaction: "77-2",
    object: "0",
    status: "Command OK",
  });
});

test("other coded messages of BIG-IP are read, other hex numbers are not", () => {
  const reading = read("<131>Nov 21 09:30:00 lb1 mcpd[5]: 01070638:3: Pool member down");
  assert.equal(reading?.mnemonic, "01070638");
  assert.equal(reading?.severity, 3);
  for (const body of ["0107063:3: x", "01070638: x", "deadbeef:9: x", "01070638:3 x"]) {
    assert.equal(read(`<131>Nov 21 09:30:00 host1 app[5]: ${body}`), undefined, body);
  }
});
