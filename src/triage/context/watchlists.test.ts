import assert from "node:assert/strict";
import { test } from "node:test";
import { joinContext } from "./join.ts";
import { readContextFile } from "./read-context-file.ts";
import { watchlistsOf } from "./watchlists.ts";

function listsOf(...texts: readonly string[]) {
  const parts = texts.map((text, index) => {
    const read = readContextFile({ name: `${index}`, text });
    assert.ok(read.ok);
    return read.value;
  });
  return watchlistsOf(joinContext(parts).context);
}

test("rules find under MITRE's names what holds for every device and at any time", () => {
  const lists = listsOf(
    "Server,Protocol,Role,Valid until\n192.0.2.1,,,\n192.0.2.2,scp,,\n192.0.2.3,,edge,\n192.0.2.4,,,2026-03-31\n",
    "ROMMON version,Platform\n17.3(2r),C9300\n",
    `MD5,File\n${"ab".repeat(16)},x.bin\n`,
  );
  assert.deepEqual(lists.get("ApprovedTFTPServers")?.rows, [["192.0.2.1", ""]]);
  assert.deepEqual(lists.get("ApprovedROMMONVersions")?.rows, [["17.3(2r)", "C9300", ""]]);
  assert.deepEqual(lists.get("ChecksumBaseline")?.rows, [["ab".repeat(16), "x.bin", "md5", ""]]);
  assert.ok(!lists.has("ApprovedFirmwareVersions"));
  for (const { columns, rows } of lists.values()) {
    for (const row of rows) assert.equal(row.length, columns.length);
  }
});

test("authorised accounts are on no list that would keep rules from looking", () => {
  assert.deepEqual([...listsOf("Account\nops\n").keys()], []);
});

test("a version that was withdrawn is on no list", () => {
  const lists = listsOf(
    "Firmware version,State,Valid from\n17.9.4,,\n17.9.4,withdrawn,2026-05-01\n17.9.5,,\n",
  );
  const rows = lists.get("ApprovedFirmwareVersions")?.rows;
  assert.deepEqual(
    rows?.map(([version]) => version),
    ["17.9.5"],
  );
});
