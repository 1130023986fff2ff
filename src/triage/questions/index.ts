// The questions that are asked about every case, in the order in which an analyst asks them.

import { type Answers, type ByQuestion, byQuestion } from "../answer.ts";
import type { Enquiry } from "../enquiry.ts";
import { actorAuthorised } from "./actor-authorised.ts";
import { evidenceAgrees } from "./evidence-agrees.ts";
import { imageHashKnown } from "./image-hash-known.ts";
import { inWindow } from "./in-window.ts";
import { orderAsExpected } from "./order-as-expected.ts";
import type { Question } from "./question.ts";
import { telemetryComplete } from "./telemetry-complete.ts";
import { ticketNamesChange } from "./ticket-names-change.ts";
import { transferHostApproved } from "./transfer-host-approved.ts";
import { versionApproved } from "./version-approved.ts";
import { versionNotLower } from "./version-not-lower.ts";

export const questions: ByQuestion<Question> = {
  "in-window": inWindow,
  "ticket-names-change": ticketNamesChange,
  "actor-authorised": actorAuthorised,
  "transfer-host-approved": transferHostApproved,
  "version-approved": versionApproved,
  "version-not-lower": versionNotLower,
  "image-hash-known": imageHashKnown,
  "order-as-expected": orderAsExpected,
  "evidence-agrees": evidenceAgrees,
  "telemetry-complete": telemetryComplete,
};

/** Every question is answered, if only with unknown. */
export function askAll(enquiry: Enquiry): Answers {
  return byQuestion((question) => ({ question, ...questions[question].answer(enquiry) }));
}
