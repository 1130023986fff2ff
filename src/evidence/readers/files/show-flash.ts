// `show flash:` and its kin: the files of one file system in the older tables of IOS and of the ASA.

import type { OutputLine, OutputReader } from "../../output.ts";
import { isTitled, readListing } from "./dir.ts";

const heading = /^(?:-#- +(?:ED +-|--length--)|--#-- +--length--|File +Length +Name\/status)/;

/** Known by its table where nobody typed the command; switches show a listing, which is that of `dir` then. */
export const flashReaders: readonly OutputReader[] = [
  flashReader("flash", isTable),
  { ...flashReader("flash", isTitled), isTypedOnly: true },
  ...["flash:", "flash0:", "flash1:", "bootflash:", "disk0:", "disk1:", "slot0:"].map(
    (fileSystem) => ({
      ...flashReader(fileSystem, (lines) => isTable(lines) || isTitled(lines)),
      isTypedOnly: true,
    }),
  ),
];

function flashReader(fileSystem: string, isShownBy: OutputReader["isShownBy"]): OutputReader {
  const command = `show ${fileSystem}`;
  const folder = `${fileSystem.replace(/:$/, "")}:/`;
  return {
    command,
    families: ["ios", "asa"],
    isShownBy,
    source: "Cisco IOS Configuration Fundamentals Command Reference, show flash",
    read: (output) => readListing(output, { command, folder }),
  };
}

function isTable(lines: readonly OutputLine[]): boolean {
  return lines.slice(0, 4).some(({ text }) => heading.test(text.trim()));
}
