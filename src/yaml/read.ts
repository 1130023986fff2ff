// A YAML text becomes its documents. Whatever is wrong is a diagnostic at its place; nothing here throws on any text.

import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  parseAllDocuments,
  type Scalar,
  type YAMLMap,
} from "yaml";
import { type Compiled, complain, type Diagnostic, nowhere, type SourceText, span } from "#text";
import { measure } from "./measure.ts";
import type { YamlEntry, YamlNode } from "./node.ts";
import { lineStartsOf } from "./place.ts";

export const limits = {
  /** UTF-16 units of one file. */
  text: 4 * 1024 * 1024,
  /** Values of one file, each alias counted with all that it stands for. */
  nodes: 100_000,
  depth: 64,
} as const;

export function readYaml(source: SourceText): Compiled<readonly YamlNode[]> {
  const { text } = source;
  if (text.length > limits.text) return tooLarge("the YAML text", `${limits.text} characters`);
  const outsize = measure(text, limits.depth);
  if (outsize !== undefined) return { ok: false, errors: [outsize] };
  const documents = parseAllDocuments(text, {
    prettyErrors: false,
    intAsBigInt: true,
    lineCounter: new LineCounter(),
  });
  if (!Array.isArray(documents)) return { ok: true, value: [], warnings: [] };
  const reader = new Reader(text);
  const read = documents.map((document) => reader.document(document));
  const errors = reader.problems;
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value: read, warnings: [] };
}

function tooLarge(what: string, limit: string): Compiled<never> {
  return { ok: false, errors: [complain("too-large", nowhere, { what, limit })] };
}

class Reader {
  readonly problems: Diagnostic[] = [];
  #nodes = 0;
  #document: Document.Parsed | undefined;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  document(document: Document.Parsed): YamlNode {
    this.#document = document;
    for (const { pos, message } of document.errors) {
      this.problems.push(complain("syntax-error", span(pos[0], pos[1]), { message }));
    }
    return this.node(document.contents, 0);
  }

  node(node: unknown, depth: number): YamlNode {
    this.#nodes += 1;
    if (this.#nodes > limits.nodes || depth > limits.depth) return this.#outsize(node);
    const at = spanOf(node);
    if (isAlias(node)) return this.#alias(node, depth);
    if (isMap(node)) return { kind: "map", entries: this.#entries(node, depth), at };
    if (isSeq(node)) {
      return { kind: "list", items: node.items.map((item) => this.node(item, depth + 1)), at };
    }
    return isScalar(node) ? this.#scalar(node) : { kind: "scalar", value: null, text: "", at };
  }

  #alias(alias: Alias, depth: number): YamlNode {
    const target = this.#document === undefined ? undefined : alias.resolve(this.#document);
    if (target !== undefined) return this.node(target, depth + 1);
    const at = spanOf(alias);
    const message = `no value above is marked &${alias.source}`;
    this.problems.push(complain("syntax-error", at, { message }));
    return { kind: "scalar", value: null, text: "", at };
  }

  #outsize(node: unknown): YamlNode {
    const at = spanOf(node);
    if (!this.problems.some(({ code }) => code === "too-large")) {
      const limit = `${limits.nodes} values in ${limits.depth} levels`;
      this.problems.push(complain("too-large", at, { what: "the YAML text", limit }));
    }
    return { kind: "scalar", value: null, text: "", at };
  }

  #entries(map: YAMLMap, depth: number): YamlEntry[] {
    return map.items.flatMap((pair: Pair) => {
      const { key } = pair;
      if (!isScalar(key)) {
        const message = "a key must be plain text";
        this.problems.push(complain("syntax-error", spanOf(key ?? map), { message }));
        return [];
      }
      const name = this.#scalar(key);
      return [{ key: name.text, keyAt: name.at, value: this.node(pair.value, depth + 1) }];
    });
  }

  #scalar(node: Scalar): YamlNode & { readonly kind: "scalar" } {
    const { value } = node;
    const at = spanOf(node);
    const text = typeof value === "string" ? value : (node.source ?? "");
    const lineStarts = lineStartsOf(this.#text, { at, text });
    const scalar = { kind: "scalar", value: scalarValue(value), text, at } as const;
    return lineStarts === undefined ? scalar : { ...scalar, lineStarts };
  }
}

function scalarValue(value: unknown): string | number | bigint | boolean | null {
  if (typeof value === "bigint") {
    const small = Number(value);
    return Number.isSafeInteger(small) ? small : value;
  }
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    return value;
  }
  return null;
}

function spanOf(node: unknown): { readonly start: number; readonly end: number } {
  const isRanged = isMap(node) || isSeq(node) || isScalar(node) || isAlias(node);
  const range = isRanged ? node.range : undefined;
  return range == null ? nowhere : span(range[0], range[1]);
}
