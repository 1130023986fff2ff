import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { RE2JS } from "re2js";
import { printNeed } from "./need.ts";
import { needOfPattern } from "./pattern.ts";
import { buildScreen } from "./screen.ts";

const claims: readonly (readonly [pattern: string, need: string, claim: string])[] = [
  ["copy\\s+tftp:", 'all("copy", "tftp:")', "runs on both sides of a class are needed"],
  ["SYS-5-RELOAD|Reload requested", 'any("sys-5-reload", "reload requested")', "either branch"],
  ["boot(?:flash|disk)0:", 'all("boot", any("flash", "disk"), "0:")', "a group's branches"],
  ["tftps?", '"tftp"', "an optional character is not part of the run"],
  ["ab+c", 'all("ab", "c")', "a repeated character ends its run"],
  ["(?i)rommon", '"rommon"', "flags alone need nothing themselves"],
  ["(?P<image>[^ ]+)\\.bin", '".bin"', "a named group; an escaped dot is a literal"],
  ["x{0,2}y", '"y"', "a count from zero is optional"],
  ["a|", "nothing: every frame passes", "an empty branch matches everywhere"],
  ["[a-z\\]]+", "nothing: every frame passes", "a class has no literal"],
  ["\\x41bc", "nothing: every frame passes", "an escape that is not known here"],
  ["a)", "nothing: every frame passes", "a pattern that does not close"],
  ["é", "nothing: every frame passes", "a literal outside ASCII"],
];

for (const [pattern, need, claim] of claims) {
  test(`${claim}: ${pattern}`, () => assert.equal(printNeed(needOfPattern(pattern)), need));
}

test("no text that a pattern matches is screened out", () => {
  const atom = fc.constantFrom("a", "b", "[ab]", ".", "(?:ab|c)", "(c)", "\\.", "(?:a{2})");
  const piece = fc
    .tuple(atom, fc.constantFrom("", "?", "*", "+", "{0,1}", "{1,2}"))
    .map(([unit, times]) => unit + times);
  const branch = fc.array(piece, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(""));
  const pattern = fc.array(branch, { minLength: 1, maxLength: 3 }).map((all) => all.join("|"));
  const text = fc.string({ unit: fc.constantFrom("a", "b", "c", "."), maxLength: 10 });
  fc.assert(
    fc.property(pattern, text, (regex, sample) => {
      if (!RE2JS.compile(regex).matcher(sample).find()) return;
      assert.ok(buildScreen(needOfPattern(regex))(sample), `${regex} on ${sample}`);
    }),
    { numRuns: 2000 },
  );
});
