// `show system uptime` of Junos: when each node was started.

import type { OutputReader, OutputReading, ShownOutput } from "../../output.ts";
import { Told } from "../told.ts";
import { linesOfNodes } from "./nodes.ts";

const command = "show system uptime";
const booted = /^System booted: (\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \S{1,6})\b/;
/** uptime(1) of FreeBSD: `3:40AM  up 209 days, 23:14, 1 user`. */
const since =
  /\bup +(?:(\d{1,5}) days?, +)?(?:(\d{1,2}):(\d\d)|(\d{1,2}) hrs?|(\d{1,2}) mins?|(\d{1,2}) secs?),/;

export const showUptime: OutputReader = {
  command,
  families: ["junos"],
  isShownBy: (lines) => lines.slice(0, 8).some(({ text }) => booted.test(text.trim())),
  source: "Junos CLI Reference, show system uptime",
  read: readUptime,
};

function readUptime(output: ShownOutput): OutputReading {
  const told = new Told(output, command);
  for (const { line, text, node } of linesOfNodes(output)) {
    told.tell("RestartedAt", booted.exec(text)?.[1], { line, subject: node });
    told.tell("UptimeSeconds", secondsUp(text), { line, subject: node });
  }
  return { facts: told.facts };
}

function secondsUp(text: string): string | undefined {
  const found = since.exec(text);
  if (found === null) return undefined;
  const [days = 0, hours = 0, minutes = 0, wholeHours = 0, wholeMinutes = 0, seconds = 0] = found
    .slice(1)
    .map((part) => Number(part ?? 0));
  const allMinutes = (days * 24 + hours + wholeHours) * 60 + minutes + wholeMinutes;
  return String(allMinutes * 60 + seconds);
}
