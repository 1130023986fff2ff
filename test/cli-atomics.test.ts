// `atomics` as a person or a build server runs it.

import assert from "node:assert/strict";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { bootwarden, Folder, recordsIn, root } from "./command-line.ts";

const folder = new Folder();

const rule = folder.place(
  "rules/T1601/image-brought/sentinel.yaml",
  `
id: 5d8a8e5c-6d2e-4c57-9a53-0b9a6f1c7d11
name: An image came
kind: Scheduled
severity: Low
queryFrequency: 1h
queryPeriod: 1h
triggerOperator: gt
triggerThreshold: 0
tactics: [DefenseEvasion]
relevantTechniques: [T1601]
query: |
  NetworkDeviceActivity
  | where Activity == "ConfigRegisterChanged"
  | project TimeGenerated, Device, Actor
`,
);

function atomicsWith(expectation: string): string {
  const name = `own-${expectation.replace(/\W/g, "")}`;
  folder.place(
    `${name}/channels.yaml`,
    `
channels:
  - name: config-log
    vendor: Cisco
    system: IOS
    channel: ConfigLog
    says: the configuration log
    place: syslog
    frame: "<189>#{number}: #{device}: 000#{number}: #{time.ios} UTC: %PARSER-5-CFGLOG_LOGGEDCMD: User:#{actor}  logged command:#{text}"
`,
  );
  folder.place(
    `${name}/T1601/T1601.yaml`,
    `
attack_technique: T1601
display_name: Modify System Image
atomic_tests:
  - name: Set the register
    auto_generated_guid: 0a2f3c1e-8f3b-4d0a-9a3d-2f1f4f7f6a10
    description: "A register with an escape \\e[31m in what is said."
    supported_platforms: [network]
    input_arguments:
      register: { description: value, type: string, default: "0x2142" }
    executor: { name: manual, steps: set it }
    network:
      devices:
        - { system: Cisco IOS, commands: ["config-register #{register}"], clean_up: [config-register 0x2102] }
      telemetry:
        - signal: the register is set
          through: [config-log]
          lines: ["config-register #{register}"]
          expect: ${expectation}
`,
  );
  return join(folder.path, name);
}

const right = atomicsWith(
  "{ activities: ConfigRegisterChanged, fires: [image-brought], quiet: all }",
);
const mistaken = atomicsWith("{ activities: ImageCopied, quiet: all }");

test("list names each test with its cases, as a table even in a pipe", async () => {
  const { code, out } = await bootwarden({ args: ["atomics", "list"] });
  assert.equal(code, 0);
  assert.match(out, /^test {2,}what is done/);
  assert.match(out, /T1542\.005-2 +Bring an image to flash over TFTP +\d+ +Cisco/);
});

test("show gives commands, clean-up, messages and what must come of them, safe for a terminal", async () => {
  const args = ["atomics", "show", "T1601-1", "--atomics", right, "--input", "register=0x2100"];
  const { code, out } = await bootwarden({
    args: [...args, "--received-at", "2026-11-21T03:00:00Z"],
  });
  assert.equal(code, 0);
  assert.match(out, /on Cisco IOS +config-register #\{register\}/);
  assert.match(
    out,
    /Nov 21 2026 03:00:00\.000 UTC: %PARSER-5-CFGLOG_LOGGEDCMD: User:nbrandt {2}logged command:config-register 0x2100/,
  );
  assert.match(out, /must fire: image-brought/);
  assert.match(out, /\\x1b\[31m/);
  assert.ok(!out.includes("\u001b"));
});

test("run proves what fires, in a table and as JUnit, and fails with 6 where it does not", async () => {
  const passing = ["atomics", "run", "--all", "--atomics", right, "--rules", rule];
  const table = await bootwarden({ args: passing });
  assert.equal(table.code, 0, table.err);
  assert.match(
    table.out,
    /passed +T1601-1 +config-log +Cisco +the register is set +ConfigRegisterChanged; fires image-brought/,
  );
  const failing = ["atomics", "run", "T1601", "--atomics", mistaken, "--rules", rule];
  const junit = await bootwarden({ args: [...failing, "--format", "junit"] });
  assert.equal(junit.code, 6);
  assert.match(junit.out, /<testsuites name="Atomic tests" tests="1" failures="1">/);
  assert.match(junit.out, /line 1 tells of ConfigRegisterChanged, not ImageCopied/);
  assert.match(junit.out, /image-brought fires/);
  const json = await bootwarden({ args: [...failing, "--format", "ndjson"] });
  const [record] = recordsIn(json.out);
  assert.ok(typeof record === "object" && record !== null && "fired" in record);
  assert.deepEqual(record.fired, [{ detection: "image-brought", severity: "low" }]);
});

test("the messages are written as files with what to expect, or to standard output", async () => {
  const target = join(folder.path, "written");
  const args = ["atomics", "run", "--all", "--atomics", right, "--rules", rule];
  const files = await bootwarden({ args: [...args, "--telemetry", target] });
  assert.equal(files.code, 0, files.err);
  const [expected] = recordsIn(readFileSync(join(target, "expected.ndjson"), "utf8"));
  assert.ok(typeof expected === "object" && expected !== null && "file" in expected);
  assert.equal(expected.file, "T1601-1/01-config-log.log");
  assert.ok(existsSync(join(target, "T1601-1", "01-config-log.log")));
  const lines = await bootwarden({ args: [...args, "--telemetry", "-"] });
  assert.match(lines.out, /^<189>101: .*config-register 0x2142\n$/);
});

test("the messages are sent as syslog", async () => {
  const server = createSocket("udp4");
  server.bind(0, "127.0.0.1");
  await once(server, "listening");
  const received = once(server, "message");
  const target = `udp://127.0.0.1:${server.address().port}`;
  const args = ["atomics", "run", "--all", "--atomics", right, "--rules", rule, "--send", target];
  const { code, err } = await bootwarden({ args });
  const [message] = await received;
  server.close();
  assert.equal(code, 0, err);
  assert.match(String(message), /config-register 0x2142$/);
  assert.match(err, /1 message sent to udp:\/\/127\.0\.0\.1/);
});

test("where messages go is only ever typed", async () => {
  const env = { BOOTWARDEN_SEND: "udp://127.0.0.1:514" };
  const { code, err } = await bootwarden({ args: ["atomics", "list"], env });
  assert.equal(code, 3);
  assert.match(err, /BOOTWARDEN_SEND/);
});

test("what cannot be is said with the nearest name", async () => {
  for (const [args, said] of [
    [["atomics", "fly"], /no action 'fly'/],
    [["atomics", "run"], /no test is named/],
    [["atomics", "run", "T1601-99"], /no test is 'T1601-99'[\s\S]*T1601-9/],
    [["atomics", "run", "--all", "--input", "sever=1"], /'server' is the closest name/],
    [["atomics", "run", "--all", "--send", "http://x"], /must be a target of syslog/],
  ] as const) {
    const { code, err } = await bootwarden({ args });
    assert.equal(code, 3, args.join(" "));
    assert.match(err, said);
  }
});

test("a wrong file of atomics is told with its place", async () => {
  const wrong = atomicsWith("{ activities: Restartd, quiet: all }");
  const { code, err } = await bootwarden({ args: ["atomics", "list", "--atomics", wrong] });
  assert.equal(code, 2);
  assert.match(err, /T1601\.yaml:\d+:\d+[\s\S]*'Restartd'[\s\S]*'Restarted' is the closest name/);
  assert.ok(existsSync(join(root, "atomics")));
});
