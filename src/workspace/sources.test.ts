import assert from "node:assert/strict";
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { deflateRawSync, gzipSync } from "node:zlib";
import { alternatives, expressionOf } from "./glob.ts";
import type { InputProblem } from "./input-problem.ts";
import { listSources } from "./listing.ts";
import { bytesOf } from "./read-source.ts";
import { defaultLimits, type UnpackLimits } from "./unpack.ts";
import { FrameWalker } from "./zstd-frames.ts";

const folder = mkdtempSync(join(tmpdir(), "bootwarden-sources-"));
after(() => rmSync(folder, { recursive: true }));

const place = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, content);
  return path;
};

async function read(
  path: string,
  limits: UnpackLimits = defaultLimits,
): Promise<{ text: string; problems: InputProblem[] }> {
  const { sources, problems } = await listSources([path]);
  const found = [...problems];
  const decoder = new TextDecoder();
  let text = "";
  for (const source of sources) {
    const report = (problem: InputProblem) => found.push(problem);
    for await (const chunk of bytesOf(source, { limits, report })) {
      text += decoder.decode(chunk, { stream: true });
    }
  }
  return { text, problems: found };
}

// Varied enough that it packs about 4 : 1.
const lines = Array.from(
  { length: 20_000 },
  (_, index) =>
    `${(index * 7919) % 99_991} edge-${index % 17} line ${index} 192.0.2.${index % 250}`,
).join("\n");

test("a gzip file of two members is read whole", async () => {
  const both = Buffer.concat([gzipSync("one\n"), gzipSync("two\n")]);
  assert.deepEqual(await read(place("two.gz", both)), { text: "one\ntwo\n", problems: [] });
});

test("a gzip file that breaks off gives what stands before the break, and says so", async () => {
  const whole = gzipSync(lines);
  const { text, problems } = await read(
    place("cut.gz", whole.subarray(0, Math.floor(whole.length / 2))),
  );
  assert.ok(lines.startsWith(text));
  assert.ok(text.length > lines.length / 3, `${text.length} of ${lines.length}`);
  assert.equal(problems.length, 1);
  assert.equal(problems[0]?.effect, "partly");
  assert.match(problems[0]?.message ?? "", /breaks off or is damaged after \d+ bytes/);
});

test("a gzip file of nothing but its header is a problem, not a crash", async () => {
  const { text, problems } = await read(place("head.gz", gzipSync("x").subarray(0, 10)));
  assert.equal(text, "");
  assert.equal(problems[0]?.effect, "partly");
});

test("a bomb is stopped at the ratio", async () => {
  const bomb = gzipSync(Buffer.alloc(200 * 1024 ** 2));
  const { problems } = await read(place("bomb.gz", bomb));
  assert.match(problems[0]?.message ?? "", /not text|looks like a bomb/);
  const ofText = gzipSync(Buffer.alloc(200 * 1024 ** 2, "reload\n"));
  const stopped = await read(place("text-bomb.gz", ofText));
  assert.match(stopped.problems[0]?.message ?? "", /looks like a bomb/);
  assert.ok(stopped.text.length < 100 * 1024 ** 2);
});

test("a source that unpacks beyond the size limit is read up to it", async () => {
  const { text, problems } = await read(place("large.gz", gzipSync(lines)), {
    ratio: 400,
    plainBytes: 300_000,
  });
  assert.ok(text.length <= 300_000);
  assert.match(problems[0]?.message ?? "", /more than 300000 bytes/);
});

// Made with `zstd`: two frames, "alpha\n" and "beta\n" (no compression needed: raw blocks, RFC 8878 §3.1.1.2).
const zstdFrame = (text: string): Buffer => {
  const body = Buffer.from(text);
  const block = (body.length << 3) | 1;
  const header = [0x28, 0xb5, 0x2f, 0xfd, 0x20, body.length, block & 0xff, block >> 8, block >> 16];
  return Buffer.concat([Buffer.from(header), body]);
};

test("Zstandard frames are read one after the other", async () => {
  const both = Buffer.concat([
    zstdFrame("alpha of the first\n"),
    zstdFrame("beta of the second\n"),
  ]);
  const { text, problems } = await read(place("two.zst", both));
  assert.deepEqual(
    { text, problems },
    { text: "alpha of the first\nbeta of the second\n", problems: [] },
  );
});

test("a Zstandard file that breaks off is a problem with its place", async () => {
  const { problems } = await read(place("cut.zst", zstdFrame("a".repeat(100)).subarray(0, 40)));
  assert.equal(problems[0]?.effect, "partly");
  assert.match(problems[0]?.message ?? "", /zstd data breaks off or is damaged after 40 bytes/);
});

test("a Zstandard window beyond 128 MiB is refused before it is made, in any frame", async () => {
  const wide = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xa8, ...new Array<number>(20).fill(0)]);
  const alone = await read(place("wide.zst", wide));
  assert.match(alone.problems[0]?.message ?? "", /window of \d+ bytes/);
  // A skippable frame and one of ordinary size before it.
  const skippable = Buffer.from([0x5a, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3]);
  const filler = Array.from({ length: 2000 }, (_, n) =>
    zstdFrame(`line ${n} of the first frames\n`),
  );
  const later = await read(place("later.zst", Buffer.concat([skippable, ...filler, wide])));
  assert.match(later.problems[0]?.message ?? "", /window of \d+ bytes/);
  assert.match(later.text, /^line 0 of the first frames\n/);
});

