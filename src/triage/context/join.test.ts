import assert from "node:assert/strict";
import { test } from "node:test";
import type { ContextPart } from "./context.ts";
import { deviceNamed } from "./devices.ts";
import { joinContext } from "./join.ts";
import { versionMisfit } from "./matching.ts";
import { readContextFile } from "./read-context-file.ts";

function part(name: string, text: string): ContextPart {
  const read = readContextFile({ name, text });
  assert.ok(read.ok);
  return read.value;
}

test("the digest is of what is known, not of where it stands or in which order", () => {
  const [a, b] = ["Server\n192.0.2.1\n", "Account\nops\n"];
  const one = joinContext([part("a.csv", a), part("b.csv", b)]).context;
  const other = joinContext([part("y.csv", b), part("x.csv", a)]).context;
  assert.equal(one.digest, other.digest);
  assert.notEqual(one.digest, joinContext([part("a.csv", a)]).context.digest);
  assert.match(one.digest, /^[0-9a-f]{64}$/);
  assert.equal(joinContext([]).context.digest, "");
});

test("two files that know one device add to one another", () => {
  const { context, contradictions } = joinContext([
    part("a.csv", "Name,Serial,Role\nr1,A1,edge\n"),
    part("b.csv", "Name,IP,Serial\nR1,192.0.2.1,a1\n"),
  ]);
  assert.deepEqual(contradictions, []);
  assert.equal(deviceNamed(context, "192.0.2.1").inventory?.role, "edge");
  assert.equal(context.devices.length, 1);
});

test("two devices of one name in two files are told, and the name means neither", () => {
  const { context, contradictions } = joinContext([
    part("a.csv", "Name,Serial\nr1,A1\n"),
    part("b.csv", "Name,Serial\nr1,B1\n"),
  ]);
  assert.deepEqual(
    contradictions.map(({ says, later }) => `${later.at.file} ${says}`),
    ["b.csv r1 has another serial number at a.csv:2"],
  );
  assert.equal(deviceNamed(context, "r1").inventory, undefined);
});

test("a version that one file withdraws is not approved by a train in another", () => {
  const { context } = joinContext([
    part("a.csv", "Firmware version\n17.9.*\n"),
    part("b.csv", "Firmware version,State,Valid from\n17.9.3,withdrawn,2026-01-01\n"),
  ]);
  const [train] = context.versions;
  assert.ok(train !== undefined);
  const running = { of: "system", device: { name: "r1", names: ["r1"] } } as const;
  const late = 650_000_000_000_000_000n;
  const misfit = (version: string, atTicks = late) =>
    versionMisfit(train, { ...running, version, atTicks });
  assert.equal(misfit("17.9.3"), "withdrawn");
  assert.equal(misfit("17.9.3", 0n), undefined);
  assert.equal(misfit("17.9.4"), undefined);
});

test("what two files repeat is no contradiction", () => {
  const { contradictions } = joinContext([
    part("a.csv", "Server,Note\n192.0.2.1,x\n"),
    part("b.csv", "Server\n192.0.2.1\n"),
  ]);
  assert.deepEqual(contradictions, []);
});
