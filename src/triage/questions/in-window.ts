// Was the work done inside an announced window? Asked of the moments at which something was done, never of logins.
// A row of a device whose clock is not trusted is dated by who received it; a clock that was set by hand dates nothing.

import type { MaintenanceWindow } from "../context/context.ts";
import { covers } from "../context/devices.ts";
import { holds, type Interval, intersection, lengthTicks, merged } from "../context/interval.ts";
import type { Enquiry } from "../enquiry.ts";
import { counted, durationInWords, inWords, quoted, valuesInWords } from "../wording.ts";
import { clockSettings } from "./clock.ts";
import { type Answered, no, type Question, unknown, yes } from "./question.ts";
import { contextReference, logReference } from "./references.ts";
import { spanInWords, windowInWords } from "./window-words.ts";
import { type Act, momentsOf, workOf } from "./work.ts";

export const inWindow: Question = {
  id: "in-window",
  asks: "Was the work done inside an announced maintenance window?",
  matters:
    "Planned changes of images are announced, with an owner and a time; intruders choose their own.",
  needs: "maintenance windows or change tickets, and the log of the work",
  means: {
    yes: "every step lies in windows that are in force and cover the device",
    no: "at least one step of the work on the image lies in none, though windows are known",
    unknown:
      "no windows are known, no work on the image is told, or the device's clock was set by hand before",
  },
  answer: (enquiry) => {
    const work = workOf(enquiry);
    const { acts, isAnnounced } = momentsOf(work, enquiry);
    const [first] = acts;
    const device = quoted(enquiry.device.name);
    if (first === undefined) {
      return unknown(`The logs tell of no work on ${device}: there is no moment to ask about.`, {
        wouldChange: "logs that tell when the work was done",
      });
    }
    const span = { fromTicks: first.ticks, untilTicks: (acts.at(-1) ?? first).ticks + 1n };
    if (enquiry.context.windows.length === 0) {
      return unknown(`No maintenance windows are known for the work on ${device}.`, {
        rests: [logReference(first.activity)],
        wouldChange: `the maintenance windows and change tickets of ${spanInWords(span)}`,
      });
    }
    const answered = answerFrom(enquiry, acts, span);
    if (answered.value === "no" && !isAnnounced) {
      return unknown(`Only ${spanned(acts)} is told, which need not be announced.`, {
        rests: answered.rests,
        wouldChange: "logs that tell of work on the image, if there was any",
      });
    }
    const [set] = clockSettings(work, acts);
    if (answered.value !== "yes" || set === undefined) return answered;
    return unknown(
      `The clock of ${device} was set by hand before (${quoted(set.activity.command || set.activity.reason)}): its stamps lie inside a window and prove nothing.`,
      {
        rests: [logReference(set.activity), ...answered.rests],
        wouldChange: "when the collector received these messages",
      },
    );
  },
};

/** `"Restarted" at 2026-03-10 16:41 UTC` */
function spanned(acts: readonly Act[]): string {
  const kinds = valuesInWords(acts.map(({ activity }) => activity.activity));
  const [fromTicks, untilTicks] = [acts[0]?.ticks, acts.at(-1)?.ticks];
  return `${kinds}, ${spanInWords({ fromTicks, untilTicks })}`;
}

/** A window with the times at which it met the work. */
interface Met {
  readonly window: MaintenanceWindow;
  readonly times: readonly Interval[];
}

function answerFrom({ device, context }: Enquiry, acts: readonly Act[], span: Interval): Answered {
  const covering = context.windows.filter(({ scope }) => covers(scope, device));
  const met = covering
    .filter(({ isInForce }) => isInForce)
    .map((window): Met => ({ window, times: window.occurrences(span) }))
    .filter(({ times }) => acts.some(({ ticks }) => times.some((time) => holds(time, ticks))));
  const times = merged(met.flatMap((each) => each.times));
  const outside = acts.filter(({ ticks }) => !times.some((time) => holds(time, ticks)));
  const [first] = outside;
  const when = `of the work, ${spanInWords(span)}${clockNote(acts)}`;
  const isOne = acts.length === 1;
  const rests = met.map(({ window }) => contextReference(window, window.title));
  if (first === undefined) {
    const all = isOne ? `The one record ${when}, lies` : `All ${acts.length} records ${when}, lie`;
    return yes(`${all} inside ${metInWords(met)}.`, [
      ...rests,
      ...acts.slice(0, 3).map(({ activity }) => logReference(activity)),
    ]);
  }
  const wouldChange = `a window or an approved change ticket in force for ${quoted(device.name)} ${spanInWords(span)}`;
  const grounds = { rests: [...rests, logReference(first.activity)], wouldChange };
  if (met.length === 0) {
    const any = isOne ? "the one record" : `any of the ${acts.length} records`;
    return no(
      `No window that covers ${quoted(device.name)} holds ${any} ${when}${notInForce(covering, span)}.`,
      grounds,
    );
  }
  const inside = acts.length - outside.length;
  const others = outside.length === 1 ? "" : ` and ${counted(outside.length - 1, "other")}`;
  return no(
    `${inside} of the ${acts.length} records ${when}, ${inside === 1 ? "lies" : "lie"} inside ${metInWords(met)}${overlapInWords(times, span)}: not so ${quoted(first.activity.activity)}${others}.`,
    grounds,
  );
}

function metInWords(met: readonly Met[]): string {
  return inWords(
    met.map(
      ({ window, times }) => `the ${windowInWords(window)} (${times.map(spanInWords).join(", ")})`,
    ),
  );
}

function overlapInWords(times: readonly Interval[], span: Interval): string {
  const whole = lengthTicks(span) ?? 0n;
  const shared = times
    .map((time) => intersection(time, span))
    .reduce((sum, part) => sum + (part === undefined ? 0n : (lengthTicks(part) ?? 0n)), 0n);
  return `, ${durationInWords(shared)} of ${durationInWords(whole)}`;
}

/** Cancelled and unapproved tickets explain nothing, and are what an analyst would find first. */
function notInForce(covering: readonly MaintenanceWindow[], span: Interval): string {
  const void_ = covering.filter(
    (window) => !window.isInForce && window.occurrences(span).length > 0,
  );
  if (void_.length === 0) return "";
  const names = valuesInWords(void_.map(({ id, state }) => `${id} (${state})`));
  return `; ${names} would, and is not in force`;
}

function clockNote(acts: readonly Act[]): string {
  const doubted = acts.filter(
    ({ activity: { clockTrust } }) => clockTrust === "lost" || clockTrust === "unset",
  );
  if (doubted.length === 0) return "";
  return ` (${counted(doubted.length, "record")} by the time of receipt, since the device's clock is not trusted)`;
}
