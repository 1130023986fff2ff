// foreach: an eval written once is done for each of several fields; <<FIELD>> stands for the
// field's name.

import type { Span } from "#text";
import type { Command, Desk } from "../command.ts";
import { Cursor, Unreadable, type Word } from "../cursor.ts";
import type { Expansion } from "../macros.ts";
import { fieldNames, namesMatching, reachedByStar, starsOf } from "../names.ts";
import { option } from "../options.ts";
import { revealFields } from "../reveal.ts";
import { fieldNamesOf, type Rows } from "../rows.ts";
import { refuse } from "../values.ts";
import { evalCommand } from "./eval.ts";

interface Template {
  readonly fields: readonly Word[];
  readonly text: string;
  readonly at: Span;
}

function readTemplate(cursor: Cursor): Template {
  const mode = option(cursor, "(?:mode|fieldstr|matchstr|matchseg[123]|itemstr|iterstr)");
  if (mode !== undefined) cursor.refuse("this option of foreach", mode.at, "foreach a* [eval ...]");
  const fields = fieldNames(cursor, /^\[/);
  const brackets = cursor.subsearch() ?? cursor.fail("a template in brackets expected");
  cursor.finish();
  const text = cursor.expansion.text
    .slice(brackets.open + 1, cursor.position)
    .trimEnd()
    .slice(0, -1);
  const evaluated = /^\s*\|?\s*eval\s/i.exec(text);
  if (evaluated === null) return cursor.refuse("foreach but for eval", brackets.at, "[eval ...]");
  if (fields.length === 0) cursor.fail("a field name expected");
  return { fields, text: text.slice(evaluated[0].length), at: brackets.at };
}

interface Match {
  readonly field: string;
  readonly stars: readonly string[];
}

/** The matched fields that there are, each once. */
function matchesOf(rows: Rows, { fields }: Template): Match[] {
  const visible = fieldNamesOf(rows).filter(reachedByStar);
  const found = fields.flatMap(({ text }) =>
    namesMatching(text, visible).map((field) => ({ field, stars: starsOf(text, field) ?? [] })),
  );
  return found.filter(
    ({ field }, index) => found.findIndex((one) => one.field === field) === index,
  );
}

function filled(text: string, { field, stars }: Match): string {
  return text
    .replaceAll("<<FIELD>>", field)
    .replaceAll("<<MATCHSTR>>", stars.join(""))
    .replace(/<<MATCHSEG([123])>>/g, (_, segment: string) => stars[Number(segment) - 1] ?? "");
}

function evaluated(rows: Rows, { text, at }: Pick<Template, "text" | "at">, desk: Desk): Rows {
  const expansion: Expansion = { text, origin: () => at };
  try {
    return evalCommand.read(new Cursor(expansion, 0, text.length))(rows, desk);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    desk.report(error.diagnostic);
    return rows;
  }
}

function repeated(input: Rows, template: Template, desk: Desk): Rows {
  const { fields, at, text } = template;
  const isWild = fields.some((field) => field.text.includes("*"));
  if (isWild && input.open !== undefined) {
    const site = { at, report: desk.report };
    refuse(site, "foreach over a wildcard of event fields", "foreach a b [eval ...]");
    return input;
  }
  const names = fields.map((field) => field.text);
  const rows = revealFields(input, { names, at }, desk);
  return matchesOf(rows, template).reduce(
    (all, match) => evaluated(all, { text: filled(text, match), at }, desk),
    rows,
  );
}

export const foreach: Command = {
  name: "foreach",
  holdsTemplate: true,
  read(cursor) {
    const template = readTemplate(cursor);
    return (input, desk) => repeated(input, template, desk);
  },
};
