// What a message must hold to tell of a step that triage asks about, whatever the rules look for.

import { recognisers } from "#ingest";
import { anyOf, literalNeed, type Need } from "#prefilter";
import type { Activity } from "#schema";

/** Steps of a change, and what makes its traces believed or not. Typed commands alone are the rules' own affair. */
const steps: ReadonlySet<Activity> = new Set([
  ...(["LoginSucceeded", "ImageCopied", "ImageDeleted", "ImageInstallStarted"] as const),
  ...(["ImageInstallCompleted", "ImageInstallFailed", "BootloaderUpgraded"] as const),
  ...(["BootVariableChanged", "ConfigRegisterChanged", "ReloadRequested", "Restarted"] as const),
  ...(["ConfigLoadedFromNetwork", "IntegrityCheckPassed", "IntegrityCheckFailed"] as const),
  ...(["LoggingChanged", "LoggingStopped", "ShellEntered"] as const),
]);

export function needOfTriage(): Need {
  const telling = recognisers.filter(({ activities }) => activities.some((one) => steps.has(one)));
  return anyOf(telling.flatMap(({ literals }) => literals.map(literalNeed)));
}
