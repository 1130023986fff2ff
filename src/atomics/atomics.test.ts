import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { ticksFromIso } from "#schema";
import {
  type AtomicChannels,
  casesOf,
  judge,
  readAtomics,
  readChannels,
  type SettleOptions,
  settle,
} from "./index.ts";
import { fill, readSeconds, unfilled } from "./placeholders.ts";
import { stampOf, stampStyles } from "./stamps.ts";

const receivedAtTicks = ticksFromIso("2026-11-05T09:30:00Z") ?? 0n;

const table = `
channels:
  - name: accounting
    vendor: Cisco
    system: IOS
    channel: CommandAccounting
    says: the file of an accounting server
    place: file
    frame: "#{time.bsd} #{device} #{actor} cmd=#{text}"
  - name: messages
    vendor: Cisco
    system: IOS
    channel: Syslog
    says: the device's own messages
    place: syslog
    frame: "<189>#{number}: #{device}: #{time.ios}: #{text}"
`;

function channelsOf(text: string): AtomicChannels {
  const read = readChannels({ name: "channels.yaml", text });
  assert.ok(read.ok);
  return read.value;
}

const channels = channelsOf(table);

const whole = `
attack_technique: T1601.002
display_name: "Modify System Image: Downgrade System Image"
atomic_tests:
  - name: Bring an old image and restart
    auto_generated_guid: 5f8c3c1e-8f3b-4d0a-9a3d-2f1f4f7f6a10
    description: An old image comes and boots.
    supported_platforms: [network]
    input_arguments:
      server: { description: where the image lies, type: string, default: 198.51.100.9 }
    executor: { name: manual, steps: "copy it from #{server}" }
    network:
      devices:
        - system: Cisco IOS
          commands: ["copy tftp://#{server}/old.bin flash:", reload]
          clean_up: ["delete flash:old.bin"]
      telemetry:
        - signal: copied, then restarted
          through: [accounting, messages]
          lines:
            - "copy tftp://#{server}/old.bin flash:"
            - { text: "%SYS-5-RESTART: System restarted --", through: messages, after: 5m }
          expect: { activities: [ImageCopied, Restarted], fires: [version-lower-than-before], quiet: all }
`;

function read(text: string) {
  return readAtomics({ name: "T1601.002.yaml", text }, channels);
}

function firstCase(text = whole) {
  const atomics = read(text);
  assert.ok(atomics.ok);
  const [one] = atomics.value.flatMap(casesOf);
  assert.ok(one !== undefined);
  return one;
}

function complaints(text: string): readonly string[] {
  const atomics = read(text);
  assert.ok(!atomics.ok);
  return atomics.errors.map(
    ({ message, at }) => `${text.slice(0, at.start).split("\n").length}: ${message}`,
  );
}

test("an atomic is known by its technique and its place in the file, with one case for each channel", () => {
  const atomics = read(whole);
  assert.ok(atomics.ok);
  const [atomic] = atomics.value;
  assert.equal(atomic?.id, "T1601.002-1");
  assert.deepEqual(atomic === undefined ? [] : casesOf(atomic).map(({ channel }) => channel.name), [
    "accounting",
    "messages",
  ]);
});

test("all that is wrong in a file is told at once, each at its place", () => {
  const wrong = whole
    .replace("T1601.002\n", "1601\n")
    .replace("5f8c3c1e-", "5f8c3c1e")
    .replace("[network]", "[network, amiga]")
    .replace("[accounting, messages]", "[acounting]")
    .replace("[ImageCopied, Restarted]", "[ImageCopied, Restartd]")
    .replace("after: 5m", "after: soon")
    .replace("clean_up:", "cleanup:");
  assert.deepEqual(complaints(wrong), [
    "2: attack_technique must be as T1542 or T1542.005, found '1601'",
    "6: auto_generated_guid must be a GUID in lower case, found '5f8c3c1e8f3b-4d0a-9a3d-2f1f4f7f6a10'",
    "8: nothing is named 'amiga' here",
    "16: no key is named 'cleanup' here",
    "14: a device needs 'clean_up'",
    "19: nothing is named 'acounting' here",
    "22: after must be as 30s, 5m, 2h or 1d, found 'soon'",
    "23: nothing is named 'Restartd' here",
  ]);
});

test("a placeholder that nothing fills is an error at its text", () => {
  const [first] = complaints(whole.replace("flash:old.bin", "flash:#{imgae}"));
  assert.equal(first, "16: nothing fills #{imgae}");
  assert.match(
    complaints(whole.replace('old.bin flash:", reload', '#{time} flash:", reload'))[0] ?? "",
    /#\{time\}/,
  );
});

test("an input argument may not take a name that every atomic has", () => {
  const taken = whole.replace(
    "      server: {",
    "      device: { description: x, type: string, default: y }\n      server: {",
  );
  assert.deepEqual(complaints(taken), ["10: 'device' is a name that every atomic has"]);
});

test("a channel's frame must hold the text", () => {
  const read = readChannels({ name: "c", text: table.replace("cmd=#{text}", "cmd=x") });
  assert.ok(!read.ok);
  assert.deepEqual(
    read.errors.map(({ message }) => message),
    ["a frame has a place for #{text}"],
  );
});

