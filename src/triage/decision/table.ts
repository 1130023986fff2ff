// The table of decisions, read from the top: the first row that holds decides. It is the whole policy: no weights, no
// thresholds elsewhere.

import { type QuestionId, questionIds } from "../answer.ts";
import type { DecisionRow, Sign } from "./row.ts";

/** When, who, whence, what, how, and what was hidden: a no to one of these says nothing of the others. */
const signs: readonly Sign[] = [
  ["in-window"],
  ["actor-authorised"],
  ["transfer-host-approved"],
  ["version-approved", "version-not-lower"],
  ["order-as-expected"],
  ["telemetry-complete"],
];

const planned: readonly QuestionId[] = ["in-window", "actor-authorised", "version-approved"];

const allButTicket = questionIds.filter((id) => id !== "ticket-names-change");

export const decisionTable: readonly DecisionRow[] = [
  {
    name: "contradicted by evidence",
    verdict: "escalate",
    severityAtLeast: "informational",
    no: { signs: 1, of: [["evidence-agrees", "image-hash-known"]] },
    says: "What the device shows, or the hash of its image, speaks against it.",
    why: "No window, ticket or approval explains an image that is not what it claims to be.",
  },
  {
    name: "critical and not shown to be planned",
    verdict: "escalate",
    severityAtLeast: "critical",
    unshown: ["in-window", "actor-authorised"],
    says: "A critical finding, and nothing shows that authorised people did this inside a window.",
    why: "A critical finding has next to no benign explanation: it waits for none.",
  },
  {
    name: "critical and one sign",
    verdict: "escalate",
    severityAtLeast: "critical",
    no: { signs: 1, of: [questionIds] },
    says: "A critical finding, and one thing more speaks against it.",
    why: "Planned work does not come with a critical finding and a wrong answer at once.",
  },
  {
    name: "grave and by an outsider",
    verdict: "escalate",
    severityAtLeast: "high",
    no: { signs: 1, of: [["actor-authorised", "transfer-host-approved"]] },
    says: "A grave finding, and the account or the server is none of the organisation's.",
    why: "Who did it, and where the image came from, are what an intruder can least choose freely.",
  },
  {
    name: "two signs",
    verdict: "escalate",
    severityAtLeast: "medium",
    no: { signs: 2, of: signs },
    says: "At least two things that are independent of each other speak against it.",
    why: "One wrong answer is often an oversight in a list; two that agree seldom are. This needs no context files: an older version and missing logs are two.",
  },
  {
    name: "three signs",
    verdict: "escalate",
    severityAtLeast: "low",
    no: { signs: 3, of: signs },
    says: "At least three things that are independent of each other speak against it.",
    why: "Single acts of administrators are graded low; three wrong answers about one are no coincidence.",
  },
  {
    name: "planned, with its ticket",
    verdict: "close",
    severityAtMost: "high",
    yes: [...planned, "ticket-names-change"],
    says: "Authorised people brought an approved version inside a window, and a ticket names the device and the image.",
    why: "The change was asked for before it was made, by somebody else than the log; what stays unknown does not outweigh that.",
  },
  {
    name: "planned, and all else shown",
    verdict: "close",
    severityAtMost: "high",
    yes: allButTicket,
    says: "Everything but a ticket is shown, the device's own evidence among it.",
    why: "Where nothing is unknown, a ticket would add a name and no knowledge.",
  },
  {
    name: "planned",
    verdict: "close",
    severityAtMost: "medium",
    yes: [...planned, "transfer-host-approved"],
    says: "Authorised people brought an approved version from an approved server inside a window.",
    why: "A medium finding is one sign; who, when, whence and what answer it.",
  },
  {
    name: "slight, and nothing against it",
    verdict: "close",
    severityAtMost: "low",
    yes: [],
    says: "A slight finding, and no question is answered no.",
    why: "Single acts of administrators come by the hundred; where nothing speaks against one, nobody has the time. It stays in the history.",
  },
  {
    name: "something speaks against it",
    verdict: "review",
    severityAtLeast: "informational",
    noes: 1,
    says: "Something speaks against it, and not enough to call for help at once.",
    why: "An analyst finds out whether a list is out of date or a change was not announced.",
  },
  {
    name: "critical, though planned",
    verdict: "review",
    severityAtLeast: "critical",
    noes: 0,
    says: "A critical finding during work that looks planned.",
    why: "Context alone never closes a critical finding: windows and lists can be abused, too.",
  },
  {
    name: "not enough is known",
    verdict: "review",
    severityAtLeast: "informational",
    noes: 0,
    says: "Nothing speaks against it, and not enough speaks for it.",
    why: "Unknown is not yes. Without context files every finding of medium severity or above that bears no second sign ends here.",
  },
];
