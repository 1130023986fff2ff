// One row of a table, one record of a ticket system, one entry of a list becomes a maintenance window: the same
// fields under the names that people give them. Times that name no zone are refused.

import { ticksFromIso, ticksPerDay } from "#schema";
import { complain, type Diagnostic, nearest, type Span } from "#text";
import type { ContextPlace, MaintenanceWindow, Scope } from "./context.ts";
import { type Occasion, occurrencesOf } from "./occurrences.ts";
import { readRecurrence } from "./recurrence.ts";
import { namesIn, readWindowWords } from "./window-scope.ts";
import { utc, type Zone, zoneNamed } from "./zone.ts";

/** Each field with the names under which columns and keys hold it: lower case, blanks for `_` and `-`. */
export const windowFieldNames = {
  id: ["id", "uid", "number", "change", "change number", "change id", "ticket"],
  title: ["title", "summary", "short description", "name", "subject"],
  start: [
    "start",
    "from",
    "begin",
    "start date",
    "start time",
    "planned start",
    "planned start date",
  ],
  end: ["end", "until", "to", "end date", "end time", "planned end", "planned end date"],
  zone: ["zone", "timezone", "time zone", "tz"],
  recurrence: ["recurrence", "rrule", "repeats"],
  owner: ["owner", "assignment group", "assigned to", "requested by", "contact", "team"],
  devices: [
    "devices",
    "device",
    "hosts",
    "host",
    "configuration item",
    "configuration items",
    "cmdb ci",
  ],
  roles: ["roles", "role"],
  sites: ["sites", "site", "location"],
  models: ["models", "model"],
  kind: ["kind", "type"],
  state: ["state", "status"],
  approval: ["approval"],
  images: ["images", "image"],
  versions: ["versions", "version"],
  description: ["description", "note", "notes", "comment", "comments"],
} as const;

export type WindowField = keyof typeof windowFieldNames;

export interface FieldText {
  readonly text: string;
  readonly at: Span;
}

export type WindowFields = ReadonlyMap<WindowField, FieldText>;

const fieldByName: ReadonlyMap<string, WindowField> = new Map(
  fieldsOfTable().flatMap((field) => windowFieldNames[field].map((name) => [name, field] as const)),
);

function fieldsOfTable(): readonly WindowField[] {
  // The keys of a constant object are the names of its type.
  return Object.keys(windowFieldNames) as WindowField[];
}

/** Undefined where no field goes by the name. */
export function windowFieldNamed(name: string): WindowField | undefined {
  return fieldByName.get(
    name
      .trim()
      .toLowerCase()
      .replace(/[\s_-]+/g, " "),
  );
}

/** The field's name that is nearest to a name that is none. */
export function nearestWindowField(name: string): string | undefined {
  return nearest(name.trim().toLowerCase(), [...fieldByName.keys()]);
}

/** What a state lets work be done in: as ServiceNow's change requests, calendars and people write it. */
const states: ReadonlyMap<string, boolean> = new Map([
  ...["approved", "scheduled", "implement", "implementing", "in progress", "work in progress"].map(
    inForce,
  ),
  ...["confirmed", "active", "planned", "review", "completed", "complete", "closed", "done"].map(
    inForce,
  ),
  ...["-2", "-1", "0", "3"].map(inForce),
  ...["new", "draft", "open", "assess", "authorize", "requested", "pending", "tentative"].map(
    noForce,
  ),
  ...["canceled", "cancelled", "rejected", "withdrawn", "on hold", "not approved", "failed"].map(
    noForce,
  ),
  ...["-5", "-4", "-3", "4"].map(noForce),
]);

function inForce(state: string): readonly [string, boolean] {
  return [state, true];
}

function noForce(state: string): readonly [string, boolean] {
  return [state, false];
}

/** Change numbers of ServiceNow (CHG), Remedy (CRQ) and the like; an id of another form is a window's. */
const changeNumber = /^(?:CHG|CRQ|RFC|CR|CHANGE)[-_ ]?\d{1,12}$/i;

const kinds: ReadonlyMap<string, MaintenanceWindow["kind"]> = new Map([
  ["window", "window"],
  ["maintenance", "window"],
  ["maintenance window", "window"],
  ...["change", "change ticket", "ticket", "normal", "standard", "emergency", "expedited"].map(
    (word) => [word, "change ticket"] as const,
  ),
]);

export interface WindowRecord {
  readonly fields: WindowFields;
  /** The whole record, where a field is missing. */
  readonly at: Span;
  readonly place: ContextPlace;
  /** What a record is where neither its kind nor its id tells. */
  readonly kind?: MaintenanceWindow["kind"];
}

/** Undefined where something is wrong; what is, all of it, is added to `errors`. */
export function windowOf(
  record: WindowRecord,
  errors: Diagnostic[],
): MaintenanceWindow | undefined {
  const reading = new RecordReading(record, errors);
  const before = errors.length;
  const occasion = reading.occasion();
  const kind = reading.kind();
  const isInForce = reading.isInForce();
  const recurrence = occasion === undefined ? undefined : reading.recurrence(occasion);
  if (occasion === undefined || errors.length > before) return undefined;
  const words = readWindowWords(reading.text("description"), [reading.text("title")]);
  const series = { recurrence, addedTicks: [], leftOutTicks: new Set<bigint>() };
  return {
    id: reading.text("id") || words.ticket || reading.text("title"),
    title: reading.text("title"),
    owner: reading.text("owner") || words.owner,
    state: reading.text("state") || reading.text("approval"),
    scope: scopeOf(reading, words.scope),
    images: unique([...namesIn(reading.text("images")), ...words.images]),
    versions: unique([...namesIn(reading.text("versions")), ...words.versions]),
    occurrences: (within) => occurrencesOf(occasion, series, within),
    ...{ kind, isInForce, at: record.place },
  };
}

