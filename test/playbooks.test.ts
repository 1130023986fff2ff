// What is shipped below playbooks/ keeps what it promises: something to do about every detection, for every family of
// devices, and nothing to paste that destroys what it is to save.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { families } from "#commands";
import { bundledDetections, bundledPlaybooks, playbooksIn } from "#workspace";

const { playbooks, wrong } = playbooksIn([bundledPlaybooks]);
const tasks = playbooks.flatMap((playbook) => playbook.tasks.map((task) => ({ playbook, task })));

const techniques = readdirSync(bundledDetections).filter((name) => /^T\d{4}/.test(name));
const detections = techniques.flatMap((technique) =>
  readdirSync(join(bundledDetections, technique)),
);

test("every playbook is read", () => {
  assert.deepEqual(
    wrong.map(({ path, problems }) => [path, problems.map(({ message }) => message)]),
    [],
  );
  assert.ok(playbooks.length > 0);
});

test("every bundled detection has a playbook that names it, and no playbook names another", () => {
  const named = playbooks.flatMap((playbook) => playbook.for.detections);
  assert.deepEqual(named.toSorted(), [...new Set(detections)].sort());
});

test("a finding of any technique that is shipped has a playbook of its own", () => {
  for (const technique of techniques) {
    const own = playbooks.filter(({ for: reach }) =>
      reach.techniques.some((one) => technique === one || technique.startsWith(`${one}.`)),
    );
    assert.ok(own.length > 0, technique);
  }
});

test("each tier of every case has something to do, and says why", () => {
  const everywhere = playbooks.filter(({ for: reach }) => reach.everything);
  const tiers = new Set(everywhere.flatMap((playbook) => playbook.tasks.map(({ tier }) => tier)));
  assert.deepEqual([...tiers], ["first tier", "second tier", "containment"]);
});

test("what cannot be taken back says so, and what needs agreement says whose", () => {
  for (const { playbook, task } of tasks.filter(({ task: one }) => one.tier === "containment")) {
    assert.notEqual(task.caution, "", `${playbook.name}: ${task.says}`);
    assert.notEqual(task.undo, "", `${playbook.name}: ${task.says}`);
  }
});

const destroying =
  /^(?:reload|reboot|request system (?:reboot|halt|zeroize)|execute (?:reboot|shutdown|factoryreset)|erase|write erase|delete|format|squeeze|clear|reset|debug|restart|shutdown|boot )/;

test("no command restarts, erases or clears anything, and each is one line", () => {
  for (const { playbook, task } of tasks) {
    for (const command of [...task.commands.values()].flat()) {
      assert.doesNotMatch(command, destroying, `${playbook.name}: ${command}`);
      assert.match(command, /^[\x20-\x7e]+$/, `${playbook.name}: ${command}`);
    }
  }
});

test("what is collected first is there for every family", () => {
  const collecting = tasks.find(({ task }) =>
    task.says.startsWith("Collect what the device shows"),
  );
  assert.ok(collecting !== undefined);
  assert.deepEqual([...collecting.task.commands.keys()].sort(), [...families].sort());
});
