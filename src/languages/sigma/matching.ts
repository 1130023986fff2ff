// A field and the values asked of it become a predicate that is true or false, never null.

import { unreachable } from "#bug";
import {
  and,
  boolLiteral,
  call,
  type Expr,
  type FunctionName,
  literal,
  longLiteral,
  or,
  textLiteral,
} from "#plan";
import type { Span } from "#text";
import type { ClockPart, Item } from "./modifiers.ts";
import { globOf, plainText, regexOf, shapeOf } from "./pattern.ts";
import type {
  BoundValue,
  FieldValue,
  NetworkValue,
  RegexValue,
  SigmaValue,
  TextValue,
} from "./value.ts";

/** What a value is compared with. */
export interface Subject {
  readonly field: Expr;
  /** The column of a table is never null when it is text; an extracted field is null where it is absent. */
  readonly isNullable: boolean;
  /** Another field of the same event, for `fieldref`. */
  readonly other: (name: string, at: Span) => Expr;
}

export function matchItem(subject: Subject, item: Item, at: Span): Expr {
  const field = item.part === undefined ? subject.field : clockPart(subject.field, item.part);
  const matcher = new Matcher({ ...subject, field }, item.cased);
  const matches = matcher.all(item, at);
  return item.negated ? call("logic.not", [matches], { at }) : matches;
}

class Matcher {
  readonly #subject: Subject;
  readonly #cased: boolean;

  constructor(subject: Subject, cased: boolean) {
    this.#subject = subject;
    this.#cased = cased;
  }

  all({ values, all }: Pick<Item, "values" | "all">, at: Span): Expr {
    if (all) return and(values.map((value) => this.one(value)));
    const plain = this.#isText ? values.filter(isWhole) : [];
    if (plain.length < 2) return or(values.map((value) => this.one(value)));
    const rest = values.filter((value) => !isWhole(value)).map((value) => this.one(value));
    return or([this.#oneOf(plain, at), ...rest]);
  }

  /** Many texts in one call, so that a list of thousands stays one set. */
  #oneOf(values: readonly TextValue[], at: Span): Expr {
    const texts = values.map(({ pieces, at }) => textLiteral(plainText(pieces) ?? "", at));
    const fn = this.#cased ? "text.isOneOf" : "text.isOneOfFolded";
    return this.#certain(call(fn, [this.#subject.field, ...texts], { at }));
  }

  one(value: SigmaValue): Expr {
    const { at } = value;
    switch (value.kind) {
      case "text":
        return this.#text(value);
      case "number":
        return this.#number("value.equals", value.value, at);
      case "boolean":
        return this.#shaped("whole", { text: String(value.value), at });
      case "null":
        return this.#presence(false, at);
      case "bytes":
        return boolLiteral(false, at);
      case "regex":
        return this.#regex(value);
      case "network":
        return this.#network(value);
      case "bound":
        return this.#number(comparisons[value.comparison], value.limit, at);
      case "field":
        return this.#otherField(value);
      case "presence":
        return this.#presence(value.isPresent, at);
      case "choice":
        return this.all({ values: value.values, all: false }, at);
      default:
        return unreachable(value);
    }
  }

  get #isText(): boolean {
    return this.#subject.field.type === "string";
  }

