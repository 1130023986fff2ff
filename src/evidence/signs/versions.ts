// Versions that a device tells in several places and that do not agree: of the image's name, of the measured system, of
// stack members, of twins.

import { compareVersions, readImageName } from "#images";
import type { Fact } from "../fact.ts";
import { fileNameOf } from "../hashes/on-device.ts";
import { isEngineeringBuild } from "./engineering-build.ts";
import { quoted } from "./quoting.ts";
import { factsByKind, type Shown } from "./shown.ts";
import type { Found, SignRow } from "./sign-row.ts";

/** Different, as far as both are of schemes that can be compared. */
function isOther(one: string, other: string): boolean {
  const order = compareVersions(one, other);
  return order !== undefined && order !== 0;
}

const nameAgainstVersion: SignRow = {
  sign: "image-name-and-version-differ",
  techniques: ["T1601"],
  because:
    "The name of the running image tells another version than the system does: the file was renamed, or another system " +
    "answers. Files are renamed by hand now and then.",
  next: "Hash the image on the device and a copy of it off the device, and compare with the vendor's value of both versions",
  source: "Cisco IOS Software Integrity Assurance",
  find: ({ of }) => {
    const versions = of("Version");
    return of("RunningImage").flatMap((fact): Found[] => {
      const named = readImageName(fact.value)?.version;
      if (named === undefined || versions.length === 0) return [];
      const same = versions.filter(({ subject }) => subject === fact.subject);
      const comparable = (same.length > 0 ? same : versions).filter(
        ({ value }) => compareVersions(named, value) !== undefined,
      );
      const [other] = comparable;
      if (other === undefined || comparable.some(({ value }) => !isOther(named, value))) return [];
      const says = `${quoted(fileNameOf(fact.value))} is named for ${quoted(named)}, and ${quoted(other.value)} runs`;
      // Interim images keep the version of the branch that they come from, or that it will become.
      const severity = isEngineeringBuild(fact.value) ? "low" : "medium";
      return [{ severity, subject: fact.subject, says, at: [fact.at, other.at] }];
    });
  },
};

const measuredAgainstVersion: SignRow = {
  sign: "measured-and-shown-version-differ",
  techniques: ["T1601"],
  because:
    "The trust anchor measured another version than the system shows: what is shown was changed, or the outputs are of " +
    "different days or devices.",
  next: "Ask for show version and the signed measurement again in one session",
  source: "Cisco, show platform integrity",
  find: ({ of }) =>
    of("MeasuredVersion").flatMap((fact): Found[] => {
      const comparable = of("Version").filter(
        ({ value }) => compareVersions(fact.value, value) !== undefined,
      );
      const [shown] = comparable;
      const isSystem = /(?:^| )os$/.test(fact.subject);
      if (!isSystem || shown === undefined) return [];
      if (comparable.some(({ value }) => !isOther(fact.value, value))) return [];
      const says = `the measurement tells ${quoted(fact.value)}, show version ${quoted(shown.value)}`;
      return [{ severity: "medium", subject: fact.subject, says, at: [fact.at, shown.at] }];
    }),
};

const measuredAgainstBootLoader: SignRow = {
  sign: "measured-and-shown-boot-loader-differ",
  techniques: ["T1542.004"],
  because:
    "The trust anchor measured another boot loader than the device shows: one of the two is not what started the device, " +
    "or the outputs are of different days or devices.",
  next: "Ask for show rom-monitor and the signed measurement again in one session",
  source: "Cisco, show platform integrity and show rom-monitor",
  find: ({ of }) => {
    const shown = of("BootLoaderVersion");
    return of("MeasuredVersion").flatMap((fact): Found[] => {
      if (!/(?:^| )boot loader$/.test(fact.subject)) return [];
      const comparable = shown.filter(
        ({ value }) => compareVersions(fact.value, value) !== undefined,
      );
      const [other] = comparable;
      if (other === undefined || comparable.some(({ value }) => !isOther(fact.value, value))) {
        return [];
      }
      const says = `the measurement tells ${quoted(fact.value)}, the device shows ${quoted(other.value)}`;
      return [{ severity: "medium", subject: fact.subject, says, at: [fact.at, other.at] }];
    });
  },
};

