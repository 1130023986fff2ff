// The text of a list of hashes, in any of the forms that vendors and people write, becomes its entries.

import { type Compiled, complain, nowhere, type SourceText } from "#text";
import type { ListedHash } from "../listed-hash.ts";
import { ListDraft } from "./draft.ts";
import { entries } from "./entries.ts";
import type { HashListFormat } from "./format.ts";
import { objects } from "./objects.ts";
import { sums } from "./sums.ts";
import { table } from "./table.ts";
import { windows } from "./windows.ts";

/** In the order in which they are asked. */
export const hashListFormats: readonly HashListFormat[] = [objects, windows, sums, table, entries];

/** UTF-16 units. */
const textMax = 256 * 1024 * 1024;

/** Warnings name entries that contradict one another; `checkHashes` counts none of them. */
export function readHashList(source: SourceText): Compiled<readonly ListedHash[]> {
  if (source.text.length > textMax) {
    const facts = { what: "the list of hashes", limit: `${textMax} characters` };
    return { ok: false, errors: [complain("too-large", nowhere, facts)] };
  }
  const format = hashListFormats.find(({ isWritten }) => isWritten(source.text));
  if (format === undefined) {
    const message = "is no list of hashes that can be read";
    const hint = `forms: ${hashListFormats.map(({ name }) => name).join("; ")}`;
    return { ok: false, errors: [complain("context-file", nowhere, { message, hint })] };
  }
  const draft = new ListDraft(source);
  format.read(source, draft);
  return draft.finish();
}
