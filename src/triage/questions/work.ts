// The activities of a case become the work that its questions ask about: what changes what a device boots, or what
// watches over it. Logins and looking around are no work.

import { type ImageName, readImageName } from "#images";
import { type Activity, ticksFromIso, ticksPerDay } from "#schema";
import type { DeviceActivity, Enquiry } from "../enquiry.ts";

/** One thing that was done, at the moment that its row is dated with. */
export interface Act {
  readonly activity: DeviceActivity;
  readonly ticks: bigint;
}

export interface Work {
  /** What touches image, boot settings or boot loader, or asks for a reload; in the order of time. */
  readonly image: readonly Act[];
  /** What else changes the device or what it tells: shells, accounts, logging, scheduled tasks, configurations. */
  readonly other: readonly Act[];
  readonly restarts: readonly Act[];
  /** Everything that the device told, in the order of time. */
  readonly all: readonly Act[];
}

const imageWork: ReadonlySet<Activity> = new Set([
  "BootVariableChanged",
  "ConfigRegisterChanged",
  "ImageCopied",
  "ImageDeleted",
  "ImageInstallStarted",
  "ImageInstallCompleted",
  "ImageInstallFailed",
  "BootloaderUpgraded",
  "ReloadRequested",
]);

const otherWork: ReadonlySet<Activity> = new Set([
  "ConfigLoadedFromNetwork",
  "ShellEntered",
  "LoggingChanged",
  "AccountChanged",
  "ScheduledTaskChanged",
]);

/** A row whose time cannot be read is left out: rows of a store have one. */
export function workOf({ activities }: { readonly activities: readonly DeviceActivity[] }): Work {
  const all = activities
    .flatMap((activity) => {
      const ticks = ticksFromIso(activity.time);
      return ticks === undefined ? [] : [{ activity, ticks }];
    })
    .toSorted((one, other) => (one.ticks < other.ticks ? -1 : one.ticks > other.ticks ? 1 : 0));
  return {
    all,
    image: all.filter(({ activity }) => touchesImage(activity)),
    other: all.filter(({ activity }) => changesDevice(activity)),
    restarts: all.filter(({ activity }) => activity.activity === "Restarted"),
  };
}

/** A copy that leaves the device changes nothing on it. */
function touchesImage({ activity, transferDirection }: DeviceActivity): boolean {
  return imageWork.has(activity) && transferDirection !== "FromDevice";
}

/** Of what a device does by itself, as when it starts to log after a boot, nobody is named and no command told. */
function changesDevice({ activity, actor, command }: DeviceActivity): boolean {
  return otherWork.has(activity) && (actor !== "" || command !== "");
}

/** What windows and tickets are asked about. */
export interface Moments {
  readonly acts: readonly Act[];
  /** Work on the image is announced; a start or other work need not be. */
  readonly isAnnounced: boolean;
}

/**
 * Work on the image, else starts, else other work. What was told more than a day before the first finding, as the
 * version that ran then, is no part of the case.
 */
export function momentsOf(
  { image, restarts, other }: Work,
  { findings }: Pick<Enquiry, "findings">,
): Moments {
  const found = findings.flatMap(({ time }) => ticksFromIso(time) ?? []);
  const first = found.reduce<bigint | undefined>(
    (one, next) => (one === undefined || next < one ? next : one),
    undefined,
  );
  const isOfCase = ({ ticks }: Act) => first === undefined || ticks >= first - ticksPerDay;
  const [work = [], ...others] = [image, restarts, other].map((acts) => acts.filter(isOfCase));
  if (work.length > 0) return { acts: work, isAnnounced: true };
  return { acts: others.find((acts) => acts.length > 0) ?? [], isAnnounced: false };
}

/** As commands and messages end that did not come to pass. */
export function isFailed({ activity, reason }: DeviceActivity): boolean {
  return activity === "ImageInstallFailed" || /(?:^|, )failed$/.test(reason);
}

export interface BroughtImage {
  readonly image: ImageName;
  readonly act: Act;
}

/** Images that the work brought, installed or told to boot; not those that it removed. */
export function broughtImages({ image }: Work): readonly BroughtImage[] {
  return image.flatMap((act) => {
    const { activity } = act;
    const isGone = activity.activity === "ImageDeleted" || activity.reason === "removed";
    const name = activity.imageName === "" ? activity.imagePath : activity.imageName;
    const read = isGone || isFailed(activity) ? undefined : readImageName(name);
    return read === undefined ? [] : [{ image: read, act }];
  });
}
