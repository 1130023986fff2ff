// What a run of Bootwarden needs of the machine becomes checks, each with what to do where it fails.

import { mkdtempSync, rmSync, statfsSync } from "node:fs";
import { tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { openStore } from "#store";
import type { RuleSet } from "#workspace";
import { ruleCounts } from "./commands/check.ts";
import { grouped, megabytes } from "./quantities.ts";
import type { Settings } from "./settings.ts";

export interface EnvironmentCheck {
  readonly name: string;
  readonly passes: boolean;
  readonly says: string;
  readonly hint?: string;
}

/** As package.json's `engines` demands. */
const nodeAtLeast = [20, 19] as const;
const memoryWantedMb = 512;
const spaceWantedMb = 1024;

export async function checkEnvironment(
  settings: Settings,
  rules: RuleSet,
): Promise<readonly EnvironmentCheck[]> {
  const folder = settings["temporary-folder"] ?? tmpdir();
  return [
    checkNode(process.versions.node),
    await checkStore(folder),
    checkMemory(settings["memory-limit-mb"]),
    checkFolder(folder),
    checkRules(rules),
  ];
}

export function checkNode(version: string): EnvironmentCheck {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [leastMajor, leastMinor] = nodeAtLeast;
  const passes = major > leastMajor || (major === leastMajor && minor >= leastMinor);
  const hint = `install Node ${leastMajor}.${leastMinor} or later`;
  return { name: "Node", passes, says: version, ...(passes ? {} : { hint }) };
}

async function checkStore(folder: string): Promise<EnvironmentCheck> {
  const name = "DuckDB";
  try {
    const store = await openStore({ threads: 1, temporaryFolder: folder });
    const rows = await store.count("Syslog");
    await store.close();
    return { name, passes: rows === 0, says: "loads and answers" };
  } catch (failure) {
    const says = failure instanceof Error ? failure.message : String(failure);
    const hint = "run npm ci again on this machine: the driver is built for each platform";
    return { name, passes: false, says, hint };
  }
}

function checkMemory(limitMb: number | undefined): EnvironmentCheck {
  const machine = totalmem();
  const constrained = process.constrainedMemory();
  const available = constrained > 0 ? Math.min(machine, constrained) : machine;
  const wanted = Math.max(memoryWantedMb, 2 * (limitMb ?? 0));
  const passes = available >= wanted * 1e6;
  const limit = limitMb === undefined ? "" : `, of which the store may hold ${grouped(limitMb)} MB`;
  const hint = `give the process ${grouped(wanted)} MB, or lower --memory-limit-mb`;
  return {
    name: "memory",
    passes,
    says: `${megabytes(available)} for this process${limit}`,
    ...(passes ? {} : { hint }),
  };
}

function checkFolder(folder: string): EnvironmentCheck {
  const name = "temporary folder";
  const hint = "name another with --temporary-folder";
  try {
    rmSync(mkdtempSync(join(folder, "bootwarden-doctor-")), { recursive: true });
    const { bavail, bsize } = statfsSync(folder);
    const free = bavail * bsize;
    const passes = free >= spaceWantedMb * 1e6;
    return {
      name,
      passes,
      says: `${folder}, ${megabytes(free)} free`,
      ...(passes ? {} : { hint }),
    };
  } catch (failure) {
    const says = failure instanceof Error ? failure.message : String(failure);
    return { name, passes: false, says: `${folder}: ${says}`, hint };
  }
}

function checkRules(rules: RuleSet): EnvironmentCheck {
  const passes = rules.refused.length === 0 && rules.unread.length === 0 && rules.loaded.length > 0;
  const hint = "bootwarden check <rules> says what is wrong, and where";
  return { name: "rules", passes, says: ruleCounts(rules), ...(passes ? {} : { hint }) };
}
