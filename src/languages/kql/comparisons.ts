// The operators that compare: each by its token, as Kusto spells it, becomes a predicate of the plan.

import { and, boolLiteral, call, type Expr, type FunctionName, or } from "#plan";
import { coerce, isNumber, wider } from "./coerce.ts";
import type { Rows } from "./rows.ts";
import { part, type Syntax } from "./syntax.ts";

interface TextOperator {
  readonly fn: FunctionName;
  readonly negated?: true;
}

/** The operators over text; the other spelling of each case-sensitive one ends in `cs` without underscore. */
const textOperators: Readonly<Record<string, TextOperator>> = {
  "=~": { fn: "text.equalsFolded" },
  "!~": { fn: "text.equalsFolded", negated: true },
  has: { fn: "text.hasTerm" },
  "!has": { fn: "text.hasTerm", negated: true },
  has_cs: { fn: "text.hasTermCased" },
  "!has_cs": { fn: "text.hasTermCased", negated: true },
  hasprefix: { fn: "text.hasTermPrefix" },
  "!hasprefix": { fn: "text.hasTermPrefix", negated: true },
  hasprefix_cs: { fn: "text.hasTermPrefixCased" },
  "!hasprefix_cs": { fn: "text.hasTermPrefixCased", negated: true },
  hassuffix: { fn: "text.hasTermSuffix" },
  "!hassuffix": { fn: "text.hasTermSuffix", negated: true },
  hassuffix_cs: { fn: "text.hasTermSuffixCased" },
  "!hassuffix_cs": { fn: "text.hasTermSuffixCased", negated: true },
  contains: { fn: "text.containsFolded" },
  "!contains": { fn: "text.containsFolded", negated: true },
  notcontains: { fn: "text.containsFolded", negated: true },
  contains_cs: { fn: "text.contains" },
  containscs: { fn: "text.contains" },
  "!contains_cs": { fn: "text.contains", negated: true },
  notcontainscs: { fn: "text.contains", negated: true },
  startswith: { fn: "text.startsWithFolded" },
  "!startswith": { fn: "text.startsWithFolded", negated: true },
  startswith_cs: { fn: "text.startsWith" },
  "!startswith_cs": { fn: "text.startsWith", negated: true },
  endswith: { fn: "text.endsWithFolded" },
  "!endswith": { fn: "text.endsWithFolded", negated: true },
  endswith_cs: { fn: "text.endsWith" },
  "!endswith_cs": { fn: "text.endsWith", negated: true },
};

const orders: Readonly<Record<string, FunctionName>> = {
  "<": "value.less",
  "<=": "value.atMost",
  ">": "value.greater",
  ">=": "value.atLeast",
};

export const isTextOperator = (token: string): boolean => Object.hasOwn(textOperators, token);

export const isComparison = (token: string): boolean =>
  isTextOperator(token) || Object.hasOwn(orders, token) || ["==", "!=", "<>"].includes(token);

/** `left token right`; the left side of `* has "x"` is every text column of the rows. */
export function bindComparison(node: Syntax, token: string, rows: Rows): Expr {
  const left = part(node, "Left");
  const right = part(node, "Right");
  if (left === undefined || right === undefined) return rows.refuse(node, `the operator ${token}`);
  const bound = rows.scalar(right);
  if (left.kind !== "StarExpression") return compare(token, [rows.scalar(left), bound], node);
  const columns = rows.schema.filter(({ type }) => type === "string" || type === "dynamic");
  const tests = columns.map((column) =>
    compare(token, [{ kind: "column", ...column, at: left.at }, bound], node),
  );
  return tests.length === 0 ? boolLiteral(false, node.at) : or(tests, node.at);
}

export function compare(token: string, sides: readonly [Expr, Expr], node: Syntax): Expr {
  const operator = textOperators[token];
  if (operator !== undefined) return compareTexts(operator, sides, node);
  const order = orders[token];
  const [left, right] = comparable(sides);
  const { at } = node;
  if (order !== undefined) return call(order, [left, right], { at });
  const differs = token !== "==";
  if (left.type === "string") {
    return call(differs ? "text.differs" : "text.equals", [left, right], { at });
  }
  return call(differs ? "value.differs" : "value.equals", [left, right], { at });
}

function compareTexts(
  { fn, negated }: TextOperator,
  [left, right]: readonly [Expr, Expr],
  node: Syntax,
) {
  const { at } = node;
  const made = call(fn, [coerce(left, "string"), coerce(right, "string")], { at });
  return negated === true ? call("logic.not", [made], { at }) : made;
}

/** Both sides in one type: a dynamic becomes the other's type, numbers of a dynamic are read as real. */
export function comparable([left, right]: readonly [Expr, Expr]): readonly [Expr, Expr] {
  if (left.type === right.type) return [left, right];
  if (left.type === "dynamic") return [coerce(left, scalarFor(right)), right];
  if (right.type === "dynamic") return [left, coerce(right, scalarFor(left))];
  if (isNumber(left.type) && isNumber(right.type)) {
    const type = wider(left.type, right.type);
    return [coerce(left, type), coerce(right, type)];
  }
  if (left.type === "bool" && isNumber(right.type)) return [coerce(left, right.type), right];
  if (right.type === "bool" && isNumber(left.type)) return [left, coerce(right, left.type)];
  return [coerce(left, "string"), coerce(right, "string")];
}

const scalarFor = ({ type }: Expr) => (isNumber(type) ? "real" : type);

/** `x between (a .. b)`: both ends belong; a timespan as the end counts from the start. */
export function bindBetween(node: Syntax, rows: Rows): Expr {
  const left = part(node, "Left");
  const couple = part(node, "Right");
  const first = couple === undefined ? undefined : part(couple, "First");
  const second = couple === undefined ? undefined : part(couple, "Second");
  if (left === undefined || first === undefined || second === undefined) {
    return rows.refuse(node, "this form of between");
  }
  const value = rows.scalar(left);
  const low = rows.scalar(first);
  const written = rows.scalar(second);
  const high =
    low.type === "datetime" && written.type === "timespan"
      ? call("time.add", [low, written], { at: second.at })
      : written;
  const inside = and(
    [compare(">=", [value, low], node), compare("<=", [value, high], node)],
    node.at,
  );
  const negated = part(node, "Operator")?.text.startsWith("!") === true;
  return negated ? call("logic.not", [inside], { at: node.at }) : inside;
}
