// + - * / % and the signs: over numbers, moments and spans, typed as the binder types them.

import { call, type Expr, type FunctionName, literal } from "#plan";
import type { ScalarType } from "#schema";
import { coerce, isNumber } from "./coerce.ts";
import type { Rows } from "./rows.ts";
import { part, type Syntax } from "./syntax.ts";

const overNumbers: Readonly<Record<string, FunctionName>> = {
  "+": "number.add",
  "-": "number.subtract",
  "*": "number.multiply",
  "/": "number.divide",
  "%": "number.modulo",
};

export const isArithmetic = (token: string): boolean => Object.hasOwn(overNumbers, token);

/** What a pair of types becomes: the types that the arguments are read as, and the function. */
interface Timed {
  readonly token: string;
  readonly left: ScalarType;
  readonly right: ScalarType | "number";
  readonly fn: FunctionName;
  /** The function takes the arguments the other way round. */
  readonly swapped?: true;
}

const overTime: readonly Timed[] = [
  { token: "+", left: "datetime", right: "timespan", fn: "time.add" },
  { token: "-", left: "datetime", right: "timespan", fn: "time.subtract" },
  { token: "-", left: "datetime", right: "datetime", fn: "time.between" },
  { token: "+", left: "timespan", right: "timespan", fn: "span.add" },
  { token: "-", left: "timespan", right: "timespan", fn: "span.subtract" },
  { token: "/", left: "timespan", right: "timespan", fn: "span.divide" },
  { token: "*", left: "timespan", right: "number", fn: "span.multiply" },
  { token: "/", left: "timespan", right: "number", fn: "span.divideBy" },
];

export function bindArithmetic(node: Syntax, token: string, rows: Rows): Expr {
  const left = part(node, "Left");
  const right = part(node, "Right");
  if (left === undefined || right === undefined) return rows.refuse(node, `the operator ${token}`);
  const made = combine(token, [rows.scalar(left), rows.scalar(right)], node);
  return made ?? rows.refuse(node, `${token} over ${left.type} and ${right.type}`, "a conversion");
}

/** Undefined where the types are none that Kusto combines. */
function combine(token: string, sides: readonly [Expr, Expr], node: Syntax): Expr | undefined {
  const [left, right] = sides;
  const { at, type } = node;
  if (type !== undefined && isNumber(type) && [left, right].every(isNumeric)) {
    const fn = overNumbers[token];
    if (fn === undefined || type === "decimal") return undefined;
    return call(fn, [coerce(left, type), coerce(right, type)], { type, at });
  }
  return overMoments(token, sides, node) ?? overMoments(token, [right, left], node, "swapped");
}

const isNumeric = ({ type }: Expr) => isNumber(type) || type === "dynamic";

function overMoments(
  token: string,
  [left, right]: readonly [Expr, Expr],
  { at }: Syntax,
  order?: "swapped",
): Expr | undefined {
  if (order === "swapped" && token !== "+" && token !== "*") return undefined;
  const found = overTime.find(
    (row) =>
      row.token === token &&
      fits(left.type, row.left) &&
      (row.right === "number" ? isNumber(right.type) : fits(right.type, row.right)) &&
      (left.type !== "dynamic" || right.type !== "dynamic"),
  );
  if (found === undefined) return undefined;
  const second = coerce(right, found.right === "number" ? "real" : found.right);
  return call(found.fn, [coerce(left, found.left), second], { at });
}

const fits = (type: ScalarType, wanted: ScalarType) => type === wanted || type === "dynamic";

export function bindNegation(node: Syntax, rows: Rows): Expr {
  const inner = part(node, "Expression");
  if (inner === undefined) return rows.refuse(node, "this form of -");
  const value = rows.scalar(inner);
  const { at } = node;
  const { type } = value;
  if (value.kind === "literal") {
    if (typeof value.value === "bigint") return literal(type, -value.value, at);
    if (typeof value.value === "number") return literal(type, -value.value, at);
  }
  if (type === "timespan") return call("span.negate", [value], { at });
  if (isNumber(type)) return call("number.negate", [value], { type, at });
  return rows.refuse(node, `- over ${type}`, "a conversion");
}
