// Attestation as the command line tells it: the samples' router proves itself, and only with all that a proof takes.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { bootwarden, Folder, root } from "./command-line.ts";

const router = join("samples", "evidence", "brk-edge-r1.txt");
const attestation = join("samples", "evidence", "brk-edge-r1-attestation.txt");
const altered = join("samples", "attestation", "eld-core-s1-altered-package.txt");
const anchors = ["--trust-anchors", join("samples", "attestation", "anchors")];
const values = ["--known-good-values", join("samples", "attestation", "known-good-values.json")];
const now = ["--now", "2026-03-16T00:00:00Z"];

interface Report {
  readonly verdict: string;
  readonly because: readonly string[];
  readonly checks: readonly { readonly check: string; readonly result: string }[];
}

async function verify(...args: readonly string[]) {
  const { code, out } = await bootwarden({
    args: ["verify", ...args, ...now, "--format", "ndjson"],
  });
  const reports = out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Report);
  assert.equal(reports.length, 1);
  const [report] = reports;
  assert.ok(report !== undefined);
  const of = (result: string) =>
    report.checks.filter((it) => it.result === result).map(({ check }) => check);
  return { code, verdict: report.verdict, failed: of("fail"), open: of("not shown") };
}

test("anchors, known good values and our nonce prove the router", async () => {
  const whole = [router, attestation, ...anchors, ...values, "--nonce", "20260315"];
  assert.deepEqual(await verify(...whole), { code: 0, verdict: "proven", failed: [], open: [] });
});

test("without one of them it is the device's own word, and what is missing is told", async () => {
  const nonce = ["--nonce", "20260315"];
  const without = async (...args: readonly string[]) => {
    const { code, verdict, failed, open } = await verify(...args);
    assert.deepEqual([code, verdict, failed], [0, "consistent", []]);
    return open;
  };
  assert.deepEqual(await without(router, attestation, ...anchors, ...values), []);
  assert.deepEqual(await without(attestation, ...anchors, ...values, ...nonce), [
    "certificate-device",
  ]);
  assert.ok((await without(router, attestation, ...nonce)).includes("certificate-chain"));
  const unlisted = await without(router, attestation, ...anchors, ...nonce);
  assert.deepEqual(unlisted.toSorted(), ["known-good-boot", "known-good-os"]);
});

test("another nonce, another signature and an altered package are bad", async () => {
  const all = [...anchors, ...values];
  const asked = await verify(router, attestation, ...all, "--nonce", "20260316");
  assert.deepEqual([asked.code, asked.verdict, asked.failed], [5, "bad", ["nonce", "nonce"]]);
  const folder = new Folder();
  const forged = readFileSync(join(root, attestation), "utf8").replace(/^[0-9A-F]{8}/m, "00000000");
  const path = folder.place("forged.txt", forged);
  const signed = await verify(router, path, ...all, "--nonce", "20260315");
  assert.deepEqual([signed.code, signed.failed], [5, ["measurement-signature"]]);
  const switched = await verify(altered, ...all, "--nonce", "20260316");
  assert.deepEqual([switched.code, switched.failed], [5, ["known-good-os"]]);
});
