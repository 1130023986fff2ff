// A case becomes a document, in the order in which an analyst reads it: verdict, why, device, timeline, findings,
// evidence, tasks, notes, history, limits.

import { unreachable } from "#bug";
import type { Check, IntegrityReport } from "#evidence";
import { isoFromTicks } from "#schema";
import { type AnswerValue, questionIds } from "../answer.ts";
import type { Case } from "../cases/case.ts";
import { type CaseRecord, taskTiers } from "../cases/record.ts";
import { questions } from "../questions/index.ts";
import type { Verdict } from "../verdict.ts";
import type {
  Block,
  CaseDocument,
  DocumentCell,
  ReportSettings,
  TableBlock,
  Tone,
} from "./document.ts";
import { laneRows, timelineOf } from "./timeline.ts";

const factsMax = 60;
const activitiesMax = 200;

export function caseDocument(one: Case, settings: ReportSettings): CaseDocument {
  return {
    id: one.id,
    title: `${one.id}: ${one.device}`,
    blocks: [
      verdictOf(one),
      ...checklist(one),
      ...deviceOf(one),
      ...timeline(one),
      ...findings(one),
      ...(one.integrity === undefined ? noEvidence : integrity(one.integrity)),
      ...tasks(one),
      ...notes(one),
      ...history(one, settings),
    ],
  };
}

const headlines: { readonly [V in Verdict]: string } = {
  escalate: "ESCALATE: hand this to incident response now",
  review: "REVIEW: a person has to look before this can be closed or escalated",
  close: "CLOSE: planned work, as far as what is known shows",
};

function verdictOf({ judgement, title, status, disposition }: Case): Block {
  const closed =
    disposition === undefined
      ? []
      : [`closed as ${disposition.disposition}: ${disposition.comment}`];
  return {
    kind: "verdict",
    verdict: judgement?.verdict,
    headline: judgement === undefined ? "NOT JUDGED YET" : headlines[judgement.verdict],
    because: [title, ...(judgement?.because ?? []), ...(status === "closed" ? closed : [])],
  };
}

const answerTones: { readonly [V in AnswerValue]: Tone } = {
  yes: "good",
  unknown: "open",
  no: "bad",
};

function checklist({ answers, judgement, context }: Case): readonly Block[] {
  if (answers === undefined) return [];
  const rows = questionIds.map((id): readonly DocumentCell[] => {
    const { value, says, rests, wouldChange } = answers[id];
    const places = rests.map(({ file, line }) => `${file}:${line}`);
    return [
      questions[id].asks,
      { text: value, tone: answerTones[value] },
      says,
      { places },
      wouldChange,
    ];
  });
  return [
    heading("Why"),
    {
      kind: "table",
      caption: "The questions, as they were answered when the case was last judged",
      columns: ["question", "answer", "because", "where", "what would change it"],
      rows,
    },
    ...listed("What would give another verdict:", judgement?.wouldChange ?? []),
    paragraph(
      context === ""
        ? "No context files were given."
        : `Answered from the context ${context.slice(0, 16)}…`,
    ),
  ];
}

function deviceOf({
  device,
  names,
  integrity,
  status,
  assignee,
  severity,
  openedAt,
  lastAt,
}: Case): readonly Block[] {
  const fact = (kind: string) => {
    const found =
      integrity?.facts.filter((one) => one.kind === kind).map(({ value }) => value) ?? [];
    return [...new Set(found)].join(", ");
  };
  const entries: readonly (readonly [string, DocumentCell])[] = [
    ["device", device],
    ["also known as", names.filter((name) => name !== device).join(", ")],
    ["model", fact("Model")],
    ["serial number", fact("SerialNumber")],
    ["version shown", fact("Version")],
    ["image shown", fact("RunningImage")],
    ["severity", severity],
    ["status", assignee === "" ? status : `${status}, assigned to ${assignee}`],
    ["opened", instant(openedAt)],
    ["last finding", instant(lastAt)],
  ];
  return [
    heading("Device"),
    { kind: "facts", entries: entries.filter(([, value]) => value !== "") },
  ];
}

