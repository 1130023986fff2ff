// What a row of the table of signs is: one thing that tampering leaves in what a device shows, and how it is found.

import type { Severity } from "#rules";
import type { EvidencePlace } from "../fact.ts";
import type { Shown } from "./shown.ts";

/** Where a sign was found. */
export interface Found {
  /** `high` and `critical` only for what no healthy device shows. */
  readonly severity: Severity;
  /** A path, a variable, a stack member; empty where it is the device as a whole. */
  readonly subject: string;
  readonly says: string;
  readonly at: readonly EvidencePlace[];
}

export interface SignRow {
  /** Its name, in words joined by hyphens. */
  readonly sign: string;
  /** Of ATT&CK, that leave it. */
  readonly techniques: readonly string[];
  /** Why that tells of tampering, and what else it can be. */
  readonly because: string;
  /** What to ask the device or its people next. */
  readonly next: string;
  /** The document or the incident that it is known from. */
  readonly source: string;
  /** A setting that the baseline holds with the same value is only worth knowing. */
  readonly isSetting?: true;
  readonly find: (shown: Shown) => readonly Found[];
}
