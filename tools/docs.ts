// Writes the pages of docs/ that are made of data: detections, files of context, device evidence, the message catalogue,
// the audit of published strings, what devices must tell, the verdicts, the mappings. `--check` writes nothing and fails
// where a page is stale.

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { contextPage } from "./docs/context.ts";
import { detectionsPage } from "./docs/detections.ts";
import { evidencePage } from "./docs/evidence.ts";
import { mappingPages } from "./docs/mappings.ts";
import { messagesPage } from "./docs/messages.ts";
import { publishedStringsPage } from "./docs/published-strings.ts";
import { telemetryPage } from "./docs/telemetry.ts";
import { verdictsPage } from "./docs/verdicts.ts";

const folder = join(import.meta.dirname, "..", "..", "docs");

const pages = new Map([
  ["context.md", contextPage()],
  ["detections.md", detectionsPage()],
  ["evidence.md", evidencePage()],
  ["messages.md", messagesPage()],
  ["published-strings.md", publishedStringsPage()],
  ["telemetry.md", telemetryPage()],
  ["verdicts.md", verdictsPage()],
  ...(await mappingPages()),
]);

const stale = [...pages].filter(([name, text]) => readIfThere(join(folder, name)) !== text);
const mappings = join(folder, "mappings");
const left = (existsSync(mappings) ? readdirSync(mappings) : []).filter(
  (name) => !pages.has(`mappings/${name}`),
);

if (!process.argv.includes("--check")) {
  mkdirSync(mappings, { recursive: true });
  for (const [name, text] of stale) writeFileSync(join(folder, name), text);
  for (const name of left) rmSync(join(mappings, name));
} else if (stale.length + left.length > 0) {
  const names = [...stale.map(([name]) => name), ...left.map((name) => `mappings/${name}`)];
  console.error(`stale in docs/: ${names.join(", ")}; run npm run docs`);
  process.exit(1);
}

function readIfThere(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}
