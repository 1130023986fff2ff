// The library's door: logs and rules come in by path, answers and findings go out as plain values.

import { join } from "node:path";
import { decodedCatalog as catalog, type TacacsNgFields } from "#ingest";
import { buildScreen, deriveNeed, nothing } from "#prefilter";
import { openStore, type Store } from "#store";
import type { Case } from "#triage";
import { CaseBook } from "./case-book.ts";
import { CaseTriage, type JoinedEvidence } from "./case-triage.ts";
import { type IntakeReport, type IntakeSettings, type Progress, takeIn } from "./intake.ts";
import { clockTicks, type Moment, ticksOf } from "./moment.ts";
import {
  type Answer,
  ask,
  type CompileSettings,
  compile,
  type Stages,
  stagesOf,
  type WrongText,
} from "./query.ts";
import { type ScanOutcome, type ScanSettings, scan } from "./scan.ts";
import { ScratchFolder } from "./scratch-folder.ts";
import type { TriageOptions } from "./triage-options.ts";
import type { UnpackLimits } from "./unpack.ts";
import {
  reportOf,
  type VerificationOutcome,
  type VerifyOptions,
  verifyEvidence,
} from "./verification.ts";

export interface OpenOptions {
  /** A DuckDB file, made where there is none, or `:memory:`: kept nowhere once the workspace is closed. */
  readonly store?: string;
  readonly memoryLimitMb?: number;
  /** Where events go that memory does not hold; it must exist. The system's temporary folder without it. */
  readonly temporaryFolder?: string;
  readonly threads?: number;
}

export interface IngestOptions {
  /** When the logs arrived. Without it a file's time of change, or the clock where that is earlier. */
  readonly receivedAt?: Moment;
  /** Minutes east of UTC for stamps that name no zone; 0 without it. */
  readonly zoneOffsetMinutes?: number;
  /** How the operator's tac_plus-ng writes its records; as its documentation shows without it. */
  readonly tacacsNgFields?: TacacsNgFields;
  /** Keeps only the messages that this query can need: other queries then miss some. */
  readonly onlyFor?: OneQuery;
  readonly limits?: UnpackLimits;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

export interface OneQuery extends CompileSettings {
  readonly text: string;
}

/** `now` stands for the clock: without `receivedAt`, years that stamps lack are settled against it. */
export interface ScanOptions extends ScanSettings, Omit<IngestOptions, "onlyFor"> {
  readonly now?: Moment;
}

export interface QueryOptions extends CompileSettings {
  /** What now() means; the clock without it. */
  readonly now?: Moment;
  /** What diagnostics call the text. */
  readonly name?: string;
  readonly rowLimit?: number;
  readonly signal?: AbortSignal;
}

export interface JoinedVerification extends VerificationOutcome {
  readonly joined: JoinedEvidence;
}

/** Leaves room for the reader beside it in a process of 1 GiB. */
const defaultMemoryLimitMb = 256;

export class Workspace {
  readonly #store: Store;
  readonly #scratch: ScratchFolder;

  private constructor(store: Store, scratch: ScratchFolder) {
    this.#store = store;
    this.#scratch = scratch;
  }

  /** Rejects with a StoreError where the file cannot be opened. */
  static async open(options: OpenOptions = {}): Promise<Workspace> {
    const { store = ":memory:", memoryLimitMb = defaultMemoryLimitMb, threads } = options;
    const scratch = new ScratchFolder(options.temporaryFolder);
    const opened = openStore({
      // DuckDB 1.5.5 spills little of a database in memory: 2.8 million rows did not fit into 256 MB. A file that goes
      // with the workspace holds any number.
      path: store === ":memory:" ? join(scratch.path, "events.duckdb") : store,
      memoryLimitMb,
      temporaryFolder: scratch.path,
      ...(threads === undefined ? {} : { threads }),
    });
    return new Workspace(await opened, scratch);
  }

  /** Files, folders, patterns and `-` for standard input. What cannot be read is in the report. */
  async ingest(paths: readonly string[], options: IngestOptions = {}): Promise<IntakeReport> {
    const { onlyFor, ...others } = options;
    const settings = intakeSettings(others);
    if (onlyFor === undefined) return takeIn(paths, this.#store, settings);
    const compiled = await compile({ name: "query", text: onlyFor.text }, onlyFor);
    const need = compiled.ok ? deriveNeed(compiled.plan, catalog) : nothing;
    return takeIn(paths, this.#store, { ...settings, screen: buildScreen(need) });
  }

  /** A wrong text is an answer that says so; only a failing store rejects. */
  query(text: string, options: QueryOptions = {}): Promise<Answer> {
    const { now, name = "query", ...settings } = options;
    const nowTicks = now === undefined ? clockTicks() : ticksOf(now);
    return ask(this.#store, { name, text }, { ...settings, nowTicks });
  }

  /** What the rules would have raised had they been running when the logs arrived. */
  scan(options: ScanOptions): Promise<ScanOutcome> {
    const { now, ...others } = options;
    const clock = now === undefined ? {} : { clockTicks: ticksOf(now) };
    return scan(this.#store, others, { ...intakeSettings(others), ...clock });
  }

  /** As the store's history tells them, in the order of opening. */
  async cases(): Promise<readonly Case[]> {
    return (await CaseBook.open(this.#store)).cases;
  }

  /** The cases, to be worked on: what is done to them is history at once. */
  triage(options: TriageOptions = {}): Promise<CaseTriage> {
    return CaseTriage.open(this.#store, options);
  }

  /**
   * Judges what devices showed, holds it against what this store knows of them, and joins it to their cases: an open
   * one, or a new one where the verdict asks for somebody's eyes.
   */
  async verify(
    paths: readonly string[],
    options: VerifyOptions & TriageOptions = {},
  ): Promise<JoinedVerification> {
    const triage = await this.triage(options);
    const outcome = await verifyEvidence(paths, options, (name) => triage.lastActivities(name));
    return { ...outcome, joined: await triage.joinEvidence(outcome.devices.map(reportOf)) };
  }

  /** What a query becomes on its way: plan, need, SQL. */
  explain(text: string, options: QueryOptions = {}): Promise<Stages | WrongText> {
    return stagesOf({ name: options.name ?? "query", text }, options);
  }

  async close(): Promise<void> {
    await this.#store.close();
    this.#scratch.remove();
  }
}

function intakeSettings(options: Omit<IngestOptions, "onlyFor">): IntakeSettings {
  const { receivedAt, zoneOffsetMinutes, tacacsNgFields, limits, signal, onProgress } = options;
  return {
    ...(zoneOffsetMinutes === undefined ? {} : { zoneOffsetMinutes }),
    ...(tacacsNgFields === undefined ? {} : { tacacsNgFields }),
    ...(limits === undefined ? {} : { limits }),
    ...(signal === undefined ? {} : { signal }),
    ...(onProgress === undefined ? {} : { onProgress }),
    clockTicks: clockTicks(),
    ...(receivedAt === undefined ? {} : { receivedAtTicks: ticksOf(receivedAt) }),
  };
}
