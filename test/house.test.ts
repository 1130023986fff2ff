// The house rules that a machine can hold: who may import whom, purity, sizes, names. A limit may be argued with in one
// place, here.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { test } from "node:test";

const root = join(import.meta.dirname, "..", "..");

/** Folder of src -> folders that it may import, besides `bug`. Type imports count. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  bug: [],
  text: [],
  scanner: [],
  csv: [],
  schema: [],
  yaml: ["text"],
  plan: ["schema", "text"],
  catalogue: [],
  images: [],
  commands: ["schema", "images"],
  ingest: ["csv", "schema", "images", "commands"],
  "languages/events": ["plan", "schema", "text"],
  "languages/kql": ["plan", "schema", "text", "languages/events"],
  "languages/spl": ["plan", "schema", "text", "languages/events"],
  "languages/sigma": ["plan", "schema", "text", "yaml", "languages/events"],
  sql: ["plan", "schema", "text"],
  prefilter: ["plan", "schema", "scanner"],
  store: ["plan", "schema", "sql"],
  rules: [
    "catalogue",
    "plan",
    "schema",
    "text",
    "yaml",
    "languages/kql",
    "languages/spl",
    "languages/sigma",
  ],
  detect: ["plan", "schema", "text", "prefilter", "sql", "rules", "store"],
  atomics: ["schema", "text", "yaml", "rules"],
  // Of ingest only what takes secrets out of commands.
  evidence: ["schema", "text", "csv", "yaml", "images", "commands", "ingest", "rules"],
  triage: ["schema", "text", "yaml", "csv", "images", "commands", "rules", "detect", "evidence"],
  telemetry: ["schema", "plan", "prefilter", "rules", "detect", "ingest", "commands"],
  workspace: [
    ...["plan", "schema", "text", "prefilter", "sql", "rules", "store", "detect", "ingest"],
    ...[
      "atomics",
      "csv",
      "evidence",
      "telemetry",
      "triage",
      "languages/events",
      "languages/kql",
      "languages/spl",
      "languages/sigma",
    ],
  ],
  cli: [
    ...["plan", "schema", "text", "prefilter", "sql", "rules", "store", "detect", "ingest"],
    ...[
      "workspace",
      "atomics",
      "evidence",
      "telemetry",
      "triage",
      "languages/events",
      "languages/kql",
      "languages/spl",
      "languages/sigma",
    ],
  ],
};

/** Folders that may touch the world: files, clocks, drivers. */
const doors: ReadonlySet<string> = new Set(["store", "workspace", "cli"]);

/** Packages that the pure folders may import. */
const purePackages: ReadonlySet<string> = new Set(["yaml", "re2js"]);

/** Packages that one pure folder may import, each for one reason. */
const ownPackages: Readonly<Record<string, readonly string[]>> = {
  "languages/kql": ["@kusto/language-service-next"],
  // Hashes and signatures are arithmetic: the same bytes give the same answer, and nothing of the world is asked;
  // places in JSON.
  evidence: ["node:crypto", "@peculiar/asn1-x509", "@peculiar/asn1-schema", "jsonc-parser"],
  // The chain of hashes; calendars with their zones; addresses in networks; places in JSON.
  triage: [
    ...["node:crypto", "ical.js", "ipaddr.js", "jsonc-parser"],
    ...["rrule-temporal", "temporal-polyfill"],
  ],
};

const fileLinesMax = 500;
const functionLinesMax = 60;
/** Code is wrapped by the formatter. */
const commentColumnsMax = 120;

/** Tables are data, read by looking up, not from top to bottom. */
const tablesOfData = /^src\/schema\/tables\//;

const bannedNames =
  /^(?:util|utils|helper|helpers|common|misc|manager|base|data|info|handler|processor)$/;

interface SourceFile {
  readonly path: string;
  readonly folder: string;
  readonly text: string;
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

function folderOf(path: string): string {
  const [, first = "", second = ""] = path.split("/");
  return first === "languages" ? `${first}/${second}` : first;
}

const sources: readonly SourceFile[] = filesBelow("src")
  .filter((path) => path.endsWith(".ts"))
  .map((path) => ({
    path,
    folder: folderOf(path),
    text: readFileSync(join(root, path), "utf8"),
  }));

const isTest = ({ path }: SourceFile) => path.endsWith(".test.ts");

function importsOf({ text }: SourceFile): string[] {
  const statements = text.matchAll(/^(?:import|export)\b[^;]*?from "([^"]+)";/gms);
  const dynamic = text.matchAll(/\bimport\(\s*"([^"]+)"\s*\)/g);
  const bare = text.matchAll(/^import "([^"]+)";/gm);
  return [...statements, ...dynamic, ...bare].map(([, name = ""]) => name);
}

test("imports point down and enter a folder by its index", () => {
  const wrong: string[] = [];
  for (const source of sources) {
    const allowed = mayImport[source.folder];
    assert.ok(allowed !== undefined, `${source.path}: folder is not in the import table`);
    for (const name of importsOf(source)) {
      if (name.startsWith("#")) {
        const target = name.slice(1);
        const fine = target === "bug" || allowed.includes(target);
        if (!fine && !isTest(source)) wrong.push(`${source.path} imports ${name}`);
      } else if (name.startsWith(".")) {
        const target = normalize(join(dirname(source.path), name));
        if (folderOf(target) !== source.folder) wrong.push(`${source.path} reaches into ${target}`);
      }
    }
  }
  assert.deepEqual(wrong, []);
});

