// strftime and strptime: a format becomes expressions that write a moment, or read one. Times are
// in UTC.

import { call, type Expr, literal, longLiteral, textLiteral } from "#plan";
import { escapePattern } from "./terms.ts";

const months =
  "January February March April May June July August September October November December".split(
    " ",
  );
const weekdays = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ");

const text = { type: "string" } as const;

/** A piece of a moment by the plan's own format (Kusto's letters). */
const piece = (moment: Expr, format: string): Expr =>
  call("time.format", [moment, textLiteral(format)]);

function named(key: Expr, names: readonly string[], keyOf: (index: number) => string): Expr {
  const pairs = names.flatMap((name, index) => [
    call("text.equals", [key, textLiteral(keyOf(index))]),
    textLiteral(name),
  ]);
  return call("logic.case", [...pairs, literal("string", null)], text);
}

const monthName = (moment: Expr, names: readonly string[]): Expr =>
  named(piece(moment, "MM"), names, (index) => String(index + 1).padStart(2, "0"));

const dayTicks = 864_000_000_000n;

/** Days since 0001-01-01, a Monday, modulo 7. */
function weekdayName(moment: Expr, names: readonly string[]): Expr {
  const timespan = (ticks: bigint) => literal("timespan", ticks);
  const day = call("time.bin", [moment, timespan(dayTicks)]);
  const monday = call("time.bin", [moment, timespan(7n * dayTicks)]);
  const since = call("time.between", [day, monday]);
  const pairs = names.flatMap((name, index) => {
    const limit = timespan(BigInt(index) * dayTicks);
    return [call("value.atMost", [since, limit]), textLiteral(name)];
  });
  return call("logic.case", [...pairs, literal("string", null)], text);
}

const short = (names: readonly string[]) => names.map((name) => name.slice(0, 3));

function dayPadded(moment: Expr): Expr {
  const day = piece(moment, "dd");
  const pattern = [textLiteral("^0"), textLiteral(" ")];
  return call("text.replaceRegex", [day, ...pattern]);
}

function wholeSeconds(moment: Expr): Expr {
  const seconds = call("number.floor", [call("time.unixSeconds", [moment])], { type: "real" });
  return call("loose.text", [seconds]);
}

type Writer = (moment: Expr) => Expr;

const writers: Readonly<Record<string, Writer>> = {
  Y: (moment) => piece(moment, "yyyy"),
  y: (moment) => piece(moment, "yy"),
  m: (moment) => piece(moment, "MM"),
  d: (moment) => piece(moment, "dd"),
  e: dayPadded,
  H: (moment) => piece(moment, "HH"),
  I: (moment) => piece(moment, "hh"),
  M: (moment) => piece(moment, "mm"),
  S: (moment) => piece(moment, "ss"),
  p: (moment) => piece(moment, "tt"),
  N: (moment) => piece(moment, "fff"),
  Q: (moment) => piece(moment, "fff"),
  "3N": (moment) => piece(moment, "fff"),
  "6N": (moment) => piece(moment, "ffffff"),
  "3Q": (moment) => piece(moment, "fff"),
  "6Q": (moment) => piece(moment, "ffffff"),
  b: (moment) => monthName(moment, short(months)),
  B: (moment) => monthName(moment, months),
  a: (moment) => weekdayName(moment, short(weekdays)),
  A: (moment) => weekdayName(moment, weekdays),
  s: wholeSeconds,
  z: () => textLiteral("+0000"),
  ":z": () => textLiteral("+00:00"),
  Z: () => textLiteral("UTC"),
  "%": () => textLiteral("%"),
  n: () => textLiteral("\n"),
  t: () => textLiteral("\t"),
};

/** Specifiers that stand for several. */
const compounds: Readonly<Record<string, string>> = {
  T: "%H:%M:%S",
  R: "%H:%M",
  F: "%Y-%m-%d",
  D: "%m/%d/%y",
  c: "%a %b %e %H:%M:%S %Y",
  x: "%m/%d/%Y",
  X: "%H:%M:%S",
  "+": "%a %b %e %H:%M:%S UTC %Y",
};

interface FormatPart {
  readonly specifier?: string;
  readonly text: string;
}

function partsOf(format: string): FormatPart[] {
  const expanded = format.replace(/%([A-Za-z+])/g, (all, letter: string) =>
    Object.hasOwn(compounds, letter) ? (compounds[letter] ?? all) : all,
  );
  return [...expanded.matchAll(/%([369]?[NQ]|:?z|[A-Za-z%])|[^%]+|%/g)].map(([all, specifier]) =>
    specifier === undefined ? { text: all } : { specifier, text: all },
  );
}

