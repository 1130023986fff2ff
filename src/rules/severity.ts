// How grave a finding is, and how sure its rule is of it.

/** From the least to the most grave. */
export const severities = ["informational", "low", "medium", "high", "critical"] as const;

export type Severity = (typeof severities)[number];

export type Confidence = "low" | "medium" | "high";

/** Any case; undefined where the text names none. */
export function severityNamed(text: string): Severity | undefined {
  const wanted = text.toLowerCase();
  return severities.find((severity) => severity === wanted);
}

export function confidenceNamed(text: string): Confidence | undefined {
  const wanted = text.toLowerCase();
  return (["low", "medium", "high"] as const).find((confidence) => confidence === wanted);
}

/** Whether the first is at least as grave as the second. */
export function isAtLeast(severity: Severity, bound: Severity): boolean {
  return severities.indexOf(severity) >= severities.indexOf(bound);
}
