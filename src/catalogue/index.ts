// What is known of messages besides how to read them: strings of published rules, and messages that tell of nothing.

export { type KnownMessage, knownMessages } from "./known-messages.ts";
export type { PublishedString, Verdict } from "./published-string.ts";
export { publishedStrings } from "./published-strings.ts";
