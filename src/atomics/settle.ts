// A case becomes the messages that devices would have sent, with all placeholders filled. The last is settled at the
// moment given, so that logs of the case look as if they had just come.

import { ticksPerSecond } from "#schema";
import type { AtomicCase, AtomicChannel, InputArgument, TelemetryLine } from "./atomic.ts";
import { fill, type Placeholder } from "./placeholders.ts";
import { stampOf } from "./stamps.ts";

export interface SettledMessage {
  /** One frame; it may run over several lines. */
  readonly text: string;
  readonly channel: AtomicChannel;
  readonly atTicks: bigint;
  /** The line of the telemetry that it is of, from 0. */
  readonly line: number;
}

export interface SettleOptions {
  /** When the last message of the case arrives. */
  readonly receivedAtTicks: bigint;
  /** Values for input arguments and for `builtIn` names; the defaults without them. */
  readonly inputs?: ReadonlyMap<string, string>;
}

/** Names that every atomic may use, besides `time` and its own input arguments. */
export const builtIns: readonly InputArgument[] = [
  {
    name: "device",
    description: "name of the device; each case has one of its own without it",
    type: "string",
    default: "",
  },
  {
    name: "address",
    description: "address of the device",
    type: "string",
    default: "",
  },
  {
    name: "actor",
    description: "account that acts",
    type: "string",
    default: "nbrandt",
  },
  {
    name: "actor_address",
    description: "where the account comes from",
    type: "string",
    default: "203.0.113.77",
  },
];

/** Names that only frames may use: what is told, and the message's number. */
export const frameNames = ["text", "number"] as const;

const firstNumber = 101;

export function settle(one: AtomicCase, options: SettleOptions): readonly SettledMessage[] {
  const { lines } = one.telemetry;
  const devices = [...new Set(lines.map(({ device }) => device))];
  const said = lines.flatMap((line, index) =>
    Array.from({ length: line.times }, (_, time) => ({ line, index, time })),
  );
  let number = firstNumber - 1;
  const offsets = offsetsOf(said.map(({ line }) => line));
  const last = offsets.at(-1) ?? 0;
  return said.map(({ line, index: lineIndex, time }, index) => {
    number = time === 0 && line.number !== undefined ? line.number : number + 1;
    const channel = line.channel ?? one.channel;
    const behind = BigInt(last - (offsets[index] ?? 0));
    const atTicks = options.receivedAtTicks - behind * ticksPerSecond;
    const values = new Map([
      ...valuesOf(one, { suffix: line.device, order: devices.indexOf(line.device) }),
      ...(options.inputs ?? []),
    ]);
    const told = (placeholder: Placeholder) => filled(placeholder, values, atTicks);
    values.set("number", String(number));
    values.set("text", fill(line.text, told));
    return { text: fill(channel.frame, told), channel, atTicks, line: lineIndex };
  });
}

function offsetsOf(lines: readonly TelemetryLine[]): readonly number[] {
  let seconds = 0;
  return lines.map(({ afterSeconds }, index) => {
    seconds += index === 0 ? 0 : afterSeconds;
    return seconds;
  });
}

/** RFC 5737 gives 254 addresses: devices of one case differ, those of far cases may not. */
function valuesOf(
  { atomic, number }: AtomicCase,
  { suffix, order }: { readonly suffix: string; readonly order: number },
): readonly (readonly [string, string])[] {
  const device = `${atomic.id.replace(/\W/g, "-").toLowerCase()}-c${number}`;
  const address = `192.0.2.${1 + ((number * 8 + order) % 254)}`;
  return [
    ...builtIns.map((argument) => [argument.name, argument.default] as const),
    ["device", suffix === "" ? device : `${device}-${suffix}`],
    ["address", address],
    ...atomic.inputs.map((argument) => [argument.name, argument.default] as const),
  ];
}

function filled(
  { name, style, shiftSeconds }: Placeholder,
  values: ReadonlyMap<string, string>,
  atTicks: bigint,
): string {
  if (style === undefined) return values.get(name) ?? "";
  return stampOf(atTicks + BigInt(shiftSeconds) * ticksPerSecond, style);
}
