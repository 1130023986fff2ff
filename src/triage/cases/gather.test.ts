import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { CaseDevice, CaseFinding } from "../enquiry.ts";
import { chain, type Entry, emptyHead } from "./chain.ts";
import { casesOf } from "./fold.ts";
import { defaultWindowTicks, type Gathering, gatherIntoCases } from "./gather.ts";
import { readRecord } from "./read-record.ts";

const hourMs = 3_600_000;
const start = Date.UTC(2026, 2, 12);

function finding(id: string, hour: number, more: Partial<CaseFinding> = {}): CaseFinding {
  return {
    ...{ id, origin: "rule", title: `title of ${id}`, rule: "rule-1", techniques: ["T1601"] },
    ...{ severity: "high", time: new Date(start + hour * hourMs).toISOString(), device: "r1" },
    ...{ message: "", evidence: [], evidenceCount: 1, ...more },
  };
}

const apart = (name: string): CaseDevice => ({ name, names: [name] });
const settings = {
  windowTicks: defaultWindowTicks,
  opensFrom: "medium",
  deviceNamed: apart,
} as const;

/** A history as runs of scans and people write it. */
class History {
  readonly #entries: Entry[] = [];
  #opened = 0;

  get cases() {
    const records = chain(this.#entries, emptyHead).flatMap(({ text }) => readRecord(text) ?? []);
    return casesOf(records);
  }

  write(id: string, event: Entry["event"]): void {
    this.#entries.push({ case: id, at: "2026-03-16T00:00:00Z", by: "bootwarden", event });
  }

  scan(findings: readonly CaseFinding[], given: Parameters<typeof gatherIntoCases>[2] = settings) {
    const gathered = gatherIntoCases(findings, this.cases, given);
    for (const one of gathered) this.#keep(one);
    return gathered;
  }

  #keep({ into, device, findings, because, reopens, merges }: Gathering): void {
    const id = into ?? `BW-${++this.#opened}`;
    if (into === undefined) {
      const { name, names } = device;
      this.write(id, { kind: "opened", device: name, names, title: "", tasks: [] });
    }
    if (reopens !== undefined) this.write(id, { kind: "reopened", because: reopens });
    for (const merged of merges) this.write(merged, { kind: "merged", into: id, because });
    this.write(id, { kind: "findings joined", findings, because, activities: [] });
  }

  /** Findings of each case that lives, whatever it is called. */
  get partition(): readonly string[] {
    return this.cases
      .filter(({ mergedInto }) => mergedInto === undefined)
      .map(({ findings }) =>
        findings
          .map(({ id }) => id)
          .sort()
          .join(" "),
      )
      .sort();
  }
}

const after = (...runs: readonly (readonly CaseFinding[])[]): History => {
  const history = new History();
  for (const run of runs) history.scan(run);
  return history;
};

