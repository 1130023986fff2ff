// The tests beside a rule (tests.yaml): raw lines, and what every rule of the folder must find in them.

import { ticksFromIso } from "#schema";
import { type Compiled, complain, type Diagnostic, type SourceText, type Span } from "#text";
import { entry, readYaml, type YamlMap, type YamlNode, type YamlScalar } from "#yaml";
import { type Complaints, RuleFields } from "./fields.ts";
import { type Severity, severityNamed } from "./severity.ts";
import { readTestLines } from "./test-lines.ts";

export interface RuleTests {
  /** Ticks of the moment at which the lines were received: settles years and zones that they lack. */
  readonly receivedAt?: bigint;
  readonly tests: readonly RuleTest[];
}

export interface RuleTest {
  readonly name: string;
  readonly expect: "fires" | "quiet";
  /** Names of the rule files held to this test; empty: every rule beside it. */
  readonly rules: readonly string[];
  /** Frames in order; one may run over several lines. */
  readonly lines: readonly string[];
  readonly findings: readonly ExpectedFinding[];
  readonly at: Span;
}

export interface ExpectedFinding {
  /** Entry of `lines`, counted from 1. */
  readonly line: number;
  readonly severity?: Severity;
  /** Entity type -> its value. */
  readonly entities: Readonly<Record<string, string>>;
  /** Detail -> its value, compared as text. */
  readonly details: Readonly<Record<string, YamlScalar["value"]>>;
}

export function readRuleTests(source: SourceText): Compiled<RuleTests> {
  const documents = readYaml(source);
  if (!documents.ok) return documents;
  const [document] = documents.value;
  const tests = document?.kind === "map" ? entry(document, "tests")?.value : undefined;
  if (document?.kind !== "map" || tests?.kind !== "list") {
    const at = document?.at ?? { start: 0, end: 0 };
    return {
      ok: false,
      errors: [complain("rule-file", at, { message: "'tests' must be a list" })],
    };
  }
  const complaints: Complaints = { problems: [], warnings: [] };
  const fields = new RuleFields(document, complaints);
  fields.only(["receivedAt", "tests"]);
  const read = tests.items.flatMap((item) => readTest(item, fields) ?? []);
  const receivedAt = readMoment(fields, "receivedAt");
  const errors: readonly Diagnostic[] = complaints.problems;
  if (errors.length > 0) return { ok: false, errors };
  const value = { tests: read, ...(receivedAt !== undefined && { receivedAt }) };
  return { ok: true, value, warnings: complaints.warnings };
}

function readMoment(fields: RuleFields, key: string): bigint | undefined {
  const text = fields.text(key);
  const ticks = text === undefined ? undefined : ticksFromIso(text);
  if (text !== undefined && ticks === undefined)
    fields.beyond(key, "an ISO 8601 time", `'${text}'`);
  return ticks;
}

function readTest(node: YamlNode, fields: RuleFields): RuleTest | undefined {
  if (node.kind !== "map") {
    fields.wrong(node.at, "a test is a map of name, expect and lines");
    return undefined;
  }
  const test = fields.at(node);
  test.only(["name", "expect", "rules", "lines", "findings"]);
  const name = test.required("name", "a test");
  const expect = test.required("expect", "a test");
  const lines = readTestLines(test);
  if (lines.length === 0) test.wrong(node.at, "a test needs lines");
  if (expect !== undefined && expect !== "fires" && expect !== "quiet") {
    test.beyond("expect", "fires or quiet", `'${expect}'`);
    return undefined;
  }
  const findings = test.nodes("findings").flatMap((item) => readFinding(item, test, lines) ?? []);
  if (name === undefined || expect === undefined) return undefined;
  return { name, expect, rules: test.texts("rules"), lines, findings, at: node.at };
}

function readFinding(
  node: YamlNode,
  test: RuleFields,
  lines: readonly string[],
): ExpectedFinding | undefined {
  if (node.kind !== "map") {
    test.wrong(node.at, "an expected finding is a map with a line");
    return undefined;
  }
  const finding = test.at(node);
  finding.only(["line", "severity", "entities", "details"]);
  const line = Number(finding.required("line", "an expected finding"));
  if (!Number.isInteger(line) || line < 1 || line > lines.length) {
    finding.beyond("line", `1 to ${lines.length}`, `${finding.text("line")}`);
  }
  const written = finding.text("severity");
  const severity = severityNamed(written ?? "");
  if (written !== undefined && severity === undefined) {
    finding.beyond("severity", "informational, low, medium, high or critical", `'${written}'`);
  }
  const entities = scalarsOf(finding, "entities").map(([key, { text }]) => [key, text] as const);
  const details = scalarsOf(finding, "details").map(([key, { value }]) => [key, value] as const);
  return {
    line,
    ...(severity !== undefined && { severity }),
    entities: Object.fromEntries(entities),
    details: Object.fromEntries(details),
  };
}

function scalarsOf(fields: RuleFields, key: string): readonly (readonly [string, YamlScalar])[] {
  const below: YamlMap | undefined = fields.below(key)?.map;
  return (below?.entries ?? []).flatMap(({ key: name, value }) => {
    if (value.kind === "scalar") return [[name, value] as const];
    fields.wrong(value.at, `'${name}' must be a text, a number or a truth value`);
    return [];
  });
}
