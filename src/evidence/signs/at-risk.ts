// Models and trains that a known bootkit can live in: no sign of it, but a reason to look closer.

import { quoted } from "./quoting.ts";
import type { Found, SignRow } from "./sign-row.ts";

const modelsWithoutSecureBoot = /\bASA ?55(?:12|15|25|45|55|85)(?:-X|-S)?/i;
const trainsAttacked = /^9\.(?:12|14)\(/;

const rayInitiator: SignRow = {
  sign: "model-at-risk",
  techniques: ["T1542.004"],
  because:
    "RayInitiator rewrites the boot loader of ASA 5500-X models, which check nothing at start; it was found on releases " +
    "9.12 and 9.14, and survives reload and upgrade.",
  next: "Upgrade to a fixed release and look for firmware_update.log on disk0 afterwards; plan to replace the model",
  source: "Cisco, detection guide for continued attacks against ASA, 2025",
  find: ({ of, value }) => {
    const version = value("Version") ?? "";
    if (!trainsAttacked.test(version)) return [];
    return of("Model").flatMap((fact): Found[] =>
      modelsWithoutSecureBoot.test(fact.value)
        ? [
            {
              severity: "low",
              subject: fact.subject,
              says: `${quoted(fact.value)} runs ${quoted(version)}`,
              at: [fact.at],
            },
          ]
        : [],
    );
  },
};

export const atRiskSigns: readonly SignRow[] = [rayInitiator];
