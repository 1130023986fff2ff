// What to configure so that a family of devices tells what it does not tell yet.

import type { Family } from "#commands";
import type { Telemetry } from "#schema";
import type { Advice, FamilyAdvice } from "./advice.ts";
import { asa } from "./asa.ts";
import { comware } from "./comware.ts";
import { eos } from "./eos.ts";
import { fortios } from "./fortios.ts";
import { ios } from "./ios.ts";
import { junos } from "./junos.ts";
import { nxos } from "./nxos.ts";
import { panos } from "./panos.ts";
import { tmos } from "./tmos.ts";
import { vrp } from "./vrp.ts";
import { xr } from "./xr.ts";

export type { Advice } from "./advice.ts";

export const adviceOf: { readonly [F in Family]: FamilyAdvice } = {
  ...{ ios, xr, nxos, asa, eos, junos, panos, fortios, tmos, comware, vrp },
};

/** Advice with lines, each once, for all of the missing kinds; and what else is to be said of them. */
export interface Prescription {
  readonly lines: readonly (Extract<Advice, { kind: "lines" }> & {
    readonly telemetry: Telemetry;
  })[];
  readonly notes: readonly { readonly telemetry: Telemetry; readonly note: string }[];
}

export function prescribe(family: Family, missing: readonly Telemetry[]): Prescription {
  const lines = new Map<Telemetry, Prescription["lines"][number]>();
  const notes: Prescription["notes"][number][] = [];
  for (const telemetry of missing) {
    const advice = adviceOf[family][telemetry];
    switch (advice.kind) {
      case "lines":
        lines.set(telemetry, { ...advice, telemetry });
        break;
      case "as": {
        const other = adviceOf[family][advice.telemetry];
        if (other.kind === "lines") {
          lines.set(advice.telemetry, { ...other, telemetry: advice.telemetry });
        }
        notes.push({ telemetry, note: advice.note });
        break;
      }
      case "unasked":
        notes.push({ telemetry, note: advice.note });
        break;
      case "untold":
        notes.push({ telemetry, note: advice.why });
        break;
    }
  }
  return { lines: [...lines.values()], notes };
}
