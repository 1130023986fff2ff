// What is held beside a device's own words: copies of its images, lists of hashes, baselines, kept configurations.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import fs from "node:fs";
import { dirname, join } from "node:path";
import { describe, test } from "node:test";
import git from "isomorphic-git";
import { pemOf } from "../samples/authority.ts";
import { bootwarden, Folder } from "./command-line.ts";
import { knownGoodOf, middle, root, signer } from "./evidence/attestation-set.ts";

const folder = new Folder();
const name = "c2900-universalk9-mz.SPA.157-3.M2.bin";

/** The same bytes each time. */
const image = Buffer.concat(
  Array.from({ length: 4096 }, (_, index) => createHash("sha512").update(`${index}`).digest()),
);
const altered = Buffer.from(image);
altered[70_000] = (altered[70_000] ?? 0) ^ 1;

const hashOf = (bytes: Uint8Array) => createHash("sha512").update(bytes).digest("hex");
const list = folder.place(
  "lists/known.csv",
  `File,SHA512,Size\n${name},${hashOf(image)},${image.length}\n`,
);

const verify = (...args: readonly string[]) =>
  bootwarden({ args: ["verify", ...args, "--format", "table", "--quiet"] });

const showVersion = (rommon: string, more = "") => `edge-1#show version
Cisco IOS Software, C2900 Software (C2900-UNIVERSALK9-M), Version 15.7(3)M2, RELEASE SOFTWARE (fc1)

ROM: System Bootstrap, Version ${rommon}, RELEASE SOFTWARE (fc1)

edge-1 uptime is 2 weeks, 3 days, 10 hours, 39 minutes
System image file is "flash0:${name}"
Configuration register is 0x2102

${more}edge-1#
`;

