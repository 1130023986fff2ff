// What is shipped below atomics/ keeps Atomic Red Team's schema and the promises of its folder.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { test } from "node:test";
import { parse } from "yaml";
import { type AtomicCase, casesOf, settle, type Telemetry } from "#atomics";
import { ticksFromIso } from "#schema";
import { atomicsIn, bundledAtomics, bundledDetections, rulesIn, runAtomics } from "#workspace";
import { undocumentedAddresses } from "./documentation-addresses.ts";

const { atomics, wrong, unread } = atomicsIn(bundledAtomics);
const cases = atomics.flatMap(casesOf);
const receivedAtTicks = ticksFromIso("2026-11-21T03:00:00Z") ?? 0n;

const files = readdirSync(bundledAtomics, { recursive: true })
  .map((name) => join(bundledAtomics, String(name)))
  .filter((path) => path.endsWith(".yaml"));

const detections = new Set(
  readdirSync("detections", { recursive: true })
    .map(String)
    .filter((path) => /\.yaml$/.test(path))
    .map((path) => basename(dirname(path))),
);

const label = ({ atomic, number, channel }: AtomicCase) =>
  `${atomic.id}, case ${number} (${channel.name})`;

test("every file of atomics is right, in the folder of its technique", () => {
  assert.deepEqual([...wrong.map(({ path }) => path), ...unread], []);
  for (const path of files.filter((one) => basename(one) !== "channels.yaml")) {
    const technique = basename(path, ".yaml");
    assert.equal(basename(dirname(path)), technique, path);
    assert.equal(parse(readFileSync(path, "utf8")).attack_technique, technique, path);
  }
});

test("there are at least 15 atomics, each with an identifier of its own", () => {
  assert.ok(atomics.length >= 15, `${atomics.length}`);
  assert.equal(new Set(atomics.map(({ guid }) => guid)).size, atomics.length);
  assert.equal(new Set(atomics.map(({ name }) => name)).size, atomics.length);
});

test("every atomic has a near-miss beside what it does, or is one itself", () => {
  const without = atomics
    .filter(({ telemetry }) => !telemetry.some(isNearMiss))
    .map(({ id }) => id);
  assert.deepEqual(without, []);
});

const isNearMiss = ({ variant, expect }: Telemetry): boolean =>
  variant !== "" || (expect.fires.length === 0 && expect.quiet === "all");

test("every channel of the table carries a case", () => {
  const used = new Set(
    cases.flatMap(({ channel, telemetry }) => [
      channel.name,
      ...telemetry.lines.flatMap((line) => line.channel?.name ?? []),
    ]),
  );
  const table: { channels: readonly { name: string }[] } = parse(
    readFileSync(join(bundledAtomics, "channels.yaml"), "utf8"),
  );
  assert.deepEqual(
    table.channels.map(({ name }) => name).filter((name) => !used.has(name)),
    [],
  );
});

test("what an atomic expects to fire or to stay quiet is a detection that is shipped", () => {
  const missing = cases.flatMap((one) => {
    const { fires, quiet } = one.telemetry.expect;
    return [...fires, ...(quiet === "all" ? [] : quiet)]
      .filter((name) => !detections.has(name))
      .map((name) => `${label(one)}: ${name}`);
  });
  assert.deepEqual(missing, []);
});

for (const language of ["first", "spl", "sigma"] as const) {
  const said = language === "first" ? "the language of a scan" : language;
  test(`every line tells of what its atomic says, detections in ${said} fire or stay quiet as it says`, async () => {
    const { loaded } = await rulesIn([bundledDetections], { language });
    const { results } = await runAtomics(cases, { rules: loaded, receivedAtTicks });
    const wrongly = results.flatMap(({ failures }, index) => {
      const one = cases[index];
      return failures.map((failure) => `${one === undefined ? "" : label(one)}: ${failure}`);
    });
    assert.deepEqual(wrongly, []);
  });
}

test("no settled message names a host of somebody, or keeps a placeholder", () => {
  for (const one of cases) {
    for (const { text } of settle(one, { receivedAtTicks })) {
      assert.deepEqual(undocumentedAddresses(text), [], label(one));
      assert.doesNotMatch(text, /#\{/, label(one));
    }
  }
});
