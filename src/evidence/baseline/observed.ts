// What was seen of a device at one time, as far as two times can be compared: facts that stay as they are, and the
// commands that were asked. What was not asked is neither there nor gone.

import type { DeviceEvidence } from "../device-evidence.ts";
import { type Fact, factKindRow } from "../fact.ts";
import { fileNameOf, keyOf } from "../hashes/on-device.ts";
import { variableOf } from "../signs/shown.ts";

export interface Observed {
  readonly facts: readonly Fact[];
  /** Those of which the whole output was shown, spelt out. */
  readonly commands: readonly string[];
}

export function observedIn({
  facts,
  outputs,
}: Pick<DeviceEvidence, "facts" | "outputs">): Observed {
  const whole = outputs.filter(
    ({ state, isCut }) => !isCut && (state === "read" || state === "empty"),
  );
  return {
    facts,
    commands: [...new Set(whole.map(({ command }) => command.toLowerCase()))].sort(),
  };
}

/** Files that systems write all the time: counters, leases, logs, traces, the start-up configuration itself. */
const volatileFile =
  /^(?:nvram.*|private-config.*|startup-config|running-config|vlan\.dat|ifindex-table.*|dhcp_.*|.*snoop.*|sflog|smart-log|agentlog|syslog.*|messages.*|.*\.log(?:\.\d+)?|.*\.log\.gz|.*_cont|.*\.dbg|tracelogs?|core|crashinfo.*|.*\.core(?:\.gz)?|underlying-config|persistent-data|rpstdby.*|lisp-mapcache.*|nv_hdr|multiple-fs|private-multiple-fs|pnp-.*|cvac\.log|license_evlog|\.\.?|.*\.lock|.*_lock|throughput_monitor_params|mode_event_log|iox_host_data_share|accounting.*)$/i;

/** Kept by the ROM monitor about its own starts: times, counts, chance. */
const volatileVariable =
  /^(?:RET_2_\w+|RANDOM_NUM|ABNORMAL_RESET_COUNT|ROMMON_AUTOBOOT_ATTEMPT|BSI|CRASHINFO|LOG_PREFIX_VERSION|CHASSIS_UPTIME\w*|RELOAD_REASON\w*)$/;

/** Whether another value of this fact means that something was changed. */
export function isSteady(fact: Fact): boolean {
  if (factKindRow(fact.kind).drift === "moving") return false;
  switch (fact.kind) {
    case "FileSize":
    case "FileModified":
      return !volatileFile.test(fileNameOf(fact.subject.replace(/\/+$/, "")));
    case "RommonVariable":
      return !volatileVariable.test(variableOf(fact));
    default:
      return true;
  }
}

/** Commands that list what a folder holds, whatever is in it. */
const listing =
  /^(?:dir|ls|file list|show (?:flash|bootflash|slot|disk|usbflash|crashinfo|harddisk))/;
const pathLike = /^[\w-]{1,40}:|\//;

/** Whether an observation would tell this fact if it were still, or already, so. */
export function wasAsked({ subject, at }: Fact, { facts, commands }: Observed): boolean {
  const command = at.command.toLowerCase();
  const asked = commands.filter((one) => one === command || one.startsWith(`${command} `));
  if (asked.length === 0) return false;
  if (!pathLike.test(subject)) return true;
  const folder = folderOf(subject);
  if (listing.test(command)) {
    return (
      asked.some((one) => one.split(" ").some((word) => folderOf(`${word}/`) === folder)) ||
      facts.some((fact) => fact.at.command === at.command && folderOf(fact.subject) === folder)
    );
  }
  const name = fileNameOf(subject).toLowerCase();
  return asked.some((one) => one === command || one.includes(name));
}

/** `flash:/a/b` as `flash:a`. */
function folderOf(path: string): string {
  const plain = keyOf(path);
  const end = Math.max(plain.lastIndexOf("/"), plain.lastIndexOf(":") + 1);
  return plain.slice(0, end);
}
