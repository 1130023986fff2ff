// The table of commands, in the order of help.

import type { Command } from "../command.ts";
import { check } from "./check.ts";
import { query } from "./query.ts";

export const commands: readonly Command[] = [query, check];
