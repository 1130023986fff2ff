// A name under which logs, people or evidence know a device becomes the device that the inventory means; scopes say
// whether they are about it. A name that could mean two devices means none.

import type { CaseDevice } from "../enquiry.ts";
import { addressOf, addressText, contains, networkOf } from "./address.ts";
import type { InventoryDevice, Scope, TriageContext } from "./context.ts";
import { matchesWildcard } from "./wildcard.ts";

/** Names compare without case, addresses without their writing. */
export function foldedName(name: string): string {
  const trimmed = name.trim();
  const address = addressOf(trimmed);
  return address === undefined
    ? trimmed.toLowerCase().replace(/(?<=[^.])\.$/, "")
    : addressText(address);
}

/**
 * The device of that name or address. `r1` is `r1.example.net` where the inventory has one device that either could
 * mean; two different full names are never one device.
 */
export function deviceNamed(context: Pick<TriageContext, "devices">, name: string): CaseDevice {
  const index = indexOf(context);
  const inventory = found(index, foldedName(name));
  if (inventory === undefined) return { name: name.trim(), names: [name.trim()] };
  const own = namesOf(inventory);
  const short = own
    .map((text) => shortName(foldedName(text)))
    .filter((text) => text !== undefined && index.byShort.get(text)?.size === 1);
  const names = new Map(
    [...own, name.trim(), ...short].map((text) => [foldedName(text ?? ""), text]),
  );
  return { name: inventory.name, names: [...names.values()].map((text) => text ?? ""), inventory };
}

interface DeviceIndex {
  readonly byName: ReadonlyMap<string, ReadonlySet<InventoryDevice>>;
  /** By the first label of their names. */
  readonly byShort: ReadonlyMap<string, ReadonlySet<InventoryDevice>>;
}

const indexes = new WeakMap<object, DeviceIndex>();

function indexOf({ devices }: Pick<TriageContext, "devices">): DeviceIndex {
  const kept = indexes.get(devices);
  if (kept !== undefined) return kept;
  const byName = new Map<string, Set<InventoryDevice>>();
  const byShort = new Map<string, Set<InventoryDevice>>();
  const note = (map: Map<string, Set<InventoryDevice>>, key: string, device: InventoryDevice) =>
    map.set(key, (map.get(key) ?? new Set()).add(device));
  for (const device of devices) {
    for (const name of namesOf(device).map(foldedName)) {
      note(byName, name, device);
      note(byShort, shortName(name) ?? name, device);
    }
  }
  const index = { byName, byShort };
  indexes.set(devices, index);
  return index;
}

export function namesOf({
  name,
  aliases,
}: Pick<InventoryDevice, "name" | "aliases">): readonly string[] {
  return [name, ...aliases];
}

function found({ byName, byShort }: DeviceIndex, name: string): InventoryDevice | undefined {
  const exact = byName.get(name);
  if (exact !== undefined) return only(exact);
  const short = shortName(name);
  if (short === undefined) return only(byShort.get(name));
  const device = only(byShort.get(short));
  if (device === undefined || byName.get(short)?.has(device) !== true) return undefined;
  const isOther = namesOf(device).some((own) => shortName(foldedName(own)) === short);
  return isOther ? undefined : device;
}

function only(devices: ReadonlySet<InventoryDevice> | undefined): InventoryDevice | undefined {
  const [first, second] = devices ?? [];
  return second === undefined ? first : undefined;
}

/** The first label of a name that has several; undefined for addresses and for short names. */
function shortName(folded: string): string | undefined {
  const dot = folded.indexOf(".");
  return dot <= 0 || addressOf(folded) !== undefined ? undefined : folded.slice(0, dot);
}

/** A role, site or model that is asked for and that no inventory tells is not met. */
export function covers(scope: Scope, device: CaseDevice): boolean {
  const { role = "", site = "", model = "" } = device.inventory ?? {};
  return (
    (scope.devices.length === 0 || scope.devices.some((wanted) => isNamed(wanted, device))) &&
    isOneOf(scope.roles, role) &&
    isOneOf(scope.sites, site) &&
    isOneOf(scope.models, model)
  );
}

function isNamed(wanted: string, { name, names }: CaseDevice): boolean {
  const network = networkOf(wanted.trim());
  const pattern = foldedName(wanted);
  return [name, ...names].some((own) => {
    if (network === undefined) return matchesWildcard(pattern, foldedName(own));
    const address = addressOf(own.trim());
    return address !== undefined && contains(network, address);
  });
}

function isOneOf(wanted: readonly string[], own: string): boolean {
  if (wanted.length === 0) return true;
  const folded = foldedWord(own);
  return folded !== "" && wanted.some((one) => matchesWildcard(foldedWord(one), folded));
}

/** `Edge Router` and `edge-router`: inventories have a name and a short form of it for each word. */
const foldedWord = (word: string): string =>
  word
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, "-");
