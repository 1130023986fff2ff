// Calls and what they give, by the function's row in the plan and, where it says so, by the home product.

import { type FunctionName, type Literal, literal } from "#plan";
import type { Scalar, ScalarType } from "#schema";
import { ticks } from "./asking.ts";

export interface Case {
  readonly fn: FunctionName;
  readonly args: readonly Literal[];
  readonly type: ScalarType | undefined;
  readonly gives: Scalar;
  /** The arguments from which on only constants are taken. */
  readonly constantFrom: number;
}

type Argument = Literal | string | bigint | number | boolean;

const of = (arg: Argument): Literal => {
  if (typeof arg === "string") return literal("string", arg);
  if (typeof arg === "bigint") return literal("long", arg);
  if (typeof arg === "number") return literal("real", arg);
  return typeof arg === "boolean" ? literal("bool", arg) : arg;
};

const made: Case[] = [];

interface Options {
  readonly type?: ScalarType;
  readonly constantFrom?: number;
}

function gives(gives: Scalar, fn: FunctionName, args: readonly Argument[], options: Options = {}) {
  const { type, constantFrom = Number.POSITIVE_INFINITY } = options;
  made.push({ fn, args: args.map(of), type, gives, constantFrom });
}

const nothing = (type: ScalarType) => literal(type, null);
const json = (text: string) => literal("dynamic", text);
const at = (iso: string) => literal("datetime", ticks(iso));
const span = (seconds: number) => literal("timespan", BigInt(Math.round(seconds * 10_000_000)));
const int = (value: number) => literal("int", BigInt(value));

const long = { type: "long" } as const;
const real = { type: "real" } as const;

gives(true, "logic.and", []);
gives(false, "logic.or", []);
gives(false, "logic.and", [nothing("bool"), false]);
gives(null, "logic.and", [nothing("bool"), true]);
gives(true, "logic.or", [nothing("bool"), true]);
gives(null, "logic.or", [nothing("bool"), false]);
gives(null, "logic.not", [nothing("bool")]);
gives(false, "logic.not", [true]);
gives(false, "logic.isTrue", [nothing("bool")]);
gives(true, "logic.isTrue", [true]);
gives("b", "logic.if", [nothing("bool"), "a", "b"], { type: "string" });
gives("a", "logic.if", [true, "a", "b"], { type: "string" });
gives("y", "logic.case", [false, "x", true, "y", "z"], { type: "string" });
gives("z", "logic.case", [false, "x", nothing("bool"), "y", "z"], { type: "string" });
gives("z", "logic.case", ["z"], { type: "string" });
gives(2n, "value.coalesce", [nothing("long"), 2n, 3n], long);
gives(null, "value.coalesce", [nothing("long")], long);
gives(true, "value.isNull", [nothing("long")]);
gives(true, "value.isNotNull", [0n]);

gives(true, "value.equals", [1n, 1n]);
gives(true, "value.equals", [int(1), 1n]);
gives(true, "value.equals", [1n, 1.0]);
gives(false, "value.equals", [1n, nothing("long")]);
gives(null, "value.equals", [nothing("long"), nothing("long")]);
gives(false, "value.equals", [Number.NaN, Number.NaN]);
gives(true, "value.differs", [Number.NaN, Number.NaN]);
gives(true, "value.differs", [1n, nothing("long")]);
gives(false, "value.differs", [1n, 1n]);
gives(null, "value.differs", [nothing("long"), nothing("long")]);
gives(null, "value.less", [nothing("long"), 1n]);
gives(true, "value.less", [1n, 2n]);
gives(false, "value.less", [1.0, Number.NaN]);
gives(false, "value.greater", [Number.NaN, 1.0]);
gives(false, "value.atLeast", [Number.NaN, Number.NaN]);
gives(false, "value.atMost", [Number.NaN, Number.NaN]);
gives(true, "value.atMost", [at("2026-01-01"), at("2026-01-01")]);
gives(true, "value.isOneOf", [2n, 1n, 2n]);
gives(false, "value.isOneOf", [2n, 1n, nothing("long")]);
gives(false, "value.isOneOf", [nothing("long"), 1n]);
gives(false, "value.isOneOf", [1n]);

