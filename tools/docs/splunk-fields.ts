// Example messages become the fields that a search over them finds: each message a file of its own, one search over all.

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { extractedFields } from "#languages/events";
import { Workspace } from "#workspace";

/** Message -> its fields, in the order of their names behind the default ones. */
export type SplunkFields = ReadonlyMap<string, readonly (readonly [string, string])[]>;

const defaultFields = ["sourcetype", "host"];

/** Each field is many patterns: a search over all of them at once would need memory that none needs. */
const fieldsPerSearch = 12;

export async function splunkFieldsOf(
  frames: readonly string[],
  receivedAt: string,
): Promise<SplunkFields> {
  const folder = await mkdtemp(join(tmpdir(), "bootwarden-docs-"));
  const workspace = await Workspace.open({ store: ":memory:" });
  try {
    await Promise.all(
      frames.map((frame, index) => writeFile(join(folder, `${index}.log`), `${frame}\n`)),
    );
    await workspace.ingest([folder], { receivedAt });
    const names = [...defaultFields, ...[...extractedFields].sort()];
    const found = new Map(frames.map((frame) => [frame, [] as [string, string][]]));
    for (let at = 0; at < names.length; at += fieldsPerSearch) {
      const asked = names.slice(at, at + fieldsPerSearch);
      for (const [source, ...cells] of await search(workspace, asked, receivedAt)) {
        const frame = frames[Number(basename(String(source), ".log"))] ?? "";
        cells.forEach((cell, index) => {
          const value = cell === null ? "" : String(cell);
          if (value !== "") found.get(frame)?.push([asked[index] ?? "", value]);
        });
      }
    }
    return found;
  } finally {
    await workspace.close();
    await rm(folder, { recursive: true });
  }
}

async function search(
  workspace: Workspace,
  fields: readonly string[],
  now: string,
): Promise<readonly (readonly unknown[])[]> {
  const quoted = fields.map((name) => `"${name}"`).join(" ");
  const text = `search index=network | table source ${quoted}`;
  const answer = await workspace.query(text, { language: "spl", now });
  if (!answer.ok) throw new Error(answer.errors.map(({ message }) => message).join("; "));
  return answer.rows;
}
