// Functions of text. All mind the case.

import { call, type Expr, literal, longLiteral, textLiteral } from "#plan";
import { complain } from "#text";
import { patternOf } from "../regex.ts";
import { escapePattern } from "../terms.ts";
import { asNumber, asText, isNull, literalText, noText, refuse, type Site } from "../values.ts";
import { between, type EvalFunctions, one, two } from "./row.ts";

/** A regex argument in RE2's syntax; undefined after a complaint. */
export function regexArgument(arg: Expr | undefined, site: Site): string | undefined {
  const written = literalText(arg, "a regex", site);
  if (written === undefined) return undefined;
  const read = patternOf(written);
  if (read.ok) return read.pattern.re2;
  if ("unsupported" in read) refuse(site, read.unsupported, "a regex without it");
  else site.report(complain("syntax-error", site.at, { message: `a wrong regex: ${read.wrong}` }));
  return undefined;
}

const noCondition = literal("bool", null);

/** `%` any run, `_` any one character. */
function likePattern(pattern: string): string {
  const parts = pattern.split(/([%_])/).map((part) => {
    if (part === "%") return ".*";
    return part === "_" ? "." : escapePattern(part);
  });
  return `^(?s:${parts.join("")})$`;
}

function trimmed(edges: "left" | "right" | "both") {
  return between(1, 2, ([text, characters], site) => {
    if (text === undefined) return undefined;
    const written = characters === undefined ? " \t" : literalText(characters, "a set", site);
    if (written === undefined || written === "") return text;
    const some = `[${[...written].map((c) => c.replace(/[\]\\^-]/, "\\$&")).join("")}]+`;
    const parts = [edges === "right" ? [] : [`^${some}`], edges === "left" ? [] : [`${some}$`]];
    const args = [asText(text, site), textLiteral(parts.flat().join("|")), textLiteral("")];
    return call("text.replaceRegex", args);
  });
}

/** PCRE's `\1` stays; a backslash before anything else stands for itself. */
export const rewriteOf = (written: string): string => written.replace(/\\(?![0-9])/g, "\\\\");

export const textFunctions: EvalFunctions = {
  match: two((text, regex, site) => {
    const pattern = regexArgument(regex, site);
    if (pattern === undefined) return noCondition;
    const fn = text.type === "dynamic" ? "multivalue.anyMatchesRegex" : "text.matchesRegex";
    const subject = text.type === "dynamic" ? text : asText(text, site);
    return call(fn, [subject, textLiteral(pattern, regex.at)], { at: site.at });
  }),
  like: two((text, pattern, site) => {
    const written = literalText(pattern, "a pattern", site);
    if (written === undefined) return noCondition;
    const args = [asText(text, site), textLiteral(likePattern(written), pattern.at)];
    return call("text.matchesRegex", args, { at: site.at });
  }),
  replace: between(3, 3, ([text, regex, by], site) => {
    if (text === undefined) return undefined;
    const pattern = regexArgument(regex, site);
    const rewrite = literalText(by, "a replacement", site);
    if (pattern === undefined || rewrite === undefined) return noText(site.at);
    const args = [asText(text, site), textLiteral(pattern), textLiteral(rewriteOf(rewrite))];
    return call("text.replaceRegex", args, { at: site.at });
  }),
  lower: one((text, site) => call("text.lower", [asText(text, site)])),
  upper: one((text, site) => call("text.upper", [asText(text, site)])),
  len: one((text, site) => call("text.length", [asText(text, site)])),
  substr: between(2, 3, ([text, start, length], site) => {
    if (text === undefined || start === undefined) return undefined;
    const from = fromOne(asNumber(start, site));
    const size = length === undefined ? [] : [whole(asNumber(length, site))];
    return call("text.substring", [asText(text, site), from, ...size]);
  }),
  trim: trimmed("both"),
  ltrim: trimmed("left"),
  rtrim: trimmed("right"),
  cidrmatch: two((network, address, site) => {
    const written = literalText(network, "a network", site);
    if (written === undefined) return noCondition;
    return call("address.isInNetwork", [asText(address, site), textLiteral(written)]);
  }),
  tonumber: between(1, 2, ([text, base], site) => {
    if (text === undefined) return undefined;
    if (base !== undefined) return refuse(site, "tonumber() with a base", "tonumber(x)");
    return isNull(text) ? literal("real", null) : asNumber(text, site);
  }),
  searchmatch: {
    unsupported: "a search inside of an expression",
    nearest: 'match(_raw, "(?i)...")',
  },
  urldecode: { unsupported: "whether + is a blank is not documented", nearest: "replace()" },
  printf: { unsupported: "no function of the plan formats", nearest: "tostring() and ." },
  spath: { unsupported: "a path inside of an expression", nearest: "the field's own path" },
  json_extract: { unsupported: "JSON inside of an expression", nearest: "the field's own path" },
  md5: one((text, site) => call("codec.md5", [asText(text, site)])),
  sha1: one((text, site) => call("codec.sha1", [asText(text, site)])),
  sha256: one((text, site) => call("codec.sha256", [asText(text, site)])),
  sha512: { unsupported: "no function of the plan hashes" },
};

/** Splunk counts characters from 1, and from -1 at the end; the plan from 0. */
function fromOne(start: Expr): Expr {
  const position = whole(start);
  const isForward = call("value.greater", [position, longLiteral(0)]);
  const before = call("number.subtract", [position, longLiteral(1)], { type: "long" });
  return call("logic.if", [isForward, before, position], { type: "long" });
}

export function whole(number: Expr): Expr {
  if (number.kind === "literal" && typeof number.value === "number") {
    return longLiteral(Math.trunc(number.value), number.at);
  }
  return call("convert.toLong", [number]);
}
