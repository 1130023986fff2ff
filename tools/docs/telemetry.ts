// What devices can tell, by kind and family: how each is turned on, what it costs, and by which messages it shows.

import { type Telemetry, telemetries, telemetryMeanings } from "#schema";
import { adviceOf, families, familyNames, giversOf } from "#telemetry";
import { cell, code, generated, page, table } from "./markdown.ts";

type Family = (typeof families)[number];

export function telemetryPage(): string {
  return page(
    generated,
    "# What devices must tell",
    "A rule says in its tags what it needs a device to tell (`telemetry:CommandAccounting`; several tags are alternatives, `telemetry:A+B` needs both). `scan` names the devices on which rules are blind, `bootwarden doctor` shows each with the lines below. Addresses are documentation's: 192.0.2.10 stands for the log host, 192.0.2.20 for the accounting server; what stands in angle brackets is the operator's to choose.",
    table(
      ["kind", "lets a rule see"],
      telemetries.map((telemetry) => [code(telemetry), cell(telemetryMeanings[telemetry])]),
    ),
    ...families.map(familySection),
  );
}

function familySection(family: Family): string {
  const kinds = telemetries.map((telemetry) => kindSection(family, telemetry));
  return [`## ${familyNames[family].title}`, ...kinds].join("\n\n");
}

function kindSection(family: Family, telemetry: Telemetry): string {
  const advice = adviceOf[family][telemetry];
  const title = `### ${telemetry}`;
  switch (advice.kind) {
    case "lines": {
      const { lines, costs, caveat, source, grade } = advice;
      const notes = [
        `- costs: ${cell(costs)}`,
        ...(caveat === undefined ? [] : [`- mind: ${cell(caveat)}`]),
        `- after: ${cell(source)} (${grade})`,
        ...shownBy(family, telemetry),
      ];
      return [title, ["```", ...lines, "```"].join("\n"), notes.join("\n")].join("\n\n");
    }
    case "as":
      return [
        title,
        [`As ${advice.telemetry}: ${cell(advice.note)}.`, ...shownBy(family, telemetry)].join(
          "\n\n",
        ),
      ].join("\n\n");
    case "unasked":
      return [
        title,
        [`Told unasked: ${cell(advice.note)}.`, ...shownBy(family, telemetry)].join("\n\n"),
      ].join("\n\n");
    case "untold":
      return [title, `Not told: ${cell(advice.why)}.`].join("\n\n");
  }
}

const mostMessages = 6;

function shownBy(family: Family, telemetry: Telemetry): readonly string[] {
  // Any message shows it.
  if (telemetry === "SystemLog") return [];
  const messages = [...new Set(giversOf(family, telemetry).map(({ message }) => message))];
  if (messages.length === 0) return [];
  const more = messages.length > mostMessages ? ` and ${messages.length - mostMessages} more` : "";
  return [`- shown by: ${messages.slice(0, mostMessages).map(code).join(", ")}${more}`];
}
