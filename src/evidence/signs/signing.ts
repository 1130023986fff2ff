// How images are signed, as the device tells: kinds of images, signers, and whether file and running image agree.

import { readImageName } from "#images";
import type { Fact, FactKind } from "../fact.ts";
import { fileNameOf } from "../hashes/on-device.ts";
import { isEngineeringBuild } from "./engineering-build.ts";
import { quoted } from "./quoting.ts";
import type { Shown } from "./shown.ts";
import type { Found, SignRow } from "./sign-row.ts";

const productionType = /^(?:production|release|released)\b/i;
const engineeringType = /^(?:special|development|engineering|experimental|test)\b/i;

function runsEngineeringBuild({ of }: Shown): boolean {
  return [...of("Version"), ...of("RunningImage"), ...of("BootVariable")].some(({ value }) =>
    isEngineeringBuild(value),
  );
}

/** A version without a word of a build: 17.9.4a, 15.2(7)E3, 9.16(4)67. */
const releasedVersion = /^\d{1,3}\.\d{1,3}(?:[.(]\d{1,3}[a-z]{0,2}\)?)+[A-Za-z]{0,4}\d{0,4}[a-z]?$/;

function runsRelease(shown: Shown): boolean {
  const version = shown.value("Version");
  return version !== undefined && releasedVersion.test(version) && !runsEngineeringBuild(shown);
}

const engineeringImage: SignRow = {
  sign: "engineering-image",
  techniques: ["T1601.001"],
  because:
    "An image of type Special or Development is signed with a key that is not for customers: engineering builds are, and " +
    "so would be one that somebody signed for a device whose development key is trusted.",
  next: "Ask for the support case that delivered the image; compare its hash with what support tells",
  source: "Cisco, Digitally Signed Cisco Software; show software authenticity",
  find: (shown) => {
    const special = shown
      .of("ImageType")
      .filter(({ value }) => engineeringType.test(value) && !productionType.test(value));
    const [first] = special;
    if (first === undefined) return [];
    const atOdds = runsRelease(shown)
      ? special.find((fact) => isOfRunningImage(shown, fact) && !isEngineeringBuild(fact.subject))
      : undefined;
    const one = atOdds ?? first;
    const others = special.length === 1 ? "" : `, as are ${special.length - 1} more`;
    const behind =
      atOdds === undefined
        ? ""
        : `; the version ${quoted(shown.value("Version") ?? "")} is a released one`;
    return [
      {
        severity: atOdds === undefined ? "low" : "medium",
        subject: one.subject,
        says: `${nameOf(one)} is of type ${quoted(one.value)}${others}${behind}`,
        at: [one.at],
      },
    ];
  },
};

const nameOf = ({ subject }: Fact): string => (subject === "" ? "the image" : quoted(subject));

const unsignedImage: SignRow = {
  sign: "unsigned-image",
  techniques: ["T1601.001"],
  because:
    "Nothing can be said of who made an image that carries no signature, on a device that asks for one.",
  next: "Hash a copy of the image off the device and compare it with the vendor's value",
  source: "Cisco, Digitally Signed Cisco Software; show software authenticity",
  find: ({ of }) =>
    of("ImageType").flatMap((fact): Found[] => {
      const isBare = /^(?:unsigned|not signed)\b/i.test(fact.value);
      if (!isBare && !/^(?:unknown|invalid|none)\b/i.test(fact.value)) return [];
      const says = `the type of the image is ${quoted(fact.value)}`;
      const severity = isBare ? "high" : "medium";
      return [{ severity, subject: fact.subject, says, at: [fact.at] }];
    }),
};

