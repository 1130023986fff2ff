// The settings of `atomics` become what settling asks for.

import { type Atomic, builtIns } from "#atomics";
import { nearest } from "#text";
import type { Call } from "./command.ts";
import { UsageError } from "./usage-error.ts";

/** When the last message of each case arrives. */
export const receivedAtOf = ({ settings, startedAtTicks }: Call): bigint =>
  settings["received-at"] ?? startedAtTicks;

export function inputsOf({ settings }: Call): ReadonlyMap<string, string> {
  return new Map(settings.input ?? []);
}

/** A misspelt input would leave the default in place unseen. */
export function checkInputs(atomics: readonly Atomic[], call: Call): void {
  const arguments_ = [...builtIns, ...atomics.flatMap(({ inputs }) => inputs)];
  const known = [...new Set(arguments_.map(({ name }) => name))];
  for (const name of inputsOf(call).keys()) {
    if (known.includes(name)) continue;
    const near = nearest(name, known);
    throw new UsageError(
      `no input argument is named '${name}'`,
      near === undefined ? `known are: ${known.join(", ")}` : `'${near}' is the closest name`,
    );
  }
}
