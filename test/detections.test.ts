// What is shipped below detections/ and hunts/ keeps the limits of its formats and the promises of its folder.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parse } from "yaml";
import { undocumentedAddresses } from "./documentation-addresses.ts";

type Entry = Readonly<Record<string, unknown>>;

const isEntry = (value: unknown): value is Entry =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const entry = (value: unknown): Entry => {
  assert.ok(isEntry(value), `not a mapping: ${JSON.stringify(value)}`);
  return value;
};
const list = (value: unknown): readonly unknown[] => {
  assert.ok(Array.isArray(value), `not a list: ${JSON.stringify(value)}`);
  return value;
};
const text = (value: unknown): string => {
  assert.equal(typeof value, "string", `not a text: ${JSON.stringify(value)}`);
  return String(value);
};

const roots = ["detections", "hunts"];
const folders = roots.flatMap((root) =>
  readdirSync(root, { withFileTypes: true })
    .filter(({ name }) => /^T\d{4}/.test(name))
    .flatMap((technique) =>
      readdirSync(join(root, technique.name)).map((name) => ({
        technique: technique.name,
        path: join(root, technique.name, name),
      })),
    ),
);
const files = roots.flatMap((root) =>
  readdirSync(root, { recursive: true })
    .map((name) => join(root, String(name)))
    .filter((path) => /\.(yaml|md)$/.test(path)),
);

const read = (path: string): string => readFileSync(path, "utf8");
const rule = (folder: string, name: string): Entry => entry(parse(read(join(folder, name))));

test("every detection has a rule for Sentinel, tests and notes; a missing twin is explained", () => {
  assert.ok(folders.length > 0);
  for (const { path } of folders) {
    const names = readdirSync(path);
    for (const name of ["sentinel.yaml", "tests.yaml", "notes.md"])
      assert.ok(names.includes(name), `${path}: ${name} is missing`);
    const notes = read(join(path, "notes.md"));
    for (const [name, language] of Object.entries({ "splunk.yaml": "SPL", "sigma.yaml": "Sigma" }))
      assert.ok(
        names.includes(name) || notes.includes(`No ${language} twin: `),
        `${path}: ${name}`,
      );
  }
});

