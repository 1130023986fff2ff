import assert from "node:assert/strict";
import { test } from "node:test";
import { ticksFromIso } from "#schema";
import { Decoder } from "./decoder.ts";

const receivedAtTicks = ticksFromIso("2026-11-21T12:00:00Z") ?? 0n;

function decoded(text: string, size: number) {
  const decoder = new Decoder({ sourceName: "export.csv", receivedAtTicks, screen: () => false });
  const source = new TextEncoder().encode(text);
  const events = [];
  for (let at = 0; at < source.length; at += size) {
    events.push(...decoder.push(source.subarray(at, at + size)));
  }
  events.push(...decoder.finish());
  return { events, report: decoder.report };
}

const csv = [
  "TimeGenerated [UTC],Computer,SyslogMessage,ProcessName,_ItemId",
  '"11/21/2026, 9:30:00.500 AM",edge-r1,"%SYS-5-RELOAD: Reload requested by ops",,id-1',
  "\"11/21/2026, 9:30:01.000 AM\",edge-r2,UI_COMMIT: User 'ops' requested 'commit',mgd,id-2",
  '"11/21/2026, 9:30:02.000 AM",edge-r3,password secretword1 was typed,,id-3',
].join("\r\n");

test("an export is told from its first bytes, however small, and no screen holds its rows back", () => {
  for (const size of [1, 50, 10_000]) {
    const { events, report } = decoded(csv, size);
    assert.equal(report.events.Syslog, 3);
    assert.equal(report.frames, 3);
    assert.deepEqual(report.formats.get("export"), { frames: 3, confidenceSum: 3 });
    assert.deepEqual(
      events
        .filter(({ table }) => table === "Syslog")
        .map(({ row }) => [row["_SourceLine"], row["_SourceType"]]),
      [
        [2n, "cisco:ios"],
        [3n, "juniper:legacy"],
        [4n, "syslog"],
      ],
    );
  }
});

test("rows have their own columns, our provenance, and no secrets", () => {
  const { events, report } = decoded(csv, 4096);
  const [first, , third] = events.filter(({ table }) => table === "Syslog");
  assert.equal(first?.row["TimeGenerated"], ticksFromIso("2026-11-21T09:30:00.5Z"));
  assert.equal(first?.row["_Raw"], csv.split("\r\n")[1]);
  assert.match(String(first?.row["_ItemId"]), /^[0-9a-f]{32}$/);
  assert.equal(first?.row["_ReceivedTime"], receivedAtTicks);
  assert.equal(first?.row["_SourceFile"], "export.csv");
  assert.equal(first?.row["_Echo"], false);
  assert.doesNotMatch(`${third?.row["SyslogMessage"]}${third?.row["_Raw"]}`, /secretword1/);
  assert.equal(report.redacted, 1);
  assert.deepEqual([...(report.exported?.unknownColumns ?? [])], []);
});

test("a record of an export is explained as it was read", () => {
  const sources = [
    csv,
    '[{"TimeGenerated":"2026-11-21T09:30:00Z",\n"SyslogMessage":"one"}]',
    '{"TimeGenerated":"2026-11-21T09:30:00Z","SyslogMessage":"one"}\n',
    '{"tables":[{"columns":[{"name":"TimeGenerated"},{"name":"SyslogMessage"}],"rows":[["2026-11-21T09:30:00Z","one"]]}]}',
  ];
  for (const source of sources) {
    const decoder = new Decoder({ sourceName: "x", receivedAtTicks });
    const read = [...decoder.push(new TextEncoder().encode(source)), ...decoder.finish()];
    const line = read[0]?.row["_SourceLine"];
    const ofRecord = read.filter(({ row }) => row["_SourceLine"] === line);
    const [event] = ofRecord;
    const frame = { text: String(event?.row["_Raw"]), line: Number(event?.row["_SourceLine"]) };
    const { format, events, moment } = decoder.explain(frame);
    assert.equal(format, "export", source);
    assert.deepEqual(events, ofRecord);
    assert.equal(moment.generatedTicks, event?.row["TimeGenerated"]);
  }
});

test("log lines are frames, whatever they start with", () => {
  const lines = ["TimeGenerated is a word", "{not json", '["a"]', "[1] started", '{"msg":"x"}'];
  for (const line of lines) {
    const { events, report } = decodedUnscreened(`${line}\nsecond\n`);
    assert.equal(report.exported, undefined, line);
    assert.deepEqual(
      events.map(({ row }) => row["SyslogMessage"]),
      [line, "second"],
    );
  }
});

function decodedUnscreened(text: string) {
  const decoder = new Decoder({ sourceName: "x.log", receivedAtTicks });
  const events = [...decoder.push(new TextEncoder().encode(text)), ...decoder.finish()];
  return { events, report: decoder.report };
}

const activitiesOf = (text: string) => {
  const { events, report } = decodedUnscreened(text);
  const rows = events.filter(({ table }) => table === "NetworkDeviceActivity");
  assert.equal(report.events.NetworkDeviceActivity, rows.length);
  return rows.map(({ row }) => row);
};

