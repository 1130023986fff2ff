// What channels declare of the commands that they tell, and what a command is once it is spelt out.

import assert from "node:assert/strict";
import { test } from "node:test";
import { readCommand } from "#commands";
import { recognisers } from "#ingest";
import { activityRowsOf } from "./activity-rows.ts";
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

/** Lines that mean something else, or nothing, at devices of other vendors: no word tells whose they are. */
const ambiguous: ReadonlySet<string> = new Set(["shutdown", "commit"]);

test("a server of TACACS+ records what each line does, whosever device it was given at", () => {
  for (const { text, does, family } of composedLines) {
    const line = spelledOut(text);
    if (ambiguous.has(line)) continue;
    const [row] = activityRowsOf(
      `Nov 14 02:44:10\t192.0.2.1\tops\ttty10\t198.51.100.7\tstop\tservice=shell\tcmd=${line} <cr>`,
    );
    assert.equal(row?.["Activity"], does.activity, `${family}: ${line}`);
  }
});

test("a server of TACACS+ names no vendor for a line that another vendor's devices take as well", () => {
  for (const { text, family } of composedLines) {
    if (family !== "ios") continue;
    const [row] = activityRowsOf(
      `Nov 14 02:44:10\t192.0.2.1\tops\ttty10\t198.51.100.7\tstop\tservice=shell\tcmd=${spelledOut(text)} <cr>`,
    );
    assert.equal(row?.["Vendor"], undefined, text);
  }
});
