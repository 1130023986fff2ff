import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import type { Fact, FactKind } from "../fact.ts";
import { checkHashes, type HashQuestion } from "./check-hashes.ts";
import { Digester } from "./digests.ts";
import type { ImageFile } from "./image-file.ts";
import { readHashList } from "./lists/index.ts";
import { readStructure } from "./structures/index.ts";
import { bytesOf, elfImage, noise, selfExtractingImage } from "./structures/made-images.test.ts";

const image = elfImage();
const hash = (algorithm: string, bytes: Uint8Array) =>
  createHash(algorithm).update(bytes).digest("hex");

function fileOf(bytes: Uint8Array, path = "copies/os.bin", startOf?: ImageFile): ImageFile {
  const fileName = path.slice(path.lastIndexOf("/") + 1);
  const structure = readStructure(bytesOf(bytes), fileName);
  const digester = new Digester(structure.ownChecksum);
  digester.push(bytes);
  const whole = { path, fileName, structure, ...digester.finish() };
  return startOf === undefined ? whole : { ...whole, startOf };
}

function listOf(text: string) {
  const read = readHashList({ name: "list.csv", text });
  assert.ok(read.ok);
  return read.value;
}

const sized = listOf(`File,SHA512,Size\nos.bin,${hash("sha512", image)},${image.length}\n`);
const unsized = listOf(`File,SHA512\nos.bin,${hash("sha512", image)}\n`);

function told(asked: Partial<HashQuestion>): readonly string[] {
  return checkHashes({ devices: [], facts: [], files: [], listed: sized, ...asked }).map(
    ({ check, subject, result, says, trust }) => `${check} ${subject} ${trust} ${result}: ${says}`,
  );
}

function fact(kind: FactKind, subject: string, value: string): Fact {
  return { kind, subject, value, at: { file: "show.txt", line: 1, command: "verify" } };
}

const changed = Uint8Array.from(image, (byte, index) => (index === 200 ? byte ^ 1 : byte));

test("a file whose hash is listed passes, and says by which list", () => {
  assert.deepEqual(told({ files: [fileOf(image)] }), [
    "image-hash copies/os.bin off-box pass: its SHA-512 hash stands at list.csv:2",
  ]);
});

test("a changed byte is an altered image, not a broken copy: the size is the listed one", () => {
  const [sentence = ""] = told({ files: [fileOf(changed)] });
  assert.match(sentence, /fail: .* has the size that is listed and other bytes/);
  const [unknownSize = ""] = told({ files: [fileOf(changed)], listed: unsized });
  assert.match(unknownSize, /fail: .* whole by its own form, so that no broken transfer/);
});

test("a copy cut at any byte is told as cut short, with and without a listed size", () => {
  fc.assert(
    fc.property(fc.integer({ min: 64, max: image.length - 1 }), (length) => {
      const files = [fileOf(image.subarray(0, length))];
      for (const listed of [sized, unsized]) {
        const [sentence = ""] = told({ files, listed });
        assert.match(sentence, /fail: .* cut short/);
        assert.doesNotMatch(sentence, /altered|other bytes/);
      }
    }),
  );
});

test("a copy without any form is told as cut short by its size alone", () => {
  const bytes = noise(5000);
  const listed = listOf(`File,SHA512,Size\nos.img,${hash("sha512", bytes)},5000\n`);
  const files = [fileOf(bytes.subarray(0, 4000), "os.img")];
  assert.match(told({ files, listed })[0] ?? "", /cut short: 1000 of 5000 bytes are missing/);
});

test("the start of a known good file has not passed and not failed", () => {
  const good = fileOf(image, "vendor/os.bin");
  const start = fileOf(image.subarray(0, 300), "copies/os.bin", good);
  const [, sentence = ""] = told({ files: [good, start] });
  assert.match(sentence, /not shown: .* all its 300 bytes are the first of the \d+ of vendor/);
});

test("the start of a file that is not known to be good fails", () => {
  const other = fileOf(changed, "other/evil.bin");
  const start = fileOf(changed.subarray(0, 300), "copies/os.bin", other);
  const sentences = told({ files: [other, start] });
  assert.match(sentences[1] ?? "", /fail/);
});

