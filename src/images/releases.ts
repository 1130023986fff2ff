// Versions that are told in numbers, with or without a train: 16.09.04, 9.3(10), 15.7(3)M2, 03.16.05.S, 10.1.6-h3.

import { iosInsideXe, lineageOf, mainline } from "./trains.ts";
import { type Step, step, stepOf, type VersionReading } from "./version-reading.ts";

const scheme = "release";

/** The trains of NX-OS before 9.2, by platform: I and F Nexus 9000, U 3000, A 3500, N 5000 and 6000, D 7000. */
const nexusLine = "NX";

interface Numbers {
  readonly release: readonly [number, number];
  readonly steps: readonly Step[];
}

function numbersOnly({ release, steps }: Numbers): VersionReading {
  return { scheme, release, lineage: mainline, train: "", steps };
}

/** 16.09.04, 17.03.01a, 7.2.8, 16.1.2.1. */
export function readDotted(text: string): VersionReading | undefined {
  if (!/^\d{1,6}\.\d{1,6}(?:\.\d{1,6}(?:[a-qs-z]\d?)?){0,3}$/.test(text)) return undefined;
  const [major, minor, ...rest] = text.split(".");
  return numbersOnly({ release: [Number(major), Number(minor)], steps: rest.map(stepOf) });
}

/** PAN-OS: a hotfix of a maintenance release. Firepower: a build of a release. */
export function readHotfix(text: string): VersionReading | undefined {
  const [, numbers, hotfix] = /^(\d{1,3}\.\d{1,3}\.\d{1,3})-h?(\d{1,5})$/.exec(text) ?? [];
  const read = numbers === undefined ? undefined : readDotted(numbers);
  return read === undefined ? undefined : { ...read, steps: [...read.steps, step(hotfix)] };
}

/** FortiOS has one build of a general release; the build adds nothing to the order. */
export function readWithBuild(text: string): VersionReading | undefined {
  const shape = /^(\d{1,2}\.\d{1,2}\.\d{1,3})[, -]{1,2}build\d{1,6}\b/i;
  const numbers = shape.exec(text)?.[1];
  return numbers === undefined ? undefined : readDotted(numbers);
}

/** EOS: F is a feature release, M a maintenance release; one number is never both. */
export function readLettered(text: string): VersionReading | undefined {
  const numbers = /^(4\.\d{1,3}\.\d{1,3}(?:\.\d{1,3})?)[FM](?:-INT)?$/.exec(text)?.[1];
  return numbers === undefined ? undefined : readDotted(numbers);
}

/** ArubaOS switches put two letters of the platform before the numbers. */
export function readPlatformLettered(text: string): VersionReading | undefined {
  const numbers = /^[A-Z]{2}\.(\d{1,3}\.\d{1,3}(?:\.\d{1,6})?)$/.exec(text)?.[1];
  return numbers === undefined ? undefined : readDotted(numbers);
}

const parenthesised =
  /^(\d{1,3})\.(\d{1,3})\((\d{1,5}[a-qs-z]?\d?)((?:\.\d{1,5}){0,2})\)([A-Za-z0-9()]{0,16})$/;

/** 9.3(10), 9.12(4)37, 2.10(1.159), 7.0(3)I7(9), 10.2(3)F, 12.4(25f), 15.7(3)M2, 15.4(0.10)S. */
export function readParenthesised(text: string): VersionReading | undefined {
  const [, major, minor, maintenance, interims = "", tail = ""] = parenthesised.exec(text) ?? [];
  if (maintenance === undefined) return undefined;
  const release: [number, number] = [Number(major), Number(minor)];
  const [, ...inner] = interims.split(".");
  const first = [stepOf(maintenance), ...inner.map(stepOf)];
  // NX-OS 10.2 onwards: F and M tell the phase of a release train, the numbers alone its place.
  if (tail === "" || (/^[FM]$/.test(tail) && (release[0] === 10 || release[0] === 11))) {
    return numbersOnly({ release, steps: first });
  }
  if (/^\d{1,5}$/.test(tail)) return numbersOnly({ release, steps: [...first, stepOf(tail)] });
  return inner.length === 0
    ? (readNexusTrain({ release, steps: first }, tail) ??
        readTrain({ release, steps: first }, tail))
    : readTrain({ release, steps: first }, tail);
}

function readNexusTrain({ release, steps }: Numbers, tail: string): VersionReading | undefined {
  const [, train, number, rebuild] = /^([ADFINU])(\d{1,3})\((\d{1,3}[a-z]?)\)$/.exec(tail) ?? [];
  if (train === undefined) return undefined;
  const lineage = { line: nexusLine, series: train };
  return { scheme, release, lineage, train, steps: [...steps, step(number), stepOf(rebuild)] };
}

function readTrain({ release, steps }: Numbers, tail: string): VersionReading | undefined {
  const [, train, rebuild] = /^([A-Z]{1,4})(\d{0,3}[a-z]?)$/.exec(tail) ?? [];
  if (train === undefined) return undefined;
  const [maintenance = step(0), one = step(0), two = step(0)] = steps;
  return trained(train, { release, steps: [maintenance, one, two, stepOf(rebuild)] });
}

function trained(train: string, { release, steps }: Numbers): VersionReading {
  const [major, minor] = release;
  const lineage = lineageOf(train, major, minor);
  // From 15.0 on, T and M count their maintenance releases together.
  const together = lineage === mainline || lineage.series === mainline.series;
  return { scheme, release, lineage, train: together && major >= 15 ? "" : train, steps };
}

const xeBefore16 = /^0?3\.(\d{1,2})(?:\.(\d{1,2})([a-z]?))?\.?([A-Z]{1,2})$/;

/** IOS-XE 3: read as the IOS inside, which is how the device itself names what it runs. */
export function readXeBefore16(text: string): VersionReading | undefined {
  const [, minor, rebuild, letter = "", train = ""] = xeBefore16.exec(text) ?? [];
  if (minor === undefined) return undefined;
  const inside = iosInsideXe(Number(minor), train);
  if (inside === undefined) return undefined;
  return trained(inside.train, {
    release: [inside.major, inside.minor],
    steps: [step(inside.maintenance), step(0), step(0), step(rebuild, letter)],
  });
}

const bootLoader =
  /^(\d{1,3})\.(\d{1,3})(?:\((\d{1,4})r\)|\.(\d{1,4}(?:\.\d{1,4})?)r)([A-Z]{0,3})(\d{0,3}[a-z]?)$/;

/** Boot loaders of Cisco: 15.0(1r)M16, 16.12(2r), 17.3.1r. */
export function readBootLoader(text: string): VersionReading | undefined {
  const match = bootLoader.exec(text);
  if (match === null) return undefined;
  const [, major, minor, inParentheses, withPoints, train = "", rebuild] = match;
  const [number, interim] = (inParentheses ?? withPoints ?? "").split(".");
  return {
    scheme: "rommon",
    release: [Number(major), Number(minor)],
    lineage: { line: "", series: train },
    train,
    steps: [step(number), step(interim), stepOf(rebuild)],
  };
}
