// `display logbuffer` of VRP: whether it is kept, what it lost, and its messages as a log.

import type { OutputLine, OutputReader, OutputReading, ShownOutput } from "../../output.ts";
import { Told } from "../told.ts";

const command = "display logbuffer";
const title = /^Logging buffer configuration and contents ?: ?(enabled|disabled)$/i;
const lost = /^(Dropped|Overwritten) messages ?: ?(\d{1,12})$/i;
const settings =
  /^(?:Allowed max buffer size|Actual buffer size|Channel number|Current messages) ?:/i;

export const displayLogbuffer: OutputReader = {
  command,
  families: ["vrp"],
  isShownBy: (lines) => lines.slice(0, 3).some(({ text }) => title.test(text.trim())),
  source: "Huawei VRP Command Reference, display logbuffer",
  read: readLogbuffer,
};

function readLogbuffer(output: ShownOutput): OutputReading {
  const told = new Told(output, command);
  const logs: OutputLine[] = [];
  for (const line of output.lines) {
    const text = line.text.trim();
    const [, state] = title.exec(text) ?? [];
    const [, what = "", count] = lost.exec(text) ?? [];
    if (state !== undefined) {
      told.tell("LoggingSetting", state.toLowerCase(), { line, subject: "buffer" });
    } else if (count !== undefined) {
      told.tell("LoggingLoss", count, { line, subject: what.toLowerCase() });
    } else if (text !== "" && !settings.test(text)) logs.push(line);
  }
  return { facts: told.facts, logs };
}