test("the core imports no node module and no driver", () => {
  const wrong: string[] = [];
  for (const source of sources.filter((file) => !doors.has(file.folder) && !isTest(file))) {
    for (const name of importsOf(source)) {
      if (name.startsWith("#") || name.startsWith(".")) continue;
      const own = ownPackages[source.folder] ?? [];
      const known = [...purePackages, ...own].some(
        (it) => name === it || name.startsWith(`${it}/`),
      );
      if (!known) wrong.push(`${source.path} imports ${name}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test("the core reads no clock, no environment and no chance", () => {
  const worldly = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|(?<![\w-])(?:process|console)\.\w/;
  const wrong = sources
    .filter((file) => !doors.has(file.folder) && !isTest(file) && worldly.test(file.text))
    .map((file) => file.path);
  assert.deepEqual(wrong, []);
});

test("imports make no circle, type imports counted", () => {
  const edges = new Map<string, readonly string[]>(
    sources.map((source) => [
      source.path,
      importsOf(source)
        .filter((name) => name.startsWith("."))
        .map((name) => normalize(join(dirname(source.path), name))),
    ]),
  );
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    assert.ok(!trail.includes(path), `circle: ${[...trail, path].join(" -> ")}`);
    if (done.has(path)) return;
    for (const next of edges.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of edges.keys()) visit(path, []);
});

test("files, functions and comments keep their size", () => {
  const wrong: string[] = [];
  for (const { path, text } of sources) {
    const lines = text.split("\n");
    if (lines.length > fileLinesMax && !tablesOfData.test(path)) {
      wrong.push(`${path} has ${lines.length} lines`);
    }
    for (const { name, length } of functionsOf(lines)) {
      if (length > functionLinesMax && !path.endsWith(".test.ts")) {
        wrong.push(`${path}: ${name} has ${length} lines`);
      }
    }
    lines.forEach((line, index) => {
      const isComment = /^\s*(?:\/\/|\*|\/\*\*)/.test(line);
      if (isComment && line.length > commentColumnsMax) {
        wrong.push(`${path}:${index + 1} has ${line.length} columns`);
      }
    });
  }
  assert.deepEqual(wrong, []);
});

/** Functions and methods by their indentation, which the formatter settles. */
function functionsOf(lines: readonly string[]): { name: string; length: number }[] {
  const found: { name: string; length: number }[] = [];
  lines.forEach((line, start) => {
    const opening =
      /^( *)(?:export )?(?:async )?(?:function\*? (\w+)|const (\w+) = (?:async )?\(.*=> \{$|(?:(?:private|public|static|async|override|get|\*) ?)*(\w+)\(.*\{$)/.exec(
        line,
      );
    if (opening === null || /^\s*(?:if|for|while|switch|return|catch)\b/.test(line)) return;
    const [, indent = "", ...names] = opening;
    const end = lines.findIndex(
      (other, index) =>
        index > start && /^\s*\}/.test(other) && other.search(/\S/) === indent.length,
    );
    const name = names.find((part) => part !== undefined) ?? "function";
    if (end > start) found.push({ name, length: end - start + 1 });
  });
  return found;
}

test("no file or folder has a name that says nothing", () => {
  const wrong = sources
    .map(({ path }) => path)
    .filter((path) => path.split("/").some((part) => bannedNames.test(part.replace(/\..*$/, ""))));
  assert.deepEqual(wrong, []);
});

test("every file of the sources opens with what it is for", () => {
  const wrong = sources
    .filter((file) => !isTest(file) && !/^(?:#!.*\n)?\/[/*]/.test(file.text))
    .map(({ path }) => path);
  assert.deepEqual(wrong, []);
});

test("every command that the README shows is there", () => {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  const scripts = Object.keys(
    (JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: object }).scripts,
  );
  const named = [...readme.matchAll(/\bnpm (?:run )?(start|test|[a-z]+)(?= |`|\n|$)/g)]
    .map(([, name = ""]) => name)
    .filter((name) => name !== "ci" && name !== "install");
  assert.ok(named.length > 0);
  assert.deepEqual(
    named.filter((name) => name !== "run" && !scripts.includes(name)),
    [],
  );
  const commands = readdirSync(join(root, "src/cli/commands")).map((name) =>
    name.replace(/\.ts$/, ""),
  );
  const shown = [...readme.matchAll(/^(?:\$ )?(?:npx )?bootwarden ([a-z]+)/gm)];
  assert.deepEqual(
    shown.map(([, name = ""]) => name).filter((name) => !commands.includes(name)),
    [],
  );
});

test("the README's tables are what the code says", () => {
  const tool = join(root, "build", "tools", "readme.js");
  const run = spawnSync(process.execPath, [tool, "--check"], { encoding: "utf8" });
  assert.equal(run.status, 0, run.stderr);
});

test("nothing in the tree speaks of the machine it was written on", () => {
  const foreign =
    /\/work\/|(?<!\/var)\/tmp\/[a-z]|\/root\/|registry\.npmjs|\bXXX\b|\bFIXME\b|\bTODO\b/;
  const kinds = /\.(?:ts|mjs|json|yaml|yml|md|case)$/;
  const folders = ["src", "test", "tools", "bench", "docs", "detections", "hunts", "conformance"];
  const wrong = folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap(filesBelow)
    .filter((path) => kinds.test(path) && path !== "test/house.test.ts")
    .filter((path) => foreign.test(readFileSync(join(root, path), "utf8")));
  assert.deepEqual(wrong, []);
});
