// What many of Cisco's messages have in common: the place that speaks, the file or URL they name, a banner's version.

import { readPlace } from "#commands";
import { readImageName } from "#images";
import type { ActivityFacts } from "./recogniser.ts";

const speaker =
  /^(?:(?:Switch|Chassis) \d{1,2} )?(?:[A-Z]{1,3}\d{1,2}(?:\/\d{1,2})?): (?:[\w.-]{1,40}: )?/;

/** Daemons of IOS-XE put the chassis's part and their own name before their text: `Switch 1 R0/0: install_mgr: `. */
export function behindPlace(text: string): string {
  const at = speaker.exec(text)?.[0].length ?? 0;
  return text.slice(at);
}

const urls = {
  network: ["tftp", "ftp", "sftp", "scp", "rcp", "http", "https"],
  storage: [],
  configurations: [],
};

type Source = Pick<
  ActivityFacts,
  | "imagePath"
  | "imageName"
  | "imageFlags"
  | "transferProtocol"
  | "transferHost"
  | "transferDirection"
>;

/** A file of an image as a message names it, on the device or to be fetched from the network. */
export function imageSource(path: string | undefined): Source {
  if (path === undefined || !/[:/.]/.test(path)) return {};
  const image = readImageName(path);
  return {
    imagePath: path,
    imageName: image?.name,
    imageFlags: image?.flag,
    ...transferFrom(path),
  };
}

/** Where a URL lets the device fetch from; nothing where the text is no URL of the network. */
export function transferFrom(text: string): Source {
  const place = readPlace(text, urls);
  if (place.kind !== "network" || place.host === undefined) return {};
  return {
    transferProtocol: place.protocol,
    transferHost: place.host,
    transferDirection: "ToDevice",
  };
}

/** `Version 15.7(3)M2` of a banner, of any of Cisco's systems. */
export function versionOfBanner(text: string): string | undefined {
  return /\bVersion ([^\s,]{1,64})/.exec(text)?.[1];
}
