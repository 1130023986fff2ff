// The trains of Cisco IOS: which of them follow one another, so that their releases can be compared at all.

/** Trains whose releases continue one another. */
export interface Lineage {
  /** Releases of one line are in order where their numbers (12.4, 15.0) differ. */
  readonly line: string;
  /** Trains of one series are in order also under one number: 12.2(33)SXI before 12.2(33)SXJ. */
  readonly series: string;
}

interface LineageRow extends Lineage {
  readonly trains: RegExp;
  readonly majorMin?: number;
  readonly why: string;
}

/** Numbers without a train: mainline, and every product that has no trains. */
export const mainline: Lineage = { line: "M", series: "M" };

const rows: readonly LineageRow[] = [
  {
    ...mainline,
    trains: /^[MT]$/,
    why: "T grows out of the mainline of its number and becomes the next: 12.4, 12.4T, 15.0M, 15.1T, 15.1M",
  },
  { line: "S", series: "S", trains: /^(?:S|SP)$/, why: "12.2S, 15.0S to 15.6S and its end 15.6SP" },
  { line: "S", series: "SB", trains: /^SB$/, why: "12.2SB moves to 15.0S" },
  { line: "S", series: "SR", trains: /^SR[A-E]$/, why: "12.2SRA to SRE move to 15.0S" },
  { line: "SX", series: "SX", trains: /^SX[A-Z]$/, why: "12.2SXA to SXJ on Catalyst 6500" },
  { line: "SX", series: "SY", trains: /^SY$/, why: "12.2SX moves to 15.0SY" },
  {
    line: "E",
    series: "E",
    trains: /^E$/,
    majorMin: 15,
    why: "15.2E unites the trains of the access switches",
  },
  { line: "E", series: "SE", trains: /^SE$/, why: "12.2SE and 15.0SE move to 15.2E" },
  { line: "E", series: "SG", trains: /^SG$/, why: "12.2SG to 15.1SG move to 15.2E" },
  {
    line: "E",
    series: "EA",
    trains: /^EA$/,
    majorMin: 15,
    why: "industrial switches, before 15.2E",
  },
  { line: "E", series: "EX", trains: /^E[XYZ]$/, why: "first releases for new switches" },
  { line: "SC", series: "SC", trains: /^SC[A-Z]?$/, why: "12.2SCA to SCJ on cable routers" },
  { line: "J", series: "J", trains: /^J[A-Z]{1,2}$/, why: "access points, JA onwards" },
];

/** A train that no row names is compared with itself only. */
export function lineageOf(train: string, major: number, minor: number): Lineage {
  const known = rows.find(({ trains, majorMin = 0 }) => trains.test(train) && major >= majorMin);
  const own = `${major}.${minor}${train}`;
  return known ?? { line: own, series: own };
}

export interface TrainRelease {
  readonly major: number;
  readonly minor: number;
  readonly maintenance: number;
  readonly train: string;
}

/**
 * The IOS that runs inside a release of IOS-XE before 16, which is what the device's log names: 3.16S is 15.5(3)S.
 * Cisco IOS and NX-OS Software Release Reference Guide; the names of images hold both.
 */
const iosInside: Readonly<Record<string, Readonly<Record<number, readonly [number, number]>>>> = {
  S: {
    ...{ 1: [0, 1], 2: [1, 1], 3: [1, 2], 4: [1, 3], 5: [2, 1], 6: [2, 2], 7: [2, 4] },
    ...{ 8: [3, 1], 9: [3, 2], 10: [3, 3], 11: [4, 1], 12: [4, 2], 13: [4, 3] },
    ...{ 14: [5, 1], 15: [5, 2], 16: [5, 3], 17: [6, 1], 18: [6, 2] },
  },
  SP: { 18: [6, 2] },
  SG: { 2: [0, 2], 3: [1, 1], 4: [1, 2] },
  E: { 5: [2, 1], 6: [2, 2], 7: [2, 3], 8: [2, 4], 9: [2, 5], 10: [2, 6], 11: [2, 7] },
};

/** Their trains have other letters inside. */
const firstOfSwitches: Readonly<Record<number, TrainRelease>> = {
  2: { major: 15, minor: 0, maintenance: 1, train: "EX" },
  3: { major: 15, minor: 0, maintenance: 1, train: "EZ" },
};

/** Undefined where no such release is known. */
export function iosInsideXe(minor: number, train: string): TrainRelease | undefined {
  if (train === "SE") return firstOfSwitches[minor];
  const inside = iosInside[train]?.[minor];
  if (inside === undefined) return undefined;
  return { major: 15, minor: inside[0], maintenance: inside[1], train };
}
