// Cases of a store become a page to hand on: HTML that opens anywhere without a network, or Markdown for a ticket.

import { isoFromTicks } from "#schema";
import { type Case, type ReportSettings, renderCaseHtml, renderCaseMarkdown } from "#triage";
import type { Call, Command } from "../command.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { withWorkspace } from "../opening.ts";
import { counted } from "../quantities.ts";
import { casesNamed, chosenCases } from "../triage/case-choice.ts";
import { checkStore, triageOptions } from "./triage.ts";

export const report: Command = {
  name: "report",
  says: "Write cases as a page: verdict and reasons, timeline, lines, evidence, tasks, history",
  takes: [["[case...]", "cases, as BW-3 or 3; none: all that are not closed"]],
  settings: [
    ...(["store", "status", "verdict", "device", "severity", "format", "output"] as const),
    ...(["color", "quiet"] as const),
  ],
  formats: ["markdown", "html"],
  forPeople: true,
  examples: [
    ["bootwarden report --store cases.duckdb -o cases.html", "all open cases, for a browser"],
    ["bootwarden report 3 --store cases.duckdb", "one case as Markdown, for a ticket"],
    ["bootwarden report --status closed --store cases.duckdb -o closed.html", "what was closed"],
  ],
  run,
};

async function run(call: Call): Promise<ExitCode> {
  const { settings, terminal, startedAtTicks, arguments: words } = call;
  checkStore(settings);
  return withWorkspace(call, async (workspace) => {
    const { book } = await workspace.triage(triageOptions(call));
    const { head, ok, why } = book.audit();
    if (!ok) terminal.complain(`warning: the history of cases does not hold: ${why}`);
    const cases =
      words.length > 0 ? casesNamed(words, book.cases) : chosenCases(book.cases, settings);
    const made = { madeAt: isoFromTicks(startedAtTicks), head };
    await terminal.write(pagesOf(cases, call.format, made), settings.output);
    const place = settings.output === undefined ? "" : ` written to ${settings.output}`;
    terminal.note(`${counted(cases.length, "case")}${place}`);
    return ok ? exitCodes.done.code : exitCodes.integrity.code;
  });
}

function* pagesOf(
  cases: readonly Case[],
  format: Call["format"],
  settings: ReportSettings,
): Generator<string> {
  if (format === "html") yield renderCaseHtml(cases, settings);
  else for (const one of cases) yield `${renderCaseMarkdown(one, settings)}\n`;
}
