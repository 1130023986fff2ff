import assert from "node:assert/strict";
import { test } from "node:test";
import { peel } from "./envelope.ts";
import type { Envelope } from "./format.ts";

function peeled(text: string): Envelope {
  return peel({ text, line: 1 });
}

function headed(text: string) {
  const { priority, host, program, processId, content, body, stamp } = peeled(text);
  const { month, day, hour, minute, second } = stamp ?? {};
  const time = stamp === undefined ? undefined : [month, day, hour, minute, second].join(" ");
  return { priority, host, program, processId, content, body, time };
}

const cases: Readonly<Record<string, { readonly text: string; readonly is: object }>> = {
  "a header of RFC 3164 gives host, program and process": {
    text: "<28>Jul  8 23:04:13 vmx01 mib2d[2424]: SNMP_TRAP_LINK_DOWN: ifIndex 502",
    is: {
      priority: 28,
      host: "vmx01",
      program: "mib2d",
      processId: "2424",
      content: "mib2d[2424]: SNMP_TRAP_LINK_DOWN: ifIndex 502",
      body: "SNMP_TRAP_LINK_DOWN: ifIndex 502",
      time: "7 8 23 4 13",
    },
  },
  "a blank behind PRI is no part of the header": {
    text: "<14> Nov 21 09:30:00 sw3 00179 mgr: text",
    is: { priority: 14, host: "sw3", content: "00179 mgr: text", time: "11 21 9 30 0" },
  },
  "a device's own stamp, closed by a colon, is not a header": {
    text: "<189>521: router1: *Nov 14 08:30:56.699: %LINK-5-CHANGED: Interface down",
    is: { priority: 189, host: undefined, time: undefined },
  },
  "a device's own stamp with a zone is not a header": {
    text: "Dec  4 11:01:38.694 EST: %MAB-5-SUCCESS: Authentication successful",
    is: { time: undefined, program: undefined },
  },
  "a word in lower case behind the stamp is a host's or a program's name, not a zone": {
    text: "Mar 01 2026 08:00:00 edge: %ASA-5-111010: x",
    is: { program: "edge", time: "3 1 8 0 0" },
  },
  "a known zone closes a device's stamp where no tag follows, too": {
    text: "Jul 10 16:22:02 EST: NTP Core (NOTICE): synchronized",
    is: { time: undefined, program: undefined },
  },
  "a relay's header behind the device's message counter comes off": {
    text: "<190>3132517: Jul 13 08:23:43 192.0.2.2 sw01: 3132779: Jul 14 2023 08:23:43.398 UTC: %FOO-6-BAR: x",
    is: {
      host: "192.0.2.2",
      content: "sw01: 3132779: Jul 14 2023 08:23:43.398 UTC: %FOO-6-BAR: x",
      time: "7 13 8 23 43",
    },
  },
  "an ISO stamp with offset comes off": {
    text: "<189>2026-10-11T10:15:31.208321-05:00 edge1 %LINEPROTO-5-UPDOWN: Line protocol",
    is: { host: "edge1", content: "%LINEPROTO-5-UPDOWN: Line protocol", time: "10 11 10 15 31" },
  },
  "Kiwi's original address names the host, and RFC 5424 without structured data comes off": {
    text: "<190>Original Address=192.0.2.1 1 2026-06-23T16:13:32.168Z collector Kiwi 3356 MSGOUT R1: *Jun 23 15:52:38.534: %SYS-6-LOGOUT: x",
    is: {
      host: "192.0.2.1",
      program: "Kiwi",
      processId: "3356",
      content: "R1: *Jun 23 15:52:38.534: %SYS-6-LOGOUT: x",
      time: "6 23 16 13 32",
    },
  },
  "an address alone before the message is the host": {
    text: "192.0.2.10 6705: Feb 17 13:40:03.673: %PARSER-5-CFGLOG_LOGGEDCMD: User:ops",
    is: {
      host: "192.0.2.10",
      content: "6705: Feb 17 13:40:03.673: %PARSER-5-CFGLOG_LOGGEDCMD: User:ops",
    },
  },
  "an uptime stamp is no IPv6 address": {
    text: "00:00:50: %SYS-5-RESTART: System restarted --",
    is: { host: undefined, content: "00:00:50: %SYS-5-RESTART: System restarted --" },
  },
  "an IPv6 origin closed by a colon stays in the content": {
    text: "<190>2001:db8::: 3132779: Jul 14 2023 08:23:43.398 UTC: %FOO-6-BAR: x",
    is: { host: undefined },
  },
  "a relay over a relay leaves the inner host": {
    text: "<189>Mar  1 08:00:01 relay1 <190>Mar  1 08:00:00 sw9 %SYS-5-CONFIG_I: Configured",
    is: {
      priority: 190,
      host: "sw9",
      content: "%SYS-5-CONFIG_I: Configured",
      time: "3 1 8 0 0",
    },
  },
  "a stamp and words inside a message are not a second header": {
    text: "Mar  1 08:00:00 host1 2026-03-01 07:59:59 INFO job began",
    is: { host: "host1", content: "2026-03-01 07:59:59 INFO job began" },
  },
  "year-first stamps and unpadded ISO dates are headers too": {
    text: "<29>2026-7-23 01:00:34.270.1 sw-hw %%01IFNET/4/IF_STATE(l)[4997]:Interface down",
    is: { host: "sw-hw", time: "7 23 1 0 34" },
  },
  "a tag without a host names the program": {
    text: "Mar  1 08:00:00 sshd[77]: session opened",
    is: { host: undefined, program: "sshd", processId: "77", body: "session opened" },
  },
  "Kiwi's log file is a header between tabs": {
    text: "2026-03-01 08:00:00\tLocal7.Notice\t192.0.2.7\t521: *Mar  1 07:59:59.001: %SYS-5-CONFIG_I: x",
    is: { host: "192.0.2.7", content: "521: *Mar  1 07:59:59.001: %SYS-5-CONFIG_I: x" },
  },
  "an overlarge PRI is text": {
    text: "<192>hello",
    is: { priority: undefined, content: "<192>hello" },
  },
};

for (const [claim, { text, is }] of Object.entries(cases)) {
  test(claim, () => {
    const read = headed(text);
    assert.deepEqual({ ...read, ...is }, read);
  });
}

test("RFC 5424 structured data with escaped quotes comes off whole", () => {
  const structured = '[a@32473 k="v \\" ] w"][b@32473]';
  const read = peeled(`<165>1 2026-03-01T08:00:00Z h app - ID1 ${structured} \uFEFFbody text`);
  assert.equal(read.structured, structured);
  assert.equal(read.messageId, "ID1");
  assert.equal(read.processId, undefined);
  assert.equal(read.body, "body text");
});

test("content and body are the frame's tail", () => {
  const text = "<13>Feb 28 23:59:59 h1 app: it happened: twice";
  const read = peeled(text);
  assert.ok(text.endsWith(read.content) && read.content.endsWith(read.body));
});
