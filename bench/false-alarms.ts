// Counts what the bundled rules say of a healthy estate, and writes bench/false-alarms.md.
// `node build/bench/false-alarms.js [millions]`: how many lines, 10 million without it.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { benignLines, vendors } from "./benign/estate.ts";
import { countLines, root } from "./lines.ts";
import { measure } from "./process.ts";

interface Alarm {
  readonly severity: string;
  readonly device: string;
  readonly rule: { readonly title: string };
  readonly evidence: readonly { readonly raw: string }[];
}

const severities = ["critical", "high", "medium", "low", "informational"];
const received = ["--received-at", "2026-03-16T00:00:00Z", "--format", "ndjson"];
const millions = Number(process.argv[2] ?? "10");

let lines = 0;
function* counted(): Generator<Buffer> {
  for (const piece of benignLines(millions * 1_000_000)) {
    lines += countLines(piece);
    yield piece;
  }
}

const run = await measure(["scan", "-", ...received], counted());
if (run.code !== 0) throw new Error(`exit code ${run.code}`);
const alarms: Alarm[] = run.out
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => JSON.parse(line));
const ofSeverity = (severity: string): readonly Alarm[] =>
  alarms.filter((alarm) => alarm.severity === severity);

const rows = severities.map((severity) => {
  const found = ofSeverity(severity);
  return `| ${severity} | ${found.length} | ${(found.length / (lines / 1e6)).toFixed(2)} |`;
});
const byRule = new Map<string, number>();
for (const { severity, rule } of alarms) {
  const key = `${severity} | ${rule.title}`;
  byRule.set(key, (byRule.get(key) ?? 0) + 1);
}
const rules = [...byRule]
  .sort(
    ([a], [b]) =>
      severities.indexOf(a.split(" ")[0] ?? "") - severities.indexOf(b.split(" ")[0] ?? "") ||
      (a < b ? -1 : 1),
  )
  .map(([rule, count]) => `| ${rule} | ${count} |`);

const page = `# False alarms

\`npm run false-alarms\` writes this page: the bundled rules over ${lines.toLocaleString("en")} lines of an estate in which nothing is wrong.
${vendors} vendors' devices talk for a week each; at night they are upgraded by the automation in the order that is due, backed up by
TFTP, looked at (\`show boot\`, \`verify /md5\`), given content updates, and started without a configuration (\`bench/benign/\`).

${new Date().toISOString().slice(0, 10)}, ${run.seconds.toFixed(0)} s, ${Math.round(run.peakMb)} MB at most.

| severity | findings | per million lines |
| --- | ---: | ---: |
${rows.join("\n")}

| severity | rule | findings |
| --- | --- | ---: |
${rules.join("\n")}
`;
process.stdout.write(page);
for (const alarm of [
  ...ofSeverity("critical"),
  ...ofSeverity("high"),
  ...ofSeverity("medium"),
].slice(0, 10))
  process.stderr.write(`${alarm.severity} ${alarm.rule.title}: ${alarm.evidence[0]?.raw}\n`);
writeFileSync(join(root, "bench", "false-alarms.md"), page);
