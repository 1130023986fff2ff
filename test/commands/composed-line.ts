// Command lines as they are composed for the matrix, with what they do known from how they were composed.

import type { Family, Transfer } from "#commands";
import type { Activity } from "#schema";

export interface ComposedLine {
  readonly family: Family;
  readonly mode: "exec" | "config";
  /** Letters in brackets may be left off, as in manuals: `rel(oad) in 5`. */
  readonly text: string;
  readonly does: Doing;
}

export interface Doing {
  readonly activity: Activity;
  readonly transfer?: Transfer | undefined;
  readonly imagePath?: string | undefined;
  readonly imageName?: string | undefined;
  readonly imageFlags?: string | undefined;
  readonly configRegister?: string | undefined;
}

export interface Spelling {
  readonly name: string;
  spell(text: string): string;
}

/** How much of what may be left off is left off. */
export const spellings: readonly Spelling[] = [
  { name: "in full", spell: (text) => text.replace(/\((\S*?)\)/g, "$1") },
  { name: "as short as can be", spell: (text) => text.replace(/\(\S*?\)/g, "") },
  {
    name: "by halves",
    spell: (text) =>
      text.replace(/\((\S*?)\)/g, (_, rest: string) => rest.slice(0, Math.ceil(rest.length / 2))),
  },
];

export function spelledOut(text: string): string {
  return text.replace(/\((\S*?)\)/g, "$1");
}

/** An image as a family names it. */
export interface ComposedImage {
  readonly name: string;
  readonly flags?: string;
}

/** A server as a URL names it, with or without user, password, port, brackets and VRF. */
export interface Server {
  readonly url: string;
  readonly protocol: string;
  readonly host: string;
}

/** Never to be seen in any column. */
export const secret = "Tr0ub4dor";

export const servers: readonly Server[] = [
  { url: "tftp://198.51.100.9/", protocol: "tftp", host: "198.51.100.9" },
  { url: "tftp://[2001:db8::9]/images/", protocol: "tftp", host: "2001:db8::9" },
  { url: `ftp://ops:${secret}@files.example.net/`, protocol: "ftp", host: "files.example.net" },
  { url: `ftp://ops:${secret}@203.0.113.9:2121/`, protocol: "ftp", host: "203.0.113.9" },
  { url: "scp://ops@198.51.100.9/", protocol: "scp", host: "198.51.100.9" },
  { url: "http://198.51.100.9:8080/pub/", protocol: "http", host: "198.51.100.9" },
  { url: "https://[2001:db8::9]:8443/", protocol: "https", host: "2001:db8::9" },
];

export function toDevice({ protocol, host }: Server): Transfer {
  return { protocol, host, direction: "ToDevice" };
}

export function fromDevice({ protocol, host }: Server): Transfer {
  return { protocol, host, direction: "FromDevice" };
}

export function composer(family: Family): Composer {
  const line =
    (mode: "exec" | "config") =>
    (text: string, activity: Activity, does: Partial<Doing> = {}): ComposedLine => ({
      family,
      mode,
      text,
      does: { activity, ...does },
    });
  return { exec: line("exec"), config: line("config") };
}

type Compose = (text: string, activity: Activity, does?: Partial<Doing>) => ComposedLine;

export interface Composer {
  readonly exec: Compose;
  readonly config: Compose;
}

export function imageAt(path: string, { name, flags }: ComposedImage): Partial<Doing> {
  return { imagePath: path, imageName: name, imageFlags: flags };
}

/** How a family of Cisco's kind writes its copies. */
export interface CopyWords {
  readonly copy: string;
  readonly running: string;
  readonly startup: string;
  readonly images: readonly ComposedImage[];
  /** File systems with their colon. */
  readonly storage: readonly string[];
  readonly servers: readonly Server[];
}

/** Copies of images to the device, backups off it, and configurations that come in. */
export function copiesOf({ exec }: Composer, words: CopyWords): ComposedLine[] {
  const { copy, running, startup } = words;
  return words.servers.flatMap((server) => [
    ...words.images.flatMap((image) => [
      ...words.storage.map((storage) =>
        exec(`${copy} ${server.url}${image.name} ${storage}`, "ImageCopied", {
          transfer: toDevice(server),
          ...imageAt(`${server.url}${image.name}`, image),
        }),
      ),
      ...words.storage.map((storage) =>
        exec(`${copy} ${server.url}new.bin ${storage}${image.name}`, "ImageCopied", {
          transfer: toDevice(server),
          ...imageAt(`${storage}${image.name}`, image),
        }),
      ),
      exec(`${copy} ${words.storage[0]}${image.name} ${server.url}`, "CommandExecuted", {
        transfer: fromDevice(server),
        ...imageAt(`${words.storage[0]}${image.name}`, image),
      }),
    ]),
    exec(`${copy} ${running} ${server.url}edge1-confg`, "CommandExecuted", {
      transfer: fromDevice(server),
    }),
    exec(`${copy} ${server.url}edge1-confg ${running}`, "ConfigLoadedFromNetwork", {
      transfer: toDevice(server),
    }),
    exec(`${copy} ${server.url}edge1-confg ${startup}`, "ConfigLoadedFromNetwork", {
      transfer: toDevice(server),
    }),
    exec(`${copy} ${server.url}notes.txt ${words.storage[0]}`, "CommandExecuted", {
      transfer: toDevice(server),
    }),
  ]);
}
