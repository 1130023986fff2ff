// A line that somebody typed at a device becomes what it does: one grammar per family of operating systems.

export {
  type CommandReading,
  type CommandSettings,
  type Family,
  families,
  type Transfer,
} from "./command.ts";
export { likelyFamily } from "./likely-family.ts";
export { readPlace } from "./place.ts";
export { readCommand } from "./read.ts";
