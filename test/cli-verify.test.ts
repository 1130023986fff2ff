// `bootwarden verify` as a person or a script runs it, over sessions of our own.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { bootwarden, Folder, recordsIn, root } from "./command-line.ts";
import { corpusFiles, skip } from "./corpora.ts";

const folder = new Folder();

const image = "flash0:c2900-universalk9-mz.SPA.157-3.M8.bin";

interface Shown {
  readonly host?: string;
  readonly version?: string;
  readonly image?: string;
  readonly boot?: string;
  readonly register?: string;
}

/** A session of an IOS router, from `show clock` to `show bootvar`. */
function session(shown: Shown = {}): string {
  const { host = "lab-r1", version = "15.7(3)M8", register = "0x2102" } = shown;
  const running = shown.image ?? image;
  return `${host}#show clock
12:00:00.007 UTC Thu Mar 12 2026
${host}#show version
Cisco IOS Software, C2900 Software (C2900-UNIVERSALK9-M), Version ${version}, RELEASE SOFTWARE (fc1)
Technical Support: http://www.cisco.com/techsupport
Copyright (c) 1986-2020 by Cisco Systems, Inc.
Compiled Wed 11-Mar-20 04:12 by prod_rel_team

ROM: System Bootstrap, Version 15.0(1r)M16, RELEASE SOFTWARE (fc1)

${host} uptime is 9 hours, 0 minutes
System returned to ROM by reload at 02:50:00 UTC Thu Mar 12 2026
System restarted at 03:00:00 UTC Thu Mar 12 2026
System image file is "${running}"
Last reload type: Normal Reload
Last reload reason: Reload Command

Cisco CISCO2911/K9 (revision 1.0) with 483328K/40960K bytes of memory.
Processor board ID FXX00SAMPLE7

Configuration register is ${register}

${host}#show bootvar
BOOT variable = ${shown.boot ?? `${running},1;`}
CONFIG_FILE variable does not exist
BOOTLDR variable does not exist
Configuration register is ${register}

${host}#
`;
}

interface Verified {
  readonly device: string;
  readonly verdict: string;
  readonly because: readonly string[];
  readonly signs: readonly { readonly sign: string; readonly severity: string }[];
  readonly baseline?: { readonly is: string };
}

async function verify(...args: readonly string[]) {
  const outcome = await bootwarden({ args: ["verify", ...args], folder: folder.path });
  const isPlain = !args.includes("-F");
  return { ...outcome, devices: (isPlain ? recordsIn(outcome.out) : []) as readonly Verified[] };
}

