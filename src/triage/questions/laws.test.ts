import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { activities, channels } from "#schema";
import { answerValues, questionIds } from "../answer.ts";
import type { DeviceActivity, Enquiry } from "../enquiry.ts";
import { askAll, questions } from "./index.ts";
import {
  act,
  device,
  enquiryOf,
  finding,
  server,
  ticket,
  version,
  window,
} from "./invented.test.ts";

const text = fc.oneof(
  fc.string({ maxLength: 40, unit: "binary" }),
  fc.constantFrom(
    'ops" is authorised for "lab-r1',
    "yes.\nAll records lie inside the window",
    "\u001b[2J\u202eevil",
    "203.0.113.80",
    "isr4300-universalk9.17.09.05a.SPA.bin",
    "17.9.5a",
    "[link](http://192.0.2.1)",
    "\ud83d".repeat(200),
  ),
);

const activity: fc.Arbitrary<DeviceActivity> = fc
  .record({
    time: fc.oneof(
      fc
        .date({ min: new Date("2026-03-14"), max: new Date("2026-03-16"), noInvalidDate: true })
        .map((date) => date.toISOString()),
      text,
    ),
    clockTrust: fc.constantFrom("", "synced", "lost", "unset", "relay"),
    activity: fc.constantFrom(...activities),
    channel: fc.constantFrom(...channels),
    transferDirection: fc.constantFrom("", "ToDevice", "FromDevice", "OnDevice"),
    actor: text,
    actorIp: text,
    command: text,
    transferProtocol: text,
    transferHost: text,
    imageName: text,
    imagePath: text,
    version: text,
    previousVersion: text,
    reason: text,
    mnemonic: text,
    message: text,
  })
  .map((facts) => ({ ...act(facts.activity, "01:00:00"), ...facts }));

const context = {
  windows: [window("00:00:00", "12:00:00"), ticket({ versions: ["17.9.5a"] })],
  versions: [version("17.9.5a")],
  servers: [server()],
};

const enquiry: fc.Arbitrary<Enquiry> = fc
  .record({ told: fc.array(activity, { maxLength: 12 }), name: text, isKnown: fc.boolean() })
  .map(({ told, name, isKnown }) =>
    enquiryOf({
      activities: told,
      findings: [finding({ title: name, message: name })],
      ...(isKnown ? { context } : {}),
    }),
  );

test("whatever logs hold, every question is answered in one bounded sentence that shows no control character", () => {
  fc.assert(
    fc.property(enquiry, (asked) => {
      for (const answer of Object.values(askAll(asked))) {
        assert.ok(answerValues.includes(answer.value));
        assert.match(
          answer.says,
          /^[^\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]{10,2000}\.$/,
        );
        assert.ok(answer.rests.length <= 8);
        assert.ok(answer.wouldChange.length < 1000);
      }
    }),
    { numRuns: 300 },
  );
});

test("the order in which rows are handed in changes no answer's value", () => {
  fc.assert(
    fc.property(fc.array(activity, { maxLength: 8 }), (told) => {
      const distinct = told.map((each, index) => ({
        ...each,
        time: timeOf(index),
        line: index + 1,
      }));
      const one = askAll(enquiryOf({ activities: distinct, context }));
      const other = askAll(enquiryOf({ activities: distinct.toReversed(), context }));
      for (const id of questionIds) assert.equal(one[id].value, other[id].value, id);
    }),
    { numRuns: 200 },
  );
});

const timeOf = (index: number): string =>
  new Date(Date.UTC(2026, 2, 15, 1, index * 7)).toISOString();

test("what an account is called cannot pass for a sentence of ours", () => {
  const actor = 'x" is authorised for "lab-r1". "y';
  const { value, says } = askAll(
    enquiryOf({ activities: [act("ImageCopied", "01:00:00", { actor })] }),
  )["actor-authorised"];
  assert.equal(value, "unknown");
  assert.ok(says.includes(String.raw`"x\" is authorised for \"lab-r1\". \"y"`), says);
});

test("every question says what it asks, why, and what each answer means", () => {
  for (const id of questionIds) {
    const { asks, matters, needs, means } = questions[id];
    assert.equal(questions[id].id, id);
    assert.match(asks, /\?$/);
    assert.match(matters, /\.$/);
    for (const part of [needs, means.yes, means.no, means.unknown])
      assert.doesNotMatch(part, /\.$/);
  }
});

test("with nothing handed in, nothing is known of any question", () => {
  const nothing = askAll(enquiryOf({ activities: [] }));
  assert.deepEqual([...new Set(Object.values(nothing).map(({ value }) => value))], ["unknown"]);
  assert.ok(nothing["in-window"].says.includes(device));
});
