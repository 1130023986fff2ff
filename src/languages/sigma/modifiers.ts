// The modifiers of a detection item, applied from left to right: one row each.

import { complain, type Diagnostic, nearest, type Span } from "#text";
import { base64, base64AtOffsets, type Utf16, utf8, utf16 } from "./encoding.ts";
import { loosenDashes, openAtEnd, openAtStart, type Piece, plainText } from "./pattern.ts";
import { faultOfRegex, foreignConstruct } from "./regex.ts";
import type { BoundValue, FieldValue, SigmaValue, TextValue } from "./value.ts";

export type ClockPart = "minute" | "hour" | "day" | "month" | "year";

/** A detection item on its way through its modifiers. */
export interface Item {
  readonly values: readonly SigmaValue[];
  /** Every value must match, not one of them. */
  readonly all: boolean;
  readonly cased: boolean;
  readonly negated: boolean;
  /** startswith, endswith or contains has said where the value stands. */
  readonly placed: boolean;
  /** The number of this part of a moment is compared, not the field itself. */
  readonly part?: ClockPart;
}

export interface ModifierSite {
  readonly name: string;
  readonly at: Span;
  /** Values for `%name%`, by name. */
  readonly placeholders: ReadonlyMap<string, readonly string[]>;
  readonly problems: Diagnostic[];
}

type Modifier = (item: Item, site: ModifierSite) => Item;

export function applyModifier(item: Item, site: ModifierSite): Item {
  const modifier = modifiers.get(site.name);
  if (modifier !== undefined) return modifier(item, site);
  const known = [...modifiers.keys()];
  const near = nearest(site.name, known);
  const hint = near === undefined ? `known: ${known.join(", ")}` : `'${near}' is the closest name`;
  const facts = { message: `no modifier is named '${site.name}'`, hint };
  site.problems.push(complain("rule-file", site.at, facts));
  return item;
}

type Change = (value: SigmaValue, site: ModifierSite) => SigmaValue | undefined;

/** A modifier that changes each value; undefined says that it does not fit that kind of value. */
const each =
  (change: Change): Modifier =>
  (item, site) => ({ ...item, values: item.values.map((value) => changed(value, change, site)) });

function changed(value: SigmaValue, change: Change, site: ModifierSite): SigmaValue {
  if (value.kind === "choice") {
    return { ...value, values: value.values.map((one) => changed(one, change, site)) };
  }
  const made = change(value, site);
  if (made !== undefined) return made;
  const construct = `the modifier '${site.name}' on ${described(value)}`;
  site.problems.push(complain("unsupported", value.at, { construct }));
  return value;
}

const described = (value: SigmaValue): string =>
  value.kind === "text" ? "a text of this form" : `a value of kind ${value.kind}`;

/** Numbers and truth values as they were written, where a modifier of texts meets them. */
function asText(value: SigmaValue): TextValue | undefined {
  if (value.kind === "text") return value;
  if (value.kind !== "number" && value.kind !== "boolean") return undefined;
  const { at, written } = value;
  return { kind: "text", pieces: [{ kind: "literal", text: written }], written, at };
}

const place = (edges: "start" | "end" | "inside"): Modifier => {
  const open = each((value) => {
    if (value.kind === "field") return { ...value, edges } satisfies FieldValue;
    const text = asText(value);
    if (text === undefined) return undefined;
    const right = edges === "end" ? text.pieces : openAtEnd(text.pieces);
    return { kind: "text", at: text.at, pieces: edges === "start" ? right : openAtStart(right) };
  });
  return (item, site) => ({ ...open(item, site), placed: true });
};

const re = each((value, { problems }) => {
  const pattern = asText(value)?.written;
  if (pattern === undefined) return undefined;
  const fault = faultOfRegex(pattern);
  if (fault !== undefined) {
    const foreign = foreignConstruct(pattern);
    problems.push(
      foreign === undefined
        ? complain("rule-file", value.at, { message: `not a regular expression: ${fault}` })
        : complain("unsupported", value.at, { construct: `${foreign} in a regular expression` }),
    );
  }
  return { kind: "regex", pattern, flags: "", at: value.at };
});

const flag = (letter: string): Modifier =>
  each((value) =>
    value.kind === "regex" ? { ...value, flags: `${value.flags}${letter}` } : undefined,
  );

const bound = (comparison: BoundValue["comparison"]): Modifier =>
  each((value) => {
    const isNumber = value.kind === "number";
    return isNumber ? { kind: "bound", comparison, limit: value.value, at: value.at } : undefined;
  });

const wide = (form: Utf16): Modifier =>
  each((value) => {
    const text = plainText(asText(value)?.pieces ?? [{ kind: "run" }]);
    return text === undefined
      ? undefined
      : { kind: "bytes", bytes: utf16(text, form), at: value.at };
  });

function bytesOf(value: SigmaValue): Uint8Array | undefined {
  if (value.kind === "bytes") return value.bytes;
  const text = plainText(asText(value)?.pieces ?? [{ kind: "run" }]);
  return text === undefined ? undefined : utf8(text);
}

const literalText = (text: string, at: Span): TextValue => ({
  kind: "text",
  pieces: [{ kind: "literal", text }],
  at,
});

const expand = each((value, site) => {
  if (value.kind !== "text") return undefined;
  let choices: readonly TextValue[] = [{ ...value, pieces: [] }];
  for (const piece of value.pieces) {
    const parts = piece.kind === "literal" ? filledParts(piece.text, value.at, site) : [[piece]];
    for (const filled of parts) {
      choices = choices.flatMap((one) => filled.map((part) => joined(one, part)));
    }
  }
  return { kind: "choice", values: choices, at: value.at };
});