gives(true, "text.equals", ["a", "a"]);
gives(false, "text.equals", ["a", "A"]);
gives(null, "text.equals", [nothing("string"), "a"]);
gives(true, "text.equalsFolded", ["ПРИВЕТ", "привет"]);
gives(true, "text.differs", ["a", "A"]);
gives(true, "text.less", ["B", "a"]);
gives(true, "text.less", ["\uffff", "\u{10000}"]);
gives(true, "text.contains", ["abc", "bc"]);
gives(false, "text.contains", ["abc", "BC"]);
gives(true, "text.contains", ["abc", ""]);
gives(true, "text.containsFolded", ["CAFÉ olé", "café"]);
gives(true, "text.containsFolded", ["100% (a_b)", "% (A_"]);
gives(true, "text.startsWith", ["abc", "ab"]);
gives(false, "text.startsWith", ["abc", "AB"]);
gives(true, "text.startsWithFolded", ["abc", "AB"]);
gives(true, "text.endsWith", ["abc", "bc"]);
gives(true, "text.endsWithFolded", ["abc", "BC"]);

gives(true, "text.hasTerm", ["rtr: %SYS-5-RELOAD: Reload", "%SYS-5-RELOAD"]);
gives(false, "text.hasTerm", ["rtr: %SYS-5-RELOADED: Reload", "%SYS-5-RELOAD"]);
gives(true, "text.hasTerm", ["alpha_beta", "ALPHA"]);
gives(true, "text.hasTerm", ["1_2_3", "1"]);
gives(false, "text.hasTerm", ["ПриветМир", "привет"]);
gives(true, "text.hasTerm", ["ПРИВЕТ МИР", "привет"]);
gives(false, "text.hasTerm", ["naive", "naïve"]);
gives(true, "text.hasTerm", ["v1.2.3", "2.3"]);
gives(true, "text.hasTerm", ["c2900.bin", ".bin"]);
gives(false, "text.hasTerm", ["c2900.binary", ".bin"]);
gives(true, "text.hasTerm", ["copy tftp flash", "copy tftp"]);
gives(false, "text.hasTerm", ["copy  tftp flash", "copy tftp"]);
gives(true, "text.hasTerm", ["line\nconfreg 0x2102", "confreg"]);
gives(false, "text.hasTerm", ["confreg 0x2102", "confreg 0x"]);
gives(true, "text.hasTerm", ["", ""]);
gives(true, "text.hasTerm", ["ab", ""]);
gives(null, "text.hasTerm", [nothing("string"), ""]);
gives(true, "text.hasTerm", ["a b", " "]);
gives(true, "text.hasTerm", ["a\\b [c]", "\\b [c]"]);
gives(true, "text.hasTerm", ["x\u0000y", "\u0000"]);
gives(false, "text.hasTermCased", ["Reload", "reload"]);
gives(true, "text.hasTermCased", ["a Reload", "Reload"]);
gives(true, "text.hasTermPrefix", ["reloaded", "RELOAD"]);
gives(false, "text.hasTermPrefix", ["preload", "load"]);
gives(false, "text.hasTermPrefixCased", ["reloaded", "RELOAD"]);
gives(true, "text.hasTermSuffix", ["preload", "LOAD"]);
gives(false, "text.hasTermSuffix", ["preloaded", "load"]);
gives(false, "text.hasTermSuffixCased", ["preload", "LOAD"]);
gives(true, "text.hasAnyTerm", ["a reload now", "boot", ".bin", "RELOAD"]);
gives(false, "text.hasAnyTerm", ["a reload now", "boot", ".bin"]);
gives(true, "text.hasAnyTerm", ["a reload now", "boot", ""]);
gives(false, "text.hasAnyTerm", ["a reload now"]);
gives(true, "text.hasAllTerms", ["copy tftp: flash:", "tftp", "COPY"]);
gives(false, "text.hasAllTerms", ["copy tftp: flash:", "tftp", "flas"]);
gives(true, "text.isOneOf", ["a", "b", "a"]);
gives(false, "text.isOneOf", ["a", "A"]);
gives(false, "text.isOneOf", ["a"]);
gives(true, "text.isOneOfFolded", ["É", "x", "é"]);

const phrase = { constantFrom: 1 };
gives(true, "text.hasPhrase", ["x %SYS-5-RELOAD: y", "sys-5-reload"], phrase);
gives(false, "text.hasPhrase", ["reloaded", "reload"], phrase);
gives(false, "text.hasPhrase", ["re~load", "load"], phrase);
gives(true, "text.hasPhrase", ["re_load", "load"], phrase);
gives(true, "text.matchesWildcard", ["R1-Core", "r?-*"], phrase);
gives(false, "text.matchesWildcard", ["xR1-Core", "r?-*"], phrase);
gives(true, "text.matchesWildcard", ["a\nb", "a*b"], phrase);
gives(true, "text.matchesWildcard", ["a*b", "a\\*b"], phrase);
gives(false, "text.matchesWildcard", ["aXb", "a\\*b"], phrase);
gives(true, "text.matchesWildcard", ["", "*"], phrase);
gives(false, "text.matchesWildcard", ["a", ""], phrase);
gives(true, "text.matchesRegex", ["abc123", "[0-9]+$"], phrase);
gives(false, "text.matchesRegex", ["ABC", "abc"], phrase);

