// Tests of detections that are replayed without a device: listed, shown, or run with all that they leave.

import type { Atomic } from "#atomics";
import { nearest } from "#text";
import { type AtomicSet, atomicsIn, bundledAtomics } from "#workspace";
import { listReport, showReport } from "../atomic-reports.ts";
import { runAtomicsCommand } from "../atomic-run.ts";
import type { Call, Command } from "../command.ts";
import { deliver } from "../deliver.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { sayInputProblems } from "../say.ts";
import { UsageError } from "../usage-error.ts";
import { sayRuleProblems } from "./check.ts";

export const atomics: Command = {
  name: "atomics",
  says: "Replay what tampering leaves in each channel, and prove which detections fire",
  takes: [
    ["<action>", "list, show or run"],
    ["[id...]", "tests, as T1542.005-3; a technique stands for all of its tests"],
  ],
  settings: [
    ...([
      "all",
      "atomics",
      "rules",
      "language",
      "input",
      "telemetry",
      "send",
      "framing",
      "rate",
    ] as const),
    ...(["received-at", "format", "output", "color", "quiet", "csv-formulas"] as const),
  ],
  formats: ["table", "json", "ndjson", "csv", "junit", "markdown"],
  forPeople: true,
  examples: [
    ["bootwarden atomics list", "the tests, and the channels that tell of each"],
    ["bootwarden atomics show T1542.005-3", "commands, clean-up, messages, what must fire"],
    ["bootwarden atomics run --all --format junit -o atomics.xml", "for a build server"],
    ["bootwarden atomics run T1601 --send udp://127.0.0.1:514", "to a collector on this machine"],
    ["bootwarden atomics run T1495 --telemetry logs/", "the messages as files"],
  ],
  run,
};

const actions = ["list", "show", "run"] as const;

async function run(call: Call): Promise<ExitCode> {
  const [word = "", ...ids] = call.arguments;
  const action = actions.find((one) => one === word);
  if (action === undefined) {
    throw new UsageError(
      `atomics has no action '${word}'`,
      `its actions are: ${actions.join(", ")}`,
    );
  }
  const set = atomicsIn(call.settings.atomics ?? bundledAtomics);
  sayInputProblems(set.unread, call.terminal);
  sayRuleProblems({ refused: set.wrong, warnings: [] }, call);
  if (set.unread.length > 0) return exitCodes.usage.code;
  if (set.wrong.length > 0) return exitCodes.wrongRule.code;
  switch (action) {
    case "list":
      await deliver(listReport(chosen(set, ids)), call);
      return exitCodes.done.code;
    case "show":
      await deliver(showReport(named(set, ids), call), call);
      return exitCodes.done.code;
    case "run":
      return runAtomicsCommand(call.settings.all === true ? set.atomics : named(set, ids), call);
  }
}

function named(set: AtomicSet, ids: readonly string[]): readonly Atomic[] {
  if (ids.length > 0) return chosen(set, ids);
  throw new UsageError("no test is named", "bootwarden atomics list shows them; --all runs all");
}

/** All of them where none is named. */
function chosen({ atomics }: AtomicSet, ids: readonly string[]): readonly Atomic[] {
  if (ids.length === 0) return atomics;
  const wanted = ids.map((id) => ({ id, found: atomics.filter((atomic) => isNamed(atomic, id)) }));
  const missing = wanted.find(({ found }) => found.length === 0);
  if (missing !== undefined) {
    const near = nearest(missing.id, [...atomics.map(({ id }) => id)]);
    throw new UsageError(
      `no test is '${missing.id}'`,
      near === undefined ? "bootwarden atomics list shows them" : `'${near}' is the closest name`,
    );
  }
  return atomics.filter((atomic) => wanted.some(({ found }) => found.includes(atomic)));
}

function isNamed({ id, technique, guid }: Atomic, word: string): boolean {
  const upper = word.toUpperCase();
  return id === upper || technique === upper || guid === word.toLowerCase();
}