describe("verify, held against files", { concurrency: 2 }, () => {
  test("a good copy passes, an altered one and one cut short fail with the reason", async () => {
    const good = await verify("--hashes", list, "--images", folder.place(`good/${name}`, image));
    assert.equal(good.code, 0);
    assert.match(good.out, /pass +image-hash/);
    const changed = await verify(
      "--hashes",
      list,
      "--images",
      folder.place(`alt/${name}`, altered),
    );
    assert.equal(changed.code, 5);
    assert.match(changed.out, /fail .*size that is listed and other bytes/);
    const short = folder.place(`cut/${name}`, image.subarray(0, 100_000));
    const cut = await verify("--hashes", list, "--images", short);
    assert.equal(cut.code, 5);
    assert.match(cut.out, /fail .*cut short: 162144 of 262144 bytes are missing/);
  });

  test("a copy that is the start of a good one is no alarm", async () => {
    const both = dirname(dirname(folder.place(`both/a/${name}`, image)));
    folder.place(`both/b/${name}`, image.subarray(0, 100_000));
    const { code, out } = await verify("--hashes", list, "--images", both);
    assert.equal(code, 0);
    assert.match(out, /not shown .*are the first of the 262144/);
  });

  test("a hash that the device tells is held against the list and against the copy", async () => {
    const shown = showVersion(
      "15.0(1r)M16",
      `edge-1#verify /sha512 flash0:${name}\n.....Done!\nverify /sha512 (flash0:${name}) = ${hashOf(image)}\n\n`,
    );
    const evidence = folder.place("hashed.txt", shown);
    const images = folder.place(`off/${name}`, altered);
    const { code, out } = await verify(evidence, "--hashes", list, "--images", images);
    assert.equal(code, 5);
    assert.match(out, /pass +image-hash of flash0:/);
    assert.match(
      out,
      /fail +image-copy of flash0:.*has not the SHA-512 hash that the device tells/,
    );
  });

  test("a list with a mistake is refused at its line and column", async () => {
    const wrong = folder.place("lists/wrong.csv", `File,Hash\n${name},abc\n`);
    const { code, err } = await bootwarden({
      args: ["verify", "--hashes", wrong, "--images", folder.place(`x/${name}`, image)],
    });
    assert.equal(code, 3);
    assert.match(err, /wrong\.csv:2:\d+ .*has 3 digits/s);
  });

  test("a signature beside a list is checked: it holds, it does not, or nobody is named for it", async () => {
    const text = `File,SHA512\n${name},${hashOf(image)}\n`;
    const signed = folder.place("signed/list.csv", text);
    const { signature } = knownGoodOf(text, signer);
    folder.place("signed/list.csv.signature", signature?.bytes ?? "");
    const anchors = folder.place(
      "anchors.pem",
      [root, middle, signer].map(({ der }) => pemOf(der)).join("\n"),
    );
    const images = folder.place(`signed-images/${name}`, image);
    const args = [
      "verify",
      "--images",
      images,
      "--format",
      "table",
      "--now",
      "2026-03-15T10:00:00Z",
    ];
    const held = await bootwarden({
      args: [...args, "--hashes", dirname(signed), "--trust-anchors", anchors],
    });
    assert.deepEqual([held.code, /pass +image-hash/.test(held.out)], [0, true], held.err);
    assert.doesNotMatch(held.err, /signature/);
    const open = await bootwarden({ args: [...args, "--hashes", signed] });
    assert.deepEqual([open.code, /signature is not proven/.test(open.err)], [0, true]);
    const edited = folder.place("edited/list.csv", text.replace(hashOf(image), hashOf(altered)));
    folder.place("edited/list.csv.signature", signature?.bytes ?? "");
    const broken = await bootwarden({
      args: [...args, "--hashes", edited, "--trust-anchors", anchors],
    });
    assert.deepEqual([broken.code, /signature is not proven/.test(broken.err)], [3, true]);
    assert.doesNotMatch(broken.out, /fail +image-hash/);
  });

  test("a baseline is kept the first time and drift from it is told the next", async () => {
    const baselines = join(folder.path, "baselines");
    const before = folder.place("before.txt", showVersion("15.0(1r)M16"));
    const first = await verify(before, "--baseline", baselines);
    assert.equal(first.code, 0);
    assert.match(first.out, /baseline first kept/);
    const now = folder.place("now.txt", showVersion("15.0(1r)M15"));
    const second = await verify(now, "--baseline", baselines);
    assert.equal(second.code, 5);
    assert.match(
      second.out,
      /changed-since-baseline: BootLoaderVersion of 'ROM' was '15.0\(1r\)M16'/,
    );
  });

  test("kept configurations tell since when a value has been so, and what is other now", async () => {
    const dir = join(folder.path, "kept");
    const configs = ["15.0(1r)M15", "15.0(1r)M16"].map(
      (rommon) =>
        `!RANCID-CONTENT-TYPE: cisco\n!\n!ROM Bootstrap: Version ${rommon}, RELEASE SOFTWARE (fc1)\n!Image: flash0:${name}\n!\nhostname edge-1\nend\n`,
    );
    await git.init({ fs, dir, defaultBranch: "main" });
    for (const [index, config] of configs.entries()) {
      folder.place("kept/configs/edge-1", config);
      await git.add({ fs, dir, filepath: "configs/edge-1" });
      const timestamp = Date.UTC(2026, 2, index + 1, 2) / 1000;
      const author = { name: "collector", email: "c@example.net", timestamp, timezoneOffset: 0 };
      await git.commit({ fs, dir, message: "updates", author });
    }
    const evidence = folder.place("shown.txt", showVersion("15.0(1r)M14"));
    const { code, out } = await verify(evidence, "--history", dir);
    assert.equal(code, 5);
    assert.match(out, /history: 2 versions from 2026-03-01 to 2026-03-02 with 1 change/);
    assert.match(out, /changed-since-history: .*first so on 2026-03-02 02:00 UTC in commit/);
    const json = await bootwarden({ args: ["verify", "--history", dir, "--format", "json"] });
    const [device] = JSON.parse(json.out).devices;
    const [change, ...more] = device.history.changes;
    assert.deepEqual(more, []);
    assert.deepEqual(
      [change.kind, change.before, change.now, change.at],
      ["BootLoaderVersion", "15.0(1r)M15", "15.0(1r)M16", "2026-03-02T02:00:00.000Z"],
    );
    const alone = await verify("--history", dir);
    assert.equal(alone.code, 0);
    assert.match(alone.out, /changed-in-history: BootLoaderVersion of 'ROM' was '15.0\(1r\)M15'/);
  });
});
