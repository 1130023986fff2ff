// What the rows of NetworkDeviceActivity say that a frame becomes.

import { Decoder } from "#ingest";

const received = { sourceName: "commands", receivedAtTicks: 639_200_000_000_000_000n };
const passedOver = new Set(["TimeGenerated", "ReceivedTime", "ClockTrust", "Message", "Type"]);

/** All cells that are not empty, besides times, the message and provenance. */
export function activityRowsOf(frame: string): Record<string, unknown>[] {
  const decoder = new Decoder(received);
  const events = [...decoder.push(new TextEncoder().encode(`${frame}\n`)), ...decoder.finish()];
  return events
    .filter(({ table }) => table === "NetworkDeviceActivity")
    .map(({ row }) =>
      Object.fromEntries(
        Object.entries(row).filter(
          ([name, cell]) => cell !== "" && !name.startsWith("_") && !passedOver.has(name),
        ),
      ),
    );
}

export interface Case {
  readonly name: string;
  readonly frame: string;
  /** Absent: no row. */
  readonly row?: Readonly<Record<string, string>>;
}
