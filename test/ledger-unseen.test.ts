// The history of cases is in the file of the events, and no rule or query can name it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Workspace } from "#workspace";

const attempts = [
  ["kql", "entries"],
  ["kql", "['ledger.entries']"],
  ["kql", '["ledger"]'],
  ["kql", "search 'opened'"],
  ["kql", "union *"],
  ["spl", "index=ledger"],
  ["spl", "| inputlookup ledger"],
] as const;

for (const [language, text] of attempts) {
  test(`${language}: ${text} reaches no entry of the history`, async () => {
    const workspace = await Workspace.open();
    const answer = await workspace.query(text, { language });
    await workspace.close();
    if (answer.ok) {
      assert.deepEqual(answer.rows, []);
      assert.ok(!answer.columns.some(({ name }) => name === "sequence" || name === "hash"));
    } else {
      assert.ok(answer.errors.length > 0);
    }
  });
}
