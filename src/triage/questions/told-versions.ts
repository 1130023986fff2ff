// What logs, image names and evidence tell of versions becomes what a device runs now, or would run after its next
// restart, and what it ran before. A version is never guessed from another.

import type { Fact, FactKind } from "#evidence";
import { readImageName } from "#images";
import type { Reference } from "../answer.ts";
import type { ApprovedVersion } from "../context/context.ts";
import type { Enquiry } from "../enquiry.ts";
import { evidenceReferences, logReference } from "./references.ts";
import { type Act, broughtImages, isFailed, type Work } from "./work.ts";

export interface ToldVersion {
  readonly of: ApprovedVersion["of"];
  readonly version: string;
  /** Who says so: `the restart`, `the name of the image`. */
  readonly source: string;
  /** Names of the platform that stand beside it. */
  readonly platforms: readonly string[];
  readonly atTicks: bigint;
  readonly rests: readonly Reference[];
}

/** The last start that tells a version, and the image of the work that no start has followed yet; then the evidence. */
export function versionsNow(work: Work, enquiry: Enquiry): readonly ToldVersion[] {
  const platforms = platformsOf(work, enquiry);
  const restarted = restartVersions(work).at(-1);
  const installed = work.image.filter(({ activity }) => activity.version !== "").at(-1);
  const told = [restarted, installed]
    .flatMap((act) => (act === undefined ? [] : [act]))
    .toSorted((one, other) => Number(other.ticks - one.ticks))
    .slice(0, 1)
    .map((act) => fromLog(act, platforms));
  return distinct([
    ...told,
    ...imagesToStart(work, platforms),
    ...factVersions("Version", "system", { enquiry, work, platforms }),
  ]);
}

/** Of the boot loader: as the work that upgraded it or the evidence tells it. */
export function bootloaderVersions(work: Work, enquiry: Enquiry): readonly ToldVersion[] {
  const platforms = platformsOf(work, enquiry);
  const upgraded = work.image.flatMap((act): readonly ToldVersion[] => {
    if (!touchesBootloader(act) || isFailed(act.activity)) return [];
    const { version, imageName } = act.activity;
    const named = version === "" ? (readImageName(imageName)?.version ?? "") : version;
    if (named === "") return [];
    return [{ ...fromLog(act, platforms), of: "bootloader", version: named }];
  });
  return distinct([
    ...upgraded,
    ...factVersions("BootLoaderVersion", "bootloader", { enquiry, work, platforms }),
  ]);
}

export function touchesBootloader({ activity }: Act): boolean {
  const isUpgrade = activity.activity === "BootloaderUpgraded";
  return isUpgrade || readImageName(activity.imageName)?.part === "bootloader";
}

/** Starts that tell which version runs, in the order of time. */
export function restartVersions({ restarts }: Work): readonly Act[] {
  return restarts.filter(({ activity }) => activity.version !== "");
}

/** Images of the system that the work brought or told to boot and that no start has followed. */
export function imagesToStart(work: Work, platforms: readonly string[]): readonly ToldVersion[] {
  const last = restartVersions(work).at(-1)?.ticks;
  return broughtImages(work).flatMap(({ image, act }): readonly ToldVersion[] => {
    const { part, version, platform } = image;
    const isStarted = last !== undefined && act.ticks <= last;
    if (part !== "system" || version === undefined || isStarted) return [];
    return [
      {
        of: "system",
        version,
        source: "the name of the image",
        platforms: platform === undefined ? platforms : [...platforms, platform],
        atTicks: act.ticks,
        rests: [logReference(act.activity)],
      },
    ];
  });
}

function fromLog(act: Act, platforms: readonly string[]): ToldVersion {
  const { activity, version } = act.activity;
  return {
    of: "system",
    version,
    source: activity === "Restarted" ? "the restart" : "the installation",
    platforms,
    atTicks: act.ticks,
    rests: [logReference(act.activity)],
  };
}

interface Sources {
  readonly enquiry: Enquiry;
  readonly work: Work;
  readonly platforms: readonly string[];
}

/** Evidence tells no time of its own: it is held against lists as of the last thing that is known of the device. */
function factVersions(
  kind: FactKind,
  of: ApprovedVersion["of"],
  { enquiry, work, platforms }: Sources,
): readonly ToldVersion[] {
  const atTicks = work.all.at(-1)?.ticks;
  if (atTicks === undefined) return [];
  return factsOf(enquiry, kind).map(({ value, at }) => ({
    of,
    version: value,
    source: `"${at.command}"`,
    platforms,
    atTicks,
    rests: evidenceReferences([at], kind),
  }));
}

function factsOf({ integrity }: Enquiry, ...kinds: readonly FactKind[]): readonly Fact[] {
  return (integrity?.facts ?? []).filter(({ kind, value }) => kinds.includes(kind) && value !== "");
}

export function platformsOf(work: Work, enquiry: Enquiry): readonly string[] {
  const shown = factsOf(enquiry, "Model", "OperatingSystem").map(({ value }) => value);
  const named = broughtImages(work).flatMap(({ image }) => image.platform ?? []);
  return [...new Set([...shown, ...named])];
}

function distinct(versions: readonly ToldVersion[]): readonly ToldVersion[] {
  const seen = new Map(versions.toReversed().map((each) => [each.version.toLowerCase(), each]));
  return [...seen.values()].toReversed();
}
