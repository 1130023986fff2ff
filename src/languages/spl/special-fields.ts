// Fields of a search that are not values of the event: index, sourcetype and its published aliases,
// event types, tags, and the time range.

import {
  knownEventtypes,
  knownTags,
  ofSourcetypes,
  sourcetypesNamed,
  sourcetypesOfEventtype,
  sourcetypesOfTag,
} from "#languages/events";
import { boolLiteral, call, type Expr, literal, now, or, textLiteral } from "#plan";
import { complain, type Diagnostic, nearest, type Span, warn } from "#text";
import type { Desk } from "./command.ts";
import type { Test } from "./condition.ts";
import type { Word } from "./cursor.ts";
import { fieldTest } from "./field-test.ts";
import { isNamed } from "./reach.ts";
import { absoluteTicks, relativeMoment } from "./relative-time.ts";
import { columnNamed, hasField, type Rows } from "./rows.ts";

type Special = (test: Test, rows: Rows, desk: Desk) => Expr;

/** `=` of any value, or `!=` of every one. */
function byValue(test: Test, equal: (value: Word) => Expr): Expr {
  const found = test.values.map(equal);
  const truths = found.map((expr) => (expr.kind === "literal" ? expr.value : undefined));
  const isSettled = truths.every((truth) => typeof truth === "boolean");
  const anyOf = isSettled ? boolLiteral(truths.includes(true)) : or(found);
  if (test.operator === "=") return anyOf;
  return isSettled ? boolLiteral(!truths.includes(true)) : call("logic.not", [anyOf]);
}

const index: Special = (test, rows, desk) =>
  byValue(test, (value) => {
    const reach = rows.open?.reach ?? desk.indexes;
    const found = reach.filter((one) => isNamed(one, value));
    if (found.length === reach.length || !hasField(rows, "index")) return boolLiteral(true);
    if (found.length > 0) {
      const shown = found.map(({ names: [first] }) => textLiteral(first, value.at));
      return call("text.isOneOf", [columnNamed(rows, "index"), ...shown], { at: test.at });
    }
    if (test.operator === "=") desk.report(noSuchIndex(test, value, desk));
    return boolLiteral(false);
  });

function noSuchIndex(test: Test, { text }: Word, desk: Desk): Diagnostic {
  const names = desk.indexes.flatMap((one) => one.names);
  const close = nearest(text, names);
  return warn("never-matches", test.at, {
    what: `index=${text}`,
    because: `events stand in index ${names.join(", ")}`,
    ...(close === undefined ? {} : { instead: `'${close}' is the closest name` }),
  });
}

const sourcetype: Special = (test, rows, desk) =>
  byValue(test, (value) => {
    const elsewhere = desk.indexes.find(
      (one) =>
        one.sourcetype === value.text.toLowerCase() && rows.open?.reach.includes(one) === false,
    );
    if (elsewhere !== undefined && test.operator === "=") {
      const [name] = elsewhere.names;
      desk.report(
        warn("never-matches", test.at, {
          what: `sourcetype=${value.text}`,
          because: `its events stand in index ${name}, which is searched where it is named`,
          instead: `add index=${name}`,
        }),
      );
    }
    const alone: Test = { ...test, operator: "=", values: [value] };
    const aliases = sourcetypesNamed(value.text);
    if (aliases.length === 0) return fieldTest(alone, rows, desk);
    const names = new Set([value.text.toLowerCase(), ...aliases]);
    return ofSourcetypes([...names], columnNamed(rows, "sourcetype"));
  });

/**
 * Nothing in Splunk's own product has an event type or tag that nobody defined: the search finds no
 * event by it.
 */
function defined(
  what: "eventtype" | "tag",
  known: readonly string[],
  sourcetypesOf: (name: string) => readonly string[] | undefined,
): Special {
  return (test, rows, desk) =>
    byValue(test, (value) => {
      if (/^\*+$/.test(value.text)) {
        const construct = `${what}=*`;
        desk.report(complain("unsupported", test.at, { construct, nearest: "sourcetype=*" }));
        return boolLiteral(false);
      }
      const sourcetypes = sourcetypesOf(value.text);
      if (sourcetypes !== undefined) {
        return ofSourcetypes(sourcetypes, columnNamed(rows, "sourcetype"));
      }
      const close = nearest(value.text, known);
      desk.report(
        warn("never-matches", test.at, {
          what: `${what}=${value.text}`,
          because: `no ${what} of that name is defined here`,
          ...(close === undefined ? {} : { instead: `'${close}' is the closest name` }),
        }),
      );
      return boolLiteral(false);
    });
}

/** `earliest` is included, `latest` is not. */
function bound(fn: "value.atLeast" | "value.less"): Special {
  return (test, rows, desk) => {
    const [value] = test.values;
    const moment = value === undefined ? undefined : momentNamed(value, test.at, desk);
    if (moment === undefined || !hasField(rows, "_time")) return boolLiteral(true);
    return call(fn, [columnNamed(rows, "_time"), moment], { at: test.at });
  };
}

function momentNamed(value: Word, at: Span, desk: Desk): Expr | undefined {
  const ticks = absoluteTicks(value.text);
  if (ticks !== undefined) return literal("datetime", ticks, value.at);
  if (value.text === "0") return literal("datetime", absoluteTicks("1970-01-01") ?? 0n, value.at);
  const moment = relativeMoment(value.text, now(value.at));
  if (moment !== undefined) return moment;
  const construct = `the time "${value.text}"`;
  const nearestForm = "-24h, -1d@d, 03/01/2026:00:00:00 or seconds since 1970";
  desk.report(complain("unsupported", at, { construct, nearest: nearestForm }));
  return undefined;
}

const refused =
  (instead: string): Special =>
  (test, _rows, desk) => {
    const construct = `'${test.field.text}=' in a search`;
    desk.report(complain("unsupported", test.at, { construct, nearest: instead }));
    return boolLiteral(false);
  };

const rows: ReadonlyMap<string, Special> = new Map<string, Special>([
  ["index", index],
  ["sourcetype", sourcetype],
  ["eventtype", defined("eventtype", knownEventtypes, sourcetypesOfEventtype)],
  ["tag", defined("tag", knownTags, sourcetypesOfTag)],
  ["earliest", bound("value.atLeast")],
  ["latest", bound("value.less")],
  ["_index_earliest", refused("earliest")],
  ["_index_latest", refused("latest")],
  ["starttime", refused("earliest")],
  ["endtime", refused("latest")],
  ["starttimeu", refused("earliest")],
  ["endtimeu", refused("latest")],
  ["daysago", refused("earliest=-1d")],
  ["hoursago", refused("earliest=-1h")],
  ["minutesago", refused("earliest=-1m")],
  ["startdaysago", refused("earliest=-1d")],
  ["starthoursago", refused("earliest=-1h")],
  ["startminutesago", refused("earliest=-1m")],
  ["timeformat", refused("seconds since 1970")],
  ["savedsearch", refused("the search itself")],
  ["splunk_server", refused("host")],
  ["splunk_server_group", refused("host")],
]);

/** Names in lower case. */
export const specialFields: ReadonlySet<string> = new Set(rows.keys());

/**
 * Undefined where the field is an ordinary one, or where the stages before have made a field of
 * that name.
 */
export function specialTest(test: Test, input: Rows, desk: Desk): Expr | undefined {
  const name = test.field.text.toLowerCase();
  const special = rows.get(name);
  if (special === undefined || (test.operator !== "=" && test.operator !== "!=")) return undefined;
  const isOrdinary = input.open === undefined && (name === "index" || name === "sourcetype");
  return isOrdinary ? undefined : special(test, input, desk);
}
