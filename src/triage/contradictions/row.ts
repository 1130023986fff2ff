// What a row of the table of contradictions is: two places, one in what the device showed and one in its logs, that
// cannot both be right.

import type { EvidencePlace } from "#evidence";
import type { Severity } from "#rules";
import type { Account } from "./account.ts";

export interface Contradiction {
  readonly severity: Severity;
  readonly subject: string;
  /** Both sides, with their values. */
  readonly says: string;
  /** The evidence first, then the log. */
  readonly at: readonly EvidencePlace[];
}

export interface ContradictionRow {
  readonly sign: string;
  readonly because: string;
  readonly next: string;
  readonly techniques: readonly string[];
  readonly find: (account: Account) => readonly Contradiction[];
}
