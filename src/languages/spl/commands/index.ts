// All commands: one file each, or one row that says why not.

import type { Command, UnsupportedCommand } from "../command.ts";
import { addtotals } from "./addtotals.ts";
import { append, appendpipe, multisearch, unionCommand } from "./append.ts";
import { bin, bucket, discretize } from "./bin.ts";
import { convert } from "./convert.ts";
import { dedup } from "./dedup.ts";
import { evalCommand } from "./eval.ts";
import { fields, table } from "./fields.ts";
import { fillnull } from "./fillnull.ts";
import { foreach } from "./foreach.ts";
import { head, reverse, tail } from "./head.ts";
import { join } from "./join.ts";
import { inputlookup, lookupCommand } from "./lookup.ts";
import { makemv, nomv } from "./makemv.ts";
import { makeresults } from "./makeresults.ts";
import { mvexpand } from "./mvexpand.ts";
import { regex } from "./regex.ts";
import { rename } from "./rename.ts";
import { replace } from "./replace.ts";
import { rex } from "./rex.ts";
import { search } from "./search.ts";
import { sort } from "./sort.ts";
import { spath } from "./spath.ts";
import { eventstats, stats } from "./stats.ts";
import { strcat } from "./strcat.ts";
import { streamstats } from "./streamstats.ts";
import { rare, top } from "./top.ts";
import { unsupportedCommands } from "./unsupported.ts";
import { where } from "./where.ts";

export const commands: readonly Command[] = [
  ...[search, where, evalCommand, rex, regex, fields, table, rename, sort],
  ...[head, tail, reverse, dedup, fillnull, stats, eventstats, streamstats, top, rare],
  ...[bin, bucket, discretize, convert, makeresults, makemv, nomv, mvexpand, spath],
  ...[foreach, addtotals, strcat, replace],
  ...[append, appendpipe, unionCommand, multisearch, join],
  ...[lookupCommand, inputlookup],
];

const byName: ReadonlyMap<string, Command | UnsupportedCommand> = new Map(
  [...unsupportedCommands, ...commands].map((command) => [command.name, command]),
);

/** Names in lower case. */
export const commandNames: readonly string[] = [...byName.keys()];

export function commandNamed(name: string): Command | UnsupportedCommand | undefined {
  return byName.get(name);
}
