// Every attack is found in each channel that can tell it, and again with any one of its messages missing: then the
// device still has a finding of medium severity or above, or is named among those that cannot be seen into.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { bundledDetections, type FindingRecord, Workspace } from "#workspace";
import { type Attack, attacks } from "./attacks.ts";
import type { Channel } from "./channels.ts";

const minuteMs = 60_000;
const startMs = Date.UTC(2026, 2, 12, 2, 11, 0);
const receivedAt = "2026-03-16T00:00:00Z";

interface Told {
  readonly attack: Attack;
  readonly channel: Channel;
  readonly device: string;
  readonly frames: readonly string[];
  /** The message that is missing; the first of all where none is. */
  readonly missing: string | undefined;
}

/** A device of its own for each attack, channel and missing message. */
const tellings: readonly Told[] = attacks.flatMap((attack, number) =>
  attack.channels.flatMap((channel, way) => {
    const framesOn = (device: string) =>
      attack.steps.flatMap(([atMinutes, told]) => {
        const scene = {
          device,
          actor: "contr02",
          source: "203.0.113.77",
          atMs: startMs + atMinutes * minuteMs,
        };
        return (typeof told === "function" ? told(scene) : channel.tell(told, scene)) ?? [];
      });
    const name = (part: string) => `st${number}-${way}-${part}`;
    const whole = name("all");
    const count = framesOn(whole).length;
    const cut = Array.from({ length: count }, (_, index) => {
      const device = name(String(index));
      const frames = framesOn(device);
      const missing = frames[index];
      return { attack, channel, device, missing, frames: frames.filter((_, at) => at !== index) };
    });
    return [
      { attack, channel, device: whole, frames: framesOn(whole), missing: undefined },
      ...cut,
    ];
  }),
);

test("every attack is found in every channel, whichever of its messages is missing", async () => {
  const found = await findingsByDevice();
  const silent = tellings
    .filter(({ device }) => !(found.get(device) ?? []).some(isForReview))
    .map(
      ({ attack, channel, missing }) =>
        `${attack.name}, ${channel.name}${missing === undefined ? "" : ` without ${missing}`}`,
    );
  assert.deepEqual(silent, []);
});

const isForReview = ({ severity }: FindingRecord): boolean =>
  ["medium", "high", "critical"].includes(severity);

async function findingsByDevice(): Promise<ReadonlyMap<string, readonly FindingRecord[]>> {
  const folder = mkdtempSync(join(tmpdir(), "bootwarden-stories-"));
  const workspace = await Workspace.open();
  try {
    for (const { device, frames } of tellings)
      writeFileSync(join(folder, `${device}.log`), `${frames.join("\n")}\n`);
    const { findings } = await workspace.scan({
      rules: [bundledDetections],
      paths: [folder],
      receivedAt,
      now: receivedAt,
    });
    const byDevice = new Map<string, FindingRecord[]>();
    for (const finding of findings)
      byDevice.set(finding.device, [...(byDevice.get(finding.device) ?? []), finding]);
    return byDevice;
  } finally {
    await workspace.close();
    rmSync(folder, { recursive: true });
  }
}
