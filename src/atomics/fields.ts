// Reading the keys of a file of atomics: what is wrong with one is a diagnostic at its value, the rest is still read.

import { type Complaints, RuleFields } from "#rules";
import { type Compiled, complain, nearest, nowhere, type SourceText, type Span } from "#text";
import { entry, readYaml, textOf, type YamlMap, type YamlNode } from "#yaml";
import { unfilled } from "./placeholders.ts";

/** Reads the one document of a file, a map. */
export function readDocument<T>(
  source: SourceText,
  read: (fields: AtomicFields) => T,
): Compiled<T> {
  const documents = readYaml(source);
  if (!documents.ok) return documents;
  const [document, second] = documents.value;
  if (document?.kind !== "map" || second !== undefined) {
    const at = second?.at ?? document?.at ?? nowhere;
    return { ok: false, errors: [complain("rule-file", at, { message: "must be one map" })] };
  }
  const complaints: Complaints = { problems: [], warnings: [] };
  const value = read(new AtomicFields(document, complaints));
  const { problems, warnings } = complaints;
  return problems.length > 0 ? { ok: false, errors: problems } : { ok: true, value, warnings };
}

export class AtomicFields extends RuleFields {
  readonly #own: Complaints;

  constructor(map: YamlMap, complaints: Complaints) {
    super(map, complaints);
    this.#own = complaints;
  }

  /** A node that must be a map; undefined and an error where it is not. */
  mapAt(node: YamlNode, what: string): AtomicFields | undefined {
    if (node.kind === "map") return new AtomicFields(node, this.#own);
    this.wrong(node.at, `${what} is a map of keys`);
    return undefined;
  }

  /** The map of a key that must be there. */
  child(key: string, what: string): AtomicFields | undefined {
    const value = this.entry(key)?.value;
    if (value !== undefined) return this.mapAt(value, `'${key}'`);
    this.wrong(this.start(), `${what} needs '${key}'`);
    return undefined;
  }

  /** Items of a list that must be there and hold something. */
  items(key: string, what: string): readonly YamlNode[] {
    const items = this.nodes(key);
    if (items.length === 0) this.wrong(this.placeOf(key), `${what} needs '${key}'`);
    return items;
  }

  /** Texts of a list, or one text alone; anything else in it is an error. */
  lines(key: string): readonly { readonly text: string; readonly at: Span }[] {
    return this.nodes(key).flatMap((node) => {
      const text = textOf(node);
      if (text !== undefined) return [{ text, at: node.at }];
      this.wrong(node.at, `${key} holds texts`);
      return [];
    });
  }

  /** A required text whose placeholders are all known. */
  template(key: string, what: string, known: ReadonlySet<string>): string | undefined {
    const text = this.required(key, what);
    if (text !== undefined) this.checkTemplate(text, this.placeOf(key), known);
    return text;
  }

  checkTemplate(text: string, at: Span, known: ReadonlySet<string>): void {
    for (const whole of unfilled(text, known)) {
      const near = nearest(/\w+/.exec(whole)?.[0] ?? "", [...known]);
      const hint =
        near === undefined ? `known: ${[...known].join(", ")}` : `#{${near}} is the closest name`;
      this.wrong(at, `nothing fills ${whole}`, hint);
    }
  }

  /** A word of a closed list that must be there. */
  choice<const T extends string>(key: string, words: readonly T[]): T | undefined {
    const text = this.text(key);
    if (text !== undefined) return this.word(text, words, this.placeOf(key));
    this.wrong(this.placeOf(key), `'${key}' must be one of ${words.join(", ")}`);
    return undefined;
  }

  word<const T extends string>(text: string, words: readonly T[], at: Span): T | undefined {
    const found = words.find((word) => word === text);
    if (found !== undefined) return found;
    const near = nearest(text, words);
    const hint =
      near === undefined ? `known: ${words.join(", ")}` : `'${near}' is the closest name`;
    this.wrong(at, `nothing is named '${text}' here`, hint);
    return undefined;
  }

  placeOf(key: string): Span {
    return entry(this.map, key)?.value.at ?? this.start();
  }
}
