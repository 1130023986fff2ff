import assert from "node:assert/strict";
import { test } from "node:test";
import type { IntegrityReport, Sign } from "#evidence";
import { emptyContext } from "../context/join.ts";
import { chain, type Entry, emptyHead } from "./chain.ts";
import { casesOf } from "./fold.ts";
import { readRecord } from "./read-record.ts";
import { planEvidence, recordEvidence } from "./record-evidence.ts";

const sign = (severity: Sign["severity"], says: string): Sign => ({
  ...{ sign: "boot-from-network", severity, subject: "BOOT", says, because: "b", next: "n" },
  at: [{ file: "r1.txt", line: 3, command: "show boot" }],
});

const report = (more: Partial<IntegrityReport>): IntegrityReport => ({
  ...{ device: "r1", isNamed: true, verdict: "consistent", because: [], checks: [] },
  ...{ signs: [], outputs: [], facts: [], ...more },
});
const bad = report({ verdict: "bad", signs: [sign("high", "BOOT names the network")] });
const failed = report({
  verdict: "bad",
  checks: [
    {
      ...{ check: "image-hash", subject: "flash:x", result: "fail", says: "no", trust: "off-box" },
    },
  ],
});

const at = "2026-03-16T00:00:00Z";
const settings = { at, context: emptyContext };

/** Evidence and what people did, as a history. */
class History {
  readonly #entries: Entry[] = [];

  get cases() {
    return casesOf(chain(this.#entries, emptyHead).flatMap(({ text }) => readRecord(text) ?? []));
  }

  show(shown: IntegrityReport): string {
    const plan = planEvidence(shown, this.cases, settings);
    if (!plan.joins) return plan.why;
    const id = plan.into?.id ?? `BW-${this.cases.length + 1}`;
    const scribe = { at, by: "mvale", playbooks: [] };
    const around = { activities: [] };
    this.#entries.push(...recordEvidence(plan, shown, { id, scribe, around }));
    return id;
  }

  close(id: string): void {
    const event = { kind: "closed", disposition: "benign positive", comment: "a lab" } as const;
    this.#entries.push({ case: id, at, by: "mvale", event });
  }
}

test("a sign, or a check that failed, opens a case; evidence in good order opens none", () => {
  const history = new History();
  assert.match(history.show(report({})), /consistent, and no case of it is open/);
  assert.equal(history.show(bad), "BW-1");
  assert.equal(new History().show(failed), "BW-1");
  const [opened] = history.cases;
  assert.deepEqual([opened?.device, opened?.severity], ["r1", "high"]);
  assert.equal(opened?.integrity?.verdict, "bad");
  assert.deepEqual(
    opened?.findings.map(({ origin, rule }) => [origin, rule]),
    [["evidence", "boot-from-network"]],
  );
});

test("an open case of the device takes in whatever it shows, whenever that is", () => {
  const history = new History();
  history.show(bad);
  assert.equal(history.show(report({ device: "R1" })), "BW-1");
  assert.equal(history.cases[0]?.integrity?.verdict, "consistent");
  assert.equal(history.cases[0]?.findings.length, 1, "what it showed before is not forgotten");
});

test("the same evidence again is no news, to an open case and to a closed one", () => {
  const history = new History();
  history.show(bad);
  assert.equal(history.show(bad), "BW-1 has this evidence of r1 already");
  history.close("BW-1");
  assert.equal(history.show(bad), "BW-1 has this evidence of r1 already");
  const more = report({ verdict: "bad", signs: [...bad.signs, sign("high", "another")] });
  assert.equal(history.show(more), "BW-2");
  assert.equal(history.cases[1]?.findings.length, 1);
});

test("another device's case is left alone", () => {
  const history = new History();
  history.show(bad);
  assert.equal(history.show({ ...bad, device: "r2" }), "BW-2");
});

test("what names no device, or could not be read, joins nothing and says so", () => {
  const history = new History();
  assert.match(history.show({ ...bad, device: "x.txt", isNamed: false }), /names no device/);
  assert.match(history.show(report({ verdict: "unread" })), /could be read/);
  assert.deepEqual(history.cases, []);
});

test("a slight sign opens nothing", () => {
  const history = new History();
  history.show(report({ signs: [sign("low", "slight")] }));
  assert.deepEqual(history.cases, []);
});
