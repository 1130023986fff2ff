// The hashes of a measurement become whether the registers follow from them.

import type { AnswerOf, MeasuredPart } from "./answer.ts";
import { emptyRegister, extended, registerValue } from "./register.ts";

type Measurement = AnswerOf<"measurement">;

export interface Outcome {
  readonly result: "pass" | "fail" | "not shown";
  readonly says: string;
}

export function compareBoot({ boot, pcr0 }: Measurement): Outcome {
  return problemOf("PCR0", pcr0, boot) ?? compare("PCR0", pcr0, extended(boot));
}

/**
 * Behind the packages that were started, IOS-XE 17.9 lists images (.bin) that were not: the one that the packages came
 * out of, and updates that were put in while it ran. The register follows from the packages before them.
 */
export function compareSystem({ os, pcr8 }: Measurement): Outcome {
  const problem = problemOf("PCR8", pcr8, os);
  if (problem !== undefined) return problem;
  const all = compare("PCR8", pcr8, extended(os));
  const started = os.findLastIndex(({ name }) => !name.endsWith(".bin")) + 1;
  for (let count = os.length - 1; all.result === "fail" && count >= Math.max(started, 1); count--) {
    if (extended(os.slice(0, count)) !== pcr8) continue;
    const rest = os.slice(count).map(({ name }) => name);
    const updates = rest.filter((name) => name.endsWith(".smu.bin"));
    const says = `PCR8 follows from the first ${count} hashes; not measured: ${rest.join(", ")}`;
    return { result: updates.length > 0 ? "not shown" : "pass", says };
  }
  return all;
}

function problemOf(
  name: string,
  printed: string | undefined,
  parts: readonly MeasuredPart[],
): Outcome | undefined {
  const notShown = (says: string): Outcome => ({ result: "not shown", says });
  if (registerValue(printed) === undefined) return notShown(`${name} is not shown`);
  if (extended(parts) === undefined) return notShown("the hashes are not shown whole");
  // Some platforms and engineering builds leave PCR0 so.
  if (printed === emptyRegister) {
    return notShown(`${name} was never extended: nothing was measured into it`);
  }
  return undefined;
}

function compare(name: string, printed = "", computed = ""): Outcome {
  return printed === computed
    ? { result: "pass", says: `${name} follows from the hashes` }
    : { result: "fail", says: `${name} is ${printed}; the hashes give ${computed}` };
}
