// How deep a YAML text nests, told from its tokens before anything recursive reads it: the parser's own recursion and
// the patterns it builds from indentation end the process, not the call, on texts made for that.

import { Lexer } from "yaml";
import { complain, type Diagnostic, span } from "#text";

/** Columns before a line of the structure, and before a line of text. */
const structureColumns = 200;
const textColumns = 1000;

export function measure(text: string, depth: number): Diagnostic | undefined {
  const indented = new RegExp(`^[ \\t]{${textColumns}}`, "m").exec(text);
  if (indented !== null) return outsize(indented.index, `${textColumns} columns of indentation`);
  let offset = 0;
  let flow = 0;
  let indicators = 0;
  for (const token of new Lexer().lex(text)) {
    const first = token[0] ?? "";
    if (token === "[" || token === "{") flow += 1;
    else if (token === "]" || token === "}") flow = Math.max(0, flow - 1);
    else if (flow === 0 && (token === "-" || token === "?" || token === ":")) indicators += 1;
    else if (first === "\n" || first === "\r") indicators = 0;
    else if (first === " " && token.length > structureColumns && token.trim() === "") {
      return outsize(offset, `${structureColumns} columns of indentation`);
    }
    if (flow + indicators > depth) return outsize(offset, `${depth} levels`);
    if (!marks.has(token)) offset += token.length;
  }
  return undefined;
}

/** Tokens that stand for no text: byte order mark, document start, scalar follows. */
const marks: ReadonlySet<string> = new Set(["\u0002", "\u0018", "\u001f"]);

function outsize(at: number, limit: string): Diagnostic {
  return complain("too-large", span(at, at + 1), { what: "the nesting of the YAML text", limit });
}