gives(true, "text.isEmpty", [""]);
gives(true, "text.isEmpty", [nothing("string")]);
gives(true, "text.isNotEmpty", ["a"]);
gives(false, "text.isNotEmpty", [nothing("string")]);
gives("b", "text.coalesce", ["", nothing("string"), "b"]);
gives("", "text.coalesce", [""]);
gives("", "text.orEmpty", [nothing("string")]);
gives("ä", "text.lower", ["Ä"]);
gives("Ä", "text.upper", ["ä"]);
gives(3n, "text.length", ["é😀x"]);
gives("a1", "text.concat", ["a", "1"]);
gives(null, "text.concat", ["a", nothing("string")]);
gives("", "text.concat", []);
gives("llo", "text.substring", ["hello", 2n]);
gives("el", "text.substring", ["hello", 1n, 2n]);
gives("ll", "text.substring", ["hello", -3n, 2n]);
gives("llo", "text.substring", ["hello", -3n]);
gives("", "text.substring", ["hello", -100n, 3n]);
gives("hello", "text.substring", ["hello", -100n]);
gives("", "text.substring", ["hello", 2n, 0n]);
gives("", "text.substring", ["hello", 9n, 3n]);
gives("lo", "text.substring", ["hello", 3n, 100n]);
gives("😀", "text.substring", ["é😀x", 1n, 1n]);
gives("a-b-c", "text.replaceAll", ["a.b.c", ".", "-"]);
gives("[a]b[a]", "text.replaceRegex", ["aba", "(a)", "[\\1]"], phrase);
gives("b", "text.extract", ["abc", "a(.)c", 1n], phrase);
gives("abc", "text.extract", ["abc", "a(.)c", 0n], phrase);
gives("", "text.extract", ["abc", "x(.)", 1n], phrase);
gives("", "text.extract", ["abc", "a(.)c", 2n], phrase);
gives("k", "text.extract", ["abcdefghijk", "(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)(k)", 11n], phrase);
gives("b", "text.capture", ["abc", "a(.)c", 1n], phrase);
gives(null, "text.capture", ["abc", "x(.)", 1n], phrase);
gives(null, "text.capture", ["abc", "(a)|(b)", 2n], phrase);
gives("", "text.capture", ["abc", "a()", 1n], phrase);
gives('["a","","b"]', "text.split", ["a,,b", ","]);
gives('[""]', "text.split", ["", "x"]);
gives('["a\\"b"]', "text.split", ['a"b', ","]);

const most = 9_223_372_036_854_775_807n;
const least = -9_223_372_036_854_775_808n;
gives(3n, "number.add", [1n, 2n], long);
gives(least, "number.add", [most, 1n], long);
gives(-2_147_483_648n, "number.add", [int(2_147_483_647), int(1)], { type: "int" });
gives(3.5, "number.add", [1.5, 2.0], real);
gives(most, "number.subtract", [least, 1n], long);
gives(-1n, "number.subtract", [1n, 2n], long);
gives(1n, "number.multiply", [most, most], long);
gives(least, "number.multiply", [least, -1n], long);
gives(-3n, "number.divide", [-7n, 2n], long);
gives(null, "number.divide", [7n, 0n], long);
gives(least, "number.divide", [least, -1n], long);
gives(3.5, "number.divide", [7.0, 2.0], real);
gives(Number.POSITIVE_INFINITY, "number.divide", [7.0, 0.0], real);
gives(null, "number.divideOrNull", [7.0, 0.0], real);
gives(2n, "number.modulo", [-7n, 3n], long);
gives(1n, "number.modulo", [-7n, -2n], long);
gives(null, "number.modulo", [7n, 0n], long);
gives(0n, "number.modulo", [least, -1n], long);
gives(least, "number.negate", [least], long);
gives(-1.5, "number.negate", [1.5], real);
gives(-4, "number.floor", [-3.14], real);
gives(-4, "number.bin", [-3.14, 1.0], real);
gives(-1n, "number.bin", [-1n, 1n], long);
gives(-10n, "number.bin", [-3n, 10n], long);
gives(null, "number.bin", [3n, 0n], long);
gives(null, "number.bin", [3n, -2n], long);

