// A condition's text becomes a tree over the names of selections.

import { complain, type Diagnostic, nearest, type Span, span } from "#text";

export type Condition =
  | { readonly kind: "selection"; readonly name: string; readonly at: Span }
  | { readonly kind: "not"; readonly of: Condition; readonly at: Span }
  | { readonly kind: "and" | "or"; readonly of: readonly Condition[]; readonly at: Span };

export interface ReadCondition {
  /** Undefined where the text is wrong. */
  readonly condition?: Condition;
  readonly problems: readonly Diagnostic[];
}

/**
 * From the weakest to the strongest: or, and, not, `1|any|all of`, parentheses. `them` and patterns leave out names
 * that start with an underscore, unless the pattern itself does. Spans are offsets into the condition's text.
 */
export function readCondition(text: string, names: readonly string[]): ReadCondition {
  const parser = new ConditionParser(text, names);
  const condition = parser.whole();
  const { problems } = parser;
  return problems.length > 0 || condition === undefined ? { problems } : { condition, problems };
}

const deepest = 64;

interface Token {
  readonly text: string;
  readonly at: Span;
}

class ConditionParser {
  readonly problems: Diagnostic[] = [];
  readonly #tokens: readonly Token[];
  readonly #names: readonly string[];
  readonly #end: Span;
  #next = 0;
  #depth = 0;

  constructor(text: string, names: readonly string[]) {
    this.#names = names;
    this.#end = span(text.length, text.length);
    this.#tokens = [...text.matchAll(/[()|]|[^\s()|]+/g)].map((match) => ({
      text: match[0],
      at: span(match.index, match.index + match[0].length),
    }));
  }

  whole(): Condition | undefined {
    const condition = this.#or();
    const rest = this.#peek();
    if (rest?.text === "|" && this.problems.length === 0) {
      const nearest = "a correlation rule, which counts matches of this one";
      const construct = "an aggregation behind a condition";
      this.problems.push(complain("unsupported", rest.at, { construct, nearest }));
    } else if (rest !== undefined) this.#wrong(rest.at, `'${rest.text}' is not expected here`);
    return condition;
  }

  #or(): Condition | undefined {
    return this.#chain("or", () => this.#chain("and", () => this.#not()));
  }

  #chain(word: "and" | "or", operand: () => Condition | undefined): Condition | undefined {
    const first = operand();
    if (first === undefined) return undefined;
    const operands = [first];
    while (this.#accept(word)) {
      const next = operand();
      if (next === undefined) return undefined;
      operands.push(next);
    }
    const last = operands.at(-1) ?? first;
    const at = span(first.at.start, last.at.end);
    return operands.length === 1 ? first : { kind: word, of: operands, at };
  }

  #not(): Condition | undefined {
    const start = this.#peek()?.at ?? this.#end;
    if (!this.#accept("not")) return this.#primary();
    const of = this.#nested(() => this.#not());
    return of && { kind: "not", of, at: span(start.start, of.at.end) };
  }

  #nested(read: () => Condition | undefined): Condition | undefined {
    this.#depth += 1;
    if (this.#depth > deepest) {
      const facts = { what: "the nesting of the condition", limit: `${deepest} levels` };
      if (this.problems.length === 0) this.problems.push(complain("too-large", this.#end, facts));
      return undefined;
    }
    const made = read();
    this.#depth -= 1;
    return made;
  }

  #primary(): Condition | undefined {
    const token = this.#take();
    if (token === undefined) return this.#wrong(this.#end, "a selection is expected at the end");
    if (token.text === "(") return this.#group(token);
    const following = this.#peek()?.text.toLowerCase();
    if (following === "of") return this.#quantified(token);
    if (/^(and|or|not|of|\)|\|)$/i.test(token.text)) {
      return this.#wrong(token.at, `a selection is expected, not '${token.text}'`);
    }
    if (this.#names.includes(token.text)) {
      return { kind: "selection", name: token.text, at: token.at };
    }
    const near = nearest(token.text, this.#names);
    const hint =
      near === undefined
        ? `the rule has: ${this.#names.join(", ")}`
        : `'${near}' is the closest name`;
    return this.#wrong(token.at, `no selection is named '${token.text}'`, hint);
  }

  #group(open: Token): Condition | undefined {
    const inner = this.#nested(() => this.#or());
    if (inner === undefined || this.#accept(")")) return inner;
    const found = this.#peek();
    if (found?.text === "|") return inner;
    return this.#wrong(found?.at ?? open.at, "a closing parenthesis is missing");
  }

  #quantified(quantity: Token): Condition | undefined {
    this.#take();
    const target = this.#take();
    if (target === undefined) return this.#wrong(this.#end, "'of' wants 'them' or a pattern");
    const at = span(quantity.at.start, target.at.end);
    const word = quantity.text.toLowerCase();
    if (word !== "1" && word !== "any" && word !== "all") {
      const construct = `the quantity '${quantity.text} of'`;
      const nearest = "'1 of', 'any of' or 'all of'";
      this.problems.push(complain("unsupported", at, { construct, nearest }));
      return undefined;
    }
    const chosen = this.#chosen(target.text);
    if (chosen.length === 0) return this.#wrong(target.at, `'${target.text}' names no selection`);
    const of = chosen.map((name): Condition => ({ kind: "selection", name, at }));
    return { kind: word === "all" ? "and" : "or", of, at };
  }

  #chosen(target: string): readonly string[] {
    const isThem = target.toLowerCase() === "them";
    const pattern = isThem ? "*" : target;
    return this.#names.filter(
      (name) => matchesStars(name, pattern) && (!name.startsWith("_") || pattern.startsWith("_")),
    );
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#next];
  }

  #take(): Token | undefined {
    const token = this.#tokens[this.#next];
    this.#next += 1;
    return token;
  }

  #accept(word: string): boolean {
    if (this.#peek()?.text.toLowerCase() !== word) return false;
    this.#next += 1;
    return true;
  }

  #wrong(at: Span, message: string, hint?: string): undefined {
    if (this.problems.length > 0) return;
    const facts = hint === undefined ? { message } : { message, hint };
    this.problems.push(complain("syntax-error", at, facts));
  }
}

/** `*` is any run; in linear time, because rules come from anywhere. */
function matchesStars(name: string, pattern: string): boolean {
  const [first = "", ...rest] = pattern.split("*");
  const last = rest.pop();
  if (last === undefined) return name === first;
  if (!name.startsWith(first) || name.length < first.length + last.length) return false;
  if (!name.endsWith(last)) return false;
  const middle = name.slice(first.length, name.length - last.length);
  let from = 0;
  for (const part of rest) {
    const at = middle.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return true;
}
