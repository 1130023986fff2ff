// A plan becomes JSON and back, so that compiled rules can be kept. What is read back must come from the same version.

import type { Plan } from "./plan.ts";

/** 64-bit integers travel as `{ "long": "…" }`, reals that JSON lacks as `{ "real": "NaN" }`. */
export function planToJson(plan: Plan): string {
  return JSON.stringify(plan, (_key, value: unknown) => {
    if (typeof value === "bigint") return { long: value.toString() };
    if (typeof value === "number" && !Number.isFinite(value)) return { real: String(value) };
    return value;
  });
}

export function planFromJson(json: string): Plan {
  return JSON.parse(json, (_key, value: unknown) => {
    if (typeof value !== "object" || value === null) return value;
    if ("long" in value && typeof value.long === "string") return BigInt(value.long);
    if ("real" in value && typeof value.real === "string") return Number(value.real);
    return value;
  }) as Plan;
}
