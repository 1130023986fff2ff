// Events become the messages behind them.

import type { Frame } from "#ingest";
import type { Event } from "#schema";

/** Each message once, in order. */
export function* framesOf(events: readonly Event[]): Generator<Frame> {
  let last = "";
  for (const { row } of events) {
    const { _Raw: text, _SourceLine: line } = row;
    const id = `${line} ${text}`;
    if (id !== last && typeof text === "string") yield { text, line: Number(line) };
    last = id;
  }
}
