// Accounting records of tac_plus, in its file (fields between tabs) and in syslog (four blanks in place of each tab).

import type { Envelope, Format, Reading, Stamp } from "../format.ts";
import { readMonthFirst } from "../stamps.ts";

export const tacPlus: Format = {
  name: "tac-plus",
  authority: "tac_plus(8), accounting records",
  example:
    "Mar 25 21:37:12\t192.0.2.1\tops\ttty10\t192.0.2.200\tstop\ttask_id=2962\tservice=shell\tpriv-lvl=15\tcmd=show version <cr>",
  // Clients that send a command's arguments one by one are read as one command.
  rewrites: ["cmd-arg="],
  marks: ["\t", "    "],
  read,
};

const recordKinds: ReadonlySet<string> = new Set(["start", "stop", "update"]);

function read(envelope: Envelope): Reading | undefined {
  return readFile(envelope) ?? readRecord(envelope.body, "    ");
}

/** `Mar 25 21:37:12<TAB>NAS<TAB>…`: the server's stamp has no year, and no host stands in the line but the NAS. */
function readFile(envelope: Envelope): Reading | undefined {
  const { content } = envelope;
  const read = readMonthFirst(content, 0, "synced");
  if (read === undefined || content[read.end] !== "\t") return undefined;
  return readRecord(content.slice(read.end + 1), "\t", read.stamp);
}

function readRecord(record: string, gap: string, stamp?: Stamp): Reading | undefined {
  const [nas = "", user = "", port = "", nac = "", kind = "", ...pairs] = record.split(gap);
  if (!recordKinds.has(kind) || nas === "") return undefined;
  const fields: Record<string, string> = { nas, user, port, nac, accttype: kind };
  for (const pair of pairs) {
    const equals = pair.indexOf("=");
    const name = pair.slice(0, Math.max(equals, 0));
    const value = pair.slice(equals + 1);
    if (name === "cmd-arg") fields["cmd"] = `${fields["cmd"] ?? ""} ${value}`.trimStart();
    else if (name !== "") fields[name] ??= value;
  }
  return {
    confidence: stamp === undefined ? 0.84 : 0.94,
    vendor: "Shrubbery",
    product: "tac_plus",
    sourceType: "tac_plus",
    stamp,
    host: stamp === undefined ? undefined : nas,
    message: record,
    fields,
  };
}
