import assert from "node:assert/strict";
import { test } from "node:test";
import { readRow, rowForms } from "./dir-rows.ts";

test("each form reads its example, and no other form does", () => {
  for (const { example, source } of rowForms) {
    const readBy = rowForms.filter(({ shape }) => shape.test(example));
    assert.deepEqual(
      readBy.map((form) => form.source),
      [source],
    );
  }
});

test("a row tells name, size and date, and what is a folder or deleted", () => {
  assert.deepEqual(
    rowForms.map(({ example }) => {
      const file = readRow(example);
      return `${file?.name} ${file?.size} ${file?.date ?? "-"} ${file?.isDeleted}`;
    }),
    [
      "boot.bin 46 Apr 22 2026 12:36:24 +00:00 false",
      "asa.SPA 74369568 19:39:56 Nov 03 2025 false",
      "start 8909 Thu Jan 15 15:29:26 2026 false",
      "config 18 Feb 22 09:41 false",
      "EOS-4.31.6M.swi 609823300 Feb 14 02:03 false",
      "cat9k_lite_iosxe.17.09.01.SPA.bin 490586943 - false",
      "nxos.9.3.7.bin 1410981963 Jul 13 10:05:48 2025 false",
      "asr1002x.bin 860923521 Feb 18 2026 02:11:41.0000000000 +00:00 false",
      "c6msfc.bin 10295208 Jan 12 2026 11:25:57 +00:00 true",
      "c2600-i-mz.122-15.T.bin 15823104 - true",
    ],
  );
});

test("names keep their blanks, folders lose their slash, and their size is none of a file", () => {
  assert.equal(
    readRow("5 -rw- 0 Feb 2 2026 23:59:59 +00:00  .hidden image.bin")?.name,
    ".hidden image.bin",
  );
  const folder = readRow("4096    Sep 22 15:27:34 2025  .rpmstore/");
  assert.deepEqual(
    [folder?.name, folder?.isDirectory, folder?.size],
    [".rpmstore", true, undefined],
  );
  const marked = readRow("3  dr-x              -  Oct 12 2025 18:12:26   $_security");
  assert.deepEqual([marked?.isDirectory, marked?.size], [true, undefined]);
});

test("what stands around the rows is no row", () => {
  for (const text of [
    "",
    "Directory of flash:/",
    "1940303872 bytes total (1036210176 bytes free)",
    "6 file(s) total size: 294360655 bytes",
    "3,365,348 KB total (801,664 KB free)",
    "12 -rw- 46 Apr 22 2026 12:36:24 +00:00",
    "Idx  Attr     Size(Byte)  Date        Time       FileName",
  ]) {
    assert.equal(readRow(text), undefined, text);
  }
});
