// Reading a rule's keys: what is wrong with one is a diagnostic at its value, and the rest is still read.

import { complain, type Diagnostic, nearest, type Span, warn } from "#text";
import { entry, listOf, textOf, textsOf, type YamlEntry, type YamlMap, type YamlNode } from "#yaml";

/** Where what is wrong or doubtful about a rule is gathered. */
export interface Complaints {
  readonly problems: Diagnostic[];
  readonly warnings: Diagnostic[];
}

export class RuleFields {
  readonly map: YamlMap;
  readonly #complaints: Complaints;

  constructor(map: YamlMap, complaints: Complaints) {
    this.map = map;
    this.#complaints = complaints;
  }

  entry(key: string): YamlEntry | undefined {
    return entry(this.map, key);
  }

  /** The key's text; undefined and an error where it is a map or a list, undefined where it is absent. */
  text(key: string): string | undefined {
    const found = this.entry(key);
    if (found === undefined) return undefined;
    const text = textOf(found.value);
    if (text === undefined && found.value.kind !== "scalar") {
      this.wrong(found.value.at, `${key} must be a text`);
    }
    return text;
  }

  required(key: string, what: string): string | undefined {
    const text = this.text(key);
    if (text !== undefined && text.trim() !== "") return text;
    const at = this.entry(key)?.keyAt ?? this.start();
    this.wrong(at, `${what} needs '${key}'`);
    return undefined;
  }

  texts(key: string): readonly string[] {
    return textsOf(this.entry(key)?.value);
  }

  nodes(key: string): readonly YamlNode[] {
    return listOf(this.entry(key)?.value);
  }

  /** Keys beside these are errors: a misspelt one would be passed over in silence. */
  only(known: readonly string[]): void {
    for (const { key, keyAt } of this.map.entries.filter((found) => !known.includes(found.key))) {
      const near = nearest(key, known);
      const hint =
        near === undefined ? `known: ${known.join(", ")}` : `'${near}' is the closest name`;
      this.wrong(keyAt, `no key is named '${key}' here`, hint);
    }
  }

  /** A map below a key, to be read with the same list of problems. */
  below(key: string): RuleFields | undefined {
    const value = this.entry(key)?.value;
    return value?.kind === "map" ? this.at(value) : undefined;
  }

  at(map: YamlMap): RuleFields {
    return new RuleFields(map, this.#complaints);
  }

  wrong(at: Span, message: string, hint?: string): void {
    const facts = hint === undefined ? { message } : { message, hint };
    this.#complaints.problems.push(complain("rule-file", at, facts));
  }

  doubtful(at: Span, message: string, hint?: string): void {
    const facts = hint === undefined ? { message } : { message, hint };
    this.#complaints.warnings.push(warn("rule-file", at, facts));
  }

  beyond(key: string, limit: string, found: string): void {
    const at = this.entry(key)?.value.at ?? this.start();
    this.#complaints.problems.push(complain("rule-limit", at, { field: key, limit, found }));
  }

  start(): Span {
    const first = this.map.entries[0];
    return first?.keyAt ?? this.map.at;
  }
}
