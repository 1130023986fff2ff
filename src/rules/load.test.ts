import assert from "node:assert/strict";
import { test } from "node:test";
import { type Language, scan } from "#plan";
import { catalog, type Schema } from "#schema";
import { complain, placeOf, span } from "#text";
import { loadRules, type RuleFile } from "./index.ts";

/** A language whose only mistake is the word `wrong`; its rows grade themselves where the text says so. */
const language = (name: "kql" | "spl"): Language => ({
  name,
  compile: async ({ text }) => {
    const start = text.indexOf("wrong");
    const message = "a wrong word";
    return start >= 0
      ? { ok: false, errors: [complain("syntax-error", span(start, start + 5), { message })] }
      : { ok: true, value: scan("Logs", columnsOf(text)), warnings: [] };
  },
});

function columnsOf(text: string): Schema {
  const names = text.includes("Severity") ? ["Host", "Severity"] : ["Host"];
  return names.map((name) => ({ name, type: "string" }));
}

const languages = { kql: language("kql"), spl: language("spl") };

const load = (...files: readonly RuleFile[]) =>
  loadRules(files, { catalog, missingColumns: "refuse", languages });

async function loadOne(text: string, path = "rule.yaml") {
  const { loaded, refused } = await load({ path, text });
  assert.deepEqual(refused, []);
  const [rule] = loaded;
  assert.ok(rule !== undefined);
  return rule;
}

/** `line:column code message` of all that is wrong with a file. */
async function refusals(text: string, path = "rule.yaml"): Promise<readonly string[]> {
  const { refused } = await load({ path, text });
  return refused.flatMap(({ diagnostics }) =>
    diagnostics.map(({ at, code, message }) => {
      const { line, column } = placeOf(text, at.start);
      return `${line}:${column} ${code} ${message}`;
    }),
  );
}

const analytics = [
  "id: 00000000-0000-4000-8000-000000000001",
  "name: Image copied",
  "description: d",
  "severity: High",
  "kind: Scheduled",
  "queryFrequency: 1h",
  "queryPeriod: P1D",
  "triggerOperator: gt",
  "triggerThreshold: 0",
  "tactics: [Persistence]",
  "relevantTechniques: [T1542.004]",
  "query: |",
  "  Logs",
  "  | where Host == 'x'",
  "entityMappings:",
  "  - entityType: Host",
  "    fieldMappings:",
  "      - identifier: HostName",
  "        columnName: Host",
  "customDetails: {Device: Host}",
  "alertDetailsOverride:",
  "  alertDisplayNameFormat: Image on {{Host}}",
  "  alertSeverityColumnName: Host",
  "tags: ['severity:critical', 'confidence:low']",
].join("\n");

const detection = [
  "name: Image copied",
  "id: 00000000-0000-4000-8000-000000000002",
  "type: TTP",
  "search: '`cisco_networks` copy | stats count by host'",
  "known_false_positives: upgrades",
].join("\n");

const sigma = [
  "title: Image copied",
  "id: 00000000-0000-4000-8000-000000000003",
  "logsource: {product: cisco, service: aaa}",
  "detection: {keywords: ['copy tftp'], condition: keywords}",
  "level: critical",
  "tags: [attack.persistence, attack.t1542.004, cve.2023-20198, attack.g0001]",
].join("\n");

test("files are loaded, refused or told to be no rules, and the counts add up", async () => {
  const files = [
    { path: "a/sentinel.yaml", text: analytics },
    { path: "a/splunk.yml", text: detection },
    { path: "a/sigma.yml", text: sigma },
    { path: "a/one.kql", text: "Logs" },
    { path: "a/two.spl", text: "wrong" },
    { path: "a/notes.md", text: "# notes" },
    { path: "a/tests.yaml", text: "tests: []" },
    { path: "a/macro.yml", text: "definition: search *\nname: x_filter" },
    { path: "a/function.yaml", text: "FunctionQuery: Logs" },
    { path: "a/empty.yaml", text: "# nothing" },
    { path: "a/broken.yaml", text: "a: 1\na: 2" },
  ];
  const { loaded, refused, other } = await load(...files);
  assert.deepEqual(
    loaded.map(({ format }) => format),
    ["sentinel-analytics", "splunk-detection", "sigma", "query"],
  );
  assert.deepEqual(
    refused.map(({ path }) => path),
    ["a/two.spl", "a/broken.yaml"],
  );
  assert.equal(loaded.length + refused.length + other.length, files.length);
});

