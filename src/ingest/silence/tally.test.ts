import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isoFromTicks, ticksFromIso } from "#schema";
import { Decoder } from "../decoder.ts";
import { type Silence, silenceRow, Tally } from "./index.ts";

const start = Date.UTC(2026, 2, 2);
const hourMs = 3_600_000;
const receivedAtTicks = ticksFromIso("2026-04-01T00:00:00Z") ?? 0n;

interface Line {
  readonly atMs: number;
  readonly text: string;
}

/** A message at an even pace, by default for eight days. */
function talk(
  perHour: number,
  write: (stamp: string, index: number) => string,
  hours = 192,
): Line[] {
  return Array.from({ length: perHour * hours }, (_, index) => {
    const atMs = start + Math.floor(((index + 0.5) * hourMs) / perHour);
    return { atMs, text: write(new Date(atMs).toISOString(), index) };
  });
}

const built = (device: string) =>
  talk(20, (at) => `<166>${at} ${device} %ASA-6-302013: Built outbound TCP connection 17`);
const refused = (device: string) =>
  talk(4, (at) => `<167>${at} ${device} %ASA-7-710005: UDP request discarded`);
const links = (device: string) =>
  talk(20, (at) => `<189>${at} ${device} 17: Mar  9 00:45:25: %LINK-3-UPDOWN: Interface Gi0/1`);
const numbered = (device: string, numberOf = (index: number) => index) =>
  talk(
    20,
    (at, index) => `<189>${at} ${device} ${numberOf(index)}: %LINK-3-UPDOWN: Interface Gi0/1`,
  );

const isBetween = (line: Line, from: number, to: number) =>
  line.atMs >= start + from * hourMs && line.atMs < start + to * hourMs;
const without = (lines: readonly Line[], from: number, to = Number.POSITIVE_INFINITY) =>
  lines.filter((line) => !isBetween(line, from, to));

/** Each array of lines is a source; all frames but the first are held back. */
function silences(...sources: readonly (readonly Line[])[]): readonly Silence[] {
  const tally = new Tally();
  sources.forEach((lines, index) => {
    const settings = { sourceName: `device${index}.log`, receivedAtTicks };
    const watch = tally.watch(settings);
    const decoder = new Decoder({ ...settings, watch, screen: () => false });
    const sorted = [...lines].sort((one, other) => one.atMs - other.atMs);
    decoder.push(new TextEncoder().encode(sorted.map(({ text }) => `${text}\n`).join("")));
    decoder.finish();
    watch.finish();
  });
  return tally.finish();
}

function told(found: readonly Silence[]): string[] {
  return found.map(
    ({ speaker, reason, calledAtTicks }) =>
      `${speaker.device} ${reason} ${isoFromTicks(calledAtTicks).slice(0, 16)}`,
  );
}

test("a device that falls silent while others go on has stopped, and its last message is the evidence", () => {
  const found = silences(without(links("edge1"), 100), links("edge2"), links("edge3"));
  // Less than 30 messages are missing after one hour.
  assert.deepEqual(told(found), ["edge1 source stopped 2026-03-06T06:00"]);
  const [silence] = found;
  assert.match(silence?.last.frame.text ?? "", /^<189>2026-03-06T03:58:30/);
  assert.equal(silence?.last.frame.line, 2000);
  assert.equal(silence?.last.origin.sourceName, "device0.log");
  assert.match(silence?.message ?? "", /no message in 2 hours .* at least 40 .* 91 hours in all/);
});

test("a device that comes back was silent for a while", () => {
  const found = silences(without(links("edge1"), 100, 110), links("edge2"));
  assert.deepEqual(told(found), ["edge1 source stopped 2026-03-06T06:00"]);
  assert.match(found[0]?.message ?? "", /10 hours in all/);
});

test("a device that ends with the whole log set has not stopped", () => {
  assert.deepEqual(told(silences(links("edge1"), links("edge2"))), []);
  assert.deepEqual(told(silences(without(links("edge1"), 100), without(links("edge2"), 101))), []);
});

test("logs of another time are no sign that a device has stopped", () => {
  const later = links("edge2").map(({ atMs, text }) => {
    const moved = atMs + 15 * 24 * hourMs;
    return { atMs: moved, text: text.replace(/2026-\S+Z/, new Date(moved).toISOString()) };
  });
  assert.deepEqual(told(silences(links("edge1"), later)), []);
});

test("where all stop at once it is told once", () => {
  const relay = ["edge1", "edge2", "edge3", "edge4"].flatMap((name) =>
    without(links(name), 90, 96),
  );
  const found = silences(relay);
  assert.deepEqual(
    found.map(({ reason }) => reason),
    ["all sources stopped"],
  );
});

test("a device that stays away when the others come back is told for itself", () => {
  const relay = ["edge2", "edge3", "edge4"].flatMap((name) => without(links(name), 90, 96));
  const found = silences([...relay, ...without(links("edge1"), 90, 140)]);
  assert.deepEqual(
    found.map(
      ({ reason, speaker }) => `${reason} ${reason === "source stopped" ? speaker.device : ""}`,
    ),
    ["all sources stopped ", "source stopped edge1"],
  );
});

test("on a first weekend much less is expected", () => {
  const found = silences(without(links("edge1"), 120), links("edge2"));
  assert.deepEqual(told(found), ["edge1 source stopped 2026-03-07T06:00"]);
});

test("one hour, and a device of few words, are never silent", () => {
  assert.deepEqual(told(silences(without(links("edge1"), 100.2, 101.9), links("edge2"))), []);
  const rare = talk(1, (at) => `<189>${at} quiet1 %LINK-3-UPDOWN: Interface`).filter(
    (_, index) => index % 8 === 0,
  );
  assert.deepEqual(told(silences(without(rare, 100), links("edge2"))), []);
});

