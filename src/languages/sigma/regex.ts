// Whether an author's regular expression runs on RE2.

import { RE2JS } from "re2js";

/** Why the pattern does not run; undefined where it does. */
export function faultOfRegex(pattern: string): string | undefined {
  try {
    RE2JS.compile(pattern);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Constructs of Perl's flavour that RE2 leaves out, by name. */
export function foreignConstruct(pattern: string): string | undefined {
  if (/\(\?<?[=!]/.test(pattern)) return "a look-around";
  if (/\\[1-9]/.test(pattern)) return "a back-reference";
  if (/\(\?>|[*+?}]\+/.test(pattern)) return "an atomic group or possessive quantifier";
  return undefined;
}
