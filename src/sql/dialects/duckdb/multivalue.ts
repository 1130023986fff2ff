// Splunk's multivalue fields in DuckDB: JSON arrays of texts, null where a field has no values.

import { textLiteral } from "#plan";
import type { FamilyTemplates, Refusal, Site } from "../../dialect.ts";
import { type Sql, sql, value } from "../../sql.ts";
import { distinctInOrder, elementTexts, item } from "./json.ts";
import { listed } from "./logic.ts";
import { looselyEqual } from "./loose.ts";
import { matching, pattern, patternWithGroup } from "./regex.ts";
import { wildcardPattern } from "./terms.ts";

const text = (content: string) => value(textLiteral(content));

export const multivalue: FamilyTemplates<"multivalue"> = {
  "multivalue.of": (site) => {
    const array = sql`json_array(${site.arg(0)})`;
    return site.isTotal(0) ? array : sql`CASE WHEN ${site.arg(0)} IS NOT NULL THEN ${array} END`;
  },
  "multivalue.append": ({ args }) =>
    field(sql`list_concat(CAST([] AS VARCHAR[]), ${listed(args.map(elementTexts))})`),
  "multivalue.at": (site) => sql`${values(site)}[${place(site.arg(1))}]`,
  "multivalue.slice": (site) =>
    field(sql`list_slice(${values(site)}, ${place(site.arg(1))}, ${place(site.arg(2))})`),
  "multivalue.join": (site) =>
    site.constant(1) === undefined
      ? { unsupported: "a separator that differs from row to row" }
      : sql`array_to_string(${values(site)}, ${site.arg(1)})`,
  "multivalue.find": (site) => {
    const made = pattern(site, 1);
    if ("unsupported" in made) return made;
    const found = sql`list_transform(${values(site)}, LAMBDA ${item}: ${matching(item, made)})`;
    return sql`CAST(nullif(list_position(${found}, TRUE), 0) - 1 AS BIGINT)`;
  },
  "multivalue.distinct": (site) => field(distinctInOrder(values(site))),
  "multivalue.sorted": (site) => field(sql`list_sort(${values(site)})`),
  "multivalue.anyEquals": (site) => any(site, looselyEqual(item, site.arg(1))),
  "multivalue.anyMatchesWildcard": (site) => {
    const wanted = site.constant(1);
    if (typeof wanted !== "string")
      return { unsupported: "a pattern that differs from row to row" };
    return any(site, matching(item, text(wildcardPattern(wanted))));
  },
  "multivalue.anyMatchesRegex": (site) => {
    const made = pattern(site, 1);
    return "unsupported" in made ? made : any(site, matching(item, made));
  },
  "multivalue.captures": captures,
  "multivalue.jsonValues": jsonValues,
};

const values = (site: Site): Sql => elementTexts(site.arg(0));

/** A list as a field: null where it is empty. */
const field = (list: Sql): Sql => sql`to_json(nullif(${list}, []))`;

/** DuckDB counts from 1, and from the end in negative numbers as Splunk does. */
const place = (index: Sql): Sql => sql`(${index} + CASE WHEN ${index} >= 0 THEN 1 ELSE 0 END)`;

function any(site: Site, test: Sql): Sql {
  const found = sql`list_bool_or(list_transform(${values(site)}, LAMBDA ${item}: ${test}))`;
  const answer = sql`coalesce(${found}, FALSE)`;
  return site.isTotal(0) ? answer : sql`CASE WHEN ${site.arg(0)} IS NOT NULL THEN ${answer} END`;
}

function captures(site: Site): Sql | Refusal {
  const made = patternWithGroup(site);
  if ("unsupported" in made) return made;
  if (made.group === undefined) return sql`CAST(NULL AS JSON)`;
  const limit = site.constant(3);
  if (typeof limit !== "bigint") return { unsupported: "a limit that differs from row to row" };
  const all = sql`regexp_extract_all(${site.arg(0)}, ${made.pattern}, ${made.group})`;
  const some = limit > 0n ? sql`${all}[1:${site.arg(3)}]` : all;
  return field(sql`list_filter(${some}, LAMBDA ${item}: ${item} <> '')`);
}

/** Splunk's path becomes DuckDB's: `a{}.b` is `$."a"[*]."b"`. */
function jsonValues(site: Site): Sql | Refusal {
  const path = site.constant(1);
  if (typeof path !== "string") return { unsupported: "a path that differs from row to row" };
  if (/["*]/.test(path)) return { unsupported: `the path ${JSON.stringify(path)}` };
  const steps = path.split(".").map((step) => {
    const [, name = "", index] = /^([^{]*)(?:\{(\d*)\})?$/s.exec(step) ?? [];
    const array = index === undefined ? "" : `[${index === "" ? "*" : index}]`;
    return `${name === "" ? "" : `."${name}"`}${array}`;
  });
  const pointer = `$${steps.join("")}`;
  const found = sql`json_extract_string(${site.arg(0)}, ${text(pointer)})`;
  const list = pointer.includes("[*]") ? found : sql`[${found}]`;
  const present = sql`list_filter(${list}, LAMBDA ${item}: ${item} IS NOT NULL)`;
  return sql`CASE WHEN json_valid(${site.arg(0)}) THEN ${field(present)} END`;
}
