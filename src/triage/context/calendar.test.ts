import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isoFromTicks, ticksFromIso } from "#schema";
import { placeOf } from "#text";
import { readCalendar } from "./calendar.ts";

const calendarOf = (...lines: readonly string[]) =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", ...lines, "END:VCALENDAR"].join("\r\n");

const eventOf = (...lines: readonly string[]) => [
  "BEGIN:VEVENT",
  "UID:w1@example.net",
  ...lines,
  "END:VEVENT",
];

function windowsOf(text: string) {
  const read = readCalendar({ name: "windows.ics", text });
  return read.ok ? read.value : assert.fail(read.errors.map(({ message }) => message).join("; "));
}

/** Each time as `from/until`, to the minute. */
function timesOf(text: string, from: string, until: string): readonly string[] {
  const within = { fromTicks: ticksFromIso(from) ?? 0n, untilTicks: ticksFromIso(until) ?? 0n };
  const minute = (ticks: bigint | undefined) => isoFromTicks(ticks ?? 0n).slice(0, 16);
  return windowsOf(text).flatMap(({ occurrences }) =>
    occurrences(within).map((one) => `${minute(one.fromTicks)}/${minute(one.untilTicks)}`),
  );
}

const times: readonly {
  readonly claim: string;
  readonly event: readonly string[];
  readonly within?: readonly [string, string];
  readonly are: readonly string[];
}[] = [
  {
    claim: "an event in UTC",
    event: ["DTSTART:20260315T000000Z", "DTEND:20260315T040000Z"],
    are: ["2026-03-15T00:00/2026-03-15T04:00"],
  },
  {
    claim: "a weekly event keeps its wall clock over the change to summer time",
    event: [
      "DTSTART;TZID=Europe/Oslo:20260322T010000",
      "DURATION:PT2H",
      "RRULE:FREQ=WEEKLY;BYDAY=SU",
    ],
    within: ["2026-03-20", "2026-04-06"],
    are: [
      "2026-03-22T00:00/2026-03-22T02:00",
      "2026-03-29T00:00/2026-03-29T02:00",
      "2026-04-04T23:00/2026-04-05T01:00",
    ],
  },
  {
    claim: "a start that the change of the clock skips is an hour later by the clock",
    event: ["DTSTART;TZID=Europe/Oslo:20260329T023000", "DURATION:PT1H"],
    are: ["2026-03-29T01:30/2026-03-29T02:30"],
  },
  {
    claim:
      "an end is exact: a night in which the clock goes back is as long as any (RFC 5545 §3.8.5.3)",
    event: [
      "DTSTART;TZID=Europe/Oslo:20261018T000000",
      "DTEND;TZID=Europe/Oslo:20261018T040000",
      "RRULE:FREQ=WEEKLY;COUNT=2",
    ],
    within: ["2026-10-01", "2026-11-01"],
    are: ["2026-10-17T22:00/2026-10-18T02:00", "2026-10-24T22:00/2026-10-25T02:00"],
  },
  {
    claim: "a duration of a day is a day by the wall clock (RFC 5545 §3.3.6)",
    event: ["DTSTART;TZID=Europe/Oslo:20260328T120000", "DURATION:P1D"],
    are: ["2026-03-28T11:00/2026-03-29T10:00"],
  },
  {
    claim: "a day lasts from midnight to midnight in the calendar's zone",
    event: ["DTSTART;VALUE=DATE:20260329"],
    are: ["2026-03-28T23:00/2026-03-29T22:00"],
  },
  {
    claim: "an exception is left out, an added date counts",
    event: [
      "DTSTART:20260301T000000Z",
      "DURATION:PT1H",
      "RRULE:FREQ=WEEKLY;COUNT=3",
      "EXDATE:20260308T000000Z",
      "RDATE:20260310T000000Z",
    ],
    are: [
      "2026-03-01T00:00/2026-03-01T01:00",
      "2026-03-10T00:00/2026-03-10T01:00",
      "2026-03-15T00:00/2026-03-15T01:00",
    ],
  },
  {
    claim: "UNTIL in UTC is compared with the moment, not with the wall clock",
    event: [
      "DTSTART;TZID=America/New_York:20260302T210000",
      "DURATION:PT1H",
      "RRULE:FREQ=DAILY;UNTIL=20260304T020000Z",
    ],
    are: ["2026-03-03T02:00/2026-03-03T03:00", "2026-03-04T02:00/2026-03-04T03:00"],
  },
  {
    claim: "the last Sunday of each month",
    event: ["DTSTART:20260125T000000Z", "DURATION:PT1H", "RRULE:FREQ=MONTHLY;BYDAY=-1SU"],
    are: ["2026-03-29T00:00/2026-03-29T01:00"],
  },
  {
    claim: "a month without a 31st has none",
    event: ["DTSTART:20260131T000000Z", "DURATION:PT1H", "RRULE:FREQ=MONTHLY"],
    within: ["2026-02-01", "2026-06-01"],
    are: ["2026-03-31T00:00/2026-03-31T01:00", "2026-05-31T00:00/2026-05-31T01:00"],
  },
  {
    claim: "times that touch are one",
    event: ["DTSTART:20260310T000000Z", "DURATION:P1D", "RRULE:FREQ=DAILY;COUNT=3"],
    are: ["2026-03-10T00:00/2026-03-13T00:00"],
  },
  {
    claim: "a window that began before the question is there",
    event: ["DTSTART:20260226T000000Z", "DURATION:P10D"],
    are: ["2026-02-26T00:00/2026-03-08T00:00"],
  },
];

