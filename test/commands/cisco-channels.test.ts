// Commands as Cisco's devices and servers of TACACS+ tell them: whole rows, and the records beside them that tell of none.

import assert from "node:assert/strict";
import { test } from "node:test";
import { activityRowsOf, type Case } from "./activity-rows.ts";

const image = "c2900-universalk9-mz.SPA.157-3.M2.bin";
const copied = {
  Activity: "ImageCopied",
  Command: `copy tftp://203.0.113.9/${image} flash0:`,
  TransferProtocol: "tftp",
  TransferHost: "203.0.113.9",
  TransferDirection: "ToDevice",
  ImageName: image,
  ImagePath: `tftp://203.0.113.9/${image}`,
  ImageFlags: "SPA",
};

const onIos = { Device: "edge1", Vendor: "Cisco", Product: "IOS" };
const iosHeader = "edge1: 000031: Nov 14 2026 02:45:58.113 UTC:";

const ios: readonly Case[] = [
  {
    name: "a line of the configuration log",
    frame: `<189>31: ${iosHeader} %PARSER-5-CFGLOG_LOGGEDCMD: User:ops  logged command:config-register 0x2142`,
    row: {
      ...onIos,
      Activity: "ConfigRegisterChanged",
      Channel: "ConfigLog",
      Actor: "ops",
      Command: "config-register 0x2142",
      CommandRaw: "config-register 0x2142",
      ConfigRegister: "0x2142",
      Reason: "ignores startup-config",
      Mnemonic: "PARSER-5-CFGLOG_LOGGEDCMD",
      Severity: "notice",
    },
  },
  {
    name: "a line of the configuration log by nobody that is known, under a severity of the operator's",
    frame: `<187>31: ${iosHeader} %PARSER-3-CFGLOG_LOGGEDCMD: User:unknown user  logged command:no logging host 192.0.2.20`,
    row: {
      ...onIos,
      Activity: "LoggingChanged",
      Channel: "ConfigLog",
      Command: "no logging host 192.0.2.20",
      CommandRaw: "no logging host 192.0.2.20",
      Mnemonic: "PARSER-3-CFGLOG_LOGGEDCMD",
      Severity: "err",
    },
  },
  {
    name: "the pseudo entry of an EXEC command",
    frame: `<189>31: ${iosHeader} %PARSER-5-CFGLOG_LOGGEDCMD: User:ops  logged command:!exec: enable`,
    row: {
      ...onIos,
      Activity: "CommandExecuted",
      Channel: "ConfigLog",
      Actor: "ops",
      Command: "enable",
      CommandRaw: "enable",
      Mnemonic: "PARSER-5-CFGLOG_LOGGEDCMD",
      Severity: "notice",
    },
  },
  {
    name: "a note of the configuration log is no command",
    frame: `<189>31: ${iosHeader} %PARSER-5-CFGLOG_LOGGEDCMD: User:ops  logged command:!config: USER TABLE MODIFIED`,
  },
  {
    name: "local accounting",
    frame: `<190>77: ${iosHeader} %AAAA-6-ACCTLOCAL: Username: ops Privilege level: 15 Command: cop tftp://203.0.113.9/${image} flash0: <cr>`,
    row: {
      ...onIos,
      ...copied,
      Channel: "CommandAccounting",
      Actor: "ops",
      CommandRaw: `cop tftp://203.0.113.9/${image} flash0: <cr>`,
      Mnemonic: "AAAA-6-ACCTLOCAL",
      Severity: "info",
    },
  },
  {
    name: "an applet that catches commands",
    frame: `<190>78: ${iosHeader} %HA_EM-6-LOG: CLIaccounting: show version`,
    row: {
      ...onIos,
      Activity: "CommandExecuted",
      Channel: "EventManager",
      Command: "show version",
      CommandRaw: "show version",
      Mnemonic: "HA_EM-6-LOG",
      Severity: "info",
    },
  },
  {
    name: "an applet of another name whose line does something",
    frame: `<190>78: ${iosHeader} %HA_EM-6-LOG: watch: copy tftp://203.0.113.9/${image} flash0:`,
    row: {
      ...onIos,
      ...copied,
      Channel: "EventManager",
      CommandRaw: `copy tftp://203.0.113.9/${image} flash0:`,
      Mnemonic: "HA_EM-6-LOG",
      Severity: "info",
    },
  },
  {
    name: "a sentence of an applet is no command",
    frame: `<190>78: ${iosHeader} %HA_EM-6-LOG: highcpu: High CPU detected`,
  },
  {
    name: "a sentence of an applet that begins as a command does is none",
    frame: `<190>78: ${iosHeader} %HA_EM-6-LOG: client-watch: reload is due`,
  },
];

const onAsa = { Device: "fw1", Vendor: "Cisco", Product: "ASA", Channel: "CommandAccounting" };

