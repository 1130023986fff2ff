import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { severities } from "#rules";
import type { Fact } from "./fact.ts";
import {
  type Check,
  type CheckName,
  checkRows,
  type IntegrityVerdict,
  type Sign,
} from "./integrity.ts";
import { type JudgedEvidence, judgeIntegrity } from "./judge-integrity.ts";

const at = { file: "r1.txt", line: 1, command: "show version" };
const version: Fact = { kind: "Version", subject: "", value: "17.9.4", at };
const shown: JudgedEvidence = {
  ...{ device: "r1", isNamed: true, checks: [], signs: [], outputs: [], facts: [version] },
};
const names = Object.keys(checkRows) as CheckName[];

const check = (name: CheckName, result: Check["result"]): Check => ({
  ...{ check: name, subject: "", result, says: "compared", trust: "signed" },
});

const sign = (severity: Sign["severity"]): Sign => ({
  ...{
    sign: "some-sign",
    severity,
    subject: "",
    says: "is shown",
    because: "",
    next: "",
    at: [at],
  },
});

const allPass = names.map((name) => check(name, "pass"));

test("a failed check or a high sign is bad, a medium sign doubtful, the rest the device's own word", () => {
  const verdict = (more: Partial<JudgedEvidence>) => judgeIntegrity({ ...shown, ...more }).verdict;
  assert.equal(verdict({ checks: [check("image-hash", "fail")] }), "bad");
  assert.equal(verdict({ signs: [sign("high")] }), "bad");
  assert.equal(verdict({ signs: [sign("critical")], checks: allPass }), "bad");
  assert.equal(verdict({ signs: [sign("medium")], checks: allPass }), "doubtful");
  assert.equal(verdict({ signs: [sign("low")] }), "consistent");
  assert.equal(verdict({}), "consistent");
  assert.equal(verdict({ facts: [] }), "unread");
});

test("a device is proven only where every step of the proof passed, and none is left open", () => {
  assert.equal(judgeIntegrity({ ...shown, checks: allPass }).verdict, "proven");
  for (const name of ["nonce", "certificate-chain", "known-good-os", "measurement-signature"]) {
    const without = allPass.filter((one) => one.check !== name);
    const report = judgeIntegrity({ ...shown, checks: without });
    assert.equal(report.verdict, "consistent");
    assert.ok(report.because.some((says) => says.startsWith(`${name}: not shown`)));
  }
  const half = [...allPass, check("known-good-os", "not shown")];
  assert.equal(judgeIntegrity({ ...shown, checks: half }).verdict, "consistent");
});

test("a list is believed for its maker's signature, a measurement for the trust anchor's alone", () => {
  const with1 = (name: CheckName, trust: Check["trust"]) =>
    allPass.map((one) => (one.check === name ? { ...one, trust } : one));
  const verdict = (checks: readonly Check[]) => judgeIntegrity({ ...shown, checks }).verdict;
  assert.equal(verdict(with1("known-good-values-signature", "off-box")), "proven");
  assert.equal(verdict(with1("known-good-values-signature", "on-box")), "consistent");
  assert.equal(verdict(with1("measurement-signature", "off-box")), "consistent");
  assert.equal(verdict(with1("nonce", "on-box")), "consistent");
});

test("the reasons name the gravest first and say how far each is to be trusted", () => {
  const { because } = judgeIntegrity({
    ...shown,
    signs: [sign("medium"), sign("critical")],
    checks: [check("nonce", "fail")],
  });
  assert.deepEqual(because, [
    "critical: is shown (the device's own word)",
    "nonce: fail: compared (signed by the device's trust anchor)",
    "medium: is shown (the device's own word)",
  ]);
});

const anyCheck = fc
  .tuple(fc.constantFrom(...names), fc.constantFrom("pass", "fail", "not shown"))
  .map(([name, result]) => check(name, result as Check["result"]));
const anySign = fc.constantFrom(...severities).map(sign);
const anyEvidence = fc
  .record({
    checks: fc.oneof(fc.array(anyCheck, { maxLength: 4 }), fc.constant(allPass)),
    signs: fc.array(anySign, { maxLength: 3 }),
    facts: fc.constantFrom([], [version]),
  })
  .map((more): JudgedEvidence => ({ ...shown, ...more }));

/** What could not be read is worse than what is consistent, and better than what speaks against the device. */
const order: readonly IntegrityVerdict[] = ["bad", "doubtful", "unread", "consistent", "proven"];
const rank = (evidence: JudgedEvidence) => order.indexOf(judgeIntegrity(evidence).verdict);

test("a further sign never betters the verdict", () => {
  fc.assert(
    fc.property(anyEvidence, anySign, (evidence, more) => {
      return rank({ ...evidence, signs: [...evidence.signs, more] }) <= rank(evidence);
    }),
  );
});

test("a further check that fails is bad, and one that is not shown never betters the verdict", () => {
  fc.assert(
    fc.property(anyEvidence, fc.constantFrom(...names), (evidence, name) => {
      const checks = (result: Check["result"]) => [...evidence.checks, check(name, result)];
      assert.equal(judgeIntegrity({ ...evidence, checks: checks("fail") }).verdict, "bad");
      assert.ok(rank({ ...evidence, checks: checks("not shown") }) <= rank(evidence));
    }),
  );
});

test("every verdict has a reason, and the order of checks and signs does not matter to it", () => {
  fc.assert(
    fc.property(anyEvidence, (evidence) => {
      const report = judgeIntegrity(evidence);
      assert.ok(report.because.length > 0);
      const turned = {
        ...evidence,
        checks: evidence.checks.toReversed(),
        signs: evidence.signs.toReversed(),
      };
      assert.equal(judgeIntegrity(turned).verdict, report.verdict);
    }),
  );
});
