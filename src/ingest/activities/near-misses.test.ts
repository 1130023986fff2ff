// Messages of the other vendors that look like more than they are, and must tell of nothing.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Decoder } from "../decoder.ts";

function activitiesOf(frame: string): readonly unknown[] {
  const decoder = new Decoder({ sourceName: "x.log", receivedAtTicks: 639_000_000_000_000_000n });
  const events = [...decoder.push(new TextEncoder().encode(`${frame}\n`)), ...decoder.finish()];
  return events.filter(({ table }) => table === "NetworkDeviceActivity");
}

const paSystem = (module: string, text: string): string =>
  `<14>Nov 14 02:50:12 edge-pa 1,2026/11/14 02:50:12,007200001234,SYSTEM,general,2561,2026/11/14 02:50:11,,general,,0,0,${module},informational,"${text}",88101,0x0,0,0,0,0,,edge-pa`;

const silent: readonly (readonly [string, string])[] = [
  [
    "a content update",
    paSystem("general", "Content package upgraded from version 8671-7826 to 8676-7858 by ops"),
  ],
  [
    "a content update of the upgrade module",
    paSystem("upgrade", "Content package upgraded from version 8671-7826 to 8676-7858 by ops"),
  ],
  [
    "a WildFire update",
    paSystem(
      "upgrade",
      "WildFire package upgraded from version 712345-715678 to 712346-715679 by Auto update agent",
    ),
  ],
  ["a URL database", paSystem("upgrade", "PAN-DB was upgraded to version 20261114.20012")],
  ["a committed configuration", paSystem("general", "Config installed")],
  ["a word in another module", paSystem("general", "Installed panos version 10.1.6-h3")],
  [
    "an authentication of PAN-OS that may be a user of the VPN",
    "<14>Nov 14 02:43:40 edge-pa 1,2026/11/14 02:43:40,007200001234,SYSTEM,auth,2561,2026/11/14 02:43:40,,auth-success,,0,0,general,informational,authenticated for user 'ops'.,88089,0x0,0,0,0,0,,edge-pa",
  ],
  [
    "the number of FortiOS's image message in the CEF of another vendor",
    "<14>Nov 14 02:50:00 edge-gw CEF:0|Example Networks|Gatekeeper|4.2|32202|Session closed|3|src=192.0.2.7",
  ],
  [
    "a FortiOS attribute that is a number of an image message",
    '<190>date=2026-11-14 time=02:50:00 devname="edge-fg" devid="FGT0000000000001" logid="0000000013" type="traffic" subtype="forward" level="notice" vd="root" srcip=192.0.2.7 srcport=32202 dstip=198.51.100.9 sessionid=32234',
  ],
  [
    "an update of FortiGuard's databases",
    '<190>date=2026-11-14 time=02:50:00 devname="edge-fg" devid="FGT0000000000001" logid="0100041000" type="event" subtype="system" level="notice" vd="root" logdesc="FortiGate update succeeded" msg="Fortigate scheduled update virdb(yes)"',
  ],
  [
    "the end of an F5 session",
    '<134>Nov 14 02:46:02 edge-lb info sshd(pam_audit)[13810]: 01070417:6: AUDIT - user ops - RAW: sshd(pam_audit): user=ops(ops) partition=[All] level=Administrator tty=ssh host=198.51.100.7 attempts=1 start="Sat Nov 14 02:44:02 2026" end="Sat Nov 14 02:46:02 2026".',
  ],
  [
    "configuration mode of EOS that is only entered",
    "<165>Nov 14 02:46:30 edge-leaf1 ConfigAgent: %SYS-5-CONFIG_E: Enter configuration mode from console by ops on vty5 (198.51.100.7)",
  ],
  [
    "a Huawei save that was declined",
    "<188>Nov 14 2026 02:46:41 edge-sw1 %%01CFM/4/SAVE(s)[100]:The user chose N when deciding whether to save the configuration to the device.",
  ],
  [
    "a Junos daemon other than the log's that exits",
    "<45>Nov 14 02:44:51 edge-r1-re0 chassisd[4310]: exiting on signal 15",
  ],
  [
    "a line of Junos's kernel without a verdict",
    "<6>Nov 14 02:44:51 edge-r1-re0 /kernel: rts_commit: Transaction got 1000 messages",
  ],
  [
    "the authorisation that follows a Junos login",
    "<190>Nov 14 02:44:51 edge-r1-re0 mgd[22688]: UI_AUTH_EVENT: Authenticated user 'ops' at permission level 'j-super-user'",
  ],
];

for (const [name, frame] of silent) {
  test(`${name} is no activity`, () => {
    assert.deepEqual(activitiesOf(frame), []);
  });
}
