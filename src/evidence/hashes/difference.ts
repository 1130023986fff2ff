// Why a file is not the one that is listed, as far as its size, its form and its own checksum tell: a copy that is cut
// short or was damaged on its way, or one whose bytes were changed. A hash alone tells none of that.

import type { ImageFile } from "./image-file.ts";

/** What is known of a file beside its hashes: of one on a device its size at most. */
export type Known = Pick<ImageFile, "sizeBytes"> &
  Partial<Pick<ImageFile, "structure" | "holdsOwnChecksum" | "startOf">>;

/**
 * `start`: its bytes are the first of a good copy, proven. `cut short`, `damaged`, `no image`: as its form shows, which
 * whoever alters a file can make it show. `altered`: nothing of that explains it.
 */
export interface Difference {
  readonly kind: "start" | "cut short" | "damaged" | "no image" | "altered" | "unknown";
  readonly says: string;
}

/** The size that a list or the device tells, and who does. */
export interface Expected {
  readonly bytes: number | undefined;
  readonly by: "listed" | "shown" | "that of the known good copy";
}

export function differenceOf(known: Known | undefined, expected: Expected): Difference {
  if (known === undefined) {
    return { kind: "unknown", says: "nothing shown tells why: its size and a copy of it would" };
  }
  const { startOf, structure } = known;
  if (startOf !== undefined) {
    const bytes = `all its ${known.sizeBytes} bytes are the first of the ${startOf.sizeBytes} of ${startOf.path}`;
    return { kind: "start", says: `it is cut short: ${bytes}; copy it again` };
  }
  if (structure?.state === "no image") return { kind: "no image", says: structure.says };
  if (structure?.state === "damaged") {
    return { kind: "damaged", says: `${structure.says}${checksumOf(known)}` };
  }
  if (structure?.state !== "cut short") return bySize(known, expected);
  const missing = (expected.bytes ?? 0) - known.sizeBytes;
  const bytes = missing > 0 ? `, ${missing} bytes short of ${expected.bytes}` : "";
  return { kind: "cut short", says: `it is cut short${bytes}: ${structure.says}; copy it again` };
}

function bySize(known: Known, { bytes, by }: Expected): Difference {
  const own = checksumOf(known);
  const isWhole = known.structure?.state === "whole";
  if (bytes === undefined) {
    const form = isWhole
      ? "it is whole by its own form, so that no broken transfer explains it"
      : `no size is ${by} that would tell a copy that is cut short from an altered one`;
    return { kind: isWhole ? "altered" : "unknown", says: `${form}${own}` };
  }
  const missing = bytes - known.sizeBytes;
  if (missing === 0) {
    const kept = `it has the size that is ${by} and other bytes, as an image changed in place keeps its size`;
    return { kind: "altered", says: `${kept} (SYNful Knock did)${own}` };
  }
  if (missing > 0 && !isWhole) {
    const says = `it is cut short: ${missing} of ${bytes} bytes are missing; copy it again`;
    return { kind: "cut short", says };
  }
  const differs = missing > 0 ? `${missing} bytes shorter` : `${-missing} bytes longer`;
  const form = isWhole ? " and whole by its own form: another build, or altered" : "";
  return { kind: "altered", says: `it is ${differs} than the size that is ${by}${form}${own}` };
}

function checksumOf({ holdsOwnChecksum }: Known): string {
  if (holdsOwnChecksum === undefined) return "";
  return holdsOwnChecksum
    ? "; the checksum that it carries holds"
    : "; the checksum that it carries does not hold either, as after a damaged transfer";
}
