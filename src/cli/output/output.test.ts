import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type OutputFormatName, outputFormats, type Report } from "./index.ts";
import { colourStyle, plainStyle } from "./style.ts";
import { cut, widthOf } from "./width.ts";

const report = (cells: readonly (string | number)[]): Report => ({
  title: "claims",
  columns: cells.map((cell, index) => ({
    name: `column ${index}`,
    kind: typeof cell === "number" ? "number" : "text",
  })),
  rows: [cells],
  summary: cells.map((cell) => [`label ${cell}`, `${cell}`]),
  whole: { cells },
  records: [cells],
  results: {
    rules: [{ id: "r", title: `${cells[0]}`, description: "", level: "error", tags: [] }],
    found: [{ ruleId: "r", level: "error", message: `${cells[0]}` }],
  },
  suites: [{ name: `${cells[0]}`, cases: [{ name: `${cells[0]}`, failure: `${cells[0]}` }] }],
});

const surface = { cells: 100, style: plainStyle };

const render = (name: OutputFormatName, cells: readonly (string | number)[], width = 100): string =>
  [...outputFormats[name].render(report(cells), { ...surface, cells: width })].join("");

const names = Object.keys(outputFormats).filter(
  (name): name is OutputFormatName => name in outputFormats,
);

const introducers = [
  "\x1b",
  "\x9b",
  "\x9d",
  "\x90",
  "\u202e",
  "\u2066",
  "\u200b",
  "\x07",
  "\r",
  "\x7f",
];
const tails = [
  ...[
    "[2J",
    "[31mred",
    "]0;title\x07",
    "]52;c;aGk=\x07",
    "]8;;http://192.0.2.1\x1b\\link\x1b]8;;\x1b\\",
  ],
  ...["P+q544e\x1b\\", "c", "[?1049h", "[6n", "[10;10H", "(0", "#8", "_x\x1b\\", "^x\x1b\\", "%G"],
  ...["[1;5r", "[?25l", "overwritten", "\n%SYS-5-RELOAD: forged", "\u202dabc", "\ufeff", "\x85"],
];
const corpus = introducers.flatMap((introducer) =>
  tails.map((tail) => `%SYS-5-X: ${introducer}${tail} end`),
);

/** Text formats end their own lines by LF (CSV by CRLF) and hold no other control character. */
const unsafe = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

test("no sequence of the corpus reaches a terminal in any format", () => {
  assert.ok(corpus.length >= 200);
  for (const name of names) {
    for (const text of corpus) {
      const written = render(name, [text]).replaceAll("\r\n", "\n");
      assert.doesNotMatch(written, unsafe, `${name}: ${JSON.stringify(text)}`);
    }
  }
});

test("a line end inside a cell makes no line of its own", () => {
  for (const name of ["table", "csv", "ndjson", "markdown"] as const) {
    const lines = (text: string) => render(name, [text]).split("\n").length;
    assert.equal(lines("a\nhigh  T1542.004  forged"), lines("a"), name);
  }
});

test("JSON keeps the raw text, whatever is in it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      assert.deepEqual(JSON.parse(render("json", [text])), { cells: [text] });
      assert.deepEqual(JSON.parse(render("ndjson", [text])), [text]);
    }),
  );
});

test("CSV text that a spreadsheet would run is quoted as text, numbers are not touched", () => {
  const first = (cell: string | number) => render("csv", [cell]).split("\r\n")[1];
  for (const formula of ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1"]) {
    assert.match(first(formula) ?? "", /^"?'/, formula);
  }
  assert.equal(first("-12.5"), "-12.5");
  assert.equal(first(-12), "-12");
  assert.equal(first('say "hi", now'), '"say ""hi"", now"');
});

test("HTML and JUnit hold no markup of a log, and HTML runs nothing", () => {
  const attack = `"><script>alert(1)</script><img src=x onerror='alert(1)'>`;
  for (const name of ["html", "junit"] as const) {
    assert.doesNotMatch(render(name, [attack]), /<script|<img/, name);
  }
  assert.match(render("html", ["x"]), /Content-Security-Policy" content="default-src 'none'/);
});

test("Markdown shows a log's text and makes no link, image or table cell of it", () => {
  const written = render("markdown", ["[x](http://192.0.2.1) ![](y) a|b <b> `c`"]);
  assert.doesNotMatch(written, /(?<!\\)[[\]()<>`]/);
  assert.match(written, /a\\\|b/);
});

test("SARIF and JSON are JSON for every text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      assert.equal(JSON.parse(render("sarif", [text])).version, "2.1.0");
    }),
  );
});

test("a table never passes its edge, and turns into records where columns do not fit", () => {
  const wide = Array.from({ length: 12 }, (_, index) => `value of ${index} ${"x".repeat(60)}`);
  for (const cells of [[wide[0] ?? "", 7, wide[1] ?? ""], wide]) {
    const summaryFree = { ...report(cells), summary: [] };
    const lines = [...outputFormats.table.render(summaryFree, { ...surface, cells: 80 })].join("");
    for (const line of lines.split("\n")) assert.ok(widthOf(line) <= 80, line);
  }
  assert.match(render("table", wide, 80), /^─── 1 of 1/);
});

test("columns without values are left out only where the rest would not fit", () => {
  const cells = ["a".repeat(50), "", "b".repeat(40)];
  const hiding = { ...report(cells), summary: [], hidesEmptyColumns: true } as const;
  const written = (width: number) =>
    [...outputFormats.table.render(hiding, { ...surface, cells: width })].join("");
  assert.match(written(200), /column 1/);
  assert.match(written(95), /\(1 column is empty\)/);
});

test("severity is a word, with or without colour", () => {
  const graded: Report = {
    ...report(["high"]),
    columns: [{ name: "severity", kind: "severity" }],
    summary: [],
  };
  const written = (style: typeof plainStyle) =>
    [...outputFormats.table.render(graded, { cells: 80, style })].join("");
  assert.match(written(plainStyle), /^high$/m);
  assert.match(written(colourStyle), /\x1b\[31mhigh\x1b\[39m/);
});

test("wide and combining characters count as a terminal draws them", () => {
  assert.equal(widthOf("設備"), 4);
  assert.equal(widthOf("e\u0301"), 1);
  assert.equal(cut("設備名前", 5), "設備…");
  assert.equal(cut("short", 5), "short");
});

test("no line of a table ends in blanks", () => {
  for (const line of render("table", ["a", "b"]).split("\n")) assert.equal(line, line.trimEnd());
});
