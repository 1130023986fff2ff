// rex: named groups of a regex become fields. Where the regex does not match, or a group took no
// part, the field keeps what it had.

import { call, type Expr, longLiteral, type Named, textLiteral } from "#plan";
import { complain } from "#text";
import type { Command, Desk } from "../command.ts";
import type { Cursor, Quoted } from "../cursor.ts";
import { needFieldName } from "../names.ts";
import { option, wholeNumber } from "../options.ts";
import { type Pattern, patternOf } from "../regex.ts";
import { revealFields } from "../reveal.ts";
import { columnNamed, fieldValue, hasField, type Rows, withFields } from "../rows.ts";
import { alike, asText, type Site } from "../values.ts";
import { readSubstitution } from "./sed.ts";

interface Rex {
  readonly field: string;
  readonly regex: Quoted;
  readonly pattern: Pattern;
  /** 0: all matches. */
  readonly matchesMax: number;
}

/** A regex in quotes, as RE2 runs it. */
export function readPattern(cursor: Cursor): { readonly regex: Quoted; readonly pattern: Pattern } {
  const regex = cursor.quoted() ?? cursor.fail("a regex in quotes expected");
  const read = patternOf(regex.text);
  if (read.ok) return { regex, pattern: read.pattern };
  if ("unsupported" in read) return cursor.refuse(read.unsupported, regex.at, "a regex without it");
  return cursor.fail(`a wrong regex: ${read.wrong}`);
}

function readRex(cursor: Cursor): Rex {
  let field = "_raw";
  let matchesMax = 1;
  let found: ReturnType<typeof readPattern> | undefined;
  while (!cursor.isAtEnd) {
    const max = option(cursor, "max_match");
    const offset = option(cursor, "offset_field");
    if (offset !== undefined) cursor.refuse("rex offset_field=", offset.at);
    if (max !== undefined) matchesMax = wholeNumber(cursor, max, "max_match");
    else if (cursor.take(/^field\s*=\s*/i) !== undefined) field = needFieldName(cursor).text;
    else found = readPattern(cursor);
  }
  if (found === undefined) return cursor.fail("a regex in quotes expected");
  if (found.pattern.groups.length === 0) {
    return cursor.fail("a regex of rex needs a named group", { hint: "(?<name>...)" });
  }
  return { field, matchesMax, ...found };
}

function extracted(input: Rows, rex: Rex, desk: Desk): Rows {
  const { regex, pattern, field, matchesMax } = rex;
  const names = pattern.groups.map(({ name }) => name);
  const read = revealFields(input, { names: [field], at: regex.at }, desk);
  const rows =
    read.open === undefined
      ? read
      : revealFields(read, { names, at: regex.at, isMaking: true }, desk);
  const site: Site = { at: regex.at, report: (diagnostic) => desk.report(diagnostic) };
  const subject = fieldValue(rows, field, regex.at);
  if (subject.type === "dynamic") {
    const construct = `rex over the multivalue field '${field}'`;
    desk.report(complain("unsupported", regex.at, { construct, nearest: "mvjoin() first" }));
    return rows;
  }
  const from = [asText(subject, site), textLiteral(pattern.re2, regex.at)];
  const fields = pattern.groups.map(({ name, index }): Named => {
    const group = longLiteral(index);
    const cut =
      matchesMax === 1
        ? call("text.capture", [...from, group])
        : call("multivalue.captures", [...from, group, longLiteral(matchesMax)]);
    return { name, expr: hasField(rows, name) ? orKept(cut, columnNamed(rows, name), site) : cut };
  });
  return withFields(rows, fields, regex.at);
}

function orKept(cut: Expr, old: Expr, site: Site): Expr {
  const values = alike([cut, old], site);
  return call("value.coalesce", values, { type: values[0]?.type ?? "string" });
}

const sedMode = /\bmode\s*=\s*"?sed\b/i;

export const rex: Command = {
  name: "rex",
  read(cursor) {
    if (sedMode.test(cursor.rest.replace(/"(?:[^"\\]|\\[\s\S])*"/g, '""'))) {
      return readSubstitution(cursor);
    }
    const read = readRex(cursor);
    return (rows, desk) => extracted(rows, read, desk);
  },
};