test("every rule has an identifier of its own", () => {
  const ids = files
    .filter((path) => /(sentinel|splunk|sigma)\.yaml$/.test(path))
    .map((path) => text(entry(parse(read(path)))["id"]));
  for (const id of ids) assert.match(id, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  assert.equal(new Set(ids).size, ids.length);
});

// Limits: Azure-Sentinel, .script/tests/detectionTemplateSchemaValidation/Models.
for (const { path, technique } of folders) {
  test(`${path}/sentinel.yaml is within the limits of an analytics rule`, () => {
    const sentinel = rule(path, "sentinel.yaml");
    assert.equal(sentinel["kind"], "Scheduled");
    assert.match(text(sentinel["severity"]), /^(Informational|Low|Medium|High)$/);
    assert.ok(text(sentinel["name"]).length <= 256);
    assert.ok(text(sentinel["description"]).length <= 5_000);
    assert.ok(text(sentinel["query"]).length <= 10_000);
    const [frequency, period] = ["queryFrequency", "queryPeriod"].map((key) =>
      minutes(text(sentinel[key])),
    );
    assert.ok(frequency !== undefined && period !== undefined);
    assert.ok(frequency >= 5 && period >= frequency && period <= 14 * 24 * 60);
    assert.match(text(sentinel["triggerOperator"]), /^(gt|lt|eq|ne)$/);
    assert.ok(list(sentinel["relevantTechniques"]).includes(technique));
    assert.match(text(sentinel["version"]), /^\d+\.\d+\.\d+$/);
  });

  test(`${path}/sentinel.yaml maps columns that its query makes`, () => {
    const sentinel = rule(path, "sentinel.yaml");
    const mappings = list(sentinel["entityMappings"]).map(entry);
    assert.ok(mappings.length <= 5);
    const fields = mappings.map((mapping) => list(mapping["fieldMappings"]).map(entry));
    for (const few of fields) assert.ok(few.length >= 1 && few.length <= 3);
    const details = Object.entries(entry(sentinel["customDetails"]));
    assert.ok(details.length <= 20 && details.every(([key]) => key.length <= 20));
    const made = finalColumns(text(sentinel["query"]));
    const mapped = fields.flat().map((field) => text(field["columnName"]));
    for (const column of [...mapped, ...details.map(([, name]) => text(name))])
      assert.ok(made.includes(column), `${column} is not among ${made.join(", ")}`);
  });

  test(`${path}/sentinel.yaml tells how sure it is and what it needs in its tags`, () => {
    const tags = list(rule(path, "sentinel.yaml")["tags"]).map(text);
    assert.ok(tags.some((tag) => /^severity:(informational|low|medium|high|critical)$/.test(tag)));
    assert.ok(tags.some((tag) => /^confidence:(low|medium|high)$/.test(tag)));
    assert.ok(tags.some((tag) => /^attack:v\d+$/.test(tag)));
    assert.ok(tags.some((tag) => /^detection-strategy:DET\d{4}$/.test(tag)));
    assert.ok(tags.some((tag) => tag.startsWith("telemetry:")));
    const query = text(rule(path, "sentinel.yaml")["query"]);
    const tables = tags.filter((tag) => tag.startsWith("table:")).map((tag) => tag.slice(6));
    assert.ok(tables.length > 0 && tables.every((table) => query.includes(table)));
  });

  test(`${path}/tests.yaml fires at least twice, stays quiet twice, and has a benign twin`, () => {
    const cases = list(rule(path, "tests.yaml")["tests"]).map(entry);
    const count = (expect: string) => cases.filter((one) => one["expect"] === expect).length;
    assert.ok(count("fires") >= 2 && count("quiet") >= 2);
    assert.equal(count("fires") + count("quiet"), cases.length);
    const twins = cases.filter((one) => text(one["name"]).startsWith("benign twin: "));
    assert.ok(twins.length >= 1 && twins.every((one) => one["expect"] === "quiet"));
    for (const one of cases) {
      const lines = list(one["lines"]);
      const findings = one["findings"] === undefined ? [] : list(one["findings"]).map(entry);
      assert.equal(findings.length > 0, one["expect"] === "fires", text(one["name"]));
      for (const { line } of findings) assert.ok(Number(line) >= 1 && Number(line) <= lines.length);
    }
  });

  test(`${path}/notes.md says what the rule needs, where it errs and what to do`, () => {
    const notes = read(join(path, "notes.md"));
    const headings = ["What the device must send", "False positives", "Tuning", "References"];
    for (const heading of headings) assert.ok(notes.includes(`## ${heading}`), heading);
    assert.match(notes, /^## (Response|Triage)$/m);
    assert.ok(notes.includes("https://attack.mitre.org/techniques/"));
  });
}

test("every address in rules, tests and notes is from a documentation range", () => {
  for (const path of files) assert.deepEqual(undocumentedAddresses(read(path)), [], path);
});

function minutes(period: string): number {
  const [, count = "", unit = ""] = /^(\d+)([mhd])$/.exec(period) ?? [];
  return Number(count) * ({ m: 1, h: 60, d: 24 * 60 }[unit] ?? Number.NaN);
}

for (const { path } of folders.filter(({ path }) => path.startsWith("hunts"))) {
  test(`${path}/notes.md says why it is no detection, and what is`, () => {
    const reasons = /^## Why this is a hunt\n([\s\S]*?)(?=^## )/m.exec(
      read(join(path, "notes.md")),
    );
    assert.match(reasons?.[1] ?? "", /`T1\d{3}(?:\.\d{3})?\/[a-z-]+`/);
  });
}

/** The names of the last `project`, which closes every shipped query before its `sort`. */
function finalColumns(query: string): string[] {
  const last = query.split(/\n\| project /).at(-1) ?? "";
  return (last.split("\n|")[0] ?? "").split(",").map((name) => (name.split("=")[0] ?? "").trim());
}
