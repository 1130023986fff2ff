// The contract of a recogniser: one message that devices send, and the activity that it tells of. One row of a table in
// this folder each; the message catalogue is written from these rows.

import type { Activity, Channel, TransferDirection } from "#schema";
import type { Envelope, Reading } from "../format.ts";

/** How well it is known that devices send the message, and what it means. */
export type EvidenceGrade =
  /** A document of a vendor or a government says so. */
  | "documented"
  /** It was seen in a real log or at a real terminal. */
  | "observed"
  /** Another project's parser or rule reads it. */
  | "reported"
  /** Practitioners know it; no document or log was at hand. */
  | "expected";

/** One message as its format read it. */
export interface Heard {
  /** Name of the format. */
  readonly format: string;
  readonly envelope: Envelope;
  readonly reading: Reading;
  /** The message behind its tag; all of it where it has none. */
  readonly text: string;
}

/** What a message tells of. Left out where it does not say. Values of verbatim columns are pieces of the frame. */
export interface ActivityFacts {
  readonly activity: Activity;
  readonly actor?: string | undefined;
  readonly actorIP?: string | undefined;
  readonly terminal?: string | undefined;
  /** Normalised; `commandRaw` as told. */
  readonly command?: string | undefined;
  readonly commandRaw?: string | undefined;
  readonly transferProtocol?: string | undefined;
  readonly transferHost?: string | undefined;
  readonly transferDirection?: TransferDirection | undefined;
  readonly imageName?: string | undefined;
  readonly imagePath?: string | undefined;
  readonly imageFlags?: string | undefined;
  readonly version?: string | undefined;
  readonly previousVersion?: string | undefined;
  readonly configRegister?: string | undefined;
  readonly reason?: string | undefined;
  /** The device that it happened on, where that is not who sent the message (a TACACS+ server tells of its clients). */
  readonly device?: string | undefined;
  readonly deviceIP?: string | undefined;
  readonly vendor?: string | undefined;
  readonly product?: string | undefined;
}

export interface Recogniser {
  /** The message as people look it up: `%SYS-5-RELOAD`, `111010`, `UI_REBOOT_EVENT`. Unique within its formats. */
  readonly message: string;
  /** Names of the formats that read it. */
  readonly formats: readonly string[];
  /**
   * Keys (`keyOf`) of the messages that it is asked about; absent: all messages of its formats. Severities are no part
   * of a key: operators change them.
   */
  readonly keys?: readonly string[];
  /** ASCII texts of which every frame that it recognises holds at least one, whatever the case. */
  readonly literals: readonly string[];
  readonly vendor: string;
  readonly channel: Channel;
  /** All that its rows can say in `Activity`. */
  readonly activities: readonly Activity[];
  /** What it tells, in a sentence. */
  readonly meaning: string;
  /** What must be configured for devices to send it; `always` where nothing must. */
  readonly turnedOnBy: string;
  readonly grade: EvidenceGrade;
  /** Where the message is written down. */
  readonly source: string;
  /** A whole frame, synthetic, that it recognises. */
  readonly example: string;
  /** Undefined where this message tells of no activity after all. Never throws, whatever the text. */
  read(heard: Heard): ActivityFacts | undefined;
}
