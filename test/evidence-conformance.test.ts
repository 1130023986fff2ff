// Every case of conformance/evidence/ becomes a test: a device shows this, and exactly these facts are read.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { type DeviceEvidence, readEvidence, readTranscript } from "#evidence";
import { readCase } from "./conformance/case-file.ts";

const folder = join(import.meta.dirname, "..", "..", "conformance", "evidence");
const paths = readdirSync(folder, { encoding: "utf8" })
  .filter((path) => path.endsWith(".case"))
  .sort();

test("there are cases of evidence", () => assert.ok(paths.length > 0));

for (const path of paths) {
  const { claim, sections } = readCase(readFileSync(join(folder, path), "utf8"));
  test(`${claim} (${path})`, () => {
    const shown = sections.get("shown");
    assert.ok(shown !== undefined, "a case of evidence shows something");
    const evidence = readEvidence(readTranscript("case.txt", `${shown}\n`));
    const facts = sections.get("facts");
    const outputs = sections.get("outputs");
    assert.ok(facts !== undefined || outputs !== undefined, "the case claims nothing");
    if (facts !== undefined) assert.deepEqual(factsIn(evidence), facts.split("\n").filter(Boolean));
    if (outputs !== undefined) assert.deepEqual(outputsIn(evidence), outputs.split("\n"));
  });
}

function factsIn(evidence: readonly DeviceEvidence[]): string[] {
  return evidence.flatMap(({ facts }) =>
    facts.map(({ kind, subject, value }) => {
      return subject === "" ? `${kind} = ${value}` : `${kind} [${subject}] = ${value}`;
    }),
  );
}

function outputsIn(evidence: readonly DeviceEvidence[]): string[] {
  return evidence.flatMap(({ outputs }) =>
    outputs.map(({ command, state, isCut, says }) => {
      const how = isCut ? `${state}, cut` : state;
      return says === "" ? `${command}: ${how}` : `${command}: ${how}: ${says}`;
    }),
  );
}
