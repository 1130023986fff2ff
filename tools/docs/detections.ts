// The shipped detections become a page: technique, strategy, severity, what devices must tell, tunables, languages, tests.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

const root = join(import.meta.dirname, "..", "..", "..", "detections");

interface Detection {
  readonly path: string;
  readonly technique: string;
  readonly title: string;
  readonly severity: string;
  readonly strategy: string;
  readonly attack: string;
  readonly telemetry: readonly string[];
  readonly tunables: readonly string[];
  readonly languages: readonly string[];
  readonly fires: number;
  readonly quiet: number;
}

interface Written {
  readonly name: string;
  readonly query: string;
  readonly tags: readonly string[];
}

interface Tests {
  readonly tests: readonly { readonly expect: "fires" | "quiet" }[];
}

const yamlOf = <T>(path: string): T => parse(readFileSync(path, "utf8"));

const names: Readonly<Record<string, string>> = {
  T1495: "Firmware Corruption",
  "T1542.004": "ROMMONkit",
  "T1542.005": "TFTP Boot",
  T1562: "Impair Defenses",
  T1601: "Modify System Image",
  "T1601.001": "Patch System Image",
  "T1601.002": "Downgrade System Image",
};

/** In the order of techniques and names. */
export function shippedDetections(): readonly Detection[] {
  return readdirSync(root)
    .filter((name) => /^T\d/.test(name))
    .sort()
    .flatMap((technique) =>
      readdirSync(join(root, technique))
        .sort()
        .map((name) => detectionOf(technique, name)),
    );
}

function detectionOf(technique: string, name: string): Detection {
  const folder = join(root, technique, name);
  const { name: title, query, tags } = yamlOf<Written>(join(folder, "sentinel.yaml"));
  const { tests } = yamlOf<Tests>(join(folder, "tests.yaml"));
  const tagged = (key: string) =>
    tags.flatMap((tag) => (tag.startsWith(`${key}:`) ? [tag.slice(key.length + 1)] : []));
  const files = readdirSync(folder);
  const languages = Object.entries({
    "sentinel.yaml": "KQL",
    "splunk.yaml": "SPL",
    "sigma.yaml": "Sigma",
  });
  return {
    path: `${technique}/${name}`,
    technique,
    title,
    severity: gravest(query) ?? tagged("severity")[0] ?? "",
    strategy: tagged("detection-strategy")[0] ?? "",
    attack: tagged("attack")[0] ?? "",
    telemetry: tagged("telemetry"),
    tunables: [
      ...query.matchAll(/^let ([A-Z]\w+) = (?:_GetWatchlist|dynamic\(|[\d.]+[a-z]?;)/gm),
    ].map(([, tunable = ""]) => tunable),
    languages: languages.flatMap(([file, language]) => (files.includes(file) ? [language] : [])),
    fires: tests.filter(({ expect }) => expect === "fires").length,
    quiet: tests.filter(({ expect }) => expect === "quiet").length,
  };
}

const severities = ["critical", "high", "medium", "low", "informational"];

/** The highest grade that the query itself gives. */
function gravest(query: string): string | undefined {
  const given = new Set([...query.matchAll(/"(\w+)"/g)].map(([, word = ""]) => word.toLowerCase()));
  return severities.find((severity) => given.has(severity));
}

/** One row for each technique, for the README. */
export function techniqueTable(): string {
  const all = shippedDetections();
  const techniques = [...new Set(all.map(({ technique }) => technique))];
  const rows = techniques.map((technique) => {
    const own = all.filter((one) => one.technique === technique);
    const titles = own.map(({ title }) => title);
    return `| ${technique} ${names[technique] ?? ""} | ${own.length} | ${titles.join("; ")} |`;
  });
  return [
    `${all.length} detections, each with tests that fire, near-misses and a benign twin ([docs/detections.md](docs/detections.md)).`,
    "",
    "| technique | detections | what they see |",
    "|---|---:|---|",
    ...rows,
  ].join("\n");
}

export function detectionsPage(): string {
  const all = shippedDetections();
  const techniques = [...new Set(all.map(({ technique }) => technique))];
  const sections = techniques.flatMap((technique) => [
    `## ${technique} ${names[technique] ?? ""}`,
    "",
    "| detection | graded up to | strategy | devices must tell (any of) | tunables | in | tests that fire, stay quiet |",
    "|---|---|---|---|---|---|---|",
    ...all.filter((one) => one.technique === technique).map(row),
    "",
  ]);
  return [
    "# Detections",
    "",
    "`npm run docs` writes this page from `detections/`. Strategies are MITRE ATT&CK's (v18 where no other version is named), and",
    "tunables have its names where it has some: lists are watchlists (`detections/watchlists/`), others are set by `--tune` or in `bootwarden.yaml`.",
    "",
    ...sections,
  ].join("\n");
}

function row(one: Detection): string {
  const version = one.attack === "v18" ? "" : ` (${one.attack})`;
  const cells = [
    `[${one.title}](../detections/${one.path}/notes.md)`,
    one.severity,
    `${one.strategy}${version}`,
    one.telemetry.join(", "),
    one.tunables.map((tunable) => `\`${tunable}\``).join(" "),
    one.languages.join(", "),
    `${one.fires}, ${one.quiet}`,
  ];
  return `| ${cells.join(" | ")} |`;
}
