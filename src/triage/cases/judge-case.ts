// A case as it stands becomes a judgement to be written: every question asked again, from what is known now.

import { isoFromTicks, ticksFromIso, ticksPerDay } from "#schema";
import type { TriageContext } from "../context/context.ts";
import { covers, deviceNamed } from "../context/devices.ts";
import { judge } from "../decision/judge.ts";
import type { CaseDevice } from "../enquiry.ts";
import { askAll } from "../questions/index.ts";
import type { Case } from "./case.ts";
import type { CaseEvent, WindowBand } from "./record.ts";

export type Judged = Extract<CaseEvent, { kind: "judged" }>;

export function judgeCase(known: Case, context: TriageContext): Judged {
  const device = deviceOf(known, context);
  const { findings, activities, integrity, blindTelemetry } = known;
  const answers = askAll({ device, findings, activities, context, integrity, blindTelemetry });
  return {
    kind: "judged",
    answers,
    judgement: judge(answers, known.severity),
    context: context.digest,
    windows: windowsAround(known, device, context),
  };
}

/** Whether another judgement says nothing that the last one did not. */
export function saysTheSame({ answers, judgement, context }: Case, judged: Judged): boolean {
  const told = JSON.stringify([judged.answers, judged.judgement, judged.context]);
  return told === JSON.stringify([answers, judgement, context]);
}

/** All names under which the case or the inventory knows the device. */
function deviceOf({ device, names }: Case, context: TriageContext): CaseDevice {
  if (device === "") return { name: "", names: [] };
  const found = [device, ...names].map((name) => deviceNamed(context, name));
  const listed = found.find(({ inventory }) => inventory !== undefined) ?? found[0];
  const all = [...new Set([...names, ...(listed?.names ?? [])])];
  return listed === undefined ? { name: device, names: all } : { ...listed, names: all };
}

/** Drawn beside what happened. */
const bandsMax = 50;

function windowsAround(
  { firstAt, lastAt }: Case,
  device: CaseDevice,
  context: TriageContext,
): readonly WindowBand[] {
  const from = ticksFromIso(firstAt);
  const until = ticksFromIso(lastAt);
  if (from === undefined || until === undefined || device.name === "") return [];
  const around = { fromTicks: from - ticksPerDay, untilTicks: until + ticksPerDay };
  return context.windows
    .filter(({ isInForce, scope }) => isInForce && covers(scope, device))
    .flatMap(({ id, title, owner, occurrences }) =>
      occurrences(around).map(({ fromTicks, untilTicks }) => ({
        ...{ id, title, owner },
        from: fromTicks === undefined ? "" : isoFromTicks(fromTicks),
        until: untilTicks === undefined ? "" : isoFromTicks(untilTicks),
      })),
    )
    .slice(0, bandsMax);
}
