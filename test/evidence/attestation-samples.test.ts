// The committed attestation is what its generator's devices say, and comes to the verdicts that the samples' README tells.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import {
  attest,
  type Check,
  readCertificates,
  readEvidence,
  readKnownGoodValues,
  readTranscript,
} from "#evidence";
import { bulkKnownGoodValues, showPlatformIntegrity } from "../../samples/attestation.ts";
import { alteredSwitch, branchRouter, coreSwitch, nonces } from "../../samples/measured-devices.ts";
import { nowTicks } from "./attestation-set.ts";

const folder = join("samples", "attestation");

const bytesOf = (...path: string[]) => new Uint8Array(readFileSync(join(...path)));

function checksOf(paths: readonly string[], nonce: bigint): Check[] {
  const anchors = join(folder, "anchors");
  const certificates = readdirSync(anchors).flatMap((name) => {
    const read = readCertificates({ name, bytes: bytesOf(anchors, name) });
    return read.ok ? read.value : [];
  });
  const file = { name: "list", bytes: bytesOf(folder, "known-good-values.json") };
  const list = readKnownGoodValues(file);
  assert.ok(list.ok);
  const signature = {
    name: "signature",
    bytes: bytesOf(folder, "known-good-values.json.signature"),
  };
  const knownGood = [{ list: list.value, file, signature }];
  const outputs = paths.flatMap((path) => readTranscript(path, readFileSync(path, "utf8")));
  return readEvidence(outputs).flatMap(({ attestation, facts }) =>
    attest(attestation, {
      certificates,
      knownGood,
      nonces: [nonce],
      noncesSeen: [],
      before: [],
      facts,
      nowTicks,
    }),
  );
}

test("the router is its vendor's in every step", () => {
  const evidence = ["brk-edge-r1.txt", "brk-edge-r1-attestation.txt"].map((name) =>
    join("samples", "evidence", name),
  );
  const checks = checksOf(evidence, nonces.branchRouter);
  assert.equal(checks.length, 11);
  assert.deepEqual(
    checks.filter(({ result }) => result !== "pass"),
    [],
  );
});

test("the switch signs what it started, and that is not its vendor's", () => {
  const checks = checksOf([join(folder, "eld-core-s1-altered-package.txt")], nonces.coreSwitch);
  const failed = checks.filter(({ result }) => result === "fail");
  assert.deepEqual(
    failed.map(({ check, trust }) => [check, trust]),
    [["known-good-os", "signed"]],
  );
  assert.match(failed[0]?.says ?? "", /cat9k-rpbase/);
});

test("files say what the generator's devices measured, that they are synthetic, and hold no key", () => {
  const written: readonly (readonly [path: string, text: string])[] = [
    [
      join("samples", "evidence", "brk-edge-r1-attestation.txt"),
      showPlatformIntegrity(branchRouter, {}),
    ],
    [join(folder, "eld-core-s1-altered-package.txt"), showPlatformIntegrity(alteredSwitch, {})],
    [join(folder, "known-good-values.json"), bulkKnownGoodValues([branchRouter, coreSwitch])],
  ];
  for (const [path, text] of written) {
    const file = readFileSync(path, "utf8");
    assert.match(file.slice(0, 200), /SYNTHETIC/);
    assert.doesNotMatch(file, /PRIVATE KEY/);
    const lines = new Set(file.split("\n"));
    const missing = text.split("\n").filter((line) => !line.includes("#") && !lines.has(line));
    assert.deepEqual(missing, []);
  }
});
