// Is what the device runs, or is about to run, approved for it? Its boot loader is asked about as well where the work
// touched it, or where the evidence tells its version.

import type { ApprovedVersion } from "../context/context.ts";
import { type Misfit, type RunningVersion, versionMisfit } from "../context/matching.ts";
import type { Enquiry } from "../enquiry.ts";
import { quoted } from "../wording.ts";
import { type Answered, no, type Question, shortfallOf, unknown, yes } from "./question.ts";
import { contextReference, logReference } from "./references.ts";
import {
  bootloaderVersions,
  type ToldVersion,
  touchesBootloader,
  versionsNow,
} from "./told-versions.ts";
import { type Work, workOf } from "./work.ts";

export const versionApproved: Question = {
  id: "version-approved",
  asks: "Is the version approved for this device?",
  matters: "Organisations test few versions; an older or stranger one opens what was closed.",
  needs: "approved versions, and a start, an image's name or evidence that tells the version",
  means: {
    yes: "each version that the device runs or is about to run is approved for it, its boot loader's too where that was touched",
    no: "at least one is not, was withdrawn, or is not valid then",
    unknown: "no version is told, or no list speaks of the device",
  },
  answer: (enquiry) => {
    const work = workOf(enquiry);
    const answers = [...systemAnswers(work, enquiry), ...bootloaderAnswers(work, enquiry)];
    const shortfall = shortfallOf(answers);
    if (shortfall !== undefined) return shortfall;
    return yes(
      answers.map(({ says }) => says).join(" "),
      answers.flatMap(({ rests }) => rests),
    );
  },
};

function systemAnswers(work: Work, enquiry: Enquiry): readonly Answered[] {
  const told = versionsNow(work, enquiry);
  if (told.length > 0) return told.map((version) => judgeVersion(version, enquiry));
  const device = quoted(enquiry.device.name);
  return [
    unknown(`Nothing tells which version ${device} runs.`, {
      wouldChange: `"show version" of ${device}, or its messages at boot`,
    }),
  ];
}

/** A boot loader that nobody touched and nobody lists is not asked about. */
function bootloaderAnswers(work: Work, enquiry: Enquiry): readonly Answered[] {
  const touching = work.image.filter(touchesBootloader);
  const told = bootloaderVersions(work, enquiry);
  if (touching.length > 0 && told.length === 0) {
    const says = "The boot loader was upgraded, and nothing tells to which version.";
    const rests = touching.map(({ activity }) => logReference(activity));
    return [
      unknown(says, { rests, wouldChange: "the boot loader's version, as the device shows it" }),
    ];
  }
  const answers = told.map((version) => judgeVersion(version, enquiry));
  return touching.length > 0 ? answers : answers.filter(({ value }) => value !== "unknown");
}

const names = { system: "Version", bootloader: "Boot loader version" } as const;

function judgeVersion(told: ToldVersion, { context, device }: Enquiry): Answered {
  const running = { ...told, device };
  const words = `${names[told.of]} ${quoted(told.version)}, as ${told.source} tells it,`;
  const entries = context.versions.filter((entry) => speaksOf(entry, running));
  const match = entries.find((entry) =>
    [told.version, ...told.otherWritings].some(
      (version) => versionMisfit(entry, { ...running, version }) === undefined,
    ),
  );
  if (match !== undefined) {
    const note = match.note || `${match.version} is approved`;
    return yes(`${words} is approved for ${quoted(device.name)}.`, [
      contextReference(match, note),
      ...told.rests,
    ]);
  }
  if (entries.length === 0) {
    const open = context.versions.find(
      (entry) =>
        entry.of === told.of && misfitBesideVersion(entry, running) === "platform is not told",
    );
    const why = open === undefined ? "" : ": its platform is not told";
    return unknown(
      `No list of approved versions speaks of ${quoted(device.name)}${why}; it has ${quoted(told.version)}.`,
      {
        rests: told.rests,
        wouldChange:
          open === undefined
            ? "the approved versions for it"
            : "its platform, as the inventory or its evidence tells it",
      },
    );
  }
  const near = entries
    .map((entry) => ({ entry, misfit: versionMisfit(entry, running) }))
    .find(({ misfit }) => misfit !== "other version");
  const why = near?.misfit === undefined ? "" : ` (${near.misfit})`;
  return no(`${words} is not among the versions approved for ${quoted(device.name)}${why}.`, {
    rests: [
      ...told.rests,
      ...(near === undefined ? entries.slice(0, 2) : [near.entry]).map((entry) =>
        contextReference(entry, `${entry.version} is approved`),
      ),
    ],
    wouldChange: `proof that ${quoted(told.version)} was approved then, and an entry that says so`,
  });
}

/** Entries for this device, whichever version they are for; also those of another time. */
function speaksOf(entry: ApprovedVersion, running: RunningVersion): boolean {
  const misfit = misfitBesideVersion(entry, running);
  const timely: readonly (Misfit | undefined)[] = [
    undefined,
    "withdrawn",
    "not yet valid",
    "no longer valid",
  ];
  return entry.of === running.of && timely.includes(misfit);
}

const misfitBesideVersion = (entry: ApprovedVersion, running: RunningVersion): Misfit | undefined =>
  versionMisfit({ ...entry, version: "*" }, running);
