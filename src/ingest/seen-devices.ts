// Decoded messages become a summary of each device that they speak of: since when, how much, with what clock, and which
// activities. Memory is bounded: so many devices, and of each so many kinds of rows.

import {
  type Activity,
  activities,
  type Channel,
  channels,
  type Event,
  type Scalar,
} from "#schema";
import type { Moment } from "./clock.ts";
import type { ClockTrust, Reading } from "./format.ts";
import { addressOf, computerOf, type Origin, type Told } from "./rows.ts";

/** Rows of one activity, told by one device through one channel. */
export interface SeenActivity {
  readonly activity: Activity;
  readonly channel: Channel;
  rows: number;
  /** Rows among them that give a command. */
  commands: number;
  /** Rows among them that give a version. */
  versions: number;
  firstTicks: bigint;
  lastTicks: bigint;
  /** Start of the last row's frame, and the line of the source on which it stands. */
  example: string;
  line: number;
}

/** What one source holds of one device. */
export interface SeenDevice {
  /** As messages name it: a name, or an address; never empty. */
  readonly device: string;
  /** Addresses that messages give for it, a few at most. */
  readonly addresses: Set<string>;
  /** Of its own: what an accounting server says about it is not among them. */
  messages: number;
  /** Of the messages that are dated by more than their receipt; undefined where none is. */
  firstTicks: bigint | undefined;
  lastTicks: bigint | undefined;
  /** How far the clock was trusted, in messages. */
  readonly clock: Record<ClockTrust, number>;
  /** Vendor and product -> messages that were read as theirs. */
  readonly products: Map<string, { vendor: string; product: string; messages: number }>;
  /** Messages that tell of a session through a firewall. */
  sessions: number;
  readonly activities: Map<string, SeenActivity>;
  /** The last that the device told. */
  version: { readonly text: string; readonly ticks: bigint } | undefined;
}

const mostDevices = 50_000;
const mostAddresses = 4;
/** A header that names an address mostly does so from the first message on. */
const messagesForAddresses = 500;
const exampleCharacters = 200;

/** They tell of other devices, under their own name in the header. */
const accountingServers: ReadonlySet<string> = new Set(["tac_plus", "tac_plus-ng", "ISE"]);

export class SeenDevices {
  readonly devices = new Map<string, SeenDevice>();
  /** Messages that a format read and that name no device. */
  nameless = 0;
  /** Messages of devices for which there was no room. */
  passedOver = 0;

  message(told: Told, origin: Origin): void {
    const { reading, moment } = told;
    if (reading === undefined || accountingServers.has(reading.product)) return;
    const name = computerOf(told, origin);
    if (name === "" && reading.vendor !== "") this.nameless += 1;
    const device = this.#deviceNamed(name);
    if (device === undefined) return;
    device.messages += 1;
    device.clock[moment.trust] += 1;
    seeProduct(device, reading.vendor, reading.product);
    if (device.messages <= messagesForAddresses) seeAddress(device, addressOf(told, origin));
    if (isDated(moment, origin)) seeAt(device, moment.generatedTicks);
    if (isSession(reading)) device.sessions += 1;
  }

  /** A row of an export, which has no reading of its own. */
  exported(event: Event): void {
    const { table, row } = event;
    if (table === "NetworkDeviceActivity") {
      this.activity(event);
      return;
    }
    const device = this.#deviceNamed(text(row["Computer"]) || text(row["DeviceName"]));
    if (device === undefined) return;
    device.messages += 1;
    seeProduct(device, text(row["DeviceVendor"]), text(row["DeviceProduct"]));
    const time = row["TimeGenerated"];
    if (typeof time === "bigint") seeAt(device, time);
  }

