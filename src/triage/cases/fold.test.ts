import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { CaseFinding, DeviceActivity } from "../enquiry.ts";
import { chain, emptyHead } from "./chain.ts";
import { caseOf } from "./fold.ts";
import { readRecord } from "./read-record.ts";
import type { CaseEvent } from "./record.ts";

const finding = (id: string, more: Partial<CaseFinding>): CaseFinding => ({
  ...{ id, origin: "rule", title: id, rule: "r", techniques: [], severity: "medium" },
  ...{ time: "2026-03-12T02:00:00Z", device: "r1", message: "", evidence: [], evidenceCount: 0 },
  ...more,
});

const activity = (line: number, time: string): DeviceActivity => ({
  ...{
    time,
    received: time,
    clockTrust: "synced",
    device: "r1",
    deviceIp: "",
    file: "r1.log",
    line,
  },
  ...{ activity: "ImageCopied", channel: "Syslog", actor: "", actorIp: "", command: "" },
  ...{
    transferProtocol: "",
    transferHost: "",
    transferDirection: "",
    imageName: "",
    imagePath: "",
  },
  ...{ imageFlags: "", version: "", previousVersion: "", configRegister: "", reason: "" },
  ...{ mnemonic: "", message: "" },
});

const task = {
  tier: "first tier",
  says: "ask",
  why: "",
  commands: [],
  caution: "",
  undo: "",
} as const;

const opened: CaseEvent = {
  kind: "opened",
  device: "r1",
  names: ["r1"],
  title: "opened",
  tasks: [{ ...task, id: "1" }],
};

function after(...events: readonly CaseEvent[]) {
  const entries = [opened, ...events].map((event, index) => ({
    case: "BW-1",
    at: `2026-03-16T00:00:0${index}Z`,
    by: "mvale",
    event,
  }));
  return caseOf(chain(entries, emptyHead).flatMap(({ text }) => readRecord(text) ?? []));
}

const joined = (findings: CaseFinding[], activities: DeviceActivity[] = []): CaseEvent => ({
  ...{ kind: "findings joined", findings, because: "", activities },
});

test("a case is as grave, as early and as late as its findings, blind spots left out", () => {
  const one = after(
    joined([finding("b", { time: "2026-03-12T03:00:00Z" })]),
    joined([
      finding("a", { severity: "critical" }),
      finding("c", { origin: "blind spot", time: "2026-03-15T00:00:00Z" }),
    ]),
  );
  assert.equal(one.severity, "critical");
  assert.deepEqual([one.firstAt, one.lastAt], ["2026-03-12T02:00:00Z", "2026-03-12T03:00:00Z"]);
  assert.equal(one.title, "a, and 2 more");
  assert.deepEqual(
    one.findings.map(({ id }) => id),
    ["a", "b", "c"],
  );
});

test("what is told twice stands once, in the order of time", () => {
  const late = activity(2, "2026-03-12T03:00:00Z");
  const early = activity(1, "2026-03-12T02:00:00Z");
  const one = after(joined([], [late]), joined([], [early, late]));
  assert.deepEqual(one.activities, [early, late]);
});

test("the first thing that a person does takes a case up; a machine's judgement does not", () => {
  assert.equal(after(joined([])).status, "new");
  assert.equal(after({ kind: "noted", note: "n" }).status, "active");
  assert.equal(after({ kind: "task done", task: "1", note: "" }).status, "active");
});

test("a case that was opened again has no disposition, and waits for whoever had it", () => {
  const closed: CaseEvent = { kind: "closed", disposition: "undetermined", comment: "c" };
  const reopened: CaseEvent = { kind: "reopened", because: "b" };
  assert.equal(after(closed).disposition?.comment, "c");
  const again = after({ kind: "assigned", assignee: "jorunds" }, closed, reopened);
  assert.deepEqual(
    [again.status, again.disposition, again.assignee],
    ["active", undefined, "jorunds"],
  );
  assert.equal(after(closed, reopened).status, "new");
});

test("a task is done by someone at some time, and can be undone", () => {
  const done: CaseEvent = { kind: "task done", task: "1", note: "it was" };
  assert.deepEqual(after(done).tasks[0]?.done, {
    ...{ at: "2026-03-16T00:00:01Z", by: "mvale", note: "it was" },
  });
  const undone = after(done, { kind: "task undone", task: "1", note: "" });
  assert.equal(undone.tasks[0]?.done, undefined);
});

test("texts that are no records are none", () => {
  const [good] = chain([{ case: "BW-1", at: "", by: "", event: opened }], emptyHead);
  assert.ok(readRecord(good?.text ?? "") !== undefined);
  const bad = ["", "{", "[]", "null", "{}", '{"sequence":1,"case":"c","at":"","by":""}'];
  const noEvent = '{"sequence":1,"case":"c","at":"","by":"","event":{"kind":"exploded"}}';
  const halfEvent = '{"sequence":1,"case":"c","at":"","by":"","event":{"kind":"noted"}}';
  const wrongForm = halfEvent.replace('"noted"', '"findings joined","because":"","findings":"x"');
  for (const text of [...bad, noEvent, halfEvent, wrongForm])
    assert.equal(readRecord(text), undefined, text);
});

const maps = fc.array(fc.object(), { maxLength: 3 });
const anyEvent = fc.record({
  kind: fc.constantFrom("opened", "findings joined", "judged", "closed", "task done", "merged"),
  ...{ device: fc.string(), names: fc.array(fc.string()), title: fc.string(), tasks: maps },
  ...{ findings: maps, because: fc.string(), activities: maps, answers: fc.object() },
  ...{ judgement: fc.object(), context: fc.string(), windows: maps, task: fc.string() },
  ...{ note: fc.string(), into: fc.string(), disposition: fc.string(), comment: fc.string() },
});

test("law: whatever somebody wrote into the events, a case can still be shown for what it is", () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 6 }), (events) => {
      const records = events.flatMap((event, index) => {
        const written = { sequence: index + 1, case: "BW-1", at: "", by: "", event };
        return readRecord(JSON.stringify(written)) ?? [];
      });
      assert.equal(records.length, events.length);
      assert.equal(caseOf(records).history.length, events.length);
    }),
  );
});
