// Windows, their scopes and times become words of answers.

import type { MaintenanceWindow, Scope } from "../context/context.ts";
import type { Interval } from "../context/interval.ts";
import { inWords, momentInWords, quoted, valuesInWords } from "../wording.ts";

/** `window "BRK-SUNDAY" of "netops" for "brk-*"` */
export function windowInWords({ kind, id, owner, scope }: MaintenanceWindow): string {
  const of = owner === "" ? "" : ` of ${quoted(owner)}`;
  return `${kind} ${quoted(id)}${of} for ${scopeInWords(scope)}`;
}

export function scopeInWords({ devices, roles, sites, models }: Scope): string {
  const parts = [
    ...(devices.length === 0 ? [] : [valuesInWords(devices, "or")]),
    ...(roles.length === 0 ? [] : [`role ${valuesInWords(roles, "or")}`]),
    ...(sites.length === 0 ? [] : [`site ${valuesInWords(sites, "or")}`]),
    ...(models.length === 0 ? [] : [`model ${valuesInWords(models, "or")}`]),
  ];
  return parts.length === 0 ? "all devices" : inWords(parts);
}

/** `2026-03-15 01:00 to 04:00 UTC` */
export function spanInWords({ fromTicks, untilTicks }: Interval): string {
  if (fromTicks === undefined && untilTicks === undefined) return "always";
  if (fromTicks === undefined) return `until ${momentInWords(untilTicks ?? 0n)}`;
  if (untilTicks === undefined) return `from ${momentInWords(fromTicks)} on`;
  const [from, until] = [momentInWords(fromTicks), momentInWords(untilTicks)];
  if (from === until) return `at ${from}`;
  const isOneDay = from.slice(0, 10) === until.slice(0, 10);
  return `${from.replace(" UTC", "")} to ${isOneDay ? until.slice(11) : until}`;
}
