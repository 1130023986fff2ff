// Records become links of a chain: each is bound to all before it by a hash, so that none can be changed, taken out or
// put in without every later hash telling.

import { createHash } from "node:crypto";
import type { CaseEvent, CaseRecord, KeptRecord } from "./record.ts";

/** What is to be written, before it has its place. */
export interface Entry {
  readonly case: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly by: string;
  readonly event: CaseEvent;
}

/** The end of a chain: what the next record is bound to. */
export interface Head {
  /** 0 where nothing is written yet. */
  readonly sequence: number;
  readonly hash: string;
}

export const emptyHead: Head = { sequence: 0, hash: "0".repeat(64) };

export function headOf(kept: readonly KeptRecord[]): Head {
  const last = kept.at(-1);
  return last === undefined ? emptyHead : { sequence: last.sequence, hash: last.hash };
}

export function chain(entries: readonly Entry[], head: Head): readonly KeptRecord[] {
  let { sequence, hash } = head;
  return entries.map((entry) => {
    sequence += 1;
    const record: CaseRecord = { sequence, ...entry };
    const text = JSON.stringify(record);
    hash = linkHash(hash, text);
    return { sequence, text, hash };
  });
}

/** As `KeptRecord.hash` says. */
export function linkHash(before: string, text: string): string {
  return createHash("sha256").update(`${before}\n${text}`, "utf8").digest("hex");
}
