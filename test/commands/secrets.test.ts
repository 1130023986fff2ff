// Secrets in commands, planted in every channel that tells commands: none survives in any column of any table.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Family } from "#commands";
import { Decoder } from "#ingest";
import { commandChannels } from "./channels.ts";

const planted = "Zx9-planted!Qv";

const cisco = [
  "username bob privilege 15 secret 9 ¤",
  "username bob password ¤",
  "enable secret ¤",
  "snmp-server community ¤ RO",
  "snmp-server host 192.0.2.1 version 2c ¤",
  "tacacs-server host 192.0.2.1 key 7 ¤",
  "radius-server host 192.0.2.1 key ¤",
  "crypto isakmp key ¤ address 198.51.100.1",
  "ntp authentication-key 1 md5 ¤",
  "neighbor 192.0.2.9 password ¤",
  "key-string ¤",
  "copy ftp://ops:¤@203.0.113.9/x.bin flash:",
  "copy scp://ops:¤@[2001:db8::9]:2222/x.bin flash:",
  "do copy running-config ftp://ops:¤@203.0.113.9/edge1.cfg",
  "archive download-sw /overwrite http://ops:¤@203.0.113.9/x.tar",
  "show running-config | redirect ftp://ops:¤@203.0.113.9/edge1",
];

/** `¤` where the secret stands. */
const lines: Readonly<Record<Family, readonly string[]>> = {
  ios: [...cisco, "snmp-server host 192.0.2.1 ¤", "ip ftp password 7 ¤"],
  xr: cisco,
  nxos: [...cisco, "configure terminal ; username bob password 5 ¤ role network-admin"],
  asa: [
    "username bob password ¤ privilege 15",
    "enable password ¤",
    "key ¤",
    "failover key ¤",
    "snmp-server host inside 192.0.2.1 community ¤",
    "ldap-login-password ¤",
    "copy ftp://ops:¤@203.0.113.9/asa9-20-3-smp-k8.bin disk0:",
  ],
  eos: [
    "username bob secret sha512 ¤",
    "tacacs-server key 7 ¤",
    "copy https://ops:¤@203.0.113.9/x.swi flash:",
  ],
  junos: [
    "set system root-authentication plain-text-password-value ¤",
    'set system login user bob authentication encrypted-password "¤"',
    "set snmp community ¤ authorization read-only",
    'set security ike policy p pre-shared-key ascii-text "¤"',
    'set system tacplus-server 192.0.2.1 secret "¤"',
    'set protocols bgp group g authentication-key "¤"',
    "request system software add ftp://ops:¤@203.0.113.9/x.tgz no-validate",
    "file copy scp://ops:¤@203.0.113.9/x.tgz /var/sw/",
  ],
  panos: [
    "set mgt-config users bob phash ¤",
    "set mgt-config users bob password ¤",
    "request password-hash password ¤",
    "<request><password-hash><password>¤</password></password-hash></request>",
    "set network ike gateway g authentication pre-shared-key key ¤",
  ],
  fortios: [
    "config system admin edit bob set password ¤",
    "config vpn ipsec phase1-interface edit v set psksecret ¤",
    "config system snmp community edit 1 set name ¤",
    "execute restore image ftp x.out 203.0.113.9 ops ¤",
    "execute backup config ftp x.conf 203.0.113.9 ops ¤",
  ],
  tmos: [
    "modify auth user bob password ¤",
    'create auth ldap system-auth bind-pw "¤"',
    "modify sys snmp communities add { c { community-name ¤ } }",
    "modify auth radius-server r secret ¤",
    "create ltm profile client-ssl p passphrase ¤",
  ],
  comware: [
    "password simple ¤",
    "key authentication cipher ¤",
    "snmp-agent community write simple ¤",
    "snmp-agent usm-user v3 bob g simple authentication-mode sha ¤ privacy-mode aes128 ¤",
    "primary authentication 192.0.2.1 key simple ¤",
    "ospf authentication-mode md5 1 plain ¤",
    "copy ftp://ops:¤@203.0.113.9/x.ipe flash:/x.ipe",
  ],
  vrp: [
    "local-user bob password irreversible-cipher ¤",
    "snmp-agent community read cipher ¤",
    "snmp-agent community read ¤",
    "snmp-agent usm-user v3 bob g authentication-mode sha ¤ privacy-mode aes128 ¤",
    "super password level 3 cipher ¤",
    "hwtacacs server shared-key cipher ¤",
    "radius-server shared-key cipher ¤",
    "ospf authentication-mode md5 1 cipher ¤",
    "peer 192.0.2.9 password cipher ¤",
    "sftp 203.0.113.9 user ops password ¤ get x.cc",
  ],
};

