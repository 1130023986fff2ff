// What a device's own words are held against becomes sections of a page: lists of hashes, image files, baselines, kept
// configurations.

import {
  driftRows,
  factKinds,
  hashListFormats,
  keptConfigurationRows,
  structureForms,
} from "#evidence";
import { cell, code, table } from "./markdown.ts";

export const besideEvidence: readonly string[] = [
  "## Lists of hashes",
  "`--hashes` reads files and folders of these forms, told from what stands in them. A list with a mistake is refused whole, with line and column of each; of two entries that contradict each other neither counts. A signature that stands beside a list as FILE.signature is checked with the certificates of `--trust-anchors`. MD5 and SHA-1 count where nothing better is listed, and never against SHA-256 or SHA-512.",
  table(
    ["form", "who writes it so"],
    hashListFormats.map(({ name, authority }) => [cell(name), cell(authority)]),
  ),
  "## Image files",
  "`--images` hashes files with MD5, SHA-1, SHA-256 and SHA-512 in one pass, and reads a few bytes of their form. A file that is not the listed one fails, and it is said why: it is cut short (by its own form, by the listed size, or because it is the start of a known good copy, which alone does not fail), it was damaged by a transfer as text, it is no image, or it was altered. Who alters an image can make it look cut short: the difference is help for the analyst and no excuse for the file.",
  table(
    ["form", "documented by"],
    structureForms.map(({ form, authority }) => [cell(form), cell(authority)]),
  ),
  "## Changes since the baseline",
  "`--baseline` keeps what a device showed the first time and tells each later change by its weight. Only what was asked both times can have come or gone. Some changes weigh more than their kind: a start from the network, a lower version, a register that skips the configuration. A baseline is no better than the day on which it was taken.",
  table(
    ["fact", "severity", "ATT&CK", "why", "low with a change of"],
    factKinds.flatMap((kind) => {
      const row = driftRows[kind];
      if (row === undefined) return [];
      const { severity, techniques = [], because, follows = [] } = row;
      return [
        [code(kind), severity, techniques.join(", "), cell(because), follows.map(code).join(", ")],
      ];
    }),
  ),
  "## Kept configurations",
  "`--history` reads git repositories of RANCID and Oxidized without running git. What these keep of outputs, as comments, is read by the same readers as the outputs. Each change is told with its commit and day, and what a device shows now is held against what was last kept.",
  table(
    ["command", "family", "kept by"],
    keptConfigurationRows.map(({ typed, family, source }) => [code(typed), family, cell(source)]),
  ),
];
