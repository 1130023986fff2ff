import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { printExpr } from "#plan";
import { catalog } from "#schema";
import { compileSigma, type SigmaOptions } from "./compile.ts";

const processes = "logsource: {category: process_creation, product: windows}";
const routers = "logsource: {product: cisco, service: aaa}";

function rule(selection: string, logsource = processes): string {
  const items = selection.split("\n").map((line) => `    ${line}`);
  return [logsource, "detection:", "  selection:", ...items, "  condition: selection"].join("\n");
}

function compile(text: string, options: Partial<SigmaOptions> = {}) {
  return compileSigma(
    { name: "rule.yml", text },
    { catalog, missingColumns: "refuse", ...options },
  );
}

/** The predicate of the detection, without the filter of the log source. */
function predicate(text: string, options: Partial<SigmaOptions> = {}): string {
  const compiled = compile(text, options);
  assert.ok(compiled.ok, compiled.ok ? "" : JSON.stringify(compiled.errors));
  const filter = compiled.value.kind === "project" ? compiled.value.input : compiled.value;
  assert.ok(filter.kind === "filter");
  const own = filter.predicate.kind === "call" ? filter.predicate.args.at(-1) : undefined;
  const isDevice = text.includes(routers);
  return printExpr(isDevice && own !== undefined ? own : filter.predicate);
}

function errors(text: string, options: Partial<SigmaOptions> = {}) {
  const compiled = compile(text, options);
  assert.ok(!compiled.ok);
  return compiled.errors;
}

test("a map is all of its items, a list of maps one of them, a list of values one of them", () => {
  assert.equal(
    predicate(rule("Image: a\nUser: [b, c]")),
    'logic.and(text.equalsFolded(FolderPath, "a"), text.isOneOfFolded(AccountName, "b", "c"))',
  );
  assert.equal(
    predicate(rule("- Image: a\n- User: b")),
    'logic.or(text.equalsFolded(FolderPath, "a"), text.equalsFolded(AccountName, "b"))',
  );
});

test("modifiers apply from left to right", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["Image|endswith: '\\cmd.exe'", 'text.endsWithFolded(FolderPath, "\\\\cmd.exe")'],
    ["Image|startswith|cased: 'C:'", 'text.startsWith(FolderPath, "C:")'],
    [
      "CommandLine|contains|all: [a, b]",
      'logic.and(text.containsFolded(ProcessCommandLine, "a"), text.containsFolded(ProcessCommandLine, "b"))',
    ],
    ["CommandLine|re: 'a.b'", 'text.matchesRegex(ProcessCommandLine, "a.b")'],
    ["CommandLine|re|i|m|s: 'a.b'", 'text.matchesRegex(ProcessCommandLine, "(?ims)a.b")'],
    ["CommandLine|neq: x", 'logic.not(text.equalsFolded(ProcessCommandLine, "x"))'],
    ["CommandLine|exists: true", "text.isNotEmpty(ProcessCommandLine)"],
    ["CommandLine: null", "text.isEmpty(ProcessCommandLine)"],
    ["CommandLine: ''", "text.isEmpty(ProcessCommandLine)"],
    ["CommandLine: '*'", "text.isNotEmpty(ProcessCommandLine)"],
    ["ProcessId: 4", "logic.isTrue(value.equals(ProcessId, 4))"],
    ["ProcessId: '4'", "logic.isTrue(value.equals(ProcessId, 4))"],
    ["ProcessId|gte: 4", "logic.isTrue(value.atLeast(ProcessId, 4))"],
    ["ProcessId|exists: false", "value.isNull(ProcessId)"],
    [
      "Image|fieldref|endswith: OriginalFileName",
      "logic.isTrue(text.endsWithFolded(FolderPath, ProcessVersionInfoOriginalFileName))",
    ],
    [
      "CommandLine|windash|contains: ' -f'",
      'text.matchesRegex(ProcessCommandLine, "(?is) [-/–—―]f")',
    ],
    [
      "CommandLine|base64offset|contains: 'http://'",
      `logic.or(${["aHR0cDovL", "h0dHA6Ly", "odHRwOi8v"]
        .map((text) => `text.containsFolded(ProcessCommandLine, "${text}")`)
        .join(", ")})`,
    ],
    ["CommandLine|wide|base64: ab", 'text.equalsFolded(ProcessCommandLine, "YQBiAA==")'],
    [
      "TimeGenerated|hour|lt: 6",
      'logic.isTrue(value.less(convert.toLong(time.format(TimeGenerated, "HH")), 6))',
    ],
    ["AccountName|cidr: '2001:db8::1'", 'address.isInNetwork(AccountName, "2001:db8::1/128")'],
    ["AccountName|cidr: 192.0.2.0/24", 'address.isInNetwork(AccountName, "192.0.2.0/24")'],
  ];
  for (const [item, expected] of cases) assert.equal(predicate(rule(item)), expected, item);
});

