// Cases of atomics become results: the messages go in as logs would, and the activities and detections that come of
// them are held against what the atomic expects.

import { basename, dirname } from "node:path";
import {
  type AtomicCase,
  type Fired,
  judge,
  type SettledMessage,
  type SettleOptions,
  settle,
} from "#atomics";
import { detect, needToFire } from "#detect";
import { decodedCatalog as catalog, Decoder, silenceRow, Tally } from "#ingest";
import { buildScreen } from "#prefilter";
import type { Rule } from "#rules";
import {
  type Activity,
  activities,
  type Catalog,
  type Event,
  type Making,
  tableNamed,
} from "#schema";
import { openStore, type Store } from "#store";

export interface AtomicResult {
  /** `T1542.005-1`. */
  readonly atomic: string;
  readonly name: string;
  /** Of the case within its atomic, from 1. */
  readonly case: number;
  readonly vendor: string;
  readonly system: string;
  readonly channel: string;
  readonly signal: string;
  /** Empty for the action itself, else the near-miss that it is. */
  readonly variant: string;
  /** In words. */
  readonly expected: string;
  readonly got: string;
  /** Why it failed; empty where all came as expected. */
  readonly failures: readonly string[];
  readonly fired: readonly Fired[];
}

export interface AtomicOutcome {
  readonly results: readonly AtomicResult[];
  /** Folders of detections that none of the cases made fire. */
  readonly neverFired: readonly string[];
}

export interface AtomicRunOptions extends SettleOptions {
  readonly rules: readonly Rule[];
  /** Where no detection that must fire is among the rules, one of them must. */
  readonly mayBeForeign?: boolean;
  readonly signal?: AbortSignal;
  readonly onCase?: (index: number) => void;
}

/** A rule is known by the folder that holds it. */
export async function runAtomics(
  cases: readonly AtomicCase[],
  options: AtomicRunOptions,
): Promise<AtomicOutcome> {
  const store = await openStore({ threads: 1 });
  try {
    const results: AtomicResult[] = [];
    for (const [index, one] of cases.entries()) {
      options.signal?.throwIfAborted();
      options.onCase?.(index);
      results.push(await runCase(one, store, options));
    }
    const fired = new Set(
      results.flatMap((result) => result.fired.map(({ detection }) => detection)),
    );
    const asked = new Set(options.rules.map(detectionOf));
    return { results, neverFired: [...asked].filter((name) => !fired.has(name)).sort() };
  } finally {
    await store.close();
  }
}

const detectionOf = ({ file }: Pick<Rule, "file">): string => basename(dirname(file));

/** The store is empty before each case, and behind it. */
async function runCase(
  one: AtomicCase,
  store: Store,
  options: AtomicRunOptions,
): Promise<AtomicResult> {
  const messages = settle(one, options);
  const { told, events } = decode(messages);
  const { fired, broken } = await firedOn(events, store, options);
  const verdict = judge(one, {
    activities: one.telemetry.lines.map((_, line) =>
      wordOf(told.filter((_word, index) => messages[index]?.line === line)),
    ),
    fired,
    asked: new Set(options.rules.map(detectionOf)),
    mayBeForeign: options.mayBeForeign === true,
  });
  const { atomic, telemetry, channel } = one;
  return {
    atomic: atomic.id,
    name: atomic.name,
    case: one.number,
    vendor: channel.vendor,
    system: channel.system,
    channel: channel.name,
    signal: telemetry.signal,
    variant: telemetry.variant,
    ...verdict,
    failures: [...verdict.failures, ...broken],
    fired,
  };
}

/** What the messages of one line tell of; where they differ, what tells it from the first. */
const wordOf = (words: readonly (Activity | "none")[]): Activity | "none" =>
  words.find((word) => word !== words[0]) ?? words[0] ?? "none";

/**
 * Each message is a source that came at its own time, which stands for the device's where its clock is not set. Behind
 * them come the silences.
 */
function decode(messages: readonly SettledMessage[]) {
  const tally = new Tally();
  const decoded = messages.map((message, index) => {
    const sourceName = `${message.channel.name}:${index + 1}`;
    const settings = { sourceName, receivedAtTicks: message.atTicks };
    const watch = tally.watch(settings);
    const decoder = new Decoder({ ...settings, watch });
    const bytes = new TextEncoder().encode(`${message.text}\n`);
    const events = [...decoder.push(bytes), ...decoder.finish()];
    watch.finish();
    return events;
  });
  const silences = tally.finish().map(silenceRow);
  return { told: decoded.map(activityIn), events: [...decoded.flat(), ...silences] };
}

/** The row of NetworkDeviceActivity that a message made, if any. */
function activityIn(events: readonly Event[]): Activity | "none" {
  const told = events.find(({ table }) => table === "NetworkDeviceActivity");
  const word = told?.row["Activity"];
  return activities.find((activity) => activity === word) ?? "none";
}

interface Outcome {
  readonly fired: readonly Fired[];
  /** Rules that the store could not answer, and why. */
  readonly broken: readonly string[];
}

async function firedOn(
  events: readonly Event[],
  store: Store,
  { rules, signal }: AtomicRunOptions,
): Promise<Outcome> {
  const asked = rulesThatMayFire(rules, events);
  if (asked.length === 0) return { fired: [], broken: [] };
  await store.append(events);
  const mode = { kind: "replay" } as const;
  const { findings, runs } = await detect(asked, store, {
    catalog,
    mode,
    ...(signal && { signal }),
  });
  await store.clear();
  const fired = new Map<string, Fired>();
  // The gravest come first.
  for (const { rule, severity } of findings) {
    const detection = detectionOf(rule);
    if (!fired.has(detection)) fired.set(detection, { detection, severity });
  }
  const broken = runs.flatMap(({ rule, refused, failure }) =>
    [...refused.map(({ message }) => message), ...(failure === undefined ? [] : [failure])].map(
      (reason) => `${detectionOf(rule)} cannot be asked: ${reason}`,
    ),
  );
  return { fired: [...fired.values()], broken };
}

/** Each question costs milliseconds: rules that the rows of a case cannot make fire are not asked. */
function rulesThatMayFire(rules: readonly Rule[], events: readonly Event[]): readonly Rule[] {
  const own = catalogOf(events);
  const texts = events.map(rawOf);
  return rules.filter((rule) => texts.some(buildScreen(needToFire(rule, own))));
}

/** The tables as these events fill them: what each row of ours holds, beside a piece of the frame that made it. */
function catalogOf(events: readonly Event[]): Catalog {
  const table = tableNamed("NetworkDeviceActivity");
  const texts = table.columns.filter(({ type }) => type === "string").map(({ name }) => name);
  const makings = events
    .filter((event) => event.table === table.name)
    .map((event): Making => {
      const [piece = ""] = /[\x20-\x7e]{8,}/.exec(rawOf(event)) ?? [];
      const values = texts.map((name) => [name, [String(event.row[name] ?? "")]] as const);
      return { literals: [piece], values: Object.fromEntries(values) };
    });
  return new Map([...catalog, [table.name, { ...table, makings }]]);
}

const rawOf = ({ row }: Event): string => String(row["_Raw"] ?? "");