gives(ticks("2026-01-02"), "time.add", [at("2026-01-01"), span(86_400)]);
gives(null, "time.add", [at("9999-12-31T23:59:59.9999999Z"), span(1)]);
gives(null, "time.subtract", [at("0001-01-01"), span(1)]);
gives(null, "time.add", [at("2026-01-01"), literal("timespan", most)]);
gives(864_000_000_000n, "time.between", [at("2026-01-02"), at("2026-01-01")]);
gives(ticks("2026-01-01T10:00:00Z"), "time.bin", [at("2026-01-01T10:59:59.9999999Z"), span(3600)]);
gives(null, "time.bin", [at("2026-01-01"), span(0)]);
gives(
  "6/15/2020 1:45:09 PM",
  "time.format",
  [at("2020-06-15T13:45:09Z"), "M/d/yyyy h:mm:ss tt"],
  phrase,
);
gives(
  "20-06-15 13:45:09.12",
  "time.format",
  [at("2020-06-15T13:45:09.1234567Z"), "yy-MM-dd HH:mm:ss.ff"],
  phrase,
);
gives("1234567", "time.format", [at("2020-06-15T13:45:09.1234567Z"), "FFFFFFF"], phrase);
gives("", "time.format", [nothing("datetime"), "yyyy"], phrase);
gives("0001", "time.format", [at("0001-01-01"), "yyyy"], phrase);
gives(1.5, "time.unixSeconds", [at("1970-01-01T00:00:01.5Z")]);
gives(ticks("1970-01-01T00:00:01.5Z"), "time.fromUnixSeconds", [1.5]);
gives(null, "time.fromUnixSeconds", [1e30]);
gives(30_000_000n, "span.add", [span(1), span(2)]);
gives(-10_000_000n, "span.subtract", [span(1), span(2)]);
gives(-10_000_000n, "span.negate", [span(1)]);
gives(25_000_000n, "span.multiply", [span(1), 2.5]);
gives(24, "span.divide", [span(86_400), span(3600)]);
gives(5_000_000n, "span.divideBy", [span(1), 2.0]);
gives(-20_000_000n, "span.bin", [span(-1.5), span(1)]);

