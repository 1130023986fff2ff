import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { auditHistory } from "./audit.ts";
import { chain, type Entry, emptyHead, headOf } from "./chain.ts";
import type { KeptRecord } from "./record.ts";

const entries: readonly Entry[] = Array.from({ length: 7 }, (_, index) => ({
  case: "BW-1",
  at: `2026-03-12T0${index}:00:00Z`,
  by: "mvale",
  event: { kind: "noted", note: `note ${index} \u{1f512} "\n` },
}));
const kept = chain(entries, emptyHead);

const without = (place: number) => kept.filter(({ sequence }) => sequence !== place);
const renumbered = (records: readonly KeptRecord[]) =>
  records.map((record, index) => ({ ...record, sequence: index + 1 }));
const swapped = kept.map((record) =>
  record.sequence === 3 ? kept[3] : record.sequence === 4 ? kept[2] : record,
);

test("an untouched history holds, written at once or record by record", () => {
  let grown: readonly KeptRecord[] = [];
  for (const entry of entries) grown = [...grown, ...chain([entry], headOf(grown))];
  assert.deepEqual(grown, kept);
  assert.deepEqual(auditHistory(kept), {
    ok: true,
    records: 7,
    head: kept[6]?.hash,
    why: "every record follows the one before",
  });
  assert.equal(auditHistory([]).ok, true);
});

const edited = (place: number, change: (record: KeptRecord) => KeptRecord) =>
  kept.map((record) => (record.sequence === place ? change(record) : record));
const rewrite = (record: KeptRecord) => ({
  ...record,
  text: record.text.replace("mvale", "other"),
});

const tampered: readonly (readonly [string, readonly KeptRecord[], number, RegExp])[] = [
  ["an edited text", edited(4, rewrite), 4, /record 4 is not what was written/],
  [
    "an edited text with a hash made to fit",
    edited(4, (record) => ({
      ...record,
      ...chain(
        [{ ...(entries[3] ?? (entries[0] as Entry)), by: "other" }],
        headOf(kept.slice(0, 3)),
      )[0],
    })),
    5,
    /record 5 is not what was written/,
  ],
  ["an edited hash", edited(2, (record) => ({ ...record, hash: "0".repeat(64) })), 2, /record 2/],
  ["a removal", without(5), 5, /record 5 is missing: record 6 follows record 4/],
  ["a removal with numbers made to fit", renumbered(without(5)), 5, /was written as record 6/],
  ["a removal of the beginning", kept.slice(2), 1, /records 1 to 2 are missing/],
  [
    "an insertion",
    [...kept.slice(0, 3), ...kept.slice(0, 1), ...kept.slice(3)],
    4,
    /record 1 stands where record 4 belongs/,
  ],
  [
    "an insertion with numbers made to fit",
    renumbered([...kept.slice(0, 3), ...kept.slice(0, 1), ...kept.slice(3)]),
    4,
    /was written as record 1/,
  ],
  ["another order", renumbered(swapped.flatMap((one) => one ?? [])), 3, /was written as record 4/],
  ["a text that is no record", edited(3, (record) => ({ ...record, text: "{" })), 3, /record 3/],
];

for (const [what, records, brokenAt, why] of tampered) {
  test(`${what} is told with the record where it shows`, () => {
    const audit = auditHistory(records);
    assert.equal(audit.ok, false);
    assert.equal(audit.brokenAt, brokenAt);
    assert.match(audit.why, why);
  });
}

test("a cut end shows against a head that was noted elsewhere, and only there", () => {
  const noted = kept[4]?.hash ?? "";
  assert.equal(auditHistory(kept.slice(0, 4)).ok, true);
  const cut = auditHistory(kept.slice(0, 4), noted);
  assert.deepEqual([cut.ok, cut.brokenAt], [false, undefined]);
  assert.match(cut.why, /the end of the history was cut off/);
  assert.match(auditHistory(kept, noted).why, /the noted head is record 5; 2 came after it/);
  assert.equal(auditHistory(kept, noted.slice(0, 16).toUpperCase()).ok, true);
  assert.equal(auditHistory(kept, noted.slice(0, 15)).ok, false);
  assert.equal(auditHistory(kept, emptyHead.hash).ok, true);
});

test("law: no change of one character anywhere goes unseen", () => {
  fc.assert(
    fc.property(fc.nat(6), fc.nat(), fc.constantFrom("text", "hash"), (place, at, field) => {
      const records = kept.map((record, index) => {
        if (index !== place) return record;
        const old = record[field];
        const where = at % old.length;
        const other = old[where] === "0" ? "1" : "0";
        return { ...record, [field]: `${old.slice(0, where)}${other}${old.slice(where + 1)}` };
      });
      assert.equal(auditHistory(records).ok, false);
    }),
  );
});
