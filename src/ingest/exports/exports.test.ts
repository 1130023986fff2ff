import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { CsvReader, csvCells } from "#csv";
import { ticksFromIso } from "#schema";
import { ticksOf } from "./cells.ts";
import { tableTold } from "./columns.ts";
import { detectExport, sniffExport } from "./detect.ts";
import { JsonCutter } from "./json-cutter.ts";
import { elementsOf, membersOf } from "./json-text.ts";
import { ExportReader, type ExportRecord } from "./reader.ts";

const receivedAtTicks = ticksFromIso("2026-11-21T12:00:00Z") ?? 0n;
const bytes = (text: string) => new TextEncoder().encode(text);

/** Reads a source in pieces of `size` bytes, as files come. */
function readAll(source: Uint8Array, size = 7) {
  const shape = detectExport(source);
  assert.ok(shape !== undefined, "the source is an export");
  const reader = new ExportReader(shape, { receivedAtTicks, localOffsetMinutes: 120 });
  const records: ExportRecord[] = [];
  for (let at = 0; at < source.length; at += size) {
    records.push(...reader.push(source.subarray(at, at + size)));
  }
  records.push(...reader.finish());
  return { shape, records, report: reader.report };
}

const message = 'said \\"reload\\" }]{[, and: \\u00e9';
const syslogRow = `{"TimeGenerated": "2026-11-21T11:04:05.1234567Z", "Computer": "edge-r1",
  "SyslogMessage": "${message}", "ProcessID": 412, "Type": "Syslog"}`;

test("an array of objects over several lines gives rows with the line on which each starts", () => {
  const { shape, records, report } = readAll(bytes(`[\n ${syslogRow},\n ${syslogRow}\n]\n`));
  assert.equal(shape.kind, "json-values");
  assert.deepEqual(
    records.map(({ line, table }) => [line, table]),
    [
      [2, "Syslog"],
      [4, "Syslog"],
    ],
  );
  assert.deepEqual(records[0]?.row, {
    TimeGenerated: ticksFromIso("2026-11-21T11:04:05.1234567Z"),
    Computer: "edge-r1",
    SyslogMessage: 'said "reload" }]{[, and: é',
    ProcessID: 412n,
    Type: "Syslog",
  });
  assert.equal(records[0]?.raw, syslogRow);
  assert.equal(report.records.get("Syslog"), 2);
});

test("the same rows come out whatever the size of the pieces", () => {
  const source = bytes(`[${syslogRow},${syslogRow}]`);
  const whole = readAll(source, source.length).records;
  for (const size of [1, 2, 3, 64]) assert.deepEqual(readAll(source, size).records, whole);
});

test("one object to a line gives rows, and a broken line costs only itself", () => {
  const line = '{"TimeGenerated":"2026-11-21T11:04:05Z","SyslogMessage":"one","Computer":"r1"}';
  const { shape, records, report } = readAll(bytes(`${line}\n{"open: not JSON\n\n${line}\n`));
  assert.equal(shape.kind, "json-lines");
  assert.deepEqual(
    records.map((record) => record.line),
    [1, 4],
  );
  assert.equal(report.unreadable, 1);
  assert.deepEqual(report.samples, [{ line: 2, why: "not a JSON object" }]);
});

test("a truncated last object is counted", () => {
  const line = '{"TimeGenerated":"2026-11-21T11:04:05Z","SyslogMessage":"one"}';
  const { records, report } = readAll(bytes(`${line}\n${line.slice(0, -9)}`));
  assert.equal(records.length, 1);
  assert.equal(report.unreadable, 1);
});

