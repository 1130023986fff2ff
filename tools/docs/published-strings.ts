// The audit of strings that published detections look for.

import { type PublishedString, publishedStrings, type Verdict } from "#catalogue";
import { cell, code, generated, page, table } from "./markdown.ts";

const verdicts: Readonly<Record<Verdict, string>> = {
  real: "Devices send it, and it says what rules take it for.",
  benign: "Devices send it in health as in an attack: alone it decides nothing.",
  "never sent": "In no log, document or parser that we could find does a device send it.",
  "wrong channel": "Devices say it, but never in the channel in which rules look for it.",
  "no log message": "It is printed by a command or at a prompt, and is in no log.",
  "too broad": "It is in so many other messages that it means nothing alone.",
  "wrong logic": "The rule around it is wrong, whatever the string.",
};

export function publishedStringsPage(): string {
  return page(
    generated,
    "# Strings of published detections",
    "What published rules against tampering with network devices look for, what devices do with it, and what to look for instead. `bootwarden check` warns where a rule looks for one of them in vain.",
    ...Object.entries(verdicts).map(([verdict, meaning]) => verdictSection(verdict, meaning)),
  );
}

function verdictSection(verdict: string, meaning: string): string {
  const rows = publishedStrings.filter((published) => published.verdict === verdict).map(row);
  const title = verdict.replace(/^./, (letter) => letter.toUpperCase());
  return [`## ${title}`, meaning, table(["string", "why", "instead"], rows)].join("\n\n");
}

function row({ string, why, instead }: PublishedString): readonly string[] {
  const [, text = string, where = ""] =
    /^(.*?)( (?:in the|as|other than|in) .*)?$/.exec(string) ?? [];
  return [`${code(text)}${cell(where) === "" ? "" : ` ${cell(where)}`}`, cell(why), cell(instead)];
}
