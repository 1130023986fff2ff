// Log messages that broke into an output are told apart from it, so that they are neither lost nor read as output.

import type { OutputLine } from "../output.ts";

const month = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";
const clock = "\\d{1,2}:\\d\\d:\\d\\d(?:[.,:]\\d{1,6})?";
const stamp = `[*.]?(?:\\d{4} )?${month} {1,2}\\d{1,2} (?:\\d{4} )?${clock}(?: \\d{4})?(?: [A-Za-z]\\S{1,9})?`;
const tag = "%{1,2}[A-Z0-9][A-Za-z0-9_/-]{1,60}-\\d-[A-Za-z0-9_]{2,60}";

/** One row per form in which a console or terminal monitor prints a message. */
const forms: readonly RegExp[] = [
  // IOS, EOS, NX-OS: [sequence:] stamp: %FACILITY-5-NAME, or an uptime instead of the stamp
  new RegExp(
    `^(?:\\d{1,10}: )?(?:[\\w.-]{1,64}: )?(?:${stamp}|\\d{1,3}[wdy]\\d{1,2}[wdh]|${clock}): ${tag}`,
  ),
  new RegExp(
    `^(?:\\d{4} )?${month} {1,2}\\d{1,2} ${clock}(?: [A-Z]{2,5})? \\S{1,64} .{0,40}${tag}`,
  ),
  // XR: node:stamp : process[pid]: %GROUP-NAME
  new RegExp(`^\\w{1,3}/\\d{1,3}/\\w{1,6}/\\w{1,6}:${stamp}: \\w[\\w-]{0,40}\\[\\d{1,8}\\]: %`),
  // ASA, FTD
  /^(?:[A-Z][a-z]{2} {1,2}\d{1,2} \d{4} \d\d:\d\d:\d\d.{0,80}: )?%(?:ASA|FTD|PIX|FWSM)-(?:\w{1,12}-)?\d-\d{6}\b/,
  // VRP, Comware
  /^.{0,60}%%\d{2}\w{2,20}\/\d\/\w{2,40}/,
  new RegExp(`^%${month} {1,2}\\d{1,2} ${clock} \\d{4} \\S{1,64} \\w{2,20}/\\d/\\w{2,40}`),
];

/** What a restart's message goes on with: the version that runs. */
const restart = /%SYS-\d-RESTART: .{0,60}--$/;
const restartNext = /^(?:Cisco |IOS |Technical Support|Copyright|Compiled )/;
const restartLinesMax = 5;

export function isMessage(text: string): boolean {
  return text.includes("%") && forms.some((form) => form.test(text.slice(0, 300)));
}

const logCommands = /^(?:show|sho|sh|display|dis|disp|request|get|diagnose|execute)\b.*\blog/i;
const logOpening =
  /^(?:Syslog logging:|Log Buffer|Logging buffer|Information center:|Buffer logging:)/;

/** Whether messages are what the output shows, rather than what broke into it. */
export function showsLog(typed: string, lines: readonly OutputLine[]): boolean {
  if (logCommands.test(typed) || lines.some(({ text }) => logOpening.test(text.trim())))
    return true;
  const filled = lines.filter(({ text }) => text.trim() !== "");
  return filled.filter(({ text }) => isMessage(text)).length * 2 > filled.length;
}

export interface Parted {
  readonly lines: readonly OutputLine[];
  readonly logs: readonly OutputLine[];
}

export function partMessages(all: readonly OutputLine[]): Parted {
  const lines: OutputLine[] = [];
  const logs: OutputLine[] = [];
  let following = 0;
  for (const line of all) {
    const goesOn = following > 0 && restartNext.test(line.text);
    following = goesOn ? following - 1 : 0;
    if (goesOn || isMessage(line.text)) logs.push(line);
    else lines.push(line);
    if (restart.test(line.text)) following = restartLinesMax;
  }
  return { lines, logs };
}

/** What was typed before a message broke into the line, and the message. */
export function partTyped(typed: string): { readonly typed: string; readonly message: string } {
  const at = typed.search(
    /[*.]?(?:\d{4} )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) {1,2}\d{1,2} \d\d:\d\d:\d\d.{0,40}%[A-Z]/,
  );
  if (at < 0) return { typed, message: "" };
  return { typed: typed.slice(0, at).trim(), message: typed.slice(at) };
}
