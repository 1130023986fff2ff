// Is the version at least the one before? An older image with its holes is brought before others are used; trains that
// cannot be compared give no answer.

import { compareVersions } from "#images";
import type { Reference } from "../answer.ts";
import type { Enquiry } from "../enquiry.ts";
import { quoted } from "../wording.ts";
import { no, type Question, unknown, yes } from "./question.ts";
import { evidenceReferences, findingReferences, logReference } from "./references.ts";
import { imagesToStart, restartVersions } from "./told-versions.ts";
import { type Work, workOf } from "./work.ts";

export const versionNotLower: Question = {
  id: "version-not-lower",
  asks: "Is the version at least the one before?",
  matters:
    "Intruders bring back old releases, whose weaknesses are known and whose signatures are still valid.",
  needs:
    "the version before and the one after: two starts, a message with both, or evidence and an image's name",
  means: {
    yes: "no step of the case leads to a lower version",
    no: "some step does, or a detection saw one over a longer time",
    unknown: "one of the two is not told, or their trains do not continue one another",
  },
  answer: (enquiry) => {
    const steps = stepsOf(workOf(enquiry), enquiry);
    const judged = steps.map((step) => ({
      ...step,
      order: compareVersions(step.after, step.before),
    }));
    const lower = judged.find(({ order }) => order !== undefined && order < 0);
    if (lower !== undefined) {
      return no(
        `${quoted(lower.after)} is lower than ${quoted(lower.before)}, which ${lower.ran}.`,
        {
          rests: lower.rests,
          wouldChange: "an approved ticket that asks for the older version",
        },
      );
    }
    const seen = enquiry.findings.filter(
      ({ origin, techniques }) => origin === "rule" && techniques.includes(downgrade),
    );
    const [finding] = seen;
    if (finding !== undefined) {
      return no(`A detection saw a step to an older version: ${quoted(finding.title)}.`, {
        rests: findingReferences(seen),
        wouldChange: "proof that the version is not lower than the one before",
      });
    }
    const open = judged.find(({ order }) => order === undefined);
    if (open !== undefined) {
      return unknown(
        `${quoted(open.after)} cannot be compared with ${quoted(open.before)}, which ${open.ran}.`,
        {
          rests: open.rests,
          wouldChange: "which of the two the vendor released later",
        },
      );
    }
    const last = judged.at(-1);
    if (last === undefined) {
      return unknown("The version before the work and the one after it are not both told.", {
        wouldChange:
          "an earlier message of a start, a baseline, or the history of the device's configuration",
      });
    }
    const how = last.order === 0 ? "the same as" : "higher than";
    return yes(
      `${quoted(last.after)} is ${how} ${quoted(last.before)}, which ${last.ran}.`,
      last.rests,
    );
  },
};

/** ATT&CK: Modify System Image: Downgrade System Image. */
const downgrade = "T1601.002";

interface Step {
  readonly before: string;
  readonly after: string;
  readonly ran: string;
  readonly rests: readonly Reference[];
}

/** Starts one after the other, messages that tell both, and the image that would start after what runs now. */
function stepsOf(work: Work, enquiry: Enquiry): readonly Step[] {
  const starts = restartVersions(work);
  const between = starts.slice(1).flatMap((act, index): readonly Step[] => {
    const before = starts[index]?.activity;
    if (before === undefined) return [];
    const rests = [logReference(before), logReference(act.activity)];
    return [{ before: before.version, after: act.activity.version, ran: "ran before", rests }];
  });
  const told = work.all.flatMap(({ activity }): readonly Step[] => {
    const { version, previousVersion } = activity;
    if (version === "" || previousVersion === "") return [];
    const ran = "the same message names as the one before";
    return [{ before: previousVersion, after: version, ran, rests: [logReference(activity)] }];
  });
  return [...between, ...told, ...nextSteps(work, enquiry), ...shownSteps(enquiry)];
}

/** Some systems show the version that ran before their last reset. */
function shownSteps({ integrity }: Enquiry): readonly Step[] {
  const versions = integrity?.facts.filter(({ kind }) => kind === "Version") ?? [];
  const before = versions.find(({ subject }) => subject === "before the last reset");
  const now = versions.find(({ subject }) => subject === "");
  if (before === undefined || now === undefined) return [];
  const rests = evidenceReferences([before.at, now.at], "Version");
  return [{ before: before.value, after: now.value, ran: "ran before the last reset", rests }];
}

function nextSteps(work: Work, { integrity }: Enquiry): readonly Step[] {
  const running = restartVersions(work).at(-1)?.activity;
  const shown = integrity?.facts.find(({ kind, subject }) => kind === "Version" && subject === "");
  return imagesToStart(work, []).flatMap(({ version: after, rests }): readonly Step[] => {
    const steps: Step[] = [];
    if (running !== undefined) {
      const ran = "ran when it was brought";
      const places = [...rests, logReference(running)];
      steps.push({ before: running.version, after, ran, rests: places });
    }
    // Evidence tells no time: where it shows the image itself, it was collected after.
    if (shown !== undefined && compareVersions(shown.value, after) !== 0) {
      const places = [...rests, ...evidenceReferences([shown.at], "Version")];
      steps.push({ before: shown.value, after, ran: "the device shows", rests: places });
    }
    return steps;
  });
}
