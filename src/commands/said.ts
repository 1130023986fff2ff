// The words behind those of a row, and what its arguments took, become what the row is told.

import { Bug } from "#bug";
import type { Said } from "./grammar.ts";
import { type Place, type PlaceNames, readPlace } from "./place.ts";
import type { Meaning } from "./tree.ts";
import type { Walk } from "./walk.ts";

export interface Heard {
  readonly walked: Walk;
  readonly meaning: Meaning;
  readonly rest: readonly string[];
  readonly negated: boolean;
  readonly places: PlaceNames;
}

export function saidIn({ walked, meaning, rest, negated, places }: Heard): Said {
  const after = (option: string): string => {
    const at = rest.indexOf(option);
    return at < 0 ? "" : (rest[at + 1] ?? "");
  };
  const taken = (name: string): string | Place | undefined => {
    if (!meaning.row.takes.includes(`{${name}`)) throw new Bug(`${meaning.row.takes}: no ${name}`);
    const at = meaning.names.indexOf(name);
    return at < 0 ? undefined : walked.values[at];
  };
  return {
    word(name) {
      const value = taken(name);
      return typeof value === "object" ? value.text : (value ?? "");
    },
    place(name) {
      const value = taken(name);
      return typeof value === "object" ? value : undefined;
    },
    has: (option) => rest.includes(option) || walked.slashes.includes(option),
    after,
    placeAfter(option) {
      const word = after(option);
      return word === "" ? undefined : readPlace(word, places);
    },
    placeOf: (word) => readPlace(word, places),
    negated,
    rest,
  };
}
