// Runs the command line as a person or a script would: a process, its streams, its exit code.

import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after } from "node:test";

export const root = join(import.meta.dirname, "..", "..");
const main = join(root, "dist", "cli", "main.js");

/** No one's configuration; plans that one run compiled are there for the next. */
const home = mkdtempSync(join(tmpdir(), "bootwarden-home-"));
after(() => rmSync(home, { recursive: true, force: true }));

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Run {
  readonly args: readonly string[];
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  readonly folder?: string;
}

export function bootwarden({ args, input, env = {}, folder = root }: Run): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [main, ...args], {
      cwd: folder,
      env: { PATH: process.env["PATH"] ?? "", HOME: home, ...env },
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
    child.stdin.on("error", () => undefined);
    child.stdin.end(input);
    child.on("close", (code) => {
      resolve({ code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() });
    });
  });
}

/** A folder of its own for one test file, removed when its tests are done. */
export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), "bootwarden-cli-"));

  constructor() {
    after(() => rmSync(this.path, { recursive: true, force: true }));
  }

  place(name: string, content: string | Uint8Array): string {
    const path = join(this.path, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  }
}

/** NDJSON as values. */
export function recordsIn(text: string): unknown[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line): unknown => JSON.parse(line));
}
