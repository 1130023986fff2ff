// What a device showed becomes the signs of tampering in it, by a table of one row a sign.

import type { DeviceEvidence } from "../device-evidence.ts";
import type { Fact } from "../fact.ts";
import type { Sign } from "../integrity.ts";
import { atRiskSigns } from "./at-risk.ts";
import { bootSettingSigns } from "./boot-settings.ts";
import { bootSourceSigns } from "./boot-source.ts";
import { deviceServiceSigns } from "./device-services.ts";
import { fileSigns } from "./files.ts";
import { imageFileSigns } from "./image-files.ts";
import { memorySigns } from "./memory.ts";
import { type Shown, shownBy } from "./shown.ts";
import type { Found, SignRow } from "./sign-row.ts";
import { signingSigns } from "./signing.ts";
import { startSigns } from "./start.ts";
import { versionSigns } from "./versions.ts";

export { signsOfKnownHashes } from "./known-hashes.ts";
export { quoted } from "./quoting.ts";
export { type RegisterReading, readRegister } from "./register.ts";
export { isNamedIn } from "./shown.ts";
export type { SignRow } from "./sign-row.ts";

export const signRows: readonly SignRow[] = [
  ...bootSourceSigns,
  ...bootSettingSigns,
  ...signingSigns,
  ...memorySigns,
  ...deviceServiceSigns,
  ...fileSigns,
  ...imageFileSigns,
  ...versionSigns,
  ...startSigns,
  ...atRiskSigns,
];

export interface SignSettings {
  /** What the device showed when its baseline was taken. */
  readonly baseline?: readonly Fact[] | undefined;
  /** All devices of the same evidence, for twins; the device itself may be among them. */
  readonly among?: readonly DeviceEvidence[] | undefined;
}

/** Each sign once for each subject, in the order of the table. */
export function signsOf(evidence: DeviceEvidence, settings: SignSettings = {}): readonly Sign[] {
  const { baseline = [], among = [] } = settings;
  const shown = shownBy(
    evidence,
    among.filter((other) => other !== evidence),
  );
  const before = shownBy({ ...evidence, facts: baseline }, []);
  return signRows.flatMap((row) => signsOfRow(row, shown, before));
}

function signsOfRow(row: SignRow, shown: Shown, before: Shown): readonly Sign[] {
  const known = new Set(row.isSetting === true ? row.find(before).map(keyOf) : []);
  const found = new Map<string, Found>();
  for (const one of row.find(shown)) if (!found.has(keyOf(one))) found.set(keyOf(one), one);
  return [...found].map(([key, one]): Sign => {
    const { sign, techniques, because, next } = row;
    if (!known.has(key)) return { sign, techniques, because, next, ...one };
    const says = `${one.says}, as when the baseline was taken`;
    return { sign, techniques, because, next, ...one, severity: "informational", says };
  });
}

const keyOf = ({ subject, says }: Found): string => JSON.stringify([subject, says]);
