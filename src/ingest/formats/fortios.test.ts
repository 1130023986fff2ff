import assert from "node:assert/strict";
import { test } from "node:test";
import { peel } from "../envelope.ts";
import { fortios } from "./fortios.ts";

const read = (text: string) => fortios.read(peel({ text, line: 1 }));
const local = { year: 2026, month: 11, day: 21, hour: 9, minute: 30, second: 0, trust: "synced" };
const event =
  'logid="0100032202" type="event" subtype="system" level="critical" vd="root" logdesc="Image restored" user="ops" ui="ssh(192.0.2.7)" action="restore" status="success" msg="User ops restored \\"fw.out\\""';

test("an event log fills the columns of its CEF twin", () => {
  const text = `date=2026-11-21 time=09:30:00 devname="edge-fg" devid="FGT0000000000001" eventtime=1795249800123456789 tz="+0100" ${event}`;
  const reading = read(`<186>Nov 21 09:30:01 relay ${text}`);
  assert.equal(reading?.message, text);
  assert.equal(reading?.host, "edge-fg");
  assert.equal(reading?.sourceType, "fgt_event");
  assert.equal(reading?.mnemonic, "0100032202");
  assert.equal(reading?.severity, 2);
  assert.equal(reading?.fields?.["msg"], 'User ops restored "fw.out"');
  assert.deepEqual(reading?.stamp, {
    ...{ ...local, hour: 8 },
    fractionTicks: 1_234_567,
    offsetMinutes: 0,
  });
  assert.deepEqual(reading?.security, {
    DeviceVendor: "Fortinet",
    DeviceProduct: "Fortigate",
    DeviceEventClassID: "32202",
    Activity: "event:system restore success",
    LogSeverity: "6",
    DeviceEventCategory: "event:system",
    DeviceName: "edge-fg",
    DeviceExternalID: "FGT0000000000001",
    DestinationUserName: "ops",
    SourceProcessName: "ssh(192.0.2.7)",
    DeviceAction: "restore",
    EventOutcome: "success",
    Message: 'User ops restored "fw.out"',
    AdditionalExtensions:
      "FTNTFGTeventtime=1795249800123456789;FTNTFGTtz=+0100;FTNTFGTlogid=0100032202;FTNTFGTsubtype=system;FTNTFGTlevel=critical;FTNTFGTvd=root;FTNTFGTlogdesc=Image restored",
  });
});

test("a traffic log of bare values gives typed columns", () => {
  const security =
    read(
      '<189>date=2026-11-21 time=09:30:00 devname=edge-fg devid=FGT1 logid=0000000013 type=traffic subtype=forward level=notice vd=root srcip=192.0.2.7 srcport=48770 srcintf="port 1" dstip=203.0.113.9 dstport=443 sessionid=3841389285 proto=6 action=close transip=198.51.100.1 transport=61000 service="HTTPS" sentbyte=100 rcvdbyte=200 direction=outgoing',
    )?.security ?? {};
  assert.equal(security["DeviceEventClassID"], "00013");
  assert.equal(security["Activity"], "traffic:forward close");
  assert.equal(security["LogSeverity"], "3");
  assert.equal(security["SourcePort"], 48770n);
  assert.equal(security["DeviceInboundInterface"], "port 1");
  assert.equal(security["SourceTranslatedPort"], 61000n);
  assert.equal(security["SentBytes"], 100n);
  assert.equal(security["ReceivedBytes"], 200n);
  assert.equal(security["ExtID"], "3841389285");
  assert.equal(security["ExternalID"], undefined);
  assert.equal(security["CommunicationDirection"], "1");
});

test("the time is eventtime in seconds or nanoseconds, else date and time in the zone tz", () => {
  const stamp = (fields: string) => read(`devid="FGT1" ${fields} ${event}`)?.stamp;
  assert.deepEqual(stamp("eventtime=1795253400"), { ...local, offsetMinutes: 0 });
  assert.deepEqual(stamp("eventtime=1795253400500000000"), {
    ...local,
    offsetMinutes: 0,
    fractionTicks: 5_000_000,
  });
  const civil = "date=2026-11-21 time=09:30:00";
  assert.deepEqual(stamp(`${civil} tz="-0330"`), { ...local, offsetMinutes: -210 });
  assert.deepEqual(stamp(civil), local);
});

test("headers of RFC 5424 and of FortiAnalyzer stand before the pairs", () => {
  const starts = [
    "<189>1 2026-11-21T08:30:00Z edge-fg - - - - eventtime=1795249800",
    "<189>logver=704012573 timestamp=1795249800 devname=edge-fg",
    '<189>id=7000000000000000001 itime="2026-11-21 09:30:00" euid=1',
    "Nov 21 09:30:00 192.0.2.1 date=2026-11-21 time=09:30:00",
  ];
  for (const start of starts) {
    assert.equal(read(`${start} devid="FGT1" ${event}`)?.mnemonic, "0100032202", start);
  }
});

test("pairs apart by commas (syslog format csv) are read alike", () => {
  const commas = `date=2026-11-21,time=09:30:00,devid="FGT1",${event.replaceAll('" ', '",')}`;
  const blanks = `date=2026-11-21 time=09:30:00 devid="FGT1" ${event}`;
  assert.deepEqual(read(`<189>${commas}`)?.fields, read(`<189>${blanks}`)?.fields);
});

test("FortiWeb has its own product, and no columns that nobody documents", () => {
  const reading = read(
    '<190>date=2026-11-21 time=09:30:00 log_id=10000019 msg_id=000000001 device_id=FV-1 vd="root" type=event subtype="system" pri=alert user=ops msg="User ops upgrade the image from GUI(192.0.2.7)"',
  );
  assert.equal(reading?.product, "FortiWeb");
  assert.equal(reading?.sourceType, "fwb_event");
  assert.equal(reading?.severity, 1);
  assert.equal(reading?.security, undefined);
});

test("other key=value messages are not FortiOS", () => {
  for (const text of [
    "type=AVC msg=audit(1): logid=x",
    "date=2026-11-21 time=09:30:00 action=drop",
    "logid=12 type=event",
  ]) {
    assert.equal(read(text), undefined, text);
  }
});