/** The parts of a text in order, each with all that may stand there; `\\%` is a percent sign. */
function filledParts(text: string, at: Span, { placeholders, problems }: ModifierSite): Piece[][] {
  const parts = text.split(/(\\%|%[^%\s]+%)/).filter((part) => part !== "");
  return parts.map((part) => {
    if (part === "\\%") return [{ kind: "literal", text: "%" }];
    const name = /^%(.+)%$/.exec(part)?.[1];
    if (name === undefined) return [{ kind: "literal", text: part }];
    const filled = placeholders.get(name);
    if (filled === undefined) {
      const construct = `the placeholder %${name}%, which no value is given for,`;
      problems.push(complain("unsupported", at, { construct }));
    }
    return (filled ?? []).map((value): Piece => ({ kind: "literal", text: value }));
  });
}

function joined(value: TextValue, piece: Piece): TextValue {
  return { kind: "text", pieces: [...value.pieces, piece], at: value.at };
}

const all: Modifier = (item, { at, problems }) => {
  if (item.values.length === 1) {
    const message = "'all' asks for every value of a list, and here is one value";
    problems.push(complain("rule-file", at, { message, hint: "drop 'all', or give a list" }));
  }
  return { ...item, all: true };
};

const exists = each((value) =>
  value.kind === "boolean" ? { kind: "presence", isPresent: value.value, at: value.at } : undefined,
);

/** An address alone is the network of itself. */
const network = each((value, { problems }) => {
  const text = plainText(asText(value)?.pieces ?? [{ kind: "run" }]);
  if (text === undefined) return undefined;
  const whole = text.includes("/") ? text : `${text}/${text.includes(":") ? 128 : 32}`;
  if (!isNetwork(whole)) {
    const message = `'${text}' is not a network written as address/bits`;
    problems.push(complain("rule-file", value.at, { message }));
  }
  return { kind: "network", network: whole, at: value.at };
});

/** IPv4 in four decimal numbers, IPv6 in groups of hexadecimal digits with one `::` at most (RFC 4291 §2.2). */
function isNetwork(text: string): boolean {
  const [, address = "", written = ""] = /^([\da-f.:]+)\/(\d{1,3})$/i.exec(text) ?? [];
  const octets = address.split(".");
  if (octets.length === 4) {
    const areOctets = octets.every((octet) => /^\d{1,3}$/.test(octet) && Number(octet) <= 255);
    return areOctets && Number(written) <= 32;
  }
  const halves = address.split("::").map((half) => (half === "" ? [] : half.split(":")));
  const groups = halves.flat();
  const isWhole = halves.length === 2 ? groups.length < 8 : groups.length === 8;
  const areGroups = groups.every((group) => /^[\da-f]{1,4}$/i.test(group));
  return halves.length <= 2 && isWhole && areGroups && Number(written) <= 128;
}

const clock =
  (part: ClockPart): Modifier =>
  (item) => ({ ...item, part });

const refused =
  (construct: string, nearest: string): Modifier =>
  (item, { at, problems }) => {
    problems.push(complain("unsupported", at, { construct, nearest }));
    return item;
  };

/** Sigma specification 2.1, appendix of modifiers, with the spellings that pySigma adds. */
const modifiers: ReadonlyMap<string, Modifier> = new Map<string, Modifier>([
  ["contains", place("inside")],
  ["startswith", place("start")],
  ["endswith", place("end")],
  ["all", all],
  ["exists", exists],
  ["cased", (item) => ({ ...item, cased: true })],
  ["neq", (item) => ({ ...item, negated: true })],
  [
    "windash",
    each((value) => {
      const text = asText(value);
      const pieces = text && loosenDashes(text.pieces);
      return pieces && { kind: "text", pieces, at: value.at };
    }),
  ],
  ["re", re],
  ["i", flag("i")],
  ["ignorecase", flag("i")],
  ["m", flag("m")],
  ["multiline", flag("m")],
  ["s", flag("s")],
  ["dotall", flag("s")],
  [
    "base64",
    each((value) => {
      const bytes = bytesOf(value);
      return bytes && literalText(base64(bytes), value.at);
    }),
  ],
  [
    "base64offset",
    each((value) => {
      const bytes = bytesOf(value);
      const texts = bytes && base64AtOffsets(bytes);
      const values = texts?.map((text) => literalText(text, value.at));
      return values && { kind: "choice", values, at: value.at };
    }),
  ],
  ["utf16le", wide("utf16le")],
  ["wide", wide("utf16le")],
  ["utf16be", wide("utf16be")],
  ["utf16", wide("utf16")],
  ["lt", bound("less")],
  ["lte", bound("atMost")],
  ["gt", bound("greater")],
  ["gte", bound("atLeast")],
  ["minute", clock("minute")],
  ["hour", clock("hour")],
  ["day", clock("day")],
  ["month", clock("month")],
  ["year", clock("year")],
  ["week", refused("the modifier 'week'", "day and month")],
  ["cidr", network],
  ["expand", expand],
  [
    "fieldref",
    each((value) => {
      const name = asText(value)?.written;
      return name === undefined ? undefined : { kind: "field", name, edges: "whole", at: value.at };
    }),
  ],
]);

/** For tables of coverage; those that are known and refused are among them. */
export const modifierNames: readonly string[] = [...modifiers.keys()];
