// Did the steps come in the order of planned work? Copy, check, boot variable, reload, start. A table of breaks is
// asked first: each is something that planned work does not do. A chain of which links are not told is unknown.

import { ticksPerDay } from "#schema";
import type { Reference } from "../answer.ts";
import { inWords, momentInWords, quoted } from "../wording.ts";
import { chainOf, type Link, type LinkKind, linkWords, minuteTicks } from "./chain.ts";
import { type Answered, no, type Question, unknown, yes } from "./question.ts";
import { logReference } from "./references.ts";
import { type Act, type Work, workOf } from "./work.ts";

export const orderAsExpected: Question = {
  id: "order-as-expected",
  asks: "Did the steps come in the order of planned work?",
  matters:
    "Planned work copies, checks, sets what boots, asks for a reload, and the device starts. Each break of it needs an explanation.",
  needs: "command accounting or a configuration log, and the device's messages of reload and start",
  means: {
    yes: "the image arrived and was checked, or was installed, before the boot variable, the request and the start",
    no: "a start nobody asked for, a request no start followed, a change between request and start, work that went on after a failed check, or checks turned off",
    unknown: "links of the chain are not told",
  },
  answer: (enquiry) => {
    const work = workOf(enquiry);
    const chain = chainOf(work);
    const blind = enquiry.blindTelemetry ?? [];
    const found = breaks.flatMap((find) => find({ chain, work, blind }) ?? []);
    const broken = found.find(({ value }) => value === "no") ?? found[0];
    return broken ?? judgeLinks(chain);
  },
};

interface Looked {
  readonly chain: readonly Link[];
  readonly work: Work;
  /** Telemetry that the device does not give. */
  readonly blind: readonly string[];
}

type FindBreak = (looked: Looked) => Answered | undefined;

const breaks: readonly FindBreak[] = [
  checksTurnedOff,
  wentOnAfterFailure,
  changedAfterRequest,
  startedUnasked,
  neverStarted,
];

const turnsOff = /without (?:verification|validation)|no longer verified/;

function checksTurnedOff({ work }: Looked): Answered | undefined {
  const act = work.all.find(({ activity }) => turnsOff.test(activity.reason));
  if (act === undefined) return undefined;
  return no(`The check of images was turned off: ${shown(act)}.`, {
    rests: [logReference(act.activity)],
    wouldChange: "the image's hash computed off the device, and why its check was turned off",
  });
}

function wentOnAfterFailure({ chain }: Looked): Answered | undefined {
  const at = chain.findLastIndex(({ kind }) => kind === "failed check");
  const failure = chain[at];
  if (failure === undefined) return undefined;
  for (const link of chain.slice(at + 1)) {
    if (["arrival", "installation", "check"].includes(link.kind)) return undefined;
    if (["boot change", "request", "scheduled request"].includes(link.kind)) {
      return no(`The work went on after a check had failed: ${inOrder([failure, link])}.`, {
        rests: referencesOf([failure, link]),
        wouldChange: "a check of the same image that passed in between",
      });
    }
  }
  return undefined;
}

/** Where the request is given again behind the change, the first was called off at its prompt. */
function changedAfterRequest({ chain }: Looked): Answered | undefined {
  for (const [index, request] of chain.entries()) {
    if (request.kind !== "request") continue;
    const behind = chain.slice(index + 1);
    const next = behind.find(({ kind }) => kind === "request" || kind === "start");
    const change = behind.find(({ kind }) => kind === "arrival" || kind === "boot change");
    if (next?.kind === "start" && change !== undefined && change.act.ticks < next.act.ticks) {
      return no(
        `Something was changed between the request to reload and the start: ${inOrder([request, change, next])}.`,
        {
          rests: referencesOf([request, change, next]),
          wouldChange: "when the image had arrived, as the file server's log tells it",
        },
      );
    }
  }
  return undefined;
}

const requestTicks = 30n * minuteTicks;

function startedUnasked({ chain, work, blind }: Looked): Answered | undefined {
  if (blind.includes("ReloadLog")) return undefined;
  for (const [index, start] of chain.entries()) {
    if (start.kind !== "start") continue;
    const isAsked = chain.slice(0, index).some(({ kind, act }) => {
      if (kind === "scheduled request") return true;
      const asks = ["request", "installation", "boot loader upgrade"].includes(kind);
      return asks && start.act.ticks - act.ticks <= requestTicks;
    });
    if (isAsked || !isHeardBefore(start, work)) continue;
    return no(`Nobody asked for the start at ${momentInWords(start.act.ticks)}.`, {
      rests: referencesOf([start]),
      wouldChange: "who asked for the reload, or the loss of power or the crash that explains it",
    });
  }
  return undefined;
}

/** Of a start before which nothing is told, nobody knows who asked for it. */
function isHeardBefore({ act }: Link, { all }: Work): boolean {
  return all.some(
    ({ ticks }) => ticks < act.ticks - requestTicks && ticks > act.ticks - ticksPerDay,
  );
}

const startTicks = 30n * minuteTicks;

function neverStarted({ chain, work, blind }: Looked): Answered | undefined {
  const at = chain.findLastIndex(({ kind }) => kind === "request");
  const request = chain[at];
  if (request === undefined || chain.slice(at + 1).some(({ kind }) => kind === "start"))
    return undefined;
  const later = work.all.filter(({ ticks }) => ticks > request.act.ticks);
  if (later.some(({ activity }) => /\bcancel/.test(activity.reason))) return undefined;
  const isUp = later.some(
    ({ activity, ticks }) =>
      activity.activity !== "LoggingStopped" && ticks - request.act.ticks > startTicks,
  );
  const rests = referencesOf([request]);
  const words = `No start is told after the request to reload at ${momentInWords(request.act.ticks)}`;
  const wouldChange = "the device's uptime and reload reason, as it shows them";
  return isUp && !blind.includes("BootLog")
    ? no(`${words}, though the device goes on telling.`, { rests, wouldChange })
    : unknown(`${words}.`, { rests, wouldChange });
}

/** What planned work shows, in this order; one of the kinds each. */
const expected: readonly (readonly LinkKind[])[] = [
  ["arrival", "installation"],
  ["check", "installation"],
  ["boot change", "installation"],
  ["request", "scheduled request", "installation"],
  ["start"],
];

function judgeLinks(chain: readonly Link[]): Answered {
  const missing: string[] = [];
  const met: Link[] = [];
  for (const kinds of expected) {
    const after = met.at(-1)?.act.ticks;
    const link = chain.find(
      ({ kind, act }) => kinds.includes(kind) && (after === undefined || act.ticks >= after),
    );
    if (link === undefined) missing.push(linkWords[kinds[0] ?? "start"]);
    else if (link !== met.at(-1)) met.push(link);
  }
  if (missing.length === 0)
    return yes(`The steps came in order: ${inOrder(met)}.`, referencesOf(met));
  const seen = met.length === 0 ? "nothing of it" : inOrder(met);
  return unknown(`Of the chain ${seen} is told, and not ${inWords(missing)}.`, {
    rests: referencesOf(met),
    wouldChange:
      "command accounting, the configuration log and the messages at boot of the same time",
  });
}

const inOrder = (links: readonly Link[]): string =>
  links.map(({ kind, act }) => `${linkWords[kind]} (${momentInWords(act.ticks)})`).join(", ");

const referencesOf = (links: readonly Link[]): readonly Reference[] =>
  links.map(({ act }) => logReference(act.activity));

function shown({ activity: { command, message } }: Act): string {
  return quoted(command === "" ? message : command);
}
