// An iCalendar file becomes maintenance windows (RFC 5545): events with recurrences, exceptions, moved occurrences
// and zones. A time that names no zone is refused, as is what would make an event mean several things.

import ICAL from "ical.js";
import { ticksFromIso, ticksPerDay, ticksPerSecond } from "#schema";
import {
  type Compiled,
  complain,
  type Diagnostic,
  placeOf,
  type SourceText,
  type Span,
} from "#text";
import {
  type CalendarComponent,
  type CalendarProperty,
  readCalendarLines,
  textValue,
  textValues,
} from "./calendar-lines.ts";
import type { MaintenanceWindow } from "./context.ts";
import { type Occasion, occurrencesOf, type Series } from "./occurrences.ts";
import { readRecurrence } from "./recurrence.ts";
import { readWindowWords } from "./window-scope.ts";
import { calendarZone, utc, type Zone, zoneNamed } from "./zone.ts";

const eventsMax = 20_000;

export function readCalendar(source: SourceText): Compiled<readonly MaintenanceWindow[]> {
  const lines = readCalendarLines(source);
  if (!lines.ok) return lines;
  const errors: Diagnostic[] = [];
  const windows = lines.value.flatMap((calendar) =>
    new CalendarReading(source, calendar, errors).windows(),
  );
  if (lines.value.length === 0) {
    errors.push(complain("context-file", { start: 0, end: 0 }, { message: "holds no calendar" }));
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value: windows, warnings: [] };
}

/** One event as it stands, before the moved occurrences of the same UID are known. */
interface EventReading {
  readonly uid: string;
  readonly event: CalendarComponent;
  readonly occasion: Occasion;
  /** Which start of the series this event stands for; undefined for the series itself. */
  readonly movedTicks?: bigint | undefined;
  readonly series?: Series | undefined;
}

class CalendarReading {
  readonly #source: SourceText;
  readonly #calendar: CalendarComponent;
  readonly #errors: Diagnostic[];
  readonly #zones = new Map<string, Zone>();
  #ownZone: Zone | undefined;

  constructor(source: SourceText, calendar: CalendarComponent, errors: Diagnostic[]) {
    this.#source = source;
    this.#calendar = calendar;
    this.#errors = errors;
  }

