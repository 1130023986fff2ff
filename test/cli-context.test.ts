// Context files through the command line: what they hold, what is wrong with them, and what rules look up in them.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { bootwarden, Folder } from "./command-line.ts";

const folder = new Folder();

const log = folder.place(
  "logs/tacacs.log",
  "Mar 12 02:04:31\tr1\tops\ttty2\t198.51.100.7\tstop\ttask_id=1200\ttimezone=UTC\tservice=shell\tpriv-lvl=15\t" +
    "cmd=copy tftp://203.0.113.80/c2900-universalk9-mz.SPA.157-3.M2.bin flash0:c2900.bin <cr>\n",
);

test("check tells of each file what it holds, and of a wrong one everything at its place", async () => {
  folder.place("mixed/servers.csv", "Server,Nte\n192.0.2.10,x\n");
  folder.place("mixed/devices.csv", "Name,IP\nr1,192.0.2.300\nr2,192.0.2.301\n");
  folder.place("mixed/readme.md", "none of ours");
  const args = ["check", "--context", join(folder.path, "mixed"), "--format", "json"];
  const { code, out, err } = await bootwarden({ args });
  assert.equal(code, 2);
  assert.match(err, /devices\.csv:2:4 {2}error {2}context-file/);
  assert.match(err, /devices\.csv:3:4 {2}error {2}context-file/);
  assert.match(err, /servers\.csv:1:8 {2}warning .*\n.*\n.*'Nte': it is passed over/);
  const { context } = JSON.parse(out);
  assert.deepEqual(
    context.files.map(({ holds, entries }: { holds: string; entries: number }) => [holds, entries]),
    [["approved servers (CSV)", 1]],
  );
});

test("check passes context that is right, and a path that is not there is wrong usage", async () => {
  const path = folder.place("right/servers.csv", "Server\n192.0.2.10\n");
  const right = await bootwarden({ args: ["check", "--context", path, "--format", "table"] });
  assert.equal(right.code, 0);
  assert.match(right.out, /approved servers \(CSV\): 1 entry/);
  const absent = await bootwarden({ args: ["check", "--context", join(folder.path, "absent")] });
  assert.equal(absent.code, 3);
});

test("what the context approves everywhere, rules find on their watchlists", async () => {
  const severitiesWith = async (context: string) => {
    const rules = "detections/T1542.005/image-from-unapproved-server/sentinel.yaml";
    const args = ["scan", log, "--rules", rules, "--context", context, "--format", "json"];
    const { out, err } = await bootwarden({
      args: [...args, "--received-at", "2026-03-16T00:00:00Z", "--now", "2026-03-16T00:00:00Z"],
    });
    assert.equal(err.replace(/^note:.*\n/gm, ""), "");
    const { findings } = JSON.parse(out);
    return findings.map(({ severity }: { severity: string }) => severity);
  };
  const other = folder.place("other/servers.yaml", "ApprovedTFTPServers: [192.0.2.10]\n");
  const own = folder.place("own/servers.yaml", "ApprovedTFTPServers: [203.0.113.80]\n");
  const scp = folder.place("scp/servers.csv", "Server,Protocol\n203.0.113.80,scp\n192.0.2.1,\n");
  assert.deepEqual(await severitiesWith(other), ["high"]);
  assert.deepEqual(await severitiesWith(own), []);
  assert.deepEqual(await severitiesWith(scp), ["high"]);
});

test("a query finds on the watchlists of the context what holds for every device", async () => {
  const context = folder.place(
    "query/versions.csv",
    "Firmware version,Model\n17.9.4a,\n17.9.5,C9300*\n",
  );
  const text = '_GetWatchlist("ApprovedFirmwareVersions") | project SearchKey';
  const { code, out } = await bootwarden({
    args: ["query", text, "--context", context, "--language", "kql", "--format", "csv"],
  });
  assert.deepEqual([code, out.trim().split(/\r?\n/)], [0, ["SearchKey", "17.9.4a"]]);
});
