// Atomics are run: their messages are written or sent where that is asked, and what comes of them is proven here.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Atomic, type AtomicCase, casesOf, type SettledMessage, settle } from "#atomics";
import {
  isLoopback,
  rulesIn,
  runAtomics,
  SendingError,
  type SyslogTarget,
  sendSyslog,
} from "#workspace";
import { runReport } from "./atomic-reports.ts";
import { checkInputs, inputsOf, receivedAtOf } from "./atomic-settings.ts";
import type { Call } from "./command.ts";
import { sayRuleProblems } from "./commands/check.ts";
import { deliver } from "./deliver.ts";
import { type ExitCode, exitCodes, strongest } from "./exit-codes.ts";
import { counted } from "./quantities.ts";
import { chosenRules } from "./rule-choice.ts";
import { sayInputProblems } from "./say.ts";
import { UsageError } from "./usage-error.ts";

interface SettledCase {
  readonly one: AtomicCase;
  readonly messages: readonly SettledMessage[];
}

export async function runAtomicsCommand(atomics: readonly Atomic[], call: Call): Promise<ExitCode> {
  checkInputs(atomics, call);
  const startedMs = performance.now();
  const options = { receivedAtTicks: receivedAtOf(call), inputs: inputsOf(call) };
  const cases = atomics.flatMap(casesOf);
  const settled = cases.map((one) => ({ one, messages: settle(one, options) }));
  const { telemetry, send } = call.settings;
  if (telemetry === "-") {
    await call.terminal.write(linesOf(settled), undefined);
    return exitCodes.done.code;
  }
  if (telemetry !== undefined) writeTelemetry(settled, telemetry, call);
  if (send !== undefined) await sendTelemetry(settled, send, call);
  const { settings, terminal, signal } = call;
  const chosen = chosenRules(settings);
  const rules = await rulesIn(chosen.rules, chosen);
  sayInputProblems(rules.unread, terminal);
  sayRuleProblems({ refused: rules.refused, warnings: [] }, call);
  const outcome = await runAtomics(cases, {
    ...options,
    rules: rules.loaded,
    mayBeForeign: settings.rules !== undefined,
    signal,
    onCase: (index) => terminal.status(`case ${index + 1} of ${cases.length}`),
  });
  for (const { atomic, case: number, channel, failures } of outcome.results) {
    for (const failure of failures) {
      terminal.complain(`failed: ${atomic}, case ${number} (${channel}): ${failure}`);
    }
  }
  // Of some tests it says nothing that other detections stayed quiet.
  const shown = settings.all === true ? outcome : { ...outcome, neverFired: [] };
  await deliver(runReport(shown, performance.now() - startedMs), call);
  const done = exitCodes.done.code;
  return strongest([
    rules.unread.length > 0 ? exitCodes.usage.code : done,
    rules.refused.length > 0 ? exitCodes.wrongRule.code : done,
    outcome.results.some(({ failures }) => failures.length > 0) ? exitCodes.testFailure.code : done,
  ]);
}

function* linesOf(settled: readonly SettledCase[]): Generator<string> {
  for (const { messages } of settled) for (const { text } of messages) yield `${text}\n`;
}

/** One file for each case and channel, and what must come of it in `expected.ndjson`. */
function writeTelemetry(settled: readonly SettledCase[], folder: string, call: Call): void {
  const expected: string[] = [];
  try {
    for (const { one, messages } of settled) {
      const below = join(folder, one.atomic.id);
      mkdirSync(below, { recursive: true });
      for (const channel of new Set(messages.map((message) => message.channel))) {
        const own = messages.filter((message) => message.channel === channel);
        const name = `${String(one.number).padStart(2, "0")}-${channel.name}.log`;
        writeFileSync(join(below, name), own.map(({ text }) => `${text}\n`).join(""));
        const { signal, variant, expect } = one.telemetry;
        const file = `${one.atomic.id}/${name}`;
        expected.push(`${JSON.stringify({ file, case: one.number, signal, variant, expect })}\n`);
      }
    }
    writeFileSync(join(folder, "expected.ndjson"), expected.join(""));
  } catch (failure) {
    const reason = failure instanceof Error ? failure.message : String(failure);
    throw new UsageError(`--telemetry ${folder} cannot be written: ${reason}`);
  }
  call.terminal.note(`note: ${counted(expected.length, "file")} of messages in ${folder}`);
}

async function sendTelemetry(
  settled: readonly SettledCase[],
  target: SyslogTarget,
  { settings, terminal, signal }: Call,
): Promise<void> {
  const where = `${target.transport}://${target.host}, port ${target.port}`;
  const all = settled.flatMap(({ messages }) => messages);
  const messages = all.filter(({ channel }) => channel.place === "syslog");
  if (!isLoopback(target))
    terminal.note(`note: synthetic messages leave this machine for ${where}`);
  const perSecond = settings.rate ?? 50;
  const framing = settings.framing ?? "octet";
  const texts = messages.map(({ text }) => text);
  try {
    const sent = await sendSyslog(texts, target, { framing, perSecond, signal });
    terminal.note(`note: ${counted(sent, "message")} sent to ${where}`);
  } catch (failure) {
    if (!(failure instanceof SendingError)) throw failure;
    throw new UsageError(`--send: ${where} does not take the messages: ${failure.message}`);
  }
  const kept = all.length - messages.length;
  if (kept > 0) {
    const what = counted(kept, "line");
    terminal.note(`note: ${what} of files and consoles cannot be sent; --telemetry writes them`);
  }
}
