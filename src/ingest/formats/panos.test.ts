import assert from "node:assert/strict";
import { test } from "node:test";
import { ticksFromIso } from "#schema";
import { peel } from "../envelope.ts";
import { panos } from "./panos.ts";

const read = (text: string) => panos.read(peel({ text, line: 1 }));
const head = (type: string, subtype: string) =>
  `1,2026/11/21 09:30:00,007200001234,${type},${subtype},2561,2026/11/21 09:29:59`;
const session =
  "192.0.2.7,203.0.113.9,198.51.100.1,203.0.113.9,allow out,corp\\ops,,ssl,vsys1,trust,untrust,ethernet1/1,ethernet1/2,to-logs,2026/11/21 09:29:59,4711,1,52000,443,61000,443,0x400053,tcp,allow";

test("a SYSTEM log gives eventid, module and description, doubled quotes undone", () => {
  const text = `${head("SYSTEM", "general")},vsys1,general,obj,0,0,upgrade,critical,"Image ""11.1.2"", staged",88101,0x0,11,12,0,0,tenant,edge-pa`;
  const reading = read(`<10>Nov 21 09:30:00 relay ${text}`);
  assert.equal(reading?.sourceType, "pan:system");
  assert.equal(reading?.message, text);
  assert.equal(reading?.host, "edge-pa");
  assert.equal(reading?.severity, 2);
  assert.equal(reading?.mnemonic, "general");
  assert.equal(reading?.fields?.["module"], "upgrade");
  assert.equal(reading?.fields?.["eventid"], "general");
  assert.equal(reading?.fields?.["description"], 'Image "11.1.2", staged');
  assert.deepEqual(reading?.stamp, {
    ...{ year: 2026, month: 11, day: 21, hour: 9, minute: 29, second: 59, trust: "synced" },
  });
  assert.deepEqual(reading?.security, {
    DeviceVendor: "Palo Alto Networks",
    DeviceProduct: "PAN-OS",
    LogSeverity: "5",
    ReceiptTime: "2026/11/21 09:30:00",
    DeviceExternalID: "007200001234",
    Activity: "SYSTEM",
    DeviceEventClassID: "general",
    DeviceCustomString3: "vsys1",
    DeviceCustomString3Label: "Virtual System",
    DeviceEventCategory: "general",
    FileName: "obj",
    FlexString2: "upgrade",
    FlexString2Label: "Module",
    Message: 'Image "11.1.2", staged',
    ExtID: "88101",
    ExternalID: 88101n,
    DeviceName: "edge-pa",
    AdditionalExtensions:
      "PanOSActionFlags=0x0;PanOSDGl1=11;PanOSDGl2=12;PanOSDGl3=0;PanOSDGl4=0;PanOSVsysName=tenant",
  });
});

test("the stamp of high resolution counts, for it has a zone", () => {
  const reading = read(
    `${head("SYSTEM", "general")},,general,,0,0,general,low,text,1,0x0,0,0,0,0,,edge-pa,0,0,2026-11-21T09:30:00.250+01:00`,
  );
  assert.deepEqual(reading?.stamp, {
    ...{ year: 2026, month: 11, day: 21, hour: 9, minute: 30, second: 0, fractionTicks: 2_500_000 },
    ...{ zone: "+01:00", offsetMinutes: 60, trust: "synced" },
  });
});

test("the short lines of PAN-OS 4 and 5 give what they have", () => {
  const reading = read(
    `Oct  9 10:20:15 edge-pa ${head("SYSTEM", "auth")},,auth-fail,ops,0,0,general,medium,User 'ops' failed`,
  );
  assert.equal(reading?.fields?.["description"], "User 'ops' failed");
  assert.equal(reading?.fields?.["seqno"], undefined);
  assert.equal(reading?.severity, 4);
});

test("a TRAFFIC log fills the session's columns by type", () => {
  const security = read(
    `${head("TRAFFIC", "end")},${session},3000,1000,2000,30,2026/11/21 09:29:00,59,any,0,77,0x0,A,B,0,10,20,aged-out,0,0,0,0,,edge-pa,from-policy`,
  )?.security;
  const expected = {
    Activity: "TRAFFIC",
    DeviceEventClassID: "end",
    SourceIP: "192.0.2.7",
    DestinationIP: "203.0.113.9",
    SourceTranslatedAddress: "198.51.100.1",
    DeviceCustomString1: "allow out",
    DeviceCustomString1Label: "Rule",
    SourceUserName: "corp\\ops",
    SourcePort: 52000n,
    DestinationPort: 443n,
    SourceTranslatedPort: 61000n,
    Protocol: "tcp",
    DeviceAction: "allow",
    FieldDeviceCustomNumber1: 4711n,
    DeviceCustomNumber1: 4711n,
    FlexNumber1: 3000n,
    ReceivedBytes: 1000n,
    SentBytes: 2000n,
    StartTime: ticksFromIso("2026-11-21T09:29:00Z"),
    Reason: "aged-out",
    DeviceEventCategory: "from-policy",
    LogSeverity: "1",
  };
  for (const [column, value] of Object.entries(expected)) {
    assert.equal(security?.[column], value, column);
  }
});

