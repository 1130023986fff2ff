// Did the device and its servers go on telling? What was stopped, cleared or went missing is a no. What a device never
// tells hides things, too, but nobody hid them: that is unknown.

import { ticksPerSecond } from "#schema";
import { counted, inWords, quoted, valuesInWords } from "../wording.ts";
import { no, type Question, unknown, yes } from "./question.ts";
import { findingReferences, logReference } from "./references.ts";
import { type Act, workOf } from "./work.ts";

export const telemetryComplete: Question = {
  id: "telemetry-complete",
  asks: "Did the device go on telling all that it can tell?",
  matters: "Intruders stop or clear logs before they work; what is not told cannot be answered.",
  needs: "what the device tells over days, so that its silence is noticed",
  means: {
    yes: "no rule is blind on the device, and nothing was stopped, cleared or lost",
    no: "logging was stopped, reduced or cleared, or messages are missing, around the work",
    unknown:
      "the device does not tell what rules need, its logging was changed in an unclear way, or nothing is known of it",
  },
  answer: (enquiry) => {
    const { findings, blindTelemetry, device } = enquiry;
    const { all } = workOf(enquiry);
    const hidden = all.filter((act) => effectOf(act, all) === "less");
    const suppressed = findings.filter(
      ({ origin, techniques }) =>
        origin === "rule" && techniques.some((id) => /^T1562(?:\.|$)/.test(id)),
    );
    if (hidden.length > 0 || suppressed.length > 0) {
      const told = [
        ...hidden.map(({ activity }) => activity.command || activity.reason || activity.message),
        ...suppressed.map(({ title }) => title),
      ];
      return no(
        `What ${quoted(device.name)} tells was stopped, cleared or went missing: ${valuesInWords(told)}.`,
        {
          rests: [
            ...hidden.map(({ activity }) => logReference(activity)),
            ...findingReferences(suppressed),
          ],
          wouldChange:
            "who changed its logging and why, and another record of the same time: accounting, flows, the console",
        },
      );
    }
    const unclear = all.filter((act) => effectOf(act, all) === "unclear");
    if (unclear.length > 0) {
      return unknown(
        `The logging of ${quoted(device.name)} was changed ${counted(unclear.length, "time")}, whether to tell less is not known: ${valuesInWords(unclear.map(({ activity }) => activity.command || activity.reason))}.`,
        {
          rests: unclear.map(({ activity }) => logReference(activity)),
          wouldChange: "the logging configuration before and after",
        },
      );
    }
    if (blindTelemetry === undefined) {
      return unknown(`What ${quoted(device.name)} usually tells is not known.`, {
        wouldChange: "its logs of some days, through bootwarden scan",
      });
    }
    if (blindTelemetry.length > 0) {
      return unknown(
        `${quoted(device.name)} does not tell ${inWords(blindTelemetry)}: rules that need it are blind there.`,
        {
          wouldChange:
            "that telemetry turned on, as bootwarden doctor says, or another record of the same time",
        },
      );
    }
    return yes(
      `Nothing that ${quoted(device.name)} tells was stopped, cleared or lost, and no rule is blind on it.`,
      [],
    );
  },
};

type Effect = "less" | "unclear" | "none";

/** What a row about logging means for what is told after it. */
function effectOf(act: Act, all: readonly Act[]): Effect {
  const { activity, reason, command, actor } = act.activity;
  if (activity !== "LoggingStopped" && activity !== "LoggingChanged") return "none";
  // All sources at once: the collector, or the way to it.
  if (reason === "all sources stopped") return "unclear";
  if (silences.test(reason)) return "less";
  if (command === "" && actor === "" && isOfRestart(act, all)) return "none";
  if (activity === "LoggingStopped" || takesAway.test(command) || takenAway.test(reason)) {
    return "less";
  }
  return addsTo.test(command) || /\bstarted\b/.test(reason) ? "none" : "unclear";
}

/** As silences of devices give their reason. */
const silences = /^(?:source stopped|volume dropped|sequence )/;

const takesAway = /^(?:no|undo|clear|reset|delete|deactivate|unset|disable)\b/i;

const takenAway = /\b(?:removed|clears|deletes|erases|disabled|stopped|restarts the log daemon)\b/i;

/** One more host to tell. Levels and filters can do either. */
const addsTo = /^(?:logging (?:host|server)|info-center loghost|set system syslog host)\b/i;

const restartTicks = 15n * 60n * ticksPerSecond;

/** A device stops its log daemon before it restarts and reaches its hosts some time after. */
function isOfRestart({ ticks }: Act, all: readonly Act[]): boolean {
  return all.some(
    (other) =>
      (other.activity.activity === "Restarted" || other.activity.activity === "ReloadRequested") &&
      ticks >= other.ticks &&
      ticks - other.ticks <= restartTicks,
  );
}
