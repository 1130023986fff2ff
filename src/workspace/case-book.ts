// The history of cases in a store becomes cases, and what happens to them becomes history: only ever added, each record
// bound to those before it. A history that does not hold is shown and never added to.

import type { Store } from "#store";
import {
  type Audit,
  auditHistory,
  type Case,
  type CaseRecord,
  casesOf,
  chain,
  type Entry,
  headOf,
  type KeptRecord,
  readRecord,
} from "#triage";

/** The history of cases was changed by something else than this program: nothing is added to what does not hold. */
export class BrokenHistory extends Error {
  override readonly name = "BrokenHistory";
  readonly audit: Audit;

  constructor(audit: Audit) {
    super(`the history of cases does not hold: ${audit.why}`);
    this.audit = audit;
  }
}

export class CaseBook {
  readonly #store: Pick<Store, "ledger">;
  #kept: readonly KeptRecord[];
  #cases: ReadonlyMap<string, Case>;
  readonly #audit: Audit;

  private constructor(store: Pick<Store, "ledger">, kept: readonly KeptRecord[]) {
    this.#store = store;
    this.#kept = kept;
    this.#audit = auditHistory(kept);
    const records = kept.flatMap(({ text }) => readRecord(text) ?? []);
    this.#cases = byId(casesOf(records));
  }

  static async open(store: Pick<Store, "ledger">): Promise<CaseBook> {
    return new CaseBook(store, await store.ledger.entries());
  }

  /** In the order of opening. */
  get cases(): readonly Case[] {
    return [...this.#cases.values()];
  }

  case(id: string): Case | undefined {
    return this.#cases.get(id);
  }

  /** Cases are numbered in the order of opening: short, and never given twice. */
  get nextNumber(): number {
    const numbers = [...this.#cases.keys()].map((id) => Number(/^BW-(\d{1,15})$/.exec(id)?.[1]));
    return 1 + Math.max(0, ...numbers.filter(Number.isSafeInteger));
  }

  audit(noted?: string): Audit {
    return noted === undefined ? this.#audit : auditHistory(this.#kept, noted);
  }

  /** All entries or none. Rejects with BrokenHistory where what is kept does not hold. */
  async write(entries: readonly Entry[]): Promise<void> {
    if (entries.length === 0) return;
    if (!this.#audit.ok) throw new BrokenHistory(this.#audit);
    const added = chain(entries, headOf(this.#kept));
    await this.#store.ledger.append(added, this.#kept.at(-1)?.hash);
    this.#kept = [...this.#kept, ...added];
    const records = added.flatMap(({ text }) => readRecord(text) ?? []);
    this.#cases = withRecords(this.#cases, records);
  }
}

const byId = (cases: readonly Case[]): ReadonlyMap<string, Case> =>
  new Map(cases.map((one) => [one.id, one]));

function withRecords(cases: ReadonlyMap<string, Case>, records: readonly CaseRecord[]) {
  const touched = new Set(records.map((record) => record.case));
  const history = [...touched].flatMap((id) => cases.get(id)?.history ?? []);
  return new Map([...cases, ...byId(casesOf([...history, ...records]))]);
}