test("a response of Log Analytics gives its rows under the names of its columns", () => {
  const source = `{"tables":[{"name":"PrimaryResult","columns":[
    {"name":"TimeGenerated","type":"datetime"},{"name":"DeviceVendor","type":"string"},
    {"name":"DevicePort","type":"int"},{"name":"ReceivedBytes","type":"long"}],
    "rows":[["2026-11-21T11:04:05Z","Example",7,9007199254740993],
    ["2026-11-21T11:04:06Z",null,null,null]]}]}`;
  const { shape, records, report } = readAll(bytes(source));
  assert.equal(shape.kind, "json-response");
  assert.deepEqual(
    records.map(({ table, row }) => [table, row["DeviceVendor"], row["ReceivedBytes"]]),
    [
      ["CommonSecurityLog", "Example", 9007199254740993n],
      ["CommonSecurityLog", undefined, undefined],
    ],
  );
  assert.deepEqual([...report.unknownColumns], [["DevicePort", 1]]);
});

test("a response of Defender gives its results, and Timestamp stands for TimeGenerated", () => {
  const source = `{"Stats":{"ExecutionTime":0.1,"rows":[[1]]},"Schema":[{"Name":"Timestamp"}],"Results":[
    {"Timestamp":"2026-11-21T11:04:05Z","DeviceId":"d1","ProcessCommandLine":"tftp -i 192.0.2.7","ReportId":12345678901234567,
     "AdditionalFields":{"b": 1, "a":[1.0]}}]}`;
  const { records, report } = readAll(bytes(source));
  const time = ticksFromIso("2026-11-21T11:04:05Z");
  assert.equal(records.length, 1);
  assert.deepEqual(records[0]?.row, {
    TimeGenerated: time,
    Timestamp: time,
    DeviceId: "d1",
    ProcessCommandLine: "tftp -i 192.0.2.7",
    ReportId: 12345678901234567n,
    AdditionalFields: '{"b": 1, "a":[1.0]}',
    Type: "DeviceProcessEvents",
  });
  assert.equal(report.unreadable, 0);
});

test("records of Defender's streaming API give the rows in them, alone and in batches", () => {
  const record = `{"time":"2026-11-21T11:05:00Z","tenantId":"t","operationName":"Publish","category":"AdvancedHunting-DeviceNetworkEvents","properties":{"Timestamp":"2026-11-21T11:04:05Z","DeviceId":"d1","RemoteIP":"192.0.2.7","RemotePort":69}}`;
  for (const source of [`${record}\n${record}\n`, `{"records":[${record},${record}]}`]) {
    const { records, report } = readAll(bytes(source));
    const time = ticksFromIso("2026-11-21T11:04:05Z");
    assert.equal(records.length, 2, source);
    assert.deepEqual(records[1]?.row, {
      TimeGenerated: time,
      Timestamp: time,
      DeviceId: "d1",
      RemoteIP: "192.0.2.7",
      RemotePort: 69n,
      Type: "DeviceNetworkEvents",
    });
    assert.deepEqual([...report.unknownColumns], []);
  }
});

test("CSV of the portal: a BOM, marked zones, US dates, quoted line ends and doubled quotes", () => {
  const source =
    '\ufeff"TimeGenerated [UTC]",Computer,SyslogMessage,"EventTime [Local Time]",Extra\r\n' +
    '"1/31/2026, 11:04:05.123 PM",edge-r1,"first ""line""\nsecond","2/1/2026, 1:04:05 AM",x\r\n' +
    '"31/1/2026, 11:04:05 PM",edge-r2,plain 5" text,,\r\n';
  const { shape, records, report } = readAll(bytes(source));
  assert.equal(shape.kind, "csv");
  assert.deepEqual(records[0]?.row, {
    TimeGenerated: ticksFromIso("2026-01-31T23:04:05.123Z"),
    Computer: "edge-r1",
    SyslogMessage: 'first "line"\nsecond',
    EventTime: ticksFromIso("2026-01-31T23:04:05Z"),
    Type: "Syslog",
  });
  assert.equal(records[1]?.row["SyslogMessage"], 'plain 5" text');
  assert.equal(records[1]?.row["TimeGenerated"], receivedAtTicks);
  assert.deepEqual(
    records.map((record) => record.line),
    [2, 4],
  );
  assert.equal(report.untimed, 1);
  assert.deepEqual([...report.unreadableCells], [["TimeGenerated", 1]]);
  assert.deepEqual([...report.unknownColumns], [["Extra", 1]]);
  assert.deepEqual([...report.localTimeColumns], ["EventTime"]);
});

