// Every channel that tells commands, as whole frames around a command line, and whom its rows must name.

import type { Family } from "#commands";
import type { Channel } from "#schema";

export interface CommandChannel {
  readonly name: string;
  /** Grammar that the channel's lines are read by. */
  readonly family: Family;
  readonly channel: Channel;
  /** What it carries; absent: lines of both modes. */
  readonly mode?: "exec" | "config";
  /** Columns of the row besides those of the command. */
  readonly tells: Readonly<Record<string, string>>;
  frame(line: string): string;
}

const ops = { Actor: "ops" };
const address = { ActorIP: "198.51.100.7" };

const ios = "edge1: 000031: Nov 14 2026 02:45:58.113 UTC: ";
const ise =
  "ise1 CISE_TACACS_Accounting 0000000001 1 0 2026-11-14 02:44:10.328 +00:00 0018415781 3300 NOTICE Tacacs-Accounting: TACACS+ Accounting with Command, ConfigVersionId=829, Device IP Address=192.0.2.14,";
const iseEnd =
  "NetworkDeviceName=edge14, User=ops, Port=tty10, Remote-Address=198.51.100.7, AcctRequest-Flags=Stop,";
const client = { ...ops, ...address, Terminal: "tty10" };

const cisco: readonly CommandChannel[] = [
  {
    name: "IOS configuration log",
    family: "ios",
    channel: "ConfigLog",
    mode: "config",
    tells: { ...ops, Device: "edge1", Vendor: "Cisco" },
    frame: (line) => `<189>31: ${ios}%PARSER-5-CFGLOG_LOGGEDCMD: User:ops  logged command:${line}`,
  },
  {
    name: "IOS local accounting",
    family: "ios",
    channel: "CommandAccounting",
    tells: { ...ops, Device: "edge1" },
    frame: (line) =>
      `<190>31: ${ios}%AAAA-6-ACCTLOCAL: Username: ops Privilege level: 15 Command: ${line} <cr>`,
  },
  {
    name: "IOS event manager",
    family: "ios",
    channel: "EventManager",
    tells: { Actor: "", Device: "edge1" },
    frame: (line) => `<190>31: ${ios}%HA_EM-6-LOG: CLIaccounting: ${line}`,
  },
  {
    name: "ASA 111008",
    family: "asa",
    channel: "CommandAccounting",
    tells: { ...ops, Device: "fw1" },
    frame: (line) =>
      `<165>Nov 14 2026 02:44:10 fw1 : %ASA-5-111008: User 'ops' executed the '${line}' command.`,
  },
  {
    name: "ASA 111010",
    family: "asa",
    channel: "CommandAccounting",
    tells: { ...ops, ...address, Terminal: "CLI", Device: "fw1" },
    frame: (line) =>
      `<165>Nov 14 2026 02:44:10 fw1 : %ASA-5-111010: User 'ops', running 'CLI' from IP 198.51.100.7, executed '${line}'`,
  },
  {
    name: "NX-OS accounting",
    family: "nxos",
    channel: "CommandAccounting",
    tells: { ...ops, ...address, Terminal: "pts/0", Device: "nexus1", Product: "NX-OS" },
    frame: (line) =>
      `<190>nexus1: 2026 Nov 14 02:45:58 UTC: %AAA-6-AAA_ACCOUNTING_MESSAGE: update:198.51.100.7@pts/0:ops:${line} (SUCCESS)`,
  },
  {
    name: "NX-OS VSHD",
    family: "nxos",
    channel: "CommandAccounting",
    tells: { ...ops, Device: "nexus1" },
    frame: (line) =>
      `<189>nexus1: 2026 Nov 14 02:44:02 UTC: %VSHD-5-VSHD_SYSLOG_CMD_EXEC: User:ops executed the command:${line}`,
  },
];

/** Servers of TACACS+ read a line by the words in it, else as of IOS. */
const tacacs: readonly CommandChannel[] = [
  {
    name: "tac_plus file",
    family: "ios",
    channel: "CommandAccounting",
    tells: { ...client, Device: "192.0.2.1", DeviceIP: "192.0.2.1" },
    frame: (line) =>
      `Nov 14 02:44:10\t192.0.2.1\tops\ttty10\t198.51.100.7\tstop\ttask_id=2962\tservice=shell\tpriv-lvl=15\tcmd=${line} <cr>`,
  },
  {
    name: "tac_plus syslog",
    family: "ios",
    channel: "CommandAccounting",
    tells: { ...client, Device: "192.0.2.1", DeviceIP: "192.0.2.1" },
    frame: (line) =>
      `<30>Nov 14 02:44:10 aaa1 tac_plus[88]: 192.0.2.1    ops    tty10    198.51.100.7    stop    task_id=2962    service=shell    priv-lvl=15    cmd=${line} <cr>`,
  },
  {
    name: "tac_plus-ng",
    family: "ios",
    channel: "CommandAccounting",
    tells: { ...client, Device: "192.0.2.1", DeviceIP: "192.0.2.1" },
    frame: (line) =>
      `2026-11-14 02:44:10 +0000 192.0.2.1::ops::tty10::198.51.100.7::stop::permit::shell::${line}`,
  },
  {
    name: "ISE accounting",
    family: "ios",
    channel: "CommandAccounting",
    tells: { ...client, Device: "edge14", DeviceIP: "192.0.2.14" },
    frame: (line) => `<182>Nov 14 02:44:10 ${ise} CmdSet=[ CmdAV=${line} <cr> ], ${iseEnd}`,
  },
  {
    name: "ISE accounting, split arguments",
    family: "ios",
    channel: "CommandAccounting",
    tells: { ...client, Device: "edge14", DeviceIP: "192.0.2.14" },
    frame: (line) =>
      `<182>Nov 14 02:44:10 ${ise} CmdSet=[ CmdAV=${line.split(" ").join(" CmdArgAV=")} CmdArgAV=<cr> ], ${iseEnd}`,
  },
];

