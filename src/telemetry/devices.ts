// What sources hold of devices becomes one account of each device, whatever the names under which it was told of.

import type { Family } from "#commands";
import type { ClockTrust, SeenActivity, SeenDevice } from "#ingest";
import type { Activity, Channel } from "#schema";
import { familyOf } from "./families.ts";

/** The devices of one source. */
export interface SourceDevices {
  readonly source: string;
  readonly devices: Iterable<SeenDevice>;
}

export interface Device {
  readonly name: string;
  /** Other names and addresses under which it was told of. */
  readonly aliases: readonly string[];
  /** Empty where no message told. */
  readonly vendor: string;
  readonly product: string;
  /** Undefined where the product's command line is not known here. */
  readonly family: Family | undefined;
  /** Of its own. */
  readonly messages: number;
  readonly firstTicks: bigint | undefined;
  readonly lastTicks: bigint | undefined;
  readonly clock: Readonly<Record<ClockTrust, number>>;
  /** The last that it told. */
  readonly version: { readonly text: string; readonly ticks: bigint } | undefined;
  readonly sessions: number;
  readonly activities: readonly DeviceActivity[];
}

export interface DeviceActivity {
  readonly activity: Activity;
  readonly channel: Channel;
  readonly rows: number;
  readonly commands: number;
  readonly versions: number;
  readonly lastTicks: bigint;
  readonly example: Example;
}

export interface Example {
  readonly source: string;
  readonly line: number;
  readonly text: string;
}

interface Sighting {
  readonly source: string;
  readonly device: SeenDevice;
}

/** Sorted by name. */
export function devicesOf(sources: readonly SourceDevices[]): readonly Device[] {
  const byName = new Map<string, Sighting[]>();
  for (const { source, devices } of sources) {
    for (const device of devices) {
      const name = device.device.toLowerCase();
      byName.set(name, [...(byName.get(name) ?? []), { source, device }]);
    }
  }
  const known = knownNames(byName);
  const groups = new Map<string, Sighting[]>();
  for (const [name, sightings] of byName) {
    const main = known(name);
    groups.set(main, [...(groups.get(main) ?? []), ...sightings]);
  }
  return [...groups].map(([main, sightings]) => deviceOf(main, sightings)).sort(byNameOfDevice);
}

/**
 * An address is the one device that says it has it; a bare name the one device whose full name starts with it. Where
 * several could be meant, nothing is joined.
 */
function knownNames(byName: ReadonlyMap<string, readonly Sighting[]>): (name: string) => string {
  const ownersOf = new Map<string, Set<string>>();
  const own = (key: string, owner: string) =>
    ownersOf.set(key, (ownersOf.get(key) ?? new Set()).add(owner));
  for (const [name, sightings] of byName) {
    for (const address of sightings.flatMap(({ device }) => [...device.addresses])) {
      if (address !== name) own(address, name);
    }
    const dot = name.indexOf(".");
    if (dot > 0 && !isAddress(name)) own(name.slice(0, dot), name);
  }
  return (name) => {
    const owners = ownersOf.get(name);
    const [only] = owners ?? [];
    return owners?.size === 1 && only !== undefined && !isAddress(only) ? only : name;
  };
}

const isAddress = (name: string): boolean => /^[\d.]+$/.test(name) || name.includes(":");

const byNameOfDevice = (a: Device, b: Device): number => (a.name < b.name ? -1 : 1);

function deviceOf(main: string, sightings: readonly Sighting[]): Device {
  const seen = sightings.map(({ device }) => device);
  const names = new Set(seen.flatMap(({ device, addresses }) => [device, ...addresses]));
  const name = seen.find(({ device }) => device.toLowerCase() === main)?.device ?? main;
  const product = mostFrequent(seen);
  const sum = (count: (device: SeenDevice) => number) =>
    seen.reduce((total, device) => total + count(device), 0);
  return {
    name,
    aliases: [...names].filter((other) => other !== name),
    ...product,
    family: familyOf(product.product),
    messages: sum(({ messages }) => messages),
    firstTicks: least(seen.flatMap(({ firstTicks }) => firstTicks ?? [])),
    lastTicks: greatest(seen.flatMap(({ lastTicks }) => lastTicks ?? [])),
    clock: {
      synced: sum(({ clock }) => clock.synced),
      lost: sum(({ clock }) => clock.lost),
      unset: sum(({ clock }) => clock.unset),
      relay: sum(({ clock }) => clock.relay),
    },
    version: latest(seen.flatMap(({ version }) => version ?? [])),
    sessions: sum(({ sessions }) => sessions),
    activities: activitiesOf(sightings),
  };
}

/** What most of its messages were read as; a product that is known here wins over one that is not. */
function mostFrequent(seen: readonly SeenDevice[]): Pick<Device, "vendor" | "product"> {
  const counts = new Map<string, { vendor: string; product: string; messages: number }>();
  for (const { vendor, product, messages } of seen.flatMap(({ products }) => [
    ...products.values(),
  ])) {
    const key = `${vendor} ${product}`;
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { vendor, product, messages });
    else known.messages += messages;
  }
  const weight = (one: { product: string; messages: number }) =>
    one.messages + (familyOf(one.product) === undefined ? 0 : 1e12);
  const [most] = [...counts.values()].sort((a, b) => weight(b) - weight(a));
  return { vendor: most?.vendor ?? "", product: most?.product ?? "" };
}

function activitiesOf(sightings: readonly Sighting[]): readonly DeviceActivity[] {
  const merged = new Map<string, DeviceActivity>();
  for (const { source, device } of sightings) {
    for (const [key, row] of device.activities) {
      merged.set(key, joined(merged.get(key), activityOf(row, source)));
    }
  }
  return [...merged.values()];
}

function activityOf(row: SeenActivity, source: string): DeviceActivity {
  const { activity, channel, rows, commands, versions, lastTicks, example, line } = row;
  return {
    ...{ activity, channel, rows, commands, versions, lastTicks },
    example: { source, line, text: example },
  };
}

function joined(one: DeviceActivity | undefined, other: DeviceActivity): DeviceActivity {
  if (one === undefined) return other;
  const later = one.lastTicks > other.lastTicks ? one : other;
  return {
    ...later,
    rows: one.rows + other.rows,
    commands: one.commands + other.commands,
    versions: one.versions + other.versions,
  };
}

const least = (ticks: readonly bigint[]): bigint | undefined =>
  ticks.reduce<bigint | undefined>((a, b) => (a === undefined || b < a ? b : a), undefined);

const greatest = (ticks: readonly bigint[]): bigint | undefined =>
  ticks.reduce<bigint | undefined>((a, b) => (a === undefined || b > a ? b : a), undefined);

function latest(versions: readonly NonNullable<Device["version"]>[]): Device["version"] {
  return versions.reduce<Device["version"]>(
    (a, b) => (a === undefined || b.ticks >= a.ticks ? b : a),
    undefined,
  );
}
