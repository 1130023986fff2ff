// The values of an entry: read as what they are, or told to be none.

import { compareVersions } from "#images";
import { ticksFromIso, ticksPerDay } from "#schema";
import { nearest } from "#text";
import { addressOf, hasHostBits, hostPatternOf, isNoHost, networkOf } from "../address.ts";
import type { Scope, Validity } from "../context.ts";
import { type Complaints, quoted } from "./complaints.ts";
import { type Cell, cellOf, cellsOf, type Row } from "./row.ts";

const moment =
  /^\d{4}-\d{2}-\d{2}(?:(?<time>[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,7})?)?)\s?(?<zone>Z|[+-]\d{2}:?\d{2})?)?$/i;

export function validityOf(row: Row, complaints: Complaints): Validity {
  const from = cellOf(row, "validFrom");
  const until = cellOf(row, "validUntil");
  const fromTicks = from === undefined ? undefined : momentOf(from, "start", complaints);
  const untilTicks = until === undefined ? undefined : momentOf(until, "end", complaints);
  if (
    until !== undefined &&
    fromTicks !== undefined &&
    untilTicks !== undefined &&
    untilTicks <= fromTicks
  ) {
    complaints.wrong(until.at, "is valid until before it is valid from");
  }
  return {
    ...(fromTicks === undefined ? {} : { fromTicks }),
    ...(untilTicks === undefined ? {} : { untilTicks }),
  };
}

function momentOf(cell: Cell, side: "start" | "end", complaints: Complaints): bigint | undefined {
  const match = moment.exec(cell.text);
  const ticks =
    match === null ? undefined : ticksFromIso(cell.text.replace(/\s(?=Z$|[+-]\d\d:?\d\d$)/i, ""));
  if (ticks === undefined) {
    const hint = "ISO 8601: 2026-03-15 for a day, 2026-03-15T01:00:00Z or +02:00 for a moment";
    return complaints.wrong(cell.at, `${quoted(cell.text)} is no date that is read`, hint);
  }
  const { time, zone } = match?.groups ?? {};
  if (time !== undefined && zone === undefined) {
    return complaints.wrong(cell.at, `${quoted(cell.text)} names no zone`, "Z or +02:00 behind it");
  }
  return time === undefined && side === "end" ? ticks + ticksPerDay : ticks;
}

export function scopeOf(row: Row, complaints: Complaints): Scope {
  const devices = cellsOf(row, "device").filter(({ text }) => text !== "*");
  for (const { text, at } of devices) {
    const network = networkOf(text);
    if (network === undefined && /\/\d+$/.test(text)) {
      complaints.wrong(at, `${quoted(text)} is no network`, "192.0.2.0/24, 2001:db8::/32");
    }
  }
  const textsOf = (field: "role" | "site" | "model") =>
    cellsOf(row, field)
      .map(({ text }) => text)
      .filter((text) => text !== "*");
  return {
    devices: devices.map(({ text }) => text),
    roles: textsOf("role"),
    sites: textsOf("site"),
    models: textsOf("model"),
  };
}

/** A host of a list, as written. */
export function hostOf({ text, at }: Cell, complaints: Complaints): string | undefined {
  const pattern = hostPatternOf(text);
  if (pattern === undefined) {
    const hint = /[^\x20-\x7e]/.test(text)
      ? "names of other scripts are written in their ASCII form, xn--…"
      : "192.0.2.10, 192.0.2.0/24, 2001:db8::10, tftp.example.net or *.example.net";
    return complaints.wrong(at, `${quoted(text)} is no address, network or DNS name`, hint);
  }
  if (pattern.kind === "name") return text;
  const { network } = pattern;
  if (hasHostBits(network)) {
    complaints.doubt(at, `${text} has bits beyond its prefix: the whole network is meant`);
  }
  if (network.prefix === 0) {
    complaints.doubt(at, `${text} holds every address: nothing is told apart by it`);
  } else if (network.prefix === network.bits && isNoHost(network)) {
    complaints.doubt(at, `${text} stands for no single host: whoever answers first is let in`);
  }
  return text;
}

/** As transfers are told: schemes of URLs, as devices know them. */
export const transferProtocols = [
  ...["tftp", "ftp", "ftps", "sftp", "scp", "http", "https", "rcp", "nfs", "smb", "cifs"],
  ...["rsync", "xmodem", "ymodem", "zmodem", "kermit", "pnp", "smart-install"],
] as const;

export function protocolsOf(row: Row, complaints: Complaints): readonly string[] {
  const known: readonly string[] = transferProtocols;
  return cellsOf(row, "protocols")
    .filter(({ text }) => text !== "*" && text.toLowerCase() !== "any")
    .map(({ text, at }) => {
      const protocol = text.toLowerCase().replace(/:?(?:\/\/)?$/, "");
      if (!known.includes(protocol)) {
        const close = nearest(protocol, known);
        complaints.wrong(
          at,
          `no protocol of transfers is named ${quoted(text)}`,
          close === undefined ? known.join(", ") : `'${close}' is the closest name`,
        );
      }
      return protocol;
    });
}

/** Names of VRFs hold no blanks; several would be one that no device has. */
export function vrfOf(row: Row, complaints: Complaints): string {
  const cell = cellOf(row, "vrf");
  if (cell === undefined || cell.text === "*") return "";
  if (/[\s,;|]/.test(cell.text)) {
    complaints.wrong(cell.at, `${quoted(cell.text)} is no name of a VRF`, "one entry for each VRF");
  }
  return cell.text;
}

export function versionOf({ text, at }: Cell, complaints: Complaints): string | undefined {
  const star = text.indexOf("*");
  if (star >= 0 && star < text.length - 1) {
    return complaints.wrong(at, `${quoted(text)} has a star within`, "a star stands at the end");
  }
  if (text === "*") {
    complaints.doubt(at, "a star alone approves every version");
    return text;
  }
  const example =
    star < 0
      ? [text]
      : [text.replace("*", "1"), text.replace("*", ""), text.replace(/[.(]?\*$/, "")];
  if (example.every((one) => compareVersions(one, one) === undefined)) {
    complaints.doubt(
      at,
      `${quoted(text)} is of no scheme of versions that is known: it counts only as it is written`,
    );
  }
  return text;
}

/** An address with or without its prefix length, as inventories write those of interfaces. */
export function ownAddressOf({ text, at }: Cell, complaints: Complaints): string | undefined {
  const address = networkOf(text) === undefined ? text : text.replace(/\/\d+$/, "");
  if (addressOf(address) !== undefined) return address;
  return complaints.wrong(at, `${quoted(text)} is no address`, "192.0.2.10 or 2001:db8::10");
}

/** One of a few words, in any case; the first is what an empty cell means. */
export function wordOf<Word extends string>(
  cell: Cell | undefined,
  words: ReadonlyMap<string, Word>,
  complaints: Complaints,
): Word | undefined {
  if (cell === undefined) return undefined;
  const word = words.get(cell.text.toLowerCase().replace(/[\s_-]+/g, " "));
  if (word !== undefined) return word;
  return complaints.wrong(
    cell.at,
    `${quoted(cell.text)} is not known here`,
    `known are: ${[...words.keys()].join(", ")}`,
  );
}
