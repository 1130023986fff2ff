import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { gzipSync } from "node:zlib";
import { hashFiles } from "./image-files.ts";

const folder = mkdtempSync(join(tmpdir(), "bootwarden-images-"));
after(() => rmSync(folder, { recursive: true, force: true }));

/** The same bytes each time, three pieces and a half. */
const content = Buffer.concat(
  Array.from({ length: 57_344 }, (_, index) => createHash("sha512").update(`${index}`).digest()),
);

function kept(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

test("the four hashes of a file are those of its bytes", async () => {
  const { files, unread } = await hashFiles([kept("os.img", content)]);
  assert.deepEqual(unread, []);
  for (const algorithm of ["md5", "sha1", "sha256", "sha512"] as const) {
    const expected = createHash(algorithm).update(content).digest("hex");
    assert.equal(files[0]?.hashes[algorithm], expected);
  }
  assert.equal(files[0]?.sizeBytes, content.length);
});

test("files that are the start of a longer one are found, at piece ends as well", async () => {
  const whole = kept("whole.img", content);
  const lengths = [5000, 1024 ** 2, 2 * 1024 ** 2, content.length - 1];
  const starts = lengths.map((length) => kept(`start-${length}.img`, content.subarray(0, length)));
  const altered = Buffer.from(content.subarray(0, 9000));
  altered[8999] = (altered[8999] ?? 0) ^ 1;
  const other = kept("other.img", altered);
  const { files } = await hashFiles([whole, other, ...starts]);
  for (const { path, startOf } of files) {
    const isStart = starts.includes(path);
    assert.equal(startOf !== undefined, isStart, path);
  }
});

test("a gzip file that is cut short and one that is damaged are told apart", async () => {
  const packed = gzipSync(content);
  const damaged = Buffer.from(packed);
  damaged.fill(0x55, 5000, 5100);
  const paths = [
    kept("a.tgz", packed),
    kept("b.tgz", packed.subarray(0, packed.length - 1)),
    kept("c.tgz", packed.subarray(0, 70_000)),
    kept("d.tgz", damaged),
  ];
  const { files } = await hashFiles(paths);
  assert.deepEqual(
    files.map(({ structure }) => structure.state),
    ["whole", "cut short", "cut short", "damaged"],
  );
});

test("what is not there is told, and the rest is read", async () => {
  const { files, unread } = await hashFiles([join(folder, "none.bin"), kept("one.img", content)]);
  assert.equal(files.length, 1);
  assert.match(unread[0]?.message ?? "", /no such file/);
});

test("an interruption ends the reading, and progress is told until then", async () => {
  const stop = new AbortController();
  let read = 0;
  const onProgress = ({ readBytes }: { readBytes: number }) => {
    read = readBytes;
    if (readBytes > 1024 ** 2) stop.abort();
  };
  const path = kept("long.img", content);
  await assert.rejects(hashFiles([path], { signal: stop.signal, onProgress }), /abort/i);
  assert.equal(read, 2 * 1024 ** 2);
});
