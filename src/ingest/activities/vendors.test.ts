// What the messages of the other vendors tell, exactly.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Event } from "#schema";
import { Decoder } from "../decoder.ts";
import { recognisers } from "./recognisers.ts";

/** What a row says besides time, device and provenance. */
const told = [
  "Activity",
  "Actor",
  "ActorIP",
  "Terminal",
  "Command",
  "TransferProtocol",
  "TransferHost",
  "TransferDirection",
  "ImageName",
  "ImagePath",
  "Version",
  "PreviousVersion",
  "Reason",
] as const;

function activityOf(frame: string): Event | undefined {
  const decoder = new Decoder({
    sourceName: "test.log",
    receivedAtTicks: 639_000_000_000_000_000n,
  });
  const events = [...decoder.push(new TextEncoder().encode(`${frame}\n`)), ...decoder.finish()];
  return events.find(({ table }) => table === "NetworkDeviceActivity");
}

function factsOf(frame: string): Record<string, unknown> | undefined {
  const event = activityOf(frame);
  if (event === undefined) return undefined;
  return Object.fromEntries(
    told.map((name) => [name, event.row[name]]).filter(([, value]) => value !== ""),
  );
}

/** Recogniser -> what its example tells. */
const expected: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "LOGIN/5/LOGIN_FAILED": { Activity: "LoginFailed", Actor: "ops", ActorIP: "198.51.100.7" },
  "7212": {
    Activity: "ImageInstallStarted",
    Reason: "1/1 primary boot from 10.1 to 10.2",
  },
  "7213": { Activity: "BootloaderUpgraded", Reason: "1/1 primary boot from 10.1 to 10.2" },
  "7214": { Activity: "ImageInstallFailed", Reason: "1/1 primary boot" },
  "0100032191": {
    Activity: "IntegrityCheckFailed",
    Actor: "ops",
    ActorIP: "198.51.100.7",
    Terminal: "ssh",
    Reason: "invalid signature of the image",
  },
  "0100032249": {
    Activity: "IntegrityCheckFailed",
    Actor: "ops",
    Reason: "the image is not signed",
  },
  "0100022906": {
    Activity: "ConfigChanged",
    Actor: "ops",
    ActorIP: "198.51.100.7",
    Terminal: "ssh",
    Reason: "hardware security level changed",
  },
  "0100032044": {
    Activity: "LoggingChanged",
    Actor: "ops",
    ActorIP: "198.51.100.7",
    Terminal: "ssh",
    Reason: "log deleted",
  },
  "%SYS-5-SYSTEM_INITIALIZED": { Activity: "Restarted" },
  "%SYS-5-SYSTEM_RESTARTED": { Activity: "Restarted" },
  "%SYS-5-CONFIG_I": {
    Activity: "ConfigChanged",
    Actor: "ops",
    ActorIP: "198.51.100.7",
    Terminal: "vty5",
  },
  "%SYS-5-CONFIG_STARTUP": {
    Activity: "ConfigChanged",
    Actor: "ops",
    ActorIP: "198.51.100.7",
    Terminal: "vty5",
    Reason: "startup configuration saved",
  },
  "%AAA-5-LOGIN": {
    Activity: "LoginSucceeded",
    Actor: "ops",
    ActorIP: "198.51.100.7",
    Terminal: "sshd",
  },
  "%AAA-4-LOGIN_FAILED": {
    Activity: "LoginFailed",
    Actor: "ops",
    ActorIP: "198.51.100.7",
    Terminal: "sshd",
    Reason: "Authentication failed - Bad password",
  },
  "00179 mgr": {
    Activity: "LoginSucceeded",
    ActorIP: "198.51.100.7",
    Terminal: "SSH",
    Reason: "MANAGER mode",
  },
  "00419 auth": { Activity: "LoginFailed", Actor: "ops", ActorIP: "198.51.100.7", Terminal: "SSH" },
  "system: reboot": { Activity: "ReloadRequested", Terminal: "TELNET", Reason: "cold" },
  "DEV/5/SYSTEM_REBOOT": { Activity: "ReloadRequested" },
  "DEV/5/BOARD_REBOOT": { Activity: "ReloadRequested", Reason: "slot 2" },
  "SYSLOG/6/SYSLOG_RESTART": { Activity: "Restarted", Version: "7.1.070, Release 3109P05" },
  "SHELL/5/SHELL_LOGIN": { Activity: "LoginSucceeded", Actor: "ops", ActorIP: "198.51.100.7" },
  "SHELL/4/LOGINAUTHFAIL": { Activity: "LoginFailed", ActorIP: "198.51.100.7" },
  boot_marker: { Activity: "Restarted", Version: "16.1.2.2", Reason: "volume HD1.2" },
  "01070417 pam_audit": {
    Activity: "LoginSucceeded",
    Actor: "ops",
    ActorIP: "198.51.100.7",
    Terminal: "ssh",
  },
  "0100032202": {
    Activity: "ImageInstallCompleted",
    Actor: "ops",
    ActorIP: "198.51.100.7",
    Terminal: "ssh",
  },
  "0100032234": {
    Activity: "IntegrityCheckFailed",
    Actor: "ops",
    ActorIP: "198.51.100.7",
    Terminal: "ssh",
    Reason: "invalid signature of the image",
  },
  "0100032235": {
    Activity: "ImageInstallCompleted",
    Actor: "ops",
    ActorIP: "198.51.100.7",
    Terminal: "ssh",
    Reason: "from FortiGuard",
  },
  "0100032260": { Activity: "ImageInstallStarted", Reason: "announced by FortiGuard" },
  "0100032262": {
    Activity: "ImageInstallStarted",
    Actor: "ops",
    ActorIP: "198.51.100.7",
    Terminal: "ssh",
    Reason: "confirmed by the user",
  },
  "0100032138": {
    Activity: "ReloadRequested",
    Actor: "ops",
    ActorIP: "198.51.100.7",
    Terminal: "ssh",
  },
  "0100032200": {
    Activity: "ReloadRequested",
    Actor: "ops",
    ActorIP: "198.51.100.7",
    Terminal: "ssh",
    Reason: "shutdown",
  },
  "0100032545": { Activity: "ReloadRequested", Reason: "daily restart" },
  "0100032009": { Activity: "Restarted" },
  "0100020232": {
    Activity: "IntegrityCheckFailed",
    Reason: "kernel, module or firmware load violation",
  },
  "0100020234": { Activity: "IntegrityCheckFailed", Reason: "hash of an executable differs" },
  "0100041009": { Activity: "IntegrityCheckFailed", Reason: "signature of a database" },
  "0100032252": {
    Activity: "ConfigChanged",
    Actor: "ops",
    ActorIP: "198.51.100.7",
    Terminal: "ssh",
    Reason: "factory reset",
  },
  "0100032203": {
    Activity: "ConfigChanged",
    Actor: "ops",
    ActorIP: "198.51.100.7",
    Terminal: "ssh",
    Reason: "configuration restored",
  },
  "0100032001": {
    Activity: "LoginSucceeded",
    Actor: "ops",
    ActorIP: "198.51.100.7",
    Terminal: "ssh",
  },
  "0100032002": {
    Activity: "LoginFailed",
    Actor: "ops",
    ActorIP: "198.51.100.7",
    Terminal: "ssh",
    Reason: "passwd_invalid",
  },
  "FortiWeb 10000019": {
    Activity: "ImageInstallCompleted",
    Actor: "ops",
    ActorIP: "198.51.100.7",
    Terminal: "GUI",
    Reason: "upgrade",
  },
  "SYSTEM/5/PATCH_UPDATE_STATE": {
    Activity: "ImageInstallCompleted",
    Reason: "patch V200R019SPH007 running",
  },
  "SYSTEM/2/hwPatchInstallFail_active": {
    Activity: "ImageInstallFailed",
    ImagePath: "flash:/sph007.pat",
    Reason: "The patch version was incorrect",
  },
  "CFM/4/CFM_TRANS_FILE": {
    Activity: "ConfigLoadedFromNetwork",
    Actor: "ops",
    TransferProtocol: "tftp",
    TransferHost: "198.51.100.9",
    TransferDirection: "ToDevice",
  },
  "CFM/4/SAVE": { Activity: "ConfigChanged", Reason: "startup configuration saved" },
  "CFM/4/RST_CFG": { Activity: "ConfigChanged", Reason: "startup configuration cleared" },
  "AAA/6/LOCALACCOUNT_MODIFY": { Activity: "AccountChanged", Reason: "account backup modified" },
  "SHELL/5/LOGIN": {
    Activity: "LoginSucceeded",
    Actor: "ops",
    ActorIP: "198.51.100.7",
    Terminal: "VTY 0",
  },
  "SHELL/4/LOGINFAILED": {
    Activity: "LoginFailed",
    Actor: "ops",
    ActorIP: "198.51.100.7",
    Terminal: "SSH",
  },
  UI_REBOOT_EVENT: { Activity: "ReloadRequested", Actor: "ops", Reason: "reboot" },
  UI_SHUTDOWN_EVENT: { Activity: "ReloadRequested", Actor: "ops", Reason: "shutdown" },
  SYSTEM_SHUTDOWN: { Activity: "ReloadRequested", Actor: "ops", Reason: "shutdown" },
  SYSTEM_OPERATIONAL: { Activity: "Restarted" },
  SYSTEM_ABNORMAL_SHUTDOWN: { Activity: "Restarted", Reason: "abnormal shutdown" },
  "kernel: JUNOS": { Activity: "Restarted", Version: "15.1X49-D150.2" },
  "MAC/veriexec": {
    Activity: "IntegrityCheckFailed",
    ImagePath: "/var/db/patchd",
    Reason: "fingerprint does not match",
  },
  "eventd: exiting": { Activity: "LoggingStopped", Reason: "exiting on signal 15" },
  UI_LOGIN_EVENT: {
    Activity: "LoginSucceeded",
    Actor: "ops",
    ActorIP: "198.51.100.7",
    Terminal: "cli",
  },
  LOGIN_INFORMATION: {
    Activity: "LoginSucceeded",
    Actor: "ops",
    ActorIP: "198.51.100.7",
    Terminal: "pts/0",
  },
  LOGIN_FAILED: { Activity: "LoginFailed", Actor: "ops", ActorIP: "198.51.100.7" },
  SSHD_LOGIN_ATTEMPTS_THRESHOLD: {
    Activity: "LoginFailed",
    Actor: "ops",
    Reason: "threshold of attempts reached",
  },
  UI_FACTORY_OPERATION: {
    Activity: "ConfigChanged",
    Actor: "ops",
    Reason: "factory configuration restored",
  },
  UI_RESCUE_OPERATION: {
    Activity: "ConfigChanged",
    Actor: "ops",
    Reason: "rescue configuration restored",
  },
  "SYSTEM general, module upgrade": {
    Activity: "ImageInstallCompleted",
    Actor: "ops",
    Version: "10.1.6-h3",
    Reason: "Installed panos version 10.1.6-h3 by ops",
  },
  "SYSTEM general, logged in": {
    Activity: "LoginSucceeded",
    Actor: "ops",
    ActorIP: "198.51.100.7",
    Terminal: "CLI",
  },
  "SYSTEM auth, auth-fail": {
    Activity: "LoginFailed",
    Actor: "ops",
    ActorIP: "198.51.100.7",
    Reason: "Invalid username/password",
  },
  "SYSTEM general, The system is shutting down": {
    Activity: "ReloadRequested",
    Reason: "due to CLI initiated",
  },
};