test("an image that is smaller and whole is not called a broken copy", () => {
  const [sentence = ""] = told({ files: [fileOf(elfImage([noise(10)]))] });
  assert.match(
    sentence,
    /fail: .* bytes shorter than the size that is listed and whole by its own form/,
  );
});

test("the checksum that an image carries tells damage on the way from a change that was mended", () => {
  const { image: whole, packedAt } = selfExtractingImage();
  const listed = listOf(`File,SHA512,Size\nos.bin,${hash("sha512", whole)},${whole.length}\n`);
  const damaged = Uint8Array.from(whole, (byte, at) => (at === packedAt + 40 ? byte ^ 1 : byte));
  const mended = Uint8Array.from(whole, (byte, at) => (at === 100 ? byte ^ 1 : byte));
  assert.match(told({ files: [fileOf(damaged)], listed })[0] ?? "", /does not hold either/);
  assert.match(told({ files: [fileOf(mended)], listed })[0] ?? "", /that it carries holds/);
});

test("a device's hash is held against the lists, its size tells a short file", () => {
  const facts = [
    fact("FileHash", "sha512 flash:/os.bin", hash("sha512", changed)),
    fact("FileSize", "flash:os.bin", String(image.length - 7)),
  ];
  assert.match(
    told({ facts })[0] ?? "",
    /flash:\/os.bin on-box fail: .* 7 of \d+ bytes are missing/,
  );
});

test("a hash of another algorithm than the list's is not shown", () => {
  const facts = [fact("FileHash", "md5 flash:/os.bin", hash("md5", image))];
  assert.match(told({ facts })[0] ?? "", /not shown: the list gives its SHA-512 hash only/);
});

test("an MD5 hash that is listed does not outweigh a SHA-512 hash that is not", () => {
  const header = "File,MD5,SHA512\n";
  const listed = listOf(`${header}os.bin,${hash("md5", changed)},${hash("sha512", image)}\n`);
  assert.match(told({ files: [fileOf(changed)], listed })[0] ?? "", /fail: .* collision/);
});

test("an unlisted file has not passed", () => {
  const files = [fileOf(changed, "other.bin")];
  assert.match(told({ files })[0] ?? "", /not shown: no list names it/);
});

test("a listed file under another name passes and is named", () => {
  const files = [fileOf(image, "renamed.bin")];
  assert.match(told({ files })[0] ?? "", /pass: it is listed as os.bin/);
});

test("without any list a copy that is cut short is told, a whole one is not", () => {
  assert.deepEqual(told({ files: [fileOf(image)], listed: [] }), []);
  const cut = told({ files: [fileOf(image.subarray(0, 300))], listed: [] });
  assert.match(cut[0] ?? "", /not shown: no list names it; it is cut short/);
});

test("an image that is named for another version than it says is told", () => {
  const name = "c2900-universalk9-mz.SPA.157-3.M2.bin";
  const saying = (version: string) =>
    fileOf(Buffer.concat([image, Buffer.from(`CW_BEGIN$CW_VERSION$${version}$CW_END$`)]), name);
  const [other = ""] = told({ files: [saying("15.7(3)M1")] });
  assert.match(other, /; it is named for 15\.7\(3\)M2 and says of itself 15\.7\(3\)M1$/);
  assert.doesNotMatch(told({ files: [saying("15.7(3)M2")] })[0] ?? "", /named for/);
});

test("a genuine image under the name of another version is told and fails", () => {
  const listed = listOf(
    `File,SHA512\nc2900-universalk9-mz.SPA.151-4.M3.bin,${hash("sha512", image)}\n`,
  );
  const old = fileOf(image, "c2900-universalk9-mz.SPA.157-3.M2.bin");
  assert.match(
    told({ files: [old], listed })[0] ?? "",
    /fail: it is listed as c2900\S+151-4\.M3\.bin: .*, 15\.7\(3\)M2 for 15\.1\(4\)M3/,
  );
});

