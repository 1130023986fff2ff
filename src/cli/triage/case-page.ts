// One case becomes a page: the verdict and why, then what happened, then what to do, then who did what.

import type { Answer, Case, CaseRecord, CaseTask, DeviceActivity, Reference } from "#triage";
import { questionIds } from "#triage";
import { excerpt, shortPath } from "../findings.ts";
import type { Block, Json, OutputFormatName, Report, ReportColumn } from "../output/index.ts";
import { counted } from "../quantities.ts";
import { eventWords } from "./event-words.ts";

type Section = Report["summary"][number];

export function caseReport(known: Case, format: OutputFormatName): Report {
  const isForSpreadsheets = format === "csv";
  return {
    title: `${known.id}: ${known.title}`,
    columns: isForSpreadsheets ? answerColumns : [],
    rows: isForSpreadsheets ? answersOf(known).map(answerRow) : [],
    summary: [
      ...head(known),
      ...checklist(known),
      ...integrity(known),
      ...findings(known),
      ...timeline(known),
      ...afterwards(known),
    ],
    blocks: known.tasks.map(taskBlock),
    whole: known,
    records: [known],
  };
}

const section = (label: string, lines: readonly string[]): readonly Section[] =>
  lines.length === 0 ? [] : [[label, ...lines]];

function head(known: Case): readonly Section[] {
  const { id, device, names, title, status, severity, assignee, judgement } = known;
  const others = names.filter((name) => name !== device);
  const whose = device === "" ? "no one device" : device;
  const disposition = known.disposition;
  return [
    [
      "verdict",
      ...(judgement === undefined
        ? ["none: no question was asked yet"]
        : [judgement.verdict.toUpperCase(), ...judgement.because]),
    ],
    ...section("it would change", judgement?.wouldChange ?? []),
    ["case", `${id}: ${title}`, `${severity}, ${status}, ${assigned(assignee)}`],
    ...section("closed as", disposition === undefined ? [] : closedLines(disposition)),
    ...section("goes on in", known.mergedInto === undefined ? [] : [known.mergedInto]),
    ["device", whose, ...(others.length === 0 ? [] : [`known as ${others.join(", ")} too`])],
  ];
}

const assigned = (assignee: string): string =>
  assignee === "" ? "assigned to nobody" : `assigned to ${assignee}`;

const closedLines = ({ disposition, comment }: NonNullable<Case["disposition"]>) => [
  disposition,
  comment,
];

const answerColumns: readonly ReportColumn[] = [
  { name: "question", kind: "text" },
  { name: "answer", kind: "text" },
  { name: "says", kind: "text" },
  { name: "rests on", kind: "text" },
  { name: "would change", kind: "text" },
];

const answersOf = ({ answers }: Case): readonly Answer[] =>
  answers === undefined ? [] : questionIds.map((id) => answers[id]);

const answerRow = ({ question, value, says, rests, wouldChange }: Answer): readonly Json[] => [
  ...[question, value, says, rests.map(placeOf).join("; "), wouldChange],
];

const placeOf = ({ file, line }: Pick<Reference, "file" | "line">): string =>
  file === "" ? "" : `${shortPath(file)}:${line}`;

const restsMax = 3;

function checklist(known: Case): readonly Section[] {
  const widest = Math.max(...questionIds.map((id) => id.length));
  const lines = answersOf(known).flatMap(({ question, value, says, rests, wouldChange }) => {
    const places = rests.slice(0, restsMax).map((one) => `${placeOf(one)} ${one.says}`.trim());
    const indent = " ".repeat(widest + 11);
    return [
      `${value.padEnd(7)}  ${question.padEnd(widest)}  ${says}`,
      ...places.map((place) => `${indent}${place}`),
      ...(value === "yes" || wouldChange === ""
        ? []
        : [`${indent}would change it: ${wouldChange}`]),
    ];
  });
  return section("questions", lines);
}

function integrity({ integrity: report }: Case): readonly Section[] {
  if (report === undefined) return [];
  const { verdict, because } = report;
  return [["device's own word", verdict, ...because]];
}

function findings({ findings: all }: Case): readonly Section[] {
  const lines = all.flatMap(({ severity, time, title, evidence, evidenceCount }) => {
    const [first] = evidence;
    const more = evidenceCount > 1 ? ` (+${evidenceCount - 1})` : "";
    return [
      `${moment(time)}  ${severity}  ${title}`,
      ...(first === undefined
        ? []
        : [`  ${placeOf(first)}${more}  ${excerpt({ raw: first.raw, matches: [] })}`]),
    ];
  });
  return section("findings", lines);
}

const stepsMax = 60;

function timeline({ activities }: Case): readonly Section[] {
  const lines = activities.slice(0, stepsMax).map(stepLine);
  const more = activities.length - lines.length;
  const rest = more === 0 ? [] : [`and ${counted(more, "more", "more")}, which json has`];
  return section("timeline (UTC)", [...lines, ...rest]);
}

function stepLine(step: DeviceActivity): string {
  const { time, activity, clockTrust, actor, actorIp, command, message } = step;
  const who = [actor, actorIp === "" ? "" : `from ${actorIp}`].filter((word) => word !== "");
  const what = command === "" ? message : command;
  const doubt = clockTrust === "unset" || clockTrust === "lost" ? " (its clock is not set)" : "";
  const by = who.length === 0 ? "" : ` by ${who.join(" ")}`;
  return `${moment(time)}${doubt}  ${activity}${by}: ${what}`;
}

function afterwards({ notes, tasks, history }: Case): readonly Section[] {
  const done = tasks.filter((task) => task.done !== undefined).length;
  return [
    ...section(
      "notes",
      notes.map(({ at, by, note }) => `${moment(at)}  ${by}: ${note}`),
    ),
    ["tasks", tasks.length === 0 ? "none" : `${done} of ${tasks.length} done`],
    ["history", ...history.map(historyLine)],
  ];
}

const historyLine = ({ sequence, at, by, event }: CaseRecord): string =>
  `${String(sequence).padStart(4)}  ${moment(at)}  ${by}: ${eventWords(event)}`;

/** To the second, as every time here in UTC. */
const moment = (iso: string): string => iso.slice(0, 19).replace("T", " ");

function taskBlock({ id, tier, says, why, commands, caution, undo, done }: CaseTask): Block {
  const state = done === undefined ? "[ ]" : "[x]";
  return {
    title: `${state} task ${id} (${tier}): ${says}`,
    notes: [
      ...(why === "" ? [] : [why]),
      ...(caution === "" ? [] : [`Caution: ${caution}`]),
      ...(undo === "" ? [] : [`Taken back: ${undo}`]),
      ...(done === undefined ? [] : [doneWords(done)]),
    ],
    lines: commands,
  };
}

const doneWords = ({ at, by, note }: NonNullable<CaseTask["done"]>): string =>
  `Done ${moment(at)} by ${by}${note === "" ? "" : `: ${note}`}`;
