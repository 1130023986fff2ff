// The certificate of a device becomes the device that it names, and whether that is this device.

import type { Fact } from "../fact.ts";
import type { Certificate } from "./certificate.ts";

export interface NamedDevice {
  readonly model: string;
  readonly serial: string;
}

/** Undefined where a certificate is no device's: subjects of SUDI certificates have `PID:… SN:…`. */
export function deviceOf({ subjectSerial }: Certificate): NamedDevice | undefined {
  const [, model = "", serial = ""] =
    /^\s*PID:(\S{1,64})\s+SN:(\S{1,64})\s*$/i.exec(subjectSerial) ?? [];
  return serial === "" ? undefined : { model, serial };
}

export interface DeviceResult {
  readonly result: "pass" | "fail" | "not shown";
  readonly says: string;
}

/**
 * A serial number of this device passes. Another one fails where the device shows its like: numbers of chassis and of
 * boards differ on some models (an ISR 4451 of chassis FTX… has a board FOC…, which its certificate names), so that
 * `show version` alone fails only a number of the same maker's code, its first three letters.
 */
export function compareDevice(
  certificate: Certificate,
  location: string,
  facts: readonly Fact[],
): DeviceResult {
  const named = deviceOf(certificate);
  if (named === undefined) {
    return { result: "not shown", says: `${certificate.subject} names no model and serial number` };
  }
  const name = `${named.model} ${named.serial}`;
  const serials = facts.filter(({ kind, value }) => kind === "SerialNumber" && value !== "");
  const shown = serials.map(({ value }) => value).join(", ");
  if (serials.some(({ value }) => isSame(value, named.serial))) {
    return { result: "pass", says: `it is of ${name}, and the device shows that serial number` };
  }
  if (serials.length === 0) {
    return { result: "not shown", says: `it is of ${name}; no serial number is shown: ${hint}` };
  }
  const isLike = ({ value, at }: Fact) =>
    at.command.startsWith("show inventory") || codeOf(value) === codeOf(named.serial);
  return serials.some(isLike) && !isElsewhere(named, location, serials)
    ? { result: "fail", says: `it is of ${name}; the device shows ${shown}` }
    : { result: "not shown", says: `it is of ${name}, and only ${shown} is shown: ${hint}` };
}

const hint = "hand in show inventory";

function codeOf(serial: string): string {
  return serial.trim().slice(0, 3).toUpperCase();
}

/** Of a module (a supervisor, a route processor) or another member, of which no serial number is shown. */
function isElsewhere({ model }: NamedDevice, location: string, serials: readonly Fact[]): boolean {
  if (serials.some(({ at }) => at.command.startsWith("show inventory"))) return false;
  if (/-(?:RP|RSP|SUP|ESP|SIP|MIP)\d?/i.test(model)) return true;
  const [, member] = /^chassis (\d+)/.exec(location) ?? [];
  if (member === undefined || member === "1") return false;
  return !serials.some(({ subject }) => subject.split(/\D+/).includes(member));
}

function isSame(one: string, other: string): boolean {
  return one.trim().toUpperCase() === other.trim().toUpperCase();
}
