import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import { placeOf } from "#text";
import { hashListFormats, readHashList } from "./index.ts";

const of = (algorithm: string, text: string) => createHash(algorithm).update(text).digest("hex");
const md5 = of("md5", "image");
const sha512 = of("sha512", "image");
const other = of("sha512", "another image");

function listed(text: string) {
  const read = readHashList({ name: "list", text });
  assert.ok(read.ok, JSON.stringify(read));
  return read.value;
}

function wrong(text: string) {
  const read = readHashList({ name: "list", text });
  assert.ok(!read.ok);
  return read.errors.map(({ at, message }) => {
    const { line, column } = placeOf(text, at.start);
    return `${line}:${column} ${message}`;
  });
}

function warned(text: string) {
  const read = readHashList({ name: "list", text });
  assert.ok(read.ok);
  return read.warnings.map(({ at, message }) => `${placeOf(text, at.start).line} ${message}`);
}

test("a table tells both hashes of an image, whatever its columns are called", () => {
  for (const header of ["Image Name,MD5 Checksum,SHA512 Checksum", "FILE;md5sum;SHA-512"]) {
    const delimiter = header.includes(";") ? ";" : ",";
    const row = ["rtr-os.17.03.01.SPA.bin", md5.toUpperCase(), sha512].join(delimiter);
    const found = listed(`\uFEFF${header}\r\n${row}\r\n`);
    assert.deepEqual(
      found.map(({ algorithm, hash, fileName, at }) => [algorithm, hash, fileName, at.line]),
      [
        ["md5", md5, "rtr-os.17.03.01.SPA.bin", 2],
        ["sha512", sha512, "rtr-os.17.03.01.SPA.bin", 2],
      ],
    );
  }
});

test("the bundled watchlists' columns are read, the algorithm told from the length", () => {
  const baseline = listed(`Hash,Device,Image,Note\n${sha512},edge-1;edge-2,flash:/os.bin,golden\n`);
  assert.deepEqual(baseline[0], {
    algorithm: "sha512",
    hash: sha512,
    fileName: "os.bin",
    devices: ["edge-1", "edge-2"],
    platform: "",
    note: "golden",
    at: { file: "list", line: 2 },
  });
  const checksums = listed(
    `Checksum,File,Algorithm,Note\n${md5},os.bin,,\n${sha512},os.bin,SHA-512,\n`,
  );
  assert.deepEqual(
    checksums.map(({ algorithm }) => algorithm),
    ["md5", "sha512"],
  );
});

test("a table without a line of names is read by what its cells hold", () => {
  assert.deepEqual(
    listed(`${md5},os.bin,1024\n`).map(({ fileName, sizeBytes }) => [fileName, sizeBytes]),
    [["os.bin", 1024]],
  );
});

test("lines of sha512sum, of BSD and of a device's verify are read", () => {
  const text = [
    `# of 3 March`,
    `${sha512}  images/os.bin`,
    `${md5} *boot.bin`,
    `SHA512 (os two.bin) = ${other}`,
    `verify /md5 (flash:rom.bin) = ${md5}`,
    "",
  ].join("\n");
  assert.deepEqual(
    listed(text).map(({ algorithm, fileName, at }) => [algorithm, fileName, at.line]),
    [
      ["sha512", "os.bin", 2],
      ["md5", "boot.bin", 3],
      ["sha512", "os two.bin", 4],
      ["md5", "rom.bin", 5],
    ],
  );
});

test("a checksum file that holds a hash alone is about the file that it is named after", () => {
  const read = readHashList({ name: "sums/os-21.4R3.tgz.sha512", text: `${sha512}\n` });
  assert.ok(read.ok);
  assert.equal(read.value[0]?.fileName, "os-21.4R3.tgz");
});

test("what certutil and Get-FileHash print is read, wrapped or not", () => {
  const pairs = md5.replace(/../g, "$& ").trim();
  const certutil = `MD5 hash of file C:\\images\\os.bin:\r\n${pairs}\r\nCertUtil: -hashfile command completed successfully.\r\n`;
  const list = `\r\n\r\nAlgorithm : SHA512\r\nHash      : ${sha512.slice(0, 100)}\r\n            ${sha512.slice(100)}\r\nPath      : C:\\images\\os.bin\r\n\r\n`;
  const table = `\nAlgorithm       Hash                  Path\n---------       ----                  ----\nMD5             ${md5.toUpperCase()}   C:\\images\\os.bin\n`;
  for (const [text, hash] of [
    [certutil, md5],
    [list, sha512],
    [table, md5],
  ] as const) {
    assert.deepEqual(
      listed(text).map((one) => [one.fileName, one.hash]),
      [["os.bin", hash]],
    );
  }
  assert.match(wrong(table.replace("os.bin", "o..."))[0] ?? "", /^4:17 the path is cut/);
});