test("documents of one file are rules of their own", async () => {
  const { loaded, refused } = await load({
    path: "all.yaml",
    text: [analytics, sigma, analytics.replace("Logs\n", "wrong\n")].join("\n---\n"),
  });
  assert.equal(loaded.length, 2);
  assert.equal(refused.length, 1);
});

test("an analytics rule keeps its schedule, entities, details and override", async () => {
  const rule = await loadOne(analytics);
  assert.deepEqual(rule.schedule, { lookbackMs: 86_400_000, frequencyMs: 3_600_000 });
  assert.deepEqual(rule.entities, [
    { type: "Host", fields: [{ identifier: "HostName", column: "Host" }] },
  ]);
  assert.deepEqual(rule.details, [{ name: "Device", column: "Host" }]);
  assert.deepEqual(rule.message, ["Image on ", { column: "Host" }, ""]);
  assert.equal(rule.severityColumn, "Host");
  assert.equal(rule.severity, "critical");
  assert.equal(rule.confidence, "low");
});

test("a Splunk detection whose rows say how severe they are is graded by them", async () => {
  const graded =
    'name: g\nid: g\nsearch: index=network | eval Severity="Low" | table host Severity\n';
  assert.equal((await loadOne(graded)).severityColumn, "Severity");
  const plain = graded.replaceAll("Severity", "grade");
  assert.equal((await loadOne(plain)).severityColumn, undefined);
});

test("a near-real-time rule runs each minute, whatever else its file says", async () => {
  const rule = await loadOne(analytics.replace("Scheduled", "NRT"));
  assert.deepEqual(rule.schedule, { lookbackMs: 60_000, frequencyMs: 60_000 });
});

test("a Splunk detection runs each hour over an hour, or over what its search reaches back", async () => {
  const reaching = (earliest: string) =>
    detection.replace("copy |", `${earliest} copy |`).replace("name: I", "name: An i");
  const lookbackOf = async (text: string) => (await loadOne(text)).schedule?.lookbackMs;
  assert.equal(await lookbackOf(detection), 3_600_000);
  assert.equal(await lookbackOf(reaching("earliest=-10m")), 3_600_000);
  assert.equal(await lookbackOf(reaching("earliest=-2d")), 2 * 86_400_000);
  assert.equal(await lookbackOf(reaching("earliest=-2d@d")), 3 * 86_400_000);
});

test("a hunting query needs no schedule", async () => {
  const rule = await loadOne("id: x\nname: Hunt\nquery: Logs\nrelevantTechniques: [T1601]");
  assert.equal(rule.format, "sentinel-hunting");
  assert.equal(rule.schedule, undefined);
});

test("both generations of Splunk's format give the same rule", async () => {
  const old = [
    "tags:",
    "  mitre_attack_id: [T1601]",
    "  risk_score: 80",
    "  message: copy on $dest$",
    "  observable:",
    "    - {name: dest, type: Hostname, role: [Victim]}",
  ].join("\n");
  const young = [
    "mitre_attack_id: [T1601]",
    "rba:",
    "  message: copy on $dest$",
    "  risk_objects:",
    "    - {field: dest, type: system, score: 80}",
  ].join("\n");
  for (const generation of [old, young]) {
    const rule = await loadOne(`${detection}\n${generation}`);
    assert.deepEqual(rule.techniques, ["T1601"]);
    assert.equal(rule.severity, "high");
    assert.deepEqual(rule.message, ["copy on ", { column: "dest" }, ""]);
    assert.deepEqual(rule.entities, [
      { type: "Host", fields: [{ identifier: "HostName", column: "dest" }] },
    ]);
  }
});

