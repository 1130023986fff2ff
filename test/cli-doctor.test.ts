import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, test } from "node:test";
import { bootwarden, Folder } from "./command-line.ts";

const folder = new Folder();

const pad = (value: number): string => String(value).padStart(2, "0");
const sent = (host: string, index: number, text: string): string => {
  const day = 9 + Math.floor(index / 48);
  const clock = `${pad(Math.floor((index % 48) / 2))}:${index % 2 === 0 ? "00" : "30"}:00.000`;
  return `<189>${index}: ${host}: Mar ${pad(day)} 2026 ${clock} UTC: ${text}\n`;
};
const updown = "%LINK-3-UPDOWN: Interface GigabitEthernet0/1, changed state to up";
const configured = "%SYS-5-CONFIG_I: Configured from console by mvale on vty0 (198.51.100.110)";
const line = "%PARSER-5-CFGLOG_LOGGEDCMD: User:mvale  logged command:interface GigabitEthernet0/1";

/** Six half-hourly messages a line, over days. */
function logOf(host: string, count: number, told: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => sent(host, index, told(index))).join("");
}

const logs = folder.place(
  "logs/quiet1.log",
  logOf("quiet1", 160, (index) => (index % 40 === 0 ? configured : updown)),
);
folder.place(
  "logs/telling1.log",
  logOf("telling1", 160, (index) =>
    index % 40 === 0 ? configured : index % 40 === 1 ? line : updown,
  ),
);
folder.place(
  "logs/brief1.log",
  logOf("brief1", 2, () => updown),
);
folder.place(
  "logs/tacacs.log",
  "Mar 10 23:05:10\ttelling1\tmvale\ttty2\t198.51.100.110\tstop\ttask_id=900\ttimezone=UTC\tservice=shell\tpriv-lvl=15\tcmd=show version <cr>\n",
);
const all = join(folder.path, "logs");
const at = ["--received-at", "2026-03-16T00:00:00Z"];

const rules = folder.place(
  "rules/copied.yaml",
  [
    "id: 3c7a0c4e-2a58-44c9-8d7f-2a6a3f6f0b11",
    "name: Image copied over the network",
    "query: |",
    "  NetworkDeviceActivity",
    '  | where Activity == "ImageCopied"',
    "  | project TimeGenerated, Device",
    "tags: ['telemetry:CommandAccounting']",
  ].join("\n"),
);

interface Told {
  readonly device: string;
  readonly seenEnough: boolean;
  readonly telemetry: readonly {
    readonly name: string;
    readonly state: string;
    readonly because?: string;
    readonly last?: { readonly file: string; readonly line: number };
    readonly blindRules: readonly { readonly title: string }[];
    readonly advice?: { readonly lines: readonly string[] };
  }[];
}

async function devicesTold(...args: readonly string[]): Promise<readonly Told[]> {
  const run = await bootwarden({
    args: ["doctor", all, "--rules", rules, "--format", "json", ...args, ...at],
  });
  assert.equal(run.code, 0, run.err);
  return (JSON.parse(run.out) as { readonly devices: readonly Told[] }).devices;
}

const kind = (told: Told | undefined, name: string) =>
  told?.telemetry.find((one) => one.name === name);

