import assert from "node:assert/strict";
import { test } from "node:test";
import { act, type CaseAction, longestText, nextTaskId } from "./actions.ts";
import type { Case, CaseTask } from "./case.ts";

const task = (id: string, tier: CaseTask["tier"], isDone: boolean): CaseTask => ({
  ...{ id, tier, says: `task ${id}`, why: "", commands: [], caution: "", undo: "" },
  ...(isDone ? { done: { at: "", by: "", note: "" } } : {}),
});

const open: Case = {
  ...{ id: "BW-1", device: "r1", names: ["r1"], title: "", status: "new", severity: "high" },
  ...{ assignee: "", openedAt: "", firstAt: "", lastAt: "", findings: [], activities: [] },
  ...{ context: "", windows: [], notes: [], history: [] },
  tasks: [task("1", "first tier", true), task("2", "second tier", false)],
  judgement: { verdict: "escalate", row: "", because: ["why"], wouldChange: [], deciding: [] },
};
const closed: Case = { ...open, status: "closed" };
const merged: Case = { ...closed, mergedInto: "BW-2" };

const close: CaseAction = { kind: "close", disposition: "benign positive", comment: "CHG0042" };
const mark = (id: string, isDone: boolean): CaseAction => ({
  ...{ kind: "mark task", task: id, isDone, note: "" },
});

const refusals: readonly (readonly [string, Case, CaseAction, RegExp])[] = [
  ["a closed case is closed", closed, close, /BW-1 is closed/],
  ["a closed case is assigned", closed, { kind: "assign", assignee: "a" }, /BW-1 is closed/],
  ["an open case is opened again", open, { kind: "reopen", because: "x" }, /is not closed/],
  ["a merged case is noted on", merged, { kind: "note", note: "x" }, /was taken into BW-2/],
  ["a merged case is opened again", merged, { kind: "reopen", because: "x" }, /taken into BW-2/],
  ["an empty comment closes", open, { ...close, comment: "  " }, /the comment is empty/],
  ["an endless note", open, { kind: "note", note: "x".repeat(longestText + 1) }, /characters/],
  ["nobody is assigned", open, { kind: "assign", assignee: "" }, /the name is empty/],
  ["a task that is not there", open, mark("9", true), /has no task '9'/],
  ["a task that is done already", open, mark("1", true), /is done already/],
  ["a task that was never done", open, mark("2", false), /is not done already/],
];

for (const [what, known, action, why] of refusals) {
  test(`refused: ${what}`, () => {
    const acted = act(known, action);
    assert.ok(!acted.ok);
    assert.match(acted.why, why);
  });
}

test("what is done becomes one event", () => {
  assert.deepEqual(act(open, { kind: "note", note: " seen \n" }), {
    ok: true,
    event: { kind: "noted", note: "seen" },
    warnings: [],
  });
  assert.deepEqual(act(closed, { kind: "note", note: "later" }).ok, true);
  const added = act(open, { kind: "add task", says: "ask" });
  assert.ok(added.ok && added.event.kind === "task added");
  assert.equal(added.event.task.id, "3");
  assert.equal(nextTaskId({ tasks: [] }), "1");
});

test("closing what is to be escalated is doubted, and done", () => {
  const acted = act(open, close);
  assert.ok(acted.ok && acted.event.kind === "closed");
  assert.deepEqual(acted.warnings, [
    "BW-1 is to be escalated, and tasks of its second tier are not done: 2",
    "BW-1 is to be escalated (why), and is closed as benign positive",
  ]);
});

test("closing what was tampering is doubted while nothing contains it", () => {
  const tasks = [task("1", "containment", false)];
  const acted = act({ ...open, tasks }, { ...close, disposition: "true positive" });
  assert.ok(acted.ok);
  assert.deepEqual(acted.warnings, [
    "BW-1 was tampering, and tasks of its containment are not done: 1",
  ]);
});
