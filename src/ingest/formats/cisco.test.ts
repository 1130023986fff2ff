import assert from "node:assert/strict";
import { test } from "node:test";
import { peel } from "../envelope.ts";
import type { Format, Reading } from "../format.ts";
import { ciscoAsa } from "./cisco-asa.ts";
import { ciscoIse } from "./cisco-ise.ts";
import { ciscoNxos } from "./cisco-nxos.ts";
import { ciscoXr } from "./cisco-xr.ts";

function read(format: Format, text: string): Reading | undefined {
  return format.read(peel({ text, line: 1 }));
}

/** The parts named in `expected`, of what was read. */
function assertReads(format: Format, text: string, expected: Partial<Reading>): void {
  const reading = read(format, text);
  assert.ok(reading !== undefined, text);
  assert.deepEqual({ ...reading, ...expected }, reading, text);
}

const civil = { year: 2026, month: 3, day: 13, hour: 17, minute: 7, second: 57 };

test("IOS XR is read with node, stamp, process and three-part tag, behind any relay", () => {
  const tail =
    "RP/0/RP0/CPU0:Mar 13 2026 17:07:57.441 UTC: config[67310]: %MGBL-CONFIG-6-DB_COMMIT : Committed";
  for (const head of ["<190>40: xr1 ", "<190>40: xr1: ", "xr1 ", "<190>Mar 13 17:07:58 xr1 ", ""]) {
    const reading = read(ciscoXr, head + tail);
    assert.equal(reading?.message, "%MGBL-CONFIG-6-DB_COMMIT : Committed", head);
    assert.equal(reading?.program, "config");
    assert.equal(reading?.processId, "67310");
    assert.equal(reading?.severity, 6);
    assert.deepEqual(reading?.stamp, {
      ...civil,
      fractionTicks: 4_410_000,
      zone: "UTC",
      offsetMinutes: 0,
      trust: "synced",
    });
    if (head.startsWith("<190>40") || head === "xr1 ") assert.equal(reading?.host, "xr1");
    assert.equal(reading?.fields?.["node_id"], "RP/0/RP0/CPU0");
  }
});

test("IOS XR nodes of line cards and of the admin plane, and a blank before the stamp's colon", () => {
  const nodes = ["LC/0/2/CPU0", "RP/0/RSP1/CPU0", "0/RP0/ADMIN0"];
  for (const node of nodes) {
    const text = `<187>94307: xr2 ${node}:Mar 13 17:07:57.834 : ifmgr[214]: %PKT_INFRA-LINK-3-UPDOWN : Interface down`;
    assertReads(ciscoXr, text, { mnemonic: "PKT_INFRA-LINK-3-UPDOWN", host: "xr2", severity: 3 });
  }
});

test("IOS XR without its node needs the three-part tag behind a process", () => {
  const told = "<190>Mar 13 17:07:58 xr1 bgp[1051]: %ROUTING-BGP-5-MAXPFX : No. of prefixes";
  assertReads(ciscoXr, told, { program: "bgp", mnemonic: "ROUTING-BGP-5-MAXPFX" });
  assert.equal(read(ciscoXr, "<190>Mar 13 17:07:58 sw1 %PIM-SW1-6-JOIN: text"), undefined);
});

test("NX-OS is told by its year-first stamp, with or without a name, a zone, a relay or a console's mark", () => {
  const message = "%VSHD-5-VSHD_SYSLOG_CONFIG_I: Configured from vty by ops";
  const heads: readonly (readonly [head: string, host: string | undefined])[] = [
    ["<190>nx1: 2026 Mar 13 17:07:57 UTC: ", "nx1"],
    ["<190>: 2026 Mar 13 17:07:57 UTC: ", undefined],
    ["<190>nx1: 2026 Mar 13 17:07:57: ", "nx1"],
    ["<190>2026 Mar 13 17:07:57 nx1 ", undefined],
    ["2026 Mar 13 17:07:57 nx1 %$ VDC-1 %$ ", undefined],
    ["<190>Mar 13 17:08:00 192.0.2.4 nx1: 2026 Mar 13 17:07:57 CET: ", "nx1"],
  ];
  for (const [head, host] of heads) {
    const reading = read(ciscoNxos, head + message);
    assert.equal(reading?.message, message, head);
    assert.equal(reading?.host, host, head);
    const { zone: _, offsetMinutes: __, ...time } = reading?.stamp ?? {};
    assert.deepEqual(time, { ...civil, trust: "synced" }, head);
  }
  assert.equal(read(ciscoNxos, `<190>Mar 13 17:07:57 sw1 ${message}`), undefined);
});

const told = "User 'ops', running 'CLI' from IP 192.0.2.5, executed 'reload'";

test("ASA is told by its six digits, under every header", () => {
  const stamped = { ...civil, trust: "synced" as const };
  const heads: readonly (readonly [string, object])[] = [
    ["<165>Mar 13 2026 17:07:57 fw1 : ", { stamp: stamped }],
    ["<165>Mar 13 2026 17:07:57: ", { stamp: stamped }],
    ["<165>:Mar 13 2026 17:07:57 UTC: ", { stamp: { ...stamped, zone: "UTC", offsetMinutes: 0 } }],
    ["<165>Mar 13 17:08:00 relay Mar 13 2026 17:07:57 fw1 : ", { stamp: stamped }],
    ["2026-03-13 17:07:57 192.0.2.1 fw1 ", { host: "fw1", stamp: undefined }],
    ["<165>Mar 13 17:07:57 192.0.2.1 ", { stamp: undefined }],
    ["fw1 : ", { host: "fw1" }],
    ["<165>", {}],
  ];
  for (const [head, expected] of heads) {
    for (const tag of [
      "%ASA-5-111010: ",
      "%FTD-5-111010: ",
      "%PIX-5-111010: ",
      "%ASA-config-5-111010: ",
      "%ASA-5-111010 ",
    ]) {
      assertReads(ciscoAsa, head + tag + told, { message: tag + told, severity: 5, ...expected });
    }
  }
  assert.equal(
    read(ciscoAsa, "Mar 13 17:07:57 h app: it failed to parse %ASA-5-111010: x"),
    undefined,
  );
});