test("a walk over Zstandard frames is the same whatever the size of the pieces", () => {
  const wide = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xa8, ...new Array<number>(20).fill(0)]);
  const bytes = Buffer.concat([zstdFrame("one"), zstdFrame("two"), wide]);
  for (const size of [1, 2, 3, 7, 64]) {
    const walker = new FrameWalker();
    const found: number[] = [];
    for (let at = 0; at < bytes.length && found.length === 0; at += size) {
      const window = walker.tooWide(bytes.subarray(at, at + size));
      if (window !== undefined) found.push(window);
    }
    assert.deepEqual(found, [2 ** 31], `pieces of ${size}`);
  }
});

test("packings that are not read are named", async () => {
  const zip = Buffer.concat([Buffer.from("PK\u0003\u0004"), deflateRawSync("x")]);
  const { problems } = await read(place("logs.zip", zip));
  assert.match(problems[0]?.message ?? "", /packed with zip/);
});

test("a binary file is skipped, also inside gzip", async () => {
  const noise = Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 167 + 13) % 256));
  for (const [name, content] of [
    ["a.bin", noise],
    ["a.bin.gz", gzipSync(noise)],
  ] as const) {
    const { text, problems } = await read(place(name, content));
    assert.equal(text, "");
    assert.deepEqual(
      problems.map(({ effect, message }) => [effect, message]),
      [["skipped", "is not text: skipped"]],
    );
  }
});

test("UTF-16 with its mark is read as text, and a UTF-8 mark is taken off", async () => {
  const wide = Buffer.from("\ufeffhost: reload\r\n", "utf16le");
  assert.equal((await read(place("wide.log", wide))).text, "host: reload\r\n");
  assert.equal((await read(place("mark.log", "\ufeffhost"))).text, "host");
});

test("an empty file is a note", async () => {
  const { problems } = await read(place("empty.log", ""));
  assert.deepEqual(
    problems.map(({ effect }) => effect),
    ["note"],
  );
});

test("a file that grows is read up to the size it had when opened", async () => {
  const path = place("grows.log", lines);
  const { sources } = await listSources([path]);
  const problems: InputProblem[] = [];
  let bytes = 0;
  for (const source of sources) {
    const report = (problem: InputProblem) => problems.push(problem);
    for await (const chunk of bytesOf(source, { limits: defaultLimits, report })) {
      appendFileSync(path, "added later\n");
      bytes += chunk.length;
    }
  }
  assert.equal(bytes, lines.length);
  assert.match(problems[0]?.message ?? "", /grew while it was read/);
  assert.equal(problems[0]?.effect, "note");
});

test("a folder is read in order of names, hidden entries are left out and noted", async () => {
  for (const name of ["tree/b.log", "tree/a/z.log", "tree/a/c.log", "tree/.hidden"])
    place(name, "x");
  symlinkSync(join(folder, "tree"), join(folder, "tree", "circle"));
  symlinkSync(join(folder, "nowhere"), join(folder, "tree", "dangling"));
  const { sources, problems } = await listSources([join(folder, "tree")]);
  assert.deepEqual(
    sources.map(({ name }) => name.slice(folder.length)),
    ["/tree/a/c.log", "/tree/a/z.log", "/tree/b.log"],
  );
  assert.deepEqual(
    problems.map(({ source, effect }) => [source.slice(folder.length), effect]),
    [
      ["/tree", "note"],
      ["/tree/circle", "note"],
      ["/tree/dangling", "skipped"],
    ],
  );
});

test("a file named twice is read once, in the place of the first name", async () => {
  const path = place("once.log", "x");
  const { sources, problems } = await listSources([path, folder, path]);
  assert.equal(sources[0]?.name, path);
  assert.equal(sources.filter(({ name }) => name === path).length, 1);
  assert.ok(problems.some(({ message }) => message === "was named before and is read once"));
});

test("a pattern names what it matches, and none is a problem", async () => {
  for (const name of ["g/a.log", "g/b.log.gz", "g/deep/c.log", "g/deep/.d.log"]) place(name, "x");
  const named = async (pattern: string) =>
    (await listSources([join(folder, pattern)])).sources.map(({ name }) =>
      name.slice(folder.length),
    );
  assert.deepEqual(await named("g/*.log"), ["/g/a.log"]);
  assert.deepEqual(await named("g/**/*.log"), ["/g/a.log", "/g/deep/c.log"]);
  assert.deepEqual(await named("g/?.{log,log.gz}"), ["/g/a.log", "/g/b.log.gz"]);
  const { problems } = await listSources([join(folder, "g/*.none")]);
  assert.deepEqual(
    problems.map(({ effect }) => effect),
    ["skipped"],
  );
});

test("a pattern part means what a shell means by it", () => {
  const matches = (part: string, name: string) => expressionOf(part).test(name);
  assert.ok(matches("[a-c]?*.log", "bx1.log"));
  assert.ok(!matches("[!a-c]*", "b"));
  assert.ok(matches("a+(b)", "a+(b)"));
  assert.ok(matches("[z-a]", "[z-a]"), "a range that runs backwards stands for itself");
  assert.ok(matches("[", "["));
  assert.deepEqual(alternatives("a{b,c}{d,e}"), ["abd", "abe", "acd", "ace"]);
  assert.deepEqual(alternatives("a{b"), ["a{b"]);
});
