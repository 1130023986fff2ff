// Is everybody who did the work authorised for this device? Asked of accounts with the addresses that they came from. A
// step of which nobody tells who did it is unknown; one stranger among several accounts is a no.

import { accountMisfit, type Misfit } from "../context/matching.ts";
import type { Enquiry } from "../enquiry.ts";
import { inWords, quoted, valuesInWords } from "../wording.ts";
import { type Answered, no, type Question, shortfallOf, unknown, yes } from "./question.ts";
import { contextReference, logReference } from "./references.ts";
import { type Act, type Work, workOf } from "./work.ts";

export const actorAuthorised: Question = {
  id: "actor-authorised",
  asks: "Is everybody who did the work authorised for this device?",
  matters: "Images are changed by few people and by automation, from hosts that are known.",
  needs: "authorised accounts and jump hosts, and a channel that names who gave a command",
  means: {
    yes: "each account that did a step is authorised for the device, then, and from where it came",
    no: "at least one account is not",
    unknown: "no list is known, or of some step nobody tells who did it or where from",
  },
  answer: (enquiry) => {
    const work = workOf(enquiry);
    const acts = [...work.image, ...work.other];
    const people = actorsOf(acts, work);
    const nameless = namelessKinds(work);
    const [first] = acts;
    if (first === undefined) {
      return unknown("The logs tell of no work, and so of nobody who did it.", {
        wouldChange: "logs that tell who worked on the device, as command accounting does",
      });
    }
    if (enquiry.context.accounts.length === 0) {
      const who = people.length === 0 ? "nobody that is named" : namesOf(people);
      return unknown(`No list of authorised accounts is known; the work was done by ${who}.`, {
        rests: people.flatMap(({ acts: [act] }) =>
          act === undefined ? [] : [logReference(act.activity)],
        ),
        wouldChange: "the list of authorised accounts",
      });
    }
    const verdicts = people.map((actor) => judgeActor(actor, enquiry));
    const shortfall = shortfallOf(verdicts);
    if (shortfall !== undefined) return shortfall;
    if (nameless.length > 0 || people.length === 0) {
      const rests = nameless.map(({ activity }) => logReference(activity));
      const steps = nameless.map(({ activity }) => activity.activity);
      return unknown(
        `Nobody is named for ${inWords([...new Set(steps)]) || "the work"}${people.length === 0 ? "" : `; the rest was done by ${namesOf(people)}`}.`,
        { rests, wouldChange: "command accounting of these steps, or the record of the session" },
      );
    }
    return yes(
      `${namesOf(people)} ${people.length === 1 ? "is" : "are"} authorised for ${quoted(enquiry.device.name)}.`,
      verdicts.flatMap(({ rests }) => rests),
    );
  },
};

/** One account from one address. */
interface Actor {
  readonly account: string;
  /** Empty where it is not told. */
  readonly from: string;
  readonly acts: readonly Act[];
}

const namesOf = (actors: readonly Actor[]): string =>
  inWords(
    actors
      .slice(0, 4)
      .map(actorInWords)
      .concat(actors.length > 4 ? [`${actors.length - 4} more`] : []),
  );

function actorInWords({ account, from }: Actor): string {
  return from === "" ? quoted(account) : `${quoted(account)} from ${quoted(from)}`;
}

/** Each account with each address that it acted from; where no step tells one, those of its logins. */
function actorsOf(acts: readonly Act[], { all }: Work): readonly Actor[] {
  const named = acts.filter(({ activity }) => activity.actor !== "" && !isOwnProcess(activity));
  const accounts = [...new Set(named.map(({ activity }) => activity.actor))];
  return accounts.flatMap((account) => {
    const own = named.filter(({ activity }) => activity.actor === account);
    const logins = all.filter(
      ({ activity }) => activity.activity === "LoginSucceeded" && activity.actor === account,
    );
    const origins = originsOf(own).length > 0 ? originsOf(own) : originsOf(logins);
    return (origins.length > 0 ? origins : [""]).map((from) => ({ account, from, acts: own }));
  });
}

function originsOf(acts: readonly Act[]): readonly string[] {
  return [...new Set(acts.map(({ activity }) => activity.actorIp).filter((ip) => ip !== ""))];
}

/** `Reload requested by Chassis Manager`: names of accounts hold no blank on IOS, those of its processes do. */
function isOwnProcess({ mnemonic, actor }: Act["activity"]): boolean {
  return /(?:^|-)RELOAD$/.test(mnemonic) && actor.includes(" ");
}

const kinds = {
  ImageCopied: "image",
  ImageInstallStarted: "image",
  ImageInstallCompleted: "image",
  ImageInstallFailed: "image",
  ImageDeleted: "deletion",
  BootVariableChanged: "boot",
  ConfigRegisterChanged: "boot",
  BootloaderUpgraded: "boot loader",
  ReloadRequested: "reload",
} as const;

function kindOf({ activity: { activity } }: Act): string {
  const row = Object.entries(kinds).find(([name]) => name === activity);
  return row?.[1] ?? activity;
}

/** Steps on the image of a kind of which no row names anybody: one message of several may leave the name out. */
function namelessKinds({ image }: Work): readonly Act[] {
  const named = image.filter(({ activity }) => activity.actor !== "" && !isOwnProcess(activity));
  const namedKinds = new Set(named.map(kindOf));
  return image.filter((act) => {
    // A process reloads because an installation or an upgrade asked for it.
    const isAsked =
      isOwnProcess(act.activity) && ["image", "boot loader"].some((kind) => namedKinds.has(kind));
    return !namedKinds.has(kindOf(act)) && !isAsked;
  });
}

/** What an entry lacks, from the least that keeps it from applying. */
const nearMisses: readonly Misfit[] = [
  "other case",
  "origin is not told",
  "no longer valid",
  "not yet valid",
  "other device",
  "other origin",
];

function judgeActor(actor: Actor, { context, device }: Enquiry): Answered {
  const { account, from, acts } = actor;
  const ends = [acts[0], acts.at(-1)].flatMap((act) => (act === undefined ? [] : [act.ticks]));
  const misfits = context.accounts.map((entry) => ({
    entry,
    misfit: ends
      .map((atTicks) => accountMisfit(entry, { account, from, device, atTicks }))
      .find((each) => each !== undefined),
  }));
  const rests = acts.slice(0, 2).map(({ activity }) => logReference(activity));
  const match = misfits.find(({ misfit }) => misfit === undefined);
  if (match !== undefined) {
    const says = match.entry.note || match.entry.kind;
    return yes(`${actorInWords(actor)} is authorised.`, [
      contextReference(match.entry, says),
      ...rests,
    ]);
  }
  const near = nearMisses.flatMap((each) => misfits.filter(({ misfit }) => misfit === each))[0];
  const wouldChange = `proof that ${actorInWords(actor)} may work on ${quoted(device.name)}, and an entry that says so`;
  if (near?.misfit === undefined) {
    return no(`${actorInWords(actor)} is on no list of authorised accounts.`, {
      rests,
      wouldChange,
    });
  }
  const grounds = { rests: [...rests, contextReference(near.entry, near.misfit)], wouldChange };
  const entry =
    near.entry.account === "" ? valuesInWords(near.entry.from) : quoted(near.entry.account);
  const says = `${actorInWords(actor)} is not shown to be authorised: the entry for ${entry} does not apply (${near.misfit})`;
  const isOpen = near.misfit === "other case" || near.misfit === "origin is not told";
  return isOpen ? unknown(`${says}.`, grounds) : no(`${says}.`, grounds);
}
