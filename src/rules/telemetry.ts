// Tags of a rule become what it needs a device to tell.

import { type Telemetry, telemetries } from "#schema";
import { nearest } from "#text";
import { textOf, type YamlNode } from "#yaml";
import type { RuleFields } from "./fields.ts";

/** Ways in which a rule can see: any one suffices, and each needs all of its kinds. Empty: the file says none. */
export type TelemetryWays = readonly (readonly Telemetry[])[];

const tag = /^telemetry[.:]\s*(.+)$/i;

/**
 * Tags as `telemetry:CommandAccounting` (Sentinel, Splunk) or `telemetry.command_accounting`, as Sigma's tags are
 * written; `telemetry:ConfigLog+ReloadLog` needs both. Other tags are passed over; an unknown word is told.
 */
export function readTelemetry(tags: readonly YamlNode[], fields: RuleFields): TelemetryWays {
  return tags.flatMap((node) => {
    const words = tag.exec(textOf(node) ?? "")?.[1];
    return words === undefined ? [] : [readWay(words, node, fields)].filter(isSaying);
  });
}

/** The words alone, where a key of their own holds them. */
export function readTelemetryWords(nodes: readonly YamlNode[], fields: RuleFields): TelemetryWays {
  return nodes.flatMap((node) => {
    const words = textOf(node)?.replace(tag, "$1");
    return words === undefined ? [] : [readWay(words, node, fields)].filter(isSaying);
  });
}

const isSaying = (way: readonly Telemetry[]): boolean => way.length > 0;

/** Nothing where one of the words is unknown: such a way would promise too much. */
function readWay(words: string, node: YamlNode, fields: RuleFields): readonly Telemetry[] {
  const kinds = words.split("+").map((word) => ({ word: word.trim(), kind: telemetryNamed(word) }));
  for (const { word } of kinds.filter(({ kind }) => kind === undefined)) {
    const near = nearest(word, telemetries);
    const hint =
      near === undefined ? `known: ${telemetries.join(", ")}` : `'${near}' is the closest name`;
    fields.doubtful(node.at, `no telemetry is named '${word}'`, hint);
  }
  const known = kinds.flatMap(({ kind }) => kind ?? []);
  return known.length === kinds.length ? [...new Set(known)] : [];
}

function telemetryNamed(word: string): Telemetry | undefined {
  const plain = word.replace(/[\s_-]/g, "").toLowerCase();
  return telemetries.find((kind) => kind.toLowerCase() === plain);
}
