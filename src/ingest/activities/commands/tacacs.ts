// Commands as servers of TACACS+ record them. The device is the server's client, of whatever vendor.

import { isIpAddress } from "../../addresses.ts";
import { commandActivities, commandFacts, type Giver, type Outcome } from "../command-facts.ts";
import type { ActivityFacts, Heard, Recogniser } from "../recogniser.ts";
import { dialectOf } from "./device-words.ts";
import { wordOrNothing } from "./words.ts";

const told = {
  vendor: "",
  channel: "CommandAccounting",
  activities: commandActivities,
} as const;

const turnedOnBy =
  "on the device: aaa accounting commands 0, 1 and 15 default start-stop group tacacs+; on the server: its accounting log";

export const tacacsCommands: readonly Recogniser[] = [
  {
    ...told,
    message: "tac_plus accounting",
    formats: ["tac-plus"],
    literals: ["cmd=", "cmd-arg="],
    meaning: "A command was given at a client of the server; its `stop` record tells it.",
    turnedOnBy,
    grade: "documented",
    source: "tac_plus(8), accounting records",
    example:
      "Nov 14 02:44:10\t192.0.2.1\tops\ttty10\t198.51.100.7\tstop\ttask_id=2962\tservice=shell\tpriv-lvl=15\tcmd=copy tftp://203.0.113.9/c2900-universalk9-mz.SPA.157-3.M2.bin flash0: <cr>",
    read: readRecord,
  },
  {
    ...told,
    message: "tac_plus-ng accounting",
    formats: ["tacacs-ng"],
    literals: ["start", "stop", "update"],
    meaning: "A command was given at a client of the server, or refused.",
    turnedOnBy,
    grade: "reported",
    source: "tac_plus-ng, log format strings",
    example:
      "2026-11-14 02:44:10 +0000 192.0.2.1::ops::tty10::198.51.100.7::stop::permit::shell::copy tftp://203.0.113.9/c2900-universalk9-mz.SPA.157-3.M2.bin flash0:",
    read: readRecord,
  },
  {
    ...told,
    message: "ISE 3300",
    formats: ["cisco-ise"],
    keys: ["3300"],
    literals: ["CmdSet="],
    meaning: "A command was given at a client of Cisco ISE.",
    turnedOnBy,
    grade: "observed",
    source: "Cisco Identity Services Engine Syslog Guide, TACACS Accounting",
    example:
      "<182>Nov 14 02:44:10 ise1 CISE_TACACS_Accounting 0000000001 1 0 2026-11-14 02:44:10.328 +00:00 0018415781 3300 NOTICE Tacacs-Accounting: TACACS+ Accounting with Command, ConfigVersionId=829, Device IP Address=192.0.2.14, CmdSet=[ CmdAV=copy tftp://203.0.113.9/c2900-universalk9-mz.SPA.157-3.M2.bin flash0: <cr> ], NetworkDeviceName=edge14, User=ops, Port=tty10, Remote-Address=198.51.100.7, AcctRequest-Flags=Stop,",
    read: (heard) => readIse(heard),
  },
  {
    ...told,
    message: "ISE 5202",
    formats: ["cisco-ise"],
    keys: ["5202"],
    literals: ["CmdSet="],
    meaning: "A client of Cisco ISE asked whether a command may run, and it may.",
    turnedOnBy:
      "on the device: aaa authorization commands 15 default group tacacs+; on ISE: remote log target of TACACS Authorization",
    grade: "observed",
    source: "Cisco Identity Services Engine Syslog Guide, TACACS Authorization",
    example:
      "<181>Nov 14 02:44:09 ise1 CISE_TACACS_Authorization 0000000002 1 0 2026-11-14 02:44:09.128 +00:00 0018415780 5202 NOTICE Device-Administration: Command Authorization succeeded, ConfigVersionId=829, Device IP Address=192.0.2.14, CmdSet=[ CmdAV=reload CmdArgAV=in CmdArgAV=5 CmdArgAV=<cr> ], NetworkDeviceName=edge14, User=ops, Port=tty10, Remote-Address=198.51.100.7,",
    read: (heard) => readIse(heard, "authorised"),
  },
];

/** Records without a command (sessions of a shell, of PPP) tell none. */
function readRecord({ reading }: Heard): ActivityFacts | undefined {
  const { nas, user, port, nac, cmd, accttype, result } = reading.fields ?? {};
  if (cmd === undefined || isEmpty(cmd)) return undefined;
  const giver: Giver = {
    actor: wordOrNothing(user),
    terminal: wordOrNothing(port),
    actorIP: addressOrNothing(nac),
    device: nas,
    deviceIP: addressOrNothing(nas) ?? "",
  };
  const isRefused = result !== undefined && /^(?:deny|denied|fail)/i.test(result);
  return tell(cmd, giver, isRefused ? "failed" : outcomeOf(accttype));
}

function readIse({ reading }: Heard, outcome?: Outcome): ActivityFacts | undefined {
  const { fields = {} } = reading;
  const { cmd } = fields;
  if (cmd === undefined || isEmpty(cmd)) return undefined;
  const deviceIP = addressOrNothing(fields["Device IP Address"]) ?? "";
  const giver: Giver = {
    actor: wordOrNothing(fields["User"] ?? fields["UserName"]),
    terminal: wordOrNothing(fields["Port"]),
    actorIP: addressOrNothing(fields["Remote-Address"]),
    device: wordOrNothing(fields["NetworkDeviceName"]) ?? deviceIP,
    deviceIP,
  };
  return tell(cmd, giver, outcome ?? outcomeOf(fields["AcctRequest-Flags"]));
}

function isEmpty(command: string): boolean {
  return /^\s*(?:<cr>)?\s*$/.test(command);
}

/** A record that opens a command is followed by one that closes it, unless the command ends the session. */
function outcomeOf(kind: string | undefined): Outcome | undefined {
  return kind?.toLowerCase() === "start" ? "begun" : undefined;
}

// NX-OS says behind the command how it went.
const result = / \((SUCCESS|FAILURE|REDIRECT)\)\s*(?:<cr>)?\s*$/;

function tell(told: string, giver: Giver, outcome: Outcome | undefined): ActivityFacts {
  const line = told.replace(result, "");
  const { family, vendor, product } = dialectOf(line);
  const isFailed = result.exec(told)?.[1] === "FAILURE";
  const settings = { family, outcome: isFailed ? "failed" : outcome } as const;
  return commandFacts(line, settings, { vendor, product, ...giver });
}

function addressOrNothing(word: string | undefined): string | undefined {
  return word !== undefined && isIpAddress(word) ? word : undefined;
}
