// search: keeps the rows that meet a condition.

import { searched } from "../bind-condition.ts";
import type { Command } from "../command.ts";
import { readCondition } from "../condition.ts";

export const search: Command = {
  name: "search",
  generates: true,
  read(cursor) {
    const condition = readCondition(cursor);
    return (rows, desk) => (condition === undefined ? rows : searched(rows, condition, desk));
  },
};