  #asText(): Expr {
    const { field } = this.#subject;
    return this.#isText ? field : call("convert.toText", [field], { at: field.at });
  }

  /** Null counts as no match, so that `not` takes absent fields too. */
  #certain(predicate: Expr): Expr {
    const isCertain = this.#isText && !this.#subject.isNullable;
    return isCertain ? predicate : call("logic.isTrue", [predicate], { at: predicate.at });
  }

  #text({ pieces, at }: TextValue): Expr {
    const plain = plainText(pieces);
    if (plain === "") return call("text.isEmpty", [this.#asText()], { at });
    if (plain !== undefined && isNumeric(plain) && !this.#isText) {
      return this.#number("value.equals", BigInt(plain), at);
    }
    if (pieces.length === 1 && pieces[0]?.kind === "run") return this.#presence(true, at);
    const shape = shapeOf(pieces);
    if (shape !== undefined) return this.#shaped(shape.edges, { text: shape.text, at });
    const glob = this.#cased ? undefined : globOf(pieces);
    const [fn, pattern] =
      glob === undefined
        ? (["text.matchesRegex", regexOf(pieces, this.#cased)] as const)
        : (["text.matchesWildcard", glob] as const);
    return this.#certain(call(fn, [this.#asText(), textLiteral(pattern, at)], { at }));
  }

  #shaped(edges: FieldValue["edges"], { text, at }: { text: string; at: Span }): Expr {
    const fn = (this.#cased ? casedFunctions : foldedFunctions)[edges];
    return this.#certain(call(fn, [this.#asText(), textLiteral(text, at)], { at }));
  }

  #number(fn: FunctionName, value: number | bigint, at: Span): Expr {
    const { field } = this.#subject;
    const isWhole = typeof value === "bigint" || Number.isInteger(value);
    const wanted = isWhole ? longLiteral(value, at) : literal("real", value, at);
    const isNumber = field.type === "int" || field.type === "long" || field.type === "real";
    const real = () => call("convert.toReal", [this.#asText()], { at: field.at });
    const number = isNumber ? field : real();
    const exact = isNumber ? wanted : literal("real", Number(value), at);
    return call("logic.isTrue", [call(fn, [number, exact], { at })], { at });
  }

  #regex({ pattern, flags, at }: RegexValue): Expr {
    const written = flags === "" ? pattern : `(?${flags})${pattern}`;
    const args = [this.#asText(), textLiteral(written, at)];
    return this.#certain(call("text.matchesRegex", args, { at }));
  }

  #network({ network, at }: NetworkValue): Expr {
    const args = [this.#asText(), textLiteral(network, at)];
    return this.#certain(call("address.isInNetwork", args, { at }));
  }

  #presence(isPresent: boolean, at: Span): Expr {
    const { field, isNullable } = this.#subject;
    if (this.#isText && !isNullable) {
      return call(isPresent ? "text.isNotEmpty" : "text.isEmpty", [field], { at });
    }
    return call(isPresent ? "value.isNotNull" : "value.isNull", [field], { at });
  }

  #otherField({ name, edges, at }: FieldValue): Expr {
    const other = this.#subject.other(name, at);
    const text = other.type === "string" ? other : call("convert.toText", [other], { at });
    const fn = (this.#cased ? casedFunctions : foldedFunctions)[edges];
    return call("logic.isTrue", [call(fn, [this.#asText(), text], { at })], { at });
  }
}

function isWhole(value: SigmaValue): value is TextValue {
  return value.kind === "text" && (plainText(value.pieces) ?? "") !== "";
}

const isNumeric = (text: string): boolean => /^-?\d{1,18}$/.test(text);

const comparisons = {
  less: "value.less",
  atMost: "value.atMost",
  greater: "value.greater",
  atLeast: "value.atLeast",
} as const satisfies Record<BoundValue["comparison"], FunctionName>;

const foldedFunctions = {
  whole: "text.equalsFolded",
  start: "text.startsWithFolded",
  end: "text.endsWithFolded",
  inside: "text.containsFolded",
} as const;

const casedFunctions = {
  whole: "text.equals",
  start: "text.startsWith",
  end: "text.endsWith",
  inside: "text.contains",
} as const;

const clockFormats: Readonly<Record<ClockPart, string>> = {
  minute: "mm",
  hour: "HH",
  day: "dd",
  month: "MM",
  year: "yyyy",
};

/** UTC, as all moments are. */
function clockPart(field: Expr, part: ClockPart): Expr {
  const { at } = field;
  const moment = field.type === "datetime" ? field : call("convert.toDatetime", [field], { at });
  const digits = call("time.format", [moment, textLiteral(clockFormats[part])], { at });
  return call("convert.toLong", [digits], { at });
}
