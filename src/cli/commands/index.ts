// The table of commands, in the order of help.

import type { Command } from "../command.ts";

export const commands: readonly Command[] = [];