test("where the list tells no size, a known good copy tells it", () => {
  const facts = [
    fact("FileHash", "sha512 flash:/os.bin", hash("sha512", changed)),
    fact("FileSize", "flash:os.bin", String(image.length - 7)),
  ];
  const [unknown = ""] = told({ facts, listed: unsized });
  assert.match(unknown, /no size is listed that would tell/);
  const [shorter = ""] = told({ facts, listed: unsized, among: [fileOf(image, "good/os.bin")] });
  assert.match(shorter, /cut short: 7 of \d+ bytes are missing/);
});

test("lists that contradict each other settle nothing", () => {
  const listed = [...sized, ...listOf(`File,SHA512\nOS.bin,${hash("sha512", changed)}\n`)];
  assert.match(told({ files: [fileOf(image)], listed })[0] ?? "", /not shown: .* settle the lists/);
});

test("entries for other devices do not count", () => {
  const listed = listOf(`File,SHA512,Device\nos.bin,${hash("sha512", image)},core-*\n`);
  const files = [fileOf(image)];
  assert.match(told({ files, listed, devices: ["core-1"] })[0] ?? "", /pass/);
  assert.match(told({ files, listed, devices: ["edge-1"] })[0] ?? "", /no list names it/);
});

test("a copy that has the device's hash agrees with it; one that has not is told why", () => {
  const facts = [
    fact("FileHash", "md5 flash:os.bin", hash("md5", image)),
    fact("FileSize", "flash:os.bin", String(image.length)),
  ];
  const agree = told({ facts, files: [fileOf(image)], listed: [] });
  assert.deepEqual(agree, [
    "image-copy flash:os.bin off-box pass: copies/os.bin has the MD5 hash that the device tells",
  ]);
  const [lie = ""] = told({ facts, files: [fileOf(changed)], listed: [] });
  assert.match(lie, /image-copy .* fail: .* size that is shown and other bytes/);
  const [, cut = ""] = told({ facts, files: [fileOf(image.subarray(0, 200))], listed: [] });
  assert.match(cut, /fail: .* cut short/);
});

test("the hash that an image carries is held against the one that the device computed", () => {
  const facts = [
    fact("EmbeddedHash", "md5 flash:os.bin", hash("md5", image)),
    fact("ComputedHash", "md5 flash:/os.bin", hash("md5", image)),
    fact("EmbeddedHash", "md5 flash:two.bin", hash("md5", image)),
    fact("ComputedHash", "md5 flash:two.bin", hash("md5", changed)),
    fact("EmbeddedHash", "md5 flash:three.bin", hash("md5", image)),
  ];
  const results = checkHashes({ devices: [], facts, files: [], listed: [] });
  assert.deepEqual(
    results.map(({ subject, result }) => `${subject} ${result}`),
    ["flash:os.bin pass", "flash:two.bin fail"],
  );
});

test("what an image says of its version is found wherever a piece of it ends", () => {
  const marks = "CW_BEGIN$CW_FAMILY$RTR$CW_VERSION$15.7(3)M2$CW_IMAGE$RTR-OS-M$CW_END$";
  const line = "Cisco IOS Software, RTR Software (RTR-OS-M), Version 15.7(3)M3, RELEASE\n";
  const bytes = Buffer.concat([noise(5000), Buffer.from(marks), noise(4000), Buffer.from(line)]);
  fc.assert(
    fc.property(fc.array(fc.nat(bytes.length), { maxLength: 6 }), (cuts) => {
      const digester = new Digester();
      let from = 0;
      for (const cut of [...cuts, bytes.length].sort((one, other) => one - other)) {
        digester.push(bytes.subarray(from, cut));
        from = cut;
      }
      const { told: texts, hashes } = digester.finish();
      assert.deepEqual(texts.map(({ of, text }) => `${of} ${text}`).sort(), [
        "build RTR-OS-M",
        "family RTR",
        "version 15.7(3)M2",
        "version 15.7(3)M3",
      ]);
      assert.equal(hashes.sha256, hash("sha256", bytes));
    }),
  );
});
