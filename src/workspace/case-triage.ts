// Findings and evidence become cases in a store: gathered, judged from what is known now, and written as history.

import type { IntegrityReport } from "#evidence";
import { ticksFromIso } from "#schema";
import type { Store } from "#store";
import { familyOf } from "#telemetry";
import {
  type Acted,
  act,
  activityKey,
  type Case,
  type CaseAction,
  type CaseFinding,
  type Circumstances,
  caseOf,
  type DeviceActivity,
  defaultOpensFrom,
  defaultWindowTicks,
  deviceNamed,
  type Entry,
  type Gathering,
  gatherIntoCases,
  judgeCase,
  planEvidence,
  recordEvidence,
  recordGathering,
  saysTheSame,
} from "#triage";
import { activitiesAround, lastActivities } from "./case-activities.ts";
import { CaseBook } from "./case-book.ts";
import {
  type CaseSettings,
  type ReadTriage,
  readTriage,
  type TriageOptions,
  type TriageProblems,
} from "./triage-options.ts";

/** What the logs of a run show of a device, by any of its names. */
export interface Hearing {
  /** Telemetry that it does not give though rules need it; undefined where nothing is known of the device. */
  readonly blindTelemetry: (names: readonly string[]) => readonly string[] | undefined;
  readonly isHeard: (names: readonly string[]) => boolean;
}

/** What came of an action on one case. */
export interface ActedCase {
  readonly id: string;
  readonly acted: Acted;
}

export interface JoinedEvidence {
  /** Cases that were opened or went on, as they are now. */
  readonly cases: readonly Case[];
  /** Why no case has the others. */
  readonly unjoined: readonly string[];
}

export class CaseTriage {
  readonly #store: Store;
  readonly #book: CaseBook;
  readonly #settings: CaseSettings;
  #number: number;

  /** What could not be used of context and playbooks. */
  readonly problems: TriageProblems;

  static async open(store: Store, options: TriageOptions): Promise<CaseTriage> {
    return new CaseTriage(store, await CaseBook.open(store), await readTriage(options));
  }

  private constructor(store: Store, book: CaseBook, { settings, problems }: ReadTriage) {
    this.#store = store;
    this.#book = book;
    this.#settings = settings;
    this.problems = problems;
    this.#number = book.nextNumber;
  }

  get book(): CaseBook {
    return this.#book;
  }