const asa: readonly Case[] = [
  {
    name: "111008",
    frame:
      "<165>Nov 14 2026 02:44:10 fw1 : %ASA-5-111008: User 'ops' executed the 'reload noconfirm' command.",
    row: {
      ...onAsa,
      Activity: "ReloadRequested",
      Actor: "ops",
      Command: "reload noconfirm",
      CommandRaw: "reload noconfirm",
      Reason: "without confirmation",
      Mnemonic: "ASA-5-111008",
      Severity: "notice",
    },
  },
  {
    name: "111009, whose command is not quoted",
    frame: "<167>Nov 14 2026 02:44:10 fw1 : %ASA-7-111009: User 'ops' executed cmd: show bootvar",
    row: {
      ...onAsa,
      Activity: "CommandExecuted",
      Actor: "ops",
      Command: "show bootvar",
      CommandRaw: "show bootvar",
      Mnemonic: "ASA-7-111009",
      Severity: "debug",
    },
  },
  {
    name: "111010, without the colon behind its number",
    frame:
      "<165>Nov 14 2026 02:44:10 fw1 : %ASA-5-111010 User 'ops', running 'ASDM' from IP 2001:db8::7, executed 'no logging message 302013'",
    row: {
      ...onAsa,
      Activity: "LoggingChanged",
      Actor: "ops",
      ActorIP: "2001:db8::7",
      Terminal: "ASDM",
      Command: "no logging message 302013",
      CommandRaw: "no logging message 302013",
      Mnemonic: "ASA-5-111010",
      Severity: "notice",
    },
  },
];

const onNexus = {
  Device: "nexus1",
  Vendor: "Cisco",
  Product: "NX-OS",
  Channel: "CommandAccounting",
};
const nexus = "<190>nexus1: 2026 Nov 14 02:45:58 UTC: %AAA-6-AAA_ACCOUNTING_MESSAGE:";
const accountedByNexus = { ...onNexus, Mnemonic: "AAA-6-AAA_ACCOUNTING_MESSAGE", Severity: "info" };

const nxos: readonly Case[] = [
  {
    name: "a command that failed",
    frame: `${nexus} update:198.51.100.7@pts/0:ops:run bash (FAILURE)`,
    row: {
      ...accountedByNexus,
      Activity: "ShellEntered",
      Actor: "ops",
      ActorIP: "198.51.100.7",
      Terminal: "pts/0",
      Command: "run bash",
      CommandRaw: "run bash",
      Reason: "failed",
    },
  },
  {
    name: "a line of configuration, from an address of version 6",
    frame: `${nexus} update:2001:db8::7@pts/0:ops:configure terminal ; boot nxos bootflash:nxos.9.3.10.bin (SUCCESS)`,
    row: {
      ...accountedByNexus,
      Activity: "BootVariableChanged",
      Actor: "ops",
      ActorIP: "2001:db8::7",
      Terminal: "pts/0",
      Command: "boot nxos bootflash:nxos.9.3.10.bin",
      CommandRaw: "configure terminal ; boot nxos bootflash:nxos.9.3.10.bin",
      ImageName: "nxos.9.3.10.bin",
      ImagePath: "bootflash:nxos.9.3.10.bin",
    },
  },
  {
    name: "a command at the console",
    frame: `${nexus} update:console0:ops:show version (SUCCESS)`,
    row: {
      ...accountedByNexus,
      Activity: "CommandExecuted",
      Actor: "ops",
      Terminal: "console0",
      Command: "show version",
      CommandRaw: "show version",
    },
  },
  { name: "the start of a session", frame: `${nexus} start:vsh.bin.30212:ops:` },
  {
    name: "the end of a session",
    frame: `${nexus} stop:198.51.100.7@pts/0:ops:shell terminated gracefully`,
  },
];

const client = { Actor: "ops", ActorIP: "198.51.100.7", Terminal: "tty10" };
const onServer = {
  ...client,
  Device: "192.0.2.1",
  DeviceIP: "192.0.2.1",
  Channel: "CommandAccounting",
};
const record = (...pairs: string[]) =>
  ["192.0.2.1", "ops", "tty10", "198.51.100.7", ...pairs].join("\t");
const iseHead =
  "ise1 CISE_TACACS_Accounting 0000000001 1 0 2026-11-14 02:44:10.328 +00:00 0018415781";

