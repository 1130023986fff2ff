// where: keeps the rows of which an expression is true.

import { bindPredicate } from "../bind-formula.ts";
import type { Command } from "../command.ts";
import { readFormula } from "../formula.ts";
import { kept } from "../rows.ts";

export const where: Command = {
  name: "where",
  read(cursor) {
    const formula = readFormula(cursor);
    cursor.finish();
    return (input, desk) => {
      const { rows, expr } = bindPredicate(formula, input, desk);
      return kept(rows, expr, formula.at);
    };
  },
};
