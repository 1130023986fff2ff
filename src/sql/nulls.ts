// Which calls can be null: what is never null needs no guard.

import type { FunctionName } from "#plan";

const never: ReadonlySet<FunctionName> = new Set<FunctionName>([
  "logic.isTrue",
  "value.isNull",
  "value.isNotNull",
  "value.isOneOf",
  "text.isEmpty",
  "text.isNotEmpty",
  "text.coalesce",
  "text.orEmpty",
  "time.format",
  "convert.toText",
  "dynamic.array",
  "dynamic.object",
  "rows.count",
  "rows.countIf",
  "rows.countValues",
  "rows.countDistinct",
  "rows.list",
  "rows.set",
  "rows.sortedValues",
  "rows.joinDistinct",
  "row.number",
]);

const onlyOfNull: ReadonlySet<FunctionName> = new Set<FunctionName>([
  "logic.and",
  "logic.or",
  "logic.not",
  "value.equals",
  "value.differs",
  "value.less",
  "value.atMost",
  "value.greater",
  "value.atLeast",
  "text.equals",
  "text.equalsFolded",
  "text.differs",
  "text.less",
  "text.contains",
  "text.containsFolded",
  "text.startsWith",
  "text.startsWithFolded",
  "text.endsWith",
  "text.endsWithFolded",
  "text.hasTerm",
  "text.hasTermCased",
  "text.hasTermPrefix",
  "text.hasTermPrefixCased",
  "text.hasTermSuffix",
  "text.hasTermSuffixCased",
  "text.hasAnyTerm",
  "text.hasAllTerms",
  "text.isOneOf",
  "text.isOneOfFolded",
  "text.hasPhrase",
  "text.matchesWildcard",
  "text.matchesRegex",
  "text.lower",
  "text.upper",
  "text.length",
  "text.concat",
  "text.substring",
  "text.replaceAll",
  "text.replaceRegex",
  "text.extract",
  "text.split",
  "number.add",
  "number.subtract",
  "number.multiply",
  "number.negate",
  "number.floor",
  "time.between",
  "time.unixSeconds",
]);

/** Whether a call is never null, given which of its arguments are never null. */
export function isTotalCall(fn: FunctionName, args: readonly boolean[]): boolean {
  switch (fn) {
    case "value.coalesce":
      return args.includes(true);
    case "logic.if":
      return args.slice(1).every((total) => total);
    case "logic.case":
      return args.every((total, index) => total || (index % 2 === 0 && index < args.length - 1));
    default:
      return never.has(fn) || (onlyOfNull.has(fn) && args.every((total) => total));
  }
}
