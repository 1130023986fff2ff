import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { entry, entryText, limits, readYaml, spanInSource, type YamlMap } from "./index.ts";

const read = (text: string) => readYaml({ name: "rule.yaml", text });

function firstMap(text: string): YamlMap {
  const documents = read(text);
  assert.ok(documents.ok);
  const [map] = documents.value;
  assert.ok(map?.kind === "map");
  return map;
}

function firstError(text: string) {
  const documents = read(text);
  assert.ok(!documents.ok);
  const [error] = documents.errors;
  assert.ok(error !== undefined);
  return error;
}

test("a key that stands twice in a map is an error at its second place", () => {
  const { code, message, at } = firstError("a: 1\na: 2\n");
  assert.equal(code, "syntax-error");
  assert.match(message, /unique/);
  assert.equal(at.start, 5);
});

test("an alias without an anchor is an error, not an absent value", () => {
  assert.match(firstError("a: *nowhere\n").message, /nowhere/);
});

test("aliases that multiply are refused", () => {
  const lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"];
  for (let level = 1; level < 9; level++) {
    const parts = Array.from({ length: 9 }, () => `*a${level - 1}`).join(", ");
    lines.push(`a${level}: &a${level} [${parts}]`);
  }
  assert.equal(firstError(lines.join("\n")).code, "too-large");
});

test("nesting that would exhaust the parser is refused before it is parsed", () => {
  const deep = ["[".repeat(50_000), "- ".repeat(50_000), "? ".repeat(50_000)];
  const indented = `a: |\n${" ".repeat(30_000)}x\n`;
  for (const text of [...deep, indented]) assert.equal(firstError(text).code, "too-large");
  assert.equal(firstError(`a: ${"x".repeat(limits.text)}`).code, "too-large");
});

test("one long line of JSON is no deep nesting", () => {
  const wide = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`k${index}`, [1]]));
  assert.equal(firstMap(JSON.stringify(wide)).entries.length, 500);
});

test("numbers keep what was written, and large ones all their digits", () => {
  const map = firstMap("a: 007\nb: 18446744073709551615\nc: yes\nd: ~\n");
  assert.equal(entryText(map, "a"), "007");
  const large = entry(map, "b")?.value;
  assert.ok(large?.kind === "scalar");
  assert.equal(large.value, 18446744073709551615n);
  assert.equal(entryText(map, "c"), "yes");
  assert.equal(entryText(map, "d"), undefined);
});

test("a place inside a literal block is the place in its file", () => {
  const text = "name: x\nquery: |\n  T\n  | where y\n      and z\r\n";
  const query = entry(firstMap(text), "query")?.value;
  assert.ok(query?.kind === "scalar");
  for (const word of ["T", "where", "and z"]) {
    const start = query.text.indexOf(word);
    const at = spanInSource(query, { start, end: start + word.length });
    assert.equal(text.slice(at.start, at.end), word);
  }
});

test("a place inside text that YAML changed is the whole scalar", () => {
  const text = 'query: "T\\n| where x"\n';
  const query = entry(firstMap(text), "query")?.value;
  assert.ok(query?.kind === "scalar");
  assert.deepEqual(spanInSource(query, { start: 2, end: 3 }), query.at);
});

test("no text makes the reader throw", () => {
  const piece = fc.constantFrom(
    "- ",
    "? ",
    ": ",
    "[",
    "]",
    "{",
    "}",
    "&a ",
    "*a ",
    "|\n",
    "\n",
    " ",
  );
  const text = fc.array(fc.oneof(piece, fc.string({ maxLength: 5 })), { maxLength: 40 });
  fc.assert(
    fc.property(text, (parts) => {
      read(parts.join(""));
    }),
    { numRuns: 500 },
  );
});
