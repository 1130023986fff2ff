// A timeline becomes a picture: lanes from the top down, time from the left, windows and gaps as bands behind the
// marks. Shape and number tell what colour tells.

import type { Severity } from "#rules";
import { isoFromTicks, ticksPerDay, ticksPerSecond } from "#schema";
import { escapeHtml } from "#text";
import {
  type Lane,
  laneRows,
  type Timeline,
  type TimelineBand,
  type TimelineMark,
} from "./timeline.ts";

const width = 1160;
const left = 120;
const right = 20;
const top = 44;
const laneHeight = 38;
/** Nearer marks of a lane are drawn as one that counts them. */
const clusterWidth = 22;

export function renderTimelineSvg(timeline: Timeline, id: string): string {
  const lanes = lanesOf(timeline);
  const bottom = top + lanes.length * laneHeight;
  const height = bottom + 30;
  const x = scaleOf(timeline);
  const y = (lane: Lane) => top + lanes.indexOf(lane) * laneHeight + laneHeight / 2;
  return [
    `<svg class="timeline" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="timeline-${id}">`,
    `<title id="timeline-${id}">${escapeHtml(titleOf(timeline))}</title>`,
    patternsOf(id),
    ...timeline.bands.map((band) => bandOf(band, { x, bottom, id })),
    ...lanes.map((lane) => laneLine(lane, y(lane))),
    ...axis(timeline, { x, bottom, id }),
    ...timeline.marks.flatMap((mark) => receipt(mark, { x, y: y(mark.lane), timeline })),
    ...lanes.flatMap((lane) =>
      clustersOf(timeline, lane, x).map((cluster) => drawn(cluster, y(lane))),
    ),
    "</svg>",
  ].join("\n");
}

/** Lanes that tell nothing are left out, but for those of the chain itself: what is missing there is to be seen. */
function lanesOf({ marks }: Timeline): readonly Lane[] {
  const always: ReadonlySet<Lane> = new Set([
    "transfer",
    "boot",
    "reload",
    "restart",
    "check",
    "finding",
  ]);
  const told = new Set(marks.map(({ lane }) => lane));
  // The keys of a constant object are the names of its type.
  const lanes = Object.keys(laneRows) as Lane[];
  return lanes.filter((lane) => always.has(lane) || told.has(lane));
}

type Scale = (ticks: bigint) => number;

function scaleOf({ fromTicks, untilTicks }: Timeline): Scale {
  const span = Number(untilTicks - fromTicks);
  return (ticks) => round(left + ((width - left - right) * Number(ticks - fromTicks)) / span);
}

const round = (value: number): number => Math.round(value * 10) / 10;

function titleOf({ fromTicks, untilTicks, marks, bands }: Timeline): string {
  const windows = bands.filter(({ kind }) => kind === "window").length;
  const gaps = bands.length - windows;
  return `Timeline from ${stamp(fromTicks)} to ${stamp(untilTicks)} UTC: ${marks.length} marks, ${windows} windows, ${gaps} gaps; the table below tells the same`;
}

const stamp = (ticks: bigint): string => isoFromTicks(ticks).slice(0, 19).replace("T", " ");

const patternsOf = (id: string): string => `<defs>
<pattern id="hatch-${id}" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="hatch" d="M0 0V8"/></pattern>
</defs>`;

interface Drawing {
  readonly x: Scale;
  readonly bottom: number;
  /** Of the case: ids are unique in a page. */
  readonly id: string;
}

function bandOf(
  { kind, fromTicks = 0n, untilTicks = 0n, says }: TimelineBand,
  { x, bottom, id }: Drawing,
): string {
  const [start, end] = [x(fromTicks), x(untilTicks)];
  const wide = Math.max(2, round(end - start));
  const name = kind === "window" ? `window ${says}` : says;
  const place = `x="${start}" y="${top}" width="${wide}" height="${bottom - top}"`;
  const hatch = kind === "window" ? "" : `<rect class="gap" fill="url(#hatch-${id})" ${place}/>`;
  const characters = Math.floor(wide / 6.5);
  const label =
    characters < 6 ? "" : name.length <= characters ? name : `${name.slice(0, characters - 1)}…`;
  const text =
    label === ""
      ? ""
      : `<text class="band-label" x="${start + 4}" y="${kind === "window" ? top - 6 : top + 12}">${escapeHtml(label)}</text>`;
  return `<g class="band ${kind}"><title>${escapeHtml(name)}</title><rect class="${kind}" ${place}/>${hatch}${text}</g>`;
}

function laneLine(lane: Lane, y: number): string {
  return `<g class="lane"><line x1="${left}" y1="${y}" x2="${width - right}" y2="${y}"/><text x="${left - 10}" y="${y + 4}" text-anchor="end">${laneRows[lane]}</text></g>`;
}

