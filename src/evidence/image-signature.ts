// The device's own word on signatures becomes checks: what its command said of a file, and no more than that.

import type { Fact } from "./fact.ts";
import type { Check } from "./integrity.ts";
import { quoted } from "./signs/index.ts";

export function imageSignatureChecks(facts: readonly Fact[]): readonly Check[] {
  return facts
    .filter(({ kind }) => kind === "FileVerified")
    .map(({ subject, value, at }): Check => {
      const result = resultOf(value);
      const says = `the device says ${quoted(value)} of ${quoted(subject)}`;
      return { check: "image-signature", subject, result, says, trust: "on-box", at };
    });
}

/** A word that is neither says nothing of the signature. */
function resultOf(value: string): Check["result"] {
  if (/^passed\b/i.test(value)) return "pass";
  return /^failed\b/i.test(value) ? "fail" : "not shown";
}
