// Named texts become cells of CommonSecurityLog, each of its column's type. A text that fits no column stays readable
// in AdditionalExtensions, as Sentinel's collectors keep it: nothing is dropped.

import {
  type Scalar,
  type ScalarType,
  tableNamed,
  ticksFromCivil,
  ticksPerSecond,
  unixEpochTicks,
} from "#schema";
import type { Stamp } from "../format.ts";
import { stampFromText } from "./stamp-text.ts";

export interface NamedText {
  /** The sender's name of it, under which it stands in AdditionalExtensions. */
  readonly key: string;
  readonly text: string;
  /** Columns that hold it. Absent: it goes to AdditionalExtensions. */
  readonly columns?: readonly string[];
}

const types: ReadonlyMap<string, ScalarType> = new Map(
  tableNamed("CommonSecurityLog").columns.map(({ name, type }) => [name, type]),
);

/** The first text that fits a column fills it. */
export function securityRow(texts: readonly NamedText[]): Record<string, Scalar> {
  const row: Record<string, Scalar> = {};
  const rest: string[] = [];
  for (const { key, text, columns = [] } of texts) {
    let kept = text === "" && columns.length > 0;
    for (const column of columns) {
      const cell = row[column] === undefined ? cellOf(column, text) : undefined;
      if (cell === undefined) continue;
      row[column] = cell;
      kept = true;
    }
    if (!kept) rest.push(`${key}=${text}`);
  }
  if (rest.length > 0) row["AdditionalExtensions"] = rest.join(";");
  return row;
}

function cellOf(column: string, text: string): Scalar | undefined {
  if (text === "") return undefined;
  const type = types.get(column);
  switch (type) {
    case "string":
      return text;
    case "int":
      return integer(text, 31n);
    case "long":
      return integer(text, 63n);
    case "real":
      return /^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined;
    case "datetime":
      return ticksOfStamp(stampFromText(text));
    default:
      return undefined;
  }
}

function integer(text: string, bits: bigint): bigint | undefined {
  if (!/^[+-]?\d{1,19}$/.test(text)) return undefined;
  const value = BigInt(text.replace(/^\+/, ""));
  const limit = 1n << bits;
  return value >= -limit && value < limit ? value : undefined;
}

/** Without a zone a stamp is read as UTC, as Sentinel does. No year, or a zone of many meanings: no moment. */
function ticksOfStamp(stamp: Stamp | undefined): bigint | undefined {
  if (stamp?.year === undefined) return undefined;
  if (stamp.zone !== undefined && stamp.offsetMinutes === undefined) return undefined;
  const ticks = ticksFromCivil({ ...stamp, year: stamp.year });
  if (ticks === undefined) return undefined;
  const east = BigInt(stamp.offsetMinutes ?? 0) * 60n * ticksPerSecond;
  const moment = ticks + BigInt(stamp.fractionTicks ?? 0) - east;
  return moment < unixEpochTicks ? undefined : moment;
}
