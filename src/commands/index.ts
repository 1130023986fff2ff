// A line that somebody typed at a device becomes what it does: one grammar per family of operating systems.

export type { CommandReading, CommandSettings, Family, Transfer } from "./command.ts";
export { readCommand } from "./read.ts";
