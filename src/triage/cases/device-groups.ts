// Findings and cases become groups of one device each: by its names and addresses, as the inventory joins them.

import { foldedName } from "../context/devices.ts";
import type { CaseDevice, CaseFinding } from "../enquiry.ts";
import type { Case } from "./case.ts";

export interface DeviceGroup {
  readonly device: CaseDevice;
  /** Each once, in the order of time. */
  readonly findings: readonly CaseFinding[];
  /** Of the device, in the order of opening. */
  readonly cases: readonly Case[];
}

/** In the order of names. Findings that name no device are joined by their rule alone. */
export function groupByDevice(
  findings: readonly CaseFinding[],
  cases: readonly Case[],
  deviceNamed: (name: string) => CaseDevice,
): readonly DeviceGroup[] {
  const known = new CaseIndex(cases);
  const groups: DeviceGroup[] = [];
  for (const { device, own } of ownFindings(findings, deviceNamed)) {
    const theirs = known.of(device, own);
    // A case may know two names for one device that no inventory joins any more.
    const met = groups.filter((group) => group.cases.some((one) => theirs.has(one)));
    for (const group of met) groups.splice(groups.indexOf(group), 1);
    const all = new Set([...theirs, ...met.flatMap((group) => group.cases)]);
    groups.push({
      device: met[0]?.device ?? device,
      findings: [...own, ...met.flatMap((group) => group.findings)].sort(byTime),
      cases: all.size === 0 ? [] : cases.filter((one) => all.has(one)),
    });
  }
  return groups;
}

/** A case and a device are one where a name or address of one is a name of the other. */
export function isSameDevice(known: Pick<Case, "names" | "device">, device: CaseDevice): boolean {
  const names = new Set(namesOf(known.device, known.names));
  return namesOf(device.name, device.names).some((name) => names.has(name));
}

export const byTime = (a: CaseFinding, b: CaseFinding): number =>
  a.time === b.time ? (a.id < b.id ? -1 : 1) : a.time < b.time ? -1 : 1;

const namesOf = (name: string, names: readonly string[]): readonly string[] =>
  [name, ...names].map(foldedName);

class CaseIndex {
  readonly #byName = new Map<string, Case[]>();
  readonly #byRule = new Map<string, Case[]>();

  constructor(cases: readonly Case[]) {
    for (const one of cases) {
      if (one.device === "") {
        for (const rule of new Set(one.findings.map((each) => each.rule))) {
          put(this.#byRule, rule, one);
        }
      } else {
        for (const name of new Set(namesOf(one.device, one.names))) put(this.#byName, name, one);
      }
    }
  }

  of({ name, names }: CaseDevice, findings: readonly CaseFinding[]): ReadonlySet<Case> {
    if (name === "") {
      return new Set(findings.flatMap(({ rule }) => this.#byRule.get(rule) ?? []));
    }
    return new Set(namesOf(name, names).flatMap((one) => this.#byName.get(one) ?? []));
  }
}

function put(index: Map<string, Case[]>, key: string, one: Case): void {
  const known = index.get(key);
  if (known === undefined) index.set(key, [one]);
  else known.push(one);
}

interface OwnFindings {
  readonly device: CaseDevice;
  readonly own: readonly CaseFinding[];
}

function ownFindings(
  findings: readonly CaseFinding[],
  deviceNamed: (name: string) => CaseDevice,
): readonly OwnFindings[] {
  const devices = new Map<string, CaseDevice>();
  const groups = new Map<string, { device: CaseDevice; own: Map<string, CaseFinding> }>();
  for (const finding of findings) {
    const { device: name, rule, id } = finding;
    const device = devices.get(name) ?? deviceNamed(name);
    devices.set(name, device);
    const key = name === "" ? `rule ${rule}` : `device ${foldedName(device.name)}`;
    const group = groups.get(key) ?? { device, own: new Map<string, CaseFinding>() };
    groups.set(key, group);
    group.own.set(id, finding);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { device, own }]) => ({ device, own: [...own.values()] }));
}
