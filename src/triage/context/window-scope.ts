// What people write about a window or a ticket in words becomes its scope: lines such as `Devices: r1, edge-*` in a
// description, and the names of images in any text.

import { readImageName } from "#images";
import type { Scope } from "./context.ts";

export interface WindowWords {
  readonly scope: Scope;
  readonly images: readonly string[];
  readonly versions: readonly string[];
  /** Change number; empty where no line names one. */
  readonly ticket: string;
  readonly owner: string;
}

/** What a line of a description may begin with, before a colon; one or several of each. */
export const describedWords = [
  "devices",
  "roles",
  "sites",
  "models",
  "images",
  "versions",
  "ticket",
  "owner",
] as const;

type DescribedWord = (typeof describedWords)[number];

const singulars: Readonly<Record<string, DescribedWord>> = {
  device: "devices",
  role: "roles",
  site: "sites",
  model: "models",
  image: "images",
  version: "versions",
  change: "ticket",
};

export function readWindowWords(description: string, others: readonly string[] = []): WindowWords {
  const said = new Map<DescribedWord, string[]>();
  for (const line of description.split("\n")) {
    const [, written = "", values = ""] =
      /^\s{0,8}([A-Za-z]{4,8})\s{0,4}:\s*(.*)$/.exec(line) ?? [];
    const word = described(written.toLowerCase());
    if (word !== undefined) said.set(word, [...(said.get(word) ?? []), ...namesIn(values)]);
  }
  const named = (word: DescribedWord) => said.get(word) ?? [];
  const images = [description, ...others].flatMap(imagesIn);
  const versions = images.flatMap((name) => readImageName(name)?.version ?? []);
  return {
    scope: {
      devices: named("devices"),
      roles: named("roles"),
      sites: named("sites"),
      models: named("models"),
    },
    images: [...new Set([...named("images"), ...images])],
    versions: [...new Set([...named("versions"), ...versions])],
    ticket: named("ticket")[0] ?? "",
    owner: named("owner").join(", "),
  };
}

function described(word: string): DescribedWord | undefined {
  return describedWords.find((one) => one === word) ?? singulars[word];
}

/** Apart at commas and semicolons; a name may hold blanks. */
export function namesIn(text: string): readonly string[] {
  return text
    .split(/[,;\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

/** Words that are names of image files, without folders. */
function imagesIn(text: string): readonly string[] {
  return (text.match(/[^\s,;'"()<>]{5,255}/g) ?? []).flatMap(
    (word) => readImageName(word.replace(/[.:!?]$/, ""))?.name ?? [],
  );
}
