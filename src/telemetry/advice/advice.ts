// The contract of advice: what makes a family of devices give a kind of telemetry, or why nothing does.

import type { EvidenceGrade } from "#ingest";
import type { Telemetry } from "#schema";

export type Advice =
  | {
      readonly kind: "lines";
      /**
       * As typed, from the top of the configuration mode. Addresses are documentation's: 192.0.2.10 stands for the log
       * host, 192.0.2.20 for the accounting server; what the operator chooses is in angle brackets.
       */
      readonly lines: readonly string[];
      /** What the device, the network and the log host pay for it. */
      readonly costs: string;
      /** What it still does not tell, or what it may break. */
      readonly caveat?: string;
      /** Where the lines are written down. */
      readonly source: string;
      readonly grade: EvidenceGrade;
    }
  /** The lines for another kind give this one too. */
  | { readonly kind: "as"; readonly telemetry: Telemetry; readonly note: string }
  /** Told without being asked for, as soon as ordinary messages are sent. */
  | { readonly kind: "unasked"; readonly note: string }
  /** No device of the family tells it. */
  | { readonly kind: "untold"; readonly why: string };

/** All of a family: a kind left out does not compile. */
export type FamilyAdvice = { readonly [T in Telemetry]: Advice };
