// Each step of an attestation with what makes it pass, fail and be open, on invented devices.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { KeyUsageFlags } from "@peculiar/asn1-x509";
import fc from "fast-check";
import { type Check, type CheckName, readEvidence, readTranscript } from "#evidence";
import {
  knownGoodValues,
  type MeasuredDevice,
  showPlatformIntegrity,
  showSudiCertificate,
} from "../../samples/attestation.ts";
import { makeParty, type Party } from "../../samples/authority.ts";
import {
  asked,
  certificatesOf,
  chain,
  checksOf,
  device,
  isAllPassed,
  knownGoodOf,
  measured,
  middle,
  nonce,
  resultsOf,
  root,
  settings,
  signer,
  transcript,
} from "./attestation-set.ts";

function resultOf(checks: readonly Check[], name: CheckName): Check["result"] | undefined {
  return checks.find(({ check }) => check === name)?.result;
}

/** The checks that do not pass. */
function openOf(checks: readonly Check[]): string[] {
  return checks.filter(({ result }) => result !== "pass").map((it) => `${it.check}: ${it.result}`);
}

const integrity = (more: Partial<MeasuredDevice>) =>
  showPlatformIntegrity({ ...measured, ...more }, asked);
const sudi = showSudiCertificate("r1", chain, asked);

test("a whole genuine set passes every step, and all of it is signed", () => {
  const checks = checksOf(transcript());
  assert.deepEqual(openOf(checks), []);
  assert.deepEqual(
    checks.filter(({ trust }) => trust !== "signed").map(({ check, trust }) => [check, trust]),
    [["known-good-values-signature", "off-box"]],
  );
  assert.equal(checks.length, 11);
});

test("nothing answered is nothing checked", () => {
  assert.deepEqual(checksOf("r1#show clock\n10:00:00 UTC Sun Mar 15 2026\n"), []);
});

