import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, createReadStream, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import { bootwarden, Folder, recordsIn, root } from "./command-line.ts";

const folder = new Folder();

const line = (text: string, second = 0): string =>
  `<189>Mar 12 2026 02:46:${String(second).padStart(2, "0")} UTC: %SYS-5-RELOAD: ${text}\n`;
const logs = folder.place("logs/r1.log", [1, 2, 3].map((n) => line(`Reload ${n}`, n)).join(""));
const countText = "Syslog | summarize Rows = count()";

const query = (text: string, ...more: string[]) => bootwarden({ args: ["query", text, ...more] });

describe("query", { concurrency: 2 }, () => {
  test("a pipe gets one JSON object a row, messages go to standard error", async () => {
    const text =
      "Syslog | project TimeGenerated, SyslogMessage | sort by TimeGenerated asc | take 1";
    const { code, out, err } = await query(text, logs);
    assert.equal(code, 0);
    assert.deepEqual(recordsIn(out), [
      {
        TimeGenerated: "2026-03-12T02:46:01.0000000Z",
        SyslogMessage: "%SYS-5-RELOAD: Reload 1",
      },
    ]);
    assert.match(err, /language: kql \(guessed from: Syslog/);
    assert.match(err, /1 row/);
  });

  test("standard input and gzip are logs like any other", async () => {
    const packed = gzipSync(readFileSync(logs));
    const { out } = await bootwarden({ args: ["query", countText, "-"], input: packed });
    assert.deepEqual(recordsIn(out), [{ Rows: 3 }]);
  });

  test("a query comes from a file, the language from the flag", async () => {
    const file = folder.place("hunt.txt", countText);
    const { out, err } = await bootwarden({ args: ["query", "-f", file, "-l", "kql", logs, "-q"] });
    assert.deepEqual(recordsIn(out), [{ Rows: 3 }]);
    assert.equal(err, "");
  });

  test("an unknown column is refused with its place, a caret and exit code 2", async () => {
    const { code, out, err } = await query("Syslog\n| where Computr == 'r1'", logs);
    assert.equal(code, 2);
    assert.equal(out, "");
    assert.match(err, /query:2:9 {2}error {2}unknown-column/);
    assert.match(err, /\n +~~~~~~~ {2}table Syslog has no column 'Computr'/);
    assert.match(err, /= hint: 'Computer' is the closest name/);
  });

  test("missing columns read as empty text where that is asked for, with a warning", async () => {
    const text = "Syslog | where isempty(NoSuchColumn) | count";
    const { code, out, err } = await query(text, "--missing-columns", "empty", logs);
    assert.equal(code, 0);
    assert.deepEqual(recordsIn(out), [{ Count: 3 }]);
    assert.match(err, /warning {2}missing-column/);
  });

  test("json holds columns, types, rows and what is wrong", async () => {
    const right = await query("print n = 9007199254740993, t = 1h", "--format", "json");
    assert.deepEqual(JSON.parse(right.out).rows, [["9007199254740993", "01:00:00"]]);
    const wrong = await query("Syslog | where Nope == 1", "--format", "json", logs);
    const { ok, errors } = JSON.parse(wrong.out);
    assert.equal(ok, false);
    const { code, line: at, column, start, end } = errors[0];
    assert.deepEqual([code, at, column, start, end], ["unknown-column", 1, 16, 15, 19]);
  });

  test("now is the moment that was given", async () => {
    const { out } = await query("print Then = now()", "--now", "2026-03-16T00:00:00Z");
    assert.deepEqual(recordsIn(out), [{ Then: "2026-03-16T00:00:00.0000000Z" }]);
  });

  test("years that stamps lack are settled against --received-at, zones by --zone", async () => {
    const path = folder.place("no-year.log", "<189>Dec 31 23:30:00 r1 %SYS-5-RELOAD: x\n");
    const { out } = await query(
      "Syslog | project TimeGenerated",
      ...["--received-at", "2025-01-02T00:00:00Z", "--zone", "+02:00", path],
    );
    assert.deepEqual(recordsIn(out), [{ TimeGenerated: "2024-12-31T21:30:00.0000000Z" }]);
  });

  test("a store file keeps the events for the next question", async () => {
    const store = join(folder.path, "kept.duckdb");
    await query(countText, logs, "--store", store);
    const { code, out } = await query(countText, "--store", store);
    assert.equal(code, 0);
    assert.deepEqual(recordsIn(out), [{ Rows: 3 }]);
  });

  test("a store that is no store is an error of the input", async () => {
    const store = folder.place("no.duckdb", "this is not a database, whatever its name says\n");
    const { code, err } = await query(countText, "--store", store);
    assert.equal(code, 4);
    assert.match(err, /no\.duckdb cannot be opened/);
    assert.equal(err.match(/error:/g)?.length, 1);
    assert.doesNotMatch(err, /\n\s+at /);
  });

  test("formats: csv, markdown, html and table say the same", async () => {
    for (const [format, shape] of [
      ["csv", /^Rows\r\n3\r\n$/],
      ["markdown", /\| Rows \|\n\|---:\|\n\| 3 \|/],
      ["html", /<td class="number">3<\/td>/],
      ["table", /^Rows\n────\n {3}3\n/],
    ] as const) {
      const { code, out } = await query(countText, logs, "--format", format);
      assert.equal(code, 0, format);
      assert.match(out, shape, format);
    }
  });

  test("--output writes a file in the format that its name tells", async () => {
    const file = join(folder.path, "answer.csv");
    const { code, out } = await query(countText, logs, "--output", file);
    assert.equal(code, 0);
    assert.equal(out, "");
    assert.equal(readFileSync(file, "utf8"), "Rows\r\n3\r\n");
    const unwritable = await query(countText, logs, "-o", join(folder.path, "none", "x.csv"));
    assert.equal(unwritable.code, 3);
    assert.match(unwritable.err, / cannot be written: /);
  });

  test("a log's control characters reach no terminal, and JSON keeps them", async () => {
    const evil = "\u001b]0;owned\u0007\u001b[2J\u202egnp.exe =cmd|' /C calc'!A0";
    const path = folder.place("evil.log", line(evil));
    const text = "Syslog | project SyslogMessage";
    for (const format of ["table", "csv", "markdown", "html", "ndjson", "json"]) {
      const { out, err } = await query(text, path, "--format", format);
      assert.doesNotMatch(
        out.replaceAll("\r\n", "\n"),
        /[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]/,
      );
      assert.doesNotMatch(err, /[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]/);
    }
    const { out } = await query(text, path);
    assert.deepEqual(recordsIn(out), [{ SyslogMessage: `%SYS-5-RELOAD: ${evil}` }]);
  });

  test("CSV formulas are quoted unless that is turned off", async () => {
    const text = "print x = '=1+1', y = '-5'";
    assert.match((await query(text, "--format", "csv")).out, /^x,y\r\n'=1\+1,-5\r\n$/);
    const kept = await query(text, "--format", "csv", "--csv-formulas", "keep");
    assert.match(kept.out, /^x,y\r\n=1\+1,-5\r\n$/);
  });
});

describe("bad input", { concurrency: 2 }, () => {
  const good = () => folder.place("mixed/good.log", line("Reload"));

  test("a truncated gzip is read as far as it goes, the rest of the work is done, exit code 4", async () => {
    const whole = gzipSync(
      Array.from({ length: 5000 }, (_, n) => line(`Reload ${n * 7919}`)).join(""),
    );
    const cut = folder.place("cut/a.log.gz", whole.subarray(0, whole.length / 2));
    const { code, out, err } = await query(countText, cut, good());
    assert.equal(code, 4);
    const [first] = recordsIn(out);
    assert.ok(typeof first === "object" && first !== null && "Rows" in first);
    assert.ok(Number(first.Rows) > 1000 && Number(first.Rows) < 5000);
    assert.match(err, /partly read: .*a\.log\.gz: the gzip data breaks off .* after \d+ bytes/);
  });

  test("a binary file is reported and skipped", async () => {
    const noise = Buffer.from(Array.from({ length: 5000 }, (_, n) => (n * 167 + 13) % 256));
    const { code, out, err } = await query(countText, folder.place("x/noise.log", noise), good());
    assert.equal(code, 4);
    assert.deepEqual(recordsIn(out), [{ Rows: 1 }]);
    assert.match(err, /not read: .*noise\.log: is not text/);
  });

  test("a line of 100 MB is cut, said so, and costs no memory", async () => {
    const child = spawn(
      process.execPath,
      ["--max-old-space-size=400", "dist/cli/main.js", "query", countText, "-"],
      { cwd: root },
    );
    const block = Buffer.alloc(1 << 20, "a");
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
    child.stdin.write("<189>Mar 12 2026 02:46:00 UTC: %SYS-5-RELOAD: ");
    for (let n = 0; n < 100; n++) {
      if (!child.stdin.write(block)) await once(child.stdin, "drain");
    }
    child.stdin.end(`\n${line("after it")}`);
    const [code] = await once(child, "close");
    assert.equal(code, 4);
    assert.deepEqual(recordsIn(Buffer.concat(out).toString()), [{ Rows: 2 }]);
    assert.match(
      Buffer.concat(err).toString(),
      /partly read: standard input: 1 line is longer than 1 MiB/,
    );
  });

  test("an unreadable folder is reported, the rest is read", async (t) => {
    const locked = join(folder.path, "locked");
    mkdirSync(locked);
    chmodSync(locked, 0);
    t.after(() => chmodSync(locked, 0o700));
    if (process.getuid?.() === 0) {
      t.skip("the superuser may read every folder");
      return;
    }
    const { code, out, err } = await query(countText, locked, good());
    assert.equal(code, 4);
    assert.deepEqual(recordsIn(out), [{ Rows: 1 }]);
    assert.match(err, /not read: .*locked: permission denied/);
  });

  test("a path that is not there and an empty file are told apart", async () => {
    const missing = await query(countText, join(folder.path, "nowhere.log"));
    assert.equal(missing.code, 4);
    assert.match(missing.err, /not read: .*nowhere\.log: no such file or folder/);
    const empty = await query(countText, folder.place("empty.log", ""));
    assert.equal(empty.code, 0);
    assert.match(empty.err, /note: .*empty\.log: is empty/);
  });
});

describe("usage", { concurrency: 2 }, () => {
  const wrong: readonly (readonly [args: readonly string[], says: RegExp])[] = [
    [["qery"], /no command is named 'qery'\nhint: 'query' is the closest name/],
    [["qery", "x", "--none"], /no command is named 'qery'\nhint: 'query' is the closest name/],
    [["--none"], /'--none' is an option of no command\nhint: the command comes first/],
    [["query", "print 1", "--formt", "csv"], /unknown option '--formt'[\s\S]*--format/],
    [
      ["query", "print 1", "--format", "cvs"],
      /--format must be one of[\s\S]*'csv' is the closest name/,
    ],
    [["query", "print 1", "--format", "sarif"], /query has no format 'sarif'/],
    [["query"], /no query is given/],
    [["query", "-f", "no-such.kql"], /the query file no-such\.kql cannot be read/],
    [
      ["query", "-f", "hunts/T1601/modified-system-image/sentinel.yaml"],
      /is a rule file, not a query\nhint: say scan <logs> --rules/,
    ],
    [["query", "package.json"], /'package\.json' is a file, not a query/],
    [["query", "print 1", "--now", "yesterday"], /--now must be a time in ISO 8601/],
    [["query", "print 1", "--zone", "CET"], /--zone must be an offset/],
    [["query", "print 1", "--limit", "0"], /--limit must be a whole number above 0/],
    [["check"], /no rule is named/],
  ];
  for (const [args, says] of wrong) {
    test(`${args.join(" ")} is refused with exit code 3 and a way on`, async () => {
      const { code, out, err } = await bootwarden({ args });
      assert.equal(code, 3);
      assert.equal(out, "");
      assert.match(err, says);
    });
  }

  test("a flag wins over a variable, a variable over the file, and the file over the default", async () => {
    const folderOf = (name: string, yaml: string) => {
      folder.place(`${name}/bootwarden.yaml`, yaml);
      return join(folder.path, name);
    };
    const args = ["query", "print x = 1", "-q"];
    const set = folderOf("set", "format: csv\nquiet: true\n");
    const csv = await bootwarden({ args, folder: set });
    assert.equal(csv.out, "x\r\n1\r\n");
    const env = { BOOTWARDEN_FORMAT: "markdown" };
    assert.match((await bootwarden({ args, folder: set, env })).out, /^# Query/);
    const flagged = await bootwarden({ args: [...args, "-F", "ndjson"], folder: set, env });
    assert.equal(flagged.out, '{"x":1}\n');
  });

  test("tunables of the file stand until a variable or a flag names the same one", async () => {
    folder.place("tuned/bootwarden.yaml", "tunables: { A: 12h, B: [x, y], C: 3 }\n");
    const query = "let A = 1h; let B = dynamic([]); let C = 1; print A, B, C";
    const args = ["query", query, "-q", "-F", "ndjson"];
    const at = join(folder.path, "tuned");
    const row = { print_0: "12:00:00", print_1: ["x", "y"], print_2: 3 };
    const told = async (env: Record<string, string>, ...more: string[]) =>
      JSON.parse((await bootwarden({ args: [...args, ...more], folder: at, env })).out);
    assert.deepEqual(await told({}), row);
    const env = { BOOTWARDEN_TUNABLES: "C=4;A=00:30:00" };
    assert.deepEqual(await told(env), { ...row, print_0: "00:30:00", print_2: 4 });
    assert.deepEqual(await told(env, "--tune", "C=5", "B=z"), {
      ...{ print_0: "00:30:00", print_1: ["z"], print_2: 5 },
    });
    folder.place("untuned/bootwarden.yaml", "tunables: 12h\n");
    const wrong = await bootwarden({ args, folder: join(folder.path, "untuned") });
    assert.equal(wrong.code, 3);
    assert.match(wrong.err, /tunables must be names, each with a value or a list/);
  });

  test("an unknown name in the file or the environment is an error with the closest name", async () => {
    folder.place("typo/bootwarden.yaml", "# ours\nformt: csv\n");
    const args = ["query", "print 1"];
    const inFile = await bootwarden({ args, folder: join(folder.path, "typo") });
    assert.equal(inFile.code, 3);
    assert.match(inFile.err, /bootwarden\.yaml:2:1 {2}nothing is named 'formt'/);
    assert.match(inFile.err, /'format' is the closest name/);
    const inEnvironment = await bootwarden({ args, env: { BOOTWARDEN_FORMT: "csv" } });
    assert.equal(inEnvironment.code, 3);
    assert.match(inEnvironment.err, /'BOOTWARDEN_FORMAT' is the closest name/);
  });

  test("--version, --help and a bare call end with 0 and say what there is", async () => {
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    assert.equal((await bootwarden({ args: ["--version"] })).out, `${version}\n`);
    const help = await bootwarden({ args: ["--help"] });
    assert.equal(help.code, 0);
    assert.match(help.out, /Exit codes:[\s\S]*130 {2}interrupted/);
    assert.equal((await bootwarden({ args: [] })).code, 0);
  });

  test("NO_COLOR, FORCE_COLOR and --color decide on colour", async () => {
    const args = ["query", "print x = 1", "--format", "table"];
    const coloured = async (env: Record<string, string>, ...more: string[]) =>
      (await bootwarden({ args: [...args, ...more], env })).out.includes("\u001b[");
    assert.equal(await coloured({}), false);
    assert.equal(await coloured({ FORCE_COLOR: "1" }), true);
    assert.equal(await coloured({ FORCE_COLOR: "1", NO_COLOR: "1" }), false);
    assert.equal(await coloured({ NO_COLOR: "1" }, "--color", "always"), true);
  });

  test("a reader that goes away ends the run quietly", async () => {
    const child = spawn(
      "sh",
      [
        "-c",
        `"${process.execPath}" dist/cli/main.js query 'range x from 1 to 200000 step 1' -q | head -n 1`,
      ],
      { cwd: root },
    );
    const err: Buffer[] = [];
    child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
    child.stdout.resume();
    await once(child, "close");
    assert.equal(Buffer.concat(err).toString(), "");
  });

  test("Ctrl-C ends with 130 and no trace", async () => {
    const child = spawn(process.execPath, ["dist/cli/main.js", "query", countText, "-"], {
      cwd: root,
    });
    const err: Buffer[] = [];
    child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
    const source = createReadStream(logs);
    source.pipe(child.stdin, { end: false });
    child.stdin.on("error", () => undefined);
    await once(child.stderr, "data");
    child.kill("SIGINT");
    const [code] = await once(child, "close");
    assert.equal(code, 130);
    assert.doesNotMatch(Buffer.concat(err).toString(), /\n\s+at /);
  });
});
