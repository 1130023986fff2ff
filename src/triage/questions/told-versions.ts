// What logs, image names and evidence tell of versions becomes what a device runs now, or would run after its next
// restart, and what it ran before. A version is never guessed from another.

import type { Fact, FactKind } from "#evidence";
import { readImageName } from "#images";
import { ticksFromIso } from "#schema";
import type { Reference } from "../answer.ts";
import type { ApprovedVersion } from "../context/context.ts";
import type { Enquiry } from "../enquiry.ts";
import { quoted } from "../wording.ts";
import { evidenceReferences, logReference } from "./references.ts";
import { type Act, broughtImages, isFailed, type Work } from "./work.ts";

export interface ToldVersion {
  readonly of: ApprovedVersion["of"];
  readonly version: string;
  /** Who says so: `the restart`, `the name of the image`. */
  readonly source: string;
  /** The same version as the device writes it elsewhere: 03.16.05.S is 15.5(3)S5. */
  readonly otherWritings: readonly string[];
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
    ...shownVersions({ enquiry, work, platforms }),
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
  return distinct([...upgraded, ...shownLoaders({ enquiry, work, platforms })]);
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
        otherWritings: [],
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
    otherWritings: [],
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

/** What runs, of each member and node; not what runs beside it, or ran before. */
const besideSystem: ReadonlySet<string> = new Set([
  ...["kickstart", "host", "operating system", "device manager", "before the last reset"],
]);

/** The whole of IOS-XE beside its IOS daemon, and the number with its edition. */
const writings: ReadonlySet<string> = new Set(["IOS-XE", "as shown"]);

function shownVersions(sources: Sources): readonly ToldVersion[] {
  const facts = factsOf(sources.enquiry, "Version").filter(
    ({ subject }) => !besideSystem.has(subject),
  );
  const main = facts.filter(({ subject }) => !writings.has(subject));
  const others = facts.filter(({ subject }) => writings.has(subject)).map(({ value }) => value);
  return (main.length > 0 ? main : facts).map((fact) => ({
    ...fromFact(fact, sources),
    of: "system",
    otherWritings: others,
  }));
}

/** Not the part that a device keeps as it left the factory, nor a helper that loads an image only. */
const keptLoaders = /^(?:BOOTLDR|loader)$|ReadOnly$/;

function shownLoaders(sources: Sources): readonly ToldVersion[] {
  return factsOf(sources.enquiry, "BootLoaderVersion")
    .filter(({ subject }) => !keptLoaders.test(subject))
    .map((fact) => ({ ...fromFact(fact, sources), of: "bootloader", otherWritings: [] }));
}

/** Evidence tells no time of its own: it is held against lists as of the last thing that is known of the device. */
function fromFact({ kind, value, at }: Fact, { enquiry, work, platforms }: Sources) {
  const found = enquiry.findings.flatMap(({ time }) => ticksFromIso(time) ?? []);
  return {
    version: value,
    source: quoted(at.command),
    platforms,
    atTicks: [...found, ...work.all.map(({ ticks }) => ticks)].reduce(
      (one, other) => (other > one ? other : one),
      0n,
    ),
    rests: evidenceReferences([at], kind),
  };
}

function factsOf({ integrity }: Enquiry, ...kinds: readonly FactKind[]): readonly Fact[] {
  return (integrity?.facts ?? []).filter(({ kind, value }) => kinds.includes(kind) && value !== "");
}

function platformsOf(work: Work, enquiry: Enquiry): readonly string[] {
  const models = factsOf(enquiry, "Model").map(({ value }) => value);
  const isXe = factsOf(enquiry, "Version").some(({ subject }) => subject === "IOS-XE");
  const named = broughtImages(work).flatMap(({ image }) => image.platform ?? []);
  return [...new Set([...models, ...(isXe ? ["IOS-XE"] : []), ...named])];
}

function distinct(versions: readonly ToldVersion[]): readonly ToldVersion[] {
  const seen = new Map(versions.toReversed().map((each) => [each.version.toLowerCase(), each]));
  return [...seen.values()].toReversed();
}