function survivorsOf(frame: string): string[] {
  const decoder = new Decoder({ sourceName: "secrets", receivedAtTicks: 638_700_000_000_000_000n });
  const events = [...decoder.push(new TextEncoder().encode(`${frame}\n`)), ...decoder.finish()];
  assert.ok(events.length > 0, frame);
  const columns = events.flatMap(({ table, row }) =>
    Object.entries(row)
      .filter(([, cell]) => String(cell).includes(planted))
      .map(([column]) => `${table}.${column}`),
  );
  return columns.length === 0 ? [] : [`${frame} in ${columns.length} columns`];
}

for (const channel of commandChannels) {
  test(`no secret planted in a command survives in ${channel.name}`, () => {
    for (const family of channel.families) {
      for (const text of lines[family]) {
        const composed = {
          family,
          mode: "exec",
          text,
          does: { activity: "CommandExecuted" },
        } as const;
        const frame = channel.frame(text.replaceAll("¤", planted), composed);
        assert.deepEqual(survivorsOf(frame), []);
      }
    }
  });
}

/** Channels that tell changes in a form of their own. */
const frames: readonly string[] = [
  `<189>Nov 14 02:45:50 r1 mgd[22688]: UI_CFG_AUDIT_SET: User 'ops' set: [snmp community ¤ authorization] unconfigured -- "read-only"`,
  `<189>Nov 14 02:45:50 r1 mgd[22688]: UI_CFG_AUDIT_SET: User 'ops' set: [security ike policy p pre-shared-key ascii-text] unconfigured -> "¤"`,
  `<189>1 2026-11-14T02:45:50.123Z r1 mgd 22688 UI_CFG_AUDIT_SET [junos@2636.1.1.1.2.18 username="ops" action="set" pathname="[security ike policy p pre-shared-key ascii-text\\]" delimiter="" value="¤"]`,
  `<189>1 2026-11-14T02:45:50.123Z r1 mgd 22688 UI_CFG_AUDIT_SET [junos@2636.1.1.1.2.18 username="ops" action="set" pathname="[system tacplus-server 192.0.2.1 secret\\]" delimiter="" value="¤"]`,
  ...["passwd[¤]", "password[ENC ¤]", "psksecret[*->¤]", "passwd[¤]accprofile[super_admin]"].map(
    (attribute) =>
      `<189>date=2026-11-14 time=02:45:58 devname="fg1" devid="FGT0000000000001" logid="0100044547" type="event" subtype="system" level="information" vd="root" user="ops" ui="GUI(198.51.100.7)" action="Add" cfgpath="system.admin" cfgobj="bob" cfgattr="${attribute}"`,
  ),
  `<189>date=2026-11-14 time=02:45:58 devname="fg1" devid="FGT0000000000001" logid="0100044547" type="event" subtype="system" level="information" vd="root" user="ops" ui="GUI(198.51.100.7)" action="Add" cfgpath="system.snmp.community" cfgobj="1" cfgattr="name[¤]" msg="Add system.snmp.community 1"`,
  "<189>Nov 14 02:45:58 fg1 CEF:0|Fortinet|Fortigate|v7.2.8|44547|event:system|2|deviceExternalId=FGT0000000000001 duser=ops act=Add FTNTFGTcfgpath=system.snmp.community FTNTFGTcfgobj=1 FTNTFGTcfgattr=name[¤]",
  `<133>Nov 14 02:45:58 lb1 mcpd[6234]: 01070417:5: AUDIT - client tmui, user ops - transaction #1-2 - object 0 - modify { userdb_entry { userdb_entry_name "bob" userdb_entry_passwd "¤" } } [Status=Command OK]`,
  "<14>Nov 14 02:45:58 pa1 1,2026/11/14 02:45:58,007200001234,CONFIG,0,2561,2026/11/14 02:45:57,198.51.100.7,,set,ops,CLI,Succeeded, config mgt-config users bob phash ¤,8811,0x0,0,0,0,0,,pa1",
  "<190>Nov 14 02:44:10 2026 sw2 %%10SHELL/6/SHELL_CMD: -Line=vty0-IPAddr=198.51.100.7-User=ops; Command is ftp://ops:¤@203.0.113.9/x.ipe",
];

test("no secret planted in a change survives", () => {
  for (const frame of frames) {
    assert.deepEqual(survivorsOf(frame.replaceAll("¤", planted)), []);
  }
});
