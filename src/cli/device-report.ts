// What is known of devices becomes a report: one row a device, and blocks of lines to paste.

import type { AdviceRecord, DeviceRecord, TelemetryRecord } from "#workspace";
import { shortPath } from "./findings.ts";
import type { Block, Json, ReportColumn } from "./output/index.ts";
import { counted, grouped, percent } from "./quantities.ts";

export const deviceColumns: readonly ReportColumn[] = [
  { name: "device", kind: "text" },
  { name: "product", kind: "text" },
  { name: "first seen (UTC)", kind: "time", optional: true },
  { name: "last seen (UTC)", kind: "time", optional: true },
  { name: "messages", kind: "number" },
  { name: "clock not set", kind: "number", optional: true },
  { name: "version", kind: "text", optional: true },
  { name: "does not tell", kind: "text" },
  { name: "blind rules", kind: "number" },
];

export function deviceRow(record: DeviceRecord): readonly Json[] {
  const { device, vendor, product, firstSeen = "", lastSeen = "", messages, version } = record;
  const { synced, lost, unset, relay } = record.clock;
  const all = synced + lost + unset + relay;
  return [
    device,
    product === "" ? vendor : product,
    moment(firstSeen),
    moment(lastSeen),
    messages,
    all === 0 ? "" : percent(unset, all),
    version?.text ?? "",
    missingOf(record)
      .map(({ name }) => name)
      .join(" "),
    blindRulesOf(record).size,
  ];
}

/** All of one device, for who asks about one. */
export function deviceSections(record: DeviceRecord): readonly (readonly [string, ...string[]])[] {
  const { device, aliases, vendor, product, seenEnough, clock, version, telemetry } = record;
  const trusted = Object.entries(clock).filter(([, count]) => count > 0);
  const seen = [record.firstSeen, record.lastSeen].map((time) => moment(time ?? "")).join(" to ");
  return [
    ["device", device, ...aliases.map((alias) => `also ${alias}`)],
    ["product", `${vendor} ${product}`],
    [
      "seen",
      `${counted(record.messages, "message")}${seen === " to " ? "" : `, ${seen}`}`,
      ...(seenEnough ? [] : ["too little for its silence to mean anything"]),
    ],
    [
      "clock",
      trusted.map(([trust, count]) => `${trust} ${grouped(count)}`).join(", ") || "unknown",
    ],
    ...(version === undefined
      ? []
      : [["version", `${version.text}, told ${moment(version.time)}`] as const]),
    ...telemetry.map((one) => [one.name, ...telemetryLines(one)] as const),
  ];
}

function telemetryLines({ state, count, because, last, blindRules }: TelemetryRecord): string[] {
  const told = state === "given" ? `given: ${grouped(count ?? 0)}` : `${state}: ${because}`;
  return [
    told,
    ...(last === undefined
      ? []
      : [`last at ${shortPath(last.file)}:${last.line}  ${last.text.split("\n").join(" ")}`]),
    ...(blindRules.length === 0
      ? []
      : [
          `${counted(blindRules.length, "rule")} blind:`,
          ...blindRules.map(({ title }) => `  ${title}`),
        ]),
  ];
}

interface Ward {
  readonly devices: DeviceRecord[];
  readonly missing: readonly TelemetryRecord[];
}

/** Devices of one family that do not tell the same are told once what to configure. */
export function adviceBlocks(records: readonly DeviceRecord[]): readonly Block[] {
  const wards = new Map<string, Ward>();
  for (const record of records) {
    const missing = missingOf(record);
    if (missing.length === 0) continue;
    const key = JSON.stringify([
      record.family ?? record.product,
      ...missing.map(({ name }) => name),
    ]);
    const ward = wards.get(key) ?? { devices: [], missing };
    ward.devices.push(record);
    wards.set(key, ward);
  }
  return [...wards.values()].flatMap(wardBlocks);
}

function wardBlocks({ devices, missing }: Ward): readonly Block[] {
  const [first] = devices;
  if (first === undefined) return [];
  const names = devices.map(({ device }) => device).join(", ");
  const software = first.family ?? `${first.vendor} ${first.product}`;
  // Kinds that the same lines turn on are one block.
  const byLines = new Map<string, TelemetryRecord[]>();
  for (const one of missing) {
    const key = one.advice?.lines.length ? one.advice.lines.join("\n") : one.name;
    byLines.set(key, [...(byLines.get(key) ?? []), one]);
  }
  return [...byLines.values()].map((kinds) => ({
    title: `${kinds.map(({ name }) => name).join(", ")} on ${names} (${software})`,
    notes: [
      ...kinds.map(({ name, meaning }) => `${name}: ${meaning}`),
      ...devices.flatMap((device) => reasonsOf(device, kinds)),
      ...new Set(kinds.flatMap(({ advice }) => (advice === undefined ? [] : adviceNotes(advice)))),
    ],
    lines: kinds[0]?.advice?.lines ?? [],
  }));
}

function reasonsOf(device: DeviceRecord, kinds: readonly TelemetryRecord[]): readonly string[] {
  const wanted = new Set(kinds.map(({ name }) => name));
  const own = device.telemetry.filter(({ name }) => wanted.has(name));
  return [...new Set(own.map(({ because }) => `${device.device}: ${because}`))];
}

function adviceNotes({ costs, caveat, source, notes }: AdviceRecord): readonly string[] {
  return [
    ...notes,
    ...(costs === undefined ? [] : [`costs: ${costs}`]),
    ...(caveat === undefined ? [] : [`mind: ${caveat}`]),
    ...(source === undefined ? [] : [`after: ${source}`]),
  ];
}

const missingOf = ({ telemetry }: DeviceRecord): readonly TelemetryRecord[] =>
  telemetry.filter(({ state }) => state === "missing");

export function blindRulesOf({ telemetry }: DeviceRecord): ReadonlySet<string> {
  return new Set(telemetry.flatMap(({ blindRules }) => blindRules.map(({ id }) => id)));
}

const moment = (iso: string): string => iso.slice(0, 16).replace("T", " ");
