// What a process tells its caller. `--help` and the documentation print this table.

export const exitCodes = {
  done: { code: 0, means: "done" },
  findings: { code: 1, means: "findings at or above --fail-on" },
  wrongRule: { code: 2, means: "a rule or query is wrong, or cannot be run here" },
  usage: { code: 3, means: "wrong usage or configuration" },
  unread: { code: 4, means: "input unreadable, or partly unread" },
  integrity: { code: 5, means: "an integrity verdict is bad" },
  testFailure: { code: 6, means: "a rule's test or an atomic test failed" },
  fault: { code: 70, means: "a fault of Bootwarden itself" },
  interrupted: { code: 130, means: "interrupted" },
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]["code"];

/** Strongest first: a finding that was asked for is never hidden by a stray file beside it. */
const strength: readonly ExitCode[] = [130, 70, 3, 1, 6, 5, 2, 4, 0];

/** What to exit with where several things happened in one run. */
export function strongest(codes: readonly ExitCode[]): ExitCode {
  return strength.find((code) => codes.includes(code)) ?? exitCodes.done.code;
}

export function exitCodeLines(): readonly string[] {
  return Object.values(exitCodes).map(
    ({ code, means }) => `  ${String(code).padStart(3)}  ${means}`,
  );
}
