// What a string that published rules look for is worth on real devices.

export type Verdict =
  /** Devices send it, and it says what rules take it for. */
  | "real"
  /** Devices send it, in health as in an attack: alone it decides nothing. */
  | "benign"
  /** In no log, document or parser that we could find does a device send it. */
  | "never sent"
  /** Devices say it, but never in the channel in which rules look for it. */
  | "wrong channel"
  /** It is printed by a command or at a prompt, and is in no log. */
  | "no log message"
  /** It is in so many other messages that it means nothing alone. */
  | "too broad"
  /** The rule around it is wrong, whatever the string. */
  | "wrong logic";

export interface PublishedString {
  /** As the rules write it, or the name of the rule whose logic is wrong. */
  readonly string: string;
  readonly verdict: Verdict;
  /** Sentences without a full stop at their end. */
  readonly why: string;
  readonly instead: string;
  /** Holds of the literal or pattern of a rule that looks for it; absent where no literal tells. */
  readonly isLookedForBy?: RegExp;
}