export type Formatted = Expr | { readonly unsupported: string };

export function writtenAs(format: string, moment: Expr): Formatted {
  const written: Expr[] = [];
  for (const part of partsOf(format)) {
    if (part.specifier === undefined) written.push(textLiteral(part.text));
    else {
      const writer = writers[part.specifier];
      if (writer === undefined) return { unsupported: `${part.text} in a time format` };
      written.push(writer(moment));
    }
  }
  return call("text.concat", written);
}

/** Patterns of what a specifier reads; the group is the value. */
const readers: Readonly<Record<string, string>> = {
  Y: "(\\d{4})",
  y: "(\\d{2})",
  m: "(\\d{1,2})",
  d: "(\\d{1,2})",
  e: " ?(\\d{1,2})",
  H: "(\\d{1,2})",
  M: "(\\d{1,2})",
  S: "(\\d{1,2})",
  N: "(\\d{1,9})",
  Q: "(\\d{1,9})",
  "3N": "(\\d{1,3})",
  "6N": "(\\d{1,6})",
  "9N": "(\\d{1,9})",
  "3Q": "(\\d{1,3})",
  "6Q": "(\\d{1,6})",
  b: "([A-Za-z]{3})",
  B: "([A-Za-z]{3,9})",
  z: "(Z|[+-]\\d{2}:?\\d{2})",
  Z: "(UTC|GMT|Z)",
  s: "(\\d+)",
};

/** The moment that a text in that format says; null where it is in another. */
export function readAs(format: string, from: Expr): Formatted {
  const parts = partsOf(format);
  let pattern = "^\\s*";
  const groups = new Map<string, number>();
  for (const { specifier, text: written } of parts) {
    const reader = specifier === undefined ? escapePattern(written) : readers[specifier];
    if (reader === undefined) return { unsupported: `${written} in a time format that is read` };
    pattern += reader;
    if (specifier !== undefined) groups.set(specifier.slice(-1), groups.size + 1);
  }
  const of = (specifier: string) => {
    const index = groups.get(specifier);
    if (index === undefined) return undefined;
    return call("text.capture", [from, textLiteral(pattern), longLiteral(index)]);
  };
  const seconds = of("s");
  if (seconds !== undefined) {
    return call("time.fromUnixSeconds", [call("loose.number", [seconds])]);
  }
  return composed(of);
}

/** ISO 8601 out of the parts. */
function composed(of: (specifier: string) => Expr | undefined): Formatted {
  const year = of("Y");
  const day = of("d") ?? of("e");
  const month = of("m") ?? monthNumber(of("b") ?? of("B"));
  if (year === undefined || month === undefined || day === undefined) {
    return { unsupported: "a time format without a year of four digits, a month and a day" };
  }
  const fraction = of("N") ?? of("Q");
  const written = [
    ...[year, textLiteral("-"), padded(month), textLiteral("-"), padded(day), textLiteral("T")],
    ...[padded(of("H")), textLiteral(":"), padded(of("M")), textLiteral(":"), padded(of("S"))],
    ...(fraction === undefined ? [] : [textLiteral("."), fraction]),
    zone(of("z")),
  ];
  return call("convert.toDatetime", [call("text.concat", written)]);
}

function padded(value: Expr | undefined): Expr {
  if (value === undefined) return textLiteral("00");
  return call("text.replaceRegex", [value, textLiteral("^(\\d)$"), textLiteral("0\\1")]);
}

function zone(value: Expr | undefined): Expr {
  if (value === undefined) return textLiteral("Z");
  const colon = [textLiteral("^([+-]\\d{2})(\\d{2})$"), textLiteral("\\1:\\2")];
  return call("text.replaceRegex", [value, ...colon]);
}

function monthNumber(name: Expr | undefined): Expr | undefined {
  if (name === undefined) return undefined;
  const start = call("text.lower", [
    call("text.substring", [name, longLiteral(0), longLiteral(3)]),
  ]);
  const pairs = months.flatMap((month, index) => [
    call("text.equals", [start, textLiteral(month.slice(0, 3).toLowerCase())]),
    textLiteral(String(index + 1).padStart(2, "0")),
  ]);
  return call("logic.case", [...pairs, literal("string", null)], text);
}
