// The text of search becomes a condition. Its own Boolean grammar: NOT, then OR, then AND, which
// may be left out; the words are upper case.

import type { Span } from "#text";
import { type Cursor, unescaped, type Word } from "./cursor.ts";
import { type Comparison, readComparison } from "./formula.ts";

export type Condition =
  | { readonly kind: "and" | "or"; readonly parts: readonly Condition[]; readonly at: Span }
  | { readonly kind: "not"; readonly part: Condition; readonly at: Span }
  | Term
  | Test
  | { readonly kind: "subsearch"; readonly open: number; readonly at: Span };

/** Words to be found in the event. */
export interface Term {
  readonly kind: "term";
  /** Escapes undone. */
  readonly text: string;
  readonly isQuoted: boolean;
  /** TERM() is bounded by major breakers alone, CASE() minds the case. */
  readonly directive?: "TERM" | "CASE";
  readonly at: Span;
}

/** A field against values, of which one must do (`!=`: none of them). */
export interface Test {
  readonly kind: "test";
  readonly field: Word;
  readonly operator: Comparison;
  readonly values: readonly Word[];
  readonly at: Span;
}

const depthMax = 100;

/** Undefined where nothing is asked: all events. */
export function readCondition(cursor: Cursor): Condition | undefined {
  if (cursor.isAtEnd) return undefined;
  const condition = new ConditionReader(cursor).and();
  cursor.finish();
  return condition;
}

/** Characters of an unquoted word; `=` and the like end a field's name but may stand in a value. */
const nameShape = /^[^\s"()[\],|=<>!]+/;
const valuePiece = /^(?:"(?:[^"\\]|\\[\s\S])*"|\\[\s\S]|[^\s"()[\]|,])+/;

class ConditionReader {
  private readonly cursor: Cursor;
  private depth = 0;

  constructor(cursor: Cursor) {
    this.cursor = cursor;
  }

  and(): Condition {
    const start = this.start();
    const parts = [this.or()];
    for (;;) {
      const joined = this.cursor.take(/^AND(?![\w=])/);
      if (joined === undefined && (this.cursor.isAtEnd || this.cursor.sees(/^[)\]]/))) break;
      this.cursor.skipComma();
      parts.push(this.or());
    }
    return this.joined("and", parts, start);
  }

  private or(): Condition {
    const start = this.start();
    const parts = [this.not()];
    while (this.cursor.take(/^OR(?![\w=])/) !== undefined) parts.push(this.not());
    return this.joined("or", parts, start);
  }

  private joined(kind: "and" | "or", parts: readonly Condition[], start: number): Condition {
    const [only] = parts;
    if (only !== undefined && parts.length === 1) return only;
    return { kind, parts, at: this.cursor.since(start) };
  }

  private not(): Condition {
    const start = this.start();
    if (this.cursor.take(/^NOT(?![\w=])/) === undefined) return this.primary();
    const part = this.deeper(() => this.not());
    return { kind: "not", part, at: this.cursor.since(start) };
  }

  private primary(): Condition {
    const { cursor } = this;
    const start = this.start();
    if (cursor.take(/^\(/) !== undefined) {
      if (cursor.take(/^\)/) !== undefined)
        return { kind: "and", parts: [], at: cursor.since(start) };
      const inner = this.deeper(() => this.and());
      cursor.need(/^\)/, "a closing parenthesis");
      return inner;
    }
    const subsearch = cursor.subsearch();
    if (subsearch !== undefined) return { kind: "subsearch", ...subsearch };
    return this.directive() ?? this.quotedPart() ?? this.word();
  }

  private directive(): Condition | undefined {
    const start = this.start();
    const name = this.cursor.take(/^(TERM|CASE)\(/)?.text;
    if (name !== "TERM" && name !== "CASE") return undefined;
    const inner = this.cursor.quoted() ?? this.cursor.need(/^[^()]+/, "a term");
    this.cursor.need(/^\)/, "a closing parenthesis");
    const at = this.cursor.since(start);
    return {
      kind: "term",
      text: unescaped(inner.text.trim()),
      isQuoted: true,
      directive: name,
      at,
    };
  }

  /** A phrase, or a field whose name stands in quotes. */
  private quotedPart(): Condition | undefined {
    const { cursor } = this;
    const start = this.start();
    if (!cursor.sees(/^"/)) return undefined;
    const phrase = cursor.quoted();
    if (phrase === undefined) return undefined;
    if (cursor.sees(/^(?:!=|<=|>=|==?|<|>|IN\s*\()/)) return this.test(phrase, start);
    return { kind: "term", text: phrase.text, isQuoted: true, at: phrase.at };
  }

  private word(): Condition {
    const { cursor } = this;
    const start = this.start();
    const name = cursor.take(nameShape);
    if (name !== undefined && cursor.sees(/^(?:!=|<=|>=|==?|<|>|IN\s*\()/)) {
      return this.test(name, start);
    }
    cursor.position = start;
    const written = cursor.need(valuePiece, "a term");
    return { kind: "term", text: unescaped(written.text), isQuoted: false, at: written.at };
  }

  private test(field: Word, start: number): Condition {
    const { cursor } = this;
    const operator = readComparison(cursor);
    if (operator === undefined) {
      cursor.need(/^IN\b/, "IN");
      const values = this.list();
      return { kind: "test", field, operator: "=", values, at: cursor.since(start) };
    }
    const value = this.value();
    return { kind: "test", field, operator, values: [value], at: cursor.since(start) };
  }

  private list(): Word[] {
    const { cursor } = this;
    cursor.need(/^\(/, "an opening parenthesis");
    const values: Word[] = [];
    while (cursor.take(/^\)/) === undefined) {
      cursor.skipComma();
      if (cursor.isAtEnd) cursor.fail("a closing parenthesis expected");
      values.push(this.value());
      cursor.skipComma();
    }
    if (values.length === 0) cursor.fail("IN needs values");
    return values;
  }

  /** Quoted pieces may stand within a value: their quotes fall. */
  private value(): Word {
    const { cursor } = this;
    if (cursor.sees(/^"/)) {
      const whole = cursor.quoted();
      if (whole !== undefined && !/^[^\s()[\]|,]/.test(cursor.rest)) return whole;
      if (whole !== undefined) cursor.position -= whole.written.length + 2;
    }
    const written = cursor.need(valuePiece, "a value");
    const text = written.text.replace(/"((?:[^"\\]|\\[\s\S])*)"/g, "$1");
    return { text: unescaped(text), at: written.at };
  }

  private deeper(read: () => Condition): Condition {
    this.depth++;
    if (this.depth > depthMax) this.cursor.fail(`more than ${depthMax} levels of nesting`);
    const condition = read();
    this.depth--;
    return condition;
  }

  private start(): number {
    this.cursor.skipBlanks();
    return this.cursor.position;
  }
}

/** The fields that a condition reads. */
export function fieldsOf(condition: Condition): string[] {
  switch (condition.kind) {
    case "and":
    case "or":
      return condition.parts.flatMap(fieldsOf);
    case "not":
      return fieldsOf(condition.part);
    case "test":
      return [condition.field.text];
    case "term":
    case "subsearch":
      return [];
  }
}
