// parse-kv: key and value pairs in a text become columns, by their delimiters or by a regular expression with a group
// for the key and one for the value.

import { call, type Expr, extend, textLiteral } from "#plan";
import { coerce } from "../coerce.ts";
import { checkedPattern } from "../regex-calls.ts";
import { Rows } from "../rows.ts";
import { list, part, type Syntax } from "../syntax.ts";
import { type Operator, refuseTable } from "./operator.ts";

export const parseKv: Operator = {
  keyword: "parse-kv",
  bind(node, input, frame) {
    const source = part(node, "Expression");
    const clause = part(node, "WithClause");
    if (source === undefined || clause === undefined) {
      return refuseTable(node, frame, "parse-kv without delimiters", "with (pair_delimiter=…, …)");
    }
    const rows = Rows.of(frame, input);
    const options = optionsOf(clause, rows);
    const pairs = patternOf(options, clause, rows);
    if (typeof pairs === "string") {
      return refuseTable(node, frame, pairs, "one character for each delimiter");
    }
    const text = coerce(rows.scalar(source), "string");
    const keys = (node.columns ?? []).slice(input.schema.length);
    const written = list(part(node, "Keys") ?? node, "Columns");
    if (keys.length !== written.length) return refuseTable(node, frame, "a key that is a column");
    const columns = keys.map(({ name, type }) => {
      const args = [text, textLiteral(pairs.pattern), textLiteral(name)];
      const found = unescaped(call("text.pairValue", args), pairs.escaping);
      const value = type === "string" ? call("text.orEmpty", [found]) : coerce(found, type);
      return { name, expr: value };
    });
    return extend(rows.input, columns, node.at);
  },
};

type Options = ReadonlyMap<string, Expr>;

function optionsOf(clause: Syntax, rows: Rows): Options {
  return new Map(
    list(clause, "Properties").flatMap((property) => {
      const name = part(property, "Name")?.name;
      const value = part(property, "Expression");
      return name === undefined || value === undefined ? [] : [[name, rows.scalar(value)] as const];
    }),
  );
}

interface Pairs {
  /** The first half of its groups are spellings of a key, the others of its value. */
  readonly pattern: string;
  readonly escaping?: string;
}

/** The pattern of one pair, or the name of what is not run. */
function patternOf(options: Options, clause: Syntax, rows: Rows): Pairs | string {
  const regex = options.get("regex");
  if (regex !== undefined) {
    const checked = checkedPattern(regex, clause, rows);
    return checked?.groups === 2 ? { pattern: checked.pattern } : "parse-kv by this pattern";
  }
  const known = ["pair_delimiter", "kv_delimiter", "quote", "escape"];
  const other = [...options.keys()].find((name) => !known.includes(name));
  if (other !== undefined) return `parse-kv with ${other}`;
  const [pair, between] = [
    characterOf(options, "pair_delimiter"),
    characterOf(options, "kv_delimiter"),
  ];
  if (pair === undefined || between === undefined) return "parse-kv with these delimiters";
  return delimited({
    pair,
    between,
    quote: characterOf(options, "quote"),
    escaping: characterOf(options, "escape"),
  });
}

function characterOf(options: Options, name: string): string | undefined {
  const given = options.get(name);
  const text = given?.kind === "literal" ? given.value : undefined;
  return typeof text === "string" && [...text].length === 1 ? text : undefined;
}

interface Delimiters {
  readonly pair: string;
  readonly between: string;
  readonly quote: string | undefined;
  readonly escaping: string | undefined;
}

const literally = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, "\\$&");

function delimited({ pair, between, quote, escaping }: Delimiters): Pairs {
  const [p, k] = [literally(pair), literally(between)];
  const key = `([^${p}${k}]+?)`;
  const value = `([^${p}]*?)`;
  const end = `\\s*(?:${p}|$)`;
  if (quote === undefined) return { pattern: `(?s)\\s*${key}\\s*${k}\\s*${value}${end}` };
  const q = literally(quote);
  const inside =
    escaping === undefined
      ? `[^${q}]*`
      : `(?:[^${q}${literally(escaping)}]|${literally(escaping)}.)*`;
  const keys = `(?:${q}(${inside})${q}|${key})`;
  const values = `(?:${q}(${inside})${q}|${value})`;
  const pattern = `(?s)\\s*${keys}\\s*${k}\\s*${values}${end}`;
  return escaping === undefined ? { pattern } : { pattern, escaping };
}

/** What stands behind the escape character is taken as it is. */
function unescaped(value: Expr, escaping: string | undefined): Expr {
  if (escaping === undefined) return value;
  const args = [value, textLiteral(`(?s)${literally(escaping)}(.)`), textLiteral("\\1")];
  return call("text.replaceRegex", args);
}
