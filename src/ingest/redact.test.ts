import assert from "node:assert/strict";
import { test } from "node:test";
import { redact, redacted } from "./redact.ts";

const planted = "Zx9-planted!Qv";

/** Commands as logs tell them, `¤` where the secret stands. */
const commands: Readonly<Record<string, readonly string[]>> = {
  "Cisco IOS": [
    "logged command:username ops privilege 15 secret 9 ¤",
    "logged command:username ops password 0 ¤",
    "logged command:enable secret ¤",
    "logged command:enable password level 5 0 ¤",
    "logged command:enable password 7 ¤",
    "logged command:snmp-server community ¤ RO 10",
    "logged command:snmp-server host 192.0.2.1 version 2c ¤",
    "logged command:snmp-server user nms grp v3 auth sha ¤ priv aes 128 ¤",
    "logged command:tacacs-server host 192.0.2.1 key 7 ¤",
    "logged command:tacacs-server key ¤",
    "logged command:radius-server host 192.0.2.1 auth-port 1812 acct-port 1813 key ¤",
    "logged command:key-string 7 ¤",
    "logged command: key 7 ¤",
    "logged command:crypto isakmp key ¤ address 198.51.100.1",
    "logged command:pre-shared-key ¤",
    "logged command:pre-shared-key local ¤",
    "logged command:ip ospf message-digest-key 1 md5 ¤",
    "logged command:ip ospf authentication-key ¤",
    "logged command:ntp authentication-key 1 md5 ¤",
    "logged command:neighbor 192.0.2.9 password ¤",
    "logged command:ppp chap password 0 ¤",
    "logged command:wpa-psk ascii 0 ¤",
    "Command: copy ftp://ops:¤@192.0.2.9/image.bin flash: <cr>",
    "Command: copy scp://ops:¤@[2001:db8::9]/image.bin flash: <cr>",
  ],
  "Cisco ASA": [
    "User 'ops' executed the 'enable password ¤' command.",
    "User 'ops' executed the 'username bob password ¤ privilege 15' command.",
    "User 'ops' executed the 'passwd ¤' command.",
    "User 'ops' executed the 'snmp-server host inside 192.0.2.1 community ¤' command.",
    "User 'ops' executed the 'failover key ¤' command.",
    "User 'ops', running 'CLI' from IP 192.0.2.5, executed 'ldap-login-password ¤'",
    "executed 'ikev1 pre-shared-key ¤'",
  ],
  "Cisco NX-OS": [
    "update:192.0.2.1@pts/0:ops:configure terminal ; username bob password 5 ¤ role network-admin (SUCCESS)",
  ],
  "TACACS+": [
    "stop\ttask_id=9\tcmd=username bob secret ¤ <cr>",
    "CmdSet=[ CmdAV=enable CmdArgAV=secret CmdArgAV=¤ CmdArgAV=<cr> ]",
    "CmdSet=[ CmdAV=enable CmdArgAV=password CmdArgAV=0 CmdArgAV=¤ CmdArgAV=<cr> ]",
    "CmdSet=[ CmdAV=snmp-server CmdArgAV=community CmdArgAV=¤ CmdArgAV=RO CmdArgAV=<cr> ]",
  ],
  Junos: [
    `User 'ops' command 'set system login user bob authentication encrypted-password "¤" '`,
    "User 'ops' command 'set snmp community ¤ authorization read-only'",
    `User 'ops' command 'set security ike policy p pre-shared-key ascii-text "¤"'`,
    `User 'ops' command 'set system tacplus-server 192.0.2.1 secret "¤"'`,
    `User 'ops' command 'set protocols bgp group g authentication-key "¤"'`,
    "User 'ops' set: [system root-authentication plain-text-password-value ¤]",
  ],
  FortiOS: ['cfgattr="password[ENC ¤]"', 'msg="set psksecret ENC ¤"', 'msg="set passwd ¤"'],
  "PAN-OS": ["config,set,ops,CLI,Succeeded, mgt-config users bob password ¤"],
  Arista: [
    "cmd=username bob secret sha512 ¤ <cr>",
    "cmd=snmp-server community ¤ ro <cr>",
    "cmd=key 7 ¤ <cr>",
  ],
  F5: [
    "cmd_data=modify auth user bob password ¤ ;",
    'cmd_data=create ltm profile x passphrase "¤"',
  ],
  Huawei: [
    'Command="local-user bob password irreversible-cipher ¤"',
    'Command="snmp-agent community read cipher ¤"',
    'Command="set authentication password cipher ¤"',
    'Command="pre-shared-key cipher ¤"',
  ],
  Comware: [
    "Command is password simple ¤",
    "Command is key authentication cipher ¤",
    "Command is snmp-agent community write simple ¤",
  ],
  "web interfaces": [
    "POST /api?api_key=¤ HTTP/1.1",
    "Authorization: Bearer ¤",
    "token=¤",
    '"password": "¤"',
    "passwd=¤&x=1",
  ],
};