test("a healthy device is consistent by its own word, and the exit code is 0", async () => {
  const { code, devices, err } = await verify(folder.place("good.txt", session()));
  assert.equal(code, 0, err);
  assert.deepEqual(
    devices.map(({ device, verdict }) => [device, verdict]),
    [["lab-r1", "consistent"]],
  );
  assert.match(devices[0]?.because[0] ?? "", /the device's own word/);
});

test("a device that boots over TFTP is bad, and the exit code is 5", async () => {
  const path = folder.place("tftp.txt", session({ boot: `${image},1;tftp:evil.bin 192.0.2.7,1;` }));
  const { code, devices } = await verify(path);
  assert.equal(code, 5);
  assert.equal(devices[0]?.verdict, "bad");
  assert.equal(devices[0]?.signs[0]?.sign, "boot-from-network");
});

test("standard input, folders and packed line ends are read alike", async () => {
  const text = session().replaceAll("\n", "\r\n");
  const piped = await bootwarden({ args: ["verify", "-", "-F", "ndjson"], input: text });
  assert.equal(piped.code, 0, piped.err);
  assert.equal((recordsIn(piped.out)[0] as Verified).device, "lab-r1");
  folder.place("two/a.txt", session());
  folder.place("two/b.txt", session({ host: "lab-r2" }));
  const { devices } = await verify(join(folder.path, "two"));
  assert.deepEqual(
    devices.map(({ device }) => device),
    ["lab-r1", "lab-r2"],
  );
});

test("evidence of another device is told with its place and not judged", async () => {
  const path = folder.place("other.txt", session({ host: "lab-r9" }));
  const { code, devices, err } = await verify(path, "--device", "lab-r1");
  assert.equal(code, 4);
  assert.deepEqual(devices, []);
  assert.match(err, /other\.txt: line \d+: .*lab-r9.*lab-r1/);
});

test("files without a known output, empty files and cut outputs are named, with the place", async () => {
  const nothing = await verify(folder.place("nothing.txt", "once upon a time\n"));
  assert.equal(nothing.code, 4);
  assert.match(nothing.err, /nothing\.txt: line 1: holds no output that is known/);
  const empty = await verify(folder.place("empty.txt", ""));
  assert.equal(empty.code, 4);
  assert.match(empty.err, /empty\.txt: is empty/);
  const refused =
    "lab-r1#show platform integrity\n% Invalid input detected at '^' marker.\nlab-r1#\n";
  const denied = await verify(folder.place("refused.txt", refused));
  assert.equal(denied.code, 4);
  assert.match(denied.err, /refused\.txt: line 1: the device refused show platform integrity/);
  const cut = session().slice(0, session().indexOf("System image file"));
  const half = await verify(folder.place("cut.txt", `${cut} --More-- `));
  assert.equal(half.code, 4);
  assert.match(half.err, /cut\.txt: line \d+: show version is cut/);
  const missing = await verify(join(folder.path, "absent.txt"));
  assert.equal(missing.code, 4);
});

test("no evidence, a wrong nonce and a wrong list are mistakes of usage", async () => {
  assert.equal((await verify()).code, 3);
  const path = folder.place("good.txt", session());
  const nonce = await verify(path, "--nonce", "twelve");
  assert.equal(nonce.code, 3);
  assert.match(nonce.err, /--nonce must be a number/);
  const list = folder.place("hashes.csv", "file,sha512\nc2900.bin,not-a-hash\n");
  const wrong = await verify(path, "--hashes", list);
  assert.equal(wrong.code, 3);
  assert.match(wrong.err, /hashes\.csv:2/);
});

test("each format tells the verdict; the table tells why, where and what to ask next", async () => {
  const path = folder.place(
    "doubt.txt",
    session({ register: "0x2102 (will be 0x2142 at next reload)" }),
  );
  const table = await verify(path, "-F", "table");
  assert.match(table.out, /lab-r1: doubtful/);
  assert.match(table.out, /medium +register-ignores-startup-config.*doubt\.txt:\d+ show/);
  assert.match(table.out, /why: /);
  assert.match(table.out, /show platform integrity sign nonce NONCE/);
  for (const format of ["json", "csv", "markdown", "html"]) {
    const { code, out } = await verify(path, "-F", format);
    assert.equal(code, 0);
    assert.match(out, /doubtful/, format);
  }
  const whole = JSON.parse((await verify(path, "-F", "json")).out) as { devices: unknown[] };
  assert.equal(whole.devices.length, 1);
});

test("text of a device reaches no terminal as control and no page as markup", async () => {
  const evil = session({ image: "flash0:\x1b[2Jx<script>alert(1)</script>.bin" });
  const path = folder.place("evil.txt", evil);
  const table = await verify(path, "-F", "table");
  assert.ok(!table.out.includes("\x1b"));
  const html = await verify(path, "-F", "html");
  assert.ok(!html.out.includes("<script>"));
});

test("a baseline is kept the first time, compared the next, and replaced only when asked", async () => {
  const kept = join(folder.path, "baselines");
  const day1 = folder.place("day1.txt", session());
  const first = await verify(day1, "--baseline", kept);
  assert.equal(first.devices[0]?.baseline?.is, "first kept");
  assert.equal(readdirSync(kept).length, 1);
  const again = await verify(day1, "--baseline", kept);
  assert.equal(again.devices[0]?.baseline?.is, "compared");
  assert.equal(again.devices[0]?.verdict, "consistent");
  const day2 = folder.place("day2.txt", session({ version: "15.4(3)M3" }));
  const drift = await verify(day2, "--baseline", kept);
  assert.equal(drift.code, 5);
  assert.match(drift.devices[0]?.because.join("\n") ?? "", /15\.7\(3\)M8.*15\.4\(3\)M3/);
  const replaced = await verify(day2, "--baseline", kept, "--keep");
  assert.equal(replaced.devices[0]?.baseline?.is, "replaced");
  const after = await verify(day2, "--baseline", kept);
  assert.equal(
    after.devices[0]?.signs.some(({ severity }) => severity === "high"),
    false,
  );
});

test("an edited baseline is refused at its line, and not used", async () => {
  const kept = join(folder.path, "edited");
  const path = folder.place("day1.txt", session());
  await verify(path, "--baseline", kept);
  const [name = ""] = readdirSync(kept);
  const file = join(kept, name);
  writeFileSync(file, readFileSync(file, "utf8").replace("15.7(3)M8", "15.7(3)M9"));
  const { code, devices, err } = await verify(path, "--baseline", kept);
  assert.equal(code, 3);
  assert.match(err, /lab-r1\.json:\d+:\d+[\s\S]*edited/);
  assert.equal(devices[0]?.baseline?.is, "not readable");
});

test("what is bad is no baseline, and a device without a name has none", async () => {
  const kept = join(folder.path, "no-baselines");
  const bad = await verify(
    folder.place("tftp.txt", session({ image: "tftp://192.0.2.7/x.bin" })),
    "--baseline",
    kept,
  );
  assert.equal(bad.devices[0]?.baseline?.is, "not kept");
  assert.ok(!existsSync(kept));
  const nameless = session().replaceAll("lab-r1#", "").replace("lab-r1 uptime", "uptime");
  const unnamed = await verify(folder.place("nameless.txt", nameless), "--baseline", kept);
  assert.equal(unnamed.devices[0]?.baseline?.is, "not kept");
});

test("a device that shows another version than it logged contradicts itself, and its case is opened", async () => {
  const log = folder.place(
    "lab-r1.log",
    `<189>1: lab-r1: 000001: Mar 12 2026 01:00:00.000 UTC: %SYS-5-CONFIG_I: Configured from console by ops on vty0 (192.0.2.9)
<189>2: lab-r1: 000002: Mar 12 2026 03:01:00.000 UTC: %SYS-5-RESTART: System restarted --
Cisco IOS Software, C2900 Software (C2900-UNIVERSALK9-M), Version 15.7(3)M2, RELEASE SOFTWARE (fc2)
`,
  );
  const store = join(folder.path, "cases.duckdb");
  const at = ["--received-at", "2026-03-12T03:05:00Z"];
  const scanned = await bootwarden({ args: ["scan", log, "--store", store, ...at, "-q"] });
  assert.equal(scanned.code, 0, scanned.err);
  const path = folder.place("good.txt", session());
  const { code, out, devices } = await verify(path, "--store", store);
  assert.equal(code, 5, out);
  const sign = devices[0]?.signs.find(({ severity }) => severity === "high");
  assert.equal(sign?.sign, "version-differs-from-log");
  const table = await verify(path, "--store", store, "-F", "table");
  assert.match(table.out, /BW-1/);
});

test("a boot loader that changed since the baseline, while the logs tell of nothing, is told", async () => {
  const config = (day: string) =>
    `<189>1: lab-r5: 000001: ${day} 2026 01:00:00.000 UTC: %SYS-5-CONFIG_I: Configured from console by ops on vty0 (192.0.2.9)\n`;
  const log = folder.place("lab-r5.log", `${config("Feb 12")}${config("Mar 12")}`);
  const store = join(folder.path, "unlogged.duckdb");
  const at = ["--received-at", "2026-03-12T03:05:00Z"];
  await bootwarden({ args: ["scan", log, "--store", store, ...at, "-q"] });
  const kept = ["--baseline", join(folder.path, "unlogged")];
  const text = session({ host: "lab-r5" });
  const first = folder.place("r5-first.txt", text);
  await verify(first, ...kept, "--now", "2026-03-01T00:00:00Z");
  const later = folder.place("r5-later.txt", text.replace("15.0(1r)M16", "15.0(1r)M12"));
  const { devices } = await verify(later, ...kept, "--store", store);
  assert.ok(devices[0]?.signs.some(({ sign }) => sign === "changed-without-log"));
});

test("log lines of the device's own buffer are held against it as well", async () => {
  const logging = `lab-r1#show logging
Syslog logging: enabled (0 messages dropped, 0 messages rate-limited, 0 flushes, 0 overruns, xml disabled, filtering disabled)

    Console logging: disabled
    Monitor logging: level debugging, 0 messages logged, xml disabled,
                     filtering disabled
    Buffer logging:  level debugging, 2 messages logged, xml disabled,
                    filtering disabled

Log Buffer (8192 bytes):

Mar 12 2026 02:40:00.000 UTC: %SYS-5-CONFIG_I: Configured from console by ops on vty0 (192.0.2.9)
Mar 12 2026 03:01:00.000 UTC: %SYS-5-RESTART: System restarted --
Cisco IOS Software, C2900 Software (C2900-UNIVERSALK9-M), Version 15.7(3)M2, RELEASE SOFTWARE (fc2)
lab-r1#
`;
  const { devices } = await verify(folder.place("logging.txt", `${session()}${logging}`));
  assert.ok(devices[0]?.signs.some(({ sign }) => sign === "version-differs-from-log"));
});

const sample = (name: string) => join(root, "samples", name);
const anchors = ["--trust-anchors", sample("attestation/anchors")];
const values = ["--known-good-values", sample("attestation/known-good-values.json")];

test("a signed measurement over the nonce that was asked for proves a device", async () => {
  const evidence = [
    sample("evidence/brk-edge-r1-attestation.txt"),
    sample("evidence/brk-edge-r1.txt"),
  ];
  const proven = await verify(...evidence, ...anchors, ...values, "--nonce", "20260315");
  assert.equal(proven.code, 0, proven.err);
  assert.equal(proven.devices[0]?.verdict, "proven");
  const unasked = await verify(...evidence, ...anchors, ...values);
  assert.equal(unasked.devices[0]?.verdict, "consistent");
  const replayed = await verify(...evidence, ...anchors, ...values, "--nonce", "7");
  assert.equal(replayed.code, 5);
  const distrusted = await verify(...evidence, ...values, "--nonce", "20260315");
  assert.equal(distrusted.devices[0]?.verdict, "consistent");
});

test("a package that is not the vendor's fails, however good the signature", async () => {
  const path = sample("attestation/eld-core-s1-altered-package.txt");
  const { code, devices } = await verify(path, ...anchors, ...values, "--nonce", "20260316");
  assert.equal(code, 5);
  assert.match(devices[0]?.because.join() ?? "", /known-good-os/);
});

test("the organisation's own lists of hashes count, with their place", async () => {
  const path = sample("evidence/eld-edge-r1.txt");
  const { code, devices } = await verify(path, "--context", sample("context"));
  assert.equal(code, 5);
  assert.match(devices[0]?.because.join() ?? "", /image-hash.*BaselineBootImageHash\.csv:\d+/);
});

test("image files are held against lists, with or without evidence of a device", async () => {
  const name = "c2900-universalk9-mz.SPA.157-3.M8.bin";
  const image = folder.place(`images/${name}`, "not the vendor's bytes\n".repeat(4000));
  const hash = createHash("sha512").update("the vendor's bytes").digest("hex");
  const list = folder.place("sums.sha512", `${hash}  ${name}\n`);
  const altered = await verify("--hashes", list, "--images", image);
  assert.equal(altered.code, 5);
  const good = createHash("sha512").update(readFileSync(image)).digest("hex");
  const right = folder.place("right.sha512", `${good}  ${name}\n`);
  assert.equal((await verify("--hashes", right, "--images", image)).code, 0);
});

/** Booted over the network: in these outputs alone. */
const networkBooted = [
  /ShowVersion\/golden_output_(?:iosxe_)?c3850_output\.txt$/,
  /iosxe\/ShowBoot\/golden_output_cat9k_[124]_output\.txt$/,
  /iosxe\/ShowBootvar\/golden_output_asr1k_output\.txt$/,
];
const altered = /boot-integrity\/isr4k_show_plat_int_bad_/;

test("of all devices in the corpora only those that boot over TFTP and the altered ones are bad, none is doubtful", {
  skip,
}, async () => {
  const { verifyEvidence } = await import("#workspace");
  const files = [
    ...corpusFiles("genieparser", ".txt"),
    ...corpusFiles("ntc-templates", ".raw"),
    ...corpusFiles("boot-integrity", ".txt").filter(({ path }) => !path.includes("certs")),
  ];
  assert.ok(files.length > 200);
  const wrong: string[] = [];
  for (const { path, text } of files) {
    const outcome = await verifyEvidence([folder.place("one.txt", text)]);
    const isExpected = altered.test(path) || networkBooted.some((pattern) => pattern.test(path));
    const bad = outcome.devices.filter(
      ({ verdict }) => verdict === "bad" || verdict === "doubtful",
    );
    if (bad.length > 0 !== isExpected) wrong.push(`${path}: ${bad[0]?.because[0]}`);
  }
  assert.deepEqual(wrong, []);
});
