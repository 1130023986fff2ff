// `telemetry` of an atomic becomes what each channel tells of the action, and what must come of it.

import { severities } from "#rules";
import { activities } from "#schema";
import type { Span } from "#text";
import { textOf, type YamlNode } from "#yaml";
import type { AtomicChannel, Expectation, Telemetry, TelemetryLine } from "./atomic.ts";
import type { AtomicFields } from "./fields.ts";
import { readSeconds } from "./placeholders.ts";
import type { AtomicChannels } from "./read-channels.ts";

export interface TelemetrySettings {
  /** Names that placeholders may have. */
  readonly known: ReadonlySet<string>;
  readonly channels: AtomicChannels;
}

const defaultAfterSeconds = 7;

export function readTelemetry(
  fields: AtomicFields,
  settings: TelemetrySettings,
): readonly Telemetry[] {
  return fields.items("telemetry", "'network'").flatMap((node) => {
    const telemetry = fields.mapAt(node, "telemetry");
    return telemetry === undefined ? [] : [readOne(telemetry, settings)];
  });
}

function readOne(fields: AtomicFields, settings: TelemetrySettings): Telemetry {
  fields.only(["signal", "variant", "through", "lines", "expect"]);
  fields.items("through", "telemetry");
  const named = fields.lines("through");
  const channels = named.flatMap(({ text, at }) => channelNamed(text, at, { fields, settings }));
  const lines = fields
    .items("lines", "telemetry")
    .flatMap((node) => readLine(node, fields, settings) ?? []);
  return {
    signal: fields.required("signal", "telemetry") ?? "",
    variant: fields.text("variant") ?? "",
    channels,
    lines,
    expect: readExpectation(fields, lines.length),
    at: fields.map.at,
  };
}

interface Site {
  readonly fields: AtomicFields;
  readonly settings: TelemetrySettings;
}

function channelNamed(name: string, at: Span, { fields, settings }: Site): AtomicChannel[] {
  const { channels } = settings;
  const found = fields.word(name, [...channels.keys()], at);
  const channel = found === undefined ? undefined : channels.get(found);
  return channel === undefined ? [] : [channel];
}

function readLine(
  node: YamlNode,
  fields: AtomicFields,
  settings: TelemetrySettings,
): TelemetryLine | undefined {
  const alone = textOf(node);
  if (alone !== undefined) {
    fields.checkTemplate(alone, node.at, settings.known);
    return { text: alone, afterSeconds: defaultAfterSeconds, times: 1, device: "" };
  }
  const line = fields.mapAt(node, "a line");
  if (line === undefined) return undefined;
  line.only(["text", "through", "after", "times", "number", "device"]);
  const text = line.template("text", "a line", settings.known) ?? "";
  const through = line.text("through");
  const at = line.placeOf("through");
  const [channel] =
    through === undefined ? [] : channelNamed(through, at, { fields: line, settings });
  return {
    text,
    ...(channel === undefined ? {} : { channel }),
    afterSeconds: readAfter(line),
    times: readCount(line, "times") ?? 1,
    ...optionalNumber(line),
    device: line.text("device") ?? "",
  };
}

function readAfter(line: AtomicFields): number {
  const text = line.text("after");
  if (text === undefined) return defaultAfterSeconds;
  const seconds = readSeconds(text);
  if (seconds === undefined) line.beyond("after", "as 30s, 5m, 2h or 1d", `'${text}'`);
  return seconds ?? defaultAfterSeconds;
}

function optionalNumber(line: AtomicFields): Pick<TelemetryLine, "number"> {
  const number = readCount(line, "number");
  return number === undefined ? {} : { number };
}

const mostCounted = 5000;

function readCount(line: AtomicFields, key: "times" | "number"): number | undefined {
  const text = line.text(key);
  if (text === undefined) return undefined;
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= mostCounted) return count;
  line.beyond(key, `1 to ${mostCounted}`, `'${text}'`);
  return undefined;
}

const tellings = [...activities, "none"] as const;

function readExpectation(fields: AtomicFields, lineCount: number): Expectation {
  const own = fields.child("expect", "telemetry");
  if (own === undefined) return { activities: [], fires: [], quiet: "all" };
  own.only(["activities", "fires", "quiet", "at_most"]);
  own.items("activities", "an expectation");
  const told = own
    .lines("activities")
    .flatMap(({ text, at }) => own.word(text, tellings, at) ?? []);
  const [only] = told;
  const isForAll = told.length === 1 && only !== undefined;
  const counted = isForAll ? Array.from({ length: lineCount }, () => only) : told;
  if (counted.length !== lineCount) {
    own.beyond("activities", `one, or ${lineCount} as the lines are`, `${told.length}`);
  }
  const fires = own.lines("fires").map(({ text }) => text);
  const silent = own.lines("quiet").map(({ text }) => text);
  const quiet = silent.length === 1 && silent[0] === "all" ? "all" : silent;
  const atMost = own.entry("at_most") === undefined ? undefined : own.choice("at_most", severities);
  return { activities: counted, fires, quiet, ...(atMost === undefined ? {} : { atMost }) };
}
