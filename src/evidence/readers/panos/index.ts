// What PAN-OS shows.

import type { OutputReader } from "../../output.ts";
import { labelledReader } from "../labelled.ts";

const showSystemInfo: OutputReader = labelledReader({
  command: "show system info",
  families: ["panos"],
  knownBy: [/^hostname: /, /^sw-version: /],
  source: "PAN-OS CLI, show system info; ntc-templates",
  labels: [
    { label: "hostname", kind: "Hostname" },
    { label: "model", kind: "Model" },
    { label: "serial", kind: "SerialNumber", as: unlessUnknown },
    { label: "sw-version", kind: "Version" },
    { label: "uptime", kind: "UptimeSeconds", as: secondsUp },
    { label: "operational-mode", kind: "BootSetting", subject: "operational-mode" },
    { label: "vm-uuid", kind: "SerialNumber", subject: "vm-uuid" },
  ],
});

function unlessUnknown(value: string): string | undefined {
  return value.toLowerCase() === "unknown" ? undefined : value;
}

/** `2 days, 2:38:49`. */
function secondsUp(value: string): string | undefined {
  const [, days = "0", hours, minutes, seconds] =
    /^(?:(\d{1,5}) days?, )?(\d{1,2}):(\d\d):(\d\d)$/.exec(value) ?? [];
  if (seconds === undefined) return undefined;
  const allMinutes = (Number(days) * 24 + Number(hours)) * 60 + Number(minutes);
  return String(allMinutes * 60 + Number(seconds));
}

export const panosReaders: readonly OutputReader[] = [showSystemInfo];
