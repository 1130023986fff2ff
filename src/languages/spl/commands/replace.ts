// replace: whole values that match a wildcard become another; stars of the new value stand for what
// those of the old one stood for.

import { call, type Expr, textLiteral } from "#plan";
import type { Command } from "../command.ts";
import type { Cursor, Word } from "../cursor.ts";
import { fieldName, fieldNames, isVisible } from "../names.ts";
import { revealFields } from "../reveal.ts";
import { fieldNamesOf, fieldValue, typeOf, withFields } from "../rows.ts";
import { escapePattern } from "../terms.ts";
import { asText, type Site } from "../values.ts";

interface Replacement {
  /** RE2, the whole value, a group for each star. */
  readonly pattern: string;
  readonly rewrite: string;
}

const groupsMax = 9;

function readReplacement(cursor: Cursor): Replacement {
  const from = fieldName(cursor) ?? cursor.fail("a value expected");
  cursor.need(/^with\b/i, "WITH");
  const to = fieldName(cursor) ?? cursor.fail("a value expected");
  const parts = from.text.split("*");
  const stars = to.text.split("*");
  if (stars.length > 1 && stars.length !== parts.length) {
    cursor.fail(`'${from.text}' and '${to.text}' need the same number of stars`);
  }
  if (parts.length > groupsMax + 1) cursor.fail(`at most ${groupsMax} stars`);
  const escaped = stars.map((part) => part.replaceAll("\\", "\\\\"));
  return {
    pattern: `^(?is:${parts.map(escapePattern).join("(.*)")})$`,
    rewrite: escaped.reduce((text, part, index) => `${text}\\${index}${part}`),
  };
}

function replaced(value: Expr, replacements: readonly Replacement[]): Expr {
  const choices = replacements.flatMap(({ pattern, rewrite }) => {
    const re2 = textLiteral(pattern);
    return [
      call("text.matchesRegex", [value, re2]),
      call("text.replaceRegex", [value, re2, textLiteral(rewrite)]),
    ];
  });
  return call("logic.case", [...choices, value], { type: "string" });
}

export const replace: Command = {
  name: "replace",
  read(cursor) {
    const start = cursor.position;
    const replacements = [readReplacement(cursor)];
    while (!cursor.isAtEnd && !cursor.sees(/^in\s/i)) {
      cursor.skipComma();
      replacements.push(readReplacement(cursor));
    }
    const words: readonly Word[] = cursor.take(/^in\b/i) === undefined ? [] : fieldNames(cursor);
    cursor.finish();
    const at = cursor.since(start);
    return (input, desk) => {
      const site: Site = { at, report: desk.report };
      const names = words.map(({ text }) => text);
      const rows = revealFields(input, { names, at }, desk);
      const all = names.length > 0 ? names : fieldNamesOf(rows).filter(isVisible);
      const texts = all.filter((name) => typeOf(rows, name) !== "dynamic" && name !== "_time");
      const fields = texts.map((name) => {
        const value = asText(fieldValue(rows, name, at), site);
        return { name, expr: replaced(value, replacements) };
      });
      return fields.length === 0 ? rows : withFields(rows, fields, at);
    };
  },
};
