import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Event } from "#schema";
import { decide } from "./decide.ts";
import { Decoder, type DecoderSettings } from "./decoder.ts";
import { peel } from "./envelope.ts";
import { formats } from "./formats/index.ts";
import { redacted } from "./redact.ts";

const utf8 = new TextEncoder();
const receivedAtTicks = 639_200_000_000_000_000n;

function decoded(text: string, settings: Partial<DecoderSettings> = {}) {
  const decoder = new Decoder({ sourceName: "test.log", receivedAtTicks, ...settings });
  const events: Event[] = [...decoder.push(utf8.encode(text)), ...decoder.finish()];
  return { events, report: decoder.report };
}

const ios =
  "<189>521: sw01: Nov 14 2025 08:30:56.699 UTC: %LINK-5-CHANGED: Interface Gi2, changed state to down";
const asa =
  "<165>Mar 01 2026 08:00:00 fw1 : %ASA-5-111010: User 'ops', running 'CLI' from IP 192.0.2.5, executed 'reload noconfirm'";

test("each format reads its own example, whatever the order of the table", () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...formats], { minLength: formats.length }), (shuffled) => {
      for (const { name, example } of formats) {
        const { best, runnerUp } = decide(peel({ text: example, line: 1 }), shuffled);
        assert.equal(best?.format.name, name, example);
        assert.ok(
          runnerUp === undefined || runnerUp.reading.confidence < best.reading.confidence,
          `${name} and ${runnerUp?.format.name} claim the same`,
        );
      }
    }),
    { numRuns: 20 },
  );
});

test("a mark stands in every example of its format", () => {
  for (const { name, example, marks } of formats) {
    assert.ok(marks === undefined || marks.some((mark) => example.includes(mark)), name);
  }
});

test("a firewall's message is a row of Syslog and an echo of it in CommonSecurityLog", () => {
  const { events, report } = decoded(asa);
  assert.deepEqual(report.events, {
    Syslog: 1,
    CommonSecurityLog: 1,
    DeviceNetworkEvents: 0,
    DeviceProcessEvents: 0,
    NetworkDeviceActivity: 1,
  });
  const [log, security] = events;
  assert.equal(log?.row["SyslogMessage"], asa.slice(asa.indexOf("%")));
  assert.equal(log?.row["_Echo"], false);
  assert.equal(security?.row["_Echo"], true);
  assert.equal(security?.row["DeviceEventClassID"], "111010");
  assert.equal(security?.row["SourceUserName"], "ops");
  assert.equal(security?.row["SourceIP"], "192.0.2.5");
  assert.equal(log?.row["TimeGenerated"], security?.row["TimeGenerated"]);
  assert.notEqual(log?.row["_ItemId"], security?.row["_ItemId"]);
});

test("a line that nobody reads is kept as text and counted", () => {
  const { events, report } = decoded(`\uFEFFjust words\n${ios}\n`);
  assert.equal(report.frames, 2);
  assert.equal(report.unread, 1);
  assert.deepEqual(report.unreadSamples, [{ text: "just words", line: 1 }]);
  assert.equal(events[0]?.row["SyslogMessage"], "just words");
  assert.equal(events[0]?.row["TimeGenerated"], receivedAtTicks);
  assert.equal(report.formats.get("cisco-ios")?.frames, 1);
});

test("the same bytes of the same source give the same ids, however they were cut", () => {
  const text = `${ios}\n${asa}\nplain\n  more\n`.repeat(400);
  const whole = decoded(text).events.map(({ row }) => row["_ItemId"]);
  const decoder = new Decoder({ sourceName: "test.log", receivedAtTicks });
  const bytes = utf8.encode(text);
  const events: Event[] = [];
  for (let at = 0; at < bytes.length; at += 777)
    events.push(...decoder.push(bytes.subarray(at, at + 777)));
  events.push(...decoder.finish());
  assert.deepEqual(
    events.map(({ row }) => row["_ItemId"]),
    whole,
  );
  assert.equal(new Set(whole).size, whole.length);
});

test("a secret reaches no column", () => {
  const { events, report } = decoded(
    "<165>Mar 01 2026 08:00:00 fw1 : %ASA-5-111008: User 'ops' executed the 'enable password Zx9planted' command.",
  );
  assert.equal(report.redacted, 1);
  for (const { row } of events) {
    assert.ok(!Object.values(row).some((value) => String(value).includes("Zx9planted")));
    assert.ok(String(row["_Raw"]).includes(redacted));
  }
});

test("a screen holds back what it refuses, but never a frame whose columns are not pieces of it", () => {
  const rewriting = formats.find(({ name }) => name === "fortios")?.example ?? "";
  const { events, report } = decoded(`${ios}\n${rewriting}\n`, { screen: () => false });
  assert.equal(report.screened, 1);
  assert.ok(events.length > 0);
  assert.ok(events.every(({ row }) => row["_Raw"] === rewriting));
});

test("facility and severity come from PRI, and from the message without one", () => {
  const rows = decoded(`${ios}\n%SYS-2-MALLOCFAIL: Memory allocation failed\n`).events.map(
    ({ row }) => row,
  );
  assert.deepEqual(
    rows.map((row) => [row["Facility"], row["SeverityLevel"]]),
    [
      ["local7", "notice"],
      ["", "crit"],
    ],
  );
});

test("the receiver's knowledge of the sender stands where nothing names the device", () => {
  const { events } = decoded(`%SYS-2-MALLOCFAIL: failed\n${ios}\n`, { sender: "192.0.2.40" });
  assert.deepEqual(
    events.map(({ row }) => [row["Computer"], row["HostIP"]]),
    [
      ["192.0.2.40", "192.0.2.40"],
      ["sw01", "192.0.2.40"],
    ],
  );
});

const examples = formats.map(({ example }) => example);
const anyBytes = fc.oneof(
  fc.uint8Array({ maxLength: 400 }),
  fc
    .array(fc.oneof(fc.constantFrom(...examples), fc.string({ maxLength: 30 })), { maxLength: 6 })
    .map((lines) => utf8.encode(lines.join("\n"))),
);

test("no bytes make it throw, every frame becomes rows, and a message is a piece of its frame", () => {
  fc.assert(
    fc.property(anyBytes, (bytes) => {
      const decoder = new Decoder({ sourceName: "fuzz", receivedAtTicks });
      const events = [...decoder.push(bytes), ...decoder.finish()];
      const { report } = decoder;
      assert.ok(events.length >= report.frames);
      for (const { table, row } of events) {
        const message = row[table === "Syslog" ? "SyslogMessage" : "Message"] ?? "";
        if (isRewriting(String(row["_Raw"]))) continue;
        assert.ok(String(row["_Raw"]).includes(String(message)));
      }
    }),
    { numRuns: 500 },
  );
});

function isRewriting(text: string): boolean {
  return formats.some(({ rewrites }) => rewrites?.some((literal) => text.includes(literal)));
}

test("an operator's own tac_plus-ng fields take the place of the documented ones", () => {
  const text = "<30>Mar 25 21:37:12 aaa1 tac_plus-ng[88]: stop|ops|192.0.2.1|reload\n";
  const tacacsNgFields = { separator: "|", fields: ["accttype", "user", "nas", "cmd"] };
  assert.equal(decoded(text).report.formats.has("tacacs-ng"), false);
  const { report } = decoded(text, { tacacsNgFields });
  assert.equal(report.formats.get("tacacs-ng")?.frames, 1);
});