  windows(): readonly MaintenanceWindow[] {
    const { components, properties, at, name } = this.#calendar;
    if (name !== "VCALENDAR") this.#wrong(at, `${name} stands where a calendar is expected`);
    for (const component of components)
      if (component.name === "VTIMEZONE") this.#readZone(component);
    const own = properties.find((one) => one.name === "X-WR-TIMEZONE");
    if (own !== undefined) this.#ownZone = this.#zoneOf(own.value, own.at);
    const events = components.filter((component) => component.name === "VEVENT");
    if (events.length > eventsMax) this.#wrong(at, `holds more than ${eventsMax} events`);
    const read = events.slice(0, eventsMax).flatMap((event) => this.#readEvent(event) ?? []);
    return this.#joined(read);
  }

  #wrong(at: Span, message: string, hint?: string): undefined {
    this.#errors.push(
      complain("context-file", at, hint === undefined ? { message } : { message, hint }),
    );
    return undefined;
  }

  /** RFC 5545 §3.6.5. Rules of zones repeat yearly; others could keep ical.js busy without end. */
  #readZone(component: CalendarComponent): undefined {
    const id = component.properties.find(({ name }) => name === "TZID");
    if (id === undefined) return this.#wrong(component.at, "a zone has no TZID");
    const known = zoneNamed(id.value);
    if (known !== undefined) {
      this.#zones.set(id.value, known);
      return undefined;
    }
    for (const { properties } of component.components) {
      const rule = properties.find(({ name }) => name === "RRULE");
      const isPlain = rule === undefined || plainZoneRule.test(rule.value);
      if (!isPlain)
        return this.#wrong(
          rule.at,
          "a zone's rule is not a yearly one",
          "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        );
    }
    try {
      const zone = calendarZone(new ICAL.Component(ICAL.parse(component.text)), id.value);
      zone.ticksFromWall(zone.wallFromTicks(sampleTicks));
      this.#zones.set(id.value, zone);
    } catch (failure) {
      this.#wrong(component.at, `the zone ${id.value} is not read: ${reasonOf(failure)}`);
    }
    return undefined;
  }

  #zoneOf(name: string, at: Span): Zone | undefined {
    const zone = this.#zones.get(name) ?? zoneNamed(name);
    if (zone !== undefined) return zone;
    const hint = "a name of the IANA database, as Europe/Oslo, or a VTIMEZONE in the same calendar";
    return this.#wrong(at, `no zone is named '${name.slice(0, 64)}'`, hint);
  }

  #readEvent(event: CalendarComponent): EventReading | undefined {
    const all = (name: string) => event.properties.filter((property) => property.name === name);
    const [uid] = all("UID");
    const [start] = all("DTSTART");
    if (uid === undefined || uid.value === "") return this.#wrong(event.at, "the event has no UID");
    if (start === undefined) return this.#wrong(event.at, "the event has no DTSTART");
    for (const name of ["UID", "DTSTART", "DTEND", "DURATION", "RRULE", "RECURRENCE-ID"]) {
      const [, second] = all(name);
      if (second !== undefined) return this.#wrong(second.at, `${name} stands twice in one event`);
    }
    const [refused] = all("EXRULE");
    if (refused !== undefined)
      return this.#wrong(refused.at, "EXRULE is not read", "EXDATE names each exception");
    const from = this.#momentOf(start, start.value);
    if (from === undefined) return undefined;
    const occasion = this.#occasionOf(event, from);
    if (occasion === undefined) return undefined;
    const [moved] = all("RECURRENCE-ID");
    if (moved !== undefined) return this.#movedEvent({ uid: uid.value, event, occasion }, moved);
    const series = this.#seriesOf(event, from);
    return series === undefined ? undefined : { uid: uid.value, event, occasion, series };
  }

  #movedEvent(reading: EventReading, moved: CalendarProperty): EventReading | undefined {
    if (moved.parameters.has("RANGE")) {
      return this.#wrong(
        moved.at,
        "RECURRENCE-ID with RANGE is not read",
        "end the series with UNTIL and begin another",
      );
    }
    const movedTicks = this.#momentOf(moved, moved.value)?.ticks;
    return movedTicks === undefined ? undefined : { ...reading, movedTicks };
  }

  /** RFC 5545 §3.8.2.2: an end is exact; §3.3.6: the days of a duration are the wall clock's. */
  #occasionOf(event: CalendarComponent, from: Moment): Occasion | undefined {
    const end = event.properties.find(({ name }) => name === "DTEND");
    const duration = event.properties.find(({ name }) => name === "DURATION");
    const { zone, wallTicks, ticks, isDate } = from;
    if (end !== undefined && duration !== undefined) {
      return this.#wrong(duration.at, "the event has both DTEND and DURATION");
    }
    if (end !== undefined) {
      const until = this.#momentOf(end, end.value);
      if (until === undefined) return undefined;
      if (until.isDate !== isDate)
        return this.#wrong(end.at, "DTSTART and DTEND are not of one kind");
      if (until.ticks <= ticks) return this.#wrong(end.at, "the event ends before it begins");
      const exact = isDate
        ? { wallDays: (until.wallTicks - wallTicks) / ticksPerDay, exactTicks: 0n }
        : { wallDays: 0n, exactTicks: until.ticks - ticks };
      return { startWallTicks: wallTicks, zone, ...exact };
    }
    if (duration !== undefined) {
      const length = durationOf(duration.value);
      if (length === undefined)
        return this.#wrong(
          duration.at,
          `'${duration.value.slice(0, 40)}' is no duration`,
          "PT4H, P1D",
        );
      return { startWallTicks: wallTicks, zone, ...length };
    }
    if (isDate) return { startWallTicks: wallTicks, zone, wallDays: 1n, exactTicks: 0n };
    return this.#wrong(event.at, "the event has no end", "DTEND or DURATION");
  }

  #seriesOf(event: CalendarComponent, from: Moment): Series | undefined {
    const before = this.#errors.length;
    const listed = (name: string) =>
      event.properties
        .filter((property) => property.name === name)
        .flatMap((property) =>
          property.value.split(",").map((value) => this.#momentOf(property, value)?.ticks ?? []),
        )
        .flat();
    const rule = event.properties.find(({ name }) => name === "RRULE");
    const reading =
      rule === undefined ? undefined : readRecurrence(rule.value, from.wallTicks, from.zone);
    if (rule !== undefined && reading?.ok === false)
      this.#wrong(rule.at, reading.message, reading.hint);
    const added = listed("RDATE");
    const left = new Set(listed("EXDATE"));
    if (this.#errors.length > before) return undefined;
    return {
      ...(reading?.ok === true ? { recurrence: reading.recurrence } : {}),
      ...{ addedTicks: added, leftOutTicks: left },
    };
  }

  /** Moved occurrences stand for one start of their series each (RFC 5545 §3.8.4.4). */
  #joined(read: readonly EventReading[]): readonly MaintenanceWindow[] {
    const bases = new Map<string, EventReading>();
    for (const reading of read.filter(({ movedTicks }) => movedTicks === undefined)) {
      const twin = bases.get(reading.uid);
      if (twin !== undefined) {
        const { line } = placeOf(this.#source.text, twin.event.at.start);
        this.#wrong(
          reading.event.at,
          `the UID of this event is also that of line ${line}`,
          "each event has its own",
        );
      }
      bases.set(reading.uid, reading);
    }
    const moved = read.filter(({ movedTicks }) => movedTicks !== undefined);
    return read.map((reading) => {
      const { uid, occasion, series, movedTicks } = reading;
      const replaced = movedTicks === undefined ? moved.filter((one) => one.uid === uid) : [];
      const leftOut = [
        ...(series?.leftOutTicks ?? []),
        ...replaced.flatMap((one) => one.movedTicks ?? []),
      ];
      const whole: Series = {
        ...series,
        addedTicks: series?.addedTicks ?? [],
        leftOutTicks: new Set(leftOut),
      };
      return this.#windowOf(reading.event, uid, (within) => occurrencesOf(occasion, whole, within));
    });
  }

  #windowOf(
    event: CalendarComponent,
    uid: string,
    occurrences: MaintenanceWindow["occurrences"],
  ): MaintenanceWindow {
    const value = (name: string) =>
      event.properties.find((property) => property.name === name)?.value ?? "";
    const title = textValue(value("SUMMARY")).trim();
    const words = readWindowWords(textValue(value("DESCRIPTION")), [title]);
    const resources = event.properties.filter(({ name }) => name === "RESOURCES");
    const devices = [...words.scope.devices, ...resources.flatMap((one) => textValues(one.value))];
    const organizer = event.properties.find(({ name }) => name === "ORGANIZER");
    const organizerName =
      organizer?.parameters.get("CN") ?? organizer?.value.replace(/^mailto:/i, "");
    const state = value("STATUS");
    return {
      id: words.ticket === "" ? uid : words.ticket,
      title,
      kind: words.ticket === "" ? "window" : "change ticket",
      owner: words.owner === "" ? (organizerName ?? "") : words.owner,
      scope: { ...words.scope, devices: [...new Set(devices)] },
      state: state.toLowerCase(),
      isInForce: !/^(?:CANCELLED|TENTATIVE)$/i.test(state),
      ...{ images: words.images, versions: words.versions, occurrences },
      at: { file: this.#source.name, line: placeOf(this.#source.text, event.at.start).line },
    };
  }

  /** A DATE or DATE-TIME in the zone that its TZID, its Z or the calendar names. */
  #momentOf(property: CalendarProperty, value: string): Moment | undefined {
    const [, date, time, z] = /^(\d{8})(?:T(\d{6})(Z?))?$/i.exec(value.trim()) ?? [];
    const wallTicks = date === undefined ? undefined : wallOf(date, time);
    if (wallTicks === undefined) {
      return this.#wrong(
        property.at,
        `'${value.slice(0, 40)}' is no time`,
        "20260315T010000Z, or 20260315 for a day",
      );
    }
    const zone = z ? utc : this.#zoneFor(property);
    if (zone === undefined) return undefined;
    return { zone, wallTicks, ticks: zone.ticksFromWall(wallTicks), isDate: time === undefined };
  }

  #zoneFor({ name, parameters, at }: CalendarProperty): Zone | undefined {
    const id = parameters.get("TZID");
    if (id !== undefined) return this.#zoneOf(id, at);
    if (this.#ownZone !== undefined) return this.#ownZone;
    return this.#wrong(
      at,
      `${name} names no zone`,
      "TZID=…, a time in UTC that ends in Z, or X-WR-TIMEZONE for the calendar",
    );
  }
}

