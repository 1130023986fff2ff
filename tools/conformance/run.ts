// Runs the conformance data of a folder from outside: `npm run conformance -- FOLDER [FILE…] [--details] [--record]`.
// One row for each data file; a wrong answer or a failure makes the exit code 1. --record keeps the counts for the
// README (docs/conformance.json).

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openStore, type Store } from "#store";
import { runKqlDocs } from "./kql-docs.ts";
import { runKqlEngine } from "./kql-engine.ts";
import { countsOf, printReport, type Report } from "./report.ts";
import { runSentinelRules } from "./sentinel-rules.ts";
import { runSigmaRules } from "./sigma-rules.ts";
import { runSplunkSearches } from "./splunk-searches.ts";

type Runner = (text: string, store: Store) => Promise<Report>;

const runners: Readonly<Record<string, Runner>> = {
  "kql-docs.json": runKqlDocs,
  "kql-engine.jsonl": runKqlEngine,
  "sentinel-rules.json": runSentinelRules,
  "sigma-rules.json": runSigmaRules,
  "splunk-searches.json": runSplunkSearches,
};

const [folder, ...rest] = process.argv.slice(2);
if (folder === undefined) {
  console.error("usage: npm run conformance -- FOLDER [FILE…] [--details] [--record]");
  process.exit(3);
}
const wanted = rest.filter((word) => !word.startsWith("--"));
const store = await openStore();
let bad = 0;
const counts: Record<string, ReturnType<typeof countsOf>> = {};
for (const [file, run] of Object.entries(runners)) {
  const path = join(folder, file);
  if (wanted.length > 0 && !wanted.some((word) => file.includes(word))) continue;
  if (!existsSync(path)) {
    console.log(`${file}: not in ${folder}`);
    continue;
  }
  const report = await run(readFileSync(path, "utf8"), store);
  console.log(printReport(report, rest.includes("--details")));
  counts[file] = countsOf(report);
  bad += report.cases.filter(
    ({ outcome: { kind } }) => kind === "wrong" || kind === "failed",
  ).length;
}
await store.close();
if (rest.includes("--record")) {
  const target = join(import.meta.dirname, "..", "..", "..", "docs", "conformance.json");
  const before = JSON.parse(readFileSync(target, "utf8")) as typeof counts;
  writeFileSync(target, `${JSON.stringify({ ...before, ...counts }, undefined, 2)}\n`);
}
process.exit(bad > 0 ? 1 : 0);
