// Does a change ticket in force name this device and this image? A ticket for the device alone is half an answer.

import { compareVersions } from "#images";
import type { MaintenanceWindow } from "../context/context.ts";
import { covers } from "../context/devices.ts";
import { holds } from "../context/interval.ts";
import type { Enquiry } from "../enquiry.ts";
import { quoted, valuesInWords } from "../wording.ts";
import { type Answered, no, type Question, unknown, yes } from "./question.ts";
import { contextReference, logReference } from "./references.ts";
import { spanInWords, windowInWords } from "./window-words.ts";
import { type Act, type BroughtImage, broughtImages, momentsOf, workOf } from "./work.ts";

export const ticketNamesChange: Question = {
  id: "ticket-names-change",
  asks: "Does a change ticket in force name this device and this image?",
  matters:
    "A ticket was written before the work and by somebody else than the log: no other list says what was to be installed.",
  needs: "change tickets with devices and images or versions, and the log of the work",
  means: {
    yes: "one ticket in force names the device, holds every step, and names every image that was brought",
    no: "tickets are known, and none in force holds the work, or the one that does names another image",
    unknown: "no tickets are known, or the ticket or the log names no image",
  },
  answer: (enquiry) => {
    const { device, context } = enquiry;
    const work = workOf(enquiry);
    const { acts, isAnnounced } = momentsOf(work, enquiry);
    const [first] = acts;
    const tickets = context.windows.filter(({ kind }) => kind === "change ticket");
    if (tickets.length === 0) {
      return unknown("No change tickets are known.", {
        wouldChange: `the change tickets for ${quoted(device.name)}`,
      });
    }
    if (first === undefined || !isAnnounced) {
      return unknown("The logs tell of no work on the image that a ticket could name.", {
        wouldChange: "logs that tell what was done and when",
      });
    }
    const answers = tickets
      .filter((ticket) => isFor(ticket, enquiry, acts))
      .map((ticket) => judgeTicket(ticket, broughtImages(work)));
    const span = { fromTicks: first.ticks, untilTicks: (acts.at(-1) ?? first).ticks + 1n };
    return (
      ["yes", "unknown", "no"]
        .flatMap((value) => answers.filter((answer) => answer.value === value))
        .at(0) ??
      no(
        `None of the change tickets in force is for ${quoted(device.name)} and holds all of the work, ${spanInWords(span)}.`,
        {
          rests: [logReference(first.activity)],
          wouldChange: `an approved ticket for ${quoted(device.name)} that holds ${spanInWords(span)} and names the image`,
        },
      )
    );
  },
};

/** A ticket for all devices names none. */
function isFor(ticket: MaintenanceWindow, { device }: Enquiry, acts: readonly Act[]): boolean {
  const { devices, roles, sites, models } = ticket.scope;
  const namesSome = devices.length + roles.length + sites.length + models.length > 0;
  if (!ticket.isInForce || !namesSome || !covers(ticket.scope, device)) return false;
  return acts.every(({ ticks }) =>
    ticket
      .occurrences({ fromTicks: ticks, untilTicks: ticks + 1n })
      .some((time) => holds(time, ticks)),
  );
}

function judgeTicket(ticket: MaintenanceWindow, brought: readonly BroughtImage[]): Answered {
  const named = [...ticket.images, ...ticket.versions];
  const rests = [
    contextReference(ticket, ticket.title),
    ...brought.map(({ act }) => logReference(act.activity)),
  ];
  const words = windowInWords(ticket);
  const images = valuesInWords(brought.map(({ image }) => image.name));
  if (brought.length === 0) {
    return unknown(`The ${words} holds the work, and the logs name no image to compare with it.`, {
      rests,
      wouldChange: "logs that name the image, as command accounting does",
    });
  }
  if (named.length === 0) {
    return unknown(`The ${words} holds the work and names no image; the logs name ${images}.`, {
      rests,
      wouldChange: `the image that ${quoted(ticket.id)} was approved for`,
    });
  }
  const strange = brought.filter((each) => !isNamed(each, ticket));
  if (strange.length === 0) return yes(`The ${words} names ${images}.`, rests);
  const others = valuesInWords(strange.map(({ image }) => image.name));
  return no(`The ${words} names ${valuesInWords(named)}, and ${others} was brought.`, {
    rests,
    wouldChange: `a ticket that names ${others}`,
  });
}

/** By file name, whatever the case, or by version in any writing. */
function isNamed({ image }: BroughtImage, { images, versions }: MaintenanceWindow): boolean {
  const { name, version } = image;
  if (images.some((each) => fileName(each) === fileName(name))) return true;
  return (
    version !== undefined &&
    versions.some(
      (each) =>
        each.toLowerCase() === version.toLowerCase() || compareVersions(each, version) === 0,
    )
  );
}

const fileName = (path: string): string => path.slice(path.lastIndexOf("/") + 1).toLowerCase();
