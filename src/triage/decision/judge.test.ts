import assert from "node:assert/strict";
import { test } from "node:test";
import { isAtLeast, type Severity, severities } from "#rules";
import {
  type Answers,
  type AnswerValue,
  answerValues,
  byQuestion,
  type QuestionId,
  questionIds,
} from "../answer.ts";
import { verdicts } from "../verdict.ts";
import { type Change, changesOf } from "./change.ts";
import { type AnswerWords, decide } from "./decide.ts";
import { judge } from "./judge.ts";
import { decisionTable } from "./table.ts";

/** Every combination of answers: as many as 3 to the power of ten. */
function* combinations(): Generator<AnswerWords> {
  const count = answerValues.length ** questionIds.length;
  for (let number = 0; number < count; number += 1) {
    let rest = number;
    yield byQuestion(() => {
      const value = answerValues[rest % answerValues.length] ?? "unknown";
      rest = Math.trunc(rest / answerValues.length);
      return value;
    });
  }
}

function answersOf(words: AnswerWords): Answers {
  return byQuestion((question) => ({
    question,
    value: words[question],
    says: `${question} is answered ${words[question]}.`,
    rests: [],
    wouldChange: words[question] === "yes" ? "" : `something about ${question}`,
  }));
}

const gravity = (words: AnswerWords, severity: Severity): number =>
  verdicts.indexOf(decide(words, severity).verdict);

const all = (value: AnswerValue): AnswerWords => byQuestion(() => value);

test("no worse answer softens a verdict, whatever the other answers and the severity", () => {
  for (const severity of severities) {
    for (const words of combinations()) {
      const before = gravity(words, severity);
      for (const id of questionIds) {
        const worse = answerValues[answerValues.indexOf(words[id]) + 1];
        if (worse === undefined) continue;
        const after = gravity({ ...words, [id]: worse }, severity);
        if (after < before) assert.fail(`${severity} ${id} ${worse} ${JSON.stringify(words)}`);
      }
    }
  }
});

test("no higher severity softens a verdict, whatever the answers", () => {
  for (const words of combinations()) {
    const grave = severities.map((severity) => gravity(words, severity));
    const falls = grave.some((each, index) => each < (grave[index - 1] ?? 0));
    if (falls) assert.fail(`${grave} ${JSON.stringify(words)}`);
  }
});

test("every row of the table decides somewhere, under the first name of its kind", () => {
  const met = new Set<string>();
  for (const severity of severities) {
    for (const words of combinations()) met.add(decide(words, severity).name);
  }
  assert.deepEqual(
    decisionTable.map(({ name }) => name).filter((name) => !met.has(name)),
    [],
  );
  assert.equal(met.size, decisionTable.length);
});

test("whatever is answered, other answers are named that change the verdict as said, none to spare", () => {
  for (const severity of severities) {
    for (const words of combinations()) {
      const { verdict } = decide(words, severity);
      const changes = changesOf(words, severity);
      const wrong = changes.find(
        (change) => change.verdict === verdict || !isExact(change, words, severity),
      );
      if (changes.length === 0 || wrong !== undefined) {
        assert.fail(`${severity} ${JSON.stringify({ words, verdict, wrong })}`);
      }
    }
  }
});

/** It gives the verdict that it says, and no part of it gives that or a milder one. */
function isExact({ verdict, questions, to }: Change, words: AnswerWords, severity: Severity) {
  const given = (ids: readonly QuestionId[]) =>
    gravity({ ...words, ...Object.fromEntries(ids.map((id) => [id, to])) }, severity);
  const wanted = verdicts.indexOf(verdict);
  const parts = questions.map((id) => questions.filter((each) => each !== id));
  return (
    given(questions) === wanted &&
    questions.every((id) => words[id] !== to) &&
    (to !== "yes" || parts.every((part) => given(part) > wanted))
  );
}

test("every judgement says why in the words of its answers, and what would change it", () => {
  const severity: Severity = "high";
  let counter = 0;
  for (const words of combinations()) {
    counter += 1;
    if (counter % 17 !== 0) continue;
    const answers = answersOf(words);
    const { because, deciding, wouldChange, row } = judge(answers, severity);
    const [says, ...rest] = because;
    assert.equal(says, decisionTable.find(({ name }) => name === row)?.says);
    assert.deepEqual(
      rest,
      deciding.map((id) => answers[id].says),
    );
    assert.ok(wouldChange.length > 0);
    const badness = deciding.map((id) => answerValues.indexOf(words[id]));
    assert.deepEqual(
      badness,
      badness.toSorted((one, other) => other - one),
    );
  }
});

test("evidence that does not agree escalates the slightest finding", () => {
  for (const id of ["evidence-agrees", "image-hash-known"] as const) {
    assert.equal(decide({ ...all("yes"), [id]: "no" }, "informational").verdict, "escalate");
  }
});

test("context alone never closes a critical finding", () => {
  assert.equal(decide(all("yes"), "critical").verdict, "review");
  for (const words of combinations()) {
    if (decide(words, "critical").verdict === "close") assert.fail(JSON.stringify(words));
  }
});

test("a no to any question keeps a case open", () => {
  for (const severity of severities) {
    for (const id of questionIds) {
      assert.notEqual(decide({ ...all("yes"), [id]: "no" }, severity).verdict, "close");
    }
  }
});

test("unknown answers close a high finding with a ticket only", () => {
  const planned = { ...all("yes"), "image-hash-known": "unknown" } as const;
  assert.equal(decide(planned, "high").verdict, "close");
  assert.equal(decide({ ...planned, "ticket-names-change": "unknown" }, "high").verdict, "review");
  assert.equal(decide({ ...planned, "ticket-names-change": "unknown" }, "medium").verdict, "close");
});

test("without any context a high finding is reviewed, and two signs of its own escalate it", () => {
  const unknown = all("unknown");
  const verdictAt = (severity: Severity) => decide(unknown, severity).verdict;
  assert.deepEqual(severities.map(verdictAt), ["close", "close", "review", "review", "escalate"]);
  const signs = { ...unknown, "version-not-lower": "no", "telemetry-complete": "no" } as const;
  assert.equal(decide(signs, "high").verdict, "escalate");
});

test("an unapproved version that is lower too is one sign, not two", () => {
  const lower = { ...all("unknown"), "version-approved": "no", "version-not-lower": "no" } as const;
  assert.equal(decide(lower, "medium").verdict, "review");
});

test("severities and verdicts are put in order from the mildest", () => {
  assert.ok(isAtLeast("critical", "informational"));
  assert.deepEqual(verdicts, ["close", "review", "escalate"]);
});
