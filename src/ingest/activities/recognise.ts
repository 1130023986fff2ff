// A message that a format has read becomes the activity that it tells of: the recognisers of its key are asked, then
// those of its format that listen to all messages. The first that knows it wins.

import type { Envelope, Reading } from "../format.ts";
import { keyOf } from "./keys.ts";
import type { ActivityFacts, Heard, Recogniser } from "./recogniser.ts";
import { recognisers } from "./recognisers.ts";

export interface Recognised {
  readonly recogniser: Recogniser;
  readonly facts: ActivityFacts;
}

export interface FormatReading {
  readonly format: string;
  readonly envelope: Envelope;
  readonly reading: Reading;
}

interface Listeners {
  readonly byKey: ReadonlyMap<string, readonly Recogniser[]>;
  readonly toAll: readonly Recogniser[];
}

const listenersOf: ReadonlyMap<string, Listeners> = new Map(
  [...new Set(recognisers.flatMap(({ formats }) => formats))].map((format) => {
    const own = recognisers.filter(({ formats }) => formats.includes(format));
    const byKey = new Map<string, Recogniser[]>();
    for (const recogniser of own) {
      for (const key of recogniser.keys ?? []) {
        byKey.set(key, [...(byKey.get(key) ?? []), recogniser]);
      }
    }
    return [format, { byKey, toAll: own.filter(({ keys }) => keys === undefined) }];
  }),
);

/** Undefined where the message tells of no activity. */
export function recognise(told: FormatReading): Recognised | undefined {
  const listeners = listenersOf.get(told.format);
  if (listeners === undefined) return undefined;
  const keyed = listeners.byKey.get(keyOf(told.reading));
  if (keyed === undefined && listeners.toAll.length === 0) return undefined;
  const { reading } = told;
  const heard = { ...told, text: reading.fields?.["message_text"] ?? reading.message };
  return firstThatKnows(keyed ?? [], heard) ?? firstThatKnows(listeners.toAll, heard);
}

function firstThatKnows(asked: readonly Recogniser[], heard: Heard): Recognised | undefined {
  for (const recogniser of asked) {
    const facts = recogniser.read(heard);
    if (facts !== undefined) return { recogniser, facts };
  }
  return undefined;
}
