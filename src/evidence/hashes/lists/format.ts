// One way to write a list of hashes: a row of the table of formats.

import type { SourceText } from "#text";
import type { ListDraft } from "./draft.ts";

export interface HashListFormat {
  readonly name: string;
  /** Who writes it so. */
  readonly authority: string;
  /** Told from the text, its first lines above all; the file's name decides nothing. */
  readonly isWritten: (text: string) => boolean;
  readonly read: (source: SourceText, draft: ListDraft) => void;
}
