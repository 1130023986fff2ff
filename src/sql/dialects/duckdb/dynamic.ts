// Dynamic values in DuckDB: its JSON type, in which a JSON null is kept apart from null; Kusto knows one null.

import { textLiteral } from "#plan";
import type { FamilyTemplates, Site } from "../../dialect.ts";
import { chain, invoke, raw, type Sql, sql, value } from "../../sql.ts";
import { elements, elementTexts, item, jsonItem } from "./json.ts";
import { matching } from "./regex.ts";
import { termPatterns, wholeTerm } from "./terms.ts";
import { always, hasTerm } from "./text.ts";

const text = (content: string) => value(textLiteral(content));

export const dynamic: FamilyTemplates<"dynamic"> = {
  "dynamic.property": property,
  "dynamic.element": (site) => known(sql`json_extract(${site.arg(0)}, ${site.arg(1)})`),
  "dynamic.length": (site) =>
    sql`CASE WHEN json_type(${site.arg(0)}) = 'ARRAY' THEN CAST(json_array_length(${site.arg(0)}) AS BIGINT) END`,
  "dynamic.parse": (site) =>
    sql`CASE WHEN ${site.arg(0)} = '' THEN NULL WHEN json_valid(${site.arg(0)}) THEN ${known(sql`json(${site.arg(0)})`)} ELSE to_json(${site.arg(0)}) END`,
  "dynamic.array": (site) => invoke("json_array", items(site)),
  "dynamic.object": (site) => invoke("json_object", items(site)),
  "dynamic.holdsText": (site) =>
    sql`list_contains(${elements(site.arg(0))}, to_json(${site.arg(1)}))`,
  "dynamic.holdsTextFolded": (site) => {
    const folded = sql`list_transform(${elements(site.arg(0))}, LAMBDA ${item}: lower(${item}))`;
    return sql`list_contains(${folded}, lower(to_json(${site.arg(1)})))`;
  },
  "dynamic.anyTermIn": (site) => termsIn(site, "any"),
  "dynamic.allTermsIn": (site) => termsIn(site, "all"),
};

const known = (json: Sql): Sql => sql`nullif(${json}, 'null')`;

/** By JSON pointer (RFC 6901), which would also find elements of arrays under a number. */
function property(site: Site): Sql {
  const [bag, name] = [site.arg(0), site.arg(1)];
  const constant = site.constant(1);
  if (typeof constant !== "string") {
    const pointer = sql`'/' || replace(replace(${name}, '~', '~0'), '/', '~1')`;
    const found = known(sql`json_extract(${bag}, ${pointer})`);
    return sql`CASE WHEN json_type(${bag}) = 'OBJECT' THEN ${found} END`;
  }
  const pointer = text(`/${constant.replaceAll("~", "~0").replaceAll("/", "~1")}`);
  const found = known(sql`json_extract(${bag}, ${pointer})`);
  const mayCount = /^(?:\d+|-)$/.test(constant);
  return mayCount ? sql`CASE WHEN json_type(${bag}) = 'OBJECT' THEN ${found} END` : found;
}

function items({ args, call }: Site): Sql[] {
  return args.map((part, index) => jsonItem(part, call.args[index]?.type ?? "string"));
}

function termsIn(site: Site, quantity: "any" | "all"): Sql {
  const [needles, haystack] = [site.arg(0), site.arg(1)];
  const constant = site.constant(0);
  const words = typeof constant === "string" ? wordsOf(constant) : undefined;
  if (words !== undefined) return wordsIn(haystack, words, quantity);
  const found = hasTerm(haystack, item, wholeTerm);
  const list = sql`list_transform(${elementTexts(needles)}, LAMBDA ${item}: ${found})`;
  return quantity === "any"
    ? sql`coalesce(list_bool_or(${list}), FALSE)`
    : sql`list_bool_and(${list})`;
}

function wordsOf(json: string): string[] | undefined {
  const parsed: unknown = JSON.parse(json);
  if (!Array.isArray(parsed)) return undefined;
  return parsed.map((item) => (typeof item === "string" ? item : JSON.stringify(item)));
}

function wordsIn(haystack: Sql, words: readonly string[], quantity: "any" | "all"): Sql {
  if (words.length === 0) return quantity === "any" ? raw("FALSE") : always(haystack);
  if (quantity === "all") {
    const found = words.map((word) => hasTerm(haystack, text(word), wholeTerm));
    return chain("and", "AND", found);
  }
  const patterns = termPatterns(words, wholeTerm);
  if (patterns === undefined) return always(haystack);
  return chain(
    "or",
    "OR",
    patterns.map((made) => matching(haystack, text(made))),
  );
}
