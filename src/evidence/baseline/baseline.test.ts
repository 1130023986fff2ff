import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { placeOf } from "#text";
import type { OutputSummary } from "../device-evidence.ts";
import { type Fact, type FactKind, factKindRow, factKindRows } from "../fact.ts";
import { type Baseline, baselineOf, writeBaseline } from "./baseline.ts";
import { checkBaseline, driftOf, signsOfDrift } from "./drift.ts";
import { driftRows } from "./drift-rows.ts";
import { type Observed, observedIn } from "./observed.ts";
import { readBaseline } from "./read-baseline.ts";

const takenAt = "2026-03-01T08:00:00.000Z";

function fact(kind: FactKind, subject: string, value: string, command = "show version"): Fact {
  return { kind, subject, value, at: { file: "show.txt", line: 1, command } };
}

function output(command: string, more: Partial<OutputSummary> = {}): OutputSummary {
  return { command, file: "show.txt", line: 1, state: "read", isCut: false, says: "", ...more };
}

const facts = [
  fact("Version", "", "17.3.1"),
  fact("UptimeSeconds", "", "4000"),
  fact("RunningImage", "", "flash:os.17.03.01.SPA.bin"),
  fact("CompiledAt", "", "Tue 02-Feb-21 10:00"),
  fact("BootVariable", "BOOT", "flash:os.17.03.01.SPA.bin", "show boot"),
];
const outputs = [
  output("show version"),
  output("show boot"),
  output("show event manager policy registered", { state: "empty" }),
];
const baseline = baselineOf({ device: "edge-1", facts, outputs }, takenAt);

function withFact(changed: Fact): Observed {
  const key = ({ kind, subject }: Fact) => `${kind} ${subject}`;
  const rest = facts.filter((one) => key(one) !== key(changed));
  return observedIn({ facts: [...rest, changed], outputs });
}

function driftOfFacts(...changed: readonly Fact[]): readonly string[] {
  const kinds = new Set(changed.map(({ kind }) => kind));
  const now = [...facts.filter(({ kind }) => !kinds.has(kind)), ...changed];
  return driftOf(observedIn({ facts: now, outputs }), baseline).map(
    ({ kind, change, severity }) => `${kind} ${change} ${severity}`,
  );
}

test("a baseline is read back as it was written, its facts sorted, without what moves", () => {
  const text = writeBaseline(baseline);
  const read = readBaseline({ name: "edge-1.json", text });
  assert.ok(read.ok);
  assert.deepEqual(
    read.value.facts.map(({ kind, value }) => `${kind} ${value}`),
    [
      "BootVariable flash:os.17.03.01.SPA.bin",
      "CompiledAt Tue 02-Feb-21 10:00",
      "RunningImage flash:os.17.03.01.SPA.bin",
      "Version 17.3.1",
    ],
  );
  assert.equal(writeBaseline(read.value), text);
  assert.equal(
    read.value.facts[3]?.at.line,
    text.split("\n").findIndex((line) => line.includes('"Version"')) + 1,
  );
});

test("the order of the evidence does not change the text", () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(facts, { minLength: facts.length }), (shuffled) => {
      const again = baselineOf({ device: "edge-1", facts: shuffled, outputs }, takenAt);
      assert.equal(writeBaseline(again), writeBaseline(baseline));
    }),
  );
});

test("any text of a device is kept and read back", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (subject, value) => {
      const odd = baselineOf(
        { device: value, facts: [fact("Version", subject, value)], outputs },
        takenAt,
      );
      const read = readBaseline({ name: "odd", text: writeBaseline(odd) });
      assert.ok(read.ok);
      assert.deepEqual(driftOf(read.value, odd), []);
    }),
  );
});

test("an edited baseline is refused at its digest", () => {
  const text = writeBaseline(baseline).replace("17.3.1", "17.3.2");
  const read = readBaseline({ name: "edge-1.json", text });
  assert.ok(!read.ok);
  assert.match(read.errors[0]?.message ?? "", /edited after it was taken/);
  assert.equal(placeOf(text, read.errors[0]?.at.start ?? 0).line, 6);
});

test("all that is wrong with a baseline is told, each at its place", () => {
  const text = writeBaseline(baseline)
    .replace('"kind":"Version"', '"kind":"Versoin"')
    .replace('"kind":"CompiledAt",', "");
  const read = readBaseline({ name: "edge-1.json", text });
  assert.ok(!read.ok);
  assert.deepEqual(
    read.errors.map(({ at, message }) => `${placeOf(text, at.start).line} ${message}`),
    ['14 lacks "kind"', "16 no fact is of kind 'Versoin'"],
  );
});

