// Runs every measurement and writes bench/README.md with the results, the machine and the date.

import { writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { type IngestRow, measureIngest } from "./ingest.ts";
import { root } from "./lines.ts";
import { measureQuestions, type QuestionRow } from "./questions.ts";
import { measureRecognising } from "./recognising.ts";
import { measureScans, type ScanRow, withMillion } from "./scan.ts";
import { measureSighting } from "./sighting.ts";

const grouped = (value: number): string =>
  String(Math.round(value)).replace(/\B(?=(?:\d{3})+$)/g, ",");

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const rule = head.map((_, index) => (index === 0 ? "---" : "---:"));
  return [line(head), line(rule), ...rows.map(line)].join("\n");
}

const ingestTable = (rows: readonly IngestRow[]): string =>
  table(
    ["source", "lines/s", "MB/s", "lines/s held back", "lines/s kept", "× line splitting"],
    rows.map((row) => [
      `${row.source} (${row.format})`,
      grouped(row.linesPerSecond),
      row.mbPerSecond.toFixed(1),
      grouped(row.screenedPerSecond),
      grouped(row.keptPerSecond),
      row.timesSplitting.toFixed(0),
    ]),
  );

const scanTable = (rows: readonly ScanRow[]): string =>
  table(
    ["what", "lines", "MB", "s", "CPU s", "lines/s", "peak MB", "findings"],
    rows.map((row) => [
      row.what,
      grouped(row.lines),
      grouped(row.megabytes),
      row.seconds.toFixed(1),
      row.cpuSeconds.toFixed(1),
      grouped(row.lines / row.seconds),
      grouped(row.peakMb),
      grouped(row.findings),
    ]),
  );

const questionTable = (rows: readonly QuestionRow[]): string =>
  table(
    ["query", "ms", "× count"],
    rows.map((row) => [
      `\`${row.query.replaceAll("|", "\\|")}\``,
      row.milliseconds.toFixed(0),
      row.timesCount.toFixed(1),
    ]),
  );

const ingest = ingestTable(await measureIngest());
process.stdout.write(`${ingest}\n\n`);
const recognised = measureRecognising();
const recognising = `${grouped(recognised.perSecond)} messages a second, over ${grouped(recognised.messages)} messages of all samples, ${grouped(recognised.activities)} of them activities; reading the same messages takes ${recognised.timesReading.toFixed(0)} times as long.`;
process.stdout.write(`${recognising}\n\n`);
const sighted = measureSighting();
const sighting = `A screened message takes ${grouped(sighted.plainNs)} ns of the processor, and ${grouped(sighted.sightedNs)} ns where it is also sighted for silences: ${sighted.times.toFixed(2)} times as long, over ${grouped(sighted.lines)} messages.`;
process.stdout.write(`${sighting}\n\n`);
const { scans, asked } = await withMillion(async (million) => {
  const rows = scanTable(await measureScans(million));
  process.stdout.write(`${rows}\n\n`);
  return { scans: rows, asked: await measureQuestions(million.path) };
});
const questions = questionTable(asked.questions);
process.stdout.write(`${questions}\n`);

const machine = `${cpus().length} × ${cpus()[0]?.model ?? "unknown processor"}, ${grouped(totalmem() / 1e9)} GB, Node ${process.versions.node}`;
writeFileSync(
  join(root, "bench", "README.md"),
  `# Measurements

\`npm run bench\` writes this page. The lines are those of \`samples/logs\`, again and again.

${new Date().toISOString().slice(0, 10)}, ${machine}. Other work on the machine makes these figures smaller, never larger.

## From bytes to events, one thread

"Held back" is what a screen costs that passes no message; "kept" is decoding and keeping in a store. The last
column is the time of decoding in times of splitting the same bytes into lines in the same run, which stays comparable
between machines.

${ingest}

## From events to activities, one thread

${recognising}

## Sightings of all messages, one thread

${sighting}

## Scans through the command line

Peak is the most memory that the process held. The third row's rule needs every line, so all are decoded and kept. Ten million lines
of a healthy estate through the bundled rules: [false-alarms.md](false-alarms.md).

${scans}

## Questions over ${grouped(asked.rows)} rows of Syslog

Beside \`Syslog | count\` over the same rows in the same run; the median of three.

${questions}
`,
);
