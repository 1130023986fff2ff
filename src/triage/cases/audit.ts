// A kept history becomes the proof that nothing in it was changed, or the first record where that shows.

import { emptyHead, headOf, linkHash } from "./chain.ts";
import { readRecord } from "./read-record.ts";
import type { KeptRecord } from "./record.ts";

export interface Audit {
  readonly ok: boolean;
  /** How many records there are, and the hash of the last: noted elsewhere, it proves later that no end was cut off. */
  readonly records: number;
  readonly head: string;
  /** Number of the first record where it shows; absent where all holds, or where only the noted head is missing. */
  readonly brokenAt?: number | undefined;
  /** In one sentence. */
  readonly why: string;
}

/** `noted`: the hash of a record, or the start of it, as it was written down elsewhere at some time. */
export function auditHistory(kept: readonly KeptRecord[], noted?: string): Audit {
  const told = { records: kept.length, head: headOf(kept).hash };
  let before = emptyHead.hash;
  for (const [index, record] of kept.entries()) {
    const why = fault(record, index + 1, before);
    if (why !== undefined) return { ok: false, ...told, brokenAt: index + 1, why };
    before = record.hash;
  }
  if (noted === undefined) return { ok: true, ...told, why: "every record follows the one before" };
  return { ...told, ...againstNoted(kept, noted.toLowerCase()) };
}

/** What is wrong with the record that stands at this place; `before` is the hash of the one before it. */
function fault({ sequence, text, hash }: KeptRecord, place: number, before: string) {
  if (sequence > place) {
    const missing = sequence - place;
    const what = missing === 1 ? `record ${place} is` : `records ${place} to ${sequence - 1} are`;
    return `${what} missing: record ${sequence} follows record ${place - 1}`;
  }
  if (sequence < place) return `record ${sequence} stands where record ${place} belongs`;
  const record = readRecord(text);
  if (linkHash(before, text) !== hash) {
    return record?.sequence !== undefined && record.sequence !== place
      ? `what stands as record ${place} was written as record ${record.sequence}`
      : `record ${place} is not what was written: its hash does not follow from its text and the record before`;
  }
  if (record === undefined) return `record ${place} is no record of a case`;
  if (record.sequence !== place) {
    return `what stands as record ${place} was written as record ${record.sequence}`;
  }
  return undefined;
}

/** Short beginnings of a hash prove nothing. */
const notedDigitsMin = 16;

function againstNoted(kept: readonly KeptRecord[], noted: string): Pick<Audit, "ok" | "why"> {
  if (!/^[0-9a-f]+$/.test(noted) || noted.length < notedDigitsMin) {
    const why = `a noted head has ${notedDigitsMin} to 64 hexadecimal digits`;
    return { ok: false, why };
  }
  const found = [emptyHead, ...kept].find(({ hash }) => hash.startsWith(noted));
  if (found === undefined) {
    const why =
      "the noted head is the hash of no record: the end of the history was cut off, or all of it written anew";
    return { ok: false, why };
  }
  const since = kept.length - found.sequence;
  const why = `the noted head is record ${found.sequence}; ${since} came after it, and each follows the one before`;
  return { ok: true, why };
}
