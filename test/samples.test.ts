// The committed sample logs are what the generator makes: enough lines, enough vendors, no real address.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { type SampleLog, sampleLogs } from "../samples/logs.ts";
import { sources } from "../samples/sources.ts";
import { undocumentedAddresses } from "./documentation-addresses.ts";

const folder = join("samples", "logs");
const logs = sampleLogs();

function committed(log: SampleLog): string {
  const bytes = readFileSync(join(folder, log.name));
  return (log.isPacked ? gunzipSync(bytes) : bytes).toString("utf8");
}

test("the committed logs are the generator's, byte for byte once unpacked", () => {
  for (const log of logs) assert.ok(committed(log) === log.text, `${log.name}: npm run samples`);
});

test("no other file lies beside the generated ones", () => {
  assert.deepEqual(readdirSync(folder).sort(), logs.map((log) => log.name).sort());
});

test("there are at least 50,000 lines over at least six vendors", () => {
  const lines = logs.reduce((sum, log) => sum + log.lines, 0);
  assert.ok(lines >= 50_000, `${lines} lines`);
  const vendors = new Set(sources.map((source) => source.vendor.split(" ")[0]));
  assert.ok(vendors.size >= 6, [...vendors].join(", "));
});

test("the first line of every log says that it is synthetic", () => {
  for (const log of logs) assert.match(log.text.split("\n")[0] ?? "", /SYNTHETIC/, log.name);
});

test("every address is from a documentation range", () => {
  for (const log of logs) assert.deepEqual(undocumentedAddresses(log.text), [], log.name);
});
