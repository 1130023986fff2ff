// A moment becomes text as each kind of device writes it, in UTC.

import { isoFromTicks, ticksPerSecond, unixEpochTicks } from "#schema";

interface Pieces {
  readonly year: string;
  /** Two digits each. */
  readonly month: string;
  readonly day: string;
  readonly clock: string;
  readonly millis: string;
  readonly monthName: string;
  /** Padded with a blank, RFC 3164 §4.1.2. */
  readonly paddedDay: string;
  readonly unixSeconds: string;
}

const monthNames = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** `#{time.ios}` is the style `ios`. The frame writes the zone where the device does. */
export const stampStyles = {
  /** `Nov  1 09:30:00`, RFC 3164 §4.1.2. */
  bsd: ({ monthName, paddedDay, clock }) => `${monthName} ${paddedDay} ${clock}`,
  /** `Nov  1 2026 09:30:00.125`: service timestamps of IOS with year and milliseconds. */
  ios: ({ monthName, paddedDay, year, clock, millis }) =>
    `${monthName} ${paddedDay} ${year} ${clock}.${millis}`,
  /** `Nov 01 2026 09:30:00`: ASA, and Huawei's default. */
  asa: ({ monthName, day, year, clock }) => `${monthName} ${day} ${year} ${clock}`,
  /** `2026 Nov  1 09:30:00`. */
  nxos: ({ year, monthName, paddedDay, clock }) => `${year} ${monthName} ${paddedDay} ${clock}`,
  /** `Nov  1 09:30:00 2026`. */
  comware: ({ monthName, paddedDay, clock, year }) => `${monthName} ${paddedDay} ${clock} ${year}`,
  /** `2026-11-01T09:30:00.125Z`, RFC 5424. */
  iso: ({ year, month, day, clock, millis }) => `${year}-${month}-${day}T${clock}.${millis}Z`,
  /** `2026-11-01 09:30:00.125`. */
  ise: ({ year, month, day, clock, millis }) => `${year}-${month}-${day} ${clock}.${millis}`,
  /** `2026/11/01 09:30:00`. */
  panos: ({ year, month, day, clock }) => `${year}/${month}/${day} ${clock}`,
  date: ({ year, month, day }) => `${year}-${month}-${day}`,
  clock: ({ clock }) => clock,
  /** Seconds since 1970. */
  unix: ({ unixSeconds }) => unixSeconds,
} as const satisfies Readonly<Record<string, (pieces: Pieces) => string>>;

export type StampStyle = keyof typeof stampStyles;

export function stampOf(ticks: bigint, style: StampStyle): string {
  const iso = isoFromTicks(ticks);
  const day = iso.slice(8, 10);
  const month = iso.slice(5, 7);
  return stampStyles[style]({
    year: iso.slice(0, 4),
    month,
    day,
    clock: iso.slice(11, 19),
    millis: iso.slice(20, 23),
    monthName: monthNames[Number(month) - 1] ?? "",
    paddedDay: day.replace(/^0/, " "),
    unixSeconds: String((ticks - unixEpochTicks) / ticksPerSecond),
  });
}