test("no text stops the reading of a baseline", () => {
  const whole = writeBaseline(baseline);
  fc.assert(
    fc.property(fc.nat(whole.length), fc.string({ unit: "binary" }), (keep, rest) => {
      readBaseline({ name: "x", text: whole.slice(0, keep) + rest });
    }),
  );
  assert.ok(!readBaseline({ name: "x", text: "[".repeat(200_000) }).ok);
});

test("nothing changed is no drift, and the check says what that is worth", () => {
  const same = driftOf(observedIn({ facts, outputs }), baseline);
  assert.deepEqual(same, []);
  const { result, says } = checkBaseline(same, baseline);
  assert.equal(result, "pass");
  assert.match(says, /no better than its day/);
});

test("what was not asked this time is not gone, what was not asked then is not new", () => {
  const less = observedIn({
    facts: facts.filter(({ at }) => at.command === "show version"),
    outputs: [output("show version")],
  });
  assert.deepEqual(driftOf(less, baseline), []);
  assert.deepEqual(driftOf(baseline, less), []);
  const cut = observedIn({ facts: [], outputs: [output("show version", { isCut: true })] });
  assert.deepEqual(driftOf(cut, baseline), []);
});

test("what was asked both times and is there once came or went", () => {
  const policy = fact("EventManagerPolicy", "hide", "cli", "show event manager policy registered");
  assert.deepEqual(driftOfFacts(policy), ["EventManagerPolicy added medium"]);
  const gone = observedIn({ facts: facts.slice(0, 4), outputs });
  assert.deepEqual(
    driftOf(gone, baseline).map(({ change, says }) => `${change}: ${says}`),
    ["removed: BootVariable of 'BOOT' was 'flash:os.17.03.01.SPA.bin' and is not there any more"],
  );
});

test("another file system or another file that was asked for leaves no gap", () => {
  const size = (path: string) => fact("FileSize", path, "7", "dir");
  const type = (path: string) =>
    fact("ImageType", path, "Production", "show software authenticity file");
  const before = {
    facts: [size("flash:a.bin"), size("flash:b.bin"), size("bootflash:c.bin"), type("flash:a.bin")],
    commands: ["dir flash:", "dir bootflash:", "show software authenticity file flash:a.bin"],
  };
  const now = {
    facts: [size("flash:a.bin"), type("flash:b.bin")],
    commands: ["dir flash:", "show software authenticity file flash:b.bin"],
  };
  assert.deepEqual(
    driftOf(now, before).map(({ change, subject }) => `${change} ${subject}`),
    ["removed flash:b.bin"],
  );
  const none = { facts: [], commands: ["dir flash:/"] };
  assert.equal(driftOf(none, before).length, 2);
});

test("an upgrade is one thing to agree to; what comes with it is of low severity", () => {
  const upgraded = [
    fact("Version", "", "17.6.1"),
    fact("RunningImage", "", "flash:os.17.06.01.SPA.bin"),
    fact("CompiledAt", "", "Wed 03-Aug-22 10:00"),
    fact("BootVariable", "BOOT", "flash:os.17.06.01.SPA.bin", "show boot"),
  ];
  const drift = driftOfFacts(...upgraded);
  assert.deepEqual(drift, [
    "Version changed medium",
    "BootVariable changed low",
    "CompiledAt changed low",
    "RunningImage changed low",
  ]);
});

test("a downgrade, a boot from the network and a rebuilt version are grave", () => {
  assert.deepEqual(driftOfFacts(fact("Version", "", "16.12.4")), ["Version changed high"]);
  const tftp = fact("BootVariable", "BOOT", "tftp://192.0.2.7/os.bin", "show boot");
  assert.deepEqual(driftOfFacts(fact("Version", "", "17.6.1"), tftp), [
    "BootVariable changed high",
    "Version changed medium",
  ]);
  assert.deepEqual(driftOfFacts(fact("CompiledAt", "", "Sun 01-Mar-26 03:00")), [
    "CompiledAt changed high",
  ]);
});

test("a register is compared bit by bit", () => {
  const register = (value: string) => fact("ConfigRegister", "", value);
  const before = { facts: [register("0x2102")], commands: ["show version"] };
  const told = (value: string) =>
    driftOf({ ...before, facts: [register(value)] }, before).map(
      ({ severity, because }) => `${severity}: ${because}`,
    );
  assert.match(
    told("0x2142")[0] ?? "",
    /^high: .*now bit 6: the startup configuration is ignored$/,
  );
  assert.match(told("0x2002")[0] ?? "", /^medium: .*no longer bit 8: break is disabled/);
  assert.deepEqual(told("0x2102"), []);
});

