// Findings become tasks: those of the playbooks that are for them, with the commands of the device's family.

import type { Family } from "#commands";
import { type Task, taskTiers } from "../cases/record.ts";
import type { CaseFinding } from "../enquiry.ts";
import { type CommandValues, filled } from "./fill.ts";
import type { Playbook, PlaybookTask } from "./playbook.ts";

export interface Situation {
  /** Absent where nothing tells it: then there is nothing to paste. */
  readonly family?: Family | undefined;
  readonly values: CommandValues;
  /** Tasks that the case has: none of them comes twice. */
  readonly known: readonly Task[];
}

/** In the order of tiers, then of playbooks. */
export function tasksFor(
  findings: readonly CaseFinding[],
  playbooks: readonly Playbook[],
  situation: Situation,
): readonly Task[] {
  const chosen = playbooksFor(findings, playbooks).flatMap(({ tasks }) => tasks);
  const known = new Set(situation.known.map(keyOf));
  const fresh = taskTiers
    .flatMap((tier) => chosen.filter((task) => task.tier === tier))
    .filter((task) => !known.has(keyOf(task)) && known.add(keyOf(task)));
  const first = 1 + Math.max(0, ...situation.known.map(({ id }) => Number(id)));
  return fresh.map((task, index) => taskOf(task, String(first + index), situation));
}

const keyOf = ({ tier, says }: Pick<Task, "tier" | "says">): string => `${tier}\n${says}`;

/** Those that name a finding's detection; where none does, those that name its technique. */
export function playbooksFor(
  findings: readonly CaseFinding[],
  playbooks: readonly Playbook[],
): readonly Playbook[] {
  const chosen = new Set(findings.flatMap((finding) => specialFor(finding, playbooks)));
  return playbooks.filter((one) => one.for.everything || chosen.has(one));
}

function specialFor(finding: CaseFinding, playbooks: readonly Playbook[]): readonly Playbook[] {
  const { origin, detection, techniques } = finding;
  if (origin === "evidence") return playbooks.filter((one) => one.for.evidence);
  const byName = playbooks.filter(
    (one) => detection !== undefined && one.for.detections.includes(detection),
  );
  if (byName.length > 0) return byName;
  const isOf = (technique: string, wanted: string) =>
    technique === wanted || technique.startsWith(`${wanted}.`);
  return playbooks.filter((one) =>
    one.for.techniques.some((wanted) => techniques.some((technique) => isOf(technique, wanted))),
  );
}

function taskOf(task: PlaybookTask, id: string, { family, values }: Situation): Task {
  const { tier, says, why, caution, undo } = task;
  const lines = family === undefined ? [] : (task.commands.get(family) ?? []);
  return {
    id,
    tier,
    says,
    why,
    commands: lines.map((line) => filled(line, values)),
    caution,
    undo,
  };
}
