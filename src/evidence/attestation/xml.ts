// One XML document of elements, attributes and text becomes a tree. Anything that could make another document of it is
// refused by name: document types, entities but the five of XML, processing instructions. Prefixes and attributes are
// left out: the one shape that is read needs neither, so that no library is.

import { depthMax, type Element } from "./element.ts";

export type XmlReading =
  | { readonly ok: true; readonly root: Element }
  | { readonly ok: false; readonly says: string };

/** Longer documents are no reply to the questions of this folder. */
const charactersMax = 8 * 1024 * 1024;

const elementsMax = 100_000;

const characters: Readonly<Record<string, string>> = {
  ...{ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" },
};

// XML 1.0 (5th edition) §2.8, §3.1; names are those of YANG, with a prefix (RFC 7950 §6.2).
const declaration = /^\s*<\?xml\s[^<>]{0,200}\?>/;
const tag =
  /<(\/?)((?:[A-Za-z_][\w.-]{0,99}:)?[A-Za-z_][\w.-]{0,99})((?:\s+[A-Za-z_][\w.:-]{0,99}\s{0,9}=\s{0,9}(?:"[^"<]{0,2000}"|'[^'<]{0,2000}'))*)\s*(\/?)>/y;

interface OpenElement {
  readonly name: string;
  readonly tag: string;
  readonly children: Element[];
  text: string;
}

export function readXml(document: string): XmlReading {
  if (document.length > charactersMax) return refused("it is longer than 8 MiB");
  const opening = declaration.exec(document)?.[0].length ?? 0;
  const top: OpenElement = { name: "", tag: "", children: [], text: "" };
  const open: OpenElement[] = [top];
  let [at, count] = [opening, 0];
  while (at < document.length) {
    const next = document.indexOf("<", at);
    const text = textOfMarkup(document.slice(at, next < 0 ? undefined : next));
    if (!text.ok) return text;
    const inner = open.at(-1) ?? top;
    inner.text += text.text;
    if (next < 0) break;
    if (document.startsWith("<!--", next)) {
      at = endOfComment(document, next);
      continue;
    }
    tag.lastIndex = next;
    const found = tag.exec(document);
    if (found === null) return refused(unreadable(document.slice(next, next + 12)));
    at = tag.lastIndex;
    count += 1;
    if (count > elementsMax || open.length > depthMax) return refused("it has too many elements");
    const step = takeTag(found, open);
    if (step !== undefined) return refused(step);
  }
  const [root, second] = top.children;
  if (open.length > 1) return refused(`<${open.at(-1)?.tag ?? ""}> is not closed`);
  if (root === undefined || second !== undefined) return refused("it is not one element");
  if (top.text.trim() !== "") return refused("text stands beside its element");
  return { ok: true, root };
}

/** Behind it; the end of the document where it does not end, which leaves an element open. */
function endOfComment(document: string, at: number): number {
  const end = document.indexOf("-->", at + 4);
  return end < 0 ? document.length : end + 3;
}

/** What is wrong with the tag at this place, where something is. */
function takeTag(found: RegExpExecArray, open: OpenElement[]): string | undefined {
  const [, slash, name = "", , selfClosing] = found;
  const inner = open.at(-1);
  if (slash === "/") {
    if (inner?.tag !== name || open.length < 2) return `</${name}> closes nothing`;
    open.pop();
    open.at(-1)?.children.push(elementOf(inner));
    return undefined;
  }
  const opened: OpenElement = { name: localName(name), tag: name, children: [], text: "" };
  if (selfClosing === "/") inner?.children.push(elementOf(opened));
  else open.push(opened);
  return undefined;
}

function elementOf({ name, text, children }: OpenElement): Element {
  return { name, text: children.length > 0 ? "" : text, children };
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function unreadable(start: string): string {
  if (start.startsWith("<!DOCTYPE")) return "it has a document type";
  if (start.startsWith("<![CDATA[")) return "it has a section of character data";
  if (start.startsWith("<?")) return "it has a processing instruction";
  return `its markup cannot be read at ${JSON.stringify(start)}`;
}

function textOfMarkup(
  markup: string,
): { readonly ok: true; readonly text: string } | (XmlReading & { readonly ok: false }) {
  let wrong: string | undefined;
  const text = markup.replaceAll(/&([^;&\s]{0,12});?/g, (whole, name: string) => {
    const character = Object.hasOwn(characters, name) ? characters[name] : undefined;
    if (character !== undefined && whole.endsWith(";")) return character;
    wrong ??= whole;
    return "";
  });
  return wrong === undefined ? { ok: true, text } : refused(`it has the entity ${wrong}`);
}

function refused(says: string): XmlReading & { readonly ok: false } {
  return { ok: false, says };
}
