// All functions of the plan. Each has one meaning: case, nulls and types are part of its row; a dialect renders that
// meaning, a language chooses among them.

import { address } from "./address.ts";
import { array } from "./array.ts";
import { calendar } from "./calendar.ts";
import { codec } from "./codec.ts";
import { convert } from "./convert.ts";
import { dynamic } from "./dynamic.ts";
import { logic } from "./logic.ts";
import { loose } from "./loose.ts";
import { math } from "./math.ts";
import { multivalue } from "./multivalue.ts";
import { number } from "./number.ts";
import { rows } from "./rows.ts";
import type { Signature } from "./signature.ts";
import { statistics } from "./statistics.ts";
import { text } from "./text.ts";
import { time } from "./time.ts";

const families = {
  logic,
  text,
  number,
  time,
  convert,
  dynamic,
  rows,
  loose,
  multivalue,
  address,
  array,
  calendar,
  math,
  statistics,
  codec,
};

export type Families = typeof families;

/** The families apart, so that a dialect can answer each in a file of its own. */
export type Family = keyof Families;

export const functions = {
  ...logic,
  ...text,
  ...number,
  ...time,
  ...convert,
  ...dynamic,
  ...rows,
  ...loose,
  ...multivalue,
  ...address,
  ...array,
  ...codec,
  ...statistics,
  ...math,
  ...calendar,
};

export type FunctionName = keyof typeof functions;

export function signatureOf(name: FunctionName): Signature {
  return functions[name];
}

export type { FunctionTable, Kind, Signature } from "./signature.ts";