/** Seconds between labels: the first that leaves room for them. */
const steps = [
  10, 30, 60, 300, 600, 1800, 3600, 10_800, 21_600, 43_200, 86_400, 604_800, 2_592_000,
];

function axis(timeline: Timeline, { x, bottom }: Drawing): readonly string[] {
  const { fromTicks, untilTicks } = timeline;
  const seconds = Number((untilTicks - fromTicks) / ticksPerSecond);
  const step =
    BigInt(steps.find((one) => seconds / one <= 9) ?? Math.ceil(seconds / 9)) * ticksPerSecond;
  const isOfDays = untilTicks - fromTicks > ticksPerDay;
  const lines: string[] = [];
  for (let at = (fromTicks / step + 1n) * step; at < untilTicks; at += step) {
    const label = isOfDays
      ? isoFromTicks(at).slice(5, 16).replace("T", " ")
      : isoFromTicks(at).slice(11, step < 60n * ticksPerSecond ? 19 : 16);
    lines.push(
      `<g class="axis"><line x1="${x(at)}" y1="${top}" x2="${x(at)}" y2="${bottom}"/><text x="${x(at)}" y="${bottom + 18}" text-anchor="middle">${label}</text></g>`,
    );
  }
  const day = isoFromTicks(fromTicks).slice(0, 10);
  lines.push(`<text class="axis-name" x="${left - 10}" y="16" text-anchor="end">${day} UTC</text>`);
  return lines;
}

interface Receipt {
  readonly x: Scale;
  readonly y: number;
  readonly timeline: Timeline;
}

/** A hollow mark where the collector's time is, where that lies in the picture. */
function receipt(
  { ticks, receivedTicks }: TimelineMark,
  { x, y, timeline }: Receipt,
): readonly string[] {
  const { fromTicks, untilTicks } = timeline;
  if (receivedTicks === undefined || receivedTicks < fromTicks || receivedTicks > untilTicks)
    return [];
  const at = x(receivedTicks);
  return [
    `<g class="receipt"><title>received ${stamp(receivedTicks)} UTC</title><line x1="${x(ticks)}" y1="${y}" x2="${at}" y2="${y}"/><circle cx="${at}" cy="${y}" r="4"/></g>`,
  ];
}

interface Cluster {
  readonly marks: readonly TimelineMark[];
  readonly at: number;
}

function clustersOf({ marks }: Timeline, lane: Lane, x: Scale): readonly Cluster[] {
  const clusters: { marks: TimelineMark[]; at: number }[] = [];
  for (const mark of marks.filter((one) => one.lane === lane)) {
    const at = x(mark.ticks);
    const last = clusters.at(-1);
    if (last === undefined || at - last.at > clusterWidth) clusters.push({ marks: [mark], at });
    else last.marks.push(mark);
  }
  return clusters;
}

const order: readonly Severity[] = ["informational", "low", "medium", "high", "critical"];

function drawn({ marks, at }: Cluster, y: number): string {
  const [first] = marks;
  if (first === undefined) return "";
  const worst = order.findLast((severity) => marks.some((mark) => mark.severity === severity));
  const label = marks.length === 1 ? String(first.number) : `${first.number}+`;
  const told = marks
    .map(({ number, ticks, says }) => `${number}. ${stamp(ticks)} ${says}`)
    .slice(0, 12);
  const title = `<title>${told.map(escapeHtml).join("\n")}</title>`;
  const kind =
    worst === undefined
      ? `activity${marks.some(({ isDoubtful }) => isDoubtful) ? " doubtful" : ""}`
      : `severity-${worst}`;
  const shape =
    worst === undefined ? `<circle cx="${at}" cy="${y}" r="10"/>` : shapeOf(worst, at, y);
  return `<g class="mark ${kind}">${title}${shape}<text x="${at}" y="${y + 4}" text-anchor="middle">${label}</text></g>`;
}

/** A shape each, so that the picture can be read without colour. */
function shapeOf(severity: Severity, x: number, y: number): string {
  switch (severity) {
    case "critical":
      return `<path d="M${x} ${y - 15}L${x + 16} ${y + 11}H${x - 16}Z"/>`;
    case "high":
      return `<path d="M${x} ${y - 14}L${x + 14} ${y}L${x} ${y + 14}L${x - 14} ${y}Z"/>`;
    case "medium":
      return `<rect x="${x - 11}" y="${y - 11}" width="22" height="22"/>`;
    case "low":
    case "informational":
      return `<circle cx="${x}" cy="${y}" r="11"/>`;
  }
}
