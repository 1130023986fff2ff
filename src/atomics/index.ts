// Atomics: an action's text becomes the messages that it leaves, and what must come of them.

export {
  type Atomic,
  type AtomicCase,
  type AtomicChannel,
  casesOf,
  type Expectation,
  type InputArgument,
  type Telemetry,
} from "./atomic.ts";
export { type Fired, type Judgement, judge, type Observed } from "./judge.ts";
export { readAtomics } from "./read.ts";
export { type AtomicChannels, readChannels } from "./read-channels.ts";
export { builtIns, type SettledMessage, type SettleOptions, settle } from "./settle.ts";
