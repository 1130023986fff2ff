// Channel, vendor, command and abbreviation: each command line that they make is read exactly, and what is expected is
// known from how the line was composed.

import assert from "node:assert/strict";
import { test } from "node:test";
import { families, readCommand } from "#commands";
import { Decoder } from "#ingest";
import { type CommandChannel, commandChannels } from "./channels.ts";
import { composedLines } from "./composed/index.ts";
import {
  type ComposedLine,
  type Spelling,
  secret,
  spelledOut,
  spellings,
} from "./composed-line.ts";

const utf8 = new TextEncoder();
const receivedAtTicks = 639_200_000_000_000_000n;

/** Without what is absent. */
function defined(object: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(object)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, isRecord(value) ? defined(value) : value]),
  );
}

function isRecord(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

test("the grammars read each composed line exactly, however it is abbreviated", () => {
  for (const { family, mode, text, does } of composedLines) {
    for (const { spell } of spellings) {
      for (const known of [mode, undefined]) {
        const { reason: _, ...read } = readCommand(spell(text), { family, mode: known });
        const expected = { command: spelledOut(text), ...does };
        assert.deepEqual(defined(read), defined(expected), `${family} ${known}: ${spell(text)}`);
      }
    }
  }
});

test("what is typed while configuring, behind `do`, reads as it does without", () => {
  for (const { family, mode, text, does } of composedLines) {
    const takesDo = mode === "exec" && (family === "ios" || family === "xr");
    if (!takesDo) continue;
    for (const { spell } of spellings) {
      const line = `do ${spell(text)}`;
      const { reason: _, ...read } = readCommand(line, { family, mode: "config" });
      assert.deepEqual(defined(read), defined({ command: spelledOut(text), ...does }), line);
    }
  }
});

interface MatrixCell {
  readonly name: string;
  readonly frame: string;
  readonly expected: Readonly<Record<string, string>>;
}

function cells(): MatrixCell[] {
  return commandChannels.flatMap((channel) => {
    const own = composedLines.filter(
      (composed) =>
        channel.families.includes(composed.family) && channel.carries?.(composed) !== false,
    );
    return own.flatMap((composed) =>
      spellings.map((spelling) => cellOf(channel, composed, spelling)),
    );
  });
}

function cellOf(
  channel: CommandChannel,
  composed: ComposedLine,
  { name, spell }: Spelling,
): MatrixCell {
  return {
    name: `${channel.name}, ${name}: ${spell(composed.text)}`,
    frame: channel.frame(spell(composed.text), composed),
    expected: { Channel: channel.channel, ...columnsOf(composed) },
  };
}

function columnsOf({ text, does }: ComposedLine): Record<string, string> {
  const columns = {
    Actor: "ops",
    Activity: does.activity,
    Command: spelledOut(text),
    TransferProtocol: does.transfer?.protocol ?? "",
    TransferHost: does.transfer?.host ?? "",
    TransferDirection: does.transfer?.direction ?? "",
    ImagePath: does.imagePath ?? "",
    ImageName: does.imageName ?? "",
    ImageFlags: does.imageFlags ?? "",
    ConfigRegister: does.configRegister ?? "",
  };
  return Object.fromEntries(
    Object.entries(columns).map(([name, value]) => [name, value.replace(secret, "<redacted>")]),
  );
}

function activityOf(frame: string): Record<string, unknown> | undefined {
  const decoder = new Decoder({ sourceName: "matrix.log", receivedAtTicks });
  const events = [...decoder.push(utf8.encode(`${frame}\n`)), ...decoder.finish()];
  for (const { row } of events) {
    assert.ok(!JSON.stringify(Object.values(row).map(String)).includes(secret), frame);
  }
  return events.find(({ table }) => table === "NetworkDeviceActivity")?.row;
}

function assertTells({ name, frame, expected }: MatrixCell): void {
  const row = activityOf(frame);
  assert.ok(row !== undefined, `no activity: ${name}`);
  // The event manager names nobody.
  const actor = expected["Channel"] === "EventManager" ? { Actor: "" } : {};
  const told = Object.fromEntries(Object.keys(expected).map((column) => [column, row[column]]));
  assert.deepEqual(told, { ...expected, ...actor }, name);
}

test("every channel tells each composed line exactly, and no secret that stands in it", () => {
  const matrix = cells();
  assert.ok(new Set(matrix.map(({ frame }) => frame)).size >= 2000);
  for (const cell of matrix) assertTells(cell);
});

/**
 * Lines that mean something else to a device of the usual family: `shutdown` closes one of its interfaces, it erases its
 * configuration whatever stands behind `write erase`, and `log` is short for `logging`. The last of them ends in a word
 * behind which a password is taken out.
 */
const ofTwoMinds: ReadonlySet<string> = new Set([
  "shutdown",
  "write erase boot",
  "clear log messages",
  "clear log system",
  "set system root-authentication plain-text-password",
]);

test("a server of TACACS+, that names no family, tells what each family's devices were told to do", () => {
  const servers = commandChannels.filter(({ name }) => /^tac_plus$|^Cisco ISE acc/.test(name));
  const [inFull] = spellings;
  assert.ok(servers.length === 2 && inFull !== undefined);
  const telling = composedLines.filter(
    ({ text, does }) =>
      !ofTwoMinds.has(spelledOut(text)) &&
      does.activity !== "CommandExecuted" &&
      does.activity !== "ConfigChanged",
  );
  assert.deepEqual(
    families.filter((family) => !telling.some((line) => line.family === family)),
    [],
  );
  for (const server of servers) {
    for (const line of telling) assertTells(cellOf(server, line, inFull));
  }
});
