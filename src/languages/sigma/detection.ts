// The detection part of a rule: its selections become predicates, its condition joins them.

import { and, call, columnOf, type Expr, or } from "#plan";
import type { Schema } from "#schema";
import { complain, type Diagnostic, type Span, span, warn } from "#text";
import { entry, listOf, spanInSource, type YamlMap, type YamlNode, type YamlScalar } from "#yaml";
import { type Condition, readCondition } from "./condition.ts";
import type { Field } from "./fields.ts";
import { matchItem, type Subject } from "./matching.ts";
import { applyModifier, type Item } from "./modifiers.ts";
import { openAtEnd, openAtStart, plainText, readPattern } from "./pattern.ts";
import type { SigmaValue } from "./value.ts";

export interface DetectionSite {
  readonly schema: Schema;
  readonly field: (name: string, at: Span) => Field | undefined;
  readonly keywords: "contains" | "token";
  readonly placeholders: ReadonlyMap<string, readonly string[]>;
  readonly problems: Diagnostic[];
  readonly warnings: Diagnostic[];
}

/** Undefined where the text is wrong; what is wrong is among the site's problems. */
export function readDetection(detection: YamlMap, site: DetectionSite): Expr | undefined {
  const selections = detection.entries.filter(({ key }) => !notSelections.has(key));
  const timeframe = entry(detection, "timeframe");
  if (timeframe !== undefined) {
    const nearest = "a correlation rule, whose timespan says the same";
    const construct = "the timeframe of a detection";
    site.problems.push(complain("unsupported", timeframe.keyAt, { construct, nearest }));
  }
  const reader = new SelectionReader(site);
  const predicates = new Map(
    selections.map(({ key, value }) => [key, reader.selection(value)] as const),
  );
  const conditions = conditionsOf(detection, site);
  const joined = conditions.flatMap((condition) => joinSelections(condition, predicates) ?? []);
  return site.problems.length > 0 || joined.length === 0 ? undefined : or(joined);
}

const notSelections: ReadonlySet<string> = new Set(["condition", "timeframe"]);

/** Several conditions are several searches of one rule: an event found by one of them is found. */
function conditionsOf(detection: YamlMap, site: DetectionSite): readonly Condition[] {
  const names = detection.entries.map(({ key }) => key).filter((key) => !notSelections.has(key));
  const written = listOf(entry(detection, "condition")?.value);
  if (written.length === 0) return impliedCondition(detection, names, site);
  return written.flatMap((node) => {
    if (node.kind !== "scalar") {
      const message = "a condition is a text";
      site.problems.push(complain("rule-file", node.at, { message }));
      return [];
    }
    const { condition, problems } = readCondition(node.text, names);
    for (const problem of problems) {
      site.problems.push({ ...problem, at: spanInSource(node, problem.at) });
    }
    return condition ?? [];
  });
}

function impliedCondition(
  detection: YamlMap,
  names: readonly string[],
  site: DetectionSite,
): readonly Condition[] {
  const [only] = names;
  const { at } = detection;
  if (only === undefined || names.length > 1) {
    const message = "the detection has no condition";
    const hint = "add condition: with the names of the selections, such as '1 of selection*'";
    site.problems.push(complain("rule-file", at, { message, hint }));
    return [];
  }
  const difference = `its only selection, '${only}', is taken; the specification demands a condition`;
  site.warnings.push(warn("approximation", at, { what: "no condition", difference }));
  return [{ kind: "selection", name: only, at }];
}

function joinSelections(
  condition: Condition,
  predicates: ReadonlyMap<string, Expr | undefined>,
): Expr | undefined {
  if (condition.kind === "selection") return predicates.get(condition.name);
  if (condition.kind === "not") {
    const of = joinSelections(condition.of, predicates);
    return of && call("logic.not", [of], { at: of.at });
  }
  const parts = condition.of.flatMap((part) => joinSelections(part, predicates) ?? []);
  if (parts.length < condition.of.length) return undefined;
  return condition.kind === "and" ? and(parts) : or(parts);
}

class SelectionReader {
  readonly #site: DetectionSite;
  #isKeywordsTold = false;

  constructor(site: DetectionSite) {
    this.#site = site;
  }

  /** A map is all of its items; a list is one of its maps or keywords. */
  selection(node: YamlNode): Expr | undefined {
    const parts = node.kind === "list" ? node.items : [node];
    if (parts.length === 0) return this.#wrong(node.at, "a selection without items finds nothing");
    const predicates = parts.flatMap(
      (part) => (part.kind === "map" ? this.#map(part) : this.#item("", part, node.at)) ?? [],
    );
    return predicates.length === 0 ? undefined : or(predicates, node.at);
  }

  #map(map: YamlMap): Expr | undefined {
    if (map.entries.length === 0) {
      return this.#wrong(map.at, "a selection without items finds nothing");
    }
    const items = map.entries.flatMap(
      ({ key, keyAt, value }) => this.#item(key, value, keyAt) ?? [],
    );
    return items.length === 0 ? undefined : and(items, map.at);
  }

