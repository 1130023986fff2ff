// The tag of a message becomes the key under which recognisers are asked about it.

import type { Reading } from "../format.ts";

const kept = new Map<string, string>();
/** Tags are outside text: so many are remembered, others are worked out each time. */
const keptMax = 4096;

/**
 * The tag without what operators can change in it: `SYS-5-RELOAD` and `SYS-W-RELOAD` are `SYS-RELOAD`,
 * `ASA-5-111010` is `111010`, `SHELL/5/CMDRECORD` is `SHELL/CMDRECORD`. Empty where the message has no tag.
 */
export function keyOf({ mnemonic }: Reading): string {
  if (mnemonic === undefined) return "";
  const known = kept.get(mnemonic);
  if (known !== undefined) return known;
  const key = keyOfTag(mnemonic);
  if (kept.size < keptMax) kept.set(mnemonic, key);
  return key;
}

const firewallTag = /^(?:ASA|FTD|PIX|FWSM)-(?:\w+-)?\d-(\d{6})$/;

/** Parts of a Cisco chassis that speak through the tag: `SYS-SW1-5-CONFIG_I`, `SYS-SW2_SP-5-RESTART`. */
const chassisPart =
  /^([A-Z][A-Z0-9_]*)(?:-(?:RP|SP|SPSTBY|STBY|STDBY|DFC\d+|SLOT\d+|SW\d+(?:_[A-Z0-9]+)?))+(?=-[0-7A-Z]-)/;
/** Boot scripts of IOS-XE print a date or a checksum where severity and mnemonic belong. */
const malformedBootTag = /^IOSXEBOOT-(?![0-7]-)/;

export function keyOfTag(tag: string): string {
  const number = firewallTag.exec(tag)?.[1];
  if (number !== undefined) return number;
  if (malformedBootTag.test(tag)) return "IOSXEBOOT";
  const part = chassisPart.exec(tag);
  if (part !== null) return keyOfTag(`${part[1]}${tag.slice(part[0].length)}`);
  return tag.replace(/-[0-7A-Z]-/, "-").replace(/\/\d\//, "/");
}
