// Image files in listings whose names, dates or number are odd: two that look alike, one written after it was booted,
// others than the one that runs.

import { readImageName } from "#images";
import { ticksOfDate, zoneSlackTicks } from "../device-date.ts";
import type { Fact } from "../fact.ts";
import { fileNameOf, keyOf } from "../hashes/on-device.ts";
import { listed, quoted } from "./quoting.ts";
import { pathsOf, type Shown } from "./shown.ts";
import type { Found, SignRow } from "./sign-row.ts";

const lookAlike: SignRow = {
  sign: "file-names-that-look-alike",
  techniques: ["T1036.005"],
  because:
    "Two names that a reader takes for one can make him hash the good file while the other is booted. Copies under a " +
    "changed name are made by hand as well.",
  next: "Hash both on the device, look which of them the boot variable names, and copy the other off the device",
  source: "Cisco forensic guides, dir all-filesystems; MITRE ATT&CK T1036.005",
  find: (shown) => {
    const alike = new Map<string, Fact[]>();
    for (const fact of shown.of("FileSize")) {
      const key = plainName(fact.subject);
      alike.set(key, [...(alike.get(key) ?? []), fact]);
    }
    return [...alike.values()].flatMap((facts): Found[] => {
      const paths = [...new Map(facts.map(({ subject }) => [exactKey(subject), subject])).values()];
      const [first] = facts;
      if (first === undefined || paths.length < 2 || !paths.some(isImage)) return [];
      const says = `${listed(paths)} differ in case, blanks or dots only`;
      return [{ severity: "medium", subject: first.subject, says, at: facts.map(({ at }) => at) }];
    });
  },
};

const isImage = (path: string): boolean =>
  readImageName(path.trim().replace(/[. ]+$/, "")) !== undefined;

/** One path in two spellings is one. */
const exactKey = (path: string): string => path.replace(/:\/+/, ":");

/** As a reader sees it: compatibility forms, case, and what stands at the edges gone. */
function plainName(path: string): string {
  const folder = path.slice(0, path.length - fileNameOf(path).length);
  const name = fileNameOf(path).normalize("NFKC").toLowerCase();
  return `${folder.toLowerCase().replace(/:\/+/, ":")} ${name.replace(/^[. ]+|[. ]+$/g, "").replaceAll(" ", "")}`;
}

const newerThanStart: SignRow = {
  sign: "image-written-after-start",
  techniques: ["T1601.001"],
  because:
    "The file that the device says it booted was written after it started: what runs is not what lies there now. An image " +
    "of the same name that was copied anew for a later reload looks the same.",
  next: "Find the copy in the change records; hash the file and compare it with the vendor's value before any reload",
  source: "Cisco IOS Software Integrity Assurance, dates of image files",
  find: ({ of, value }) => {
    const started = ticksOfDate(value("RestartedAt") ?? "");
    if (started === undefined) return [];
    const running = new Set(of("RunningImage").map((fact) => keyOf(fact.value)));
    return of("FileModified").flatMap((fact): Found[] => {
      const written = ticksOfDate(fact.value);
      const isLate = written !== undefined && written > started + zoneSlackTicks;
      // Installing rewrites the list of packages while the old ones run.
      const isList = /packages\.conf$/i.test(fact.subject);
      if (!isLate || isList || !running.has(keyOf(fact.subject))) return [];
      const says = `${quoted(fact.subject)} was written ${fact.value}, and the device runs since ${value("RestartedAt") ?? ""}`;
      return [{ severity: "medium", subject: fact.subject, says, at: [fact.at] }];
    });
  },
};

const otherImages: SignRow = {
  sign: "other-images-on-device",
  techniques: ["T1601.002"],
  because:
    "Images beside the one that runs are there for the next upgrade or for the way back; an old one with known holes is " +
    "also what a downgrade starts from.",
  next: "Hash each of them, and delete those that nobody needs",
  source: "Cisco forensic guides, dir all-filesystems",
  isSetting: true,
  find: (shown) => {
    const used = usedNames(shown);
    if (used.size === 0) return [];
    const others = shown.of("FileSize").filter(({ subject }) => {
      const image = readImageName(subject);
      return (
        image?.part === "system" &&
        /\.bin$|\.swi$|\.iso$|\.spa$/i.test(image.name) &&
        !used.has(image.name.toLowerCase())
      );
    });
    const [first] = others;
    if (first === undefined) return [];
    const says = `${listed(others.slice(0, 8).map(({ subject }) => subject))} beside what runs or is set to boot`;
    return [{ severity: "informational", subject: "", says, at: [first.at] }];
  },
};

function usedNames({ of }: Shown): ReadonlySet<string> {
  const running = of("RunningImage").map(({ value }) => value);
  if (running.length === 0) return new Set();
  const boot = [...of("BootVariable"), ...of("BootVariableNext")].flatMap(({ value }) =>
    pathsOf(value),
  );
  return new Set([...running, ...boot].map((path) => fileNameOf(path).toLowerCase()));
}

export const imageFileSigns: readonly SignRow[] = [lookAlike, newerThanStart, otherImages];
