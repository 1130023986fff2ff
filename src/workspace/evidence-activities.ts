// Log lines that stand among the outputs of a device become its activities, as those of any other source do.

import type { DeviceEvidence } from "#evidence";
import { Decoder } from "#ingest";
import type { DeviceActivity } from "#triage";
import { activityOfEvent } from "./case-activities.ts";

/** `receivedAtTicks`: by when they were shown; settles the years that stamps lack. */
export function activitiesInEvidence(
  { logs }: Pick<DeviceEvidence, "logs">,
  receivedAtTicks: bigint,
): readonly DeviceActivity[] {
  const files = [...new Set(logs.map(({ file }) => file))];
  return files.flatMap((file) => {
    const lines = logs.filter((line) => line.file === file);
    const decoder = new Decoder({ sourceName: file, receivedAtTicks });
    const text = lines.map((line) => `${line.text}\n`).join("");
    const events = [...decoder.push(new TextEncoder().encode(text)), ...decoder.finish()];
    return events
      .filter(({ table }) => table === "NetworkDeviceActivity")
      .map((event) => {
        const told = activityOfEvent(event);
        return { ...told, line: lines[told.line - 1]?.line ?? told.line };
      });
  });
}
