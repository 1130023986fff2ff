// `show software authenticity keys`: the keys that a device trusts, each as the SHA-256 of its modulus.

import { createHash } from "node:crypto";
import type { OutputLine, OutputReader, OutputReading, ShownOutput } from "../../output.ts";
import { Told } from "../told.ts";

const command = "show software authenticity keys";
const heading = /^Public Key #\d{1,3} Information$/;
const field =
  /^(Key Type|Public Key Algorithm|Exponent|Key Version|Product Name|Modulus)(?: \((\d{1,4}) bytes\))? *:(?: *(.{0,200}))?$/;
const bytes = /^(?:[0-9a-f]{2}:){0,40}[0-9a-f]{2}:?$/i;

export const authenticityKeys: OutputReader = {
  command,
  families: ["ios", "nxos", "asa"],
  isShownBy: (lines) => lines.slice(0, 4).some(({ text }) => heading.test(text.trim())),
  source: "Cisco IOS, NX-OS and ASA forensic guides: public keys",
  read: readKeys,
};

interface Key {
  readonly type: string;
  readonly bytes: number | undefined;
  readonly modulus: string;
}

const noKey: Key = { type: "", bytes: undefined, modulus: "" };

function readKeys(output: ShownOutput): OutputReading {
  const told = new Told(output, command);
  const unread: OutputLine[] = [];
  let key = noKey;
  for (const line of output.lines) {
    const text = line.text.trim();
    const [, name, length, value = ""] = field.exec(text) ?? [];
    if (heading.test(text)) key = noKey;
    else if (bytes.test(text)) key = { ...key, modulus: key.modulus + text.replaceAll(":", "") };
    else if (name === "Key Type") key = { ...key, type: value };
    else if (name === "Public Key Algorithm") key = { ...key, bytes: bytesIn(value) };
    else if (name === "Modulus") key = { ...key, bytes: length ? Number(length) : key.bytes };
    else if (name === "Key Version") {
      if (isWhole(key))
        told.tell("SigningKey", digestOf(key), { line, subject: nameOf(key, value) });
      else unread.push(line);
    } else if (name === undefined && !/^(?:-{5,})?$/.test(text)) unread.push(line);
  }
  return { facts: told.facts, unread };
}

function bytesIn(algorithm: string): number | undefined {
  const [, bits] = /\b(\d{3,5})-bit\b/.exec(algorithm) ?? [];
  return bits === undefined ? undefined : Number(bits) / 8;
}

function isWhole({ bytes: expected, modulus }: Key): boolean {
  return modulus !== "" && (expected === undefined || modulus.length === 2 * expected);
}

function digestOf({ modulus }: Key): string {
  return `sha256:${createHash("sha256").update(Buffer.from(modulus, "hex")).digest("hex")}`;
}

/** Type, version and store, as `Release, A, primary`. */
function nameOf({ type }: Key, version: string): string {
  const [, kind = type, store = ""] = /^(\w{1,20}) *\((.{1,40})\)$/.exec(type.trim()) ?? [];
  const place = store.toLowerCase().replace(/ key storage$/, "");
  return [kind, version.trim(), place].filter(Boolean).join(", ");
}
