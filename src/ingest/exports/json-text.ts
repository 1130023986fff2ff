// One complete JSON text is taken apart at its first level, so that numbers and nested values keep their own digits and
// order: JSON.parse() would round a long and reorder nothing but spacing.

const quote = 34;
const comma = 44;
const colon = 58;
const backslash = 92;
const opens = (code: number): boolean => code === 123 || code === 91;
const closes = (code: number): boolean => code === 125 || code === 93;
const isBlank = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);

/** The members of an object as written; undefined where the text is not one object. The last of equal keys counts. */
export function membersOf(text: string): ReadonlyMap<string, string> | undefined {
  const members = new Map<string, string>();
  let at = opening(text, "{");
  if (at === undefined) return undefined;
  while (text.charCodeAt(at) === quote) {
    const keyEnd = valueEnd(text, at);
    const key = stringOf(text.slice(at, keyEnd));
    const colonAt = afterBlanks(text, keyEnd);
    if (key === undefined || text.charCodeAt(colonAt) !== colon) return undefined;
    const from = afterBlanks(text, colonAt + 1);
    const end = valueEnd(text, from);
    if (end === from) return undefined;
    members.set(key, text.slice(from, end));
    at = afterBlanks(text, end);
    if (text.charCodeAt(at) === comma) at = afterBlanks(text, at + 1);
    else break;
  }
  return closed(text, at, "}") ? members : undefined;
}

/** The elements of an array as written; undefined where the text is not one array. */
export function elementsOf(text: string): readonly string[] | undefined {
  const elements: string[] = [];
  let at = opening(text, "[");
  if (at === undefined) return undefined;
  while (at < text.length && !closes(text.charCodeAt(at))) {
    const end = valueEnd(text, at);
    if (end === at) return undefined;
    elements.push(text.slice(at, end));
    at = afterBlanks(text, end);
    if (text.charCodeAt(at) === comma) at = afterBlanks(text, at + 1);
    else break;
  }
  return closed(text, at, "]") ? elements : undefined;
}

function opening(text: string, bracket: "{" | "["): number | undefined {
  const at = afterBlanks(text, 0);
  return text.charAt(at) === bracket ? afterBlanks(text, at + 1) : undefined;
}

function closed(text: string, at: number, bracket: "}" | "]"): boolean {
  return text.charAt(at) === bracket && afterBlanks(text, at + 1) === text.length;
}

function afterBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && isBlank(text.charCodeAt(at))) at += 1;
  return at;
}

/** Offset behind the value that starts at `from`; `from` itself where none does. Brackets are counted, not checked. */
function valueEnd(text: string, from: number): number {
  const first = text.charCodeAt(from);
  if (first === quote) return stringEnd(text, from);
  if (!opens(first)) return scalarEnd(text, from);
  let depth = 0;
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      at = stringEnd(text, at);
      continue;
    }
    at += 1;
    if (opens(code)) depth += 1;
    else if (closes(code)) depth -= 1;
    if (depth === 0) return at;
  }
  return from;
}

function stringEnd(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === quote) return at + 1;
    at += code === backslash ? 2 : 1;
  }
  return from;
}

function scalarEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === comma || code === colon || code === quote || closes(code) || isBlank(code)) break;
    at += 1;
  }
  return at;
}

/** The value of a JSON string as written with its quotes; undefined where it is none. */
export function stringOf(written: string): string | undefined {
  if (!written.startsWith('"') || written.length < 2) return undefined;
  const value = jsonValue(written);
  return typeof value === "string" ? value : undefined;
}

/** Undefined for a text that is not JSON: no JSON value is undefined. */
export function jsonValue(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return undefined;
  }
}
