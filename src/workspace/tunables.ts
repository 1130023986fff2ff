// The tunables that a caller sets: names that no rule has are told, so that a misspelt one is never without effect
// unseen.

import type { Tunable } from "#plan";
import type { RuleFile } from "#rules";
import { nearest } from "#text";

/** By the name that a rule's query binds at its top: `let TimeWindow = 24h;`. */
export type TunableSettings = Readonly<Record<string, Tunable>>;

/** A caller's mistake: the message names what is wrong, the hint what there is. */
export class TunableError extends Error {
  override readonly name = "TunableError";
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}

/** Throws where one of the names is bound in none of the files; `others` are read only then. */
export function checkTunables(
  tunables: TunableSettings,
  files: readonly RuleFile[],
  others: () => readonly RuleFile[],
): void {
  const missing = (known: ReadonlySet<string>) =>
    Object.keys(tunables).filter((name) => !known.has(name));
  const bound = namesBound(files);
  if (missing(bound).length === 0) return;
  const known = new Set([...bound, ...namesBound(others())]);
  const [unknown] = missing(known);
  if (unknown === undefined) return;
  const close = nearest(unknown, [...known]);
  throw new TunableError(
    `no KQL rule has a tunable '${unknown}'`,
    close === undefined
      ? "a tunable is a constant that a query binds at its top by let"
      : `'${close}' is the closest name`,
  );
}

function namesBound(files: readonly RuleFile[]): ReadonlySet<string> {
  return new Set(
    files.flatMap(({ text }) =>
      [...text.matchAll(/^[ \t]*(?:query:[ \t]*)?let[ \t]+(\w+)[ \t]*=/gm)].map(
        ([, name = ""]) => name,
      ),
    ),
  );
}