gives(true, "convert.toBool", ["tRuE"]);
gives(true, "convert.toBool", ["-1"]);
gives(false, "convert.toBool", ["0"]);
gives(null, "convert.toBool", [" true"]);
gives(null, "convert.toBool", ["1.0"]);
gives(true, "convert.toBool", [5n]);
gives(45n, "convert.toInt", [" 45 "]);
gives(null, "convert.toInt", ["3.14"]);
gives(null, "convert.toInt", ["2147483648"]);
gives(-2n, "convert.toInt", [-2.5]);
gives(1n, "convert.toInt", [true]);
gives(31n, "convert.toLong", ["0x1F"]);
gives(null, "convert.toLong", ["1_000"]);
gives(null, "convert.toLong", [""]);
gives(null, "convert.toLong", [1e30]);
gives(null, "convert.toLong", [Number.NaN]);
gives(ticks("2020-01-01"), "convert.toLong", [at("2020-01-01")]);
gives(1n, "convert.toLong", [json("1.5")]);
gives(3n, "convert.toLong", [json('"3"')]);
gives(1n, "convert.toLong", [json("true")]);
gives(null, "convert.toLong", [json("[1]")]);
gives(1500, "convert.toReal", ["1.5e3"]);
gives(null, "convert.toReal", ["1_000"]);
gives(Number.POSITIVE_INFINITY, "convert.toReal", ["Inf"]);
gives(2, "convert.toReal", [2n]);
gives(6.37134336e17, "convert.toReal", [at("2020-01-01")]);
gives(ticks("2020-06-15T13:45:09.1234567Z"), "convert.toDatetime", [
  "2020-06-15T13:45:09.1234567Z",
]);
gives(ticks("2020-06-15T11:45:00Z"), "convert.toDatetime", ["2020-06-15 13:45+02:00"]);
gives(ticks("1969-07-20"), "convert.toDatetime", ["1969-07-20"]);
gives(ticks("2022-12-02"), "convert.toDatetime", ["12-02-2022"]);
gives(null, "convert.toDatetime", ["13-01-2022"]);
gives(ticks("2022-12-02"), "convert.toDatetime", ["2 Dec 2022"]);
gives(ticks("2022-01-01T10:00:00Z"), "convert.toDatetime", ["Sat, 01 Jan 2022 10:00:00 GMT"]);
gives(null, "convert.toDatetime", ["not a date"]);
gives(null, "convert.toDatetime", ["0001-01-01T00:00:00+02:00"]);
gives(ticks("2020-01-01"), "convert.toDatetime", [json('"2020-01-01"')]);
gives(937_845_000_000n, "convert.toTimespan", ["1.02:03:04.5"]);
gives(-937_845_000_000n, "convert.toTimespan", ["-1.02:03:04.5"]);
gives(10_000n, "convert.toTimespan", ["0:0:0.001"]);
gives(900_000_000n, "convert.toTimespan", ["90s"]);
gives(-864_000_000_000n, "convert.toTimespan", ["-1d"]);
gives(null, "convert.toTimespan", ["1.5"]);
gives("0e8400e2-9b41-44d4-a716-446655440000", "convert.toGuid", [
  "{0E8400E29B4144D4A716446655440000}",
]);
gives(null, "convert.toGuid", ["xyz"]);
gives('"a\\"b"', "convert.toDynamic", ['a"b']);
gives("1.5", "convert.toDynamic", [1.5]);
gives('"NaN"', "convert.toDynamic", [Number.NaN]);
gives('"2020-01-01T00:00:00.0000000Z"', "convert.toDynamic", [at("2020-01-01")]);
gives('"1.00:00:00"', "convert.toDynamic", [span(86_400)]);
gives("true", "convert.toDynamic", [true]);
gives(null, "convert.toDynamic", [nothing("long")]);
gives("", "convert.toText", [nothing("long")]);
gives("True", "convert.toText", [true]);
gives("1500.0", "convert.toText", [1500]);
gives("-5", "convert.toText", [int(-5)]);
gives("2020-01-01T00:00:00.0000001Z", "convert.toText", [
  literal("datetime", ticks("2020-01-01") + 1n),
]);
gives("0001-01-01T00:00:00.0000000Z", "convert.toText", [at("0001-01-01")]);
gives("1.02:03:04.5000000", "convert.toText", [span(93_784.5)]);
gives("-00:00:01", "convert.toText", [span(-1)]);
gives("a", "convert.toText", [json('"a"')]);
gives('{"a":[1,true]}', "convert.toText", [json('{"a":[1,true]}')]);
gives("true", "convert.toText", [json("true")]);

gives("1", "dynamic.property", [json('{"a/b~":1}'), "a/b~"]);
gives(null, "dynamic.property", [json('{"a":null}'), "a"]);
gives(null, "dynamic.property", [json('["x"]'), "0"]);
gives('"x"', "dynamic.property", [json('{"0":"x"}'), "0"]);
gives(null, "dynamic.property", [nothing("dynamic"), "a"]);
gives("3", "dynamic.element", [json("[1,2,3]"), -1n]);
gives(null, "dynamic.element", [json("[1]"), 5n]);
gives(null, "dynamic.element", [json('{"1":2}'), 1n]);
gives(2n, "dynamic.length", [json("[1,null]")]);
gives(null, "dynamic.length", [json("{}")]);
gives('{"a":1}', "dynamic.parse", ['{"a" : 1}']);
gives('"no json"', "dynamic.parse", ["no json"]);
gives(null, "dynamic.parse", ["null"]);
gives('[1,"a",null,"1.00:00:00"]', "dynamic.array", [1n, "a", nothing("long"), span(86_400)]);
gives("[]", "dynamic.array", []);
gives('{"a":1,"b":{"c":2}}', "dynamic.object", ["a", 1n, "b", json('{"c":2}')]);
gives(true, "dynamic.holdsText", [json('["a","B"]'), "B"]);
gives(false, "dynamic.holdsText", [json('["a",1]'), "1"]);
gives(true, "dynamic.holdsTextFolded", [json('["a","É\\""]'), 'é"']);
gives(true, "dynamic.anyTermIn", [json('["boot","reload"]'), "a RELOAD now"]);
gives(false, "dynamic.anyTermIn", [json('["boot","relo"]'), "a RELOAD now"]);
gives(false, "dynamic.anyTermIn", [json("[]"), "a"]);
gives(true, "dynamic.allTermsIn", [json('["now","reload"]'), "a RELOAD now"]);
gives(false, "dynamic.allTermsIn", [json('["now","boot"]'), "a RELOAD now"]);