function scopeOf(reading: RecordReading, words: Scope): Scope {
  const both = (field: keyof Scope) => unique([...namesIn(reading.text(field)), ...words[field]]);
  return {
    devices: both("devices"),
    roles: both("roles"),
    sites: both("sites"),
    models: both("models"),
  };
}

const unique = (names: readonly string[]): readonly string[] => [...new Set(names)];

class RecordReading {
  readonly #record: WindowRecord;
  readonly #errors: Diagnostic[];

  constructor(record: WindowRecord, errors: Diagnostic[]) {
    this.#record = record;
    this.#errors = errors;
  }

  text(field: WindowField): string {
    return this.#record.fields.get(field)?.text.trim() ?? "";
  }

  #wrong(at: Span, message: string, hint?: string): undefined {
    this.#errors.push(
      complain("context-file", at, hint === undefined ? { message } : { message, hint }),
    );
    return undefined;
  }

  #place(field: WindowField): Span {
    return this.#record.fields.get(field)?.at ?? this.#record.at;
  }

  occasion(): Occasion | undefined {
    const zone = this.#zone();
    const from = this.#moment("start", zone);
    const until = this.#moment("end", zone);
    if (from === undefined || until === undefined) return undefined;
    // A day that is named as an end belongs to the window.
    const untilWall = until.isDate ? until.wallTicks + ticksPerDay : until.wallTicks;
    if (from.isDate && until.isDate) {
      const wallDays = (untilWall - from.wallTicks) / ticksPerDay;
      if (wallDays <= 0n) return this.#wrong(this.#place("end"), "ends before it starts");
      return { startWallTicks: from.wallTicks, zone: from.zone, wallDays, exactTicks: 0n };
    }
    const exactTicks =
      until.zone.ticksFromWall(untilWall) - from.zone.ticksFromWall(from.wallTicks);
    if (exactTicks <= 0n) return this.#wrong(this.#place("end"), "ends before it starts");
    return { startWallTicks: from.wallTicks, zone: from.zone, wallDays: 0n, exactTicks };
  }

  #zone(): Zone | undefined {
    const name = this.text("zone");
    if (name === "") return undefined;
    const zone = zoneNamed(name);
    if (zone !== undefined) return zone;
    return this.#wrong(
      this.#place("zone"),
      `no zone is named '${name.slice(0, 64)}'`,
      "a name of the IANA database, as Europe/Oslo, or an offset, as +02:00",
    );
  }

  #moment(field: "start" | "end", zone: Zone | undefined) {
    const text = this.text(field);
    const at = this.#place(field);
    if (text === "") return this.#wrong(at, `the ${field} is missing`);
    const [, date = "", time, offset] = momentShape.exec(text) ?? [];
    const wallTicks =
      date === "" ? undefined : ticksFromIso(time === undefined ? date : `${date}T${time}`);
    if (wallTicks === undefined) {
      const hint =
        "ISO 8601: 2026-03-15T01:00:00Z, 2026-03-15 01:00 with a zone column, 2026-03-15 for a day";
      return this.#wrong(at, `'${text.slice(0, 40)}' is no time that is read`, hint);
    }
    const told =
      offset === undefined ? zone : /^z$/i.test(offset) ? utc : zoneNamed(colonIn(offset));
    if (told !== undefined) return { wallTicks, zone: told, isDate: time === undefined };
    if (this.text("zone") !== "") return undefined;
    return this.#wrong(
      at,
      `'${text}' names no zone`,
      "an offset or Z behind it, or a column named zone",
    );
  }

  kind(): MaintenanceWindow["kind"] {
    const written = this.text("kind");
    const kind = kinds.get(written.toLowerCase());
    if (written !== "" && kind === undefined) {
      this.#wrong(
        this.#place("kind"),
        `no kind is named '${written.slice(0, 40)}'`,
        [...kinds.keys()].join(", "),
      );
    }
    return (
      kind ?? this.#record.kind ?? (changeNumber.test(this.text("id")) ? "change ticket" : "window")
    );
  }

  /** A table without states holds what was approved; one with states has to fill them. */
  isInForce(): boolean {
    const { fields } = this.#record;
    const verdicts = (["state", "approval"] as const)
      .filter((field) => fields.has(field))
      .map((field) => {
        const written = this.text(field)
          .toLowerCase()
          .replace(/[\s_-]+(?=[a-z])/g, " ")
          .trim();
        const verdict = written === "" ? false : states.get(written);
        if (verdict !== undefined) return verdict;
        const known = [...states.keys()].filter((state) => /[a-z]/.test(state)).join(", ");
        this.#wrong(
          this.#place(field),
          `no state is named '${written.slice(0, 40)}'`,
          `known are: ${known}`,
        );
        return false;
      });
    return verdicts.every((verdict) => verdict);
  }

  recurrence(occasion: Occasion) {
    const written = this.text("recurrence").replace(/^RRULE:/i, "");
    if (written === "") return undefined;
    const reading = readRecurrence(written, occasion.startWallTicks, occasion.zone);
    if (reading.ok) return reading.recurrence;
    return this.#wrong(this.#place("recurrence"), reading.message, reading.hint);
  }
}

const momentShape =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,7})?)?)\s?(Z|[+-]\d{2}:?\d{2})?)?$/i;

const colonIn = (offset: string): string =>
  offset.includes(":") ? offset : `${offset.slice(0, 3)}:${offset.slice(3)}`;
