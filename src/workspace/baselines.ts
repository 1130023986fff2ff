// A folder of baselines: one file a device, written whole or not at all, so that a killed process leaves the last good
// one. Files are named for their devices in a way that no device's name can leave the folder.

import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Baseline, readBaseline, writeBaseline } from "#evidence";
import { type InputProblem, problemOf } from "./input-problem.ts";
import { type Problem, problemsOf } from "./problem.ts";

const nameMax = 200;

export type FoundBaseline =
  | { readonly is: "found"; readonly path: string; readonly baseline: Baseline }
  | { readonly is: "absent"; readonly path: string }
  /** Written by hand, of another schema, cut short: told with line and column, never used in part. */
  | {
      readonly is: "wrong";
      readonly path: string;
      readonly text: string;
      readonly problems: readonly Problem[];
    }
  | { readonly is: "unread"; readonly path: string; readonly problem: InputProblem };

export class BaselineFolder {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  find(device: string): FoundBaseline {
    const path = this.pathOf(device);
    let text: string;
    try {
      text = readFileSync(path, "utf8");
    } catch (failure) {
      const isAbsent = failure instanceof Error && "code" in failure && failure.code === "ENOENT";
      return isAbsent
        ? { is: "absent", path }
        : { is: "unread", path, problem: problemOf(path, failure) };
    }
    const source = { name: path, text };
    const read = readBaseline(source);
    return read.ok
      ? { is: "found", path, baseline: read.value }
      : { is: "wrong", path, text, problems: problemsOf(read.errors, source) };
  }

  /** Makes the folder where it is not there. Throws what the system says where it cannot be written. */
  keep(baseline: Baseline): string {
    mkdirSync(this.#path, { recursive: true });
    const path = this.pathOf(baseline.device);
    const draft = `${path}.${randomBytes(6).toString("hex")}.part`;
    try {
      writeFileSync(draft, writeBaseline(baseline), { flag: "wx", flush: true });
      renameSync(draft, path);
    } finally {
      rmSync(draft, { force: true });
    }
    return path;
  }

  /** Letters, digits, `-`, `_` and inner dots stay, all else is written as its code. Case tells no devices apart. */
  pathOf(device: string): string {
    const name = device
      .toLowerCase()
      .replace(/[^a-z0-9._-]|^\.|\.$/gu, (character) => `%${codeOf(character)}`);
    return join(this.#path, `${name === "" ? "%" : shortened(name)}.json`);
  }
}

const codeOf = (character: string): string => (character.codePointAt(0) ?? 0).toString(16);

/** File systems hold 255 bytes a name. */
function shortened(name: string): string {
  if (name.length <= nameMax) return name;
  const digest = createHash("sha256").update(name).digest("hex").slice(0, 16);
  return `${name.slice(0, nameMax - 17)}-${digest}`;
}