const shownTwice: SignRow = {
  sign: "version-shown-in-two-ways",
  techniques: ["T1601"],
  because:
    "One device told two versions of what runs in the same evidence: the outputs are of different days, or one of them " +
    "was changed on its way.",
  next: "Ask for both commands again in one session",
  source: "Cisco IOS Software Integrity Assurance",
  find: ({ of }) => {
    const versions = of("Version");
    const subjects = new Set(versions.map(({ subject }) => subject));
    return [...subjects].flatMap((one) =>
      firstDifference(
        versions.filter(({ subject }) => subject === one),
        "low",
      ),
    );
  },
};

function firstDifference(facts: readonly Fact[], severity: Found["severity"]): readonly Found[] {
  const [first] = facts;
  const other = facts.find(({ value }) => first !== undefined && isOther(first.value, value));
  if (first === undefined || other === undefined) return [];
  const where = (fact: Fact) => (fact.subject === "" ? "" : ` (${fact.subject})`);
  const says = `${quoted(first.value)}${where(first)} and ${quoted(other.value)}${where(other)} are both shown`;
  return [{ severity, subject: other.subject, says, at: [first.at, other.at] }];
}

const membersDiffer: SignRow = {
  sign: "members-run-different-versions",
  techniques: ["T1601.002"],
  because:
    "Members of one stack or chassis run one version. Another one on a single member was installed there alone, or the " +
    "upgrade did not reach all.",
  next: "Compare with the change records of the last upgrade; hash the image of the odd member",
  source: "Cisco Catalyst stacking guide",
  find: ({ of }) => {
    const members = of("Version").filter(({ subject }) => /\d/.test(subject));
    return firstDifference(members, "low");
  },
};

const twinsDiffer: SignRow = {
  sign: "boot-loader-differs-from-twin",
  techniques: ["T1542.004"],
  because:
    "Devices of one model with one system version mostly have one boot loader version. An odd one was upgraded alone, " +
    "by people or by somebody else (ATT&CK T1542.004).",
  next: "Compare with the change records; ask the vendor which version belongs to this hardware",
  source: "NSA, Network Device Integrity; DET0175",
  find: (shown) => {
    const own = identityOf(shown);
    if (own === undefined) return [];
    return shown.others.flatMap((other): Found[] => {
      const of = factsByKind(other.facts);
      const twin = identityOf({ of });
      const isTwin = twin?.model === own.model && twin.version === own.version;
      if (!isTwin || !isOther(own.bootLoader.value, twin.bootLoader.value)) return [];
      const says = `the boot loader is ${quoted(own.bootLoader.value)}; its twin ${quoted(other.device)} has ${quoted(twin.bootLoader.value)}`;
      const at = [own.bootLoader.at, twin.bootLoader.at];
      return [{ severity: "low", subject: own.bootLoader.subject, says, at }];
    });
  },
};

function identityOf({ of }: Pick<Shown, "of">) {
  const [model] = of("Model");
  const [version] = of("Version");
  const [bootLoader] = of("BootLoaderVersion");
  if (model === undefined || version === undefined || bootLoader === undefined) return undefined;
  return { model: model.value, version: version.value, bootLoader };
}

/** Cisco's release teams; trains of engineers carry their own names. */
const releaseTeams = /^(?:prod_rel_team|mcpre|builders|rel|release|relteam|cisco|dchih|nn)$/i;
const sinceReleaseTeam = /^(?:1[5-9]|[2-9]\d)\.\d/;

const compiledByOthers: SignRow = {
  sign: "compiled-by-unusual-account",
  techniques: ["T1601.001"],
  because:
    "Released IOS from 15.0 on is compiled by Cisco's release team. Another name stands on engineering builds, and would " +
    "stand on an image that somebody built.",
  next: "Compare the compile line with the vendor's for that version, and the hash of the image",
  source: "Cisco IOS Software Integrity Assurance",
  find: ({ of, value, family }) => {
    const version = value("Version") ?? "";
    if (family !== "ios" || !sinceReleaseTeam.test(version)) return [];
    if (/[:_]|experimental|BLD|test/i.test(version)) return [];
    return of("CompiledBy").flatMap((fact): Found[] =>
      releaseTeams.test(fact.value)
        ? []
        : [
            {
              severity: "informational",
              subject: fact.subject,
              says: `${quoted(version)} was compiled by ${quoted(fact.value)}`,
              at: [fact.at],
            },
          ],
    );
  },
};

export const versionSigns: readonly SignRow[] = [
  nameAgainstVersion,
  measuredAgainstVersion,
  measuredAgainstBootLoader,
  shownTwice,
  membersDiffer,
  twinsDiffer,
  compiledByOthers,
];
