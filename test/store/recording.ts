// A process that adds entries to the ledger of the store at the given path for ever, and says on stdout which are kept.

import { openStore } from "#store";

export const entriesPerAppend = 3;

const [, , path] = process.argv;
if (path !== undefined) {
  const store = await openStore({ path, threads: 1 });
  let after: string | undefined;
  for (let first = 1; ; first += entriesPerAppend) {
    const entries = Array.from({ length: entriesPerAppend }, (_, index) => ({
      sequence: first + index,
      text: JSON.stringify({ number: first + index }),
      hash: `hash ${first + index}`,
    }));
    await store.ledger.append(entries, after);
    after = entries.at(-1)?.hash;
    process.stdout.write(`${first}\n`);
  }
}
