// What each public sample of boot integrity comes to, step by step: the genuine ones pass all that they can show, the
// altered ones fail where they were altered.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  type AttestSettings,
  attest,
  type Check,
  type CheckName,
  readCertificates,
  readEvidence,
  readKnownGoodValues,
  readTranscript,
} from "#evidence";
import { corpusBytes, corpusFiles, corpusText, skip } from "../corpora.ts";
import { nowTicks } from "./attestation-set.ts";

const folder = "boot-integrity";

const samples = corpusFiles(folder, ".txt")
  .map(({ path }) => path)
  .filter((path) => !path.includes("/certs/"));

function settingsOf(): AttestSettings {
  const certificates = [".pem", ".cer"]
    .flatMap((ending) => corpusFiles(`${folder}/certs`, ending))
    .flatMap(({ path: name }) => {
      const read = readCertificates({ name, bytes: corpusBytes(name) });
      return read.ok ? read.value : [];
    });
  const file = { name: "example_kgv.json", bytes: corpusBytes(`${folder}/example_kgv.json`) };
  const list = readKnownGoodValues(file);
  assert.ok(list.ok);
  const signature = {
    name: "example_kgv.json.signature",
    bytes: corpusBytes(`${folder}/example_kgv.json.signature`),
  };
  return {
    certificates,
    knownGood: [{ list: list.value, file, signature }],
    ...{ nonces: [], noncesSeen: [], before: [], facts: [], nowTicks },
  };
}

function checksOf(paths: readonly string[], settings: AttestSettings): Check[] {
  const outputs = paths.flatMap((path) => readTranscript(path, corpusText(path) ?? ""));
  return readEvidence(outputs, { device: "sample" }).flatMap(({ attestation }) =>
    attest(attestation, settings),
  );
}

function resultsOf(names: readonly string[]): Record<string, Check["result"]> {
  const checks = checksOf(
    names.map((name) => `${folder}/${name}.txt`),
    settingsOf(),
  );
  return Object.fromEntries(checks.map(({ check, result }) => [check, result]));
}

/** Steps by letter: passes, fails, is open (-), is not there (.). */
const steps: readonly CheckName[] = [
  ...(["boot-measurement", "os-measurement", "measurement-signature"] as const),
  ...(["compliance-signature", "certificate-signature", "certificate-chain"] as const),
  ...(["known-good-boot", "known-good-os"] as const),
];

const letters = { pass: "P", fail: "F", "not shown": "-" } as const;

const expected: readonly (readonly [names: readonly string[], letters: string])[] = [
  [["isr4k_show_plat_int"], "PP-..-PP"],
  [["isr4k_show_plat_int_sign", "isr4k_show_plat_sudi_sign_nonce"], "PPP.PPPP"],
  [["isr4k_show_plat_int_sign_nonce", "isr4k_show_plat_sudi_sign_nonce"], "PPP.PPPP"],
  [["isr1k_show_plat_int_sign_nonce", "isr1k_show_plat_sudi_sign_nonce"], "PPP.PP--"],
  [["isr4k_show_plat_sudi_cert"], "....PP.."],
  [["cli_valid_multiple_measure", "cli_valid_compliance", "cli_valid_trust_chain"], "PPP-PP--"],
  [["isr4k_show_plat_int_bad_boot_0_version"], "FP-..-FP"],
  [["isr4k_show_plat_int_bad_os_version"], "PF-..-PF"],
];

describe("boot integrity", { skip }, () => {
  for (const [names, letter] of expected) {
    test(`${names.join(" + ")}: ${letter}`, () => {
      const results = resultsOf(names);
      const found = steps.map((step) => {
        const result = results[step];
        return result === undefined ? "." : letters[result];
      });
      assert.equal(found.join(""), letter);
      assert.equal(results["known-good-values-signature"], "pass");
    });
  }

  test("every sample is among these", () => {
    const named = new Set(expected.flatMap(([names]) => names));
    // A certificate by itself is what an operator hands in.
    const others = samples
      .map((path) => path.slice(folder.length + 1, -".txt".length))
      .filter((name) => !named.has(name) && !name.endsWith("_device_cert"));
    assert.deepEqual(others, []);
  });

  test("a list without its signature, as the sandbox's, passes nothing", () => {
    const file = { name: "sandbox", bytes: corpusBytes(`${folder}/sandbox.kgv.json`) };
    const list = readKnownGoodValues(file);
    assert.ok(list.ok && list.value.hashes.length > 30);
    const settings = { ...settingsOf(), knownGood: [{ list: list.value, file }] };
    const checks = checksOf([`${folder}/cli_valid_multiple_measure.txt`], settings);
    assert.ok(checks.some(({ check }) => check === "known-good-os"));
    assert.ok(
      checks.every((it) => !it.check.startsWith("known-good") || it.result === "not shown"),
    );
  });

  test("the certificate alone, handed in apart, proves its device's signature", () => {
    const name = `${folder}/isr4k_device_cert.txt`;
    const read = readCertificates({ name, bytes: corpusBytes(name) });
    assert.ok(read.ok);
    const settings = settingsOf();
    const checks = checksOf([`${folder}/isr4k_show_plat_int_sign_nonce.txt`], {
      ...settings,
      certificates: [...settings.certificates, ...read.value],
    });
    const signature = checks.find(({ check }) => check === "measurement-signature");
    assert.deepEqual([signature?.result, signature?.trust], ["pass", "signed"]);
  });
});

test("no attestation of a healthy device fails", { skip }, () => {
  const settings = settingsOf();
  const paths = corpusFiles("genieparser", ".txt")
    .map(({ path }) => path)
    .filter((path) => /ShowPlatform(?:Integrity|Sudi)|ShowSystemIntegrity/.test(path));
  assert.ok(paths.length > 15);
  for (const path of paths) {
    const failed = checksOf([path], settings).filter(({ result }) => result === "fail");
    assert.deepEqual(
      failed.map(({ check, says }) => [path, check, says]),
      [],
    );
  }
});
