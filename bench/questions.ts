// How long questions over a million rows take, beside counting the same rows in the same run.

import { Workspace } from "#workspace";

export interface QuestionRow {
  readonly query: string;
  readonly milliseconds: number;
  /** count() takes 1. */
  readonly timesCount: number;
}

const questions: readonly string[] = [
  'Syslog | where SyslogMessage has "reload" | count',
  'Syslog | where SyslogMessage contains "reload" | count',
  'Syslog | where SyslogMessage matches regex @"(?i)reload (command|requested)" | count',
  "Syslog | summarize count() by Computer | count",
];
const repeats = 3;

/** Over the Syslog rows of the logs; the median of three runs each. */
export async function measureQuestions(
  logs: string,
): Promise<{ readonly rows: number; readonly questions: readonly QuestionRow[] }> {
  const workspace = await Workspace.open();
  try {
    await workspace.ingest([logs], { receivedAt: "2026-03-16T00:00:00Z" });
    const counting = await median(workspace, "Syslog | count");
    const measured: QuestionRow[] = [];
    for (const query of questions) {
      const { milliseconds } = await median(workspace, query);
      measured.push({ query, milliseconds, timesCount: milliseconds / counting.milliseconds });
    }
    return { rows: counting.answer, questions: measured };
  } finally {
    await workspace.close();
  }
}

async function median(workspace: Workspace, query: string) {
  const times: number[] = [];
  let answer = 0;
  for (let n = 0; n < repeats; n += 1) {
    const started = performance.now();
    const outcome = await workspace.query(query, { language: "kql" });
    times.push(performance.now() - started);
    if (!outcome.ok) throw new Error(`${query}: ${outcome.errors[0]?.message}`);
    answer = Number(outcome.rows[0]?.[0]);
  }
  const [, milliseconds = 0] = times.sort((a, b) => a - b);
  return { milliseconds, answer };
}
