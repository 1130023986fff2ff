// The first messages of each source become a report of how they are read: format, confidence, fields, columns.

import { isoFromTicks } from "#schema";
import { jsonCell } from "#store";
import { explainInput, type InputExplanation, type SourceExplanation } from "#workspace";
import type { Call } from "./command.ts";
import { deliver } from "./deliver.ts";
import { type ExitCode, exitCodes } from "./exit-codes.ts";
import { shortPath } from "./findings.ts";
import type { Json, Report } from "./output/index.ts";
import { isUnread, sayInputProblems } from "./say.ts";

const framesShown = 10;

export async function explainInputs(call: Call): Promise<ExitCode> {
  const { arguments: paths, settings, terminal } = call;
  const receivedAt = settings["received-at"];
  const tacacsNgFields = settings["tacacs-format"];
  const { sources, problems } = await explainInput(paths, framesShown, {
    clockTicks: settings.now ?? call.startedAtTicks,
    ...(receivedAt === undefined ? {} : { receivedAtTicks: receivedAt }),
    ...(settings.zone === undefined ? {} : { zoneOffsetMinutes: settings.zone }),
    ...(tacacsNgFields === undefined ? {} : { tacacsNgFields }),
  });
  sayInputProblems(problems, terminal);
  await deliver(reportOf(sources), call);
  return isUnread(problems) ? exitCodes.unread.code : exitCodes.done.code;
}

function reportOf(sources: readonly SourceExplanation[]): Report {
  const shown = sources.flatMap(({ source, explanations }) =>
    explanations.map((explanation) => ({ source, explanation })),
  );
  const records = shown.map(({ source, explanation }) => recordOf(source, explanation));
  return {
    title: "How the input is read",
    columns: [
      { name: "where", kind: "text" },
      { name: "format", kind: "time" },
      { name: "sure", kind: "number" },
      { name: "next best", kind: "text" },
      { name: "time (UTC)", kind: "time" },
      { name: "clock", kind: "time" },
      { name: "device", kind: "text" },
      { name: "fields", kind: "text" },
    ],
    rows: shown.map(({ source, explanation }) => rowOf(source, explanation)),
    summary: [],
    whole: records,
    records,
  };
}

function rowOf(source: string, explanation: InputExplanation): Json[] {
  const { frame, format, confidence, runnerUp, moment, reading, envelope } = explanation;
  return [
    `${shortPath(source)}:${frame.line}`,
    format ?? "not understood",
    Number(confidence.toFixed(2)),
    runnerUp === undefined ? "" : `${runnerUp.format} ${runnerUp.confidence.toFixed(2)}`,
    isoFromTicks(moment.generatedTicks).slice(0, 19).replace("T", " "),
    moment.trust,
    reading?.host ?? envelope.host ?? "",
    Object.entries(fieldsOf(explanation))
      .map(([name, value]) => `${name}=${value}`)
      .join(" "),
  ];
}

function fieldsOf({ reading }: InputExplanation): Readonly<Record<string, string>> {
  const { mnemonic, fields, message = "" } = reading ?? {};
  return { ...(mnemonic === undefined ? {} : { mnemonic }), ...fields, message };
}

function recordOf(source: string, explanation: InputExplanation): object {
  const { frame, format, confidence, runnerUp, moment, reading, events } = explanation;
  return {
    ...{ source, line: frame.line, raw: frame.text, format: format ?? null, confidence },
    runnerUp: runnerUp === undefined ? null : { ...runnerUp },
    ...{ vendor: reading?.vendor ?? "", product: reading?.product ?? "" },
    time: isoFromTicks(moment.generatedTicks),
    clockTrust: moment.trust,
    fields: fieldsOf(explanation),
    events: events.map(({ table, row }) => ({
      table,
      row: Object.fromEntries(
        Object.entries(row)
          .filter(([, value]) => value !== null && value !== "")
          .map(([name, value]) => [
            name,
            jsonCell(
              value,
              name.endsWith("Time") || name.startsWith("Time") ? "datetime" : "string",
            ),
          ]),
      ),
    })),
  };
}
