// A search looks up a list of the caller's: which rows meet, which stay, in which order.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { Workspace } from "#workspace";

test("each event keeps its place and gets what its own value finds", async () => {
  const home = mkdtempSync(join(tmpdir(), "bootwarden-lookup-"));
  const watchlists = [join(home, "lists")];
  mkdirSync(join(home, "lists"));
  writeFileSync(join(home, "lists", "Servers.csv"), "Server,Note\n192.0.2.1,images\n192.0.2.2,\n");
  const workspace = await Workspace.open();
  const ask = async (tail: string) => {
    const start = '| makeresults count=4 | streamstats count as n | eval dest="192.0.2.".n';
    const text = `${start} | eval why=if(n=1, "own", null()) ${tail} | table n dest why`;
    const answer = await workspace.query(text, { language: "spl", watchlists });
    assert.ok(answer.ok, JSON.stringify(answer));
    return answer.rows.map((row) => row.join(" "));
  };
  try {
    assert.deepEqual(await ask("| lookup Servers Server AS dest OUTPUT Note AS why"), [
      ...["1 192.0.2.1 images", "2 192.0.2.2 ", "3 192.0.2.3 ", "4 192.0.2.4 "],
    ]);
    assert.deepEqual(
      (await ask("| lookup Servers Server AS dest OUTPUTNEW Note AS why"))[0],
      ["1 192.0.2.1 own"][0],
    );
    assert.deepEqual(
      await ask("| lookup Servers Server AS dest OUTPUT Server AS known | where isnull(known)"),
      [...["3 192.0.2.3 ", "4 192.0.2.4 "]],
    );
  } finally {
    await workspace.close();
    rmSync(home, { recursive: true });
  }
});
