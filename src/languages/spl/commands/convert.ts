// convert: values of fields in another form: times as text and back, numbers out of text.

import { call, type Expr, textLiteral } from "#plan";
import { complain } from "#text";
import type { Command, Desk } from "../command.ts";
import type { Cursor, Word } from "../cursor.ts";
import { fieldName, namesMatching, needFieldName, reachedByStar } from "../names.ts";
import { option } from "../options.ts";
import { revealFields } from "../reveal.ts";
import {
  convertedFor,
  fieldNamesOf,
  fieldValue,
  hasField,
  type Rows,
  withFields,
} from "../rows.ts";
import { type Formatted, readAs, writtenAs } from "../time-format.ts";
import { alike, asMoment, asNumber, asText, type Site } from "../values.ts";

interface Conversion {
  /** Of times. */
  readonly format: string;
  readonly fn: Word;
  readonly field: Word;
  readonly name?: string;
}

/** The format of ctime where none is given. */
const formatUsual = "%m/%d/%Y %H:%M:%S";

type Converter = (value: Expr, format: string, site: Site) => Formatted;

/** What is no number stays as it is. */
const orItself = (value: Expr, number: Expr, site: Site): Expr =>
  call("value.coalesce", alike([number, asText(value, site)], site), { type: "string" });

const without = (value: Expr, pattern: string, site: Site): Expr =>
  call("text.replaceRegex", [asText(value, site), textLiteral(pattern), textLiteral("")]);

const converters: Readonly<Record<string, Converter>> = {
  ctime: (value, format, site) => writtenAs(format, asMoment(value, site)),
  mktime: (value, format, site) => {
    const read = readAs(format, asText(value, site));
    return "unsupported" in read ? read : call("time.unixSeconds", [read]);
  },
  num: (value, _format, site) => asNumber(value, site),
  auto: (value, _format, site) => orItself(value, asNumber(value, site), site),
  none: (value) => value,
  rmcomma: (value, _format, site) => without(value, ",", site),
  rmunit: (value, _format, site) => call("loose.number", [without(value, "[^0-9.+-].*$", site)]),
  dur2sec: () => ({ unsupported: "convert dur2sec()" }),
  mstime: () => ({ unsupported: "convert mstime()" }),
  memk: () => ({ unsupported: "convert memk()" }),
};

function readConversions(cursor: Cursor): Conversion[] {
  let format = formatUsual;
  const conversions: Conversion[] = [];
  while (!cursor.isAtEnd) {
    const given = option(cursor, "timeformat");
    if (given !== undefined) {
      format = given.text;
      continue;
    }
    cursor.skipComma();
    const fn = cursor.need(/^[A-Za-z]\w*/, "a conversion");
    if (!Object.hasOwn(converters, fn.text.toLowerCase())) {
      cursor.refuse(`convert ${fn.text}()`, fn.at, Object.keys(converters).join(", "));
    }
    cursor.need(/^\(/, "(");
    const field = fieldName(cursor) ?? cursor.fail("a field name expected");
    cursor.need(/^\)/, "a closing parenthesis");
    const named = cursor.take(/^as\b/i) === undefined ? undefined : needFieldName(cursor).text;
    conversions.push({ fn, field, format, ...(named !== undefined && { name: named }) });
  }
  if (conversions.length === 0) cursor.fail("a conversion expected, as ctime(field)");
  return conversions;
}

function converted(input: Rows, conversion: Conversion, desk: Desk): Rows {
  const { fn, field, name, format } = conversion;
  const site: Site = { at: fn.at, report: (diagnostic) => desk.report(diagnostic) };
  const isWild = field.text.includes("*");
  const mention = { names: isWild ? [] : [field.text], at: field.at };
  const rows = revealFields(input, mention, desk);
  const known = fieldNamesOf(rows).filter(reachedByStar);
  const names = namesMatching(field.text, known).filter((one) => hasField(rows, one));
  const converter = converters[fn.text.toLowerCase()];
  const fields = names.flatMap((from) => {
    const made = converter?.(fieldValue(rows, from, field.at), format, site);
    if (made === undefined) return [];
    if ("unsupported" in made) {
      desk.report(complain("unsupported", fn.at, { construct: made.unsupported }));
      return [];
    }
    const to = name ?? from;
    return [
      { name: to, expr: to === "_time" && made.type === "string" ? made : convertedFor(to, made) },
    ];
  });
  return fields.length === 0 ? rows : withFields(rows, fields, fn.at);
}

export const convert: Command = {
  name: "convert",
  read(cursor) {
    const conversions = readConversions(cursor);
    return (input, desk) =>
      conversions.reduce((rows, conversion) => converted(rows, conversion, desk), input);
  },
};
