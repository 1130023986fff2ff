// Each vendor's message behind each header that a transport or relay puts there: the same format, host and message.

import assert from "node:assert/strict";
import { test } from "node:test";
import { decide } from "../decide.ts";
import { peel } from "../envelope.ts";
import { formats } from "./index.ts";

interface Sent {
  readonly format: string;
  /** The process as a header's tag, where the vendor has one. */
  readonly tag?: string;
  readonly message: string;
}

const pairs =
  'date=2026-11-21 time=09:30:00 devid="FGT1" logid="0100032202" type="event" subtype="system" level="critical" vd="root"';
const sent: readonly Sent[] = [
  { format: "junos", tag: "mgd[22688]", message: "UI_COMMIT: User 'ops' requested 'commit'" },
  { format: "junos", tag: "mgd[22688]", message: "%DAEMON-4-UI_REBOOT_EVENT: by 'ops'" },
  { format: "junos", tag: "chassisd[5]", message: "fan tray 1 removed" },
  { format: "junos", tag: "/kernel", message: "tcp_auth_ok: Packet from 192.0.2.7:179" },
  { format: "junos", tag: "RT_FLOW", message: "RT_FLOW_SESSION_CREATE: session created" },
  {
    format: "arista-eos",
    tag: "Aaa",
    message: "%ACCOUNTING-6-CMD: ops vty3 192.0.2.7 stop cmd=reload",
  },
  {
    format: "arista-eos",
    tag: "ConfigAgent[77]",
    message: "%SYS-5-CONFIG_I: Configured from console",
  },
  { format: "arista-eos", tag: "ProcMgr-worker", message: "%PROCMGR-6-PROCESS_STARTED: 'Bgp'" },
  { format: "f5", tag: "tmsh[16322]", message: "01420002:5: AUDIT - pid=1 user=ops" },
  { format: "f5", tag: "mcpd[5]", message: "01070638:3: Pool member down" },
  { format: "huawei", message: "%%01SHELL/5/CMDRECORD(l)[125]:Recorded command information." },
  { format: "huawei", message: "%%01IFNET/4/IF_STATE[l](324):Interface up" },
  { format: "comware", message: "%%10SHELL/6/SHELL_CMD: -Line=vty0; Command is reboot" },
  { format: "comware", message: "%%10SHELL/4/LOGINAUTHFAIL(t): Trap 1.3.6.1" },
  { format: "fortios", message: `${pairs} msg="Image restored: version 7"` },
  {
    format: "panos",
    message:
      '1,2026/11/21 09:30:00,0072,SYSTEM,general,0,2026/11/21 09:30:00,,general,,0,0,upgrade,low,"a: b",1,0x0',
  },
  { format: "cef", message: "CEF:0|Example|Gatekeeper|4.2|1007|Image check|8|msg=a: b" },
  { format: "leef", message: "LEEF:1.0|Example|Gatekeeper|4.2|image-check|src=192.0.2.7" },
];

const headers: readonly string[] = [
  "<189>Nov 21 09:30:00 edge-1 ",
  "<189>Nov  1 09:30:00 edge-1 ",
  "<189> Nov 21 09:30:00 edge-1 ",
  "<189>Nov 21 09:30:00.123 edge-1 ",
  "<189>Nov 21 2026 09:30:00 edge-1 ",
  "<189>Nov 21 09:30:00 2026 edge-1 ",
  "<189>2026-11-21T09:30:00Z edge-1 ",
  "<189>2026-11-21T09:30:00.123456+01:00 edge-1 ",
  "Nov 21 09:30:00 edge-1 ",
  "2026-11-21T09:30:00+01:00 edge-1 ",
  "2026-11-21 09:30:00\tLocal7.Notice\tedge-1\t",
  "<189>Nov 21 09:30:02 relay1 Nov 21 09:30:00 edge-1 ",
  "<13>2026-11-21T09:30:02Z relay1 <189>Nov 21 09:30:00 edge-1 ",
];

function headed({ tag, message }: Sent, header: string): string {
  return `${header}${tag === undefined ? "" : `${tag}: `}${message}`;
}

function headed5424({ tag, message }: Sent): string {
  const [, name = "-", id = "-"] = /^([^[]+)(?:\[(\d+)\])?$/.exec(tag ?? "") ?? [];
  return `<189>1 2026-11-21T09:30:00.123Z edge-1 ${name} ${id} - - ${message}`;
}

test("a vendor's message is read alike behind every header", () => {
  for (const one of sent) {
    const texts = [headed5424(one), ...headers.map((header) => headed(one, header))];
    for (const text of texts) {
      const envelope = peel({ text, line: 1 });
      const { best, runnerUp } = decide(envelope, formats);
      assert.equal(best?.format.name, one.format, text);
      assert.equal(best?.reading.message, one.message, text);
      assert.equal(best?.reading.host ?? envelope.host, "edge-1", text);
      if (one.tag !== undefined) assert.equal(best?.reading.program, one.tag.split("[")[0], text);
      const ahead = (best?.reading.confidence ?? 0) - (runnerUp?.reading.confidence ?? 0);
      assert.ok(ahead > 0.1, `${text}: ${runnerUp?.format.name} is near`);
    }
  }
});

test("a vendor's message without a header is read where its own grammar stands", () => {
  for (const { format, message } of sent.filter(({ tag }) => tag === undefined)) {
    const { best } = decide(peel({ text: message, line: 1 }), formats);
    assert.equal(best?.format.name, format, message);
    assert.equal(best?.reading.message, message);
  }
});
