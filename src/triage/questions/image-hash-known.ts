// Is the hash of the image a known one? From the checks of the evidence, from the hashes that devices printed, and from
// the lists of the context. A hash that somebody typed is a wish, not a measurement.

import { type Check, checkHashes, type Fact, trustWords } from "#evidence";
import type { Reference } from "../answer.ts";
import { covers } from "../context/devices.ts";
import type { DeviceActivity, Enquiry } from "../enquiry.ts";
import { quoted, valuesInWords } from "../wording.ts";
import { type Answered, no, type Question, unknown, yes } from "./question.ts";
import { evidenceReferences, logReference } from "./references.ts";
import { broughtImages, type Work, workOf } from "./work.ts";

export const imageHashKnown: Question = {
  id: "image-hash-known",
  asks: "Is the hash of the image a known one?",
  matters: "A name can be given to any file, and a size can be kept; a hash cannot.",
  needs:
    "hashes of vendor or own lists, and the image's hash: computed off the device, shown in evidence, or printed at the console",
  means: {
    yes: "the hash of an image of the case is on a list, and nothing failed",
    no: "a hash is not the one that a list gives for the file, or the device's own check of an image failed",
    unknown: "no hash was shown, no list names the file, or only other files were checked",
  },
  answer: (enquiry) => {
    const work = workOf(enquiry);
    const images = broughtImages(work).map(({ image }) => image.name);
    const named = images.map(fileName);
    const isOfCase = ({ path }: Hashed) => named.length === 0 || named.includes(fileName(path));
    const hashed = [...fromChecks(enquiry), ...fromLogs(work, enquiry)];
    const failed = hashed.find(({ answer }) => answer.value === "no");
    if (failed !== undefined) return failed.answer;
    const own = hashed.filter(isOfCase);
    const best = ["yes", "unknown"].flatMap((value) =>
      own.filter(({ answer }) => answer.value === value),
    )[0];
    if (best !== undefined) return best.answer;
    const words = valuesInWords(images);
    const wouldChange = `the hash of ${words || "the image"}, computed off the device, and the vendor's`;
    const [other] = hashed;
    return other === undefined
      ? unknown(`No hash of ${words || "an image"} is told.`, { wouldChange })
      : unknown(`No hash of ${words} is told; those of other files are.`, {
          rests: other.answer.rests,
          wouldChange,
        });
  },
};

/** What one statement says of one file. */
interface Hashed {
  readonly path: string;
  readonly answer: Answered;
}

function fromChecks(enquiry: Enquiry): readonly Hashed[] {
  const { checks = [], facts = [] } = enquiry.integrity ?? {};
  return [...checks, ...againstLists(facts, enquiry)]
    .filter(({ check }) => check === "image-hash" || check === "image-copy")
    .map((check) => ({
      path: check.subject,
      answer: answerOf(check, evidenceReferences([check.at], check.check)),
    }));
}

/** Lists may have come after the evidence was handed in. */
function againstLists(facts: readonly Fact[], { context, device }: Enquiry): readonly Check[] {
  if (!facts.some(({ kind }) => kind === "FileHash")) return [];
  const listed = context.hashes.filter(({ scope }) => covers(scope, device));
  return checkHashes({ devices: device.names, facts, files: [], listed });
}

function fromLogs(work: Work, enquiry: Enquiry): readonly Hashed[] {
  return work.all.flatMap(({ activity }): readonly Hashed[] => {
    const rests = [logReference(activity)];
    const path = activity.imagePath || activity.imageName;
    if (activity.activity === "IntegrityCheckFailed") {
      const says = `The device's own check of ${quoted(path || "an image")} failed (${quoted(activity.reason || activity.message)}).`;
      return [
        { path, answer: no(says, { rests, wouldChange: "the file's hash on the vendor's list" }) },
      ];
    }
    return againstLists(printedHashes(activity, path), enquiry).map((check) => ({
      path,
      answer: answerOf(check, rests),
    }));
  });
}

/** `verify /md5 = …`: what the device computed, as its console shows it; never what a command line holds. */
function printedHashes({ channel, reason, file, line }: DeviceActivity, path: string): Fact[] {
  const told = /^verify \/(\S{1,12}) = ([0-9a-f]{32,128})$/i.exec(reason);
  if (channel !== "Console" || told === null || path === "") return [];
  const [, algorithm = "", hash = ""] = told;
  const subject = `${algorithm.toLowerCase()} ${path}`;
  const at = { file, line, command: "verify" };
  return [{ kind: "FileHash", subject, value: hash.toLowerCase(), at }];
}

/** That a copy is the same file as the one on the device makes neither of them a known one. */
function answerOf(
  { check, subject, result, says, trust }: Check,
  rests: readonly Reference[],
): Answered {
  const sentence = `${quoted(subject)}: ${says} (${trustWords[trust]}).`;
  if (result === "pass" && check === "image-hash") return yes(sentence, rests);
  const wouldChange = `a hash of ${quoted(subject)} that is on the vendor's list`;
  return result === "fail"
    ? no(sentence, { rests, wouldChange })
    : unknown(sentence, { rests, wouldChange });
}

/** Without folders and file system, in lower case. */
function fileName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf(":")) + 1).toLowerCase();
}
