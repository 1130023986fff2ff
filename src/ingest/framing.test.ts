import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Frame } from "./format.ts";
import { Framer, longestLineBytes } from "./framing.ts";

const utf8 = new TextEncoder();

function framed(source: string | Uint8Array, chunkBytes = 1 << 16, before = ""): Frame[] {
  const bytes = typeof source === "string" ? utf8.encode(source) : source;
  const framer = new Framer();
  const frames = framer.push(utf8.encode(before));
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    frames.push(...framer.push(bytes.subarray(at, at + chunkBytes)));
  }
  return [...frames, ...framer.finish()];
}

function texts(source: string | Uint8Array): readonly string[] {
  return framed(source).map(({ text }) => text);
}

test("LF, CRLF and no line end at the close part lines, and each knows its number", () => {
  assert.deepEqual(framed("a\r\nb\n\nc"), [
    { text: "a", line: 1 },
    { text: "b", line: 2 },
    { text: "", line: 3 },
    { text: "c", line: 4 },
  ]);
});

test("octet counting parts frames, line feeds within them included", () => {
  assert.deepEqual(framed("7 <1>a\nbc10 <13>second9 <13>third"), [
    { text: "<1>a\nbc", line: 1 },
    { text: "<13>second", line: 2 },
    { text: "<13>third", line: 2 },
  ]);
});

test("octet counts are bytes, not letters", () => {
  const message = "<13>Zürich → Genève";
  const count = utf8.encode(message).length;
  assert.deepEqual(texts(`${count} ${message}${count} ${message}`), [message, message]);
});

test("a count that no frame end confirms is text", () => {
  assert.deepEqual(texts("20 <13>short\nnext line is whole\n"), [
    "20 <13>short",
    "next line is whole",
  ]);
  assert.deepEqual(texts("9999999 <13>claims much\nnext\n"), ["9999999 <13>claims much", "next"]);
  assert.deepEqual(texts("12 <13>tail"), ["12 <13>tail"]);
});

test("lines and counted frames may follow each other", () => {
  assert.deepEqual(texts("one\n7 <1>twox\nthree\n"), ["one", "<1>twox", "three"]);
});

test("broken UTF-8 and NUL stand as U+FFFD, NULs behind a message go", () => {
  assert.deepEqual(texts(Uint8Array.of(97, 0xff, 98, 10, 99, 0xc3, 10)), ["a\uFFFDb", "c\uFFFD"]);
  const long = `${"x".repeat(9000)}\n`;
  assert.deepEqual(texts(`${long}a\0b\0\0\n`).slice(1), ["a\uFFFDb"]);
});

test("a byte order mark is no part of the first line, and UTF-16 is read", () => {
  assert.deepEqual(texts("\uFEFF<13>a\nb"), ["<13>a", "b"]);
  const units = [..."\uFEFFZürich\r\nb\r\n"].flatMap((letter) => {
    const code = letter.charCodeAt(0);
    return [code & 255, code >> 8];
  });
  assert.deepEqual(texts(Uint8Array.from(units)), ["Zürich", "b"]);
});

test("a line over 1 MiB keeps its first bytes; the next line is whole, and the cut is counted", () => {
  const framer = new Framer();
  const block = new Uint8Array(1 << 20).fill(97);
  const frames: Frame[] = [];
  for (let count = 0; count < 8; count += 1) frames.push(...framer.push(block));
  frames.push(...framer.push(utf8.encode("\nnext\n")), ...framer.finish());
  assert.deepEqual(
    frames.map(({ text, line }) => [text.length, line]),
    [
      [longestLineBytes, 1],
      [4, 2],
    ],
  );
  assert.deepEqual(framer.report, { cutLines: 1, cutBytes: 7 << 20, binary: false });
});

test("a file that is no text gives no frame and says so", () => {
  for (const head of [
    [0x1f, 0x8b, 8, 0, 1, 2, 3],
    [0x7f, 69, 76, 70, 2, 1, 1, 0, 0, 0, 65],
    [0, 0, 0, 0],
  ]) {
    const framer = new Framer();
    const frames = [
      ...framer.push(Uint8Array.from([...head, ...head, ...head])),
      ...framer.finish(),
    ];
    assert.deepEqual(frames, []);
    assert.equal(framer.report.binary, true);
  }
});

/** As much as is held back until the source is known to be text. */
const inspected = `${"p".repeat(9000)}\n`;

const piece = fc.oneof(
  fc.constantFrom(
    ..."\n|\r\n|7 <1>a\nbc|12 <13>a message|9 <1>ä|\0|3 |120 <|\uFEFF|<13>line\n| \t".split("|"),
  ),
  fc.string({ maxLength: 8 }),
);
const streams = fc
  .tuple(fc.array(piece, { maxLength: 30 }), fc.uint8Array({ maxLength: 12 }))
  .map(([pieces, noise]) => Uint8Array.from([...utf8.encode(pieces.join("")), ...noise]));

test("the frames do not depend on how the bytes were cut into chunks", () => {
  fc.assert(
    fc.property(streams, fc.integer({ min: 1, max: 9 }), (bytes, chunkBytes) => {
      assert.deepEqual(framed(bytes, chunkBytes, inspected), framed(bytes, 1 << 16, inspected));
    }),
    { numRuns: 500 },
  );
});