for (const { claim, event, within = ["2026-03-01", "2026-04-01"], are } of times) {
  test(claim, () => {
    const text = calendarOf("X-WR-TIMEZONE:Europe/Oslo", ...eventOf(...event));
    assert.deepEqual(timesOf(text, within[0], within[1]), are);
  });
}

const ownZone = [
  "BEGIN:VTIMEZONE",
  "TZID:W. Europe Standard Time",
  "BEGIN:STANDARD",
  "DTSTART:16010101T030000",
  "TZOFFSETFROM:+0200",
  "TZOFFSETTO:+0100",
  "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
  "END:STANDARD",
  "BEGIN:DAYLIGHT",
  "DTSTART:16010101T020000",
  "TZOFFSETFROM:+0100",
  "TZOFFSETTO:+0200",
  "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
  "END:DAYLIGHT",
  "END:VTIMEZONE",
];

test("a zone that the calendar defines itself is read as defined", () => {
  const event = [
    'DTSTART;TZID="W. Europe Standard Time":20260322T010000',
    "DURATION:PT1H",
    "RRULE:FREQ=WEEKLY;COUNT=3",
  ];
  assert.deepEqual(
    timesOf(calendarOf(...ownZone, ...eventOf(...event)), "2026-03-20", "2026-05-01"),
    [
      "2026-03-22T00:00/2026-03-22T01:00",
      "2026-03-29T00:00/2026-03-29T01:00",
      "2026-04-04T23:00/2026-04-05T00:00",
    ],
  );
});

