// A word that names where a file is becomes a place: on the network, in a file system of the device, or one of its
// configurations. Hosts are pieces of the word, never guessed.

import type { Transfer } from "./command.ts";
import { vocabularyOf } from "./vocabulary.ts";
import { unquoted } from "./words.ts";

export type Place =
  | {
      readonly kind: "network";
      readonly text: string;
      readonly protocol: string;
      readonly host?: string | undefined;
      /** Empty where the line leaves the name to a prompt. */
      readonly path: string;
    }
  | {
      readonly kind: "storage";
      readonly text: string;
      /** Without its colon, in lower case; empty where the line names none. */
      readonly fileSystem: string;
      /** Storage that people carry from device to device. */
      readonly removable: boolean;
      readonly path: string;
    }
  | { readonly kind: "configuration"; readonly text: string };

/** What a family calls the places that have names. */
export interface PlaceNames {
  /** Schemes, without their colon. */
  readonly network: readonly string[];
  /** File systems, without their colon, that may be abbreviated. */
  readonly storage: readonly string[];
  readonly configurations: readonly string[];
}

const url = /^([a-z][a-z0-9.+-]{0,31}):\/\/([^/]*)(.*)$/is;
const colonForm = /^([a-z0-9][\w./+-]{0,63}):(.*)$/is;
const userAtHost = /^[^\s@:/]{1,128}@(\[[^\]\s]{1,64}\]|[^\s@:/[]{1,255}):(.*)$/s;
const removableNames = /^usb|^(?:stick|thumb)/i;

/** The word with its name spelt out (`tft` is `tftp:`), and the place that it is. */
export function readPlace(word: string, names: PlaceNames): Place {
  const inside = unquoted(word);
  if (inside !== word) return { ...readPlace(inside, names), text: word };
  const linked = url.exec(word);
  if (linked !== null) return fromUrl(word, linked, names);
  const remote = userAtHost.exec(word);
  if (remote !== null) {
    const [, host = "", path = ""] = remote;
    return { kind: "network", text: word, protocol: "scp", host: withoutBrackets(host), path };
  }
  const prefixed = colonForm.exec(word);
  if (prefixed !== null) return inFileSystem(word, prefixed[1] ?? "", prefixed[2] ?? "", names);
  return named(word, names);
}

function fromUrl(word: string, match: RegExpExecArray, names: PlaceNames): Place {
  const [, scheme = "", authority = "", path = ""] = match;
  const protocol = scheme.toLowerCase();
  if (!names.network.includes(protocol)) {
    return inFileSystem(word, scheme, `${authority}${path}`, names);
  }
  return { kind: "network", text: word, protocol, host: hostOf(authority), path: unslashed(path) };
}

/** Without user, password, port and VRF; undefined where nothing is left. */
function hostOf(authority: string): string | undefined {
  const address = authority.slice(authority.lastIndexOf("@") + 1);
  const bracketed = /^\[([^\]]*)\]/.exec(address)?.[1];
  if (bracketed !== undefined) return bracketed === "" ? undefined : bracketed;
  const bare = /^[^;%]*/.exec(address)?.[0] ?? "";
  const isIPv6 = bare.split(":").length > 2;
  const host = isIPv6 ? bare : bare.replace(/:.*$/s, "");
  return host === "" ? undefined : host;
}

function inFileSystem(text: string, name: string, path: string, names: PlaceNames): Place {
  const fileSystem = name.toLowerCase();
  if (names.network.includes(fileSystem)) {
    return { kind: "network", text, protocol: fileSystem, path: unslashed(path) };
  }
  const inside = unslashed(path);
  const isConfiguration =
    /^(?:nvram|system)$/.test(fileSystem) && names.configurations.includes(inside.toLowerCase());
  if (isConfiguration) return { kind: "configuration", text };
  const removable = removableNames.test(fileSystem);
  return { kind: "storage", text, fileSystem, removable, path: inside };
}

function named(word: string, names: PlaceNames): Place {
  const { network, storage, configurations } = names;
  const all = vocabularyOf(names, () => [...network, ...storage, ...configurations]);
  const name = all.spellOut(word);
  if (name === undefined) {
    const removable = /^\/?(?:\w{1,32}\/)?usb/i.test(word);
    return { kind: "storage", text: word, fileSystem: "", removable, path: word };
  }
  if (configurations.includes(name)) return { kind: "configuration", text: name };
  return inFileSystem(`${name}:`, name, "", names);
}

function unslashed(path: string): string {
  return path.replace(/^\/+/, "");
}

function withoutBrackets(host: string): string {
  return host.replace(/^\[|\]$/g, "");
}

/** Seen from the device. A side that the line leaves out is the device itself. */
export function crossing(from: Place | undefined, to: Place | undefined): Transfer | undefined {
  const source = from === undefined ? undefined : outside(from);
  if (source !== undefined) return { ...source, direction: "ToDevice" };
  const destination = to === undefined ? undefined : outside(to);
  if (destination !== undefined) return { ...destination, direction: "FromDevice" };
  const isWithin = from?.kind === "storage" || to?.kind === "storage";
  return isWithin && from !== undefined && to !== undefined ? { direction: "OnDevice" } : undefined;
}

/** What crosses the edge of the device: networks, and storage that people carry. */
function outside(place: Place): Omit<Transfer, "direction"> | undefined {
  switch (place.kind) {
    case "network":
      return { protocol: place.protocol, host: place.host };
    case "storage":
      return place.removable ? { protocol: "usb" } : undefined;
    case "configuration":
      return undefined;
  }
}

/** A place on the network that a line names in words of its own: `tftp 192.0.2.7 get x.bin`. */
export function networkPlace(protocol: string, host: string, path: string): Place {
  return {
    kind: "network",
    text: path,
    protocol: protocol.toLowerCase(),
    host: host === "" ? undefined : withoutBrackets(host),
    path,
  };
}
