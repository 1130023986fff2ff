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
      events.map(({ row }) => [row["_SourceLine"], row["_SourceType"]]),
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
  const [first, , third] = events;
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
    const [event] = [...decoder.push(new TextEncoder().encode(source)), ...decoder.finish()];
    const frame = { text: String(event?.row["_Raw"]), line: Number(event?.row["_SourceLine"]) };
    const { format, events, moment } = decoder.explain(frame);
    assert.equal(format, "export", source);
    assert.deepEqual(events, [event]);
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