test("a moved occurrence stands where it was moved to, and not where it was", () => {
  const series = eventOf("DTSTART:20260301T000000Z", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=3");
  const moved = eventOf(
    "RECURRENCE-ID:20260308T000000Z",
    "DTSTART:20260309T120000Z",
    "DURATION:PT1H",
  );
  assert.deepEqual(
    [...timesOf(calendarOf(...series, ...moved), "2026-03-01", "2026-04-01")].sort(),
    [
      "2026-03-01T00:00/2026-03-01T01:00",
      "2026-03-09T12:00/2026-03-09T13:00",
      "2026-03-15T00:00/2026-03-15T01:00",
    ],
  );
});

test("what people write about an event is its scope, its ticket and its images", () => {
  const [window] = windowsOf(
    calendarOf(
      ...eventOf(
        "DTSTART:20260315T000000Z",
        "DURATION:PT4H",
        "SUMMARY:Upgrade of the edge",
        "DESCRIPTION:Ticket: CHG0412\\nDevices: brk-edge-r1\\, brk-edge-*\\nto c1900-univ",
        " ersalk9-mz.SPA.157-3.M8.bin.",
        "RESOURCES:brk-core-r1",
        'ORGANIZER;CN="Vale, M.":mailto:mvale@example.net',
      ),
    ),
  );
  assert.deepEqual(
    { ...window, occurrences: undefined },
    {
      id: "CHG0412",
      title: "Upgrade of the edge",
      kind: "change ticket",
      owner: "Vale, M.",
      scope: {
        devices: ["brk-edge-r1", "brk-edge-*", "brk-core-r1"],
        roles: [],
        sites: [],
        models: [],
      },
      state: "",
      isInForce: true,
      images: ["c1900-universalk9-mz.SPA.157-3.M8.bin"],
      versions: ["15.7(3)M8"],
      occurrences: undefined,
      at: { file: "windows.ics", line: 3 },
    },
  );
});

test("a cancelled or tentative event is not in force", () => {
  for (const status of ["CANCELLED", "TENTATIVE"]) {
    const event = eventOf("DTSTART:20260315T000000Z", "DURATION:PT4H", `STATUS:${status}`);
    assert.equal(windowsOf(calendarOf(...event))[0]?.isInForce, false);
  }
});

const wrong: readonly (readonly [event: readonly string[], line: number, says: RegExp])[] = [
  [["DTSTART:20260315T000000", "DURATION:PT1H"], 5, /DTSTART names no zone/],
  [
    ["DTSTART;TZID=Europe/Nowhere:20260315T000000", "DURATION:PT1H"],
    5,
    /no zone is named 'Europe\/Nowhere'/,
  ],
  [["DTSTART:20260230T000000Z", "DURATION:PT1H"], 5, /is no time/],
  [["DTSTART:20260315T000000Z"], 3, /has no end/],
  [["DTSTART:20260315T000000Z", "DTEND:20260314T000000Z"], 6, /ends before it begins/],
  [["DTSTART:20260315T000000Z", "DURATION:-PT1H"], 6, /is no duration/],
  [
    ["DTSTART:20260315T000000Z", "DURATION:PT1H", "RRULE:FREQ=HOURLY"],
    7,
    /FREQ=HOURLY is not read/,
  ],
  [
    ["DTSTART:20260315T000000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;BYDAY=1MO"],
    7,
    /rule is not read/,
  ],
  [
    ["DTSTART:20260315T000000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;FREQ=DAILY"],
    7,
    /is no recurrence rule/,
  ],
  [["DTSTART:20260315T000000Z", "DURATION:PT1H", "EXRULE:FREQ=DAILY"], 7, /EXRULE is not read/],
  [
    [
      "DTSTART:20260315T000000Z",
      "DURATION:PT1H",
      "RECURRENCE-ID;RANGE=THISANDFUTURE:20260315T000000Z",
    ],
    7,
    /RANGE/,
  ],
  [["no line of a calendar"], 5, /is no line of a calendar/],
];

for (const [event, line, says] of wrong) {
  test(`refused with its line: ${event.at(-1)}`, () => {
    const text = calendarOf(...eventOf(...event));
    const read = readCalendar({ name: "windows.ics", text });
    assert.ok(!read.ok, "it is read");
    assert.match(read.errors[0]?.message ?? "", says);
    assert.equal(placeOf(text, read.errors[0]?.at.start ?? 0).line, line);
  });
}

test("two events of one UID are refused, and all that is wrong is told at once", () => {
  const event = eventOf("DTSTART:20260315T000000Z", "DURATION:PT1H");
  const broken = ["BEGIN:VEVENT", "UID:w2", "DTSTART:20260315", "END:VEVENT"];
  const read = readCalendar({ name: "w.ics", text: calendarOf(...event, ...event, ...broken) });
  assert.equal(read.ok, false);
  assert.equal(read.ok ? 0 : read.errors.length, 2);
});

test("a calendar that is cut off is refused at what was left open", () => {
  const text = calendarOf(...eventOf("DTSTART:20260315T000000Z", "DURATION:PT1H"));
  const read = readCalendar({ name: "w.ics", text: text.slice(0, text.indexOf("END:VEVENT")) });
  assert.match(read.ok ? "" : (read.errors[0]?.message ?? ""), /BEGIN:VEVENT is never closed/);
});

test("a zone whose rule would keep a reader busy is refused", () => {
  const busy = ownZone.map((line) =>
    line.replace("FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3", "FREQ=DAILY;BYDAY=1MO"),
  );
  const read = readCalendar({ name: "w.ics", text: calendarOf(...busy) });
  assert.match(read.ok ? "" : (read.errors[0]?.message ?? ""), /not a yearly one/);
});

test("no text makes the reader throw", () => {
  const line = fc.constantFrom(
    ...[
      "BEGIN:VEVENT",
      "END:VEVENT",
      "BEGIN:VTIMEZONE",
      "END:VTIMEZONE",
      "BEGIN:DAYLIGHT",
      "END:DAYLIGHT",
      "UID:a",
      "TZID:x",
    ],
    ...[
      "DTSTART:20260315T000000Z",
      "DTSTART;TZID=x:20260315T000000",
      "DURATION:P1D",
      "RRULE:FREQ=YEARLY",
      "TZOFFSETTO:+9999",
    ],
    ...[
      "RRULE:FREQ=WEEKLY;BYDAY=SU;COUNT=0",
      "EXDATE:20260315",
      "STATUS:",
      ";;;:",
      " folded",
      "RECURRENCE-ID:20260315T000000Z",
    ],
  );
  const within = { fromTicks: ticksFromIso("2026-03-01"), untilTicks: ticksFromIso("2026-04-01") };
  fc.assert(
    fc.property(fc.array(fc.oneof(line, fc.string()), { maxLength: 30 }), (lines) => {
      const read = readCalendar({ name: "w.ics", text: calendarOf(...lines) });
      if (read.ok) for (const { occurrences } of read.value) occurrences(within);
      return read.ok || read.errors.length > 0;
    }),
  );
});