test("a Sigma rule's tags tell techniques from tactics, groups and others", async () => {
  const rule = await loadOne(sigma);
  assert.deepEqual(rule.techniques, ["T1542.004"]);
  assert.deepEqual(rule.tactics, ["persistence"]);
  assert.equal(rule.severity, "critical");
});

test("what is wrong with a query is told at its place in the file", async () => {
  const text = analytics.replace("Host == 'x'", "wrong");
  assert.deepEqual(await refusals(text), ["14:11 syntax-error a wrong word"]);
});

test("a rule beyond Sentinel's limits is refused at the key", async () => {
  const change = (from: string, to: string) => refusals(analytics.replace(from, to));
  const cases: readonly (readonly [string, string, RegExp])[] = [
    ["severity: High", "severity: Grave", /^4:11 rule-limit severity must be .* found 'Grave'$/],
    ["severity: High", "severity: Critical", /^4:11 rule-limit severity/],
    ["queryFrequency: 1h", "queryFrequency: 1m", /^6:17 rule-limit queryFrequency/],
    ["queryFrequency: 1h", "queryFrequency: soon", /^6:17 rule-limit queryFrequency/],
    ["queryPeriod: P1D", "queryPeriod: 30m", /^7:14 rule-limit queryPeriod must be at least/],
    ["queryPeriod: P1D", "queryPeriod: 15d", /^7:14 rule-limit queryPeriod/],
    ["triggerOperator: gt", "triggerOperator: ge", /^8:18 rule-limit triggerOperator/],
    ["triggerThreshold: 0", "triggerThreshold: 10001", /^9:19 rule-limit triggerThreshold/],
    ["kind: Scheduled", "kind: Sometimes", /^5:7 rule-limit kind/],
    ["name: Image", `name: ${"x".repeat(260)}`, /^2:7 rule-limit name/],
    ["description: d", `description: ${"x".repeat(5001)}`, /^3:14 rule-limit description/],
    ["  Logs", `  ${"x".repeat(10_001)}`, /^12:8 rule-limit query/],
    ["{Device: Host}", `{${"D".repeat(21)}: Host}`, /^20:16 rule-limit customDetails/],
    ["identifier: HostName", "identifer: HostName", /rule-file a field mapping needs 'identifier'/],
  ];
  for (const [from, to, expected] of cases) {
    const [first = ""] = await change(from, to);
    assert.match(first, expected);
  }
});

test("a rule that lacks what it asks is refused, not taken for something else", async () => {
  const cases: readonly (readonly [string, RegExp])[] = [
    [analytics.replace("query: |", "querry: |"), /rule-file a rule of this format needs 'query'/],
    ["title: x\nlogsource: {product: cisco}", /needs 'detection'/],
    [detection.replace("search:", "serach:"), /needs 'search'/],
    [analytics.replace(/query: \|\n.*\n.*\n/, "query: ''\n"), /12:1 rule-file .*needs 'query'/],
    [sigma.replace("level: critical", "level: grave"), /5:8 rule-limit level/],
    [sigma.replace("service: aaa", "service: toaster"), /3:12 unmapped-logsource .*toaster/],
  ];
  for (const [text, expected] of cases) assert.match((await refusals(text))[0] ?? "", expected);
});

test("two rules of one id, and columns that the query does not make, are warned of", async () => {
  const { warnings } = await load(
    { path: "a.yaml", text: analytics },
    { path: "b.yaml", text: analytics.replace("columnName: Host", "columnName: Hots") },
  );
  const told = warnings.flatMap(({ path, diagnostics }) =>
    diagnostics.map(({ message, hint }) => `${path} ${message} ${hint ?? ""}`),
  );
  assert.ok(told.some((text) => /^b\.yaml no column is named 'Hots' 'Host' is/.test(text)));
  assert.ok(told.some((text) => /^b\.yaml the id .* is that of a\.yaml too/.test(text)));
});