describe("registers", () => {
  const other = "d4".repeat(32);
  const edited = (from: string, to: string) => checksOf(transcript().replace(from, to));

  test("another hash of boot 0 or of the boot loader fails PCR0 alone of the registers", () => {
    for (const hash of [measured.boot0.hash, measured.bootLoader.hash]) {
      const upper = hash.toUpperCase();
      const checks = edited(`Hash: ${upper}\n`, `Hash: ${other.repeat(upper.length / 64)}\n`);
      assert.equal(resultOf(checks, "boot-measurement"), "fail");
      assert.equal(resultOf(checks, "os-measurement"), "pass");
      assert.equal(resultOf(checks, "measurement-signature"), "pass");
      assert.notEqual(resultOf(checks, "known-good-boot"), "pass");
    }
  });

  test("another hash of the operating system fails PCR8 and is no known good value", () => {
    const checks = edited(`OS Hash: ${"C3".repeat(64)}`, `OS Hash: ${other.repeat(2)}`);
    assert.equal(resultOf(checks, "os-measurement"), "fail");
    assert.equal(resultOf(checks, "known-good-os"), "fail");
    assert.equal(resultOf(checks, "boot-measurement"), "pass");
  });

  test("a known good hash that was not measured does not pass as one that was", () => {
    const old = { ...measured, osVersion: "17.06.05", os: [{ hash: "e5".repeat(64) }] };
    const list = knownGoodOf(knownGoodValues("ISR4K", [measured, old]), signer);
    const text = transcript()
      .replace("OS Version: 17.09.05a", "OS Version: 17.06.05")
      .replace("C3".repeat(64), "E5".repeat(64));
    const checks = checksOf(text, { knownGood: [list] });
    assert.equal(resultOf(checks, "os-measurement"), "fail");
    assert.equal(resultOf(checks, "known-good-os"), "not shown");
  });

  test("another register fails the signature", () => {
    const checks = checksOf(transcript().replace(/^PCR8: ..../m, "PCR8: 0000"));
    assert.equal(resultOf(checks, "os-measurement"), "fail");
    assert.equal(resultOf(checks, "measurement-signature"), "fail");
  });

  test("what is missing, cut or was never extended is open", () => {
    const open = (text: string, ...names: CheckName[]) => {
      const checks = checksOf(text);
      for (const name of names) assert.equal(resultOf(checks, name), "not shown", name);
      assert.ok(checks.every(({ result }) => result !== "fail"));
    };
    open(integrity({}).replace(/^PCR[08]: .*\n/gm, ""), "boot-measurement", "os-measurement");
    open(integrity({}).replace(/^OS Hash: .*$/m, "OS Hash:"), "os-measurement", "known-good-os");
    open(integrity({}).replace(/^Boot 0 Hash: .*\n/m, ""), "measurement-signature");
    const unsigned = showPlatformIntegrity(measured, {});
    open(unsigned.replace(/^PCR0: .*$/m, `PCR0: ${"0".repeat(64)}`), "boot-measurement");
    open(unsigned.replace(/^(OS Hash: .{100}).*$/m, "$1"), "os-measurement", "known-good-os");
  });

  test("wrapped lines, CRLF and hexadecimal of any case are the same measurement", () => {
    const wrapped = transcript().replace(
      /^((?:Boot|OS|PCR).{60,70}|[0-9A-F]{80})([0-9A-F]{9})/gm,
      "$1\n$2",
    );
    assert.notEqual(wrapped, transcript());
    assert.deepEqual(openOf(checksOf(wrapped)), []);
    assert.deepEqual(openOf(checksOf(transcript().replaceAll("\n", "\r\n"))), []);
    const lower = transcript().replace(/(?<=Hash: |PCR\d: )[0-9A-F]+/g, (it) => it.toLowerCase());
    assert.deepEqual(openOf(checksOf(lower)), []);
  });

  test("packages count in their order, and images behind them need not have been started", () => {
    const os = ["f1", "f2", "f3"].map((it) => ({
      name: `cat9k-${it}.17.09.05.SPA.pkg`,
      hash: it.repeat(64),
    }));
    const shown = showPlatformIntegrity({ ...measured, os }, {});
    const results = (text: string) => resultOf(checksOf(text), "os-measurement");
    const behind = (name: string) => shown.replace(/^PCR0/m, `${name}: ${"F4".repeat(64)}\nPCR0`);
    const swapped = shown.replace("f1.17", "f9.17").replace(/F1F1/g, "F2F2");
    assert.equal(results(shown), "pass");
    assert.equal(results(swapped), "fail");
    assert.equal(results(behind("cat9k_iosxe.17.09.05.SPA.bin")), "pass");
    assert.equal(results(behind("cat9k_iosxe.17.09.05.CSCzz00000.SPA.smu.bin")), "not shown");
    assert.equal(results(behind("cat9k-more.17.09.05.SPA.pkg")), "fail");
  });
});