test("Known Good Values tell images and the packages within them, and no hash of a measurement", () => {
  const text = JSON.stringify(
    {
      bulkHash: [
        {
          filename: "os.bin",
          platform: "rtr",
          dtype: "osimage",
          md5,
          sha512,
          biv_hash: other,
          pkg: [{ filename: "os-base.pkg", sha512: other, biv_hash: sha512 }],
        },
      ],
    },
    null,
    2,
  );
  assert.deepEqual(
    listed(text).map(({ fileName, hash, platform, at }) => [fileName, hash, platform, at.line]),
    [
      ["os-base.pkg", other, "rtr", 13],
      ["os.bin", md5, "rtr", 7],
      ["os.bin", sha512, "rtr", 8],
    ],
  );
});

test("YAML lists are read with or without a key above them", () => {
  const entry = `- file: os.bin\n  sha512: ${sha512}\n  size: 1,048,576\n  devices: [edge-1, "core-*"]\n`;
  for (const text of [entry, `images:\n${entry.replace(/^/gm, "  ").trimEnd()}\n`]) {
    const [found] = listed(text);
    assert.equal(found?.sizeBytes, 1_048_576);
    assert.deepEqual(found?.devices, ["edge-1", "core-*"]);
  }
});

test("every bad line is told with its place, and none of the list is used", () => {
  const text = `File,Hash,Size,Algorithm\na.bin,${md5},12,md5\nb.bin,${md5}0,12,\nc.bin,zz,1,\nd.bin,${md5},many,\ne.bin,${md5},1,sha512\nf.bin,,1,\ng.bin,${md5},1,crc\n`;
  assert.deepEqual(wrong(text), [
    "3:7 the hash has 33 digits",
    "4:7 the hash is not hexadecimal",
    "5:1 'many' is no size",
    "6:7 the hash has the length of MD5, not of SHA-512",
    "7:1 the row has no hash",
    "8:7 'crc' is no algorithm",
  ]);
});

test("two hashes for one file, and one hash for two files, are told", () => {
  const text = `File,Hash\nos.bin,${sha512}\nos.bin,${other}\ncopy.bin,${other}\n`;
  assert.deepEqual(warned(text), [
    "3 os.bin has another SHA-512 hash at list:2",
    "4 the hash of copy.bin is that of os.bin at list:3",
  ]);
});

test("entries for different devices or platforms do not contradict", () => {
  assert.deepEqual(
    warned(`File,Hash,Device\npackages.conf,${sha512},a\npackages.conf,${other},b\n`),
    [],
  );
  assert.deepEqual(
    warned(`File,Hash,Platform\npackages.conf,${sha512},x\npackages.conf,${other},y\n`),
    [],
  );
});

test("the hash of an empty file is not used", () => {
  assert.equal(warned(`File,Hash\nos.bin,${of("md5", "")}\nboot.bin,${md5}\n`).length, 1);
});

test("what is no list is refused with the forms that are read", () => {
  const read = readHashList({ name: "list", text: "Dear colleague\n" });
  assert.ok(!read.ok);
  assert.match(read.errors[0]?.hint ?? "", /JSON.*CSV.*YAML/);
});

test("hostile texts end in a diagnostic, never in an exception", () => {
  const deep = `${"[".repeat(100_000)}`;
  assert.match(wrong(deep)[0] ?? "", /nests deeper/);
  const opening = fc.constantFrom("{", "[", `${md5} `, "File,Hash\n", "- file: ", "MD5 (");
  fc.assert(
    fc.property(opening, fc.string({ unit: "binary", maxLength: 200 }), (start, rest) => {
      readHashList({ name: "list", text: start + rest });
    }),
  );
});

test("each format names who writes it", () => {
  for (const { name, authority } of hashListFormats) assert.ok(name !== "" && authority !== "");
});
