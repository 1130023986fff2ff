// What devices answer where they do not take a command. An answer of more than a few lines is an output.

import type { OutputLine } from "../output.ts";

const answerLinesMax = 6;

/** One row per wording; each is the whole answer or its first line. */
const wordings: readonly RegExp[] = [
  // IOS, NX-OS, XR, EOS, ASA (with ERROR: before it)
  /^(?:ERROR: )?% ?(?:Invalid|Incomplete|Ambiguous|Unknown|Unrecognized|Wrong|Too many)\b/i,
  /^%\s?(?:Permission denied|Authorization failed|Cannot execute|No such command)/i,
  /^Command authorization failed/i,
  /^Translating "[^"]{1,120}"/,
  // NX-OS, Junos
  /^(?:error: )?syntax error\b/i,
  /^unknown command\b/i,
  /^error: (?:command is not valid|permission denied|unknown command|invalid)/i,
  // PAN-OS, FortiOS
  /^Invalid syntax\b/i,
  /^Unknown action\b/i,
  /^(?:Command fail\. Return code|command parse error before)\b/i,
  // VRP, Comware, AireOS, shells
  /^Error: ?(?:Unrecognized|Incomplete|Wrong|Ambiguous|Too many|No permission|You do not have)/i,
  /^Incorrect (?:usage|input)\b/i,
  /^(?:-?\w{1,12}: )?.{0,80}command not found$/i,
  /^Line has invalid autocommand/i,
  // What was asked for is not there: IOS and ASA; Junos; VRP; shells
  /^%\s?Error (?:opening|reading|listing|verifying) .{1,300}\(.{1,200}\)$/i,
  /^error: .{1,300}: No such file/i,
  /^Error: ?.{0,300}(?:does not exist|not found)/i,
  /^(?:dir|ls|cannot access)\b.{0,300}: No such file/i,
];

/** The line in which a device refuses the command, if that is all that it answers. */
export function refusalIn(lines: readonly OutputLine[]): OutputLine | undefined {
  const said = lines.filter(({ text }) => text.trim() !== "");
  if (said.length > answerLinesMax) return undefined;
  return said.find(({ text }) => wordings.some((wording) => wording.test(text.trim())));
}