test("wildcards and backslashes are read as the specification says", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["'a*'", 'text.startsWithFolded(FolderPath, "a")'],
    ["'*a*'", 'text.containsFolded(FolderPath, "a")'],
    ["'a*b'", 'text.matchesWildcard(FolderPath, "a*b")'],
    ["'a?b'", 'text.matchesWildcard(FolderPath, "a?b")'],
    ["'a\\*b'", 'text.equalsFolded(FolderPath, "a*b")'],
    ["'a\\\\*'", 'text.startsWithFolded(FolderPath, "a\\\\")'],
    ["'a\\\\\\*b'", 'text.equalsFolded(FolderPath, "a\\\\*b")'],
    ["'a\\b'", 'text.equalsFolded(FolderPath, "a\\\\b")'],
    ["'a*b\\*c'", 'text.matchesWildcard(FolderPath, "a*b\\\\*c")'],
  ];
  for (const [value, expected] of cases) assert.equal(predicate(rule(`Image: ${value}`)), expected);
});

test("keywords are looked for in the whole line, and the result says how", () => {
  const text = rule("- no logging\n- 'a*b'", routers);
  assert.equal(
    predicate(text),
    'logic.or(text.containsFolded(_Raw, "no logging"), text.matchesWildcard(_Raw, "*a*b*"))',
  );
  const compiled = compile(text);
  assert.ok(compiled.ok);
  assert.match(compiled.warnings[0]?.message ?? "", /anywhere in the line/);
  assert.equal(
    predicate(rule("'|all': [copy, 'tftp:']", routers), { keywords: "token" }),
    'logic.and(text.hasPhrase(_Raw, "copy"), text.hasPhrase(_Raw, "tftp:"))',
  );
});

