// What was gathered becomes the entries of one case: opened or opened again, with what joined it, why, and the tasks
// that follow from it.

import type { Family } from "#commands";
import type { DeviceActivity } from "../enquiry.ts";
import { tasksFor } from "../playbooks/choose.ts";
import { valuesOf } from "../playbooks/fill.ts";
import type { Playbook } from "../playbooks/playbook.ts";
import type { Case } from "./case.ts";
import type { Entry } from "./chain.ts";
import { activityKey, titleOf } from "./fold.ts";
import type { Gathering } from "./gather.ts";
import type { CaseEvent } from "./record.ts";

/** Who writes, when, and what there is to do about findings. */
export interface Scribe {
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly by: string;
  readonly playbooks: readonly Playbook[];
}

/** What is known of the device around the findings. */
export interface Circumstances {
  readonly activities: readonly DeviceActivity[];
  readonly family?: Family | undefined;
  readonly blindTelemetry?: readonly string[] | undefined;
}

export interface GatheredCase {
  readonly id: string;
  /** As it is; absent where it is to be opened. */
  readonly known?: Case | undefined;
  readonly merged: readonly Case[];
}

export function recordGathering(
  gathering: Gathering,
  { id, known, merged }: GatheredCase,
  { scribe, around }: { readonly scribe: Scribe; readonly around: Circumstances },
): readonly Entry[] {
  const { findings, because, device, reopens } = gathering;
  const { at, by } = scribe;
  const entry = (event: CaseEvent, of: string = id): Entry => ({ case: of, at, by, event });
  const heard = new Set(known?.activities.map(activityKey) ?? []);
  const activities = around.activities.filter((one) => !heard.has(activityKey(one)));
  const tasks = tasksFor(findings, scribe.playbooks, {
    family: around.family,
    values: valuesOf(around.activities),
    known: known?.tasks ?? [],
  });
  const { blindTelemetry } = around;
  const blind = blindTelemetry === undefined ? {} : { blindTelemetry };
  const title = titleOf(findings);
  const { name, names } = device;
  return [
    ...(known === undefined
      ? [entry({ kind: "opened", device: name, names, title, tasks })]
      : tasks.map((task) => entry({ kind: "task added", task }))),
    ...(reopens === undefined ? [] : [entry({ kind: "reopened", because: reopens })]),
    ...merged.map((one) => entry({ kind: "merged", into: id, because }, one.id)),
    entry({ kind: "findings joined", findings, because, activities, ...blind }),
    ...merged.flatMap(({ id: from, integrity }) =>
      integrity === undefined
        ? []
        : [entry({ kind: "evidence joined", integrity, because: `it was evidence of ${from}` })],
    ),
  ];
}