describe("findings become cases", () => {
  test("findings of one device within a day of the next are one case, and it says why", () => {
    const history = new History();
    const gathered = history.scan([finding("b", 20), finding("a", 0), finding("c", 60)]);
    assert.deepEqual(history.partition, ["a b", "c"]);
    assert.deepEqual(
      gathered.map(({ because }) => because),
      [
        "findings of r1, each within 24 hours of the next",
        "the first finding of r1 within 24 hours",
      ],
    );
  });

  test("names stay apart unless the inventory joins them", () => {
    const both = [finding("a", 0, { device: "r1" }), finding("b", 1, { device: "192.0.2.1" })];
    assert.deepEqual(after(both).partition, ["a", "b"]);
    const history = new History();
    const deviceNamed = () => ({ name: "r1.example.net", names: ["r1", "192.0.2.1"] });
    history.scan(both, { ...settings, deviceNamed });
    assert.deepEqual(history.partition, ["a b"]);
  });

  test("a case that was opened under an address goes on when an inventory gives it a name", () => {
    const history = after([finding("a", 0, { device: "192.0.2.1" })]);
    const deviceNamed = () => ({ name: "r1", names: ["r1", "192.0.2.1"] });
    const [joined] = history.scan([finding("b", 1)], { ...settings, deviceNamed });
    assert.equal(joined?.into, "BW-1");
    assert.match(joined?.because ?? "", /192\.0\.2\.1, which the inventory knows as r1/);
  });

  test("letter case does not make another device of a name", () => {
    assert.deepEqual(after([finding("a", 0)], [finding("b", 1, { device: "R1" })]).partition, [
      "a b",
    ]);
  });

  test("findings without a device are joined by their rule alone", () => {
    const nameless = { device: "" } as const;
    const one = [finding("a", 0, nameless), finding("b", 1, { ...nameless, rule: "rule-2" })];
    const history = after(one, [finding("c", 2, nameless)]);
    assert.deepEqual(history.partition, ["a c", "b"]);
  });

  test("what is known already changes nothing", () => {
    const history = after([finding("a", 0), finding("low", 1, { severity: "low" })]);
    assert.deepEqual(history.scan([finding("low", 1, { severity: "low" }), finding("a", 0)]), []);
  });

  test("slight findings open no case, and stand beside those that are near", () => {
    const low = finding("low", 3, { severity: "low" });
    const blind = finding("blind", 900, { severity: "informational", origin: "blind spot" });
    assert.deepEqual(after([low, blind]).partition, []);
    assert.deepEqual(after([low, blind, finding("a", 0)]).partition, ["a blind low"]);
    assert.deepEqual(after([finding("a", 0)], [low, blind]).partition, ["a blind low"]);
    assert.deepEqual(after([finding("a", 100), low]).partition, ["a"]);
  });

  test("slight findings do not chain what is far apart", () => {
    const low = (id: string, hour: number) => finding(id, hour, { severity: "low" });
    const history = after([finding("a", 0), low("m", 23), finding("b", 46)]);
    assert.deepEqual(history.partition, ["a m", "b m"]);
  });

  test("the bound of severity can be set", () => {
    const history = new History();
    history.scan([finding("low", 0, { severity: "low" })], { ...settings, opensFrom: "low" });
    assert.deepEqual(history.partition, ["low"]);
  });

  test("a finding between two open cases makes them one, and the older goes on", () => {
    const history = after([finding("a", 0)], [finding("c", 40)]);
    assert.deepEqual(history.partition, ["a", "c"]);
    const [joined] = history.scan([finding("b", 20)]);
    assert.equal(joined?.into, "BW-1");
    assert.deepEqual(joined?.merges, ["BW-2"]);
    assert.deepEqual(history.partition, ["a b c"]);
    const [, merged] = history.cases;
    assert.deepEqual([merged?.status, merged?.mergedInto], ["closed", "BW-1"]);
  });

  test("a new finding near a closed case opens it again; one far from it opens another", () => {
    const history = after([finding("a", 0)]);
    history.write("BW-1", {
      kind: "closed",
      disposition: "benign positive",
      comment: "planned work",
    });
    const [near] = history.scan([finding("b", 5)]);
    assert.equal(near?.into, "BW-1");
    assert.equal(
      near?.reopens,
      "closed as benign positive, but a new finding came within 24 hours of its own",
    );
    assert.deepEqual(
      history.cases.map(({ status, disposition }) => [status, disposition]),
      [["new", undefined]],
    );
    history.write("BW-1", { kind: "closed", disposition: "undetermined", comment: "?" });
    const [far] = history.scan([finding("c", 90)]);
    assert.equal(far?.into, undefined);
  });
});

test("new findings on both sides of a closed case open it once", () => {
  const history = after([finding("b", 30)]);
  history.write("BW-1", { kind: "closed", disposition: "undetermined", comment: "?" });
  const gathered = history.scan([finding("a", 10), finding("c", 50)]);
  assert.deepEqual(
    gathered.map(({ into, findings }) => [into, findings.map(({ id }) => id)]),
    [["BW-1", ["a", "c"]]],
  );
  assert.deepEqual(history.partition, ["a b c"]);
});

const anyFinding = fc
  .record({
    number: fc.nat(30),
    hour: fc.nat(300),
    device: fc.constantFrom("r1", "r2", "R1", ""),
    severity: fc.constantFrom("informational", "low", "medium", "high", "critical"),
  })
  .map(({ number, hour, device, severity }) =>
    // The same id is the same finding.
    finding(`${device}-${number}-${hour}-${severity}`, hour, { device, severity }),
  );

test("law: neither the order nor the runs in which findings come change what belongs together", () => {
  fc.assert(
    fc.property(
      fc.array(anyFinding, { maxLength: 25 }),
      fc.infiniteStream(fc.nat()),
      fc.array(fc.nat(25), { maxLength: 4 }),
      (findings, chance, cuts) => {
        const shuffled = findings
          .map((one) => ({ one, at: chance.next().value }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => one);
        // Each scan of a store finds again what it found before.
        const runs = [...cuts.sort((a, b) => a - b), shuffled.length].map((cut) =>
          shuffled.slice(0, cut),
        );
        assert.deepEqual(after(...runs).partition, after(findings).partition);
      },
    ),
    { numRuns: 300 },
  );
});

test("law: findings that can open cases need not be found again", () => {
  fc.assert(
    fc.property(fc.array(anyFinding, { maxLength: 25 }), fc.nat(25), (all, cut) => {
      const findings = all.filter(
        ({ severity }) => severity !== "low" && severity !== "informational",
      );
      const runs = [findings.slice(cut), findings.slice(0, cut)];
      assert.deepEqual(after(...runs).partition, after(findings).partition);
    }),
    { numRuns: 300 },
  );
});

test("law: a case that opened has a finding that can open one, and all of them are near another", () => {
  fc.assert(
    fc.property(fc.array(anyFinding, { maxLength: 25 }), (findings) => {
      for (const { findings: own } of after(findings).cases) {
        const opening = own.filter(({ severity }) => !["low", "informational"].includes(severity));
        assert.ok(opening.length > 0);
        const hours = opening.map(({ time }) => (Date.parse(time) - start) / hourMs);
        const gaps = hours.slice(1).map((hour, index) => hour - (hours[index] ?? 0));
        assert.ok(gaps.every((gap) => gap <= 24));
      }
    }),
  );
});
