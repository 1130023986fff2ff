// regex: keeps the rows in whose field (`_raw` if none is named) a regex is found, or is not.

import { call, textLiteral } from "#plan";
import type { Command } from "../command.ts";
import { revealFields } from "../reveal.ts";
import { fieldValue, kept } from "../rows.ts";
import { asText, type Site } from "../values.ts";
import { readPattern } from "./rex.ts";

export const regex: Command = {
  name: "regex",
  read(cursor) {
    const field = cursor.take(/^([\w.{}:@-]+)(?=\s*!?=)/)?.text ?? "_raw";
    const isNegated = cursor.take(/^(!?=)/)?.text === "!=";
    const { regex: written, pattern } = readPattern(cursor);
    cursor.finish();
    return (input, desk) => {
      const rows = revealFields(input, { names: [field], at: written.at }, desk);
      const site: Site = { at: written.at, report: (diagnostic) => desk.report(diagnostic) };
      const value = fieldValue(rows, field, written.at);
      const re2 = textLiteral(pattern.re2, written.at);
      const found =
        value.type === "dynamic"
          ? call("multivalue.anyMatchesRegex", [value, re2])
          : call("text.matchesRegex", [asText(value, site), re2]);
      const missed = () => call("logic.not", [call("logic.isTrue", [found])]);
      return kept(rows, isNegated ? missed() : found, written.at);
    };
  },
};
