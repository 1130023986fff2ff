// Lines that install, unpack or remove system software become what happens to the image.

import type { Effect, Said } from "../grammar.ts";
import type { Place } from "../place.ts";
import { copiesBetween, namesImage } from "./copying.ts";

/** Options of installers that say how far they go. */
const steps: readonly (readonly [option: string, reason: string])[] = [
  ["activate", "activates"],
  ["commit", "commits"],
  ["reload", "reloads"],
  ["/reload", "reloads"],
  ["/force-reload", "reloads"],
  ["/overwrite", "overwrites the image"],
  ["force", "forced"],
  ["forced", "forced"],
  ["new", "removes the old image"],
  ["no-reload", "does not reload"],
  ["on-reboot", "at the next boot"],
];

/** Of rows whose option `file` names the image; some systems leave the option out. */
export function installsFile(said: Said): Effect {
  const image = said.placeAfter("file");
  return image === undefined ? installsNamed(said) : installs(said, image);
}

/** Of rows with the argument `image`. */
export function installsImage(said: Said): Effect {
  return installs(said, said.place("image"));
}

/** Of rows whose words behind name an image, with where it is from in the same word or in one of its own. */
export function installsNamed(said: Said): Effect {
  const image = placeNamedIn(said);
  return { ...installs(said, image), from: networkNamedIn(said) };
}

export function installs(said: Said, image: Place | undefined): Effect {
  return {
    activity: "ImageInstallStarted",
    image: image?.text,
    from: image?.kind === "network" ? image : undefined,
    reason: reasonOf(said),
  };
}

function reasonOf(said: Said): string | undefined {
  const reasons = steps.filter(([option]) => said.has(option)).map(([, reason]) => reason);
  if (said.after("prompt-level") === "none" || said.has("noprompt")) {
    reasons.push("without confirmation");
  }
  return reasons.length === 0 ? undefined : [...new Set(reasons)].join(", ");
}

/** The first word behind a row that names an image; else one on the network, else a file with its file system. */
export function placeNamedIn(said: Said): Place | undefined {
  const places = said.rest.map((word) => said.placeOf(word));
  return (
    places.find(namesImage) ??
    networkNamedIn(said) ??
    places.find((place) => place.kind === "storage" && isFile(place))
  );
}

function networkNamedIn(said: Said): Place | undefined {
  return said.rest.map((word) => said.placeOf(word)).find(({ kind }) => kind === "network");
}

function isFile({ fileSystem, path }: { fileSystem: string; path: string }): boolean {
  return fileSystem !== "" && path !== "" && !path.endsWith("/");
}

/** Of rows whose words behind name the image of ROM monitor, FPGA or CPLD. */
export function upgradesBootloader(said: Said): Effect {
  const named = placeNamedIn(said);
  const image = said.placeAfter("filename") ?? said.placeAfter("file") ?? named;
  return { activity: "BootloaderUpgraded", image: image?.text, from: networkNamedIn(said) };
}

export function upgradesFirmware(said: Said): Effect {
  return { ...upgradesBootloader(said), reason: "programmable hardware" };
}

export const rollsBack: Effect = { activity: "ImageInstallStarted", reason: "rolls back" };

/** Of rows whose words behind name what is removed. */
export function removesSoftware(said: Said): Effect {
  const removed = said.placeAfter("file") ?? placeNamedIn(said);
  return {
    activity: "ImageDeleted",
    image: removed?.text,
    reason: removed === undefined ? "software that is not in use" : undefined,
  };
}

/** `archive tar`: what is packed or unpacked, with the arguments `one` and `other`. */
export function packs(said: Said): Effect {
  const [one, other] = [said.place("one"), said.place("other")];
  return said.has("/create") ? copiesBetween(other, one) : copiesBetween(one, other);
}