for (const [message, facts] of Object.entries(expected)) {
  test(`the example of ${message} tells exactly what it says`, () => {
    const recogniser = recognisers.find((it) => it.message === message);
    assert.ok(recogniser !== undefined);
    assert.deepEqual(factsOf(recogniser.example), facts);
  });
}

const forms: readonly (readonly [string, string, Readonly<Record<string, string>>])[] = [
  [
    "a structured Junos login",
    '<190>1 2026-11-14T02:44:02.000Z edge-r1-re0 mgd 22688 UI_LOGIN_EVENT [junos@2636.1.1.1.2.57 username="ops" class-name="j-super-user" local-peer="" pid="22688" ssh-connection="198.51.100.7 50122 192.0.2.1 22" client-mode="cli"]',
    { Activity: "LoginSucceeded", Actor: "ops", ActorIP: "198.51.100.7", Terminal: "cli" },
  ],
  [
    "a Junos reboot with explicit priority",
    "<28>Nov 14 02:49:05 edge-r1-re0 mgd[22688]: %DAEMON-4-UI_REBOOT_EVENT: System rebooted by 'ops'",
    { Activity: "ReloadRequested", Actor: "ops", Reason: "reboot" },
  ],
  [
    "a Junos login as root at the console",
    "<37>Nov 14 02:44:02 edge-r1-re0 login[71127]: LOGIN_ROOT: User root logged in as root from host [unknown] on device ttyu0",
    { Activity: "LoginSucceeded", Actor: "root", Terminal: "ttyu0", Reason: "as root" },
  ],
  [
    "FortiOS in CEF, with the version of its header",
    "<14>Nov 14 02:50:00 edge-fg CEF:0|Fortinet|Fortigate|v7.2.8|32202|event:system restore-image|7|deviceExternalId=FGT0000000000001 FTNTFGTlogid=0100032202 duser=ops sproc=https(198.51.100.7) act=restore-image msg=User ops restored the image from https(198.51.100.7)",
    {
      Activity: "ImageInstallCompleted",
      Actor: "ops",
      ActorIP: "198.51.100.7",
      Terminal: "https",
      Version: "v7.2.8",
    },
  ],
  [
    "FortiOS in CEF with version and build, and the whole number",
    "<14>Nov 14 02:43:40 edge-fg CEF:0|Fortinet|FortiGate-100F|7.2.8,build1639 (GA)|0100032002|event:system login failed|7|src=198.51.100.7 duser=ops sproc=ssh(198.51.100.7) reason=passwd_invalid",
    {
      Activity: "LoginFailed",
      Actor: "ops",
      ActorIP: "198.51.100.7",
      Terminal: "ssh",
      Version: "7.2.8,build1639",
      Reason: "passwd_invalid",
    },
  ],
  [
    "a FortiOS image that could not be written",
    '<190>date=2026-11-14 time=02:50:00 devname="edge-fg" devid="FGT0000000000001" logid="0100032202" type="event" subtype="system" level="critical" vd="root" user="ops" ui="console" status="failure" msg="Image not restored"',
    { Activity: "ImageInstallFailed", Actor: "ops", Terminal: "console" },
  ],
  [
    "a FortiOS image with both versions",
    '<190>date=2026-11-14 time=02:50:00 devname="edge-fg" devid="FGT0000000000001" logid="0100032202" type="event" subtype="system" level="critical" vd="root" user="ops" ui="console" msg="Image restored (v7.2.8,build1639 -> v7.0.1,build0157)"',
    {
      Activity: "ImageInstallCompleted",
      Actor: "ops",
      Terminal: "console",
      Version: "v7.0.1,build0157",
      PreviousVersion: "v7.2.8,build1639",
    },
  ],
  [
    "FortiWeb going back to an older image",
    '<186>date=2026-11-14 time=02:50:00 log_id=10000021 msg_id=1 device_id=FV-1KD0000000001 vd="root" type=event subtype="system" pri=critical user=ops ui=GUI action=restore status=success msg="User ops downgraded the image from GUI(198.51.100.7)"',
    {
      Activity: "ImageInstallCompleted",
      Actor: "ops",
      ActorIP: "198.51.100.7",
      Terminal: "GUI",
      Reason: "downgrade",
    },
  ],
  [
    "PAN-OS in CEF",
    "<14>Nov 14 02:50:12 edge-pa CEF:0|Palo Alto Networks|PAN-OS|10.1.6|general|SYSTEM|1|rt=Nov 14 2026 02:50:12 GMT deviceExternalId=007200001234 cat=general flexString2Label=Module flexString2=upgrade msg=Failed to install version 10.1.6-h3",
    { Activity: "ImageInstallFailed", Reason: "Failed to install version 10.1.6-h3" },
  ],
  [
    "PAN-OS in LEEF",
    "<14>Nov 14 02:50:12 edge-pa LEEF:1.0|Palo Alto Networks|PAN-OS Syslog Integration|10.1.6|general|cat=SYSTEM\tSubtype=general\tModule=upgrade\tmsg=Upgraded from 10.1.6-h3 to 10.1.5",
    {
      Activity: "ImageInstallCompleted",
      Version: "10.1.5",
      PreviousVersion: "10.1.6-h3",
      Reason: "Upgraded from 10.1.6-h3 to 10.1.5",
    },
  ],
  [
    "PAN-OS starting up",
    "<14>Nov 14 02:58:00 edge-pa 1,2026/11/14 02:58:00,007200001234,SYSTEM,general,2561,2026/11/14 02:58:00,,general,,0,0,general,informational,The system is starting up.,88120,0x0,0,0,0,0,,edge-pa",
    { Activity: "Restarted" },
  ],
  [
    "a failed login at F5",
    "<134>Nov 14 02:43:40 edge-lb info httpd(pam_audit)[13810]: 01070417:6: AUDIT - user ops - RAW: httpd(pam_audit): User=ops tty=(unknown) host=198.51.100.7 failed to login after 1 attempts (start=Sat Nov 14 02:43:38 2026)",
    { Activity: "LoginFailed", Actor: "ops", ActorIP: "198.51.100.7", Terminal: "httpd" },
  ],
  [
    "a Comware login at the console, in the console's own form",
    "%Nov 14 02:44:02:123 2026 edge-sw2 SHELL/5/SHELL_LOGIN: Console logged in from con0.",
    { Activity: "LoginSucceeded", Terminal: "con0" },
  ],
  [
    "a login at Huawei as older releases tell it",
    "<189>Nov 14 2026 02:44:02 edge-sw1 %%01SHELL/5/LOGIN(l)[368]:VTY login from 198.51.100.7.",
    { Activity: "LoginSucceeded", ActorIP: "198.51.100.7", Terminal: "VTY" },
  ],
  [
    "a login at Huawei's console as older releases tell it",
    "<189>Nov 14 2026 02:44:02 edge-sw1 %%01SHELL/5/LOGIN(l)[369]:Console login from con0",
    { Activity: "LoginSucceeded", Terminal: "Console" },
  ],
  [
    "an SSH login that failed at Huawei, with a user who was never named",
    "<188>Nov 14 2026 02:43:40 edge-sw1 %%01SSH/4/SSH_FAIL(s)[1]:Failed to login through SSH. (IP=198.51.100.7, VpnInstanceName=, UserName=**, Times=2, FailedReason=The user does not exist)",
    { Activity: "LoginFailed", ActorIP: "198.51.100.7", Reason: "The user does not exist" },
  ],
  [
    "a Huawei configuration that goes to a server is no load",
    "<188>Nov 14 2026 02:46:30 edge-sw1 %%01CFM/4/CFM_TRANS_FILE(s)[99]:The configuration file was transferred through SFTP.(UserName=ops, OperateType=upload, SrcFile=vrpcfg.zip, DstFile=vrpcfg.zip, DstHost=198.51.100.9, VPN=, ErrCode=0)",
    {
      Activity: "Other",
      Actor: "ops",
      TransferProtocol: "sftp",
      TransferHost: "198.51.100.9",
      TransferDirection: "FromDevice",
      Reason: "configuration file sent to a server",
    },
  ],
  [
    "a login at EOS without a user",
    "<164>Nov 14 02:43:40 edge-leaf1 Aaa: %AAA-4-LOGIN_FAILED: user  failed to login [from: 198.51.100.7] [service: remote] [reason: Authentication aborted]",
    {
      Activity: "LoginFailed",
      ActorIP: "198.51.100.7",
      Terminal: "remote",
      Reason: "Authentication aborted",
    },
  ],
];

for (const [name, frame, facts] of forms) {
  test(`${name} is read`, () => {
    assert.deepEqual(factsOf(frame), facts);
  });
}

test("FortiOS in CEF tells the running version with each of its activities", () => {
  for (const { message, formats } of recognisers) {
    if (!formats.includes("fortios") || !formats.includes("cef")) continue;
    const frame = `<14>Nov 14 02:50:00 edge-fg CEF:0|Fortinet|Fortigate|v7.2.8|${message}|event:system|7|duser=ops`;
    assert.equal(activityOf(frame)?.row["Version"], "v7.2.8", message);
  }
});
