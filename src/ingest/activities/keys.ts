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

function keyOfTag(tag: string): string {
  const number = firewallTag.exec(tag)?.[1];
  if (number !== undefined) return number;
  return tag.replace(/-[0-7A-Z]-/, "-").replace(/\/\d\//, "/");
}
