// `show logging`: where a device logs to and what it lost of it; the lines of its buffer are handed on as a log.

import type { OutputLine, OutputReader, OutputReading, ShownOutput } from "../../output.ts";
import { Told } from "../told.ts";
import { unwrapped, type Wrapping } from "../unwrapped.ts";

const command = "show logging";

const wrapping: Wrapping = { canBeLong: /^Syslog logging: /, begins: /^(?: |[A-Z]|$)/ };
const title = /^Syslog logging: (enabled|disabled)\b/;
const buffer = /^Log Buffer \(\d{1,12} bytes\):$|^Log Buffer:$/i;
const message = /%[A-Z][A-Z0-9_-]{1,60}-\d-[A-Z0-9_]{2,80}\b/;
const destination =
  /^(Console|Monitor|Buffer|Trap|File|Persistent|History|ASDM|Mail|Standby|Debug-trace|Timestamp|Exception) logging: *(?:level (\w{1,16})|(disabled|enabled))\b/i;
/** IOS puts the VRF behind the address, the ASA its interface before it. */
const host =
  /^Logging to (?:[\w.-]{1,60} )?([\da-f]*[.:][\da-f.:]{2,45}|[\w.-]{1,120}),? *(?:\(\S{1,60}\) )?(?:\((\w{1,10} port \d{1,5})|(UDP|TCP) )/i;
const losses = /\b(\d{1,12}) messages? (dropped|rate-limited)|\b(\d{1,12}) (flushes|overruns)/g;

export const showLogging: OutputReader = {
  command,
  families: ["ios", "xr", "asa", "eos"],
  isShownBy: (lines) => lines.slice(0, 3).some(({ text }) => title.test(text.trim())),
  source: "Cisco IOS Network Management Command Reference and ASA command reference, show logging",
  read: readLogging,
};

function readLogging(output: ShownOutput): OutputReading {
  const told = new Told(output, command);
  const logs: OutputLine[] = [];
  for (const line of unwrapped(output.lines, wrapping)) {
    const text = line.text.trim();
    // What follows the first message is the buffer: messages go on over several lines.
    if (logs.length > 0 || message.test(text)) {
      if (text !== "") logs.push(line);
    } else if (buffer.test(text)) return { facts: told.facts, logs: linesBehind(output, line) };
    else tellSetting(told, line, text);
  }
  return { facts: told.facts, logs };
}

function linesBehind(output: ShownOutput, heading: OutputLine): readonly OutputLine[] {
  return output.lines.filter(({ line, text }) => line > heading.line && text.trim() !== "");
}

function tellSetting(told: Told, line: OutputLine, text: string): void {
  const [, state] = title.exec(text) ?? [];
  if (state !== undefined) {
    told.tell("LoggingSetting", state, { line, subject: "syslog" });
    for (const [, many, lost, few, what] of text.matchAll(losses)) {
      told.tell("LoggingLoss", many ?? few, { line, subject: lost ?? what });
    }
  }
  const [, name = "", level, onOff] = destination.exec(text) ?? [];
  told.tell("LoggingSetting", level ?? onOff, { line, subject: name.toLowerCase() });
  const [, address = "", port, protocol] = host.exec(text) ?? [];
  const subject = `host ${address}`;
  told.tell("LoggingSetting", port ?? protocol?.toLowerCase(), { line, subject });
}

const nexusSetting = /^Logging (\w{3,20}): +(enabled|disabled)(?: \(Severity: (\w{1,20})\))?/;
const nexusHost = /^\{(\S{1,120})\}$/;
const nexusMessage = /^\d{4} [A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d\S{0,10} \S/;

/** NX-OS has other words for the same, and no title between settings and messages. */
export const showLoggingOfNexus: OutputReader = {
  command,
  families: ["nxos"],
  isShownBy: (lines) =>
    lines.slice(0, 3).some(({ text }) => {
      return nexusSetting.test(text.trim()) || nexusMessage.test(text);
    }),
  source: "Cisco Nexus 9000 Series NX-OS System Management Configuration Guide, show logging",
  read: (output) => {
    const told = new Told(output, command);
    const logs: OutputLine[] = [];
    for (const line of output.lines) {
      const text = line.text.trim();
      if (logs.length > 0 || nexusMessage.test(text)) {
        if (text !== "") logs.push(line);
        continue;
      }
      const [, name = "", state, severity] = nexusSetting.exec(text) ?? [];
      told.tell("LoggingSetting", severity ?? state, { line, subject: name.toLowerCase() });
      const address = nexusHost.exec(text)?.[1];
      told.tell("LoggingSetting", address && "enabled", { line, subject: `host ${address}` });
    }
    return { facts: told.facts, logs };
  },
};

/** Commands whose whole output is a log. */
function logReader(row: Pick<OutputReader, "command" | "families" | "source">): OutputReader {
  return {
    ...row,
    isShownBy: () => false,
    read: ({ lines }) => ({ facts: [], logs: lines.filter(({ text }) => text.trim() !== "") }),
  };
}

export const showLogMessages = logReader({
  command: "show log messages",
  families: ["junos"],
  source: "Junos CLI Reference, show log",
});
