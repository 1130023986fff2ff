// A process is run and measured from outside: its time, and the most memory that it held.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./lines.ts";

export interface Measured {
  readonly code: number | null;
  readonly seconds: number;
  /** Of all its threads, which other work on the machine stretches less than `seconds`; 0 where Linux is not. */
  readonly cpuSeconds: number;
  /** Linux alone tells it (`VmHWM`); 0 elsewhere. */
  readonly peakMb: number;
  readonly out: string;
}

/** `input` is written to standard input as fast as it is read. */
export async function measure(
  args: readonly string[],
  input?: Iterable<Buffer>,
): Promise<Measured> {
  const started = performance.now();
  const child = spawn(process.execPath, [join(root, "dist", "cli", "main.js"), ...args], {
    cwd: root,
    stdio: [input === undefined ? "ignore" : "pipe", "pipe", "ignore"],
  });
  let peakMb = 0;
  let cpuSeconds = 0;
  const watch = setInterval(() => {
    peakMb = Math.max(peakMb, peakOf(child.pid ?? 0));
    cpuSeconds = Math.max(cpuSeconds, cpuOf(child.pid ?? 0));
  }, 20);
  const out: Buffer[] = [];
  child.stdout?.on("data", (chunk: Buffer) => out.push(chunk));
  const closed = once(child, "close");
  for (const chunk of input ?? []) {
    if (child.stdin?.write(chunk) === false) await once(child.stdin, "drain");
  }
  child.stdin?.end();
  const [code] = await closed;
  clearInterval(watch);
  const seconds = (performance.now() - started) / 1000;
  const text = Buffer.concat(out).toString();
  return { code: typeof code === "number" ? code : null, seconds, cpuSeconds, peakMb, out: text };
}

function peakOf(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** proc(5): utime and stime are the 14th and 15th field of `stat`, in ticks of 10 ms. */
function cpuOf(pid: number): number {
  try {
    const [, fields = ""] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ");
    const [user = 0, system = 0] = fields.split(" ").slice(11, 13).map(Number);
    return (user + system) / 100;
  } catch {
    return 0;
  }
}
