// The ways in which vendors write versions: one row each, the first that can read a text does.

import {
  readBootLoader,
  readDotted,
  readHotfix,
  readLettered,
  readParenthesised,
  readPlatformLettered,
  readWithBuild,
  readXeBefore16,
} from "./releases.ts";
import { noLineage, step, type VersionReading } from "./version-reading.ts";

export interface VersionScheme {
  readonly writing: string;
  readonly authority: string;
  readonly example: string;
  /** Undefined for what is not written so. */
  read(text: string): VersionReading | undefined;
}

const iosGuide = "Cisco IOS and Cisco NX-OS Software Release Reference Guide";

export const schemes: readonly VersionScheme[] = [
  {
    writing: "numbers with points",
    authority: iosGuide,
    example: "17.03.01a",
    read: readDotted,
  },
  {
    writing: "numbers with parentheses, with or without a train",
    authority: iosGuide,
    example: "15.7(3)M2",
    read: readParenthesised,
  },
  {
    writing: "IOS-XE before 16",
    authority: iosGuide,
    example: "03.16.05.S",
    read: readXeBefore16,
  },
  {
    writing: "Cisco boot loader",
    authority: "Cisco, ROMMON compatibility of the ASR 1000 and ISR 4000",
    example: "16.12(2r)",
    read: readBootLoader,
  },
  {
    writing: "PAN-OS hotfix",
    authority: "Palo Alto Networks, PAN-OS release notes",
    example: "10.1.6-h3",
    read: readHotfix,
  },
  {
    writing: "FortiOS with its build",
    authority: "Fortinet, get system status",
    example: "v7.2.8,build1639",
    read: readWithBuild,
  },
  {
    writing: "EOS",
    authority: "Arista, EOS software life cycle",
    example: "4.28.3.1M",
    read: readLettered,
  },
  {
    writing: "ArubaOS switch",
    authority: "HPE Aruba, ArubaOS-Switch release notes",
    example: "FL.10.10.1020",
    read: readPlatformLettered,
  },
  {
    writing: "Junos",
    authority: "Juniper, Junos OS release numbers",
    example: "21.4R3-S2.4",
    read: readJunos,
  },
  {
    writing: "Huawei VRP",
    authority: "Huawei, version naming of VRP",
    example: "V200R019C10SPC500",
    read: readVrp,
  },
  {
    writing: "Comware",
    authority: "HPE, Comware 7 release notes",
    example: "7.1.045, Release 3109P05",
    read: readComware,
  },
];

const junosShape =
  /^(\d{1,2})\.(\d{1,2})(?:([ABFIR])(\d{1,3})(?:-S(\d{1,3}))?|(X\d{2,3})-D(\d{1,4}))(?:\.(\d{1,3}))?(-EVO)?$/i;

/** R: releases, with services releases S and the spin last; X: lines of their own for some platforms. */
function readJunos(text: string): VersionReading | undefined {
  const match = junosShape.exec(text);
  if (match === null) return undefined;
  const [, major, minor, kind = "", number, service, special = "", build, spin, evolved] = match;
  const train = (kind + special).toUpperCase();
  return {
    scheme: "junos",
    release: [Number(major), Number(minor)],
    lineage: { line: evolved === undefined ? "" : "EVO", series: train },
    train,
    steps: [step(number ?? build), step(service), step(spin)],
  };
}

const vrpShape =
  /^V(\d{3})R(\d{3})(?:C(\d{2,3})(?:SPC(\d{1,4})[A-Z]?)?(?:SPH(\d{1,4}))?|SPH(\d{1,4}))$/i;

function readVrp(text: string): VersionReading | undefined {
  const match = vrpShape.exec(text);
  if (match === null) return undefined;
  const [, version, release, customer, package_, patch, patchOnly] = match;
  return {
    scheme: "vrp",
    release: [Number(version), Number(release)],
    lineage: patchOnly === undefined ? noLineage : { line: "SPH", series: "SPH" },
    train: "",
    steps: [step(customer), step(package_), step(patch ?? patchOnly)],
  };
}

const comwareShape =
  /^(?:\d{1,2}(?:\.\d{1,4}){1,2}(?:,? ))?(?:Release |Feature |ESS |[RFE])(\d{4})(?:P(\d{1,3}))?(?:H(\d{1,3}))?$/i;

/** What stands before the release is the platform's, and the name of an image leaves it out. */
function readComware(text: string): VersionReading | undefined {
  const match = comwareShape.exec(text);
  if (match === null) return undefined;
  const [, release, patch, hotfix] = match;
  return {
    scheme: "comware",
    release: [Number(release), Number(patch ?? 0)],
    lineage: noLineage,
    train: "",
    steps: [step(hotfix)],
  };
}
