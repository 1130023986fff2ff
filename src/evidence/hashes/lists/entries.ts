// A YAML list of maps becomes rows, with or without a key above it.

import { nowhere } from "#text";
import { readYaml, type YamlMap, type YamlNode } from "#yaml";
import { emptyRow, type ListDraft, type WrittenHash } from "./draft.ts";
import { fieldNamed } from "./fields.ts";
import type { HashListFormat } from "./format.ts";

export const entries: HashListFormat = {
  name: "YAML",
  authority: "own lists: BaselineBootImageHash and ChecksumBaseline as YAML",
  isWritten: (text) => /^\s{0,16}(?:-\s|[\w-]{1,40}:(?:\s|$))/m.test(text.slice(0, 8192)),
  read: (source, draft) => {
    const read = readYaml(source);
    if (!read.ok) {
      for (const { at, message, hint } of read.errors) draft.wrong(at, message, hint);
      return;
    }
    for (const document of read.value) addAll(document, draft);
  },
};

function addAll(node: YamlNode, draft: ListDraft): void {
  switch (node.kind) {
    case "scalar":
      if (node.at !== nowhere && node.value !== null) {
        draft.wrong(node.at, "is no entry", "an entry is a map with file and hash");
      }
      return;
    case "list":
      for (const item of node.items) addAll(item, draft);
      return;
    case "map":
      if (node.entries.some(({ key, value }) => isRowKey(key) && value.kind === "scalar")) {
        addRow(node, draft);
      } else
        for (const { value } of node.entries) if (value.kind !== "scalar") addAll(value, draft);
  }
}

function isRowKey(key: string): boolean {
  const holds = fieldNamed(key)?.holds;
  return holds === "hash" || holds === "name";
}

function addRow(map: YamlMap, draft: ListDraft): void {
  const row = { ...emptyRow };
  const hashes: WrittenHash[] = [];
  for (const { key, value } of map.entries) {
    const field = fieldNamed(key);
    if (field === undefined) continue;
    const texts = value.kind === "list" ? value.items.flatMap(textsOf) : textsOf(value);
    if (field.holds === "hash") {
      for (const text of texts) hashes.push({ text, at: value.at, algorithm: field.algorithm });
    } else row[field.holds] ||= texts.join(" ");
  }
  draft.add({ ...row, hashes, at: map.at });
}

function textsOf(node: YamlNode): readonly string[] {
  return node.kind === "scalar" && node.value !== null ? [node.text] : [];
}
