// A moment becomes text as each kind of device writes it.

const months = [
  "Jan",
  "Feb",
  "Mar",
  "Apr",
  "May",
  "Jun",
  "Jul",
  "Aug",
  "Sep",
  "Oct",
  "Nov",
  "Dec",
] as const;
const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] as const;

export const secondMs = 1000;
export const minuteMs = 60 * secondMs;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

const digits = (value: number, width: number): string => String(value).padStart(width, "0");

export const month = (at: Date): string => months[at.getUTCMonth()] ?? "";
export const weekday = (at: Date): string => weekdays[at.getUTCDay()] ?? "";
export const year = (at: Date): string => String(at.getUTCFullYear());
/** Day of the month, padded with a blank as RFC 3164 §4.1.2 asks. */
export const day = (at: Date): string => String(at.getUTCDate()).padStart(2, " ");
export const clock = (at: Date): string =>
  [at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()].map((n) => digits(n, 2)).join(":");
export const millis = (at: Date): string => digits(at.getUTCMilliseconds(), 3);

/** `2026-03-09`, with another separator on request. */
export const date = (at: Date, separator = "-"): string =>
  [year(at), digits(at.getUTCMonth() + 1, 2), digits(at.getUTCDate(), 2)].join(separator);

/** `Mar  9 03:12:01`, RFC 3164 §4.1.2. */
export const bsd = (at: Date): string => `${month(at)} ${day(at)} ${clock(at)}`;

/** `2026-03-09T03:12:01.123456+00:00`, the file format that rsyslog writes by default since version 7. */
export const iso = (at: Date, micros: number): string =>
  `${date(at)}T${clock(at)}.${millis(at)}${digits(micros, 3)}+00:00`;

export const shifted = (at: Date, hours: number): Date => new Date(at.getTime() + hours * hourMs);