  /** A row of NetworkDeviceActivity. */
  activity({ row }: Event): void {
    const device = this.#deviceNamed(text(row["Device"]) || text(row["DeviceIP"]));
    const time = row["TimeGenerated"];
    const activity = activities.find((word) => word === row["Activity"]);
    const channel = channels.find((word) => word === row["Channel"]);
    if (device === undefined || typeof time !== "bigint") return;
    if (activity === undefined || channel === undefined) return;
    if (device.products.size === 0) seeProduct(device, text(row["Vendor"]), text(row["Product"]));
    seeAddress(device, text(row["DeviceIP"]));
    if (time !== row["_ReceivedTime"]) seeAt(device, time);
    const version = text(row["Version"]);
    if (version !== "") device.version = { text: version, ticks: time };
    const line = row["_SourceLine"];
    countRow(device, {
      ...{ activity, channel, rows: 1, firstTicks: time, lastTicks: time },
      commands: row["Command"] === "" ? 0 : 1,
      versions: version === "" ? 0 : 1,
      example: text(row["_Raw"]),
      line: typeof line === "bigint" ? Number(line) : 0,
    });
  }

  #deviceNamed(name: string): SeenDevice | undefined {
    const known = this.devices.get(name);
    if (known !== undefined) return known;
    if (name === "") return undefined;
    if (this.devices.size >= mostDevices) {
      this.passedOver += 1;
      return undefined;
    }
    const device = deviceNamed(detached(name));
    this.devices.set(device.device, device);
    return device;
  }
}

function deviceNamed(device: string): SeenDevice {
  return {
    device,
    addresses: new Set(),
    messages: 0,
    firstTicks: undefined,
    lastTicks: undefined,
    clock: { synced: 0, lost: 0, unset: 0, relay: 0 },
    products: new Map(),
    sessions: 0,
    activities: new Map(),
    version: undefined,
  };
}

function countRow(device: SeenDevice, row: SeenActivity): void {
  const key = `${row.activity} ${row.channel}`;
  const example = detached(row.example.slice(0, exampleCharacters));
  const known = device.activities.get(key);
  if (known === undefined) {
    device.activities.set(key, { ...row, example });
    return;
  }
  known.rows += 1;
  known.commands += row.commands;
  known.versions += row.versions;
  if (row.firstTicks < known.firstTicks) known.firstTicks = row.firstTicks;
  if (row.lastTicks > known.lastTicks) known.lastTicks = row.lastTicks;
  known.example = example;
  known.line = row.line;
}

function seeProduct(device: SeenDevice, vendor: string, product: string): void {
  if (vendor === "") return;
  const key = `${vendor} ${product}`;
  const known = device.products.get(key);
  if (known === undefined) device.products.set(key, { vendor, product, messages: 1 });
  else known.messages += 1;
}

function seeAddress({ addresses }: SeenDevice, address: string): void {
  if (address === "" || addresses.size >= mostAddresses || addresses.has(address)) return;
  addresses.add(detached(address));
}

function seeAt(device: SeenDevice, ticks: bigint): void {
  if (device.firstTicks === undefined || ticks < device.firstTicks) device.firstTicks = ticks;
  if (device.lastTicks === undefined || ticks > device.lastTicks) device.lastTicks = ticks;
}

/** Dated by a clock of the device's own or of a relay, not by the receipt of the whole source. */
function isDated({ generatedTicks }: Moment, { receivedAtTicks }: Origin): boolean {
  return generatedTicks !== receivedAtTicks;
}

const sessionOfAsa = /-(?:30201[3-8]|60900[12])$/;

function isSession({ vendor, mnemonic = "", sourceType, security }: Reading): boolean {
  if (vendor === "Cisco") return sessionOfAsa.test(mnemonic);
  if (mnemonic.startsWith("RT_FLOW_SESSION_") || sourceType.endsWith("traffic")) return true;
  const name = security?.["Activity"];
  return typeof name === "string" && /^(?:event:)?traffic/i.test(name);
}

const text = (cell: Scalar | undefined): string => (typeof cell === "string" ? cell : "");

/** A copy: a piece of a long text would keep all of that in memory. */
function detached(piece: string): string {
  return String(JSON.parse(JSON.stringify(piece)));
}
