import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { hash128, itemId } from "./item-id.ts";

test("the id depends on the source, the line, the table and the text, and on nothing else", () => {
  const row = { source: "a.log", line: 7, table: "Syslog", raw: "text" };
  const id = itemId(row);
  assert.match(id, /^[0-9a-f]{32}$/);
  assert.equal(itemId({ ...row }), id);
  const others = [
    { ...row, source: "b.log" },
    { ...row, line: 8 },
    { ...row, table: "CommonSecurityLog" },
    { ...row, raw: "texT" },
  ];
  assert.equal(new Set([id, ...others.map(itemId)]).size, 5);
});

test("texts of every length and neighbouring lines collide nowhere", () => {
  const seen = new Set<string>();
  for (let length = 0; length < 2000; length += 1) seen.add(hash128("x".repeat(length)));
  for (let line = 0; line < 20_000; line += 1) seen.add(hash128(`${line}: %SYS-5-CONFIG_I`));
  assert.equal(seen.size, 22_000);
});

test("one flipped bit turns about half of the bits", () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, maxLength: 60 }),
      fc.nat(),
      fc.nat(15),
      (text, at, bit) => {
        const index = at % text.length;
        const flipped =
          text.slice(0, index) +
          String.fromCharCode(text.charCodeAt(index) ^ (1 << bit)) +
          text.slice(index + 1);
        const turned = bitsApart(hash128(text), hash128(flipped));
        assert.ok(turned > 24 && turned < 104, `${turned} of 128 bits`);
      },
    ),
  );
});

function bitsApart(one: string, other: string): number {
  let difference = BigInt(`0x${one}`) ^ BigInt(`0x${other}`);
  let count = 0;
  for (; difference > 0n; difference >>= 1n) count += Number(difference & 1n);
  return count;
}
