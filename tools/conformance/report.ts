// What became of the cases of one data file: every case is in exactly one class.

export type Outcome =
  | { readonly kind: "equal" }
  /** It ran; the file states no answer that could be compared. */
  | { readonly kind: "ran" }
  | { readonly kind: "refused"; readonly reasons: readonly string[] }
  /** Our answer stands against the file's, for a stated reason. */
  | { readonly kind: "disputed"; readonly because: string }
  | { readonly kind: "wrong"; readonly because: string }
  /** It neither ran nor was refused: a bug. */
  | { readonly kind: "failed"; readonly because: string };

export interface Case {
  readonly id: string;
  readonly outcome: Outcome;
}

export interface Report {
  readonly file: string;
  readonly cases: readonly Case[];
}

const reasonsShown = 40;

export function printReport({ file, cases }: Report, details: boolean): string {
  const count = (kind: Outcome["kind"]) =>
    cases.filter(({ outcome }) => outcome.kind === kind).length;
  const lines = [
    `${file}: ${cases.length} cases: ${count("equal")} equal, ${count("ran")} ran, ` +
      `${count("refused")} refused by name, ${count("disputed")} disputed, ${count("wrong")} wrong, ${count("failed")} failed`,
  ];
  for (const { id, outcome } of cases) {
    if (!("because" in outcome)) continue;
    lines.push(`  ${outcome.kind} ${id}${details ? `\n    ${outcome.because}` : ""}`);
  }
  for (const [reason, times] of histogram(cases).slice(0, details ? undefined : reasonsShown)) {
    lines.push(`  ${String(times).padStart(4)} × ${reason}`);
  }
  return lines.join("\n");
}

function histogram(cases: readonly Case[]): [string, number][] {
  const times = new Map<string, number>();
  for (const { outcome } of cases) {
    if (outcome.kind !== "refused") continue;
    for (const reason of new Set(outcome.reasons)) times.set(reason, (times.get(reason) ?? 0) + 1);
  }
  return [...times].sort((a, b) => b[1] - a[1]);
}
