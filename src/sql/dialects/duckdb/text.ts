// Text in DuckDB: its lower() folds Unicode, its regular expressions are RE2, its length counts code points.

import { textLiteral } from "#plan";
import type { FamilyTemplates, Refusal, Site } from "../../dialect.ts";
import { bound, chain, raw, type Sql, sql, value } from "../../sql.ts";
import { item, place } from "./json.ts";
import { listed } from "./logic.ts";
import { groupsOf, matching, pattern, patternWithGroup } from "./regex.ts";
import {
  phrasePattern,
  type TermEdges,
  termPatterns,
  wholeTerm,
  wildcardPattern,
} from "./terms.ts";

const comparison = bound("comparison");
const text = (content: string) => value(textLiteral(content));
const yes = raw("TRUE");

export const textFamily: FamilyTemplates<"text"> = {
  "text.equals": (site) => comparison`${site.arg(0)} = ${site.arg(1)}`,
  "text.equalsFolded": (site) => comparison`lower(${site.arg(0)}) = lower(${site.arg(1)})`,
  "text.differs": (site) => comparison`${site.arg(0)} <> ${site.arg(1)}`,
  "text.less": (site) => comparison`${site.arg(0)} < ${site.arg(1)}`,
  "text.contains": "contains({0}, {1})",
  "text.containsFolded": "contains(lower({0}), lower({1}))",
  "text.startsWith": "starts_with({0}, {1})",
  "text.startsWithFolded": "starts_with(lower({0}), lower({1}))",
  "text.endsWith": "ends_with({0}, {1})",
  "text.endsWithFolded": "ends_with(lower({0}), lower({1}))",
  "text.hasTerm": term({ folded: true, left: true, right: true }),
  "text.hasTermCased": term({ folded: false, left: true, right: true }),
  "text.hasTermPrefix": term({ folded: true, left: true, right: false }),
  "text.hasTermPrefixCased": term({ folded: false, left: true, right: false }),
  "text.hasTermSuffix": term({ folded: true, left: false, right: true }),
  "text.hasTermSuffixCased": term({ folded: false, left: false, right: true }),
  "text.hasAnyTerm": anyTerm,
  "text.hasAllTerms": (site) => {
    const [haystack = yes, ...needles] = site.args;
    const found = needles.map((needle) => hasTerm(haystack, needle, wholeTerm));
    return found.length === 0 ? yes : chain("and", "AND", found);
  },
  "text.isOneOf": (site) => among(site.args, (part) => part),
  "text.isOneOfFolded": (site) => among(site.args, (part) => sql`lower(${part})`),
  "text.hasPhrase": (site) => constantPattern(site, phrasePattern),
  "text.matchesWildcard": (site) => constantPattern(site, wildcardPattern),
  "text.matchesRegex": (site) => {
    const made = pattern(site, 1);
    return "unsupported" in made ? made : sql`regexp_matches(${site.arg(0)}, ${made})`;
  },
  "text.isEmpty": (site) => comparison`${orEmpty(site)} = ''`,
  "text.isNotEmpty": (site) => comparison`${orEmpty(site)} <> ''`,
  "text.coalesce": ({ args }) =>
    sql`coalesce(${listed(args.map((part) => sql`nullif(${part}, '')`))}, '')`,
  "text.orEmpty": orEmpty,
  "text.lower": "lower({0})",
  "text.upper": "upper({0})",
  "text.length": "length({0})",
  "text.concat": ({ args }) => (args.length === 0 ? text("") : chain("concat", "||", args)),
  "text.substring": substring,
  "text.replaceAll": "replace({0}, {1}, {2})",
  "text.replaceRegex": (site) => {
    const made = pattern(site, 1);
    if ("unsupported" in made) return made;
    return sql`regexp_replace(${site.arg(0)}, ${made}, ${site.arg(2)}, 'g')`;
  },
  "text.extract": (site) => {
    const made = patternWithGroup(site);
    if ("unsupported" in made) return made;
    if (made.group === undefined) return text("");
    return sql`regexp_extract(${site.arg(0)}, ${made.pattern}, ${made.group})`;
  },
  "text.capture": (site) => {
    const made = patternWithGroup(site);
    if ("unsupported" in made) return made;
    if (made.group === undefined) return sql`CAST(NULL AS VARCHAR)`;
    // regexp_extract() gives '' also where the group took no part; in a list such a group is null.
    return sql`regexp_extract_all(${site.arg(0)}, ${made.pattern}, ${made.group})[1]`;
  },
  "text.split": "to_json(string_split({0}, {1}))",
  "text.reverse": "reverse({0})",
  "text.repeat": "repeat({0}, CAST({1} AS BIGINT))",
  "text.byteLength": "strlen({0})",
  "text.indexOf": (site) => {
    const rest = sql`strpos(substring(${site.arg(0)}, ${site.arg(2)} + 1), ${site.arg(1)})`;
    return sql`CASE WHEN ${rest} = 0 THEN -1 ELSE ${rest} - 1 + ${site.arg(2)} END`;
  },
  "text.count": (site) => {
    const places = sql`range(1, length(${site.arg(0)}) - length(${site.arg(1)}) + 2)`;
    const found = sql`LAMBDA ${place}: substring(${site.arg(0)}, ${place}, length(${site.arg(1)})) = ${site.arg(1)}`;
    return sql`len(list_filter(${places}, ${found}))`;
  },
  "text.countMatches": (site) => {
    const made = pattern(site, 1);
    return "unsupported" in made ? made : sql`len(regexp_extract_all(${site.arg(0)}, ${made}))`;
  },
  "text.extractAll": extractAll,
  "text.pairValue": pairValue,
};

function orEmpty(site: Site): Sql {
  return site.isTotal(0) ? site.arg(0) : sql`coalesce(${site.arg(0)}, '')`;
}