interface Moment {
  readonly zone: Zone;
  readonly wallTicks: bigint;
  readonly ticks: bigint;
  readonly isDate: boolean;
}

const plainZoneRule =
  /^FREQ=YEARLY(?:;(?:BYMONTH=\d{1,2}|BYDAY=-?[1-5](?:SU|MO|TU|WE|TH|FR|SA)|UNTIL=\d{8}(?:T\d{6}Z?)?|INTERVAL=1))*$/i;

const sampleTicks = ticksFromIso("2026-07-01T12:00:00Z") ?? 0n;

function wallOf(date: string, time = "000000"): bigint | undefined {
  const day = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`;
  return ticksFromIso(`${day}T${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4)}Z`);
}

/** RFC 5545 §3.3.6; negative ones mean nothing here. */
function durationOf(text: string): Pick<Occasion, "wallDays" | "exactTicks"> | undefined {
  const shape =
    /^\+?P(?:(\d{1,4})W|(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?)$/i;
  const match = shape.exec(text.trim());
  if (match === null) return undefined;
  const [weeks, days, hours, minutes, seconds] = match.slice(1).map((part) => BigInt(part ?? 0));
  const wallDays = (weeks ?? 0n) * 7n + (days ?? 0n);
  const exact = (hours ?? 0n) * 3600n + (minutes ?? 0n) * 60n + (seconds ?? 0n);
  if (wallDays === 0n && exact === 0n) return undefined;
  return { wallDays, exactTicks: exact * ticksPerSecond };
}

const reasonOf = (failure: unknown): string =>
  failure instanceof Error ? failure.message : String(failure);
