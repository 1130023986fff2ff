import assert from "node:assert/strict";
import { test } from "node:test";
import { ticksFromIso } from "#schema";
import type { MaintenanceWindow, TriageContext } from "../context/context.ts";
import { emptyContext } from "../context/join.ts";
import type { Case } from "./case.ts";
import { judgeCase, saysTheSame } from "./judge-case.ts";

const known: Case = {
  ...{ id: "BW-1", device: "192.0.2.1", names: ["192.0.2.1"], title: "", status: "new" },
  ...{ severity: "high", assignee: "", openedAt: "", activities: [], context: "", windows: [] },
  ...{ firstAt: "2026-03-12T02:00:00Z", lastAt: "2026-03-12T03:00:00Z", notes: [], tasks: [] },
  history: [],
  findings: [
    {
      ...{ id: "1", origin: "rule", title: "t", rule: "r", techniques: [], severity: "high" },
      ...{ time: "2026-03-12T02:00:00Z", device: "192.0.2.1", message: "", evidence: [] },
      evidenceCount: 0,
    },
  ],
};

const place = { file: "context.csv", line: 2 };
const window = (id: string, devices: readonly string[], isInForce = true): MaintenanceWindow => ({
  ...{ id, title: `window ${id}`, kind: "window", owner: "netops", state: "", isInForce },
  ...{ images: [], versions: [], at: place },
  scope: { devices, roles: [], sites: [], models: [] },
  occurrences: () => [{ fromTicks: ticksFromIso("2026-03-12T01:00:00Z") }],
});

const context: TriageContext = {
  ...emptyContext,
  digest: "d1",
  windows: [window("1", ["r1"]), window("2", ["r2"]), window("3", ["r1"], false)],
  devices: [
    {
      ...{ name: "r1", aliases: ["192.0.2.1"], vendor: "", model: "", platform: "", role: "" },
      ...{ site: "", serialNumber: "", owner: "", status: "", at: place },
    },
  ],
};

test("a judgement names the context that it was given from, and the windows around", () => {
  const judged = judgeCase(known, context);
  assert.equal(judged.context, "d1");
  assert.deepEqual(judged.windows, [
    {
      ...{ id: "1", title: "window 1", owner: "netops", until: "" },
      from: "2026-03-12T01:00:00.0000000Z",
    },
  ]);
  assert.equal(Object.keys(judged.answers).length, 10);
});

test("another context is another judgement, and the same one is none", () => {
  const judged = judgeCase(known, context);
  const { answers, judgement } = judged;
  const after: Case = { ...known, answers, judgement, context: judged.context };
  assert.ok(saysTheSame(after, judgeCase(after, context)));
  assert.ok(!saysTheSame(after, judgeCase(after, { ...context, digest: "d2" })));
  assert.ok(!saysTheSame(known, judged));
});

test("a case that names no device is judged all the same, and no window is its", () => {
  const judged = judgeCase({ ...known, device: "", names: [] }, context);
  assert.deepEqual(judged.windows, []);
  assert.ok(judged.judgement.because.length > 0);
});
