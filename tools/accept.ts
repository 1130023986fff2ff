// Rewrites the plan, need and SQL of the conformance cases whose path contains an argument. Rows and diagnostics are
// left alone: a person writes them.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readCase, writeCase } from "../test/conformance/case-file.ts";
import { languagesOf, runCase } from "../test/conformance/run-case.ts";

const folder = join(import.meta.dirname, "..", "..", "conformance");
const wanted = process.argv.slice(2);
const paths = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".case") && wanted.some((part) => path.includes(part)))
  .sort();
if (paths.length === 0) {
  console.error("name a part of the path of at least one case");
  process.exit(3);
}

for (const path of paths) {
  const text = readFileSync(join(folder, path), "utf8");
  const file = readCase(text);
  const [language, ...others] = languagesOf(file);
  if (language === undefined || others.length > 0) continue;
  const outcome = await runCase(file, language);
  if (!outcome.ok) {
    console.error(`${path}: does not compile\n  ${outcome.errors.join("\n  ")}`);
    continue;
  }
  const { plan, need, duckdb } = outcome.stages;
  const sections = new Map(file.sections).set("plan", plan).set("need", need).set("duckdb", duckdb);
  const rewritten = writeCase({ ...file, sections });
  if (rewritten === text) continue;
  writeFileSync(join(folder, path), rewritten);
  console.log(`${path}: rewritten`);
}