for (const [vendor, texts] of Object.entries(commands)) {
  test(`no secret planted in a command of ${vendor} stays`, () => {
    for (const text of texts) {
      const clean = redact(text.replaceAll("¤", planted));
      assert.ok(!clean.includes(planted), clean);
      assert.ok(clean.includes(redacted), clean);
    }
  });
}

const harmless = [
  "%SYS-5-CONFIG_I: Configured from console by ops on vty0 (192.0.2.1)",
  "Accepted password for ops from 192.0.2.1 port 40022 ssh2",
  "Failed password for invalid user ops from 192.0.2.1",
  "logged command:service password-encryption",
  "logged command:no service password-recovery",
  "password expired for user ops",
  "Invalid password, authentication failed",
  "AAA user authentication Rejected : reason = Invalid password : local database : user = ops",
  'reason="passwd_invalid" msg="Administrator ops login failed because of invalid password"',
  "WPA2-PSK enabled on wlan 1",
  "cmd=cd /tmp ; pwd ; ls",
  "username ops nopassword privilege 15",
  "logged command:ntp server 192.0.2.1 key 1",
  "ISAKMP phase 1 key exchange failed",
  "logged command:crypto key generate rsa modulus 4096",
  "logged command:set community 65000:100 additive",
  "logged command:key chain EIGRP",
  "Command: copy tftp://192.0.2.9/image.bin flash: <cr>",
  "Command: copy https://192.0.2.9:8443/image.bin flash: <cr>",
  "%SEC_LOGIN-4-LOGIN_FAILED: Login failed [user: ops] [Source: 192.0.2.1] [Reason: Login Authentication Failed - BadPassword]",
  "%CRYPTO-6-ISAKMP_ON_OFF: ISAKMP is ON",
  "logged command:snmp-server host 192.0.2.1 traps",
  "User 'ops' executed the 'snmp-server host inside 192.0.2.1' command.",
  "User 'ops' set: [system host-name] unconfigured -- \"edge1\"",
  'cfgpath="system.snmp.sysinfo" cfgattr="status[enable->disable]"',
  "cmd=execute restore image tftp FGT_100F.out 192.0.2.1 <cr>",
  "Command is ospf authentication-mode keychain",
  "<show><system><info></info></system></show>",
];

test("messages without a secret stay as they are", () => {
  for (const text of harmless) assert.equal(redact(text), text);
});

test("a megabyte of what the rules look for costs no more than its length", () => {
  const pieces = [
    "a-",
    "'",
    '"',
    "password ",
    "key ",
    "://",
    "a.",
    "snmp community ",
    "$1$",
    "\\",
    "secret=",
    "x",
  ];
  for (const piece of pieces) {
    for (const start of [
      "password ",
      "secret '",
      "ftp://a:",
      "snmp-server ",
      "radius key ",
      '"token": "',
    ]) {
      const text = start + piece.repeat((1 << 20) / piece.length);
      assert.ok(redact(text).length > 0);
    }
  }
});

test("what stands around a secret stays", () => {
  assert.equal(
    redact("executed 'username bob secret 9 $9$abcdefghijk privilege 15'"),
    `executed 'username bob secret 9 ${redacted} privilege 15'`,
  );
  assert.equal(
    redact("copy ftp://ops:hunter2@192.0.2.9/image.bin flash:"),
    `copy ftp://ops:${redacted}@192.0.2.9/image.bin flash:`,
  );
});