test("hours that are quiet on every day are the device's rhythm", () => {
  const office = links("edge1").filter(({ atMs }) => {
    const hour = new Date(atMs).getUTCHours();
    return hour >= 7 && hour < 19;
  });
  assert.deepEqual(told(silences(office, links("edge2"))), []);
});

test("nothing is called before a day is known", () => {
  assert.deepEqual(told(silences(without(links("edge1"), 20), links("edge2"))), []);
});

test("a watched message that no longer comes is a drop, while the device speaks of other things", () => {
  const found = silences([...without(built("fw1"), 100), ...refused("fw1")]);
  assert.deepEqual(told(found), ["fw1 volume dropped: 302013 2026-03-06T06:00"]);
  assert.match(found[0]?.last.frame.text ?? "", /^<166>2026-03-06T03:58:30.*302013/);
});

test("some few watched messages do not hide the drop of all others", () => {
  const few = built("fw1").filter((line, index) => isBetween(line, 0, 100) || index % 20 === 7);
  const week = [...few, ...refused("fw1")].filter((line) => isBetween(line, 0, 118));
  const found = silences(week);
  assert.deepEqual(told(found), ["fw1 volume dropped: 302013 2026-03-06T06:00"]);
  assert.match(found[0]?.message ?? "", /302013: 2 messages in 2 hours/);
});

test("a firewall of which nothing comes has stopped, and nothing of it dropped", () => {
  const firewall = [...built("fw1"), ...refused("fw1")];
  const found = silences(without(firewall, 100), links("edge2"));
  assert.deepEqual(told(found), ["fw1 source stopped 2026-03-06T06:00"]);
});

test("a gap in numbers that never had one is told, a small one is not", () => {
  const gap = (size: number) => numbered("r1", (index) => (index < 2000 ? index : index + size));
  assert.deepEqual(told(silences(gap(500))), ["r1 sequence gap 2026-03-06T04:01"]);
  assert.deepEqual(told(silences(gap(20))), []);
  const leaky = numbered(
    "r1",
    (index) => index + Math.floor(index / 30) * 3 + (index < 2000 ? 0 : 500),
  );
  assert.deepEqual(told(silences(leaky)), []);
});

test("numbers that begin again without a restart are told", () => {
  const reset = numbered("r1", (index) => (index < 2000 ? index + 5000 : index - 2000));
  const found = silences(reset);
  assert.deepEqual(
    found.map(({ reason, message }) => `${reason}: ${message}`),
    ["sequence reset: sequence numbers fell from 6999 to 0, and no restart was told"],
  );
  assert.equal(found[0]?.last.frame.line, 2000);
});

test("a restart explains that numbers begin again", () => {
  const restarted = numbered("r1", (index) => (index < 2000 ? index + 5000 : index - 2000)).map(
    (line, index) =>
      index === 2012
        ? { ...line, text: line.text.replace(/%LINK.*/, "%SYS-5-RESTART: System restarted --") }
        : line,
  );
  assert.deepEqual(told(silences(restarted)), []);
});

test("messages that overtake one another are no reset", () => {
  const swapped = numbered("r1", (index) => (index % 300 === 299 ? index - 5 : index));
  assert.deepEqual(told(silences(swapped)), []);
});

test("the order in which rotated files are read changes nothing", () => {
  const lines = without(links("edge1"), 100, 106);
  const days = [0, 1, 2, 3, 4, 5, 6, 7].map((day) =>
    lines.filter((line) => isBetween(line, day * 24, day * 24 + 24)),
  );
  const expected = ["edge1 source stopped 2026-03-06T06:00"];
  assert.deepEqual(told(silences(...days, links("edge2"))), expected);
  assert.deepEqual(told(silences(...[...days].reverse(), links("edge2"))), expected);
});

test("one sender's word that stands for several devices is taken apart", () => {
  const line = (device: string) =>
    talk(
      20,
      (at) => `<189>${at} relay1 ${device}: Mar  9 2026 00:45:25.000 UTC: %LINK-3-UPDOWN: Gi0/1`,
    );
  const found = silences([...without(line("edge1"), 100), ...line("edge2"), ...line("edge3")]);
  assert.ok(found.length <= 1, told(found).join());
});

test("the row of a silence asks for no screen and stands at the last message", () => {
  const [silence] = silences(without(links("edge1"), 100), links("edge2"));
  assert.ok(silence !== undefined);
  const { table, row } = silenceRow(silence);
  assert.equal(table, "NetworkDeviceActivity");
  assert.equal(row["Activity"], "LoggingStopped");
  assert.equal(row["Device"], "edge1");
  assert.equal(row["Vendor"], "Cisco");
  assert.equal(row["_SourceLine"], 2000n);
  assert.equal(row["_Raw"], silence.last.frame.text);
});

test("steady devices are never silent, whatever their pace and their chatter", () => {
  const pace = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 1_000_000 }));
  fc.assert(
    fc.property(fc.array(pace, { minLength: 1, maxLength: 3 }), (paces) => {
      const sources = paces.map(([perHour, seed], number) => {
        let state = seed;
        return talk(perHour, (at) => `<189>${at} edge${number} %LINK-3-UPDOWN: Gi0/1`).filter(
          () => {
            state = (state * 48271) % 2147483647;
            return state % 4 !== 0;
          },
        );
      });
      assert.deepEqual(told(silences(...sources)), []);
    }),
    { numRuns: 20 },
  );
});

test("no text throws, and none is told of", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 80 }), { maxLength: 30 }), (texts) => {
      const lines = texts.map((text, index) => ({ atMs: index, text: text.replaceAll("\n", " ") }));
      assert.deepEqual(silences(lines), []);
    }),
  );
});
