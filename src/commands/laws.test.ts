// Laws that hold for every family, whatever its rows.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Family, families } from "./command.ts";
import { grammarOf } from "./families.ts";
import type { Grammar, ModeGrammar } from "./grammar.ts";
import { type Element, type Run, readPattern } from "./pattern.ts";
import { readCommand } from "./read.ts";
import { listOf } from "./words.ts";

type Mode = "exec" | "config";
const modes = ["exec", "config"] as const;

const anyMode = fc.constantFrom("exec", "config", undefined);
const anyFamily = fc.constantFrom(...families);

/** What arguments are filled with: no keyword begins with one of them. */
const fillers = {
  word: "0x2102",
  number: "0x2102",
  place: "tftp://192.0.2.7/zz.bin",
  rest: "9x 9y",
} as const;

function runsOfRows({ rows }: ModeGrammar): Run[] {
  return rows.flatMap(({ takes }) => readPattern(takes));
}

function runsOf(grammar: ModeGrammar): Run[] {
  const alone = listOf(grammar.neighbours).map((text): Run => [{ kind: "keyword", text }]);
  return [...runsOfRows(grammar), ...alone];
}

function wordOf(element: Element): string {
  switch (element.kind) {
    case "keyword":
      return element.text;
    case "argument":
      return fillers[element.takes];
    case "slashes":
      return "";
  }
}

function lineOf(run: Run): string {
  return run.map(wordOf).filter(Boolean).join(" ");
}

/** All keywords that can stand where that of `run` stands. */
function rivalsAt(runs: readonly Run[], run: Run, at: number): ReadonlySet<string> {
  const before = lineOf(run.slice(0, at));
  const rivals = runs.flatMap((other) => {
    const elements = other.filter(({ kind }) => kind !== "slashes");
    const own = run.slice(0, at).filter(({ kind }) => kind !== "slashes").length;
    const next = elements[own];
    const isHere = next?.kind === "keyword" && lineOf(elements.slice(0, own)) === before;
    return isHere ? [next.text] : [];
  });
  return new Set(rivals);
}

/** Words that say how a line is meant wherever it begins with them. */
function leads({ negations, prefixes, execPrefixes }: Grammar): readonly string[] {
  return [...negations, ...prefixes, ...execPrefixes];
}

function lines(): { readonly family: Family; readonly mode: Mode; readonly run: Run }[] {
  return families.flatMap((family) =>
    modes.flatMap((mode) =>
      runsOfRows(grammarOf(family)[mode]).map((run) => ({ family, mode, run }) as const),
    ),
  );
}

test("no text makes a reader throw, and none makes more of it than 4096 characters and what it spells out", () => {
  const words = [...new Set(lines().flatMap(({ run }) => run.map(wordOf)))];
  const signs = [
    "|",
    ">",
    ";",
    "<cr>",
    "do",
    "no",
    '"',
    "\\",
    "'",
    "::",
    "[",
    "@",
    "ftp://",
    "run|i",
  ];
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 5000 }),
    fc.array(fc.constantFrom(...words, ...signs), { maxLength: 12 }).map((all) => all.join(" ")),
  );
  fc.assert(
    fc.property(text, anyFamily, anyMode, (line, family, mode) => {
      const { command } = readCommand(line, { family, mode });
      assert.ok(command.length <= 4096 * 32);
    }),
    { numRuns: 2000 },
  );
});

test("what is spelt out stays as it is when it is read again", () => {
  const known = [...new Set(lines().flatMap(({ run }) => run.map(wordOf)))].filter(Boolean);
  const short = fc
    .tuple(fc.constantFrom(...known), fc.integer({ min: 1, max: 20 }))
    .map(([word, length]) => word.slice(0, length));
  const others = fc.constantFrom(
    "flash:",
    "x.bin",
    "|",
    "Gi0/1",
    '"a b"',
    "9",
    "running-config",
    "vrf",
  );
  const line = fc.array(fc.oneof(short, others), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(line, anyFamily, anyMode, (words, family, mode) => {
      const once = readCommand(words.join(" "), { family, mode }).command;
      assert.equal(readCommand(once, { family, mode }).command, once, words.join(" "));
    }),
    { numRuns: 3000 },
  );
});

test("an abbreviation that only one word can mean reads as that word does", () => {
  for (const { family, mode, run } of lines()) {
    const grammar = grammarOf(family);
    if (!grammar.abbreviates) continue;
    const runs = runsOf(grammar[mode]);
    const full = readCommand(lineOf(run), { family, mode });
    const takesExec = mode === "config" && grammar.execWhileConfiguring;
    const foreign = takesExec ? runsOf(grammar.exec).map((other) => lineOf(other.slice(0, 1))) : [];
    run.forEach((element, at) => {
      if (element.kind !== "keyword") return;
      const rivals = [...rivalsAt(runs, run, at)];
      for (let length = 1; length < element.text.length; length += 1) {
        const typed: string = element.text.slice(0, length);
        if (at === 0 && leads(grammar).includes(typed)) continue;
        if (at === 0 && foreign.some((word) => word.startsWith(typed))) continue;
        if (rivals.filter((word) => word.startsWith(typed)).length !== 1) continue;
        const words = run.map((other, index) => (index === at ? typed : wordOf(other)));
        const line = words.filter(Boolean).join(" ");
        assert.deepEqual(readCommand(line, { family, mode }), full, `${family} ${mode}: ${line}`);
      }
    });
  }
});

test("an abbreviation that several words can mean stays as it is typed", () => {
  for (const { family, mode, run } of lines()) {
    const [first] = run;
    const grammar = grammarOf(family);
    const isAlone = mode === "exec" || !grammar.execWhileConfiguring;
    if (first?.kind !== "keyword" || !isAlone) continue;
    const rivals = [...rivalsAt(runsOf(grammar[mode]), run, 0)];
    for (let length = 1; length < first.text.length; length += 1) {
      const typed = first.text.slice(0, length);
      if (rivals.filter((word) => word.startsWith(typed)).length === 1) break;
      if ([...rivals, ...leads(grammar)].includes(typed)) continue;
      assert.equal(readCommand(`${typed} 9x`, { family, mode }).command, `${typed} 9x`, family);
    }
  }
});

test("case, blanks, <cr> and what leads to a command are no part of it", () => {
  for (const { family, mode, run } of lines()) {
    const line = lineOf(run);
    const read = readCommand(line, { family, mode });
    assert.deepEqual(readCommand(`  ${line.replaceAll(" ", "   ")}  <cr>`, { family, mode }), read);
    for (const prefix of grammarOf(family).prefixes) {
      assert.deepEqual(
        readCommand(`${prefix} ${line}`, { family, mode }),
        read,
        `${prefix} ${line}`,
      );
    }
  }
});