test("a projection is told where only one table has all of its names", () => {
  const told = (names: string) => tableTold(names.split(" "));
  assert.equal(told("Timestamp DeviceId DeviceName RemoteIP RemotePort"), "DeviceNetworkEvents");
  assert.equal(told("Timestamp DeviceId DeviceName FolderPath"), "DeviceProcessEvents");
  assert.equal(told("TimeGenerated DeviceVendor Extra"), "CommonSecurityLog");
  assert.equal(told("TimeGenerated SyslogMessage"), "Syslog");
  for (const names of [
    "Timestamp DeviceId DeviceName",
    "TimeGenerated Computer",
    "SyslogMessage Computer Facility",
  ]) {
    assert.equal(told(names), undefined, names);
  }
});

test("a row says its table itself where it has Type", () => {
  const rows = [
    '{"Type":"Syslog","TimeGenerated":"2026-11-21T11:04:05Z"}',
    '{"Type":"CommonSecurityLog","TimeGenerated":"2026-11-21T11:04:05Z","Message":"m"}',
  ];
  const { records } = readAll(bytes(rows.join("\n")));
  assert.deepEqual(
    records.map(({ table }) => table),
    ["Syslog", "CommonSecurityLog"],
  );
});

test("a row of few columns goes where the rows before it went", () => {
  const rows = [
    '{"TimeGenerated":"2026-11-21T11:04:05Z","SyslogMessage":"a","Computer":"r1"}',
    '{"TimeGenerated":"2026-11-21T11:04:05Z","Computer":"r1"}',
  ];
  assert.deepEqual(
    readAll(bytes(rows.join("\n"))).records.map(({ table }) => table),
    ["Syslog", "Syslog"],
  );
});

test("other JSON, other CSV and log lines are no exports", () => {
  const others = [
    "",
    "<189>1: %SYS-5-RELOAD: Reload requested",
    '{"level":"info","msg":"started","time":"2026-11-21T11:04:05Z"}',
    '[{"a":1}]',
    '{"results":[{"a":1}]}',
    '{"Timestamp":"2026-11-21T11:04:05Z","DeviceName":"d","Protocol":"udp","msg":"x"}',
    "[1,2]",
    "time,host,message\n1,2,3\n",
    "TimeGenerated,Computer\n1,2\n",
    "Nov 21 09:30:00 r1 1,2026/11/21 09:30:00,1,SYSTEM,general",
  ];
  for (const text of others) assert.equal(detectExport(bytes(text)), undefined, text);
});

test("what has come of a source may not tell yet", () => {
  const line = '{"TimeGenerated":"2026-11-21T11:04:05Z","SyslogMessage":"one"}';
  const sniffed = (text: string) => {
    const told = sniffExport(bytes(text), false);
    return typeof told === "object" ? told.kind : told;
  };
  assert.equal(sniffed(""), "more");
  assert.equal(sniffed(line.slice(0, -1)), "more");
  assert.equal(sniffed(`${line}\n`), "json-lines");
  assert.equal(sniffed(`[${line}`), "json-values");
  assert.equal(sniffed("TimeGenerated,SyslogMess"), "more");
  assert.equal(sniffed("TimeGenerated,SyslogMessage\r\n"), "csv");
  assert.equal(sniffed('{"tables":['), "more");
  assert.equal(sniffed("<189>1: %SYS"), undefined);
  assert.equal(sniffed('{"msg":"a"}\n'), undefined);
});

test("times: midnight and noon, narrow blanks, no half of the day, ISO", () => {
  const same: readonly (readonly [string, string])[] = [
    ["12/31/2026, 12:00:00.000 AM", "2026-12-31T00:00:00Z"],
    ["12/31/2026, 12:00:00 PM", "2026-12-31T12:00:00Z"],
    ["2/29/2028, 1:02:03.4567 AM", "2028-02-29T01:02:03.4567Z"],
    ["1/2/2026, 3:04:05\u202fPM", "2026-01-02T15:04:05Z"],
    ["1/2/2026 15:04", "2026-01-02T15:04:00Z"],
    ["2026-01-02T15:04:05+02:00", "2026-01-02T13:04:05Z"],
  ];
  for (const [text, iso] of same) assert.equal(ticksOf(text), ticksFromIso(iso), text);
  for (const text of ["13:04", "2/30/2026, 1:00:00 AM", "1/2/2026, 13:00:00 PM", "soon"]) {
    assert.equal(ticksOf(text), undefined, text);
  }
});

