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

test("rules find what triage knows under MITRE's names, with scope and validity as columns", () => {
  const lists = listsOf(
    "Server,Protocol,Role,Valid until\n192.0.2.10,scp,edge,2026-03-31\n",
    "ROMMON version\n17.3(2r)\n",
    "Account,From\nops,192.0.2.9\n,192.0.2.9\n",
    `MD5,File\n${"ab".repeat(16)},x.bin\n`,
  );
  assert.deepEqual([...lists.keys()].sort(), [
    "ApprovedROMMONVersions",
    "ApprovedTFTPServers",
    "AuthorizedAdminAccounts",
    "BaselineBootImageHash",
    "ChecksumBaseline",
  ]);
  const servers = lists.get("ApprovedTFTPServers");
  assert.deepEqual(
    Object.fromEntries(
      (servers?.columns ?? []).map((name, index) => [name, servers?.rows[0]?.[index]]),
    ),
    {
      ...{ Server: "192.0.2.10", Note: "", Protocol: "scp", VRF: "" },
      ...{ Device: "", Model: "", Role: "edge", Site: "" },
      ...{ ValidFrom: "", ValidUntil: "2026-04-01T00:00:00.0000000Z" },
    },
  );
  assert.deepEqual(
    lists.get("AuthorizedAdminAccounts")?.rows.map(([account]) => account),
    ["ops"],
  );
  for (const { columns, rows } of lists.values()) {
    for (const row of rows) assert.equal(row.length, columns.length);
  }
});

test("a version that was withdrawn is on no list", () => {
  const lists = listsOf(
    "Firmware version,State,Valid from\n17.9.4,,\n17.9.4,withdrawn,2026-05-01\n17.9.5,,\n",
  );
  assert.deepEqual(
    lists.get("ApprovedFirmwareVersions")?.rows.map(([version]) => version),
    ["17.9.5"],
  );
});
