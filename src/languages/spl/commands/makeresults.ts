// makeresults: rows out of nothing, stamped with the moment of the question.

import { extend, now, project, values } from "#plan";
import type { Command } from "../command.ts";
import { option, wholeNumber } from "../options.ts";

const countMax = 10_000;

export const makeresults: Command = {
  name: "makeresults",
  generates: true,
  read(cursor) {
    const start = cursor.position;
    const counted = option(cursor, "count");
    const count = counted === undefined ? 1 : wholeNumber(cursor, counted, "count");
    if (!cursor.isAtEnd) {
      cursor.refuse("an option of makeresults", cursor.since(start), "makeresults count=1 | eval");
    }
    if (count > countMax) cursor.fail(`makeresults makes at most ${countMax} rows`);
    const at = cursor.since(start);
    return () => {
      const rows = Array.from({ length: count }, (_, row) => [BigInt(row)]);
      const numbered = values([{ name: "_row", type: "long" }], rows, at);
      const stamped = extend(numbered, [{ name: "_time", expr: now(at) }], at);
      return { plan: project(stamped, [{ name: "_time", expr: now(at) }], at), order: [] };
    };
  },
};