test("a field of a device's message that is absent does not match, and not takes it", () => {
  const text = `${routers}\ndetection: {s: {user: admin}, condition: not s}`;
  assert.match(predicate(text), /^logic\.not\(logic\.isTrue\(text\.equalsFolded\(/);
});

test("several conditions find what one of them finds", () => {
  const detection = "detection: {a: {Image: x}, b: {Image: y}, condition: [a, b]}";
  assert.equal(
    predicate(`${processes}\n${detection}`),
    'logic.or(text.equalsFolded(FolderPath, "x"), text.equalsFolded(FolderPath, "y"))',
  );
});

test("what is not run is refused by name, at its place", () => {
  const cases: readonly (readonly [string, string, RegExp])[] = [
    [rule("CommandLine|re: '(?<=a)b'"), "unsupported", /look-around/],
    [rule("CommandLine|re: 'a('"), "rule-file", /regular expression/],
    [rule("CommandLine|expand: '%admins%'"), "unsupported", /%admins%/],
    [rule("CommandLine|wide: ab"), "unsupported", /UTF-16/],
    [rule("CommandLine|like: ab"), "rule-file", /'like'/],
    [rule("User|cidr: 192.0.2.0/33"), "rule-file", /address\/bits/],
    [rule("User|cidr: 192.0.256.0/24"), "rule-file", /address\/bits/],
    [rule("User|cidr: '2001:db8:::/32'"), "rule-file", /address\/bits/],
    [rule("CommandLine|contains|all: ab"), "rule-file", /one value/],
    [rule("CommandLine|gt: ab"), "unsupported", /'gt'/],
    [rule("CommandLine: {a: b}"), "rule-file", /text or a number/],
    [rule("CommandLine: []"), "rule-file", /without values/],
    [rule("CommandLin: a"), "unknown-column", /'CommandLin'/],
    [rule("a: b", "logsource: {product: aws}"), "unmapped-logsource", /product: aws/],
    ["correlation: {type: event_count}", "unsupported", /correlation/],
    [`${processes}\ntitle: x`, "rule-file", /needs a detection/],
    [`${processes}\ndetection: {a: {Image: x}, b: {Image: y}}`, "rule-file", /no condition/],
    [
      `${processes}\ndetection: {a: {Image: x}, timeframe: 5m, condition: a}`,
      "unsupported",
      /timeframe/,
    ],
    ["- a", "rule-file", /map of keys/],
  ];
  for (const [text, code, message] of cases) {
    const [error] = errors(text);
    assert.equal(error?.code, code, text);
    assert.match(error?.message ?? "", message);
  }
  const modified = rule("'Image|contans': a");
  const [misspelt] = errors(modified);
  assert.equal(misspelt?.at.start, modified.indexOf("contans"));
  assert.equal(misspelt?.hint, "'contains' is the closest name");
  const text = rule("Image: a\nCommandLin: a");
  assert.equal(errors(text)[0]?.at.start, text.indexOf("CommandLin"));
});

test("a rule without a table is told what else is wrong with it", () => {
  const text = rule("Image|like: a", "logsource: {product: aws}");
  assert.deepEqual(
    errors(text).map(({ code }) => code),
    ["unmapped-logsource", "rule-file"],
  );
});

test("placeholders take the values that are given for them", () => {
  const placeholders = new Map([["admins", ["ann", "bo"]]]);
  assert.equal(
    predicate(rule("User|expand: 'x-%admins%'"), { placeholders }),
    'text.isOneOfFolded(AccountName, "x-ann", "x-bo")',
  );
  assert.equal(
    predicate(rule("User|expand: '\\%plain%admins%'"), { placeholders }),
    'text.isOneOfFolded(AccountName, "%plainann", "%plainbo")',
  );
});

test("a field that the table lacks reads as empty text where that is asked for", () => {
  const compiled = compile(rule("Nothing: a"), { missingColumns: "empty" });
  assert.ok(compiled.ok);
  assert.equal(compiled.warnings[0]?.code, "missing-column");
});

test("a rule without a condition has its only selection, with a warning", () => {
  const compiled = compile(`${processes}\ndetection: {selection: {Image: x}}`);
  assert.ok(compiled.ok);
  assert.match(compiled.warnings[0]?.message ?? "", /only selection, 'selection', is taken/);
});

test("the result has the visible columns of the table", () => {
  const compiled = compile(rule("x", routers));
  assert.ok(compiled.ok);
  const names = compiled.value.schema.map(({ name }) => name);
  assert.ok(names.includes("SyslogMessage"));
  assert.ok(!names.includes("_Raw"));
});

test("no detection, however odd, makes the compiler throw", () => {
  const name = fc.constantFrom(
    "Image",
    "User|contains",
    "a|re",
    "x|cidr",
    "y|all",
    "|gt",
    "s",
    "q|b",
  );
  const scalar = fc.oneof(
    fc.string({ maxLength: 6 }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
  );
  const value = fc.oneof(scalar, fc.array(scalar, { maxLength: 3 }));
  const map = fc.dictionary(name, value, { maxKeys: 3 });
  const selection = fc.oneof(map, fc.array(map, { maxLength: 2 }), value);
  const condition = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constant("1 of them"),
    fc.constant("a"),
  );
  fc.assert(
    fc.property(selection, selection, condition, (a, b, asked) => {
      const detection = { a, b, condition: asked };
      const logsource = { category: "process_creation" };
      compile(JSON.stringify({ logsource, detection }));
    }),
    { numRuns: 500 },
  );
});

const activities = "logsource: {category: device_activity, product: network}";

test("activities have the columns of their table as fields, and no other", () => {
  assert.equal(
    predicate(rule("Activity: Restarted", activities)),
    'text.equalsFolded(Activity, "Restarted")',
  );
  const [unknown] = errors(rule("Activty: Restarted", activities));
  assert.equal(unknown?.code, "unknown-column");
  assert.equal(unknown?.hint, "'Activity' is the closest name");
});

test("a word that a closed column never holds is warned of", () => {
  const compiled = compile(
    rule("Activity: [Restarted, Restartd]\nChannel|startswith: Sys", activities),
  );
  assert.ok(compiled.ok);
  assert.deepEqual(
    compiled.warnings.map(({ code, hint }) => [code, hint]),
    [["never-matches", "'Restarted' is the closest"]],
  );
});
