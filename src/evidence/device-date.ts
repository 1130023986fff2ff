// A date as devices print it becomes ticks. Zones have no one meaning, so that two dates of one device are compared
// with a day and a half of slack, or not at all.

import { ticksFromCivil, ticksPerDay } from "#schema";

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const clock = "(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2}))?";

/** One row per form: of files in listings, of starts. */
const forms: readonly RegExp[] = [
  // Mar 10 2026 10:00:00 +00:00
  new RegExp(`^(?<month>[A-Z][a-z]{2}) +(?<day>\\d{1,2}),? +(?<year>\\d{4}) +${clock}`),
  // Jan 08 14:05:05 2015
  new RegExp(
    `^(?<month>[A-Z][a-z]{2}) +(?<day>\\d{1,2}) +${clock}(?:\\.\\d{1,9})? +(?<year>\\d{4})`,
  ),
  // 10:00:00 UTC Tue Mar 3 2026
  new RegExp(
    `^[*.]?${clock}(?:\\.\\d{1,9})? \\S{1,9} \\w{3} (?<month>[A-Z][a-z]{2}) +(?<day>\\d{1,2}) (?<year>\\d{4})`,
  ),
  // 10:00:00 Mar 3 2026
  new RegExp(`^${clock} +(?<month>[A-Z][a-z]{2}) +(?<day>\\d{1,2}) +(?<year>\\d{4})`),
  // 2026-03-10 10:00:00
  new RegExp(`^(?<year>\\d{4})-(?<month>\\d{2})-(?<day>\\d{2})[T ]+${clock}`),
];

/** As if it were UTC; undefined where the year is not told. */
export function ticksOfDate(text: string): bigint | undefined {
  for (const form of forms) {
    const groups = form.exec(text.trim())?.groups;
    if (groups === undefined) continue;
    const { year, month = "", day, hour, minute, second = "0" } = groups;
    const named = months.indexOf(month.toLowerCase()) + 1;
    return ticksFromCivil({
      year: Number(year),
      month: named === 0 ? Number(month) : named,
      day: Number(day),
      hour: Number(hour),
      minute: Number(minute),
      second: Number(second),
    });
  }
  return undefined;
}

/** Between the easternmost and the westernmost zone lie 26 hours. */
export const zoneSlackTicks = ticksPerDay + ticksPerDay / 2n;
