// A folder for what memory does not hold; it goes when its holder or the process does.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { storeFailure } from "#store";

export class ScratchFolder {
  readonly path: string;

  /** Throws a StoreError where nothing can be made in the parent. */
  constructor(parent: string = tmpdir()) {
    try {
      this.path = mkdtempSync(join(parent, "bootwarden-"));
    } catch (cause) {
      throw storeFailure(`no temporary folder can be made in ${parent}`, cause);
    }
    process.once("exit", this.remove);
  }

  readonly remove = (): void => {
    process.removeListener("exit", this.remove);
    rmSync(this.path, { recursive: true, force: true });
  };
}
