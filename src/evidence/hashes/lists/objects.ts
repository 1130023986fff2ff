// JSON of any shape becomes rows: each object that holds a hash is one, such as the entries of `bulkHash` in Cisco's
// Known Good Values and the packages within them. The platform it has from the object around it, where that tells one.

import { type ParseErrorCode, printParseErrorCode, visit } from "jsonc-parser";
import { span } from "#text";
import { tooDeepAt } from "../../json-depth.ts";
import { emptyRow, type ListDraft, type Row, type WrittenHash } from "./draft.ts";
import { type Field, fieldNamed } from "./fields.ts";
import type { HashListFormat } from "./format.ts";

const depthMax = 64;

export const objects: HashListFormat = {
  name: "JSON",
  authority: "Cisco Known Good Values (bulkHash), inventories' own exports",
  isWritten: (text) => /^\uFEFF?\s*[[{]/.test(text),
  read: ({ text }, draft) => {
    const tooDeep = tooDeepAt(text, depthMax);
    if (tooDeep !== undefined) {
      draft.wrong(span(tooDeep, tooDeep + 1), `nests deeper than ${depthMax} levels`);
      return;
    }
    readObjects(text, draft);
  },
};

interface OpenObject {
  row: Omit<Row, "at" | "hashes">;
  readonly hashes: WrittenHash[];
  readonly start: number;
}

function readObjects(text: string, draft: ListDraft): void {
  const open: OpenObject[] = [];
  let field: Field | undefined;
  visit(
    text,
    {
      onObjectBegin: (offset) => {
        const platform = open.at(-1)?.row.platform ?? "";
        open.push({ row: { ...emptyRow, platform }, hashes: [], start: offset });
        field = undefined;
      },
      onObjectProperty: (property) => {
        field = fieldNamed(property);
      },
      onArrayBegin: () => {
        if (field?.holds !== "device") field = undefined;
      },
      onArrayEnd: () => {
        field = undefined;
      },
      onLiteralValue: (value: unknown, offset, length) => {
        const object = open.at(-1);
        if (object === undefined || field === undefined || value === null || value === "") return;
        const written = String(value);
        if (field.holds === "hash") {
          const at = span(offset, offset + length);
          object.hashes.push({ text: written, at, algorithm: field.algorithm });
        } else if (field.holds === "device") {
          object.row = { ...object.row, device: `${object.row.device} ${written}` };
        } else object.row = { ...object.row, [field.holds]: written };
      },
      onObjectEnd: (offset, length) => {
        const object = open.pop();
        if (object === undefined || object.hashes.length === 0) return;
        draft.add({
          ...object.row,
          hashes: object.hashes,
          at: span(object.start, offset + length),
        });
      },
      onError: (error: ParseErrorCode, offset, length) => {
        draft.wrong(span(offset, offset + length), `is no JSON: ${saidOf(error)}`);
      },
    },
    { disallowComments: true },
  );
}

/** `CommaExpected` as `comma expected`. */
function saidOf(error: ParseErrorCode): string {
  return printParseErrorCode(error)
    .replace(/(?<=[a-z])(?=[A-Z])/g, " ")
    .toLowerCase();
}
