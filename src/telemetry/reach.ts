// A rule becomes what it needs devices to tell, and of which devices it speaks at all.

import { filteredScans } from "#detect";
import { recognisers } from "#ingest";
import type { Expr } from "#plan";
import { anyOf, canMeet, literalNeed, type Need } from "#prefilter";
import type { Rule, TelemetryWays } from "#rules";
import type { Telemetry } from "#schema";
import { type Telling, telemetryOf, tellingsOf } from "./kinds.ts";

export interface Reach {
  /** Any one suffices; each needs all of its kinds. */
  readonly ways: TelemetryWays;
  /** The rule's file says so; else it is what its filters let through. */
  readonly isDeclared: boolean;
  /** False where the rule's filters exclude the product. */
  speaksOf(device: { readonly vendor: string; readonly product: string }): boolean;
}

/** Undefined where a rule neither says what it needs nor reads activities. */
export function reachOf(rule: Rule): Reach | undefined {
  const filters = filteredScans(rule.plan)
    .filter(({ scan }) => scan.table === "NetworkDeviceActivity")
    .map(({ predicates }) => predicates);
  const isDeclared = rule.telemetry.length > 0;
  const ways = isDeclared ? rule.telemetry : derivedWays(filters);
  if (ways.length === 0) return undefined;
  return { ways, isDeclared, speaksOf: speaking(filters) };
}

/** Each thing that some message tells, once. */
const tellings: readonly Telling[] = [
  ...new Map(
    recognisers.flatMap(tellingsOf).map((telling) => [JSON.stringify(telling), telling]),
  ).values(),
];

function derivedWays(filters: readonly (readonly Expr[])[]): TelemetryWays {
  const kinds = new Set<Telemetry>();
  for (const telling of tellings) {
    const known = new Map<string, string>([
      ["Activity", telling.activity],
      ["Channel", telling.channel],
    ]);
    if (!filters.some((predicates) => canMeet(predicates, known))) continue;
    for (const kind of telemetryOf(telling)) kinds.add(kind);
  }
  return [...kinds].map((kind) => [kind]);
}

/** A rule is asked once about each product. */
function speaking(filters: readonly (readonly Expr[])[]): Reach["speaksOf"] {
  const answers = new Map<string, boolean>();
  return ({ vendor, product }) => {
    const key = JSON.stringify([vendor, product]);
    const known = new Map([
      ["Vendor", vendor],
      ["Product", product],
    ]);
    const answer =
      answers.get(key) ??
      (filters.length === 0 || filters.some((predicates) => canMeet(predicates, known)));
    answers.set(key, answer);
    return answer;
  };
}

/** What a frame must hold to show that some device gives what the rules need; the rules' own needs may ask for less. */
export function needOfTelemetry(rules: readonly Rule[]): Need {
  const kinds = new Set(rules.flatMap((rule) => reachOf(rule)?.ways.flat() ?? []));
  const showing = recognisers.filter((recogniser) =>
    tellingsOf(recogniser).some((telling) => telemetryOf(telling).some((kind) => kinds.has(kind))),
  );
  return anyOf(showing.flatMap(({ literals }) => literals.map(literalNeed)));
}
