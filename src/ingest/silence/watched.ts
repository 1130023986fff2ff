// The messages whose absence is looked for, one row each: what attackers switch off because it tells of them.

import { keyOfTag } from "../activities/keys.ts";
import { copyOf } from "./series.ts";

export interface WatchedMessage {
  /** Splunk's sourcetypes of the devices that send it. */
  readonly sourceTypes: readonly string[];
  /** As `keyOfTag` makes it of the tag: severities are no part of it. */
  readonly key: string;
  readonly meaning: string;
  readonly authority: string;
}

const guide =
  "Cisco, detection guide for continued attacks against Cisco firewalls, September 2025";

const firewalls = ["cisco:asa", "cisco:ftd", "cisco:firepower", "cisco:pix", "cisco:fwsm"];

export const watchedMessages: readonly WatchedMessage[] = [
  {
    sourceTypes: firewalls,
    key: "302013",
    meaning: "a TCP connection was built",
    authority: guide,
  },
  {
    sourceTypes: firewalls,
    key: "302014",
    meaning: "a TCP connection was torn down",
    authority: guide,
  },
  { sourceTypes: firewalls, key: "609002", meaning: "a local host was given up", authority: guide },
  {
    sourceTypes: firewalls,
    key: "710005",
    meaning: "a request to the firewall itself was discarded",
    authority: guide,
  },
];

const indexOfKey = new Map(watchedMessages.map(({ key }, index) => [key, index]));

const watchedTypes = new Set(watchedMessages.flatMap(({ sourceTypes }) => sourceTypes));

export function sendsWatched(sourceType: string): boolean {
  return watchedTypes.has(sourceType);
}

/** Tags are outside text: so many are remembered. */
const mostTags = 4096;
const longestTag = 48;
const colon = 58;
const space = 32;

/** Which watched message a text is, by the tag that its first `%` opens. */
export class WatchedTags {
  readonly #known = new Map<string, number>();

  /** Index in `watchedMessages`; -1 for all others. */
  indexOf(text: string, from: number): number {
    const percent = text.indexOf("%", from);
    if (percent < 0) return -1;
    let end = percent + 1;
    for (const last = Math.min(text.length, end + longestTag); end < last; end += 1) {
      const code = text.charCodeAt(end);
      if (code === colon || code === space) break;
    }
    const tag = text.slice(percent + 1, end);
    return this.#known.get(tag) ?? this.#look(tag);
  }

  #look(tag: string): number {
    const index = indexOfKey.get(keyOfTag(tag)) ?? -1;
    if (this.#known.size < mostTags) this.#known.set(copyOf(tag), index);
    return index;
  }
}