  /** One `field|modifier|…: values`; without a field the values are looked for in the whole message. */
  #item(key: string, value: YamlNode, at: Span): Expr | undefined {
    const [name = "", ...modifiers] = key.split("|");
    const isKeyword = name === "";
    const subject = isKeyword ? this.#wholeMessage(at) : this.#subject(name, at);
    const values = listOf(value).flatMap((part) => this.#value(part) ?? []);
    if (value.kind === "scalar" && value.value === null) values.push(nullAt(value));
    if (values.length === 0) return this.#wrong(value.at, "a list without values finds nothing");
    const { placeholders, problems } = this.#site;
    let item: Item = { values, all: false, cased: false, negated: false, placed: false };
    let offset = name.length + 1;
    for (const modifier of modifiers) {
      const place = partOfKey(at, key, { offset, length: modifier.length });
      item = applyModifier(item, { name: modifier, at: place, placeholders, problems });
      offset += modifier.length + 1;
    }
    for (const one of item.values.filter(({ kind }) => kind === "bytes")) {
      const construct = "UTF-16 without base64 behind it";
      const nearest = "wide|base64offset|contains";
      problems.push(complain("unsupported", one.at, { construct, nearest }));
    }
    if (subject === undefined || problems.length > 0) return undefined;
    return isKeyword ? this.#keywords(subject, item, at) : matchItem(subject, item, at);
  }

  #wholeMessage(at: Span): Subject {
    const field = columnOf(this.#site.schema, "_Raw", at);
    return { field, isNullable: false, other: (name, place) => this.#other(name, place) };
  }

  #subject(name: string, at: Span): Subject | undefined {
    const field = this.#site.field(name, at);
    if (field === undefined) return undefined;
    const other = (wanted: string, place: Span) => this.#other(wanted, place);
    return { field: field.expr, isNullable: field.isNullable, other };
  }

  #other(name: string, at: Span): Expr {
    return this.#site.field(name, at)?.expr ?? columnOf(this.#site.schema, "_Raw", at);
  }

  #keywords(subject: Subject, item: Item, at: Span): Expr {
    this.#tellKeywords(at);
    const { keywords } = this.#site;
    if (keywords === "token" && !item.placed && !item.cased) {
      const terms = item.values.map((value) => {
        const text = value.kind === "text" ? plainText(value.pieces) : undefined;
        return text === undefined ? undefined : termOf(subject.field, text, value.at);
      });
      const found = terms.flatMap((term) => term ?? []);
      if (found.length === terms.length) return item.all ? and(found) : or(found);
    }
    const values = item.placed ? item.values : item.values.map(anywhere);
    return matchItem(subject, { ...item, values }, at);
  }

  #tellKeywords(at: Span): void {
    if (this.#isKeywordsTold) return;
    this.#isKeywordsTold = true;
    const difference =
      this.#site.keywords === "contains"
        ? "found anywhere in the line, also inside longer words, whatever the case"
        : "found as whole terms by Splunk's breakers, whatever the case";
    this.#site.warnings.push(warn("approximation", at, { what: "keywords", difference }));
  }

  #value(node: YamlNode): SigmaValue | undefined {
    if (node.kind !== "scalar") return this.#wrong(node.at, "a value must be a text or a number");
    const { value, text, at } = node;
    if (value === null) return { kind: "null", at };
    if (typeof value === "boolean") return { kind: "boolean", value, written: text, at };
    if (typeof value === "string") {
      return { kind: "text", pieces: readPattern(text), written: text, at };
    }
    return { kind: "number", value, written: text, at };
  }

  #wrong(at: Span, message: string): undefined {
    this.#site.problems.push(complain("rule-file", at, { message }));
  }
}

/** A part of a key that stands in the file as it is; the whole key where YAML changed it. */
function partOfKey(
  at: Span,
  key: string,
  { offset, length }: { readonly offset: number; readonly length: number },
): Span {
  const quotes = (at.end - at.start - key.length) / 2;
  const isPlain = quotes === 0 || quotes === 1;
  return isPlain ? span(at.start + quotes + offset, at.start + quotes + offset + length) : at;
}

const nullAt = ({ at }: YamlScalar): SigmaValue => ({ kind: "null", at });

const termOf = (field: Expr, text: string, at: Span): Expr =>
  call("text.hasPhrase", [field, { kind: "literal", type: "string", value: text, at }], { at });

/** A keyword without a place stands anywhere; numbers are looked for as they were written. */
function anywhere(value: SigmaValue): SigmaValue {
  if (value.kind === "choice") return { ...value, values: value.values.map(anywhere) };
  if (value.kind === "text") {
    return { ...value, pieces: openAtStart(openAtEnd(value.pieces)) };
  }
  if (value.kind !== "number" && value.kind !== "boolean") return value;
  const pieces = openAtStart(openAtEnd([{ kind: "literal", text: value.written }]));
  return { kind: "text", pieces, at: value.at };
}
