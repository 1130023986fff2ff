// `show file … md5sum` of NX-OS and its stronger kin: the answer is the hash alone, the command names the file.

import { algorithmNamed, algorithmOfHash, hexOf } from "../../hashes/algorithm.ts";
import type { OutputLine, OutputReader, OutputReading, ShownOutput } from "../../output.ts";
import { Told } from "../told.ts";

const command = "show file";
const asked = /^\S+ +\S+ +(\S{3,400}) +(md5|sha256|sha512)sum\b/i;

export const showFileHash: OutputReader = {
  command,
  families: ["nxos"],
  // A hash alone does not tell of which file it is.
  isTypedOnly: true,
  isShownBy: (lines) => lines.some((line) => hashIn(line) !== undefined),
  source: "Cisco NX-OS Fundamentals Command Reference, show file",
  read: readHash,
};

function hashIn({ text }: OutputLine): string | undefined {
  const hash = /^[0-9a-f]{32,128}$/i.test(text.trim()) ? hexOf(text) : undefined;
  return hash !== undefined && algorithmOfHash(hash) !== undefined ? hash : undefined;
}

function readHash(output: ShownOutput): OutputReading {
  const told = new Told(output, command);
  const unread: OutputLine[] = [];
  const [, path = "", wanted = ""] = asked.exec(output.typed.trim()) ?? [];
  for (const line of output.lines) {
    const hash = hashIn(line);
    const algorithm = hash === undefined ? undefined : algorithmOfHash(hash);
    const isAsked = algorithm !== undefined && algorithm === algorithmNamed(wanted);
    if (isAsked) told.tell("FileHash", hash, { line, subject: `${algorithm} ${path}` });
    else if (line.text.trim() !== "") unread.push(line);
  }
  return { facts: told.facts, unread };
}