const uncertifiedFirmware: SignRow = {
  sign: "firmware-not-certified",
  techniques: ["T1601.001"],
  because:
    "The firmware's signatures did not both hold when it was loaded: a special or interim build, or one that somebody " +
    "altered. Fortinet knows of upgrades that leave a released build marked so.",
  next: "Load the release anew from the vendor's file after hashing it, and look whether the mark goes",
  source: "Fortinet, BIOS-level signature and file integrity checking; Fortinet Community 247112",
  find: ({ of }) =>
    of("ImageType").flatMap((fact): Found[] =>
      /^un-?certified\b/i.test(fact.value)
        ? [
            {
              severity: "medium",
              subject: fact.subject,
              says: `the firmware's signature is ${quoted(fact.value)}`,
              at: [fact.at],
            },
          ]
        : [],
    ),
};

const engineeringName: SignRow = {
  sign: "engineering-image-name",
  techniques: ["T1601.001"],
  because:
    "SSA in the name of an image says that it is signed as a special build. Engineering hands such images out for tests.",
  next: "Ask for the support case that delivered the image",
  source: "Cisco, Digitally Signed Cisco Software: SPA and SSA",
  find: ({ of }) =>
    [...of("RunningImage"), ...of("BootVariable"), ...of("BootVariableNext")].flatMap(
      (fact): Found[] => {
        const names = fact.value.split(";").map((path) => path.replace(/,\d*\s*$/, "").trim());
        const special = names.filter((path) => readImageName(path)?.flag === "SSA");
        if (special.length === 0) return [];
        const says = `${quoted(fileNameOf(special[0] ?? ""))} is named as a special build (SSA)`;
        return [{ severity: "informational", subject: fact.subject, says, at: [fact.at] }];
      },
    ),
};

const signerKinds = [
  "SignerSerial",
  "SignedBy",
  "KeyVersion",
] as const satisfies readonly FactKind[];

const signerWords: Readonly<Record<(typeof signerKinds)[number], string>> = {
  SignerSerial: "the serial number of the signer's certificate",
  SignedBy: "the signer",
  KeyVersion: "the version of the signing key",
};

const signersDiffer: SignRow = {
  sign: "file-and-running-image-signed-differently",
  techniques: ["T1601.001"],
  because:
    "The image in memory was signed by another certificate than the file that it was booted from: the file was replaced " +
    "after the start, or another image runs than the one that is shown.",
  next: "Hash the file on the device and a copy of it off the device; compare both with the vendor's value",
  source: "Cisco IOS XE forensic guide: digitally signed image authenticity",
  find: (shown) =>
    signerKinds.flatMap((kind) => {
      const facts = shown.of(kind);
      return facts.filter(isOfRunning).flatMap((running): Found[] => {
        const names = runningNames(shown, running);
        const file = facts.find(
          (other) =>
            !isOfRunning(other) &&
            names.includes(fileNameOf(other.subject).toLowerCase()) &&
            normal(other.value) !== normal(running.value),
        );
        if (file === undefined) return [];
        const says = `${signerWords[kind]} is ${quoted(running.value)} for the running image and ${quoted(file.value)} for the file`;
        return [{ severity: "medium", subject: file.subject, says, at: [running.at, file.at] }];
      });
    }),
};

const normal = (value: string): string => value.toLowerCase().replace(/\s+/g, "");

/** `running` is the system image, `running NAME` a package or a boot stage. */
const isOfRunning = ({ subject }: Fact): boolean => /^(?:running\b|$)/.test(subject);

function runningNames(shown: Shown, { subject }: Fact): readonly string[] {
  const name = subject.replace(/^running ?/, "");
  if (name !== "") return [fileNameOf(name).toLowerCase()];
  return shown.of("RunningImage").map(({ value }) => fileNameOf(value).toLowerCase());
}

function isOfRunningImage(shown: Shown, fact: Fact): boolean {
  if (isOfRunning(fact)) return true;
  return runningNames(shown, { ...fact, subject: "running" }).includes(
    fileNameOf(fact.subject).toLowerCase(),
  );
}

export const signingSigns: readonly SignRow[] = [
  engineeringImage,
  unsignedImage,
  uncertifiedFirmware,
  engineeringName,
  signersDiffer,
];
