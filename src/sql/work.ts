// What the shaping of one plan gathers: the steps so far, the names in use, what was refused.

import type { Diagnostic } from "#text";
import { claim } from "./aliases.ts";
import { type Block, outputsOf, reopened, selectOf } from "./block.ts";
import type { Dialect } from "./dialect.ts";
import type { Query, Step } from "./select.ts";

export interface Work {
  readonly dialect: Dialect;
  readonly steps: Step[];
  /** Names of tables and steps, in lower case. */
  readonly taken: Set<string>;
  readonly errors: Diagnostic[];
}

/** The block under a name, and a new block that reads it. */
export function close(block: Block, carryOrder: boolean, work: Work): Block {
  const outputs = outputsOf(block, { carryOrder });
  const name = step({ legs: [selectOf(block, outputs.columns, false)] }, work);
  return reopened(block, outputs, name);
}

/** Keeps a query as a step and gives its name. */
export function step(query: Query, { steps, taken }: Work): string {
  const name = claim(`s${steps.length + 1}`, taken);
  steps.push({ name, query });
  return name;
}
