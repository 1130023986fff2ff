// Words behind `triage` become what is done to cases, and what is said of it.

import type { Case, CaseAction, Disposition } from "#triage";
import type { CaseTriage } from "#workspace";
import type { Call } from "../command.ts";
import { deliver } from "../deliver.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { counted } from "../quantities.ts";
import { UsageError } from "../usage-error.ts";
import { caseNamed, casesNamed, chosenCases } from "./case-choice.ts";
import { listReport } from "./case-list.ts";
import { caseReport } from "./case-page.ts";

/** What an action works on: the words behind its own, and the cases of the store. */
export interface Desk {
  readonly words: readonly string[];
  readonly triage: CaseTriage;
  readonly call: Call;
}

export const actions = {
  list,
  show,
  assign,
  note,
  task,
  close,
  reopen,
  judge,
  audit,
} as const satisfies Readonly<Record<string, (desk: Desk) => Promise<ExitCode>>>;

async function list({ triage, call }: Desk): Promise<ExitCode> {
  const { cases } = triage.book;
  await deliver(listReport(chosenCases(cases, call.settings), cases), call);
  return exitCodes.done.code;
}

async function show({ words, triage, call }: Desk): Promise<ExitCode> {
  onlyOne(words, "bootwarden triage show CASE");
  await deliver(caseReport(caseNamed(words[0], triage.book.cases), call.format), call);
  return exitCodes.done.code;
}

function assign(desk: Desk): Promise<ExitCode> {
  const [word, ...name] = desk.words;
  const assignee = said(name, "nobody is named", "bootwarden triage assign CASE NAME");
  const action: CaseAction = { kind: "assign", assignee };
  return perform(desk, [word], action, `is assigned to ${assignee}`);
}

function note(desk: Desk): Promise<ExitCode> {
  const [word, ...words] = desk.words;
  const text = said(words, "the note is empty", "bootwarden triage note CASE TEXT");
  return perform(desk, [word], { kind: "note", note: text }, "has another note");
}

function task(desk: Desk): Promise<ExitCode> {
  const [word, id, state, ...words] = desk.words;
  const form = "bootwarden triage task CASE ID done|undone [NOTE], or task CASE add TEXT";
  if (id === "add") {
    const text = [state ?? "", ...words].join(" ");
    const says = said([text], "the task is empty", form);
    return perform(desk, [word], { kind: "add task", says }, "has another task");
  }
  if (id === undefined || (state !== "done" && state !== "undone")) {
    throw new UsageError("a task is done or undone, by its number", form);
  }
  const isDone = state === "done";
  const action: CaseAction = { kind: "mark task", task: id, isDone, note: words.join(" ") };
  return perform(desk, [word], action, `has task ${id} ${isDone ? "done" : "to do"}`);
}

function close(desk: Desk): Promise<ExitCode> {
  const { disposition, comment } = desk.call.settings;
  const form = `bootwarden triage close CASE... --disposition "benign positive" --comment "why"`;
  if (disposition === undefined) throw new UsageError("--disposition says what it was", form);
  if (comment === undefined || comment.trim() === "") {
    throw new UsageError("--comment says why", form);
  }
  const kind: Disposition = disposition;
  const action: CaseAction = { kind: "close", disposition: kind, comment };
  return perform(desk, desk.words, action, `is closed as ${kind}`);
}

function reopen(desk: Desk): Promise<ExitCode> {
  const [word, ...words] = desk.words;
  const because = said(words, "the reason is empty", "bootwarden triage reopen CASE REASON");
  return perform(desk, [word], { kind: "reopen", because }, "is open again");
}

async function judge({ words, triage, call }: Desk): Promise<ExitCode> {
  const { cases } = triage.book;
  const asked =
    words.length === 0
      ? cases.filter(({ status }) => status !== "closed")
      : casesNamed(words, cases).filter(isJudged);
  const changed = await triage.judgeAgain(asked);
  const before = new Map(asked.map(({ id, judgement }) => [id, judgement?.verdict]));
  for (const { id, judgement } of changed) {
    const was = before.get(id) ?? "not judged";
    const now = judgement?.verdict ?? "not judged";
    call.terminal.note(was === now ? `${id}: ${now} as before` : `${id}: ${now}, was ${was}`);
  }
  const same = asked.length - changed.length;
  if (same > 0) call.terminal.note(`${counted(same, "case")} judged as before, and not written`);
  await deliver(listReport(changed, changed), call);
  return exitCodes.done.code;
}

/** A closed case keeps the verdict that it was closed with. */
function isJudged({ id, status }: Case): boolean {
  if (status !== "closed") return true;
  throw new UsageError(`${id} is closed`, `bootwarden triage reopen ${id} REASON opens it again`);
}

async function audit({ words, triage, call }: Desk): Promise<ExitCode> {
  if (words.length > 0) throw new UsageError(`audit takes no '${words[0]}'`, "--head HASH");
  const proof = triage.book.audit(call.settings.head);
  const { ok, records, head, brokenAt, why } = proof;
  await deliver(
    {
      title: "Audit of the history of cases",
      columns: [
        { name: "result", kind: "severity" },
        { name: "records", kind: "number" },
        { name: "broken at", kind: "number" },
        { name: "why", kind: "text" },
        { name: "head", kind: "time" },
      ],
      rows: [[ok ? "passed" : "failed", records, brokenAt ?? null, why, head]],
      hidesEmptyColumns: true,
      summary: ok
        ? [["note", "the head, kept elsewhere, proves later that no end was cut off: --head HASH"]]
        : [],
      whole: proof,
      records: [proof],
    },
    call,
  );
  return ok ? exitCodes.done.code : exitCodes.integrity.code;
}

async function perform(
  { triage, call }: Desk,
  words: readonly (string | undefined)[],
  action: CaseAction,
  says: string,
): Promise<ExitCode> {
  const named = words.flatMap((word) => word ?? []);
  const { cases } = triage.book;
  const chosen = named.length === 0 ? [caseNamed(undefined, cases)] : casesNamed(named, cases);
  const acted = await triage.act(chosen, action);
  const refusals = acted.flatMap(({ acted: one }) => (one.ok ? [] : [one]));
  const [first] = refusals;
  if (first !== undefined) {
    for (const { why } of refusals.slice(1)) call.terminal.complain(`error: ${why}`);
    const unwritten = chosen.length > 1 ? "; nothing was written" : "";
    throw new UsageError(`${first.why}${unwritten}`, first.next === "" ? undefined : first.next);
  }
  for (const { acted: one } of acted) {
    for (const warning of one.ok ? one.warnings : []) call.terminal.note(`warning: ${warning}`);
  }
  const after = chosen.flatMap(({ id }) => triage.book.case(id) ?? []);
  for (const { id } of after) call.terminal.note(`${id} ${says}`);
  if (call.format !== "table") await deliver(listReport(after, after), call);
  return exitCodes.done.code;
}

function said(words: readonly string[], missing: string, form: string): string {
  const text = words.join(" ").trim();
  if (text === "") throw new UsageError(missing, form);
  return text;
}

function onlyOne(words: readonly string[], form: string): void {
  if (words.length > 1) throw new UsageError(`'${words[1]}' is one word too many`, form);
}
