// A folder for what memory does not hold; it goes when its holder or the process does.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export class ScratchFolder {
  readonly path: string;

  constructor(parent: string = tmpdir()) {
    this.path = mkdtempSync(join(parent, "bootwarden-"));
    process.once("exit", this.remove);
  }

  readonly remove = (): void => {
    process.removeListener("exit", this.remove);
    rmSync(this.path, { recursive: true, force: true });
  };
}
