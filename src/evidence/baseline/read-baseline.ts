// The text of a kept baseline becomes a baseline again, or diagnostics: all that is wrong with it, at its place.

import { type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import {
  type Compiled,
  complain,
  type Diagnostic,
  Lines,
  type SourceText,
  type Span,
  span,
} from "#text";
import { type Fact, type FactKind, factKindRows } from "../fact.ts";
import { tooDeepAt } from "../json-depth.ts";
import { type Baseline, baselineSchema, digestOf } from "./baseline.ts";

/** UTF-16 units: a device with ten thousand files has two million. */
const textMax = 32 * 1024 * 1024;
/** A baseline nests three levels. */
const depthMax = 16;

export function readBaseline(source: SourceText): Compiled<Baseline> {
  return new Reader(source).read();
}

class Reader {
  readonly #source: SourceText;
  readonly #lines: Lines;
  readonly #errors: Diagnostic[] = [];

  constructor(source: SourceText) {
    this.#source = source;
    this.#lines = new Lines(source.text);
  }

  read(): Compiled<Baseline> {
    const root = this.#tree();
    if (root === undefined) return { ok: false, errors: this.#errors };
    const marked = this.#text(root, "bootwarden");
    const schema = memberOf(root, "schema");
    if (marked !== "baseline") {
      this.#wrong(spanOf(root), "is no baseline of bootwarden", "take one with verify --baseline");
    } else if (schema?.value !== baselineSchema) {
      const at = spanOf(schema ?? root);
      this.#wrong(at, `is not of schema ${baselineSchema}`, "take it anew with verify --baseline");
    }
    if (this.#errors.length > 0) return { ok: false, errors: this.#errors };
    const content = {
      device: this.#text(root, "device"),
      takenAt: this.#text(root, "takenAt"),
      commands: this.#list(root, "commands").map((node) => this.#string(node)),
      facts: this.#list(root, "facts").map((node) => this.#fact(node)),
    };
    const digest = this.#text(root, "digest");
    if (this.#errors.length === 0 && digest !== digestOf(content)) {
      const at = spanOf(memberOf(root, "digest") ?? root);
      this.#wrong(at, "was edited after it was taken: its digest is another", "take it anew");
    }
    if (this.#errors.length > 0) return { ok: false, errors: this.#errors };
    return { ok: true, value: { ...content, digest }, warnings: [] };
  }

  #tree(): Node | undefined {
    const { text } = this.#source;
    if (text.length > textMax || tooDeepAt(text, depthMax) !== undefined) {
      const facts = { what: "the baseline", limit: `${textMax} characters, ${depthMax} levels` };
      this.#errors.push(complain("too-large", span(0, 0), facts));
      return undefined;
    }
    const errors: ParseError[] = [];
    const root = parseTree(text, errors, { disallowComments: true });
    for (const { error, offset, length } of errors.slice(0, 20)) {
      const said = printParseErrorCode(error).replace(/(?<=[a-z])(?=[A-Z])/g, " ");
      this.#wrong(span(offset, offset + length), `is no JSON: ${said.toLowerCase()}`);
    }
    if (root === undefined && errors.length === 0) this.#wrong(span(0, 0), "is empty");
    return errors.length === 0 ? root : undefined;
  }

  #fact(node: Node): Fact {
    const kind = this.#text(node, "kind");
    const line = this.#lines.lineOf(node.offset);
    const at = { file: this.#source.name, line, command: this.#text(node, "command") };
    const rest = { subject: this.#text(node, "subject"), value: this.#text(node, "value"), at };
    if (isFactKind(kind)) return { kind, ...rest };
    if (kind !== "")
      this.#wrong(spanOf(memberOf(node, "kind") ?? node), `no fact is of kind '${kind}'`);
    return { kind: "Hostname", ...rest };
  }

  #text(node: Node, key: string): string {
    const member = memberOf(node, key);
    if (member !== undefined) return this.#string(member);
    this.#wrong(spanOf(node), `lacks "${key}"`);
    return "";
  }

  #string(node: Node): string {
    const value: unknown = node.value;
    if (typeof value === "string") return value;
    this.#wrong(spanOf(node), "is no text");
    return "";
  }

  #list(node: Node, key: string): readonly Node[] {
    const member = memberOf(node, key);
    if (member?.type === "array") return member.children ?? [];
    this.#wrong(spanOf(member ?? node), `lacks the list "${key}"`);
    return [];
  }

  #wrong(at: Span, message: string, hint?: string): void {
    const facts = hint === undefined ? { message } : { message, hint };
    if (this.#errors.length < 100) this.#errors.push(complain("context-file", at, facts));
  }
}

function isFactKind(kind: string): kind is FactKind {
  return Object.hasOwn(factKindRows, kind);
}

function memberOf(node: Node, key: string): Node | undefined {
  for (const { children } of node.type === "object" ? (node.children ?? []) : []) {
    const [name, value] = children ?? [];
    if (name?.value === key) return value;
  }
  return undefined;
}

function spanOf({ offset, length }: Node): Span {
  return span(offset, offset + length);
}
