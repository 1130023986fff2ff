// Rows for tests of the store.

import type { Event, Scalar } from "#schema";

const received = 639_079_200_000_000_000n;

/** An event of Syslog; the row's number makes it one of its kind. */
export function syslogEvent(number: number, row: Readonly<Record<string, Scalar>> = {}): Event {
  const provenance = {
    _ItemId: `item-${number}`,
    _Raw: "raw",
    _ReceivedTime: received,
    _SourceFile: "test.log",
    _SourceLine: BigInt(number),
    _SourceType: "syslog",
    _Echo: false,
  };
  return { table: "Syslog", row: { ...provenance, ...row } };
}
