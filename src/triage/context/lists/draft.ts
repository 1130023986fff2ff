// What one file holds, while it is read: entries with their places, and all that is wrong with it.

import { type Compiled, nowhere, type Span } from "#text";
import type { ContextFile, ContextPart } from "../context.ts";
import { Complaints } from "./complaints.ts";
import { contradictionsAmong } from "./contradictions.ts";
import type { Row } from "./row.ts";

/** The kinds of entries of a part. */
export type EntryKind = Exclude<keyof ContextPart, "file">;

const entryWords: Readonly<Record<EntryKind, string>> = {
  windows: "maintenance windows",
  versions: "approved versions",
  withdrawn: "approved versions",
  servers: "approved servers",
  accounts: "authorised accounts",
  hashes: "known hashes",
  devices: "devices",
};

const entryKinds = [
  ...(["windows", "versions", "withdrawn", "servers", "accounts", "hashes", "devices"] as const),
] as const;

type Entries = { [Kind in EntryKind]: ContextPart[Kind][number][] };

const entriesMax = 100_000;

export class Draft {
  readonly complaints = new Complaints();
  readonly #places = new Map<object, Span>();
  readonly #entries: Entries = {
    ...{ windows: [], versions: [], withdrawn: [], servers: [], accounts: [], hashes: [] },
    devices: [],
  };
  #count = 0;
  #isExport = false;

  /** An export is not mended in the file: names that mean two devices are said, and mean neither. */
  markExport(): void {
    this.#isExport = true;
  }

  add<Kind extends EntryKind>(
    kind: Kind,
    entry: ContextPart[Kind][number],
    { at }: Pick<Row, "at">,
  ): void {
    this.#count += 1;
    if (this.#count > entriesMax) {
      if (this.#count === entriesMax + 1)
        this.complaints.wrong(at, `more than ${entriesMax} entries`);
      return;
    }
    const entries: ContextPart[Kind][number][] = this.#entries[kind];
    entries.push(entry);
    this.#places.set(entry, at);
  }

  /** `form` is how it was written: CSV, YAML, … */
  finish({
    form,
    ...file
  }: Pick<ContextFile, "file" | "digest"> & { readonly form: string }): Compiled<ContextPart> {
    const { complaints } = this;
    if (!complaints.areErrors) {
      for (const { severity, later, says, hint } of contradictionsAmong(this.#entries)) {
        const at = this.#places.get(later) ?? nowhere;
        if (severity === "error" && !this.#isExport) complaints.wrong(at, says, hint);
        else complaints.doubt(at, says, hint);
      }
    }
    if (complaints.areErrors) return { ok: false, errors: complaints.all };
    const kinds = entryKinds.filter((kind) => this.#entries[kind].length > 0);
    const words = [...new Set(kinds.map((kind) => entryWords[kind]))].join(", ") || "nothing";
    const told = { ...file, holds: `${words} (${form})`, entries: this.#count };
    const value = { ...this.#entries, file: told };
    return { ok: true, value, warnings: complaints.warnings };
  }
}
