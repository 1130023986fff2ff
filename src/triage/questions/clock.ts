// Work on a device becomes the moments at which somebody set its clock before: stamps after that say what they were
// made to say.

import { ticksPerDay } from "#schema";
import type { Act, Work } from "./work.ts";

/** Commands that set a clock by hand or part it from its servers of time, as families spell them out. */
const setsClock =
  /^(?:clock (?:set|datetime)|set date|no ntp (?:server|peer)|(?:delete|deactivate) system ntp|undo ntp-service)\b/;

/** How ASA says that its clock was set by hand (771001, 771002). */
const wasSetByHand = /^clock set: source: Manual/i;

/** Within the day before the first of these acts, or amid them; only of acts that the device itself has stamped. */
export function clockSettings({ all }: Work, acts: readonly Act[]): readonly Act[] {
  const [first] = acts;
  const last = acts.at(-1);
  const isStamped = acts.some(({ activity }) => activity.clockTrust === "synced");
  if (first === undefined || last === undefined || !isStamped) return [];
  return all.filter(
    ({ activity: { command, reason }, ticks }) =>
      ticks >= first.ticks - ticksPerDay &&
      ticks <= last.ticks &&
      (setsClock.test(command) || wasSetByHand.test(reason)),
  );
}
