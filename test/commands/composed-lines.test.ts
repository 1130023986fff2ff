// What channels declare of the commands that they tell, and what a command is once it is spelt out.

import assert from "node:assert/strict";
import { test } from "node:test";
import { readCommand } from "#commands";
import { recognisers } from "#ingest";
import { composedLines } from "./composed/index.ts";
import { spelledOut } from "./composed-line.ts";

test("a channel that carries any command declares all that commands can be", () => {
  const accounting = recognisers.find(({ message }) => message === "tac_plus accounting");
  const missing = composedLines
    .map(({ does }) => does.activity)
    .filter((activity) => accounting?.activities.includes(activity) !== true);
  assert.deepEqual(missing, []);
});

test("a command that is spelt out reads as itself", () => {
  for (const { family, mode, text } of composedLines) {
    const once = readCommand(spelledOut(text), { family, mode });
    assert.deepEqual(readCommand(once.command, { family, mode }), once, text);
  }
});
