import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { bootwarden, Folder, recordsIn, root } from "./command-line.ts";

const folder = new Folder();

const sent = (second: number, text: string): string =>
  `<189>${second}: r1: Mar 12 2026 02:46:${String(second).padStart(2, "0")}.000 UTC: ${text}\n`;
const quiet = (second: number): string =>
  sent(second, "%SYS-5-CONFIG_I: Configured from console by mvale on vty0 (198.51.100.110)");
const bootSystem =
  "%PARSER-5-CFGLOG_LOGGEDCMD: User:contr02  logged command:boot system tftp c2900.bin 203.0.113.80";
const logs = folder.place("logs/r1.log", quiet(1) + sent(2, bootSystem) + quiet(3));
const rule = folder.place(
  "rules/boot.kql",
  'Syslog\n| where SyslogMessage has "boot system tftp"\n| project TimeGenerated, Computer, SyslogMessage\n',
);
const at = ["--received-at", "2026-03-16T00:00:00Z"];
const scan = (...args: string[]) => bootwarden({ args: ["scan", ...args, ...at] });

interface Found {
  readonly id: string;
  readonly rule: { readonly file: string; readonly language: string };
  readonly device: string;
  readonly time: string;
  readonly severity: string;
  readonly evidence: readonly {
    readonly file: string;
    readonly line: number;
    readonly raw: string;
    readonly matches: readonly {
      readonly spans: readonly { readonly start: number; readonly end: number }[];
    }[];
  }[];
}

const isFound = (value: unknown): value is Found =>
  typeof value === "object" && value !== null && "evidence" in value && "rule" in value;
const foundIn = (text: string): Found[] => recordsIn(text).filter(isFound);

