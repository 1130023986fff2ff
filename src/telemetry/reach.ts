// A rule becomes what it needs devices to tell, and of which devices it speaks at all.

import { filteredScans } from "#detect";
import { recognisers } from "#ingest";
import type { Expr } from "#plan";
import { anyOf, canMeet, literalNeed, type Need } from "#prefilter";
import type { Rule, TelemetryWays } from "#rules";
import { type Activity, type Channel, channels, type Telemetry } from "#schema";
import { telemetryOf } from "./kinds.ts";

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

/** Each activity with a channel through which some message tells it. */
const tellings: readonly (readonly [Activity, Channel])[] = channels.flatMap((channel) => {
  const told = recognisers.filter((recogniser) => recogniser.channel === channel);
  const words = new Set(told.flatMap((recogniser) => recogniser.activities));
  return [...words].map((activity) => [activity, channel] as const);
});

function derivedWays(filters: readonly (readonly Expr[])[]): TelemetryWays {
  const kinds = new Set<Telemetry>();
  for (const [activity, channel] of tellings) {
    const known = new Map([
      ["Activity", activity],
      ["Channel", channel],
    ]);
    if (!filters.some((predicates) => canMeet(predicates, known))) continue;
    for (const kind of telemetryOf(activity, channel)) kinds.add(kind);
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
  const showing = recognisers.filter(({ activities, channel }) =>
    activities.some((activity) => telemetryOf(activity, channel).some((kind) => kinds.has(kind))),
  );
  return anyOf(showing.flatMap(({ literals }) => literals.map(literalNeed)));
}