const others: readonly CommandChannel[] = [
  {
    name: "Arista accounting",
    family: "eos",
    channel: "CommandAccounting",
    tells: { ...ops, ...address, Terminal: "vty3", Device: "leaf1" },
    frame: (line) =>
      `<166>Nov 14 02:44:10 leaf1 Aaa: %ACCOUNTING-6-CMD: ops vty3 198.51.100.7 stop task_id=17 start_time=1794624250.5 timezone=UTC service=shell priv-lvl=15 cmd=${line} <cr>`,
  },
  {
    name: "Junos command line",
    family: "junos",
    channel: "CommandAccounting",
    tells: { ...ops, Device: "r1-re0" },
    frame: (line) =>
      `<190>Nov 14 02:44:10 r1-re0 mgd[22688]: UI_CMDLINE_READ_LINE: User 'ops', command '${line} '`,
  },
  {
    name: "Junos command line, structured",
    family: "junos",
    channel: "CommandAccounting",
    tells: { ...ops, Device: "r1-re0" },
    frame: (line) =>
      `<190>1 2026-11-14T02:44:10.123Z r1-re0 mgd 22688 UI_CMDLINE_READ_LINE [junos@2636.1.1.1.2.18 username="ops" command="${line.replace(/[\]"\\]/g, "\\$&")} "] User 'ops', command '${line} '`,
  },
  {
    name: "Junos NETCONF",
    family: "junos",
    channel: "Api",
    tells: { ...ops, Device: "r1-re0" },
    frame: (line) =>
      `<190>Nov 14 02:44:10 r1-re0 mgd[22688]: UI_NETCONF_CMD: User 'ops' used NETCONF client to run command '${line}'`,
  },
  {
    name: "Huawei command record",
    family: "vrp",
    channel: "CommandAccounting",
    tells: { ...ops, ...address, Terminal: "VT0", Device: "sw1" },
    frame: (line) =>
      `<189>Nov 14 2026 02:44:10 sw1 %%01SHELL/5/CMDRECORD(s)[125]:Recorded command information. (Task=VT0, Ip=198.51.100.7, VpnName=, User=ops, AuthenticationMethod="Local-user", Command="${line}")`,
  },
  {
    name: "Huawei command record, old form",
    family: "vrp",
    channel: "CommandAccounting",
    tells: { ...ops, ...address, Terminal: "VT0", Device: "sw1" },
    frame: (line) =>
      `<189>2026-11-14 02:44:10 sw1 %%01SHELL/5/CMDRECORD(l): task:VT0 ip:198.51.100.7 user:ops vrf:public command:${line}`,
  },
  {
    name: "Huawei command record with its result",
    family: "vrp",
    channel: "CommandAccounting",
    tells: { ...ops, ...address, Terminal: "vt0", Device: "sw1" },
    frame: (line) =>
      `<189>Nov 14 02:44:10 sw1 %%01SHELL/5/CMDRECORD[l](324):Record command information. (Task=vt0, Ip=198.51.100.7, User=ops, Command="${line}", Result=Success)`,
  },
  {
    name: "Comware command",
    family: "comware",
    channel: "CommandAccounting",
    tells: { ...ops, ...address, Terminal: "vty0", Device: "sw2" },
    frame: (line) =>
      `<190>Nov 14 02:44:10 2026 sw2 %%10SHELL/6/SHELL_CMD: -Line=vty0-IPAddr=198.51.100.7-User=ops; Command is ${line}`,
  },
  {
    name: "F5 audit",
    family: "tmos",
    channel: "CommandAccounting",
    tells: { ...ops, Device: "lb1" },
    frame: (line) =>
      `<133>Nov 14 02:44:10 lb1 tmsh[16322]: 01420002:5: AUDIT - pid=16322 user=ops folder=/Common module=(tmos)# status=[Command OK] cmd_data=${line}`,
  },
  {
    name: "PAN-OS audit",
    family: "panos",
    channel: "CommandAccounting",
    mode: "exec",
    tells: { ...ops, Device: "pa1" },
    frame: (line) =>
      `<14>Nov 14 02:44:10 pa1 007200001234,2026/11/14 02:44:10,audit,2561,cli,ops,"${line.replaceAll('"', '""')}",success`,
  },
];

export const commandChannels: readonly CommandChannel[] = [...cisco, ...tacacs, ...others];
