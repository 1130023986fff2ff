// rex mode=sed: s/regex/replacement/g changes a field's text.

import { call, textLiteral } from "#plan";
import type { Step } from "../command.ts";
import type { Cursor, Quoted } from "../cursor.ts";
import { rewriteOf } from "../eval/text.ts";
import { needFieldName } from "../names.ts";
import { option } from "../options.ts";
import { patternOf } from "../regex.ts";
import { revealFields } from "../reveal.ts";
import { fieldValue, withFields } from "../rows.ts";
import { asText, type Site } from "../values.ts";

interface Substitution {
  /** RE2. */
  readonly pattern: string;
  readonly rewrite: string;
}

/** The first character behind the `s` parts the pieces; the flag g alone changes every match. */
function substitutionOf(cursor: Cursor, { text, at }: Quoted): Substitution {
  const form =
    /^s([^\w\s\\])((?:\\[\s\S]|(?!\1)[\s\S])*)\1((?:\\[\s\S]|(?!\1)[\s\S])*)\1(\w*)$/.exec(text);
  if (form === null) return cursor.refuse("a sed command but for s/regex/replacement/g", at);
  const [, delimiter = "/", regex = "", replacement = "", flags] = form;
  if (flags !== "g") cursor.refuse("s/// without the flag g", at, "s/regex/replacement/g");
  const read = patternOf(regex);
  if (!read.ok && "unsupported" in read) return cursor.refuse(read.unsupported, at);
  if (!read.ok) return cursor.fail(`a wrong regex: ${read.wrong}`);
  const plain = replacement.replaceAll(`\\${delimiter}`, delimiter);
  return { pattern: read.pattern.re2, rewrite: rewriteOf(plain) };
}

export function readSubstitution(cursor: Cursor): Step {
  let field = "_raw";
  let written: Quoted | undefined;
  while (!cursor.isAtEnd) {
    if (option(cursor, "mode") !== undefined) continue;
    if (cursor.take(/^field\s*=\s*/i) !== undefined) field = needFieldName(cursor).text;
    else written = cursor.quoted() ?? cursor.fail("a sed command in quotes expected");
  }
  const command = written ?? cursor.fail("a sed command in quotes expected");
  const { pattern, rewrite } = substitutionOf(cursor, command);
  const { at } = command;
  return (input, desk) => {
    const rows = revealFields(input, { names: [field], at }, desk);
    const site: Site = { at, report: desk.report };
    const text = asText(fieldValue(rows, field, at), site);
    const expr = call("text.replaceRegex", [text, textLiteral(pattern, at), textLiteral(rewrite)]);
    return withFields(rows, [{ name: field, expr }], at);
  };
}
