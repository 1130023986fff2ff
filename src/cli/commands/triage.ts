// Cases: findings that belong together, with a verdict and its reasons, worked on by people until they are closed.

import { existsSync } from "node:fs";
import { userInfo } from "node:os";
import { isoFromTicks } from "#schema";
import { nearest } from "#text";
import type { TriageOptions } from "#workspace";
import type { Call, Command } from "../command.ts";
import { type ExitCode, exitCodes, strongest } from "../exit-codes.ts";
import { withWorkspace } from "../opening.ts";
import { contextPaths } from "../rule-choice.ts";
import type { Settings } from "../settings.ts";
import { actions } from "../triage/actions.ts";
import { hasTriageErrors, sayTriageProblems } from "../triage/problems.ts";
import { UsageError } from "../usage-error.ts";

export const triage: Command = {
  name: "triage",
  says: "Work on cases: findings that belong together, their verdict and its reasons",
  takes: [
    ["<action>", Object.keys(actions).join(", ")],
    ["[words...]", "the case, and what the action takes behind it"],
  ],
  settings: [
    ...(["store", "by", "status", "verdict", "device", "severity", "disposition"] as const),
    ...(["comment", "context", "head", "format", "output", "color", "quiet"] as const),
    "csv-formulas",
  ],
  formats: ["table", "json", "ndjson", "csv", "markdown"],
  forPeople: true,
  examples: [
    ["bootwarden scan logs/ --context context/ --store cases.duckdb", "findings become cases"],
    ["bootwarden triage list --store cases.duckdb", "open cases, the gravest verdict first"],
    ["bootwarden triage show 3 --store cases.duckdb", "why, what happened, what to do"],
    ["bootwarden triage task 3 2 done 'hash is the vendor’s' --store cases.duckdb", "a step done"],
    ["bootwarden triage judge --context context/ --store cases.duckdb", "after a list has changed"],
    [
      "bootwarden triage close 3 4 --disposition 'benign positive' --comment 'CHG0042' --store cases.duckdb",
      "two at once",
    ],
    ["bootwarden triage audit --store cases.duckdb", "that nobody has changed the history"],
  ],
  run,
};

async function run(call: Call): Promise<ExitCode> {
  const [word = "", ...words] = call.arguments;
  const action = actionNamed(word);
  checkStore(call.settings);
  // Only judging asks what the organisation knows.
  const { context: _, ...withoutContext } = triageOptions(call);
  const options = action === actions.judge ? triageOptions(call) : withoutContext;
  return withWorkspace(call, async (workspace) => {
    const opened = await workspace.triage(options);
    sayTriageProblems(opened.problems, call.terminal);
    const { ok, why } = opened.book.audit();
    if (!ok && action !== actions.audit) {
      call.terminal.complain(`warning: the history of cases does not hold: ${why}`);
    }
    const code = await action({ words, triage: opened, call });
    const done = exitCodes.done.code;
    return strongest([
      code,
      ok ? done : exitCodes.integrity.code,
      hasTriageErrors(opened.problems) ? exitCodes.usage.code : done,
    ]);
  });
}

function actionNamed(word: string): (typeof actions)[keyof typeof actions] {
  const names = Object.keys(actions).filter((name) => isAction(name));
  if (isAction(word)) return actions[word];
  const close = nearest(word, names);
  throw new UsageError(
    `triage has no action '${word}'`,
    close === undefined ? `its actions are: ${names.join(", ")}` : `'${close}' is the closest name`,
  );
}

const isAction = (word: string): word is keyof typeof actions => Object.hasOwn(actions, word);

/** A store that is not there would be made empty, and show no case where there are some. */
export function checkStore({ store }: Settings): void {
  if (store === undefined) {
    throw new UsageError("no store is named", "--store FILE, as scan --store wrote it");
  }
  if (!existsSync(store)) {
    throw new UsageError(`there is no store ${store}`, "bootwarden scan logs/ --store makes one");
  }
}

export function triageOptions({ settings, startedAtTicks }: Call): TriageOptions {
  const { context, playbooks, by } = settings;
  const caseWindowMs = settings["case-window"];
  const caseFrom = settings["case-from"];
  return {
    by: by ?? loginName(),
    now: isoFromTicks(settings.now ?? startedAtTicks),
    ...(context === undefined ? {} : { context: contextPaths(settings) }),
    ...(playbooks === undefined ? {} : { playbooks }),
    ...(caseWindowMs === undefined ? {} : { caseWindowMs }),
    ...(caseFrom === undefined ? {} : { caseFrom }),
  };
}

/** A process in a container may run as a number that no list of users knows. */
function loginName(): string {
  try {
    return userInfo().username;
  } catch {
    return `user ${process.getuid?.() ?? "unknown"}`;
  }
}