const tacacs: readonly Case[] = [
  {
    name: "a command in the file of tac_plus, of a vendor that it does not tell",
    frame: `Nov 14 02:44:10\t${record("stop", "task_id=29", "service=shell", "cmd=show version <cr>")}`,
    row: {
      ...onServer,
      Activity: "CommandExecuted",
      Command: "show version",
      CommandRaw: "show version <cr>",
    },
  },
  {
    name: "a command that only Junos has",
    frame: `Nov 14 02:44:10\t${record("stop", "service=shell", "cmd=request system reboot <cr>")}`,
    row: {
      ...onServer,
      Vendor: "Juniper Networks",
      Product: "Junos",
      Activity: "ReloadRequested",
      Command: "request system reboot",
      CommandRaw: "request system reboot <cr>",
    },
  },
  {
    name: "a command of PAN-OS that begins as one of Junos does",
    frame: `Nov 14 02:44:10\t${record("stop", "service=shell", "cmd=request system software install version 10.1.6-h3 <cr>")}`,
    row: {
      ...onServer,
      Vendor: "Palo Alto Networks",
      Product: "PAN-OS",
      Activity: "ImageInstallStarted",
      Command: "request system software install version 10.1.6-h3",
      CommandRaw: "request system software install version 10.1.6-h3 <cr>",
      Reason: "version 10.1.6-h3",
    },
  },
  {
    name: "a command that only NX-OS records so",
    frame: `Nov 14 02:44:10\t${record("stop", "service=shell", "cmd=configure terminal ; no feature tacacs+ (FAILURE)")}`,
    row: {
      ...onServer,
      Vendor: "Cisco",
      Product: "NX-OS",
      Activity: "ConfigChanged",
      Command: "no feature tacacs+",
      CommandRaw: "configure terminal ; no feature tacacs+",
      Reason: "failed",
    },
  },
  {
    name: "a record that opens a command",
    frame: `Nov 14 02:44:10\t${record("start", "service=shell", "cmd=reload <cr>")}`,
    row: {
      ...onServer,
      Activity: "ReloadRequested",
      Command: "reload",
      CommandRaw: "reload <cr>",
      Reason: "begun",
    },
  },
  {
    name: "a session of a shell",
    frame: `Nov 14 02:44:10\t${record("start", "task_id=28", "timezone=UTC", "service=shell")}`,
  },
  {
    name: "a record whose command is empty",
    frame: `Nov 14 02:44:10\t${record("stop", "service=shell", "cmd=<cr>")}`,
  },
  {
    name: "a command that tac_plus-ng refused",
    frame:
      "2026-11-14 02:44:10 +0000 192.0.2.1::ops::tty10::198.51.100.7::stop::deny::shell::reload",
    row: {
      ...onServer,
      Activity: "ReloadRequested",
      Command: "reload",
      CommandRaw: "reload",
      Reason: "failed",
    },
  },
  {
    name: "ISE, whose attributes name the device",
    frame: `<182>Nov 14 02:44:10 ${iseHead} 3300 NOTICE Tacacs-Accounting: TACACS+ Accounting with Command, Device IP Address=192.0.2.14, CmdSet=[ CmdAV=copy CmdArgAV=tftp://203.0.113.9/${image} CmdArgAV=flash0: CmdArgAV=<cr> ], NetworkDeviceName=edge14, User=ops, Port=tty10, Remote-Address=198.51.100.7, AcctRequest-Flags=Stop,`,
    row: {
      ...client,
      ...copied,
      Device: "edge14",
      DeviceIP: "192.0.2.14",
      Channel: "CommandAccounting",
      CommandRaw: `copy tftp://203.0.113.9/${image} flash0: <cr>`,
      Mnemonic: "3300",
      Severity: "info",
    },
  },
  {
    name: "ACS, which ISE follows, as it authorises a command",
    frame:
      "<181>Nov 14 02:44:10 acs1 CSCOacs_Passed_Authentications 0093197809 1 0 2026-11-14 02:44:10.001 +00:00 1214019921 5202 NOTICE Device-Administration: Command Authorization succeeded, ACSVersion=acs-5.8.0.32-B.442.x86_64, ConfigVersionId=2097, Device IP Address=192.0.2.14, DestinationIPAddress=192.0.2.30, DestinationPort=49, UserName=ops, CmdSet=[ CmdAV=reload CmdArgAV=in CmdArgAV=5 CmdArgAV=<cr> ], Protocol=Tacacs,",
    row: {
      Activity: "ReloadRequested",
      Channel: "CommandAccounting",
      Actor: "ops",
      Device: "192.0.2.14",
      DeviceIP: "192.0.2.14",
      Command: "reload in 5",
      CommandRaw: "reload in 5 <cr>",
      Reason: "scheduled in 5, authorised",
      Mnemonic: "5202",
      Severity: "notice",
    },
  },
  {
    name: "the start of a session at ISE",
    frame: `<182>Nov 14 02:44:10 ${iseHead} 3301 NOTICE Tacacs-Accounting: TACACS+ Accounting START, Device IP Address=192.0.2.14, NetworkDeviceName=edge14, User=ops, AcctRequest-Flags=Start,`,
  },
];

const channels: Readonly<Record<string, readonly Case[]>> = {
  "Cisco IOS": ios,
  "Cisco ASA": asa,
  "Cisco NX-OS": nxos,
  "TACACS+": tacacs,
};

for (const [sender, cases] of Object.entries(channels)) {
  for (const { name, frame, row } of cases) {
    test(`${sender}: ${name}`, () => {
      assert.deepEqual(activityRowsOf(frame), row === undefined ? [] : [row]);
    });
  }
}
