// The message catalogue: every message that tells of an activity, and those that are known to tell of none.

import { type KnownMessage, knownMessages } from "#catalogue";
import type { EvidenceGrade, Recogniser } from "#ingest";
import { cell, code, generated, page, table } from "./markdown.ts";
import { type VendorPage, vendorPages } from "./vendors.ts";

const grades: Readonly<Record<EvidenceGrade, string>> = {
  documented: "a document of the vendor or of a government says so",
  observed: "it was seen in a real log or at a real terminal",
  reported: "another project's parser or rule reads it",
  expected:
    "practitioners know it; no document or log was at hand: confirm it before a decision rests on it",
};

const seenIn: Readonly<Record<KnownMessage["seenIn"], string>> = {
  log: "log",
  console: "console",
  output: "output of a command",
};

export function messagesPage(): string {
  const count = vendorPages.reduce((sum, { recognisers }) => sum + recognisers.length, 0);
  return page(
    generated,
    "# Messages",
    `${count} messages of devices, each with the activity that a row of \`NetworkDeviceActivity\` tells of it. Severities are left out of account: operators change them. What each becomes, column by column, stands in [mappings](mappings/).`,
    "How well a message is known:",
    table(
      ["evidence", "means"],
      Object.entries(grades).map(([grade, meaning]) => [grade, meaning]),
    ),
    ...vendorPages.map(vendorSection),
    "## Known, and no activity",
    "In health they are printed each day, or no log has them.",
    table(
      ["message", "vendor", "seen in", "meaning", "why it is no activity"],
      knownMessages.map(({ message, vendor, meaning, because, ...known }) => [
        code(message),
        vendor,
        seenIn[known.seenIn],
        cell(meaning),
        cell(because),
      ]),
    ),
  );
}

function vendorSection({ name, file, recognisers }: VendorPage): string {
  const head = ["message", "meaning", "activity", "channel", "turned on by", "evidence"];
  return [`## [${name}](mappings/${file}.md)`, table(head, recognisers.map(messageRow))].join(
    "\n\n",
  );
}

function messageRow(recogniser: Recogniser): readonly string[] {
  const { message, meaning, activities, channel, turnedOnBy, grade, source } = recogniser;
  return [
    code(message),
    cell(meaning),
    // A channel of commands can tell of all that a command does.
    activities.length > 10 ? "what the command does" : activities.join(", "),
    channel,
    turnedOnBy === "always" ? "always" : code(turnedOnBy),
    `${grade}: ${cell(source)}`,
  ];
}
