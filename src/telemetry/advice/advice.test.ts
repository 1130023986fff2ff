import assert from "node:assert/strict";
import { test } from "node:test";
import { telemetries } from "#schema";
import { families, giversOf } from "../families.ts";
import { adviceOf, prescribe } from "./index.ts";

const every = families.flatMap((family) =>
  telemetries.map((telemetry) => ({ family, telemetry, advice: adviceOf[family][telemetry] })),
);

test("advice that leans on another kind leans on lines", () => {
  for (const { family, advice } of every) {
    if (advice.kind !== "as") continue;
    assert.equal(adviceOf[family][advice.telemetry].kind, "lines", `${family} ${advice.telemetry}`);
  }
});

test("lines name documentation's addresses alone, and nothing that looks like a secret", () => {
  for (const { family, telemetry, advice } of every) {
    if (advice.kind !== "lines") continue;
    for (const line of advice.lines) {
      const addresses = line.match(/\d+\.\d+\.\d+\.\d+/g) ?? [];
      assert.ok(
        addresses.every((address) => address.startsWith("192.0.2.")),
        `${family} ${telemetry}: ${line}`,
      );
      const isSecret = /\b(?:key|secret|shared-key)\b/.test(line);
      assert.ok(!isSecret || /<shared secret>$/.test(line), `${family} ${telemetry}: ${line}`);
    }
  }
});

test("each kind that is asked for gives lines or a reason, and no lines twice", () => {
  for (const family of families) {
    const { lines, notes } = prescribe(family, telemetries);
    const named = new Set([...lines, ...notes].map(({ telemetry }) => telemetry));
    assert.deepEqual(
      telemetries.filter((telemetry) => !named.has(telemetry)),
      [],
      family,
    );
    assert.equal(new Set(lines.map(({ telemetry }) => telemetry)).size, lines.length);
  }
});

test("what lines turn on is read here", () => {
  const kinds = ["CommandAccounting", "ConfigLog", "LoginLog", "ReloadLog", "BootLog"] as const;
  for (const family of families) {
    for (const telemetry of kinds) {
      const { kind } = adviceOf[family][telemetry];
      if (kind === "untold") continue;
      assert.ok(giversOf(family, telemetry).length > 0, `${family} ${telemetry}`);
    }
  }
});
