// field=value of a search: values but for case, `*` for any run; < and > by number where both sides
// look like numbers.

import { call, type Expr, literal, or, textLiteral } from "#plan";
import type { Desk } from "./command.ts";
import { compare } from "./compare.ts";
import type { Test } from "./condition.ts";
import type { Word } from "./cursor.ts";
import { fieldValue, type Rows } from "./rows.ts";
import { asNumber, asText, isNumeric, looksNumeric, type Site } from "./values.ts";
import { wildcardLiteral } from "./wildcards.ts";

export function fieldTest(test: Test, rows: Rows, desk: Desk): Expr {
  const { field, operator, values, at } = test;
  const subject = fieldValue(rows, field.text, field.at);
  const site: Site = { at, report: (diagnostic) => desk.report(diagnostic) };
  switch (operator) {
    case "=":
      return or(values.map((value) => equality(subject, value, site)));
    case "!=":
      return or(values.map((value) => call("logic.not", [equality(subject, value, site)])));
    default:
      return or(
        values.map((value) =>
          compare(operator, [subject, textLiteral(value.text, value.at)], site),
        ),
      );
  }
}

/** Null where the field is missing, except for `field=*`, which asks just that. */
function equality(subject: Expr, value: Word, site: Site): Expr {
  if (/^\*+$/.test(value.text)) return call("value.isNotNull", [subject]);
  if (subject.type === "dynamic") {
    return call("multivalue.anyMatchesWildcard", [subject, wildcardLiteral(value)]);
  }
  if (isNumeric(subject) && looksNumeric(value.text)) {
    const number = literal("real", Number(value.text), value.at);
    return call("loose.equalNumbers", [asNumber(subject, site), number]);
  }
  const text = asText(subject, site);
  if (value.text.includes("*")) return call("text.matchesWildcard", [text, wildcardLiteral(value)]);
  const same = call("text.equalsFolded", [text, textLiteral(value.text, value.at)]);
  return isNetwork(value.text)
    ? call("logic.or", [same, call("address.isInNetwork", [text, textLiteral(value.text)])])
    : same;
}

/** `src="192.0.2.0/24"` also finds the addresses in it. */
const isNetwork = (text: string): boolean =>
  /^\d{1,3}(?:\.\d{1,3}){3}\/\d{1,2}$|^[0-9A-Fa-f:]*:[0-9A-Fa-f:]*\/\d{1,3}$/.test(text);