describe("scan", { concurrency: 2 }, () => {
  test("a finding names device, time, file, line and the matching piece", async () => {
    const { code, out, err } = await scan(logs, "--rules", rule);
    assert.equal(code, 0);
    const [finding, ...others] = foundIn(out);
    assert.ok(finding !== undefined && others.length === 0);
    assert.equal(finding.device, "r1");
    assert.equal(finding.time, "2026-03-12T02:46:02.0000000Z");
    const [line] = finding.evidence;
    assert.deepEqual([line?.file, line?.line], [logs, 2]);
    const [span] = line?.matches[0]?.spans ?? [];
    assert.equal(line?.raw.slice(span?.start, span?.end), "boot system tftp");
    assert.match(err, /read +3 messages .* of 1 source in/);
    assert.match(err, /rules +1 file: 1 loaded, 0 refused, 0 of another kind/);
    assert.match(err, /memory +\d+ MB at most/);
  });

  test("the same logs give the same findings and ids again", async () => {
    const [one, two] = await Promise.all([
      scan(logs, "--rules", rule),
      scan(logs, "--rules", rule),
    ]);
    assert.equal(one.out, two.out);
  });

  test("a screen loses nothing: only messages that a rule can need are kept", async () => {
    const many = Array.from({ length: 5000 }, (_, n) => quiet(n % 60)).join("");
    const path = folder.place("many/r1.log", many + sent(7, bootSystem) + many);
    const { out, err } = await scan(path, "--rules", rule);
    assert.deepEqual(
      foundIn(out).map(({ evidence }) => evidence[0]?.line),
      [5001],
    );
    assert.match(err, /80 % held no word that a rule asks for/);
  });

  test("--fail-on exits with 1 from that severity on, and without it findings exit with 0", async () => {
    const graded = folder.place(
      "rules/graded.yaml",
      [
        "id: 3f1f1a52-52a0-4a7f-9d0c-0f3ad1f2a9c1",
        "name: Boot source changed",
        "description: A test.",
        "severity: Medium",
        "queryFrequency: 1h",
        "queryPeriod: 1d",
        "triggerOperator: gt",
        "triggerThreshold: 0",
        "tactics: [DefenseEvasion]",
        "relevantTechniques: [T1601]",
        "query: Syslog | where SyslogMessage has 'boot system tftp'",
        "version: 1.0.0",
        "kind: Scheduled",
        "",
      ].join("\n"),
    );
    assert.equal((await scan(logs, "--fail-on", "high", "--rules", graded)).code, 0);
    assert.equal((await scan(logs, "--fail-on", "medium", "--rules", graded)).code, 1);
  });

  test("a wrong rule is refused with its place, the others run, exit code 2", async () => {
    const wrong = folder.place("rules-wrong/bad.kql", "Syslog\n| where Mesage has 'x'\n");
    const { code, out, err } = await scan(logs, "--rules", wrong, rule);
    assert.equal(code, 2);
    assert.equal(foundIn(out).length, 1);
    assert.match(err, /bad\.kql:2:9 {2}error {2}unknown-column/);
    assert.match(err, /rules +2 files: 1 loaded, 1 refused/);
  });

  test("rules look up lists and constants that the caller sets, and misspelt names are refused", async () => {
    const listed = folder.place(
      "listed/who.kql",
      "let Least = 1; Syslog | where HostName !in ((_GetWatchlist('Known') | project Device))\n" +
        "| summarize Lines = count() by HostName | where Lines >= Least\n",
    );
    folder.place("listed/watchlists/Known.csv", "Device\nr-known\n");
    folder.place("others/Known.csv", "Device\nr1\nr2\nr3\n");
    const run = async (...more: string[]) => scan(logs, ...more, "--rules", listed);
    const devices = async (...more: string[]) => foundIn((await run(...more)).out).length;
    const all = await devices();
    assert.ok(all > 0);
    assert.equal(await devices("--tune", "Least=1000000"), 0);
    const refused = await run("--tune", "Leest=2");
    assert.equal(refused.code, 3);
    assert.match(
      refused.err,
      /no KQL rule has a tunable 'Leest'\nhint: 'Least' is the closest name/,
    );
    const wrong = await run("--tune", "Least=soon");
    assert.equal(wrong.code, 2);
    assert.match(wrong.err, /the tunable Least is a whole number: "soon" is none/);
    assert.equal((await run("--watchlists", "nowhere")).code, 3);
    const other = folder.place("listed/other.kql", "_GetWatchlist('Knwon') | count\n");
    const unknown = await scan(logs, "--rules", other);
    assert.match(unknown.err, /no watchlist is named 'Knwon'[\s\S]*'Known' is the closest name/);
  });

  test("rules of another language are left out where one is asked for, and counted", async () => {
    const both = folder.place(
      "both/splunk.yaml",
      "name: s\nid: s\nsearch: index=network nothing\n",
    );
    const kqlOnly = await scan(logs, "--language", "kql", "--rules", rule, both);
    assert.equal(kqlOnly.code, 0, kqlOnly.err);
    assert.match(
      kqlOnly.err,
      /2 files: 1 loaded, 0 refused, 0 of another kind, 1 in another language/,
    );
    const all = await scan(logs, "--rules", rule, both);
    assert.match(all.err, /2 files: 2 loaded, 0 refused/);
  });

  test("a file that is named as a rule and is none is an error", async () => {
    const none = folder.place("rules-none/notes.yaml", "shopping: [milk]\n");
    const { code, err } = await scan(logs, "--rules", none);
    assert.equal(code, 2);
    assert.match(err, /error: .*notes\.yaml is YAML without query, search or detection/);
  });

  test("a query pasted into a file of any name is a rule", async () => {
    const pasted = folder.place("rules-pasted/hunt.txt", readFileSync(rule, "utf8"));
    assert.equal(foundIn((await scan(logs, "--rules", pasted)).out).length, 1);
  });

  test("a finding beside a broken input: the finding decides the exit code", async () => {
    const noise = Buffer.from(Array.from({ length: 5000 }, (_, n) => (n * 167 + 13) % 256));
    folder.place("mixed/noise.bin", noise);
    folder.place("mixed/r1.log", readFileSync(logs));
    const mixed = join(folder.path, "mixed");
    const { code, err } = await scan(mixed, "--rules", rule);
    assert.equal(code, 4);
    assert.match(err, /not read: .*noise\.bin: is not text/);
    const failing = await scan(mixed, "--fail-on", "informational", "--rules", rule);
    assert.equal(failing.code, 1);
  });

  test("formats: json, csv, sarif, markdown, html and table tell the same finding", async () => {
    const said = async (format: string) => (await scan(logs, "-F", format, "--rules", rule)).out;
    const whole = JSON.parse(await said("json"));
    assert.equal(whole.findings.length, 1);
    assert.equal(whole.input.messages, 3);
    assert.match(await said("csv"), /^severity,technique,device,.*\r\n.*,r1,2026-03-12 02:46:02,/);
    assert.match(await said("markdown"), /\| r1 \| 2026-03-12 02:46:02 \|/);
    assert.match(await said("html"), /<td>r1<\/td>/);
    assert.match(await said("table"), /r1 +2026-03-12 02:46:02 +%PARSER-5-CFGLOG_LOGGEDCMD/);
    const { runs } = JSON.parse(await said("sarif"));
    const [result] = runs[0].results;
    assert.equal(result.locations[0].physicalLocation.region.startLine, 2);
    assert.equal(runs[0].tool.driver.rules[result.ruleIndex].id, result.ruleId);
    assert.equal(result.partialFingerprints["finding/v1"], whole.findings[0].id);
  });

  test("--explain-input shows how ten messages of each source are read", async () => {
    const many = folder.place(
      "explain/r1.log",
      Array.from({ length: 30 }, (_, n) => quiet(n)).join(""),
    );
    const { code, out } = await scan(many, "--explain-input");
    assert.equal(code, 0);
    const records = recordsIn(out);
    assert.equal(records.length, 10);
    const [first] = records;
    assert.ok(
      typeof first === "object" && first !== null && "format" in first && "fields" in first,
    );
    assert.match(String(first.format), /cisco/);
    assert.ok(JSON.stringify(first.fields).includes("SYS-5-CONFIG_I"));
  });

  test("no logs, and rules that are not there, are errors of usage", async () => {
    const swallowed = await scan("--rules", rule, logs);
    assert.equal(swallowed.code, 3);
    assert.match(swallowed.err, /no logs are named\nhint: name them before --rules/);
    const missing = await scan(logs, "--rules", "nowhere/");
    assert.equal(missing.code, 3);
    assert.match(missing.err, /nowhere\/: no such file or folder/);
  });

  test("a terminal gets a table, colours by severity, and never a log's own sequences", (t) => {
    if (spawnSync("script", ["--version"]).status !== 0) {
      t.skip("script(1) of util-linux is not here");
      return;
    }
    const evil = folder.place("evil/r1.log", sent(2, `${bootSystem}\u001b]0;owned\u0007\u001b[2J`));
    const line = `"${process.execPath}" dist/cli/main.js scan ${evil} --rules ${rule} ${at.join(" ")}`;
    const { stdout } = spawnSync("script", ["-qec", line, "/dev/null"], {
      cwd: root,
      encoding: "utf8",
      env: { PATH: process.env["PATH"] ?? "", TERM: "xterm", COLUMNS: "200" },
    });
    assert.match(stdout, /severity/);
    assert.match(stdout, /\u001b\[33mmedium\u001b\[39m/);
    const own = stdout.replaceAll(/\u001b\[(?:\d+m|K)/g, "").replaceAll("\r", "");
    assert.doesNotMatch(own, /\u001b|\u0007/);
  });
});

describe("the other commands", { concurrency: 2 }, () => {
  test("demo finds the techniques of the intrusion with file and line, and ends with two verdicts and a page", async () => {
    const page = join(folder.path, "demo.html");
    const { code, out, err } = await bootwarden({ args: ["demo", "--page", page] });
    assert.equal(code, 0, err);
    assert.match(out, /^eld-edge-r1 +ESCALATE\n +- What the device shows/m);
    assert.match(out, /^brk-edge-r1 +CLOSE\n +- Authorised people .*\n +- .*CHG0412/m);
    const html = readFileSync(page, "utf8");
    assert.match(html, /<svg class="timeline"/);
    assert.doesNotMatch(html, /<script|<link|\bsrc=|@import/);
    for (const technique of ["T1542.004", "T1542.005", "T1562", "T1601"]) {
      assert.match(
        out,
        new RegExp(`${technique.replace(".", "\\.")} .*samples/logs/[\\w.-]+:\\d+`),
      );
    }
    for (const label of [
      "findings",
      "read",
      "events",
      "not understood",
      "rules",
      "memory",
      "next",
    ]) {
      assert.match(out, new RegExp(`^${label} `, "m"));
    }
    assert.match(out, /0 refused/);
    assert.match(out, /^next +open .*\n +npx bootwarden scan/m);
  });

  test("a finding's id is explained from its logs", async () => {
    const { out } = await scan(logs, "--rules", rule);
    const id = foundIn(out)[0]?.id ?? "";
    const { code, out: told } = await bootwarden({
      args: ["explain", id, logs, "--rules", rule, ...at],
    });
    assert.equal(code, 0);
    assert.match(told, /"boot system tftp" at column \d+/);
    const unknown = await bootwarden({
      args: ["explain", "feedfeed", logs, "--rules", rule, ...at],
    });
    assert.equal(unknown.code, 3);
  });

  test("a rule is explained stage by stage, and a line predicate by predicate", async () => {
    const { code, out } = await bootwarden({
      args: ["explain", rule, "--line", quiet(1).trim(), ...at],
    });
    assert.equal(code, 0);
    for (const label of ["rule", "run", "need", "plan", "SQL"]) {
      assert.match(out, new RegExp(`^${label} `, "m"));
    }
    assert.match(out, /need +"boot system tftp"/);
    assert.match(
      out,
      /does not pass[\s\S]*false +text\.hasTerm\(SyslogMessage, "boot system tftp"\)/,
    );
  });

  test("check gives each rule a verdict, and SARIF and JUnit with the same places", async () => {
    const wrong = folder.place("check/bad.kql", "Syslog\n| where Computr == 'x'\n");
    const run = (format: string) => bootwarden({ args: ["check", wrong, rule, "-F", format] });
    const table = await run("table");
    assert.equal(table.code, 2);
    assert.match(table.err, /bad\.kql:2:9[\s\S]*hint: 'Computer' is the closest name/);
    assert.match(table.out, /2 files: 1 rule loaded, 1 refused, 0 of another kind/);
    const { region } = JSON.parse((await run("sarif")).out).runs[0].results[0].locations[0]
      .physicalLocation;
    assert.deepEqual(region, { startLine: 2, startColumn: 9 });
    assert.match((await run("junit")).out, /tests="2" failures="1"/);
    assert.equal((await bootwarden({ args: ["check", rule] })).code, 0);
  });

  test("check warns of a term that can never match as written", async () => {
    const never = folder.place(
      "check/never.kql",
      'Syslog | where SyslogMessage has "confreg 0x"\n',
    );
    const { code, err } = await bootwarden({ args: ["check", never] });
    assert.equal(code, 0);
    assert.match(err, /warning {2}never-matches/);
  });

  test("rule tests pass with 0 and fail with 6, naming what differs", async () => {
    const where = join(folder.path, "tested");
    mkdirSync(where);
    folder.place("tested/boot.kql", readFileSync(rule, "utf8"));
    const claim = (expect: string, line: string) =>
      `  - name: ${expect}\n    expect: ${expect}\n    lines:\n      - ${JSON.stringify(line.trim())}\n`;
    folder.place(
      "tested/tests.yaml",
      `tests:\n${claim("fires", sent(2, bootSystem))}${claim("quiet", quiet(1))}`,
    );
    const good = await bootwarden({ args: ["test", where] });
    assert.equal(good.code, 0, good.err);
    assert.match(good.err, /2 cases: 2 passed, 0 failed/);
    folder.place(
      "tested/tests.yaml",
      `tests:\n${claim("quiet", sent(2, bootSystem))}${claim("fires", quiet(1))}`,
    );
    const bad = await bootwarden({ args: ["test", where, "-F", "junit"] });
    assert.equal(bad.code, 6);
    assert.match(bad.out, /tests="2" failures="2"/);
    assert.match(bad.err, /fires on line 1/);
    assert.match(bad.err, /stays quiet/);
  });
});
