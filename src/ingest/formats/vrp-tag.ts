// The tag that Huawei VRP and HPE Comware inherited from one ancestor: %%, a number that tells them apart, then
// MODULE/level/DIGEST. What stands before the tag and is not the transport's is the device's own stamp and name.

import type { Envelope, Stamp } from "../format.ts";
import { readStamp, withZone } from "../stamps.ts";

export interface VrpTag {
  /** `01` of VRP, `10` of Comware; undefined where a relay or a console form leaves it out. */
  readonly release: string | undefined;
  /** `SHELL/5/CMDRECORD` */
  readonly mnemonic: string;
  readonly module: string;
  /** The syslog number: both vendors count as RFC 5424 does. */
  readonly severity: number;
  /** The letter in `(l)`, `[l]`, `(t)`: log, trap, debug, security … */
  readonly kind: string | undefined;
  /** The number in `[125]` or `(324)`. */
  readonly sequence: string | undefined;
  readonly stamp?: Stamp;
  readonly host?: string;
  /** From the tag to the end. */
  readonly message: string;
  /** What follows the tag's colon, without the blanks before it. */
  readonly text: string;
}

const tag =
  /%%(\d{2})?([A-Za-z][\w-]*)\/(\d)\/(\w+)(?:\s?[([]([A-Za-z])[)\]])?(?:\s?[([](\d+)[)\]])?:\s*/;

export function readVrpTag(envelope: Envelope): VrpTag | undefined {
  const { content } = envelope;
  if (!content.includes("%%")) return undefined;
  const match = tag.exec(content);
  if (match === null) return undefined;
  const before = readPrefix(content.slice(0, match.index));
  if (before === undefined) return undefined;
  const [whole, release, module = "", level, digest = "", kind, sequence] = match;
  return {
    release,
    mnemonic: `${module}/${level}/${digest}`,
    module,
    severity: Number(level),
    kind,
    sequence,
    ...before,
    message: content.slice(match.index),
    text: content.slice(match.index + whole.length),
  };
}

interface Prefix {
  readonly stamp?: Stamp;
  readonly host?: string;
}

/** Nothing, or a stamp, or a name, or both; other text before the tag means that the tag is only quoted there. */
export function readPrefix(prefix: string): Prefix | undefined {
  const written = prefix.trim();
  if (written === "") return {};
  const read = readStamp(written, 0, "synced");
  if (read === undefined) return nameOf(written);
  const zoned = zoneBehind(read, written);
  const rest = written.slice(zoned.end).trim();
  if (rest === "") return { stamp: zoned.stamp };
  const name = nameOf(rest);
  return name === undefined ? undefined : { stamp: zoned.stamp, ...name };
}

/** Only an offset: a zone's name there may be a host. `DST` marks summer time, which no offset follows from. */
function zoneBehind(read: { stamp: Stamp; end: number }, written: string) {
  const behind = written.slice(read.end);
  if (/^ ?[+-]\d/.test(behind)) {
    const at = read.end + (behind.startsWith(" ") ? 1 : 0);
    return withZone(read.stamp, written, at);
  }
  const summer = /^ DST(?= |$)/.exec(behind);
  return summer === null ? read : { ...read, end: read.end + summer[0].length };
}

// `(Stack)` tells that several switches act as one. Collectors' own columns may stand between name and tag.
const nameAndMore = /^(\w[\w.-]*(?:::?[\w.]+)*):?((?: +[\w.:-]*\w){0,4})(?: *\(\w+\))?$/;

function nameOf(written: string): Prefix | undefined {
  if (/^\(\w+\)$/.test(written)) return {};
  const match = nameAndMore.exec(written);
  if (match === null) return undefined;
  const [, host = "", more] = match;
  return more === "" ? { host } : {};
}