test("the last message is settled at the moment given, the others before it", () => {
  const options: SettleOptions = { receivedAtTicks, inputs: new Map([["server", "203.0.113.4"]]) };
  const texts = settle(firstCase(), options).map(({ text }) => text);
  assert.deepEqual(texts, [
    "Nov  5 09:25:00 t1601-002-1-c1 nbrandt cmd=copy tftp://203.0.113.4/old.bin flash:",
    "<189>102: t1601-002-1-c1: Nov  5 2026 09:30:00.000: %SYS-5-RESTART: System restarted --",
  ]);
});

test("a line may be said many times, as far from each other as from the message before", () => {
  const text = whole.replace(
    "through: messages, after: 5m",
    "through: messages, after: 5m, times: 3",
  );
  const messages = settle(firstCase(text), { receivedAtTicks });
  assert.deepEqual(
    messages.map(({ line, text: told }) => [line, /09:\d\d:\d\d/.exec(told)?.[0]]),
    [
      [0, "09:15:00"],
      [1, "09:20:00"],
      [1, "09:25:00"],
      [1, "09:30:00"],
    ],
  );
  assert.match(
    complaints(whole.replace("after: 5m", "times: 0"))[0] ?? "",
    /times must be 1 to 5000/,
  );
});

test("a time may be shifted where it stands", () => {
  const text = whole.replace("System restarted --", "System restarted at #{time.iso-90s}");
  const [, restart] = settle(firstCase(text), { receivedAtTicks });
  assert.match(restart?.text ?? "", /at 2026-11-05T09:28:30\.000Z$/);
});

test("every style of time can be read back or stands in a frame that says more", () => {
  for (const style of Object.keys(stampStyles)) {
    assert.doesNotMatch(
      fill(`#{time.${style}}`, () => "x"),
      /#/,
      style,
    );
  }
  assert.equal(stampOf(receivedAtTicks, "nxos"), "2026 Nov  5 09:30:00");
  assert.equal(stampOf(receivedAtTicks, "unix"), "1793871000");
});

test("spans of time are whole seconds", () => {
  assert.deepEqual(["30s", "5m", "2h", "1d", "x", "-1s", "1w"].map(readSeconds), [
    ...[30, 300, 7200, 86_400],
    ...[undefined, undefined, undefined],
  ]);
});

test("what came is judged line by line and detection by detection", () => {
  const one = firstCase();
  const asked = new Set(["version-lower-than-before", "restart-without-request"]);
  const right = judge(one, {
    activities: ["ImageCopied", "Restarted"],
    fired: [{ detection: "version-lower-than-before", severity: "high" }],
    asked,
    mayBeForeign: false,
  });
  assert.deepEqual(right.failures, []);
  const wrong = judge(one, {
    activities: ["ImageCopied", "none"],
    fired: [{ detection: "restart-without-request", severity: "medium" }],
    asked,
    mayBeForeign: false,
  });
  assert.deepEqual(wrong.failures, [
    "line 2 tells of none, not Restarted",
    "version-lower-than-before stays quiet",
    "restart-without-request fires",
  ]);
  assert.equal(wrong.got, "ImageCopied, none; fires restart-without-request (medium)");
});

test("detections that must stay quiet are named, or all are", () => {
  const named = firstCase(whole.replace("quiet: all", "quiet: [restart-loop, boot-image-deleted]"));
  assert.deepEqual(named.telemetry.expect.quiet, ["restart-loop", "boot-image-deleted"]);
  assert.equal(firstCase().telemetry.expect.quiet, "all");
});

test("a near-miss may fire as long as it is not graver than it says", () => {
  const one = firstCase(
    whole.replace("fires: [version-lower-than-before], quiet: all", "at_most: low"),
  );
  const told = {
    activities: ["ImageCopied", "Restarted"],
    asked: new Set(["a"]),
    mayBeForeign: false,
  } as const;
  const failuresOf = (severity: "informational" | "low" | "medium") =>
    judge(one, { ...told, fired: [{ detection: "a", severity }] }).failures;
  assert.deepEqual(failuresOf("informational"), []);
  assert.deepEqual(failuresOf("low"), []);
  assert.deepEqual(failuresOf("medium"), ["a is medium, which is above low"]);
});

test("of somebody's own rules, one must fire", () => {
  const observed = {
    activities: ["ImageCopied", "Restarted"],
    asked: new Set(["mine"]),
    mayBeForeign: true,
  } as const;
  assert.deepEqual(judge(firstCase(), { ...observed, fired: [] }).failures, ["no rule fires"]);
  assert.deepEqual(
    judge(firstCase(), { ...observed, fired: [{ detection: "mine", severity: "low" }] }).failures,
    [],
  );
});

test("no text is left with a placeholder that its reader let pass", () => {
  const piece = fc.constantFrom(
    "#",
    "{",
    "}",
    "#{",
    "time",
    ".",
    "iso",
    "server",
    "+3s",
    "a b",
    "\n",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join("");
      if (unfilled(text, new Set(["server"])).length > 0) return;
      assert.doesNotMatch(
        fill(text, () => "x"),
        /#\{/,
      );
    }),
    { numRuns: 2000 },
  );
});