function timeline(one: Case): readonly Block[] {
  const shown = timelineOf(one);
  if (shown === undefined) return [];
  const rows = shown.marks
    .slice(0, activitiesMax)
    .map((mark): readonly DocumentCell[] => [
      String(mark.number),
      instant(isoFromTicks(mark.ticks)) + (mark.isDoubtful ? " (clock not set)" : ""),
      mark.receivedTicks === undefined ? "" : instant(isoFromTicks(mark.receivedTicks)),
      laneRows[mark.lane],
      mark.who,
      mark.says,
      { places: mark.place === "" ? [] : [mark.place] },
    ]);
  const left = shown.leftOut + shown.marks.length - rows.length;
  return [
    heading("Timeline"),
    { kind: "timeline", timeline: shown },
    {
      kind: "table",
      caption: "The same as a table; times in UTC",
      columns: ["no.", "time", "received", "what", "who", "told as", "where"],
      rows,
    },
    ...(left > 0
      ? [paragraph(`${left} more are farther from the findings, or too many to show.`)]
      : []),
    ...listed(
      "Bands:",
      shown.bands.map(({ kind, says }) => `${kind}: ${says}`),
    ),
  ];
}

function findings({ findings: all }: Case): readonly Block[] {
  if (all.length === 0) return [];
  return [
    heading("Findings"),
    {
      kind: "table",
      caption: "",
      columns: ["severity", "time (UTC)", "technique", "finding"],
      rows: all.map(({ severity, time, techniques, title, message }) => [
        { text: severity, tone: severity === "high" || severity === "critical" ? "bad" : "plain" },
        instant(time),
        techniques.join(", "),
        message === "" || message === title ? title : `${title}: ${message}`,
      ]),
    },
    ...all
      .filter(({ evidence }) => evidence.length > 0)
      .map(({ title, evidence, evidenceCount }): Block => {
        const more =
          evidenceCount > evidence.length
            ? ` (first ${evidence.length} of ${evidenceCount} lines)`
            : "";
        return {
          kind: "lines",
          caption: `${title}${more}`,
          lines: evidence.map(({ file, line, raw }) => `${file}:${line}  ${raw}`),
        };
      }),
  ];
}

const noEvidence: readonly Block[] = [
  { kind: "heading", text: "Evidence of the device" },
  {
    kind: "paragraph",
    text: "The device has not been asked: nothing here rests on what it shows. `bootwarden verify` reads what it prints.",
  },
];

const resultTones: { readonly [R in Check["result"]]: Tone } = {
  pass: "good",
  "not shown": "open",
  fail: "bad",
};

const integrityTones: { readonly [V in IntegrityReport["verdict"]]: Tone } = {
  bad: "bad",
  doubtful: "open",
  unread: "open",
  consistent: "plain",
  proven: "good",
};

function integrity({
  verdict,
  because,
  checks,
  signs,
  outputs,
  facts,
}: IntegrityReport): readonly Block[] {
  const unread = outputs.filter(({ state }) => state !== "read");
  return [
    heading("Evidence of the device"),
    { kind: "facts", entries: [["integrity", { text: verdict, tone: integrityTones[verdict] }]] },
    ...listed("", because),
    ...table(
      "Checks",
      ["check", "of", "result", "because", "trust"],
      checks.map((check) => [
        check.check,
        check.subject,
        { text: check.result, tone: resultTones[check.result] },
        check.says,
        check.trust,
      ]),
    ),
    ...table(
      "Signs",
      ["severity", "shown", "why it matters", "ask next", "where"],
      signs.map((sign) => [
        {
          text: sign.severity,
          tone: sign.severity === "high" || sign.severity === "critical" ? "bad" : "open",
        },
        sign.says,
        sign.because,
        sign.next,
        { places: sign.at.map(({ file, line }) => `${file}:${line}`) },
      ]),
    ),
    ...folded(
      "What the device showed",
      ["what", "of", "value", "where"],
      facts
        .slice(0, factsMax)
        .map(({ kind, subject, value, at }) => [
          kind,
          subject,
          value,
          { places: [`${at.file}:${at.line}`] },
        ]),
    ),
    ...(facts.length > factsMax
      ? [paragraph(`${facts.length - factsMax} more facts are in the case.`)]
      : []),
    ...listed(
      "Not read:",
      unread.map(
        ({ command, file, line, state, says }) =>
          `${command === "" ? "an output" : command} (${file}:${line}): ${says === "" ? state : says}`,
      ),
    ),
  ];
}

