// The channels that tell commands, as the frames that a collector receives.

import type { Family } from "#commands";
import type { ComposedLine } from "./composed-line.ts";
import { vendorChannels } from "./vendor-channels.ts";

export interface CommandChannel {
  readonly name: string;
  /** As in the column of that name. */
  readonly channel: string;
  readonly families: readonly Family[];
  /** Lines that the channel does not carry: a configuration log has no exec commands. */
  carries?(line: ComposedLine): boolean;
  /** A whole frame that tells of the line. */
  frame(line: string, composed: ComposedLine): string;
}

const cisco: readonly Family[] = ["ios"];

const ciscoAndArista: readonly CommandChannel[] = [
  {
    name: "configuration log",
    channel: "ConfigLog",
    families: cisco,
    carries: ({ mode }) => mode === "config",
    frame: (line) =>
      `<189>31: edge1: 000031: Nov 14 2026 02:45:58.113 UTC: %PARSER-5-CFGLOG_LOGGEDCMD: User:ops  logged command:${line}`,
  },
  {
    name: "local accounting",
    channel: "CommandAccounting",
    families: cisco,
    frame: (line) =>
      `<190>77: edge1: 000077: Nov 14 2026 02:44:10.311 UTC: %AAAA-6-ACCTLOCAL: Username: ops Privilege level: 15 Command: ${line} <cr>`,
  },
  {
    name: "event manager",
    channel: "EventManager",
    families: cisco,
    frame: (line) =>
      `<190>78: edge1: 000078: Nov 14 2026 02:44:10.313 UTC: %HA_EM-6-LOG: CLIaccounting: ${line}`,
  },
  {
    name: "tac_plus",
    channel: "CommandAccounting",
    families: cisco,
    frame: (line) =>
      `Nov 14 02:44:10\t192.0.2.1\tops\ttty10\t198.51.100.7\tstop\ttask_id=2962\ttimezone=UTC\tservice=shell\tstart_time=1794624250\tpriv-lvl=15\tcmd=${line} <cr>`,
  },
  {
    name: "tac_plus, by syslog",
    channel: "CommandAccounting",
    families: cisco,
    frame: (line) =>
      `<30>Nov 14 02:44:10 aaa1 tac_plus[88]: 192.0.2.1    ops    tty10    198.51.100.7    stop    task_id=2962    service=shell    priv-lvl=15    cmd=${line} <cr>`,
  },
  {
    name: "tac_plus-ng",
    channel: "CommandAccounting",
    families: cisco,
    frame: (line) =>
      `2026-11-14 02:44:10 +0000 192.0.2.1::ops::tty10::198.51.100.7::stop::permit::shell::${line}`,
  },
  {
    name: "Cisco ISE accounting",
    channel: "CommandAccounting",
    families: cisco,
    frame: (line) =>
      `<182>Nov 14 02:44:10 ise1 CISE_TACACS_Accounting 0000000001 1 0 2026-11-14 02:44:10.328 +00:00 0018415781 3300 NOTICE Tacacs-Accounting: TACACS+ Accounting with Command, ConfigVersionId=829, Device IP Address=192.0.2.14, CmdSet=[ CmdAV=${line} <cr> ], NetworkDeviceName=edge14, User=ops, Port=tty10, Remote-Address=198.51.100.7, AcctRequest-Flags=Stop,`,
  },
  {
    name: "Cisco ISE authorisation",
    channel: "CommandAccounting",
    families: cisco,
    frame: (line) =>
      `<181>Nov 14 02:44:09 ise1 CISE_TACACS_Authorization 0000000002 1 0 2026-11-14 02:44:09.128 +00:00 0018415780 5202 NOTICE Device-Administration: Command Authorization succeeded, ConfigVersionId=829, Device IP Address=192.0.2.14, CmdSet=[ ${splitArguments(line)} ], NetworkDeviceName=edge14, User=ops, Port=tty10, Remote-Address=198.51.100.7,`,
  },
  {
    name: "NX-OS accounting",
    channel: "CommandAccounting",
    families: ["nxos"],
    frame: (line, { mode }) =>
      `<190>nexus1: 2026 Nov 14 02:45:58 UTC: %AAA-6-AAA_ACCOUNTING_MESSAGE: update:192.0.2.7@pts/0:ops:${
        mode === "config" ? "configure terminal ; " : ""
      }${line} (SUCCESS)`,
  },
  {
    name: "NX-OS command log",
    channel: "CommandAccounting",
    families: ["nxos"],
    frame: (line) =>
      `<189>nexus1: 2026 Nov 14 02:44:02 UTC: %VSHD-5-VSHD_SYSLOG_CMD_EXEC: User:ops executed the command:${line}`,
  },
  {
    name: "ASA 111008",
    channel: "CommandAccounting",
    families: ["asa"],
    frame: (line) =>
      `<165>Nov 14 2026 02:44:10 fw1 : %ASA-5-111008: User 'ops' executed the '${line}' command.`,
  },
  {
    name: "ASA 111010",
    channel: "CommandAccounting",
    families: ["asa"],
    frame: (line) =>
      `<165>Nov 14 2026 02:45:58 fw1 : %ASA-5-111010: User 'ops', running 'CLI' from IP 192.0.2.7, executed '${line}'`,
  },
  {
    name: "EOS accounting",
    channel: "CommandAccounting",
    families: ["eos"],
    frame: (line) =>
      `<166>Nov 14 02:44:10 leaf1 Aaa: %ACCOUNTING-6-CMD: ops vty3 198.51.100.7 stop task_id=17 start_time=1794624250.5 timezone=UTC service=shell priv-lvl=15 cmd=${line} <cr>`,
  },
];

export const commandChannels: readonly CommandChannel[] = [...ciscoAndArista, ...vendorChannels];

/** As ISE writes what a device asks for word by word. */
function splitArguments(line: string): string {
  const [command = "", ...behind] = line.split(" ");
  return [`CmdAV=${command}`, ...[...behind, "<cr>"].map((word) => `CmdArgAV=${word}`)].join(" ");
}
