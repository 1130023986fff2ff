// Text: predicates name their treatment of case; `Folded` ignores the case of Unicode letters.

import type { FunctionTable } from "./signature.ts";

const predicate = (meaning: string) =>
  ({ takes: ["string", "string"], returns: "bool", meaning }) as const;

const onePredicate = (meaning: string) =>
  ({ takes: ["string"], rest: "string", returns: "bool", meaning }) as const;

/** A term is a maximal run of Unicode letters and digits; underscore and punctuation separate (kusto, `has`). */
const term =
  "the needle occurs and each of its edges that is a letter or digit falls on a term's edge; the empty needle always occurs";

export const text = {
  "text.equals": predicate("same code points"),
  "text.equalsFolded": predicate("same but for case"),
  "text.differs": predicate("not text.equals"),
  "text.less": predicate("by code points"),
  "text.contains": predicate("substring"),
  "text.containsFolded": predicate("substring but for case"),
  "text.startsWith": predicate("prefix"),
  "text.startsWithFolded": predicate("prefix but for case"),
  "text.endsWith": predicate("suffix"),
  "text.endsWithFolded": predicate("suffix but for case"),
  "text.hasTerm": predicate(`but for case, ${term}`),
  "text.hasTermCased": predicate(term),
  "text.hasTermPrefix": predicate(`but for case, ${term}, the left edge alone`),
  "text.hasTermPrefixCased": predicate(`${term}, the left edge alone`),
  "text.hasTermSuffix": predicate(`but for case, ${term}, the right edge alone`),
  "text.hasTermSuffixCased": predicate(`${term}, the right edge alone`),
  "text.hasAnyTerm": onePredicate("text.hasTerm of at least one of the rest"),
  "text.hasAllTerms": onePredicate("text.hasTerm of each of the rest"),
  "text.isOneOf": onePredicate("text.equals one of the rest"),
  "text.isOneOfFolded": onePredicate("text.equalsFolded one of the rest"),
  "text.hasPhrase": predicate(
    "Splunk's term or phrase: substring but for case; an edge that is no breaker (ASCII punctuation but ^ ` ~, blanks) must meet a breaker or an end",
  ),
  "text.matchesWildcard": predicate(
    "whole text but for case; * is any run, ? any one character, \\ takes the next literally",
  ),
  "text.matchesRegex": predicate(
    "found anywhere; RE2 syntax, case matters unless the pattern says (?i)",
  ),
  "text.isEmpty": { takes: ["string"], returns: "bool", meaning: '"" or null; never null itself' },
  "text.isNotEmpty": {
    takes: ["string"],
    returns: "bool",
    meaning: 'neither "" nor null; never null itself',
  },
  "text.coalesce": {
    takes: ["string"],
    rest: "string",
    returns: "string",
    meaning: 'the first argument that is neither null nor "", else ""',
  },
  "text.orEmpty": { takes: ["string"], returns: "string", meaning: '"" where null' },
  "text.lower": { takes: ["string"], returns: "string", meaning: "Unicode" },
  "text.upper": { takes: ["string"], returns: "string", meaning: "Unicode" },
  "text.length": { takes: ["string"], returns: "long", meaning: "code points" },
  "text.concat": {
    takes: [],
    rest: "string",
    returns: "string",
    meaning: "null where any is null",
  },
  "text.substring": {
    takes: ["string", "long"],
    rest: "long",
    returns: "string",
    meaning:
      "from a start counted from 0 (negative: from the end), an optional length; clamped to the text",
  },
  "text.replaceAll": {
    takes: ["string", "string", "string"],
    returns: "string",
    meaning: "text, what, by what: every occurrence, case matters",
  },
  "text.replaceRegex": {
    takes: ["string", "string", "string"],
    returns: "string",
    meaning: "text, RE2 pattern, rewrite with \\1: every match",
  },
  "text.extract": {
    takes: ["string", "string", "long"],
    returns: "string",
    meaning: 'text, RE2 pattern, group: the first match\'s group; "" where there is none',
  },
  "text.capture": {
    takes: ["string", "string", "long"],
    returns: "string",
    meaning: "as text.extract, but null where the pattern does not match or the group took no part",
  },
  "text.split": {
    takes: ["string", "string"],
    returns: "dynamic",
    meaning: 'array of the parts between delimiters; of "" the array of ""',
  },
  "text.reverse": { takes: ["string"], returns: "string", meaning: "the last code point first" },
  "text.repeat": {
    takes: ["string", "long"],
    returns: "string",
    meaning: '"" for a count below 1',
  },
  "text.byteLength": { takes: ["string"], returns: "long", meaning: "bytes in UTF-8" },
  "text.indexOf": {
    takes: ["string", "string", "long"],
    returns: "long",
    meaning:
      "text, what, place to start at: code points from 0 to the first occurrence, -1 where there is none; case matters",
  },
  "text.count": {
    takes: ["string", "string"],
    returns: "long",
    meaning: "occurrences, overlapping ones too; case matters",
  },
  "text.countMatches": {
    takes: ["string", "string"],
    returns: "long",
    meaning: "matches of an RE2 pattern, one behind the other",
  },
  "text.pairValue": {
    takes: ["string", "string", "string"],
    returns: "string",
    meaning:
      "text, RE2 pattern, key: of the first match whose key is that; the first half of the pattern's groups are spellings of the key, the others of the value; null where there is none",
  },
  "text.extractAll": {
    takes: ["string", "string"],
    rest: "long",
    returns: "dynamic",
    meaning:
      "text, RE2 pattern, groups: array of each match's group, or of arrays where there are several groups; null where nothing matches",
  },
} as const satisfies FunctionTable;
