// The text of an iCalendar file becomes its components and properties, each with its place (RFC 5545 §3.1): ical.js
// reads the same text but tells no places, and an author has to find the line.

import { type Compiled, complain, type Diagnostic, type SourceText, type Span, span } from "#text";

export interface CalendarProperty {
  /** Upper case. */
  readonly name: string;
  /** Names in upper case, values without quotes. */
  readonly parameters: ReadonlyMap<string, string>;
  /** As written, unfolded. */
  readonly value: string;
  readonly at: Span;
}

export interface CalendarComponent {
  /** Upper case: VCALENDAR, VEVENT. */
  readonly name: string;
  readonly properties: readonly CalendarProperty[];
  readonly components: readonly CalendarComponent[];
  /** Its BEGIN line. */
  readonly at: Span;
  /** Its lines, unfolded, with BEGIN and END. */
  readonly text: string;
}

const depthMax = 8;

/** All components that stand outermost: VCALENDAR, once or more. */
export function readCalendarLines(source: SourceText): Compiled<readonly CalendarComponent[]> {
  const errors: Diagnostic[] = [];
  const root: Open = { name: "", properties: [], components: [], at: span(0, 0), lines: [] };
  const open: Open[] = [root];
  const wrong = (at: Span, message: string, hint?: string) =>
    errors.push(complain("context-file", at, hint === undefined ? { message } : { message, hint }));
  for (const { text, at } of unfolded(source.text)) {
    const property = propertyOf(text, at);
    const top = open.at(-1) ?? root;
    if (property === undefined) {
      wrong(at, `'${text.slice(0, 40)}' is no line of a calendar`, "NAME:value");
    } else if (property.name === "BEGIN" && open.length <= depthMax) {
      open.push({
        name: property.value.toUpperCase(),
        properties: [],
        components: [],
        at,
        lines: [text],
      });
    } else if (property.name === "END") {
      if (open.length === 1 || property.value.toUpperCase() !== top.name) {
        wrong(at, `END:${property.value.slice(0, 40)} closes nothing that is open`);
        break;
      }
      open.pop();
      const closed = { ...top, text: [...top.lines, text].join("\r\n") };
      const outer = open.at(-1) ?? root;
      outer.components.push(closed);
      for (const line of [...top.lines, text]) outer.lines.push(line);
    } else if (open.length === 1) {
      wrong(at, "stands outside of a calendar", "the first line is BEGIN:VCALENDAR");
    } else {
      top.properties.push(property);
      top.lines.push(text);
    }
  }
  const left = open.slice(1).at(-1);
  if (left !== undefined && errors.length === 0) {
    wrong(left.at, `BEGIN:${left.name} is never closed`, "the file may be cut off");
  }
  if (errors.length > 0) return { ok: false, errors };
  return { ok: true, value: root.components, warnings: [] };
}

interface Open {
  readonly name: string;
  readonly properties: CalendarProperty[];
  readonly components: CalendarComponent[];
  readonly at: Span;
  readonly lines: string[];
}

/** Lines that start with a blank continue the one before. */
function* unfolded(text: string): Generator<{ readonly text: string; readonly at: Span }> {
  let logical = "";
  let start = 0;
  let end = 0;
  let from = 0;
  while (from < text.length) {
    const found = text.indexOf("\n", from);
    const until = found < 0 ? text.length : found;
    const line = text.slice(from, until).replace(/\r$/, "");
    if (/^[ \t]/.test(line) && logical !== "") {
      logical += line.slice(1);
    } else {
      if (logical.trim() !== "") yield { text: logical, at: span(start, end) };
      logical = line.replace(/^\uFEFF/, "");
      start = from;
    }
    end = from + line.length;
    from = until + 1;
  }
  if (logical.trim() !== "") yield { text: logical, at: span(start, end) };
}

/** `NAME;PARAMETER="value":value` */
function propertyOf(text: string, at: Span): CalendarProperty | undefined {
  const name = /^[A-Za-z0-9-]{1,64}/.exec(text)?.[0];
  if (name === undefined) return undefined;
  const parameters = new Map<string, string>();
  const parameter = /;([A-Za-z0-9-]{1,64})=((?:"[^"]*"|[^";:,])*(?:,(?:"[^"]*"|[^";:,])*)*)/y;
  let from = name.length;
  while (text[from] === ";") {
    parameter.lastIndex = from;
    const match = parameter.exec(text);
    if (match === null) return undefined;
    parameters.set((match[1] ?? "").toUpperCase(), (match[2] ?? "").replaceAll('"', ""));
    from = parameter.lastIndex;
  }
  if (text[from] !== ":") return undefined;
  return { name: name.toUpperCase(), parameters, value: text.slice(from + 1), at };
}

/** RFC 5545 §3.3.11. */
export function textValue(value: string): string {
  return value.replace(/\\([\\;,nN])/g, (_, mark: string) => (/n/i.test(mark) ? "\n" : mark));
}

/** A list of texts, apart at commas that no backslash stands before. */
export function textValues(value: string): readonly string[] {
  return (value.match(/(?:\\.|[^,\\])+/g) ?? [])
    .map((part) => textValue(part).trim())
    .filter((part) => part !== "");
}
