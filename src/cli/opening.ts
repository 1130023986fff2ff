// The settings that several commands share become options of the workspace.

import { isoFromTicks } from "#schema";
import { type IngestOptions, Workspace } from "#workspace";
import type { Call } from "./command.ts";
import { grouped, megabytes, percent } from "./quantities.ts";
import type { Terminal } from "./terminal.ts";

/** Runs over a workspace that is closed whatever happens. */
export async function withWorkspace<T>(
  call: Call,
  run: (workspace: Workspace) => Promise<T>,
): Promise<T> {
  const { settings } = call;
  const memoryLimitMb = settings["memory-limit-mb"];
  const temporaryFolder = settings["temporary-folder"];
  const workspace = await Workspace.open({
    ...(settings.store === undefined ? {} : { store: settings.store }),
    ...(memoryLimitMb === undefined ? {} : { memoryLimitMb }),
    ...(temporaryFolder === undefined ? {} : { temporaryFolder }),
  });
  try {
    return await run(workspace);
  } finally {
    await workspace.close();
  }
}

export function ingestOptions({ settings, terminal, signal }: Call): IngestOptions {
  const receivedAt = settings["received-at"];
  const tacacsNgFields = settings["tacacs-format"];
  return {
    ...(receivedAt === undefined ? {} : { receivedAt: isoFromTicks(receivedAt) }),
    ...(settings.zone === undefined ? {} : { zoneOffsetMinutes: settings.zone }),
    ...(tacacsNgFields === undefined ? {} : { tacacsNgFields }),
    signal,
    onProgress: progressOn(terminal),
  };
}

const progressEveryMs = 100;

function progressOn(terminal: Terminal): NonNullable<IngestOptions["onProgress"]> {
  const startedMs = performance.now();
  let shownMs = startedMs;
  return ({ source, readBytes, totalBytes, frames }) => {
    const nowMs = performance.now();
    if (nowMs - shownMs < progressEveryMs) return;
    shownMs = nowMs;
    const share = totalBytes === 0 ? megabytes(readBytes) : percent(readBytes, totalBytes);
    const rate = grouped(frames / Math.max(0.001, (nowMs - startedMs) / 1000));
    terminal.status(`reading ${share}, ${grouped(frames)} messages, ${rate}/s: ${source}`);
  };
}