describe("signatures and nonces", () => {
  test("a signature by another key, over another nonce or version fails", () => {
    const other = makeParty({ commonName: "ISR4331/K9", issuer: middle });
    const forged = showPlatformIntegrity(measured, { device: other, nonce }) + sudi;
    assert.equal(resultOf(checksOf(forged), "measurement-signature"), "fail");
    const replayed = transcript().replace(`nonce ${nonce}`, `nonce ${nonce + 1n}`);
    assert.equal(resultOf(checksOf(replayed), "measurement-signature"), "fail");
    const versioned = transcript().replace("Signature version: 1", "Signature version: 2");
    assert.equal(resultOf(checksOf(versioned), "measurement-signature"), "not shown");
  });

  test("without a certificate, or of a signature that is cut, nothing is said", () => {
    assert.equal(resultOf(checksOf(integrity({})), "measurement-signature"), "not shown");
    const cut = transcript().replace(/^([0-9A-F]{511})[0-9A-F]$/m, "$1");
    assert.equal(resultOf(checksOf(cut), "measurement-signature"), "not shown");
  });

  test("a signature without a nonce is good and not fresh", () => {
    const text = showPlatformIntegrity(measured, { device }) + sudi;
    const checks = checksOf(text);
    assert.equal(resultOf(checks, "measurement-signature"), "pass");
    assert.equal(resultsOf(checks)["nonce measurement"], "not shown");
  });

  test("the nonce is the operator's, of no earlier answer, and of no other one of these", () => {
    const nonceOf = (text: string, more = {}) =>
      resultsOf(checksOf(text, more))["nonce measurement"];
    assert.equal(nonceOf(transcript(), { nonces: [7n] }), "fail");
    assert.equal(nonceOf(transcript(), { noncesSeen: [nonce] }), "fail");
    assert.equal(nonceOf(transcript(), { nonces: [7n, nonce] }), "pass");
    const twice = transcript() + integrity({ os: [{ hash: "99".repeat(64) }] });
    assert.equal(nonceOf(twice), "fail");
    const [told] = checksOf(transcript(), { nonces: [] }).filter(({ check }) => check === "nonce");
    assert.deepEqual([told?.result, told?.trust], ["pass", "on-box"]);
  });

  test("an answer of the baseline is not fresh, and another one with its nonce fails", () => {
    const before = readEvidence(readTranscript("r1.txt", transcript())).flatMap((it) => it.facts);
    const nonceOf = (text: string, nonces: readonly bigint[] = []) =>
      resultsOf(checksOf(text, { before, nonces }))["nonce measurement"];
    assert.equal(nonceOf(transcript()), "not shown");
    assert.equal(nonceOf(transcript(), [nonce]), "pass");
    assert.equal(nonceOf(integrity({ os: [{ hash: "99".repeat(64) }] }) + sudi), "fail");
    const next = showPlatformIntegrity(measured, { device, nonce: nonce + 1n }) + sudi;
    assert.equal(nonceOf(next), "pass");
  });

  test("where the command line is not shown, the operator's nonces are tried and no other is guessed", () => {
    const bare = transcript().replaceAll(/^r1#.*\n/gm, "");
    const [measurement] = bare.split("-----BEGIN");
    const certificates = certificatesOf(root, middle, signer, device);
    const signature = (nonces: bigint[]) =>
      resultOf(checksOf(measurement ?? "", { certificates, nonces }), "measurement-signature");
    assert.equal(signature([5n, nonce]), "pass");
    assert.equal(signature([]), "not shown");
  });

  test("a measurement that was asked twice, with sign and without, is judged by the signed one", () => {
    assert.deepEqual(openOf(checksOf(showPlatformIntegrity(measured, {}) + transcript())), []);
  });
});

describe("certificates", () => {
  const chainOf = (certificates: readonly Party[], text = transcript(), more = {}) =>
    resultOf(
      checksOf(text, { certificates: certificatesOf(...certificates), ...more }),
      "certificate-chain",
    );
  const printed = (authorities: readonly Party[], leaf: Party) =>
    showSudiCertificate("r1", { authorities, device: leaf }, { device: leaf, nonce });
  const names = { commonName: "ISR4331/K9", serialNumber: "PID:ISR4331/K9 SN:FXX00SAMPLE2" };

  test("only a root that the operator hands in is an anchor", () => {
    assert.equal(chainOf([root]), "pass");
    assert.equal(chainOf([]), "not shown");
    assert.equal(chainOf([middle]), "not shown");
    assert.equal(chainOf([signer]), "not shown");
  });

  test("a root of the anchor's name with another key fails, as does any root that is no anchor", () => {
    const forger = makeParty({ commonName: "Root", authority: {} });
    const stranger = makeParty({ commonName: "Other Root", authority: {} });
    for (const top of [forger, stranger]) {
      const leaf = makeParty({ ...names, issuer: top });
      assert.equal(chainOf([root], printed([top], leaf)), "fail");
    }
  });

  test("a chain is made of what is printed and of what is handed in, and a missing link is named", () => {
    const alone = printed([], device);
    assert.equal(chainOf([root, middle], alone), "pass");
    assert.equal(chainOf([root], alone), "not shown");
    const [check] = checksOf(alone, { certificates: certificatesOf(root) }).filter(
      (it) => it.check === "certificate-chain",
    );
    assert.match(check?.says ?? "", /Device CA.* is missing/);
  });

  test("who is no authority, may not sign certificates, or stands too deep issues nothing", () => {
    const issuers = [
      makeParty({ commonName: "A", issuer: root }),
      makeParty({ commonName: "B", issuer: root, authority: {}, usage: KeyUsageFlags.cRLSign }),
      makeParty({ commonName: "C", issuer: middle, authority: {} }),
      makeParty({ commonName: "D", issuer: root, authority: {}, unknownExtension: "1.2.3.4.5" }),
      makeParty({ commonName: "E", issuer: root, authority: {}, from: "2049-01-01" }),
    ];
    for (const issuer of issuers) {
      const leaf = makeParty({ ...names, issuer });
      assert.equal(chainOf([root], printed([root, middle, issuer], leaf)), "fail");
    }
  });

  test("an authority's certificate is no device's, and a key that does not sign signed nothing", () => {
    const leaves = [
      makeParty({ ...names, issuer: middle, authority: {} }),
      makeParty({ ...names, issuer: middle, usage: KeyUsageFlags.keyEncipherment }),
    ];
    for (const leaf of leaves) assert.equal(chainOf([root], printed([root, middle], leaf)), "fail");
  });

  test("the end of a validity is told and does not fail; before its beginning nothing is valid", () => {
    const ended = makeParty({ ...names, issuer: middle, to: "2021-01-01" });
    const checks = checksOf(printed([root, middle], ended));
    assert.equal(resultOf(checks, "certificate-chain"), "pass");
    assert.match(
      checks.find((it) => it.check === "certificate-chain")?.says ?? "",
      /past its validity/,
    );
    const early = makeParty({ ...names, issuer: middle, from: "2049-01-01" });
    assert.equal(chainOf([root], printed([root, middle], early)), "fail");
  });

  test("a root that was issued anew with its old key is the anchor still", () => {
    const anew = makeParty({ commonName: "Root", authority: {}, keys: root, to: "2060-01-01" });
    assert.equal(chainOf([root], printed([anew, middle], device)), "pass");
  });

  test("certificates that issue one another lead nowhere", () => {
    const first = makeParty({ commonName: "First", authority: {} });
    const second = makeParty({ commonName: "Second", authority: {}, issuer: first });
    const turned = makeParty({ commonName: "First", authority: {}, issuer: second, keys: first });
    const leaf = makeParty({ ...names, issuer: second });
    assert.notEqual(chainOf([root], printed([turned, second], leaf)), "pass");
  });

  test("the certificate of another device fails, one of a device that shows no serial number is open", () => {
    const deviceOf = (more: object) => resultOf(checksOf(transcript(), more), "certificate-device");
    const at = { file: "r1.txt", line: 1, command: "show version" };
    const serial = (value: string, command = "show version") => [
      { kind: "SerialNumber" as const, subject: "", value, at: { ...at, command } },
    ];
    assert.equal(deviceOf({ facts: serial("FXX00OTHER22") }), "fail");
    assert.equal(deviceOf({ facts: serial("FTX00CHASSIS") }), "not shown");
    assert.equal(deviceOf({ facts: serial("FTX00CHASSIS", "show inventory") }), "fail");
    assert.equal(deviceOf({ facts: [] }), "not shown");
  });

  test("a certificate handed in apart serves its own device and has no say on others", () => {
    const certificates = certificatesOf(root, middle, signer, device);
    assert.deepEqual(openOf(checksOf(integrity({}), { certificates })), []);
    const other = makeParty({
      ...names,
      serialNumber: "PID:ISR4331/K9 SN:FXX00OTHER22",
      issuer: middle,
    });
    const many = { certificates: certificatesOf(root, middle, signer, device, other) };
    assert.deepEqual(openOf(checksOf(integrity({}), many)), []);
  });

  test("a block that is base64 and no certificate fails; one that paging broke is open", () => {
    const broken = (change: (pem: string) => string) =>
      chainOf([root], sudi.replace(/-----BEGIN[\s\S]*?END CERTIFICATE-----/, change));
    assert.equal(
      broken(() => "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"),
      "fail",
    );
    assert.equal(
      broken((pem) => pem.replace(/M/, "%")),
      "not shown",
    );
  });
});

describe("known good values", () => {
  const results = (knownGood: (typeof settings)["knownGood"], text = transcript(), more = {}) => {
    const checks = checksOf(text, { knownGood, ...more });
    return (["known-good-values-signature", "known-good-boot", "known-good-os"] as const).map(
      (name) => resultOf(checks, name),
    );
  };
  const list = knownGoodValues("ISR4K", [measured]);
  const good = knownGoodOf(list, signer);

  test("an unsigned list, or one that another signed, passes no device", () => {
    assert.deepEqual(results([{ list: good.list, file: good.file }]), [
      "not shown",
      "not shown",
      "not shown",
    ]);
    assert.deepEqual(results([knownGoodOf(list, root)]), ["fail", "not shown", "not shown"]);
    assert.deepEqual(results([]), [undefined, "not shown", "not shown"]);
  });

  test("the key of a device does not sign lists, though it leads to the same root", () => {
    const certificates = certificatesOf(root, middle, signer, device);
    const [first, ...others] = results([knownGoodOf(list, device)], transcript(), { certificates });
    assert.deepEqual([first, ...others], ["fail", "not shown", "not shown"]);
  });

  test("a signer whose root is not handed in is believed by nobody", () => {
    const certificates = certificatesOf(middle, signer);
    assert.deepEqual(results([good], transcript(), { certificates })[0], "not shown");
  });

  test("SHA-256 signs lists as SHA-512 does", () => {
    assert.deepEqual(results([knownGoodOf(list, signer, "sha256")]), ["pass", "pass", "pass"]);
  });

  test("a version with other hashes fails; a version that is not listed is open", () => {
    const other = { ...measured, os: [{ hash: "77".repeat(64) }] };
    assert.equal(results([knownGoodOf(knownGoodValues("ISR4K", [other]), signer)])[2], "fail");
    const newer = { ...other, osVersion: "17.12.04" };
    assert.equal(results([knownGoodOf(knownGoodValues("ISR4K", [newer]), signer)])[2], "not shown");
    const foreign = knownGoodOf(knownGoodValues("ASR1K", [other]), signer);
    assert.equal(results([foreign])[2], "not shown");
  });

  test("hashes of another product fail, those of a product that nobody here knows do not", () => {
    const renamed = showPlatformIntegrity({ ...measured, platform: "ISR9999/K9" }, asked) + sudi;
    assert.deepEqual(results([good], renamed).slice(1), ["fail", "fail"]);
    const unknown = knownGoodOf(knownGoodValues("XR9K", [measured]), signer);
    assert.deepEqual(results([unknown], renamed).slice(1), ["pass", "pass"]);
  });

  test("the form by files knows an image's packages, and the oldest form its versions in lists", () => {
    const os = ["f1", "f2"].map((it) => ({
      name: `cat9k-${it}.17.09.05.SPA.pkg`,
      hash: it.repeat(64),
    }));
    const shown = showPlatformIntegrity({ ...measured, os }, asked) + sudi;
    const entry = (dtype: string, filename: string, biv_hash: string) => ({
      dtype,
      filename,
      biv_hash,
    });
    const bulk = (last: string) =>
      JSON.stringify({
        bulkHash: [
          entry("boot0", measured.boot0.version, measured.boot0.hash.toUpperCase()),
          entry("blr", measured.bootLoader.version, measured.bootLoader.hash),
          {
            ...entry("osimage", "cat9k_iosxe.17.09.05.SPA.bin", "f9".repeat(64)),
            pkg: [os[0], { name: os[1]?.name, hash: last }].map((it) => ({
              ...{ filename: it?.name, biv_hash: it?.hash.toUpperCase() },
            })),
          },
        ],
      });
    const of = (text: string) =>
      results([knownGoodOf(text, signer)], shown.replace("ISR4331/K9\n", "C9300-24U\n"));
    assert.deepEqual(of(bulk("f2".repeat(64))), ["pass", "pass", "pass"]);
    assert.deepEqual(of(bulk("f3".repeat(64))), ["pass", "pass", "fail"]);
    const loader = measured.bootLoader.hash;
    const builtForOthers = bulk("f2".repeat(64)).replace(loader, "0a".repeat(64));
    assert.deepEqual(of(builtForOthers), ["pass", "not shown", "pass"]);
    const oldest = JSON.stringify({
      platforms: [
        {
          ISR4K: {
            "OS Image Versions": [
              { version: ["17.09.05a"], entries: [{ biv_hash: measured.os[0]?.hash }] },
            ],
          },
        },
      ],
    });
    assert.deepEqual(results([knownGoodOf(oldest, signer)]), ["pass", "not shown", "pass"]);
  });
});

test("no bit of a hash, a register, a signature, a nonce or a certificate can change and all still pass", () => {
  const text = transcript();
  const places = [...text.matchAll(/(?<=(?:Hash|PCR\d): )[0-9A-F]+|^[0-9A-F]{200,}$/gm)].map(
    ({ 0: hex, index }) => ({ index, length: hex.length }),
  );
  const flipped = fc
    .tuple(fc.constantFrom(...places), fc.nat(), fc.constantFrom(1, 2, 4, 8))
    .map(([{ index, length }, nth, bit]) => {
      const place = index + (nth % length);
      const digit = (Number.parseInt(text.charAt(place), 16) ^ bit).toString(16).toUpperCase();
      return text.slice(0, place) + digit + text.slice(place + 1);
    });
  fc.assert(
    fc.property(flipped, (it) => !isAllPassed(checksOf(it))),
    { numRuns: 150 },
  );
  const certificates = [...chain.authorities, chain.device].map(({ der }) => der);
  const altered = fc
    .tuple(fc.nat({ max: 2 }), fc.nat(), fc.nat({ max: 7 }))
    .map(([which, nth, bit]) => {
      const der = Uint8Array.from(certificates[which] ?? []);
      const place = nth % der.length;
      der[place] = (der[place] ?? 0) ^ (1 << bit);
      const shown = [...chain.authorities, chain.device].map((it, index) =>
        index === which ? { ...it, der } : it,
      );
      return { authorities: shown.slice(0, 2), device: shown[2] ?? device };
    });
  fc.assert(
    fc.property(altered, fc.boolean(), (it, isSigned) => {
      // Signed anew by the device over what was altered: then the chain must tell.
      const by = isSigned ? { device, nonce } : {};
      return !isAllPassed(checksOf(integrity({}) + showSudiCertificate("r1", it, by)));
    }),
    { numRuns: 150 },
  );
  fc.assert(
    fc.property(fc.nat({ max: 63 }), (bit) => {
      const other = nonce ^ (1n << BigInt(bit));
      return !isAllPassed(checksOf(text.replaceAll(`${nonce}`, `${other}`), { nonces: [other] }));
    }),
  );
});

test("a list of which one bit changed passes nothing", () => {
  const [good] = settings.knownGood;
  assert.ok(good?.signature !== undefined);
  const { file, list, signature } = good;
  fc.assert(
    fc.property(fc.nat(), fc.nat({ max: 7 }), fc.boolean(), (nth, bit, isList) => {
      const bytes = Uint8Array.from((isList ? file : signature).bytes);
      const place = nth % bytes.length;
      bytes[place] = (bytes[place] ?? 0) ^ (1 << bit);
      const altered = isList
        ? { list, signature, file: { ...file, bytes } }
        : { list, file, signature: { ...signature, bytes } };
      const checks = checksOf(transcript(), { knownGood: [altered] });
      return resultOf(checks, "known-good-os") === "not shown";
    }),
    { numRuns: 60 },
  );
});