test("the check fails for what is grave by itself, and does not pass with anything else open", () => {
  const result = (changed: Fact) =>
    checkBaseline(driftOf(withFact(changed), baseline), baseline).result;
  assert.equal(result(fact("CompiledAt", "", "Sun 01-Mar-26 03:00")), "fail");
  assert.equal(result(fact("Version", "", "17.6.1")), "not shown");
  assert.equal(result(fact("Version", "", "17.3.1")), "pass");
});

test("a file system's colon with or without a slash is one path", () => {
  const path = fact("RunningImage", "", "flash:/os.17.03.01.SPA.bin");
  assert.deepEqual(driftOfFacts(path), []);
});

test("files that systems write all the time are no drift; other files are one sign together", () => {
  const files = (sizes: Readonly<Record<string, string>>): Baseline =>
    baselineOf(
      {
        device: "edge-1",
        facts: Object.entries(sizes).map(([path, size]) => fact("FileSize", path, size, "dir")),
        outputs: [output("dir")],
      },
      takenAt,
    );
  const before = files({ "flash:vlan.dat": "1", "flash:a.txt": "1", "flash:b.txt": "1" });
  const now = files({ "flash:vlan.dat": "2", "flash:a.txt": "2", "flash:b.txt": "2" });
  const signs = signsOfDrift(driftOf(now, before));
  assert.equal(signs.length, 1);
  assert.match(signs[0]?.says ?? "", /a\.txt.* and 1 more/);
  assert.equal(signs[0]?.severity, "informational");
});

test("an image whose size changed under its name is grave, another image beside it is not", () => {
  const dir = (path: string, size: string) => fact("FileSize", path, size, "dir");
  const before = {
    facts: [dir("flash:isr4300-universalk9.17.03.01.SPA.bin", "7")],
    commands: ["dir"],
  };
  const changed = { ...before, facts: [dir("flash:isr4300-universalk9.17.03.01.SPA.bin", "8")] };
  const added = {
    ...before,
    facts: [...before.facts, dir("flash:isr4300-universalk9.17.06.01.SPA.bin", "9")],
  };
  const severityOf = (now: Observed) => driftOf(now, before).map(({ severity }) => severity);
  assert.deepEqual(severityOf(changed), ["high"]);
  assert.deepEqual(severityOf(added), ["low"]);
});

test("each kind that stays as it is has a row, and a reason in it", () => {
  const kinds = Object.keys(factKindRows).filter((kind): kind is FactKind => kind in factKindRows);
  const without = kinds.filter(
    (kind) => factKindRow(kind).drift === "steady" && (driftRows[kind]?.because ?? "") === "",
  );
  assert.deepEqual(without, []);
});

test("a listing that gives the year instead of the hour, half a year later, is no change of a file", () => {
  const listed = (value: string) =>
    observedIn({
      facts: [fact("FileModified", "flash:EOS-4.31.6M.swi", value, "dir")],
      outputs: [output("dir")],
    });
  const before = baselineOf(
    {
      device: "leaf-1",
      facts: listed("Feb 14 02:03").facts,
      outputs: [output("dir")],
    },
    takenAt,
  );
  assert.deepEqual(driftOf(listed("Feb 14  2026"), before), []);
  assert.equal(driftOf(listed("Feb 15  2026"), before).length, 1);
  assert.equal(driftOf(listed("Feb 14 02:04"), before).length, 1);
});

test("a region that lies elsewhere after a start is no change, one of another size or access is", () => {
  const shown = (value: string) =>
    observedIn({
      facts: [fact("MemoryRegion", "/asa/bin/lina", value, "show memory region")],
      outputs: [output("show memory region")],
    });
  const { facts: known } = shown("5570a0000000-5570a6e90000 r-xp");
  const taken = { device: "fw-1", facts: known, outputs: [output("show memory region")] };
  const before = baselineOf(taken, takenAt);
  assert.deepEqual(driftOf(shown("55c2b0000000-55c2b6e90000 r-xp"), before), []);
  assert.equal(driftOf(shown("55c2b0000000-55c2b6e91000 r-xp"), before).length, 1);
  assert.equal(driftOf(shown("55c2b0000000-55c2b6e90000 rwxp"), before).length, 1);
});
