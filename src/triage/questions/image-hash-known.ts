// Is the hash of the image a known one? From the checks of the evidence, from the hashes that devices printed, and from
// the lists of the context. A hash that somebody typed is a wish, not a measurement.

import { type Check, trustWords } from "#evidence";
import { readImageName } from "#images";
import type { Reference } from "../answer.ts";
import type { KnownHash } from "../context/context.ts";
import { covers } from "../context/devices.ts";
import type { DeviceActivity, Enquiry } from "../enquiry.ts";
import { quoted, valuesInWords } from "../wording.ts";
import { type Answered, no, type Question, unknown, yes } from "./question.ts";
import { contextReference, evidenceReferences, logReference } from "./references.ts";
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
    const hashed = [...fromChecks(enquiry), ...fromFacts(enquiry), ...fromLogs(work, enquiry)];
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

function fromChecks({ integrity }: Enquiry): readonly Hashed[] {
  const checks = (integrity?.checks ?? []).filter(
    ({ check }) => check === "image-hash" || check === "image-copy",
  );
  return checks.map((check) => ({ path: check.subject, answer: answerOfCheck(check) }));
}

/** That a copy is the same file as the one on the device makes neither of them a known one. */
function answerOfCheck({ check, subject, result, says, trust, at }: Check): Answered {
  const sentence = `${quoted(subject)}: ${says} (${trustWords[trust]}).`;
  const rests = evidenceReferences([at], check);
  const isKnown = result === "pass" && check === "image-hash";
  if (isKnown) return yes(sentence, rests);
  const wouldChange = `a hash of ${quoted(subject)} that is on the vendor's list`;
  return result === "fail"
    ? no(sentence, { rests, wouldChange })
    : unknown(sentence, { rests, wouldChange });
}

/** Hashes that the device showed, against the lists of the context. */
function fromFacts(enquiry: Enquiry): readonly Hashed[] {
  return (enquiry.integrity?.facts ?? []).flatMap(({ kind, subject, value, at }) => {
    const path = subject.slice(subject.indexOf(" ") + 1);
    if (kind !== "FileHash") return [];
    return againstLists({ path, hash: value, rests: evidenceReferences([at], kind) }, enquiry);
  });
}

function fromLogs(work: Work, enquiry: Enquiry): readonly Hashed[] {
  return work.all.flatMap(({ activity }): readonly Hashed[] => {
    const path = activity.imagePath || activity.imageName;
    const rests = [logReference(activity)];
    const hash = printedHash(activity);
    if (hash !== undefined) return againstLists({ path, hash, rests }, enquiry);
    if (activity.activity !== "IntegrityCheckFailed") return [];
    const says = `The device's own check of ${quoted(path || "an image")} failed (${quoted(activity.reason || activity.message)}).`;
    return [
      {
        path,
        answer: no(says, { rests, wouldChange: "a hash of the file that is on the vendor's list" }),
      },
    ];
  });
}

/** `verify /md5 = …`: what the device computed, as its console shows it; never what a command line holds. */
function printedHash({ channel, reason }: DeviceActivity): string | undefined {
  if (channel !== "Console") return undefined;
  return /^verify \/\S{1,12} = ([0-9a-f]{32,128})$/i.exec(reason)?.[1]?.toLowerCase();
}

interface ShownHash {
  readonly path: string;
  /** Lower-case hexadecimal. */
  readonly hash: string;
  readonly rests: readonly Reference[];
}

const hashDigits: Readonly<Record<KnownHash["algorithm"], number>> = {
  md5: 32,
  sha1: 40,
  sha256: 64,
  sha512: 128,
};

function againstLists(
  { path, hash, rests }: ShownHash,
  { context, device }: Enquiry,
): readonly Hashed[] {
  const file = fileName(path);
  const lists = context.hashes.filter(
    ({ scope, algorithm }) => hashDigits[algorithm] === hash.length && covers(scope, device),
  );
  const isFor = (known: KnownHash) =>
    known.fileName === "" || file === "" || known.fileName.toLowerCase() === file;
  const match = lists.find((known) => known.hash === hash && isFor(known));
  const words = quoted(path || "the image");
  if (match !== undefined) {
    const place = contextReference(
      match,
      match.note || `${match.algorithm} of ${match.fileName || "an image"}`,
    );
    const says = `The ${match.algorithm} hash of ${words} is on a list (${trustWords["on-box"]}).`;
    return [{ path, answer: yes(says, [...rests, place]) }];
  }
  const other = lists.find((known) => file !== "" && known.fileName.toLowerCase() === file);
  const wouldChange = `the vendor's hash of ${words}`;
  if (other !== undefined) {
    const place = contextReference(other, `${other.algorithm} of ${other.fileName}`);
    const says = `The ${other.algorithm} hash of ${words} is not the one that the list gives for it.`;
    return [{ path, answer: no(says, { rests: [...rests, place], wouldChange }) }];
  }
  // Of configurations and other files nobody keeps lists.
  if (readImageName(path) === undefined) return [];
  return [{ path, answer: unknown(`No list names ${words} or its hash.`, { rests, wouldChange }) }];
}

/** Without folders and file system, in lower case. */
function fileName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf(":")) + 1).toLowerCase();
}
