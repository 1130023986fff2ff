// Laws of all readers of device output, held over the cases of conformance/evidence/ and over text of any kind.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { readEvidence, readTranscript, type ShownOutput } from "#evidence";
import { readCase } from "./conformance/case-file.ts";

const folder = join(import.meta.dirname, "..", "..", "conformance", "evidence");

interface Case {
  readonly path: string;
  readonly shown: string;
}

const cases: readonly Case[] = readdirSync(folder, { encoding: "utf8" })
  .filter((path) => path.endsWith(".case"))
  .sort()
  .map((path) => {
    const { sections } = readCase(readFileSync(join(folder, path), "utf8"));
    return { path, shown: `${sections.get("shown") ?? ""}\n` };
  });

function factsOf(output: ShownOutput): readonly string[] {
  return readEvidence([output])
    .flatMap(({ facts }) => facts)
    .map(({ kind, subject, value, at }) => `${at.line} ${kind} [${subject}] = ${value}`);
}

/** The output as it is where the session ended below this many lines. */
function cutTo(output: ShownOutput, lines: number): ShownOutput {
  return { ...output, lines: output.lines.slice(0, lines), isCut: true };
}

for (const { path, shown } of cases) {
  test(`what is left of a cut output gives the first of its facts (${path})`, () => {
    for (const output of readTranscript("case.txt", shown)) {
      const whole = factsOf(output);
      for (let lines = 1; lines < output.lines.length; lines += 1) {
        const left = factsOf(cutTo(output, lines));
        assert.deepEqual(left, whole.slice(0, left.length), `${output.typed}: ${lines} lines`);
      }
    }
  });
}

/** What a pager leaves in a session: its mark, and what wipes it. */
const pagers = [
  " --More-- \b\b\b\b\b\b\b\b\b\b          \b\b\b\b\b\b\b\b\b\b",
  "<--- More --->\r              \r",
  "  ---- More ----\x1b[42D                                          \x1b[42D",
  "---(more 45%)---\r                                        \r",
];

function paged(text: string, mark: string): string {
  const lines = text.split("\n");
  return lines.map((line, index) => (index % 7 === 6 ? `${mark}${line}` : line)).join("\n");
}

function onTerminal(text: string, columns: number): string {
  const wide = new RegExp(`.{1,${columns}}`, "g");
  return text
    .split("\n")
    .flatMap((line) => line.match(wide) ?? [""])
    .join("\n");
}

function valuesOf(text: string): readonly string[] {
  return readEvidence(readTranscript("case.txt", text))
    .flatMap(({ facts }) => facts)
    .map(({ kind, subject, value }) => `${kind} [${subject}] = ${value}`);
}

for (const { path, shown } of cases) {
  test(`pagers and line ends change no fact, a narrow terminal makes none (${path})`, () => {
    const facts = valuesOf(shown);
    assert.deepEqual(valuesOf(shown.replaceAll("\n", "\r\n")), facts);
    for (const mark of pagers) assert.deepEqual(valuesOf(paged(shown, mark)), facts, mark);
    for (const columns of [80, 132]) {
      const made = valuesOf(onTerminal(shown, columns)).filter((fact) => !facts.includes(fact));
      assert.deepEqual(made, [], `${columns} columns`);
    }
  });
}

/** Lines of all cases, and text that none of them has. */
const anyLine = fc.oneof(
  fc.constantFrom(...cases.flatMap(({ shown }) => shown.split("\n"))),
  fc.string({ maxLength: 200 }),
);

test("no text makes a reader throw, and no fact is empty or from elsewhere", () => {
  fc.assert(
    fc.property(fc.array(anyLine, { maxLength: 40 }), (lines) => {
      const text = lines.join("\n");
      for (const { facts } of readEvidence(readTranscript("any.txt", text))) {
        for (const { value, at } of facts) {
          assert.notEqual(value.trim(), "");
          assert.ok(at.line >= 1 && at.line <= text.split("\n").length);
        }
      }
    }),
    { numRuns: 300 },
  );
});

test("a planted password is in nothing that is told of a device", () => {
  const session = `r1(config)#username maint privilege 15 secret 0 Planted1
r1(config)#end
r1#copy ftp://maint:Planted2@192.0.2.1/x.bin flash:
Accessing ftp://maint:Planted2@192.0.2.1/x.bin...
r1#show boot
BOOT path-list      : ftp://maint:Planted3@192.0.2.1/c3560.bin
Config file         : flash:/config.text
r1#dir flash:
Directory of flash:/
snmp-server community Planted4 RO
    1  -rw-    1024   Mar 1 2026 08:02:14 +00:00  a.bin
`;
  const shown = [...cases.map((one) => one.shown), session];
  assert.ok(shown.every((text) => text !== "") && /planted/i.test(shown.join("")));
  for (const text of shown) {
    for (const { logs: _, ...told } of readEvidence(readTranscript("case.txt", text))) {
      assert.doesNotMatch(JSON.stringify(told), /planted/i);
    }
  }
});