test("a record over the limit is counted and what follows it is read", () => {
  const row = (text: string) =>
    `{"TimeGenerated":"2026-11-21T11:04:05Z","SyslogMessage":"${text}","Computer":"r"}`;
  const { records, report } = readAll(
    bytes(`${row("a")}\n${row("x".repeat(1 << 20))}\n${row("b")}\n`),
    65_536,
  );
  assert.deepEqual(
    records.map((record) => record.row["SyslogMessage"]),
    ["a", "b"],
  );
  assert.equal(report.oversized, 1);
});

const cell = fc.string({ unit: fc.constantFrom("a", ",", '"', "\n", "\r", ";", "é") });

test("CSV reads back what was written by RFC 4180, in pieces of any size", () => {
  const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`;
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 2 }), { minLength: 1 }),
      fc.nat(5),
      (rows, n) => {
        const text = rows.map((row) => row.map(quoted).join(",")).join("\r\n");
        const reader = new CsvReader(",");
        const read = (text.match(new RegExp(`[^]{1,${n + 1}}`, "g")) ?? []).flatMap((piece) => [
          ...reader.push(piece),
        ]);
        read.push(...reader.finish());
        assert.deepEqual(
          read.map((record) => record.values),
          rows,
        );
      },
    ),
  );
});

test("the cutter finds each record of any JSON array, and the members of each as JSON.parse does", () => {
  const rows = fc.array(fc.dictionary(fc.string(), fc.jsonValue()));
  fc.assert(
    fc.property(rows, fc.nat(9), fc.boolean(), (objects, n, pretty) => {
      const text = JSON.stringify(objects, null, pretty ? 2 : undefined);
      const cutter = new JsonCutter(false);
      const pieces = text.match(new RegExp(`[^]{1,${n + 1}}`, "g")) ?? [];
      const cuts = [...pieces.flatMap((piece) => [...cutter.push(piece)]), ...cutter.finish()];
      assert.deepEqual(
        cuts.map((cut) => JSON.parse(cut.text)),
        JSON.parse(text),
      );
      for (const cut of cuts) {
        const members = [...(membersOf(cut.text) ?? [])].map(([k, v]) => [k, JSON.parse(v)]);
        assert.deepEqual(members, Object.entries(JSON.parse(cut.text)));
      }
      assert.deepEqual(
        elementsOf(text)?.map((element) => JSON.parse(element)),
        JSON.parse(text),
      );
    }),
  );
});

test("no bytes make detection or a reader of any shape throw", () => {
  const shapes = [
    { kind: "json-lines" },
    { kind: "json-values" },
    { kind: "json-response" },
    { kind: "csv", delimiter: "," },
  ] as const;
  const jsonish = fc
    .string({ unit: fc.constantFrom(...'{}[]",:\\ \n1', '"rows"', '"tables"', '"columns"') })
    .map(bytes);
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array(), jsonish), (source) => {
      detectExport(source);
      for (const shape of shapes) {
        const reader = new ExportReader(shape, { receivedAtTicks });
        reader.push(source);
        reader.finish();
      }
    }),
  );
});

test("an unclosed quote swallows no more than its record's limit, and says so", () => {
  const { report } = readAll(bytes('TimeGenerated,SyslogMessage\n2026-11-21T11:04:05Z,"open\n'));
  assert.equal(report.unreadable, 1);
});

test("values keep what stands behind a closing quote", () => {
  assert.deepEqual(csvCells('"a"b,c', ","), { values: ["ab", "c"], starts: [0, 5] });
});
