// A process that appends batches to the store at the given path for ever, and says on stdout which are acknowledged.

import { openStore } from "#store";
import { syslogEvent } from "./events.ts";

export const rowsPerBatch = 100;

const [, , path] = process.argv;
if (path !== undefined) {
  const store = await openStore({ path, threads: 1 });
  for (let batch = 0; ; batch++) {
    const first = batch * rowsPerBatch;
    await store.append(Array.from({ length: rowsPerBatch }, (_, row) => syslogEvent(first + row)));
    process.stdout.write(`${batch}\n`);
  }
}
