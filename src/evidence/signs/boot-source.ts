// Where the running image came from and where the next one will come from.

import type { Fact, FactKind } from "../fact.ts";
import { fileNameOf } from "../hashes/on-device.ts";
import { listed, quoted } from "./quoting.ts";
import { pathsOf, type Shown, variableOf } from "./shown.ts";
import type { Found, SignRow } from "./sign-row.ts";

/** Schemes under which an image leaves or reaches a device over a network. */
const networkScheme = /^(tftp|ftps?|https?|rcp|scp|sftp|nfs|cns|xmodem|ymodem|pxe)(?::|\s+\S)/i;

export function networkSchemeOf(path: string): string | undefined {
  return networkScheme.exec(path.trim())?.[1]?.toLowerCase();
}

const bootKinds: readonly (readonly [kind: FactKind, when: string])[] = [
  ["BootVariable", "in force"],
  ["BootVariableNext", "at the next reload"],
  ["RommonVariable", "in the ROM monitor"],
];

/** Of the ROM monitor's variables those that name a system image, or the file behind it. */
const imageVariables =
  /^(?:BOOT|BOOTLDR|KICKSTART|SYSTEM|SYS|NXOS|SWI|BOOT_?CMD|IMAGE|HELPER|BOOTFILE)$/;

const configurationVariables = /CONFIG|^STARTUP_?SAVED|^NEXT_?STARTUP_?SAVED|^(?:SAVED|PRIVATE)\b/;

interface BootFact {
  readonly fact: Fact;
  readonly when: string;
}

/** What a boot variable names is an image where it is not known to be a configuration. */
function isAboutImage(fact: Fact): boolean {
  if (fact.kind === "RommonVariable") return imageVariables.test(variableOf(fact));
  return !isAboutConfiguration(fact);
}

const isAboutConfiguration = (fact: Fact): boolean =>
  configurationVariables.test(fact.subject.toUpperCase());

const isHelper = (fact: Fact): boolean => /^HELPER(?:_CONFIG_FILE)?$/.test(variableOf(fact));

const bootFacts = ({ of }: Shown, isWanted: (fact: Fact) => boolean): readonly BootFact[] =>
  bootKinds.flatMap(([kind, when]) =>
    of(kind).flatMap((fact) => (isWanted(fact) ? [{ fact, when }] : [])),
  );

const runsFromNetwork: SignRow = {
  sign: "image-from-network",
  techniques: ["T1542.005"],
  because:
    "What a device boots over a network is whatever that server hands out: the image can be another at each start, " +
    "and nothing of it stays on the device to be examined (ATT&CK T1542.005). Labs boot so on purpose.",
  next: "Ask who runs that server, hash the image there, and compare it with the vendor's value; then boot a local image",
  source: "ATT&CK T1542.005, DET0582",
  find: ({ of }) =>
    of("RunningImage").flatMap((fact): Found[] => {
      const scheme = networkSchemeOf(fact.value);
      if (scheme === undefined || unknownSource.test(fact.value)) return [];
      const says = `the running image was loaded over ${scheme}: ${quoted(fact.value)}`;
      return [{ severity: "high", subject: fact.subject, says, at: [fact.at] }];
    }),
};

/** What IOS prints where the boot loader handed no name over, as emulators do. */
const unknownSource = /^tftp:\/\/255\.255\.255\.255\/unknown$/i;

const sourceUnknown: SignRow = {
  sign: "image-source-unknown",
  techniques: ["T1542.004"],
  because:
    "The boot loader did not say which file it started. Emulators never do; on a real device it is another boot loader " +
    "than the vendor's, or one that lost its variables.",
  next: "Ask for the boot variables and the listing of all file systems, and hash each image there",
  source: "Cisco IOS, show version on emulated platforms",
  find: ({ of }) =>
    of("RunningImage").flatMap((fact): Found[] =>
      unknownSource.test(fact.value)
        ? [
            {
              severity: "medium",
              subject: fact.subject,
              says: `the device does not know where its image came from: ${quoted(fact.value)}`,
              at: [fact.at],
            },
          ]
        : [],
    ),
};

