// Names of files that known implants leave, and names that are made not to be seen.

import type { Fact } from "../fact.ts";
import { quoted } from "./quoting.ts";
import { fileNameOf, type Shown } from "./shown.ts";
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
      const name = fileNameOf(pathOf(fact));
      const why = hidingIn(name);
      if (why === undefined) return [];
      const says = `${quoted(pathOf(fact))} ${why}`;
      return [{ severity: "medium", subject: pathOf(fact), says, at: [fact.at] }];
    }),
};

function hidingIn(name: string): string | undefined {
  if (name === "" || name === "." || name === "..") return undefined;
  if (invisible.test(name)) return "has characters in its name that do not print";
  if (/^[\s.]+$/.test(name)) return "has a name of dots and blanks";
  if (/^\s|\s$/.test(name)) return "has a blank at the edge of its name";
  return name.startsWith(".") && image.test(name) ? "is an image under a hidden name" : undefined;
}

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
  kind === "FileHash" ? subject.replace(/^(?:md5|sha-?\d{1,3}) /i, "") : subject;

export const fileSigns: readonly SignRow[] = [implantFile, hiddenName];