gives(null, "loose.present", [""]);
gives(1.5, "loose.number", [" 1.5 "]);
gives(null, "loose.number", ["0x1F"]);
gives(null, "loose.number", ["inf"]);
gives("2", "loose.text", [2]);
gives("0.5", "loose.text", [0.5]);
gives("7", "loose.text", [7n]);
gives(true, "loose.equals", ["1.0", "1"]);
gives(false, "loose.equals", ["1.0", "a"]);
gives(false, "loose.equals", ["a", "A"]);
gives(null, "loose.equals", [nothing("string"), "1"]);
gives(null, "loose.equalNumbers", [nothing("long"), 1n]);
gives(true, "loose.less", ["9", "10"]);
gives(false, "loose.less", ["9", "1a"]);
gives(true, "loose.atMost", ["10", "10.0"]);
gives("3.5", "loose.add", ["1.5", "2"]);
gives("ab", "loose.add", ["a", "b"]);
gives(null, "loose.add", ["a", "1"]);
gives("192.000.002.010", "loose.addressKey", ["192.0.2.10"]);
gives(null, "loose.addressKey", ["192.0.2.256"]);
gives(2.35, "loose.round", [2.345, 2n]);
gives(-3, "loose.round", [-2.5, 0n]);

gives('["a"]', "multivalue.of", ["a"]);
gives(null, "multivalue.of", [nothing("string")]);
gives('["a","b"]', "multivalue.append", [json('["a"]'), nothing("dynamic"), json('["b"]')]);
gives(null, "multivalue.append", [nothing("dynamic")]);
gives("b", "multivalue.at", [json('["a","b"]'), -1n]);
gives("a", "multivalue.at", [json('["a","b"]'), 0n]);
gives(null, "multivalue.at", [json('["a","b"]'), 2n]);
gives('["b","c"]', "multivalue.slice", [json('["a","b","c"]'), 1n, -1n]);
gives(null, "multivalue.slice", [json('["a"]'), 3n, 4n]);
gives("a, b", "multivalue.join", [json('["a","b"]'), ", "], phrase);
gives(1n, "multivalue.find", [json('["a","bc"]'), "^b"], phrase);
gives(null, "multivalue.find", [json('["a","bc"]'), "x"], phrase);
gives('["b","a"]', "multivalue.distinct", [json('["b","a","b"]')]);
gives('["A","b"]', "multivalue.sorted", [json('["b","A"]')]);
gives(true, "multivalue.anyEquals", [json('["a","1.0"]'), "1"]);
gives(false, "multivalue.anyEquals", [json('["a"]'), "b"]);
gives(null, "multivalue.anyEquals", [nothing("dynamic"), "b"]);
gives(true, "multivalue.anyMatchesWildcard", [json('["abc"]'), "A*"], phrase);
gives(true, "multivalue.anyMatchesRegex", [json('["abc"]'), "b."], phrase);
gives('["1","2"]', "multivalue.captures", ["a1b2c3", "([0-9])", 1n, 2n], phrase);
gives(null, "multivalue.captures", ["abc", "([0-9])", 1n, 0n], phrase);
gives('["1","x"]', "multivalue.jsonValues", ['{"a":[{"b":1},{"b":"x"},{}]}', "a{}.b"], phrase);
gives('["1"]', "multivalue.jsonValues", ['{"a":{"b":1}}', "a.b"], phrase);
gives(null, "multivalue.jsonValues", ["no json", "a"], phrase);

gives(true, "address.isInNetwork", ["192.0.2.77", "192.0.2.0/24"], phrase);
gives(false, "address.isInNetwork", ["192.0.3.1", "192.0.2.0/24"], phrase);
gives(false, "address.isInNetwork", ["192.0.2.999", "192.0.2.0/24"], phrase);
gives(true, "address.isInNetwork", ["2001:db8::1", "2001:db8::/32"], phrase);
gives(true, "address.isInNetwork", ["2001:0DB8:0:0:0:0:0:1", "2001:db8::/33"], phrase);
gives(false, "address.isInNetwork", ["2001:db9::1", "2001:db8::/32"], phrase);
gives(true, "address.isInNetwork", ["::1", "::/0"], phrase);
gives(false, "address.isInNetwork", ["1::2::3", "::/0"], phrase);
gives(false, "address.isInNetwork", ["192.0.2.1", "::/0"], phrase);
gives(false, "address.isInNetwork", [nothing("string"), "::/0"], phrase);

export const cases: readonly Case[] = made;