test("a message in an export of Syslog tells the activity that it would have told live", () => {
  const [reload] = activitiesOf(
    '[{"TimeGenerated":"2026-11-14T02:49:05.4Z","Computer":"edge-r1","HostIP":"192.0.2.1","Facility":"local7","SeverityLevel":"notice","SyslogMessage":"%SYS-5-RELOAD: Reload requested by ops on vty0 (198.51.100.7). Reload Reason: Reload Command."}]',
  );
  assert.equal(reload?.["Activity"], "ReloadRequested");
  assert.equal(reload?.["Actor"], "ops");
  assert.equal(reload?.["Device"], "edge-r1");
  assert.equal(reload?.["DeviceIP"], "192.0.2.1");
  assert.equal(reload?.["Severity"], "notice");
  assert.equal(reload?.["ClockTrust"], "relay");
  assert.equal(reload?.["TimeGenerated"], ticksFromIso("2026-11-14T02:49:05.4Z"));
  assert.equal(reload?.["ReceivedTime"], receivedAtTicks);
  assert.equal(reload?.["_SourceLine"], 1n);
  assert.equal(reload?.["_SourceType"], "cisco:ios");
  assert.match(String(reload?.["_ItemId"]), /^[0-9a-f]{32}$/);
});

test("a restart keeps the version in the second line of an exported message", () => {
  const [restart] = activitiesOf(
    '[{"TimeGenerated":"2026-11-14T02:56:02Z","Computer":"edge-r1","SyslogMessage":"%SYS-5-RESTART: System restarted --\\nCisco IOS Software, C2900 Software (C2900-UNIVERSALK9-M), Version 15.7(3)M2, RELEASE SOFTWARE (fc2)"}]',
  );
  assert.equal(restart?.["Version"], "15.7(3)M2");
});

test("the program of an exported message, which stands in a column of its own, is heard", () => {
  const rows = activitiesOf(
    [
      "TimeGenerated [UTC],Computer,SyslogMessage,ProcessName",
      "\"11/14/2026, 2:49:05.000 AM\",edge-r2,UI_REBOOT_EVENT: System rebooted by 'ops',mgd",
      '"11/14/2026, 2:50:05.000 AM",edge-leaf1,%SYS-5-CONFIG_I: Configured from console by ops on vty5 (198.51.100.7),ConfigAgent',
    ].join("\r\n"),
  );
  assert.deepEqual(
    rows.map((row) => [row["Vendor"], row["Activity"], row["Actor"], row["_SourceLine"]]),
    [
      ["Juniper Networks", "ReloadRequested", "ops", 2n],
      ["Arista Networks", "ConfigChanged", "ops", 3n],
    ],
  );
});

test("columns of an exported CommonSecurityLog tell what their CEF told", () => {
  const frames = [
    "<14>Nov 14 02:50:00 edge-fg CEF:0|Fortinet|Fortigate|v7.2.8|32202|event:system restore-image|7|FTNTFGTlogid=0100032202 duser=ops sproc=https(198.51.100.7) act=restore-image FTNTFGTlogdesc=Image restored msg=User ops restored the image",
    "<14>Nov 14 02:50:12 edge-pa CEF:0|Palo Alto Networks|PAN-OS|10.1.6|general|SYSTEM|1|cat=general flexString2Label=Module flexString2=upgrade msg=Failed to install version 10.1.6-h3",
  ];
  for (const frame of frames) {
    const live = decodedUnscreened(`${frame}\n`).events;
    const security = live.find(({ table }) => table === "CommonSecurityLog");
    const columns = Object.entries(security?.row ?? {}).filter(([name]) => /^[A-Z]/.test(name));
    const record = {
      ...Object.fromEntries(columns.map(([name, cell]) => [name, cellOf(cell)])),
      TimeGenerated: "2026-11-14T02:50:00Z",
    };
    const [exported] = activitiesOf(JSON.stringify([record]));
    const told = live.find(({ table }) => table === "NetworkDeviceActivity")?.row;
    for (const name of [
      "Activity",
      "Actor",
      "ActorIP",
      "Terminal",
      "Version",
      "Reason",
      "Device",
    ]) {
      assert.equal(exported?.[name], told?.[name], `${name} of ${frame}`);
    }
  }
});

test("an exported message of ASA is heard by the number in its columns", () => {
  const source =
    '[{"TimeGenerated":"2026-11-14T02:50:00Z","DeviceVendor":"Cisco","DeviceProduct":"ASA","DeviceEventClassID":"111010","LogSeverity":"5","Computer":"edge-fw","Message":"User \'ops\', running \'CLI\' from IP 198.51.100.7, executed \'reload noconfirm\'"}]';
  const [event] = decodedUnscreened(source).events;
  assert.equal(event?.row["_SourceType"], "cisco:asa");
});

test("rows of an export that tell of nothing, or of nothing we know, stay what they are", () => {
  const source =
    '[{"TimeGenerated":"2026-11-14T02:50:00Z","DeviceVendor":"Example Networks","DeviceProduct":"Gatekeeper","DeviceEventClassID":"32202","Message":"closed"},{"TimeGenerated":"2026-11-14T02:50:00Z","DeviceVendor":"","Message":"x"}]';
  assert.deepEqual(activitiesOf(source), []);
});

const cellOf = (cell: unknown): unknown => (typeof cell === "bigint" ? Number(cell) : cell);
