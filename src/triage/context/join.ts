// What several files know becomes one context. Files that contradict one another are told; the safer of the two counts.

import { createHash } from "node:crypto";
import type { ApprovedVersion, ContextPart, InventoryDevice, TriageContext } from "./context.ts";
import { foldedName } from "./devices.ts";
import { type Contradiction, contradictionsAmong } from "./lists/contradictions.ts";

export interface JoinedContext {
  readonly context: TriageContext;
  /** Between entries of two files; those within one were told when it was read. */
  readonly contradictions: readonly Contradiction[];
}

export const emptyContext: TriageContext = joinContext([]).context;

/** The order of the parts does not matter to the digest; where two files tell one device apart, the first counts. */
export function joinContext(parts: readonly ContextPart[]): JoinedContext {
  const withdrawn = parts.flatMap((part) => part.withdrawn);
  const knowledge = {
    versions: parts.flatMap(({ versions }) => versions),
    servers: parts.flatMap(({ servers }) => servers),
    accounts: parts.flatMap(({ accounts }) => accounts),
    hashes: parts.flatMap(({ hashes }) => hashes),
    devices: parts.flatMap(({ devices }) => devices),
  };
  const contradictions = contradictionsAmong({ ...knowledge, withdrawn }).filter(
    ({ isRepetition, earlier, later }) => !isRepetition && earlier.at.file !== later.at.file,
  );
  const files = parts.map(({ file }) => file);
  const context = {
    ...knowledge,
    files,
    digest: digestOf(files.map(({ digest }) => digest)),
    windows: parts.flatMap(({ windows }) => windows),
    versions: lessWithdrawn(knowledge.versions, withdrawn),
    devices: merged(knowledge.devices),
  };
  return { context, contradictions };
}

/** Empty where there is no file. */
function digestOf(digests: readonly string[]): string {
  if (digests.length === 0) return "";
  return createHash("sha256")
    .update([...digests].sort().join("\n"))
    .digest("hex");
}

function lessWithdrawn(
  versions: readonly ApprovedVersion[],
  withdrawn: readonly ApprovedVersion[],
): readonly ApprovedVersion[] {
  const ofSystem = withdrawn.filter(({ of }) => of === "system");
  const ofBootloader = withdrawn.filter(({ of }) => of === "bootloader");
  return versions.map((version) => {
    const withdrawals = version.of === "system" ? ofSystem : ofBootloader;
    return withdrawals.length === 0 ? version : { ...version, withdrawals };
  });
}

/** Two files that know one device add to one another; two devices of one name stay two, and the name means neither. */
function merged(devices: readonly InventoryDevice[]): readonly InventoryDevice[] {
  const byName = new Map<string, InventoryDevice[]>();
  for (const device of devices) {
    const name = foldedName(device.name);
    const known = byName.get(name) ?? [];
    const same = known.findIndex((one) => !areTwo(one, device));
    const one = known[same];
    if (one === undefined) known.push(device);
    else known[same] = together(one, device);
    byName.set(name, known);
  }
  return [...byName.values()].flat();
}

const areTwo = (one: InventoryDevice, other: InventoryDevice): boolean =>
  one.serialNumber !== "" &&
  other.serialNumber !== "" &&
  one.serialNumber.toLowerCase() !== other.serialNumber.toLowerCase();

function together(one: InventoryDevice, other: InventoryDevice): InventoryDevice {
  return {
    ...one,
    aliases: [...new Set([...one.aliases, ...other.aliases])],
    vendor: one.vendor || other.vendor,
    model: one.model || other.model,
    platform: one.platform || other.platform,
    role: one.role || other.role,
    site: one.site || other.site,
    serialNumber: one.serialNumber || other.serialNumber,
    owner: one.owner || other.owner,
    status: one.status || other.status,
  };
}