test("a THREAT log has the threat as class, a URL log its subtype", () => {
  const tail = "high,client-to-server,78,0x0";
  const threat = read(
    `${head("THREAT", "vulnerability")},${session},"x,y",Probe(30001),any,${tail}`,
  );
  assert.equal(threat?.security?.["DeviceEventClassID"], "Probe(30001)");
  assert.equal(threat?.security?.["DeviceEventCategory"], "vulnerability");
  assert.equal(threat?.security?.["RequestURL"], "x,y");
  assert.equal(threat?.security?.["LogSeverity"], "4");
  const url = read(`${head("THREAT", "url")},${session},"example.net/",(9999),news,${tail}`);
  assert.equal(url?.security?.["DeviceEventClassID"], "url");
  assert.equal(url?.security?.["DeviceEventCategory"], "(9999)");
  assert.equal(url?.security?.["DeviceCustomString2"], "news");
});

test("a CONFIG log is read with and without the details of the change", () => {
  const start = `${head("CONFIG", "0")},192.0.2.7,,set,ops,Web,Succeeded, deviceconfig system`;
  const short = read(`${start},15,0x0,0,0,0,0,,edge-pa`);
  assert.equal(short?.fields?.["seqno"], "15");
  assert.equal(short?.security?.["DeviceEventClassID"], "Succeeded");
  assert.equal(short?.security?.["DestinationUserName"], "ops");
  assert.equal(short?.security?.["SourceHostName"], "192.0.2.7");
  const long = read(`${start},before,after,15,0x0,0,0,0,0,,edge-pa`);
  assert.equal(long?.fields?.["seqno"], "15");
  assert.equal(long?.security?.["DeviceCustomString2"], "after");
  assert.equal(long?.host, "edge-pa");
});

test("every other type is told by its name", () => {
  const types: readonly (readonly [string, string])[] = [
    ["GLOBALPROTECT", "pan:globalprotect"],
    ["AUTHENTICATION", "pan:auth"],
    ["USERID", "pan:userid"],
    ["HIPMATCH", "pan:hipmatch"],
    ["HIP-MATCH", "pan:hipmatch"],
    ["CORRELATION", "pan:correlation"],
    ["DECRYPTION", "pan:decryption"],
    ["IPTAG", "pan:iptag"],
    ["GTP", "pan:log"],
  ];
  for (const [type, sourceType] of types) {
    assert.equal(
      read(`<14>Nov 21 09:30:00 pa ${head(type, "x")},a,b`)?.sourceType,
      sourceType,
      type,
    );
  }
  const portal = read(
    `${head("GLOBALPROTECT", "0")},vsys1,portal-auth,login,LDAP,,ops,,lap1,192.0.2.7`,
  );
  assert.equal(portal?.security?.["DeviceEventClassID"], "GLOBALPROTECT");
  assert.equal(portal?.security?.["SourceIP"], "192.0.2.7");
  assert.equal(portal?.fields?.["stage"], "login");
});

test("an audit log gives who, what and the outcome", () => {
  const reading = read(
    'Nov 21 20:06:15 192.0.2.1 01111111111,2026/11/21 20:06:15,audit,2561,cli,ops,"request system software install version ""11.1.2""",success',
  );
  assert.equal(reading?.fields?.["user"], "ops");
  assert.equal(reading?.fields?.["command"], 'request system software install version "11.1.2"');
  assert.equal(reading?.fields?.["result"], "success");
  assert.equal(reading?.mnemonic, "cli");
  assert.equal(reading?.security, undefined);
});

test("other comma-separated lines are not PAN-OS", () => {
  for (const text of [
    "1,2026/11/21 09:30:00,1,SOMETHING,a,b,c",
    "2026/11/21 09:30:00,SYSTEM,general",
    "a,b,c",
  ]) {
    assert.equal(read(text), undefined, text);
  }
});
