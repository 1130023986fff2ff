// A rule's verdict on one line becomes text: each predicate of its filters with what it said.

import type { Judgement } from "#workspace";

type JudgedPredicate = Judgement["filters"][number];

export function judgementLines(judgement: Judgement): readonly [string, ...string[]] {
  const { table, line, raw, passes, filters } = judgement;
  const verdict = passes ? "passes every filter" : "does not pass";
  return [
    `line ${line}`,
    `${verdict} (as a row of ${table})`,
    raw,
    ...filters.flatMap((filter) => predicateLines(filter, { raw, depth: 1 })),
  ];
}

interface Site {
  readonly raw: string;
  readonly depth: number;
}

function predicateLines(judged: JudgedPredicate, { raw, depth }: Site): string[] {
  const { kind, predicate, truth, spans, of } = judged;
  const word = truth === null ? "unknown" : truth ? "true   " : "false  ";
  const pieces = spans.map(({ start, end }) => `"${raw.slice(start, end)}" at column ${start + 1}`);
  const said = kind === "leaf" ? predicate : kind;
  const own = `${word} ${"  ".repeat(depth - 1)}${said}${pieces.length === 0 ? "" : `: ${pieces.join(", ")}`}`;
  return [own, ...of.flatMap((part) => predicateLines(part, { raw, depth: depth + 1 }))];
}
