// mvexpand: one row for each value of a multivalue field.

import { complain } from "#text";
import type { Command } from "../command.ts";
import { expanded } from "../expand.ts";
import { needFieldName } from "../names.ts";
import { option, wholeNumber } from "../options.ts";
import { revealFields } from "../reveal.ts";

export const mvexpand: Command = {
  name: "mvexpand",
  read(cursor) {
    const field = needFieldName(cursor);
    const limited = option(cursor, "limit");
    cursor.finish();
    const limit = limited === undefined ? 0 : wholeNumber(cursor, limited, "limit");
    return (input, desk) => {
      if (limit > 0) {
        const construct = "mvexpand with a limit";
        desk.report(complain("unsupported", field.at, { construct, nearest: "mvindex() first" }));
      }
      const rows = revealFields(input, { names: [field.text], at: field.at }, desk);
      return expanded(rows, field.text, field.at);
    };
  },
};