function tasks({ tasks: all }: Case): readonly Block[] {
  if (all.length === 0) return [];
  return [
    heading("Tasks"),
    ...taskTiers.flatMap((tier): readonly Block[] => {
      const own = all.filter((task) => task.tier === tier);
      return own.length === 0 ? [] : [paragraph(`${tier}:`), { kind: "tasks", tasks: own }];
    }),
  ];
}

function notes({ notes: all }: Case): readonly Block[] {
  return all.length === 0
    ? []
    : [
        heading("Notes"),
        { kind: "list", items: all.map(({ at, by, note }) => `${instant(at)} ${by}: ${note}`) },
      ];
}

function history({ history: records }: Case, { head }: ReportSettings): readonly Block[] {
  if (records.length === 0) return [];
  const proof =
    head === undefined
      ? "This case is kept in no store."
      : `Each record is bound to the one before by its hash; the last hash of this store is ${head}. \`bootwarden triage audit\` proves it.`;
  return [
    heading("History"),
    ...table(
      "",
      ["no.", "time (UTC)", "by", "what"],
      records.map((record) => [
        String(record.sequence),
        instant(record.at),
        record.by,
        eventWords(record),
      ]),
    ),
    paragraph(proof),
  ];
}

function eventWords({ event }: CaseRecord): string {
  switch (event.kind) {
    case "opened":
      return `opened: ${event.title}`;
    case "findings joined":
      return `${event.findings.length} findings joined: ${event.because}`;
    case "evidence joined":
      return `evidence joined, ${event.integrity.verdict}: ${event.because}`;
    case "judged":
      return `judged ${event.judgement.verdict} (${event.judgement.row})`;
    case "assigned":
      return `assigned to ${event.assignee}`;
    case "noted":
      return "note written";
    case "task added":
      return `task ${event.task.id} added`;
    case "task done":
    case "task undone":
      return `task ${event.task} ${event.kind === "task done" ? "done" : "not done after all"}${event.note === "" ? "" : `: ${event.note}`}`;
    case "closed":
      return `closed as ${event.disposition}: ${event.comment}`;
    case "reopened":
      return `reopened: ${event.because}`;
    case "merged":
      return `goes on in ${event.into}: ${event.because}`;
    default:
      return unreachable(event);
  }
}

const heading = (text: string): Block => ({ kind: "heading", text });
const paragraph = (text: string): Block => ({ kind: "paragraph", text });

function listed(title: string, items: readonly string[]): readonly Block[] {
  if (items.length === 0) return [];
  return [...(title === "" ? [] : [paragraph(title)]), { kind: "list", items }];
}

function table(
  caption: string,
  columns: readonly string[],
  rows: readonly (readonly DocumentCell[])[],
): readonly TableBlock[] {
  return rows.length === 0 ? [] : [{ kind: "table", caption, columns, rows }];
}

function folded(...of: Parameters<typeof table>): readonly Block[] {
  return table(...of).map((block) => ({ ...block, isFolded: true }));
}

/** To the second; the fraction is the raw line's. */
const instant = (iso: string): string => iso.slice(0, 19).replace("T", " ");
