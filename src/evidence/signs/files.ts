// Names of files that known implants leave, and names that are made not to be seen.

import { compareVersions, readImageName } from "#images";
import type { Fact } from "../fact.ts";
import { fileNameOf, hashSubject } from "../hashes/on-device.ts";
import { quoted } from "./quoting.ts";
import type { Shown } from "./shown.ts";
import type { Found, SignRow } from "./sign-row.ts";

interface FileRow {
  readonly pattern: RegExp;
  readonly says: string;
}

/** Compared with the file's name alone, except where a folder is part of the trace. */
const implantFiles: readonly FileRow[] = [
  {
    pattern: /^client_bundle[\w-]{0,64}\.zip$/i,
    says: "the ASA unpacks and runs what a file of this name holds: Line Runner (ArcaneDoor) came so",
  },
  {
    pattern: /^(?:csco_config|umtfc|stgvdr|index_bak|laecsnw)\.lua$/i,
    says: "a script of Line Runner (ArcaneDoor) has this name",
  },
  {
    pattern: /^firmware_update\.log$/i,
    says: "the boot check of fixed ASA software writes it when it has found and removed RayInitiator",
  },
  {
    pattern: /^CSP_MOUNT_LIST$/,
    says: "Firestarter puts itself into this list to be started again",
  },
  { pattern: /^svc_samcore\.log$/i, says: "Firestarter keeps its copy under this name" },
  { pattern: /^lina_cs$/i, says: "Firestarter runs under this name" },
];

const implantFile: SignRow = {
  sign: "file-of-known-implant",
  techniques: ["T1542.004", "T1601.001"],
  because:
    "The name is known from an implant. A name alone is no proof, but no healthy device that is known to us has it.",
  next: "Do not delete it and do not reload: copy it off the device, hash it, and open a case with the vendor",
  source:
    "Cisco Talos, ArcaneDoor, 2024; Cisco, detection guide for continued attacks against ASA, 2025; Firestarter, 2026",
  find: (shown) =>
    filesIn(shown).flatMap((fact): Found[] => {
      const name = fileNameOf(pathOf(fact));
      const row = implantFiles.find(({ pattern }) => pattern.test(name));
      if (row === undefined) return [];
      const says = `${quoted(pathOf(fact))}: ${row.says}`;
      return [{ severity: "high", subject: pathOf(fact), says, at: [fact.at] }];
    }),
};

// Control, format and separator characters other than the plain blank.
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u;
const image = /\.(?:bin|pkg|spa|ssa|img|swi|tgz|conf|iso)\s*$/i;

const hiddenName: SignRow = {
  sign: "file-name-that-hides",
  techniques: ["T1564.001"],
  because:
    "A name of blanks, dots or characters that do not print is overlooked in a listing. Systems keep files of their own " +
    "under a leading dot; images are not among them.",
  next: "Copy the file off the device and look at what it is; ask for the listing over another channel",
  source: "Cisco forensic guides, dir all-filesystems",
  find: (shown) =>
    filesIn(shown).flatMap((fact): Found[] => {
      const path = pathOf(fact);
      // The path of a folder ends in a slash.
      const hiding = hidingIn(fileNameOf(path.replace(/\/$/, "")));
      if (hiding === undefined) return [];
      const says = `${quoted(path)} ${hiding.says}`;
      return [{ severity: hiding.severity, subject: path, says, at: [fact.at] }];
    }),
};

type Hiding = Pick<Found, "severity" | "says">;

function hidingIn(name: string): Hiding | undefined {
  if (name === "" || name === "." || name === "..") return undefined;
  if (invisible.test(name)) {
    return { severity: "medium", says: "has characters in its name that do not print" };
  }
  if (/^[\s.]+$/.test(name)) return { severity: "medium", says: "has a name of dots and blanks" };
  if (/^\s|\s$/.test(name)) {
    return { severity: "medium", says: "has a blank at the edge of its name" };
  }
  return name.startsWith(".") && image.test(name) && !ownHiddenImages.has(name)
    ? { severity: "low", says: "is an image under a hidden name" }
    : undefined;
}

/** EOS keeps a copy of the image that it booted. */
const ownHiddenImages: ReadonlySet<string> = new Set([".boot-image.swi"]);

const sameSize: SignRow = {
  sign: "images-of-one-size",
  techniques: ["T1601.001"],
  because:
    "Two images of different versions never have one size by chance: one was copied from the other under a new name, or " +
    "altered in place. SYNful Knock kept the size of the image that it changed.",
  next: "Hash both on the device and off it, and compare with the vendor's values",
  source: "SYNful Knock, 2015",
  find: ({ of }) => {
    const images = of("FileSize").flatMap((fact) => {
      const name = readImageName(fact.subject);
      // Packages of drivers are padded, and are the same in many versions.
      const isWhole = name?.part === "system" && !/\.pkg$/i.test(name.name);
      const isLarge = /^[1-9]\d{6,14}$/.test(fact.value);
      return isWhole && isLarge && name.version !== undefined
        ? [{ fact, version: name.version }]
        : [];
    });
    return images.flatMap(({ fact, version }, index): Found[] => {
      const twin = images
        .slice(0, index)
        .find((other) => other.fact.value === fact.value && isOther(other.version, version));
      if (twin === undefined) return [];
      const says = `${quoted(twin.fact.subject)} and ${quoted(fact.subject)} both have ${fact.value} bytes`;
      return [{ severity: "medium", subject: fact.subject, says, at: [twin.fact.at, fact.at] }];
    });
  },
};

const isOther = (one: string, other: string): boolean => {
  const order = compareVersions(one, other);
  return order !== undefined && order !== 0;
};

/** Each path once: a listing tells size and date of it. */
function filesIn({ of }: Shown): readonly Fact[] {
  const seen = new Map<string, Fact>();
  for (const fact of [...of("FileSize"), ...of("FileModified"), ...of("FileHash")]) {
    const path = pathOf(fact);
    if (!seen.has(path)) seen.set(path, fact);
  }
  return [...seen.values()];
}

/** The subject of a hash names its algorithm first. */
const pathOf = ({ kind, subject }: Fact): string =>
  kind === "FileHash" ? hashSubject(subject).path : subject;

export const fileSigns: readonly SignRow[] = [implantFile, hiddenName, sameSize];
