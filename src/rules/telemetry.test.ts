import assert from "node:assert/strict";
import { test } from "node:test";
import { type Language, scan } from "#plan";
import { catalog } from "#schema";
import { loadRules } from "./index.ts";

const language = (name: "kql" | "spl"): Language => ({
  name,
  compile: async () => ({ ok: true, value: scan("Logs", []), warnings: [] }),
});
const languages = { kql: language("kql"), spl: language("spl") };

async function read(text: string) {
  const options = { catalog, missingColumns: "refuse", languages } as const;
  const { loaded, warnings } = await loadRules([{ path: "rule.yaml", text }], options);
  return {
    telemetry: loaded[0]?.telemetry,
    told: warnings.flatMap(({ diagnostics }) =>
      diagnostics.filter(({ message }) => message.includes("telemetry")),
    ),
  };
}

const sentinel = (tags: string) =>
  `id: 00000000-0000-4000-8000-000000000001\nname: n\nquery: Logs\ntags: ${tags}`;

test("each tag is a way to see, and a sum needs all of its words", async () => {
  const { telemetry, told } = await read(
    sentinel("['severity:low', 'telemetry:CommandAccounting', 'telemetry: ConfigLog+ReloadLog']"),
  );
  assert.deepEqual(telemetry, [["CommandAccounting"], ["ConfigLog", "ReloadLog"]]);
  assert.deepEqual(told, []);
});

test("a rule without such tags says nothing about what it needs", async () => {
  assert.deepEqual((await read(sentinel("['confidence:low']"))).telemetry, []);
});

test("an unknown word is told with the nearest, and promises nothing", async () => {
  const text = sentinel("['telemetry:CommandAcounting', 'telemetry:BootLog+Nonsense']");
  const { telemetry, told } = await read(text);
  assert.deepEqual(telemetry, []);
  assert.deepEqual(
    told.map(({ message, severity, at }) => [message, severity, text.slice(at.start, at.end)]),
    [
      ["no telemetry is named 'CommandAcounting'", "warning", "'telemetry:CommandAcounting'"],
      ["no telemetry is named 'Nonsense'", "warning", "'telemetry:BootLog+Nonsense'"],
    ],
  );
  assert.equal(told[0]?.hint, "'CommandAccounting' is the closest name");
});

test("Sigma's way of writing tags is read", async () => {
  const text =
    "title: t\nlogsource: {product: cisco}\ndetection: {k: [x], condition: k}\n" +
    "tags: [attack.t1601, telemetry.command_accounting]";
  assert.deepEqual((await read(text)).telemetry, [["CommandAccounting"]]);
});

test("Splunk's tags are read as a map with a key of ours and as a list", async () => {
  const rule = "name: n\nid: x\nsearch: '*'\n";
  const map = await read(`${rule}tags:\n  telemetry: [CommandAccounting, 'telemetry:ConfigLog']`);
  assert.deepEqual(map.telemetry, [["CommandAccounting"], ["ConfigLog"]]);
  const list = await read(`${rule}tags: ['telemetry:BootLog']`);
  assert.deepEqual(list.telemetry, [["BootLog"]]);
});
