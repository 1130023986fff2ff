// The name of an image file becomes what it says of platform, features, version and signing. Other files, such as
// configurations, logs and packages for clients, have none.

import type { ImageFacts, ImageNaming, ImagePart } from "./naming.ts";
import { namings } from "./namings/index.ts";

/**
 * How a Cisco image says that it is signed: SPA is a production image (signed, production, key version A), SSA a
 * special one (signed, special, key version A), as engineering and development builds are.
 */
export type ImageFlag = "SPA" | "SSA";

export interface ImageName extends ImageFacts {
  /** The file's name, without folders. */
  readonly name: string;
  readonly flag?: ImageFlag | undefined;
  readonly part: ImagePart;
}

/** Longer names are on no file system of a device. */
const charactersMax = 255;

/** Endings that only images have on network devices, whatever stands before. */
const imageEnding =
  /\.(?:bin|spa|ssa|img|pkg|swi|swix|iso|rpm|cc|ipe|csp|smu|pat|pie|aes|srec|image)$/i;

/** Endings that other files have as well: an image only where a naming knows the rest. */
const sharedEnding = /\.(?:tgz|tar|tar\.gz|img\.gz|tar\.xz|out|qcow2|vmdk|ova|sh\.REL\.tar)$/i;

/** What image.out and the like are called on a TFTP server where nobody names them better. */
const bareName = /^(?:image|firmware)\.(?:out|tgz|tar)$/i;

/** Packages that a firewall hands to the computers of its users. */
const forClients =
  /^(?:anyconnect|cisco-secure-client|secureclient|csd|hostscan|secure-firewall-posture|sast|securedesktop|external-sso|client_?bundle)\b|^(?:anyconnect|hostscan|csd)_/i;

const bootLoaderName = /rommon|_RM\d|bootloader/i;

const patchEnding = /\.(?:smu\.bin|smu|pat|swix)$/i;

/** Undefined where a path, with or without a file system before it, does not end in the name of an image. */
export function readImageName(path: string): ImageName | undefined {
  const [place = ""] = path.trim().split(/[?#]/, 1);
  const name = place.slice(Math.max(...["/", ":", "\\"].map((it) => place.lastIndexOf(it))) + 1);
  if (name === "" || name.length > charactersMax || forClients.test(name)) return undefined;
  const own = imageEnding.test(name);
  const stem = name.replace(own ? /\.(?!(?:spa|ssa)$)\w+$/i : sharedEnding, "");
  const flag = flagOf(name);
  for (const naming of namings) {
    const groups = naming.pattern.exec(stem)?.groups ?? naming.pattern.exec(name)?.groups;
    if (groups !== undefined || naming.pattern.test(stem)) {
      return { name, flag, ...factsOf(naming, groups ?? {}, name) };
    }
  }
  if (!own && !bareName.test(name)) return undefined;
  return { name, flag, part: partOf(name) };
}

function factsOf(
  naming: ImageNaming,
  groups: Readonly<Record<string, string | undefined>>,
  name: string,
): ImageFacts & { readonly part: ImagePart } {
  const part = naming.part ?? naming.partOf?.(groups) ?? "system";
  return {
    platform: groups["platform"],
    featureSet: groups["features"],
    version: naming.version === undefined ? groups["version"] : naming.version(groups),
    part: part === "system" ? partOf(name) : part,
  };
}

function partOf(name: string): ImagePart {
  if (patchEnding.test(name)) return "patch";
  return bootLoaderName.test(name) ? "bootloader" : "system";
}

function flagOf(name: string): ImageFlag | undefined {
  const flag = /[._-](SPA|SSA)(?=$|[._-])/i.exec(name)?.[1]?.toUpperCase();
  return flag === "SPA" || flag === "SSA" ? flag : undefined;
}
