// Atomics and the results of their cases become reports.

import {
  type Atomic,
  type AtomicCase,
  casesOf,
  type Expectation,
  type SettleOptions,
  settle,
} from "#atomics";
import type { AtomicOutcome, AtomicResult } from "#workspace";
import { checkInputs, inputsOf, receivedAtOf } from "./atomic-settings.ts";
import type { Call } from "./command.ts";
import type { Report, Suite } from "./output/index.ts";
import { counted, seconds } from "./quantities.ts";

export function listReport(atomics: readonly Atomic[]): Report {
  const records = atomics.map((atomic) => ({
    id: atomic.id,
    name: atomic.name,
    technique: atomic.technique,
    techniqueName: atomic.techniqueName,
    guid: atomic.guid,
    cases: casesOf(atomic).length,
    vendors: distinct(casesOf(atomic).map(({ channel }) => channel.vendor)),
    channels: distinct(casesOf(atomic).map(({ channel }) => channel.name)),
  }));
  const cases = records.reduce((sum, record) => sum + record.cases, 0);
  return {
    title: "Atomic tests",
    columns: [
      { name: "test", kind: "time" },
      { name: "what is done", kind: "text" },
      { name: "cases", kind: "number" },
      { name: "vendors", kind: "text" },
    ],
    rows: records.map(({ id, name, cases: count, vendors }) => [
      id,
      name,
      count,
      vendors.join(", "),
    ]),
    summary: [
      ["tests", `${counted(records.length, "test")}, ${counted(cases, "case")} (one each channel)`],
      ["next", "bootwarden atomics show ID"],
    ],
    whole: records,
    records,
  };
}

export function showReport(atomics: readonly Atomic[], call: Call): Report {
  checkInputs(atomics, call);
  const records = atomics.map((atomic) => recordOf(atomic, call));
  return {
    title: "Atomic tests",
    columns: [],
    rows: [],
    summary: records.flatMap(sectionsOf),
    whole: records,
    records,
  };
}

function recordOf(atomic: Atomic, call: Call) {
  const options = { receivedAtTicks: receivedAtOf(call), inputs: inputsOf(call) };
  const { telemetry, ...told } = atomic;
  return {
    ...told,
    cases: casesOf(atomic).map((one) => ({
      number: one.number,
      channel: one.channel.name,
      says: one.channel.says,
      place: one.channel.place,
      vendor: one.channel.vendor,
      system: one.channel.system,
      signal: one.telemetry.signal,
      variant: one.telemetry.variant,
      messages: shownMessages(one, options),
      expect: one.telemetry.expect,
    })),
  };
}

/** Of messages that repeat each other the first, and how many there are. */
function shownMessages(one: AtomicCase, options: SettleOptions) {
  const messages = settle(one, options);
  return one.telemetry.lines.map(({ times }, line) => {
    const text = messages.find((message) => message.line === line)?.text ?? "";
    return { text, times };
  });
}

type ShownAtomic = ReturnType<typeof recordOf>;

function sectionsOf(atomic: ShownAtomic): Report["summary"] {
  const { id, name, technique, techniqueName, guid, description, inputs } = atomic;
  const { executor, dependencies, devices, cases } = atomic;
  return [
    ["test", `${id}: ${name}`, `${technique} ${techniqueName}`, guid],
    ["says", ...description.split("\n")],
    ...section(
      "inputs",
      inputs.map((input) => `${input.name}=${input.default} (${input.description})`),
    ),
    ...section("first", dependencies),
    ["steps", ...executor.steps.split("\n")],
    ...section("clean-up", executor.cleanUp === "" ? [] : executor.cleanUp.split("\n")),
    ...devices.flatMap(({ system, commands, cleanUp }): Report["summary"] => [
      [`on ${system}`, ...commands],
      ["and then", ...cleanUp],
    ]),
    ...cases.map((one): Report["summary"][number] => [
      `case ${one.number}`,
      `${one.vendor} ${one.system}, ${one.says} (${one.channel}): ${signalOf(one)}`,
      ...one.messages.flatMap(({ text, times }) => [
        ...text.split("\n"),
        ...(times === 1 ? [] : [`and ${counted(times - 1, "more", "more")} of it`]),
      ]),
      ...expectationLines(one.expect),
    ]),
  ];
}

const section = (label: string, lines: readonly string[]): Report["summary"] =>
  lines.length === 0 ? [] : [[label, ...lines]];

function expectationLines({ activities, fires, quiet, atMost }: Expectation): readonly string[] {
  const silent = quiet === "all" ? ["nothing else"] : quiet;
  return [
    `tells of: ${activities.join(", ")}`,
    ...(fires.length === 0 ? [] : [`must fire: ${fires.join(", ")}`]),
    ...(atMost === undefined ? [] : [`may fire: nothing above ${atMost}`]),
    ...(silent.length === 0 ? [] : [`must stay quiet: ${silent.join(", ")}`]),
  ].map((line) => (line === "must stay quiet: nothing else" ? "nothing else may fire" : line));
}

const signalOf = ({ signal, variant }: { readonly signal: string; readonly variant: string }) =>
  variant === "" ? signal : `${signal} (${variant})`;

export function runReport({ results, neverFired }: AtomicOutcome, elapsedMs: number): Report {
  const failed = results.filter(({ failures }) => failures.length > 0).length;
  const cases = counted(results.length, "case");
  const tests = counted(distinct(results.map(({ atomic }) => atomic)).length, "test");
  return {
    title: "Atomic tests",
    columns: [
      { name: "result", kind: "severity" },
      { name: "atomic", kind: "time" },
      { name: "channel", kind: "text" },
      { name: "vendor", kind: "text" },
      { name: "signal", kind: "text" },
      { name: "expected", kind: "text" },
      { name: "got", kind: "text" },
    ],
    rows: results.map((result) => [
      result.failures.length > 0 ? "failed" : "passed",
      result.atomic,
      result.channel,
      result.vendor,
      signalOf(result),
      result.expected,
      result.got,
    ]),
    summary: [
      ["atomics", `${cases} of ${tests}: ${results.length - failed} as expected, ${failed} not`],
      ...section("never fired", neverFired.length === 0 ? [] : [neverFired.join(", ")]),
      ["time", seconds(elapsedMs)],
    ],
    whole: { results, neverFired },
    records: results,
    suites: suitesOf(results),
  };
}

function suitesOf(results: readonly AtomicResult[]): readonly Suite[] {
  return distinct(results.map(({ atomic, name }) => `${atomic} ${name}`)).map((suite) => ({
    name: suite,
    cases: results
      .filter(({ atomic, name }) => `${atomic} ${name}` === suite)
      .map((result) => ({
        name: `case ${result.case}, ${result.channel} (${result.vendor}): ${signalOf(result)}`,
        ...(result.failures.length === 0 ? {} : { failure: failureText(result) }),
      })),
  }));
}

function failureText({ failures, expected, got }: AtomicResult): string {
  return [...failures, `expected: ${expected}`, `got: ${got}`].join("\n");
}

const distinct = (words: readonly string[]): readonly string[] => [...new Set(words)];
