// What a silence is: a device, what fell silent, and in which hours.

import type { Evidence } from "./series.ts";

/** What is known of a device from the one message that introduced it. */
export interface Speaker {
  readonly device: string;
  readonly deviceIP: string;
  readonly vendor: string;
  readonly product: string;
  readonly sourceType: string;
}

export type SilenceReason =
  | "source stopped"
  | "all sources stopped"
  | `volume dropped: ${string}`
  | "sequence gap"
  | "sequence reset";

export interface Silence {
  readonly speaker: Speaker;
  readonly reason: SilenceReason;
  /** The last message before it. */
  readonly last: Evidence;
  /** When it could first be called, in ticks. */
  readonly calledAtTicks: bigint;
  /** The numbers, in words. */
  readonly message: string;
}
