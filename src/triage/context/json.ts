// JSON text becomes a tree with places; one that nests too deep is told before anything recursive reads it.

import { type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import { tooDeepAt } from "#evidence";
import { type Compiled, complain, type SourceText, type Span, span } from "#text";

export type JsonNode = Node;

const depthMax = 64;

/** A tree takes many times the room of its text. UTF-16 units. */
const textMax = 32 * 1024 * 1024;

export function readJson({ text }: SourceText): Compiled<JsonNode> {
  if (text.length > textMax) {
    return refused(span(0, 0), `the JSON text has more than ${textMax} characters`);
  }
  const deep = tooDeepAt(text, depthMax);
  if (deep !== undefined) {
    return refused(span(deep, deep + 1), `the JSON text nests deeper than ${depthMax}`);
  }
  const problems: ParseError[] = [];
  const bare = text.startsWith("\uFEFF") ? ` ${text.slice(1)}` : text;
  const root = parseTree(bare, problems, { disallowComments: true });
  const [problem] = problems;
  if (problem !== undefined || root === undefined) {
    const at = problem ?? { offset: 0, length: 0 };
    const words = problem === undefined ? "no value" : wordsOf(printParseErrorCode(problem.error));
    return refused(span(at.offset, at.offset + at.length), `is no JSON: ${words}`);
  }
  return { ok: true, value: root, warnings: [] };
}

function refused(at: Span, message: string): Compiled<never> {
  return { ok: false, errors: [complain("context-file", at, { message })] };
}

/** `CloseBraceExpected` becomes `close brace expected`. */
const wordsOf = (code: string): string =>
  code.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();

export function jsonSpan({ offset, length }: JsonNode): Span {
  return span(offset, offset + length);
}

export function members(node: JsonNode | undefined): readonly (readonly [string, JsonNode])[] {
  if (node?.type !== "object") return [];
  return (node.children ?? []).flatMap(({ children = [] }) => {
    const [key, value] = children;
    return key === undefined || value === undefined ? [] : [[String(key.value), value] as const];
  });
}

/** The value of the first of these keys that is there and not null. */
export function member(
  node: JsonNode | undefined,
  ...keys: readonly string[]
): JsonNode | undefined {
  if (node?.type !== "object") return undefined;
  for (const key of keys) {
    const property = node.children?.find(({ children }) => children?.[0]?.value === key);
    const value = property?.children?.[1];
    if (value !== undefined && value.type !== "null") return value;
  }
  return undefined;
}

export function items(node: JsonNode | undefined): readonly JsonNode[] {
  return node?.type === "array" ? (node.children ?? []) : [];
}

/** Of a text, a number or a truth value; empty for all else. */
export function scalarText(node: JsonNode | undefined): string {
  const value: unknown = node?.value;
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : "";
}

/** What people call it: of a text itself, of an object its name; empty where only an internal id is told. */
export function labelOf(node: JsonNode | undefined): string {
  if (node?.type !== "object") return scalarText(node);
  return scalarText(member(node, "name", "model", "label", "display", "value", "slug"));
}
