// Every header that IOS and the relays before us write, in all combinations, decoded to the digit.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Scalar } from "#schema";
import { Decoder } from "./decoder.ts";
import type { ClockTrust } from "./format.ts";

const epochTicks = 621_355_968_000_000_000n;

function ticks(iso: string, ticksMore = 0): bigint {
  return epochTicks + BigInt(Date.parse(iso)) * 10_000n + BigInt(ticksMore);
}

const receivedAtTicks = ticks("2026-08-01T00:00:00Z");

interface Transport {
  readonly text: string;
  readonly host?: string;
  readonly time?: bigint;
  /** The relay kept the device's counter before its own header. */
  readonly behindCounter?: true;
}

const transports: readonly Transport[] = [
  { text: "" },
  { text: "Jul 13 08:23:43 192.0.2.2 ", host: "192.0.2.2", time: ticks("2026-07-13T08:23:43Z") },
  { text: "Jul  3 08:23:43 relay-1 ", host: "relay-1", time: ticks("2026-07-03T08:23:43Z") },
  {
    text: "2026-07-13T10:23:43.250+02:00 relay_2 ",
    host: "relay_2",
    time: ticks("2026-07-13T08:23:43.250Z"),
  },
  {
    text: "Jul 13 08:23:43 192.0.2.2 ",
    host: "192.0.2.2",
    time: ticks("2026-07-13T08:23:43Z"),
    behindCounter: true,
  },
];
const priorities = ["<189>", ""];
const counters = ["", "2360957: ", ": "];
const sequences = ["", "007428: "];
const origins: readonly (string | undefined)[] = [
  undefined,
  "sw01",
  "core_1.example.net",
  "192.0.2.77",
  "2001:db8::7",
  "2001:db8::",
];

interface Time {
  readonly text: string;
  readonly trust?: ClockTrust;
  readonly stamped?: bigint;
}

const times: readonly Time[] = [
  { text: "" },
  { text: "Jul 14 08:23:43: ", trust: "synced", stamped: ticks("2026-07-14T08:23:43Z") },
  { text: "Jul  4 08:23:43.398: ", trust: "synced", stamped: ticks("2026-07-04T08:23:43.398Z") },
  {
    text: "Sep 14 2025 08:23:43.398124: ",
    trust: "synced",
    stamped: ticks("2025-09-14T08:23:43.398Z", 1240),
  },
  {
    text: "Jul 14 2026 08:23:43.398 UTC: ",
    trust: "synced",
    stamped: ticks("2026-07-14T08:23:43.398Z"),
  },
  {
    text: "Jul 14 08:23:43.398 CEST: ",
    trust: "synced",
    stamped: ticks("2026-07-14T06:23:43.398Z"),
  },
  { text: "Jul 14 08:23:43 mdt: ", trust: "synced", stamped: ticks("2026-07-14T14:23:43Z") },
  {
    text: "Jul 14 08:23:43.398 UTC+07:30: ",
    trust: "synced",
    stamped: ticks("2026-07-14T00:53:43.398Z"),
  },
  {
    text: "Jul 14 08:23:43.398 UTC+1: ",
    trust: "synced",
    stamped: ticks("2026-07-14T07:23:43.398Z"),
  },
  { text: "Jul 14 08:23:43 CMT+2: ", trust: "synced", stamped: ticks("2026-07-14T06:23:43Z") },
  { text: "Jul 14 08:23:43 CST: ", trust: "synced", stamped: ticks("2026-07-14T08:23:43Z") },
  { text: "*Mar  1 00:00:04.087: ", trust: "unset", stamped: ticks("2026-03-01T00:00:04.087Z") },
  {
    text: "*Jul 14 2023 08:23:43.398 UTC: ",
    trust: "unset",
    stamped: ticks("2023-07-14T08:23:43.398Z"),
  },
  { text: ".Jul 14 08:23:43.398 UTC: ", trust: "lost", stamped: ticks("2026-07-14T08:23:43.398Z") },
  { text: "Jul 14 08:23:43 BERLIN: ", trust: "synced", stamped: ticks("2026-07-14T08:23:43Z") },
  { text: "Jul 14 08:23:43 EST5EDT: ", trust: "synced", stamped: ticks("2026-07-14T08:23:43Z") },
  { text: "2y10w: ", trust: "unset" },
  { text: "17w5d: ", trust: "unset" },
  { text: "1d02h: ", trust: "unset" },
  { text: "00:00:50: ", trust: "unset" },
];

const message = "%SYS-5-CONFIG_I: Configured from console by ops on vty0 (192.0.2.9)";

interface Case {
  readonly text: string;
  readonly row: Readonly<Record<string, Scalar>>;
}

function* combinations(): Generator<Case> {
  for (const transport of transports) {
    for (const priority of priorities) {
      for (const counter of counters) {
        if (transport.behindCounter === true && counter === "") continue;
        for (const origin of origins) {
          for (const sequence of sequences) {
            for (const time of times) {
              yield caseOf({ transport, priority, counter, origin, sequence, time });
            }
          }
        }
      }
    }
  }
}

interface Parts {
  readonly transport: Transport;
  readonly priority: string;
  readonly counter: string;
  readonly origin: string | undefined;
  readonly sequence: string;
  readonly time: Time;
}

