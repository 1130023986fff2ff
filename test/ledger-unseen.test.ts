// The history of cases is in the file of the events, and no rule or query reaches it.

import assert from "node:assert/strict";
import { join } from "node:path";
import { before, test } from "node:test";
import { openStore } from "#store";
import { Workspace } from "#workspace";
import { Folder } from "./command-line.ts";

const store = join(new Folder().path, "cases.duckdb");

before(async () => {
  const opened = await openStore({ path: store });
  await opened.ledger.append([{ sequence: 1, text: "unseen", hash: "unseen" }]);
  await opened.close();
});

const attempts = [
  ["kql", "entries"],
  ["kql", "['ledger.entries']"],
  ["kql", '["ledger"]'],
  ["kql", "search 'unseen'"],
  ["kql", "union *"],
  ["spl", "index=ledger"],
  ["spl", "unseen"],
  ["spl", "| inputlookup ledger"],
] as const;

for (const [language, text] of attempts) {
  test(`${language}: ${text} reaches no entry of the history`, async () => {
    const workspace = await Workspace.open({ store });
    const answer = await workspace.query(text, { language });
    await workspace.close();
    if (answer.ok) assert.deepEqual(answer.rows, []);
    else assert.ok(answer.errors.length > 0);
  });
}