function term(edges: TermEdges) {
  return (site: Site): Sql => hasTerm(site.arg(0), site.arg(1), edges);
}

export function hasTerm(haystack: Sql, needle: Sql, edges: TermEdges): Sql {
  const known =
    needle.kind === "value" && needle.of.kind === "literal" ? needle.of.value : undefined;
  if (typeof known !== "string") return matching(haystack, termSql(needle, edges));
  const [made] = termPatterns([known], edges) ?? [];
  return made === undefined ? always(haystack) : matching(haystack, text(made));
}

/** True, or null where the text is null. */
export const always = (haystack: Sql): Sql => sql`starts_with(${haystack}, '')`;

/** The pattern of a needle that only its row knows. */
function termSql(needle: Sql, edges: TermEdges): Sql {
  const guard = (test: string, edge: string) =>
    sql`CASE WHEN regexp_matches(${needle}, ${text(test)}) THEN ${text(edge)} ELSE '' END`;
  const before = String.raw`(?:^|[^\p{L}\p{N}])`;
  const after = String.raw`(?:$|[^\p{L}\p{N}])`;
  return chain("concat", "||", [
    text(edges.folded ? "(?is)" : "(?s)"),
    ...(edges.left ? [guard(String.raw`^[\p{L}\p{N}]`, before)] : []),
    sql`regexp_escape(${needle})`,
    ...(edges.right ? [guard(String.raw`[\p{L}\p{N}]$`, after)] : []),
  ]);
}

function anyTerm(site: Site): Sql {
  const [haystack = yes, ...needles] = site.args;
  const known = needles.map((_, index) => site.constant(index + 1));
  const constants = known.filter((needle) => typeof needle === "string");
  const others = needles.filter((_, index) => typeof known[index] !== "string");
  const patterns = termPatterns(constants, wholeTerm);
  if (patterns === undefined) return always(haystack);
  const found = [
    ...patterns.map((made) => matching(haystack, text(made))),
    ...others.map((needle) => hasTerm(haystack, needle, wholeTerm)),
  ];
  return found.length === 0 ? raw("FALSE") : chain("or", "OR", found);
}

function among(args: readonly Sql[], change: (part: Sql) => Sql): Sql {
  const [wanted = yes, ...rest] = args.map(change);
  return rest.length === 0 ? raw("FALSE") : comparison`${wanted} IN (${listed(rest)})`;
}

function constantPattern(site: Site, make: (needle: string) => string): Sql | Refusal {
  const needle = site.constant(1);
  if (typeof needle !== "string") return { unsupported: "a pattern that differs from row to row" };
  return matching(site.arg(0), text(make(needle)));
}

/** The part of the text that lies within the asked window, which may begin before the text. */
function substring(site: Site): Sql {
  const [content, start] = [site.arg(0), site.arg(1)];
  const known = site.constant(1);
  const isForward = typeof known === "bigint" && known >= 0n && known < 1n << 31n;
  const length = site.args.length < 3 ? undefined : site.arg(2);
  if (isForward) {
    const place = raw(String(known + 1n));
    if (length === undefined) return sql`substring(${content}, ${place})`;
    return sql`substring(${content}, ${place}, greatest(${length}, 0))`;
  }
  // DuckDB counts from 1, and from the end where the start is negative; a negative length reads backwards.
  const first = sql`(CASE WHEN ${start} < 0 THEN length(${content}) ELSE 0 END + ${start})`;
  const place = sql`greatest(${first}, 0) + 1`;
  if (length === undefined) return sql`substring(${content}, ${place})`;
  return sql`substring(${content}, ${place}, greatest(${length} + least(${first}, 0), 0))`;
}

function extractAll(site: Site): Sql | Refusal {
  const made = pattern(site, 1);
  if ("unsupported" in made) return made;
  const groups = site.args.slice(2).map((_, index) => site.constant(index + 2));
  if (groups.some((group) => typeof group !== "bigint" || group > 9n)) {
    return { unsupported: "groups that are not constants from 0 to 9" };
  }
  const lists = groups.map(
    (group) => sql`regexp_extract_all(${site.arg(0)}, ${made}, ${raw(String(group))})`,
  );
  const [first] = lists;
  if (first === undefined) return { unsupported: "no group to extract" };
  const cells = listed(lists.map((list) => sql`coalesce((${list})[${place} + 1], '')`));
  const rows = sql`list_transform(range(len(${first})), LAMBDA ${place}: json_array(${cells}))`;
  const texts = sql`list_transform(${first}, LAMBDA ${item}: coalesce(${item}, ''))`;
  const all = lists.length === 1 ? texts : rows;
  return sql`CASE WHEN len(${first}) > 0 THEN to_json(${all}) END`;
}

function pairValue(site: Site): Sql | Refusal {
  const made = pattern(site, 1);
  if ("unsupported" in made) return made;
  const count = groupsOf(site, 1);
  const list = (group: number) =>
    sql`regexp_extract_all(${site.arg(0)}, ${made}, ${raw(String(group))})`;
  const groups = Array.from({ length: count }, (_, index) => index + 1);
  const spelling = (half: readonly number[], at: Sql) =>
    sql`coalesce(${listed(half.map((group) => sql`nullif((${list(group)})[${at}], '')`))}, '')`;
  const [keys, values] = [groups.slice(0, count / 2), groups.slice(count / 2)];
  const places = sql`range(1, len(${list(1)}) + 1)`;
  const found = sql`list_filter(${places}, LAMBDA ${place}: ${spelling(keys, place)} = ${site.arg(2)})[1]`;
  return sql`CASE WHEN ${found} IS NOT NULL THEN ${spelling(values, found)} END`;
}