  /**
   * Cases that were opened or went on, as they are now. `isHeard`: whether this run has logs of a device, which may
   * tell more of what led to an open case, or followed from it, though no rule finds anything new.
   */
  async gather(
    findings: readonly CaseFinding[],
    { blindTelemetry, isHeard }: Hearing,
  ): Promise<readonly Case[]> {
    const { context, windowTicks, opensFrom } = this.#settings;
    const gathered = gatherIntoCases(findings, this.#book.cases, {
      windowTicks: windowTicks ?? defaultWindowTicks,
      opensFrom: opensFrom ?? defaultOpensFrom,
      deviceNamed: (name) => deviceNamed(context, name),
    });
    const entries: Entry[] = [];
    const ids: string[] = [];
    for (const one of gathered) {
      const id = one.into ?? this.#nextId();
      ids.push(id);
      entries.push(...(await this.#gathered(one, id, blindTelemetry)));
    }
    const touched = new Set(entries.map((entry) => entry.case));
    for (const known of this.#book.cases) {
      if (known.status === "closed" || touched.has(known.id) || !isHeard(known.names)) continue;
      const more = await this.#heardMore(known);
      if (more.length > 0) ids.push(known.id);
      entries.push(...more);
    }
    await this.#book.write(entries);
    return this.#book.cases.filter(({ id }) => ids.includes(id));
  }

  async #gathered(
    gathering: Gathering,
    id: string,
    blindTelemetry: Hearing["blindTelemetry"],
  ): Promise<readonly Entry[]> {
    const { findings, device, merges } = gathering;
    const known = this.#book.case(id);
    const merged = merges.flatMap((other) => this.#book.case(other) ?? []);
    const whole = [...findings, ...(known?.findings ?? [])];
    const names = [...device.names, ...(known?.names ?? [])];
    const around = await this.#around(whole, names);
    const entries = recordGathering(
      gathering,
      { id, known, merged },
      {
        scribe: this.#settings,
        around: {
          ...around,
          family: around.family ?? familyNamed(device.inventory),
          blindTelemetry: blindTelemetry(names),
        },
      },
    );
    return this.#judged(id, known, entries);
  }

  /** The last that the store knows of a device, by any of its names. */
  lastActivities(device: string): Promise<readonly DeviceActivity[]> {
    return lastActivities(this.#store, deviceNamed(this.#settings.context, device).names);
  }

  async #heardMore(known: Case): Promise<readonly Entry[]> {
    const { activities } = await this.#around(known.findings, known.names);
    const heard = new Set(known.activities.map(activityKey));
    const fresh = activities.filter((one) => !heard.has(activityKey(one)));
    if (fresh.length === 0) return [];
    const because = "the logs of this run tell more of the device around the findings";
    const event = { kind: "findings joined", findings: [], because, activities: fresh } as const;
    return this.#judged(known.id, known, [this.#entry(known.id, event)]);
  }

  /** What the logs tell otherwise stands among the signs of the reports. */
  async joinEvidence(reports: readonly IntegrityReport[]): Promise<JoinedEvidence> {
    const { context, at } = this.#settings;
    const unjoined: string[] = [];
    const ids: string[] = [];
    for (const report of reports) {
      const plan = planEvidence(report, this.#book.cases, { context, at });
      if (!plan.joins) {
        unjoined.push(plan.why);
        continue;
      }
      const { device, into, findings } = plan;
      const id = into?.id ?? this.#nextId();
      const whole = [...findings, ...(into?.findings ?? [])];
      const around = await this.#around(whole, [...device.names, ...(into?.names ?? [])]);
      const family = around.family ?? familyNamed(device.inventory);
      const entries = recordEvidence(plan, report, {
        ...{ id, scribe: this.#settings, around: { ...around, family } },
      });
      await this.#book.write(this.#judged(id, into, entries));
      ids.push(id);
    }
    return { cases: this.#book.cases.filter(({ id }) => ids.includes(id)), unjoined };
  }

  /** On all of the cases or, where one of them refuses, on none. */
  async act(cases: readonly Case[], action: CaseAction): Promise<readonly ActedCase[]> {
    const acted = cases.map((known) => ({ id: known.id, acted: act(known, action) }));
    if (acted.some((one) => !one.acted.ok)) return acted;
    await this.#book.write(
      acted.flatMap((one) => (one.acted.ok ? [this.#entry(one.id, one.acted.event)] : [])),
    );
    return acted;
  }

  /** Asks again, from what is known now. Empty where that says nothing new of any. */
  async judgeAgain(cases: readonly Case[]): Promise<readonly Case[]> {
    const entries = cases.flatMap((known) => {
      const judged = judgeCase(known, this.#settings.context);
      return saysTheSame(known, judged) ? [] : [this.#entry(known.id, judged)];
    });
    await this.#book.write(entries);
    const changed = new Set(entries.map((entry) => entry.case));
    return this.#book.cases.filter(({ id }) => changed.has(id));
  }

  #judged(id: string, known: Case | undefined, entries: readonly Entry[]): readonly Entry[] {
    const own = entries.filter((entry) => entry.case === id);
    const after = caseOf([
      ...(known?.history ?? []),
      ...own.map((entry) => ({ sequence: 0, ...entry })),
    ]);
    return [...entries, this.#entry(id, judgeCase(after, this.#settings.context))];
  }

  #entry(id: string, event: Entry["event"]): Entry {
    const { at, by } = this.#settings;
    return { case: id, at, by, event };
  }

  #nextId(): string {
    const id = `BW-${this.#number}`;
    this.#number += 1;
    return id;
  }

  async #around(
    findings: readonly CaseFinding[],
    names: readonly string[],
  ): Promise<Circumstances> {
    const times = findings
      .filter(({ origin }) => origin !== "blind spot")
      .flatMap(({ time }) => ticksFromIso(time) ?? []);
    if (names.length === 0 || times.length === 0) return { activities: [] };
    const least = times.reduce((a, b) => (a < b ? a : b));
    const most = times.reduce((a, b) => (a > b ? a : b));
    const { activities, product } = await activitiesAround(this.#store, {
      names,
      fromTicks: least,
      untilTicks: most,
    });
    return { activities, family: familyOf(product) };
  }
}

const familyNamed = (inventory: { readonly platform: string } | undefined) =>
  inventory === undefined ? undefined : familyOf(inventory.platform);
