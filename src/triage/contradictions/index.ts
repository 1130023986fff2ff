// What a device showed, held against what its logs tell: where the two cannot both be right is a sign of its own.

import type { Fact, Sign } from "#evidence";
import type { DeviceActivity } from "../enquiry.ts";
import { accountOf, type Earlier } from "./account.ts";
import { imageRows } from "./images.ts";
import { restartRows } from "./restarts.ts";
import type { ContradictionRow } from "./row.ts";
import { settingRows } from "./settings.ts";
import { unloggedChangeRows } from "./unlogged-changes.ts";

export { findingOfSign } from "./finding.ts";

export const contradictionRows: readonly ContradictionRow[] = [
  ...imageRows,
  ...restartRows,
  ...settingRows,
  ...unloggedChangeRows,
];

export interface ContradictionSettings {
  /** When the evidence was shown, where the caller knows better than the device's own clock. */
  readonly evidenceAtTicks?: bigint | undefined;
  /** It was not shown later than that. Where nothing tells the moment itself, no uptime is held against logs. */
  readonly notAfterTicks?: bigint | undefined;
  /** Its baseline: what has changed since must have been logged. */
  readonly before?: Earlier | undefined;
}

/** `activities` are of this device alone; those after the evidence was shown say nothing of it and are left out. */
export function contradictionsOf(
  { facts }: { readonly facts: readonly Fact[] },
  activities: readonly DeviceActivity[],
  settings: ContradictionSettings = {},
): readonly Sign[] {
  const account = accountOf({ ...settings, facts, activities });
  return contradictionRows.flatMap(({ sign, because, next, techniques, find }) =>
    find(account).map((found): Sign => ({ sign, because, next, techniques, ...found })),
  );
}
