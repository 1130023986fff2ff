// The text of eval, where and count(eval(...)) becomes a formula. Its own Boolean grammar: NOT,
// then AND, then OR, then XOR, in any case.

import type { Span } from "#text";
import type { Cursor } from "./cursor.ts";

export type Formula =
  | { readonly kind: "number"; readonly value: number; readonly at: Span }
  | { readonly kind: "text"; readonly value: string; readonly at: Span }
  | { readonly kind: "field"; readonly name: string; readonly at: Span }
  | {
      readonly kind: "call";
      readonly name: string;
      readonly args: readonly Formula[];
      readonly at: Span;
    }
  | {
      readonly kind: "operation";
      readonly operator: Operator;
      readonly left: Formula;
      readonly right: Formula;
      readonly at: Span;
    }
  | { readonly kind: "not" | "negate"; readonly operand: Formula; readonly at: Span };

export type Operator = Arithmetic | Comparison | "and" | "or" | "xor";

export type Arithmetic = "+" | "-" | "*" | "/" | "%" | ".";

export type Comparison = "=" | "!=" | "<" | ">" | "<=" | ">=";

const depthMax = 100;

/** Chains nest to the left; DuckDB 1.5 takes expressions to a depth of 1,000. */
const operationsMax = 400;

const arithmetics: ReadonlyMap<string, Arithmetic> = new Map(
  (["+", "-", "*", "/", "%", "."] as const).map((operator) => [operator, operator]),
);

const comparisons: ReadonlyMap<string, Comparison> = new Map([
  ["==", "="],
  ...(["=", "!=", "<", ">", "<=", ">="] as const).map((operator) => [operator, operator] as const),
]);

/** Reads a comparison if one stands here; `==` is `=`. */
export function readComparison(cursor: Cursor): Comparison | undefined {
  return comparisons.get(cursor.take(/^(?:==|!=|<=|>=|=|<|>)/)?.text ?? "");
}

export function readFormula(cursor: Cursor): Formula {
  return new FormulaReader(cursor).xor();
}

class FormulaReader {
  private readonly cursor: Cursor;
  private depth = 0;
  private operationCount = 0;

  constructor(cursor: Cursor) {
    this.cursor = cursor;
  }

  xor(): Formula {
    return this.chain(/^xor\b/i, "xor", () => this.chain(/^or\b/i, "or", () => this.and()));
  }

  private and(): Formula {
    return this.chain(/^and\b/i, "and", () => this.not());
  }

  private chain(word: RegExp, operator: "and" | "or" | "xor", part: () => Formula): Formula {
    const start = this.start();
    let left = part();
    while (this.cursor.take(word) !== undefined) {
      this.countOperation();
      const right = part();
      left = { kind: "operation", operator, left, right, at: this.cursor.since(start) };
    }
    return left;
  }

  private not(): Formula {
    const start = this.start();
    if (this.cursor.take(/^not\b/i) === undefined) return this.comparison();
    const operand = this.deeper(() => this.not());
    return { kind: "not", operand, at: this.cursor.since(start) };
  }

  private comparison(): Formula {
    const start = this.start();
    const left = this.sum();
    const operator = readComparison(this.cursor);
    if (operator !== undefined) {
      const right = this.sum();
      return { kind: "operation", operator, left, right, at: this.cursor.since(start) };
    }
    if (this.cursor.take(/^like\b(?!\s*\()/i) !== undefined) {
      const args = [left, this.sum()];
      return { kind: "call", name: "like", args, at: this.cursor.since(start) };
    }
    if (this.cursor.take(/^in\s*(?=\()/i) !== undefined) {
      const args = [left, ...this.args()];
      return { kind: "call", name: "in", args, at: this.cursor.since(start) };
    }
    return left;
  }

  private sum(): Formula {
    return this.operations(/^[+.-]/, () => this.operations(/^[*/%]/, () => this.unary()));
  }

  private operations(operators: RegExp, part: () => Formula): Formula {
    const start = this.start();
    let left = part();
    for (;;) {
      const operator = arithmetics.get(this.cursor.take(operators)?.text ?? "");
      if (operator === undefined) return left;
      this.countOperation();
      const right = part();
      const at = this.cursor.since(start);
      left = { kind: "operation", operator, left, right, at };
    }
  }

  private unary(): Formula {
    const start = this.start();
    if (this.cursor.take(/^-/) === undefined) return this.primary();
    const operand = this.deeper(() => this.unary());
    return { kind: "negate", operand, at: this.cursor.since(start) };
  }

  private primary(): Formula {
    const { cursor } = this;
    const text = cursor.quoted();
    if (text !== undefined) return { kind: "text", value: text.text, at: text.at };
    const quotedName = cursor.take(/^'([^']+)'/);
    if (quotedName !== undefined) {
      return { kind: "field", name: quotedName.text, at: quotedName.at };
    }
    const number = cursor.take(/^(?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d+)?(?![\w{])/i);
    if (number !== undefined) return { kind: "number", value: Number(number.text), at: number.at };
    if (cursor.sees(/^\(/)) return this.parenthesised();
    return this.named();
  }

  private parenthesised(): Formula {
    this.cursor.take(/^\(/);
    const inner = this.deeper(() => this.xor());
    this.cursor.need(/^\)/, "a closing parenthesis");
    return inner;
  }

  /** A field, or a function where a parenthesis follows. */
  private named(): Formula {
    const start = this.start();
    const name = this.cursor.need(/^[A-Za-z_][\w:{}]*/, "a value");
    if (!this.cursor.sees(/^\(/)) return { kind: "field", name: name.text, at: name.at };
    const args = this.args();
    return { kind: "call", name: name.text.toLowerCase(), args, at: this.cursor.since(start) };
  }

  private args(): Formula[] {
    const { cursor } = this;
    cursor.need(/^\(/, "an opening parenthesis");
    if (cursor.take(/^\)/) !== undefined) return [];
    const args = [this.deeper(() => this.xor())];
    while (cursor.take(/^,/) !== undefined) args.push(this.deeper(() => this.xor()));
    cursor.need(/^\)/, "a comma or a closing parenthesis");
    return args;
  }

  /** Untrusted text may nest as deep as it is long. */
  private deeper(read: () => Formula): Formula {
    this.depth++;
    if (this.depth > depthMax) this.cursor.fail(`more than ${depthMax} levels of nesting`);
    const formula = read();
    this.depth--;
    return formula;
  }

  private countOperation(): void {
    this.operationCount++;
    if (this.operationCount > operationsMax)
      this.cursor.fail(`more than ${operationsMax} operations`);
  }

  private start(): number {
    this.cursor.skipBlanks();
    return this.cursor.position;
  }
}

/** The fields that a formula reads. */
export function fieldsIn(formula: Formula): string[] {
  switch (formula.kind) {
    case "number":
    case "text":
      return [];
    case "field":
      return [formula.name];
    case "call":
      return formula.args.flatMap(fieldsIn);
    case "operation":
      return [...fieldsIn(formula.left), ...fieldsIn(formula.right)];
    case "not":
    case "negate":
      return fieldsIn(formula.operand);
  }
}
