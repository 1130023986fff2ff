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

export type Counts = Readonly<Record<Outcome["kind"], number>>;

export function countsOf({ cases }: Report): Counts {
  const counts = { equal: 0, ran: 0, refused: 0, disputed: 0, wrong: 0, failed: 0 };
  for (const { outcome } of cases) counts[outcome.kind] += 1;
  return counts;
}

const reasonsShown = 40;

export function printReport(report: Report, details: boolean): string {
  const { file, cases } = report;
  const { equal, ran, refused, disputed, wrong, failed } = countsOf(report);
  const lines = [
    `${file}: ${cases.length} cases: ${equal} equal, ${ran} ran, ${refused} refused by name, ` +
      `${disputed} disputed, ${wrong} wrong, ${failed} failed`,
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
