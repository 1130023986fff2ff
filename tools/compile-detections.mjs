// Compiles the bundled KQL detections and hunts into dist/compiled-rules.json, so that an ordinary run never loads the KQL parser.
// Runs after tsc; does nothing where neither the compiler nor the detections have changed.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const target = join(root, "dist", "compiled-rules.json");

const filesBelow = (folder, wanted) =>
  readdirSync(join(root, folder), { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter(wanted)
    .sort();

const digestOf = (paths) => {
  const hash = createHash("sha256");
  for (const path of paths) hash.update(path).update(readFileSync(join(root, path)));
  return hash.digest("hex");
};

const compiler = digestOf([
  ...["bug", "text", "schema", "plan", "languages"].flatMap((folder) =>
    filesBelow(join("dist", folder), (path) => path.endsWith(".js") && !path.endsWith(".test.js")),
  ),
  "node_modules/@kusto/language-service-next/package.json",
]);
const rulePaths = ["detections", "hunts"].flatMap((folder) =>
  filesBelow(folder, (path) => /\.(?:yaml|csv)$/.test(path)),
);
const detections = digestOf(rulePaths);

const before = existsSync(target) ? JSON.parse(readFileSync(target, "utf8")) : {};
if (before.compiler !== compiler || before.detections !== detections) {
  const { remembering } = await import("../dist/workspace/plan-memory.js");
  const { kql } = await import("../dist/languages/kql/index.js");
  const { spl } = await import("../dist/languages/spl/index.js");
  const { loadRules } = await import("../dist/rules/index.js");
  const { catalog } = await import("../dist/schema/index.js");
  const { watchlistsFor } = await import("../dist/workspace/watchlists.js");
  const plans = {};
  const memory = {
    recall: () => undefined,
    keep: (key, text) => {
      plans[key] = text;
    },
  };
  const files = rulePaths.map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
  await loadRules(files, {
    catalog,
    missingColumns: "refuse",
    watchlists: watchlistsFor([]).watchlists,
    languages: { kql: remembering(kql, memory, compiler), spl },
  });
  writeFileSync(target, JSON.stringify({ compiler, detections, plans }));
}