const securities: readonly (readonly [text: string, columns: object])[] = [
  [`%ASA-5-111010: ${told}`, { SourceUserName: "ops", SourceIP: "192.0.2.5", Message: told }],
  ["%ASA-5-111008: User 'ops' executed the 'write erase' command.", { SourceUserName: "ops" }],
  [
    "%ASA-5-111007: Begin configuration: 192.0.2.9 reading from http://192.0.2.9/config",
    { SourceIP: "192.0.2.9" },
  ],
  [
    "%ASA-6-302013: Built outbound TCP connection 12 for outside:198.51.100.1/443 (198.51.100.1/443) to inside:192.0.2.7/50000 (192.0.2.7/50000)",
    {
      SourceIP: "192.0.2.7",
      SourcePort: 50000n,
      DestinationIP: "198.51.100.1",
      DestinationPort: 443n,
      Protocol: "TCP",
    },
  ],
  [
    "%ASA-6-302013: Built inbound TCP connection 12 for outside:198.51.100.1/50000 (198.51.100.1/50000) to inside:192.0.2.7/443 (192.0.2.7/443)",
    { SourceIP: "198.51.100.1", DestinationIP: "192.0.2.7", DestinationPort: 443n },
  ],
  [
    "%ASA-6-302014: Teardown TCP connection 12 for outside:198.51.100.1/443 to inside:192.0.2.7/50000 duration 0:00:00",
    { DeviceAction: "Teardown", Protocol: "TCP" },
  ],
  [
    '%ASA-4-106023: Deny udp src dmz:192.0.2.7/123 dst outside:198.51.100.1/123 by access-group "dmz"',
    { DeviceAction: "Deny", SourceIP: "192.0.2.7", DestinationPort: 123n },
  ],
  [
    '%ASA-6-605005: Login permitted from 192.0.2.7/4031 to inside:192.0.2.1/ssh for user "ops"',
    { SourceIP: "192.0.2.7", SourcePort: 4031n, DestinationIP: "192.0.2.1", SourceUserName: "ops" },
  ],
  ["%ASA-5-502103: User priv level changed: Uname: ops From: 1 To: 15", { SourceUserName: "ops" }],
  [
    "%ASA-6-113004: AAA user authentication Successful : server = 192.0.2.3 : user = ops",
    { SourceUserName: "ops" },
  ],
  ["%ASA-1-199021: something unknown", { DeviceEventClassID: "199021", LogSeverity: "1" }],
];

test("the well-known messages of ASA fill the columns of CommonSecurityLog", () => {
  for (const [text, columns] of securities) {
    const security = read(ciscoAsa, text)?.security ?? {};
    assert.deepEqual({ ...security, ...columns }, security, text);
  }
});

test("a port that no protocol has is not taken for one", () => {
  const text =
    "%ASA-4-106023: Deny udp src dmz:192.0.2.7/9999999999 dst outside:198.51.100.1/123 by access-group";
  assert.equal(read(ciscoAsa, text)?.security?.["SourcePort"], undefined);
});

test("ISE gives its attributes, and one command whichever way its words were split", () => {
  const head =
    "<181>Mar 13 17:08:00 ise1 CISE_TACACS_Accounting 0000000001 1 0 2026-03-13 17:07:57.328 +00:00 0018415781 3300 NOTICE Tacacs-Accounting: TACACS+ Accounting with Command, ConfigVersionId=829, ";
  const tail =
    "NetworkDeviceName=sw14, User=ops, AVPair=task_id=29, AVPair=start_time=1, AcctRequest-Flags=Stop,";
  const sets = [
    "CmdSet=[ CmdAV=show ipv6 mld <cr> ], ",
    "CmdSet=[ CmdAV=show CmdArgAV=ipv6 CmdArgAV=mld CmdArgAV=<cr> ], ",
  ];
  for (const set of sets) {
    const reading = read(ciscoIse, head + set + tail);
    const { fields } = reading ?? {};
    assert.equal(fields?.["cmd"], "show ipv6 mld <cr>");
    assert.equal(fields?.["User"], "ops");
    assert.equal(fields?.["AVPair.task_id"], "29");
    assert.equal(fields?.["message_text"], "TACACS+ Accounting with Command");
    assert.equal(reading?.mnemonic, "3300");
    assert.deepEqual(reading?.stamp, {
      ...civil,
      fractionTicks: 3_280_000,
      zone: "+00:00",
      offsetMinutes: 0,
      trust: "synced",
    });
  }
});

test("a comma that ISE escaped or bracketed does not part attributes", () => {
  const head =
    "<181>Mar 13 17:08:00 ise1 CISE_X 1 1 0 2026-03-13 17:07:57.328 +00:00 1 5202 NOTICE Command: ok, ";
  const { fields } = read(ciscoIse, `${head}CmdSet=[ CmdAV=a, b ], Reply=x\\, y, Last=z`) ?? {};
  assert.equal(fields?.["cmd"], "a, b");
  assert.equal(fields?.["Reply"], "x\\, y");
  assert.equal(fields?.["Last"], "z");
});