function caseOf({ transport, priority, counter, origin, sequence, time }: Parts): Case {
  const lead =
    transport.behindCounter === true ? counter + transport.text : transport.text + counter;
  const host = origin === undefined ? "" : `${origin}: `;
  const trusted = time.trust === "synced";
  return {
    text: `${priority}${lead}${host}${sequence}${time.text}${message}`,
    row: {
      Computer: origin ?? transport.host ?? "",
      TimeGenerated: (trusted ? time.stamped : transport.time) ?? receivedAtTicks,
      EventTime: time.stamped ?? transport.time ?? null,
      Facility: priority === "" ? "" : "local7",
      SeverityLevel: "notice",
      SyslogMessage: message,
      _ClockTrust: time.trust ?? "relay",
      _SourceType: "cisco:ios",
    },
  };
}

test("every combination of an IOS header is decoded exactly", () => {
  const decoder = new Decoder({ sourceName: "matrix", receivedAtTicks });
  let count = 0;
  for (const { text, row } of combinations()) {
    const { events, format, reading } = decoder.explain({ text, line: 1 });
    assert.equal(format, "cisco-ios", text);
    assert.equal(reading?.mnemonic, "SYS-5-CONFIG_I", text);
    const decoded = events[0]?.row ?? {};
    for (const [column, value] of Object.entries(row)) {
      assert.equal(decoded[column], value, `${column} of ${text}`);
    }
    count += 1;
  }
  assert.ok(count >= 500, `${count} combinations`);
});

const tags: readonly (readonly [tag: string, mnemonic: string, severity: number])[] = [
  ["%PIM-SW1-6-INVALID_RP_JOIN: Received join", "PIM-SW1-6-INVALID_RP_JOIN", 6],
  ["%SPANTREE-SP-2-UNBLOCK: Unblocking port", "SPANTREE-SP-2-UNBLOCK", 2],
  ["%CARD-5-MSG:SLOT 2 %SYS-3-CPUHOG: Task ran", "SYS-3-CPUHOG", 3],
  ["%SNMP-W-SNMPAUTHFAIL: Access attempted", "SNMP-W-SNMPAUTHFAIL", 4],
  ["%HAL_config_poe-A-POEFailDetected: Port gi3", "HAL_config_poe-A-POEFailDetected", 1],
  [
    "%IOSXE-5-PLATFORM: Switch 1 R0/0: Jul 23 14:19:10 install_engine.sh: %INSTALL-5-INSTALL_START_INFO: Started install add",
    "INSTALL-5-INSTALL_START_INFO",
    5,
  ],
  [
    "%INSTALL-5-INSTALL_START_INFO: Switch 1 R0/0: install_engine: Started install one-shot",
    "INSTALL-5-INSTALL_START_INFO",
    5,
  ],
  ["%HA_EM-6-LOG: watch: saw %SYS-5-RELOAD: once", "HA_EM-6-LOG", 6],
  ["%AAAA-6-ACCTLOCAL: Username: ops Command: verify /md5 <cr>", "AAAA-6-ACCTLOCAL", 6],
];

test("every tag is read under every kind of header, an inner one where a wrapper carries it", () => {
  const decoder = new Decoder({ sourceName: "tags", receivedAtTicks });
  for (const [tag, mnemonic, severity] of tags) {
    for (const header of [
      "<189>44: ",
      "44: sw01: *Jul 14 08:23:43.398: ",
      "Jul 14 08:23:43 sw01 ",
    ]) {
      const { reading } = decoder.explain({ text: header + tag, line: 1 });
      assert.equal(reading?.mnemonic, mnemonic, header + tag);
      assert.equal(reading?.severity, severity, header + tag);
      assert.equal(reading?.message, tag, header + tag);
    }
  }
});

test("a boot script's malformed tag still names its facility", () => {
  const decoder = new Decoder({ sourceName: "boot", receivedAtTicks });
  const text =
    "*Jul 14 08:23:43.398: %IOSXEBOOT-Thu-###: Jul 14 08:23:40 2026: BOOT LOADER UPGRADING";
  const { reading } = decoder.explain({ text, line: 1 });
  assert.equal(reading?.mnemonic, "IOSXEBOOT-Thu-###");
  assert.equal(reading?.severity, undefined);
});

test("controllers, access points and untagged processes are read", () => {
  const decoder = new Decoder({ sourceName: "others", receivedAtTicks });
  const read = (text: string) => decoder.explain({ text, line: 1 }).reading;
  const task = read(
    "<134>wlc-1: *spamApTask7: Jul 14 07:15:04.461: #CAPWAP-3-DTLS_CLOSED_ERR: x.c:75 closed",
  );
  assert.equal(task?.product, "WLC");
  assert.equal(task?.program, "spamApTask7");
  assert.equal(task?.message, "#CAPWAP-3-DTLS_CLOSED_ERR: x.c:75 closed");
  const marked = read("<134>wlc-1: *Jul 14 07:15:04.461: *%CAPWAP-3-ECHO_ERR: lost");
  assert.equal(marked?.message, "%CAPWAP-3-ECHO_ERR: lost");
  const point = read(
    "<189>77: AP:0200.5e00.5301: *Mar  1 00:18:22.187: %LWAPP-3-CLIENTERRORLOG: lost",
  );
  assert.equal(point?.host, "0200.5e00.5301");
  const placed = read("<189>7: Jul 14 08:23:43.398: SW1_SP: %LINK-SW1_SP-3-UPDOWN: Interface down");
  assert.equal(placed?.mnemonic, "LINK-SW1_SP-3-UPDOWN");
  assert.equal(placed?.fields?.["node_id"], "SW1_SP");
  const untagged = read(
    "<191>2637085: rt401: Jul 18 07:15:04.461 CEST: NTP Core (NOTICE): Clock is synchronized",
  );
  assert.equal(untagged?.host, "rt401");
  assert.equal(untagged?.message, "NTP Core (NOTICE): Clock is synchronized");
  assert.equal(untagged?.mnemonic, undefined);
});
