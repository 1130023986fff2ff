// A report goes out: in the format asked for, to the place asked for; what the format has no room for, to the messages.

import type { Call } from "./command.ts";
import { type OutputFormat, outputFormats, type Report, summaryLines } from "./output/index.ts";

export async function deliver(report: Report, call: Call): Promise<void> {
  const { format, settings, terminal } = call;
  const { render, holdsSummary }: OutputFormat = outputFormats[format];
  const toFile = settings.output !== undefined;
  const when = settings.color ?? "auto";
  const surface = {
    cells: toFile ? Number.POSITIVE_INFINITY : terminal.cells,
    style: terminal.styleFor(toFile ? "file" : "output", when),
    keepsFormulas: settings["csv-formulas"] === "keep",
  };
  const shown = settings.quiet === true ? { ...report, summary: [] } : report;
  await terminal.write(render(shown, surface), settings.output);
  if (holdsSummary) return;
  const style = terminal.styleFor("messages", when);
  for (const line of summaryLines({ ...report, rows: [] }, style)) terminal.noteStyled(line);
}
