// Patterns of authors: checked before the question is asked, so that a wrong one is a diagnostic and not a failure.

import { RE2JS } from "re2js";
import { textLiteral } from "#plan";
import type { Refusal, Site } from "../../dialect.ts";
import { raw, type Sql, sql, value } from "../../sql.ts";

export function matching(haystack: Sql, made: Sql): Sql {
  return sql`regexp_matches(${haystack}, ${made})`;
}

/** The constant pattern at that place. */
export function pattern(site: Site, index: number): Sql | Refusal {
  const made = compiled(site, index);
  return "unsupported" in made ? made : value(textLiteral(made.text));
}

interface Pattern {
  readonly text: string;
  readonly groups: number;
}

function compiled(site: Site, index: number): Pattern | Refusal {
  const text = site.constant(index);
  if (typeof text !== "string") {
    return { unsupported: "a regular expression that differs from row to row" };
  }
  try {
    return { text, groups: RE2JS.compile(text).groupCount() };
  } catch (error) {
    const why = error instanceof Error ? error.message : "not RE2 syntax";
    return { unsupported: `the regular expression ${JSON.stringify(text)} (${why})` };
  }
}

/** How many groups the constant pattern at that place has; 0 where it is none. */
export function groupsOf(site: Site, index: number): number {
  const made = compiled(site, index);
  return "unsupported" in made ? 0 : made.groups;
}

export interface GroupPattern {
  readonly pattern: Sql;
  /** Undefined where the pattern has no such group. */
  readonly group: Sql | undefined;
}

// DuckDB 1.5 takes group numbers from 0 to 9.
const lastGroup = 9;

/** The pattern at 1 and the group at 2, both constant. */
export function patternWithGroup(site: Site): GroupPattern | Refusal {
  const made = compiled(site, 1);
  if ("unsupported" in made) return made;
  const group = site.constant(2);
  if (typeof group !== "bigint") return { unsupported: "a group that differs from row to row" };
  const asked = Number(group);
  const isThere = asked >= 0 && asked <= made.groups;
  const text = asked > lastGroup && isThere ? withOneGroup(made.text, asked) : made.text;
  const number = raw(String(asked > lastGroup ? 1 : asked));
  return { pattern: value(textLiteral(text)), group: isThere ? number : undefined };
}

/** The same pattern in which only that group captures: RE2 has no backreferences that could miss the others. */
export function withOneGroup(text: string, wanted: number): string {
  let count = 0;
  return text.replace(
    /\\Q.*?\\E|\\.|\[\^?\]?(?:\\.|\[:[^\]]*:\]|[^\]\\])*\]|\((?:\?P?<[^>]*>|(?!\?))/gs,
    (part) => {
      if (!part.startsWith("(")) return part;
      count += 1;
      return count === wanted ? "(" : "(?:";
    },
  );
}