const bootsFromNetwork: SignRow = {
  sign: "boot-from-network",
  techniques: ["T1542.005"],
  because:
    "The device will fetch its operating system from a server at its next start, so that whoever answers there decides " +
    "what runs (ATT&CK T1542.005). Labs and new devices before their installation boot so on purpose.",
  next: "Ask for the change that set it; compare the configuration's boot lines with the last one that was archived",
  source: "ATT&CK T1542.005, DET0582",
  find: (shown) =>
    bootFacts(shown, isAboutImage).flatMap(({ fact, when }): Found[] => {
      const remote = pathsOf(fact.value).filter((path) => networkSchemeOf(path) !== undefined);
      if (remote.length === 0) return [];
      const says = `${fact.subject} ${when} names the network: ${listed(remote)}`;
      return [{ severity: "high", subject: fact.subject, says, at: [fact.at] }];
    }),
};

const configurationFromNetwork: SignRow = {
  sign: "configuration-from-network",
  techniques: ["T1542.005"],
  because:
    "A configuration that is fetched at start can set boot lines, accounts and logging anew each time. Automatic " +
    "installation of new devices does so on purpose.",
  next: "Ask for the change that set it, and read the file on that server",
  source: "Cisco IOS Configuration Fundamentals, CONFIG_FILE and boot network",
  find: (shown) =>
    bootFacts(shown, isAboutConfiguration).flatMap(({ fact, when }): Found[] =>
      networkSchemeOf(fact.value) === undefined
        ? []
        : [
            {
              severity: "medium",
              subject: fact.subject,
              says: `${fact.subject} ${when} names the network: ${quoted(fact.value)}`,
              at: [fact.at],
            },
          ],
    ),
};

const helperImage: SignRow = {
  sign: "helper-image",
  techniques: ["T1542.004"],
  because:
    "The helper image runs before the system image and may change how it is loaded. It is empty on nearly all devices.",
  next: "Ask the device for the hash of that file and compare it with the vendor's value",
  source: "Cisco Catalyst, show boot: HELPER path-list",
  isSetting: true,
  find: (shown) =>
    bootFacts(shown, isHelper).flatMap(({ fact }): Found[] =>
      fact.value.trim() === ""
        ? []
        : [
            {
              severity: "low",
              subject: fact.subject,
              says: `a helper image is set: ${quoted(fact.value)}`,
              at: [fact.at],
            },
          ],
    ),
};

const runningImageNotSet: SignRow = {
  sign: "running-image-not-set-to-boot",
  techniques: ["T1601"],
  because:
    "What runs is not what the device is set to boot: it was started by hand from the ROM monitor, fell back to another " +
    "image, or the boot variable was changed since. An upgrade between its steps looks the same.",
  next: "Compare with the change records: which image was to run, and since when",
  source: "Cisco IOS Software Integrity Assurance",
  find: ({ of }) => {
    const running = of("RunningImage").filter(({ value }) => networkSchemeOf(value) === undefined);
    const set = of("BootVariable").filter(isAboutImage);
    const names = set.flatMap(({ value }) => pathsOf(value)).map(fileNameOf);
    if (names.length === 0) return [];
    return running.flatMap((fact): Found[] => {
      const name = fileNameOf(fact.value);
      if (name === "" || !/\./.test(name) || names.some((one) => isSameFile(one, name))) return [];
      const says = `${quoted(fact.value)} runs, and the boot variable names ${listed(names)}`;
      const at = [fact.at, ...set.slice(0, 1).map((one) => one.at)];
      return [{ severity: "low", subject: fact.subject, says, at }];
    });
  },
};

const isSameFile = (one: string, other: string): boolean =>
  one.toLowerCase() === other.toLowerCase();

const severalImages: SignRow = {
  sign: "several-images-to-boot",
  techniques: ["T1601"],
  because:
    "Where the first image of the list fails, the next one runs: an image placed behind the right one takes over when " +
    "that is deleted or damaged. Many devices keep an older image there on purpose.",
  next: "Hash each image of the list, not only the one that runs",
  source: "Cisco IOS Software Integrity Assurance",
  isSetting: true,
  find: ({ of }) =>
    of("BootVariable").flatMap((fact): Found[] => {
      const paths = pathsOf(fact.value);
      if (variableOf(fact) !== "BOOT" || new Set(paths).size < 2) return [];
      const says = `the boot variable names ${paths.length} images: ${listed(paths)}`;
      return [{ severity: "informational", subject: fact.subject, says, at: [fact.at] }];
    }),
};

export const bootSourceSigns: readonly SignRow[] = [
  runsFromNetwork,
  sourceUnknown,
  bootsFromNetwork,
  configurationFromNetwork,
  helperImage,
  runningImageNotSet,
  severalImages,
];