describe("doctor", { concurrency: 2 }, () => {
  test("each device is told with what it gives, what it lacks, who is blind and what helps", async () => {
    const devices = await devicesTold();
    assert.deepEqual(
      devices.map(({ device }) => device),
      ["brief1", "quiet1", "telling1"],
    );
    const [brief, quiet, telling] = devices;
    const missing = kind(quiet, "CommandAccounting");
    assert.equal(missing?.state, "missing");
    assert.deepEqual(
      missing?.blindRules.map(({ title }) => title),
      ["Image copied over the network"],
    );
    assert.ok(missing?.advice?.lines.some((one) => one.startsWith("aaa accounting commands 15 ")));
    assert.equal(kind(quiet, "ConfigLog")?.state, "missing");
    assert.equal(kind(quiet, "VersionAtBoot")?.state, "unproven");
    assert.equal(kind(telling, "CommandAccounting")?.state, "given");
    const config = kind(telling, "ConfigLog");
    assert.equal(config?.state, "given");
    assert.deepEqual(config?.last, {
      ...config?.last,
      file: join(all, "telling1.log"),
      line: 122,
    });
    assert.equal(brief?.seenEnough, false);
    assert.equal(kind(brief, "CommandAccounting")?.state, "unproven");
    assert.match(kind(brief, "CommandAccounting")?.because ?? "", /^not enough seen: /);
  });

  test("one device is shown by name, and an unknown one is a usage error that says who was seen", async () => {
    const devices = await devicesTold("--device", "QUIET1");
    assert.deepEqual(
      devices.map(({ device }) => device),
      ["quiet1"],
    );
    const { code, err } = await bootwarden({ args: ["doctor", all, "--device", "quiet9", ...at] });
    assert.equal(code, 3);
    assert.match(err, /no device in these logs is named 'quiet9'/);
    assert.match(err, /seen were: brief1, quiet1, telling1/);
  });

  test("a table ends in lines that can be copied as they stand", async () => {
    const { code, out } = await bootwarden({ args: ["doctor", all, "--rules", rules, ...at] });
    assert.equal(code, 0);
    assert.match(out, /^archive\n log config\n {2}logging enable$/m);
    assert.match(out, /^quiet1 +IOS .*CommandAccounting ConfigLog LoginLog +1$/m);
    assert.match(out, /3 devices; rules are blind on 1/);
    assert.match(out, /passed {2}DuckDB/);
  });

  test("Markdown fences the lines", async () => {
    const { out } = await bootwarden({
      args: ["doctor", logs, "--rules", rules, "--format", "markdown", ...at],
    });
    assert.match(out, /^```\naaa new-model\n[\s\S]*?\n```$/m);
  });

  test("without logs the machine alone is checked", async () => {
    const { code, out } = await bootwarden({ args: ["doctor", "--rules", rules] });
    assert.equal(code, 0);
    assert.match(out, /passed {2}Node: \d+\.\d+/);
    assert.match(out, /passed {2}rules: 1 file: 1 rule loaded/);
    assert.doesNotMatch(out, /blind/);
  });

  test("a folder that cannot be written, a wrong rule and a missing log are each told by their exit code", async () => {
    const wrong = folder.place("wrong/rule.kql", "NetworkDeviceActivity | where Nothing == 1\n");
    const code = async (...args: readonly string[]) =>
      (await bootwarden({ args: ["doctor", ...args] })).code;
    assert.equal(await code("--rules", rules, "--temporary-folder", join(all, "nowhere")), 3);
    assert.equal(await code("--rules", wrong), 2);
    assert.equal(await code(join(folder.path, "no.log"), "--rules", rules), 4);
  });
});

describe("scan", { concurrency: 2 }, () => {
  const scan = (...args: readonly string[]) =>
    bootwarden({ args: ["scan", all, "--rules", rules, ...args, ...at] });

  test("says in a line where its rules are blind", async () => {
    const { code, out } = await scan("--format", "table");
    assert.equal(code, 0);
    assert.match(out, /CommandAccounting missing on 1 of 3 devices \(.*\): 1 rule is blind there/);
  });

  test("carries blind spots in JSON and SARIF as informational findings", async () => {
    const { out: json } = await scan("--format", "json");
    const told = JSON.parse(json) as {
      findings: readonly { severity: string; device: string; rule: { id: string } }[];
      blindSpots: { notSeenEnough: readonly string[]; spots: readonly { device: string }[] };
    };
    assert.deepEqual(
      told.findings.map(({ severity, device, rule: { id } }) => [severity, device, id]),
      [["informational", "quiet1", "blind-spot-CommandAccounting"]],
    );
    assert.deepEqual(told.blindSpots.notSeenEnough, ["brief1"]);
    assert.deepEqual(
      told.blindSpots.spots.map(({ device }) => device),
      ["quiet1"],
    );
    const { out: sarif } = await scan("--format", "sarif");
    const [run] = (
      JSON.parse(sarif) as {
        runs: readonly { results: readonly { ruleId: string; level: string }[] }[];
      }
    ).runs;
    assert.deepEqual(
      run?.results.map(({ ruleId, level }) => [ruleId, level]),
      [["blind-spot-CommandAccounting", "note"]],
    );
  });

  test("fails on blind spots only where that is asked for", async () => {
    assert.equal((await scan("--fail-on", "low")).code, 0);
    assert.equal((await scan("--fail-on", "informational")).code, 1);
  });
});
