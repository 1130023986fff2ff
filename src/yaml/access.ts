// Reading fields of a map without caring whether they are there.

import type { YamlEntry, YamlMap, YamlNode } from "./node.ts";

export function entry(map: YamlMap, key: string): YamlEntry | undefined {
  return map.entries.find((candidate) => candidate.key === key);
}

/** The text of a scalar that holds something; undefined for null, maps and lists. */
export function textOf(node: YamlNode | undefined): string | undefined {
  return node?.kind === "scalar" && node.value !== null ? node.text : undefined;
}

export function entryText(map: YamlMap, key: string): string | undefined {
  return textOf(entry(map, key)?.value);
}

/** A list's items; one value alone counts as a list of one, null and absence as none. */
export function listOf(node: YamlNode | undefined): readonly YamlNode[] {
  if (node === undefined || (node.kind === "scalar" && node.value === null)) return [];
  return node.kind === "list" ? node.items : [node];
}

export function textsOf(node: YamlNode | undefined): readonly string[] {
  return listOf(node).flatMap((item) => textOf(item) ?? []);
}
