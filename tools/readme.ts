// Writes the README's tables between their marks: detections from their files, coverage from the languages' own tables and the last recorded
// conformance counts, performance from the last benchmark. `--check` writes nothing and fails where a table is stale.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { coverage as kql } from "#languages/kql";
import { coverage as sigma } from "#languages/sigma";
import { coverage as spl } from "#languages/spl";
import type { Coverage } from "#plan";
import type { Counts } from "./conformance/report.ts";
import { techniqueTable } from "./docs/detections.ts";

const root = join(import.meta.dirname, "..", "..");
const path = join(root, "README.md");

const languages: readonly (readonly [string, readonly Coverage[]])[] = [
  ["KQL", kql],
  ["SPL", spl],
  ["Sigma", sigma],
];

const code = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(" ");

function coverageTable(): string {
  const rows = languages.flatMap(([language, kinds]) =>
    kinds.map(({ constructs, run, refused }) => {
      return `| ${language} | ${constructs} | ${run.length} | ${refused.length} |`;
    }),
  );
  const details = languages.map(([language, kinds]) => {
    const lists = kinds.map(({ constructs, run, refused }) => {
      const known = refused.length === 0 ? "" : ` Refused by name: ${code(refused)}.`;
      return `**${constructs}**: ${code(run)}.${known}`;
    });
    return `<details><summary>${language}</summary>\n\n${lists.join("\n\n")}\n\n</details>`;
  });
  const head = ["| language | constructs | run | refused by name |", "|---|---|---|---|"];
  return [[...head, ...rows].join("\n"), ...details, conformanceTable()].join("\n\n");
}

/** What the data files hold is told in the table; their texts stay outside. */
const dataFiles: Readonly<Record<string, string>> = {
  "kql-docs.json": "examples of the KQL documentation that need no table",
  "kql-engine.jsonl": "queries with recorded answers of the Kusto engine",
  "sentinel-rules.json": "Sentinel analytics and hunting rules over our tables",
  "splunk-searches.json": "Splunk security_content searches",
  "sigma-rules.json": "SigmaHQ rules, all log sources",
};

function conformanceTable(): string {
  const counts = JSON.parse(
    readFileSync(join(root, "docs", "conformance.json"), "utf8"),
  ) as Readonly<Record<string, Counts>>;
  const rows = Object.entries(counts).map(([file, count]) => {
    const all = Object.values(count).reduce((sum, part) => sum + part, 0);
    const { equal, ran, refused, disputed, wrong, failed } = count;
    return `| ${dataFiles[file] ?? file} | ${all} | ${equal} | ${ran} | ${refused} | ${disputed} | ${wrong + failed} |`;
  });
  return [
    "Measured against data from outside (`npm run conformance -- FOLDER`). *Equal* is the same rows as documented or",
    "recorded; *ran* states no answer to compare with; *refused* is a named diagnostic; *disputed* are documented rows that",
    "cannot come from their query, each with its reason in `tools/conformance/`.",
    "",
    "| data | cases | equal | ran | refused by name | disputed | wrong or failed |",
    "|---|---|---|---|---|---|---|",
    ...rows,
  ].join("\n");
}

/** The last benchmark's machine and its scans; the page has the formats one by one. */
function performanceTable(): string {
  const page = readFileSync(join(root, "bench", "README.md"), "utf8");
  const machine = page.split("\n").find((line) => /^\d{4}-\d{2}-\d{2}, /.test(line));
  const scans = page.split(/^## /m).find((section) => section.startsWith("Scans"));
  if (machine === undefined || scans === undefined)
    throw new Error("bench/README.md is not as npm run bench writes it");
  const [, ...told] = scans.trimEnd().split("\n");
  return [
    machine,
    ...told,
    "",
    "Each format by itself, and queries: [bench/](bench/README.md).",
  ].join("\n");
}

function between(text: string, mark: string, content: string): string {
  const start = `<!-- ${mark} -->\n`;
  const end = `<!-- /${mark} -->`;
  const [before, rest] = text.split(start);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`the README lacks ${start}`);
  return `${before}${start}${content}\n${end}${after}`;
}

const before = readFileSync(path, "utf8");
const tables: readonly (readonly [mark: string, content: string])[] = [
  ["detections", techniqueTable()],
  ["coverage", coverageTable()],
  ["performance", performanceTable()],
];
const after = tables.reduce((text, [mark, content]) => between(text, mark, content), before);
if (process.argv.includes("--check")) {
  if (before !== after) {
    console.error("the README's tables are stale: npm run readme");
    process.exit(1);
  }
} else {
  writeFileSync(path, after);
}
