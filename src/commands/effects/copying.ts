// Files that are copied, deleted or erased become what that means for images and configurations.

import { readImageName } from "#images";
import type { Effect, Said } from "../grammar.ts";
import type { Place } from "../place.ts";
import { unquoted } from "../words.ts";

/** Of rows with the arguments `source` and `destination`. */
export function copies(said: Said): Effect {
  const effect = copiesBetween(said.place("source"), said.place("destination"));
  const reasons = [
    ...(effect.reason === undefined ? [] : [effect.reason]),
    ...(said.has("/erase") ? ["erases the destination first"] : []),
    ...(said.has("/noverify") ? ["without verification"] : []),
  ];
  return reasons.length === 0 ? effect : { ...effect, reason: reasons.join(", ") };
}

export function copiesBetween(from: Place | undefined, to: Place | undefined): Effect {
  const image = [to, from].find((place) => place !== undefined && namesImage(place))?.text;
  const copied = { from, to, image };
  if (to === undefined) return { ...copied, activity: "CommandExecuted" };
  if (to.kind === "configuration") return { ...copied, ...loads(from) };
  if (isOutside(to) || isNowhere(to)) return { ...copied, activity: "CommandExecuted" };
  if (image !== undefined) return { ...copied, activity: "ImageCopied" };
  return leavesNamesToPrompts(from, to)
    ? { ...copied, activity: "ImageCopied", reason: "names are left to prompts" }
    : { ...copied, activity: "CommandExecuted" };
}

/** What becomes the running or the startup configuration. */
export function loads(from: Place | undefined): Effect {
  switch (from?.kind) {
    case "network":
      return { activity: "ConfigLoadedFromNetwork", from };
    case "storage":
      return { activity: "ConfigChanged", from };
    default:
      return { activity: "CommandExecuted" };
  }
}

export function namesImage(place: Place): boolean {
  return place.kind !== "configuration" && readImageName(unquoted(place.text)) !== undefined;
}

/** What is copied to `null:` is read, and kept nowhere. */
function isNowhere(place: Place): boolean {
  return place.kind === "storage" && place.fileSystem === "null";
}

function isOutside(place: Place): boolean {
  return place.kind === "network" || (place.kind === "storage" && place.removable);
}

/** `copy tftp: flash:` asks for host and names; what is brought to a file system that way is an image. */
function leavesNamesToPrompts(from: Place | undefined, to: Place): boolean {
  if (from === undefined || from.kind === "configuration" || !isOutside(from)) return false;
  const holdsFiles = to.kind === "storage" && !/^(?:nvram|system)$/.test(to.fileSystem);
  return holdsFiles && /^$|\/$/.test(from.path) && /^$|\/$/.test(to.path);
}

/** Of rows with the argument `file`. */
export function deletes(said: Said): Effect {
  const file = said.place("file");
  if (file === undefined || file.kind === "configuration") return erasesStartup();
  if (namesImage(file)) return { activity: "ImageDeleted", image: file.text };
  return matchesImages(file.path)
    ? { activity: "ImageDeleted", image: file.text, reason: "all that match" }
    : { activity: "CommandExecuted" };
}

function matchesImages(path: string): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return /^[*?.]+$/.test(name) || /^[^\s]{0,64}\*[^\s]{0,64}\.(?:bin|pkg|spa|swi|img)$/i.test(name);
}

/** Of rows with the argument `file`: a whole file system, with the images on it. */
export function wipes(said: Said): Effect {
  const file = said.place("file");
  if (file === undefined || file.kind === "configuration") return erasesStartup();
  if (file.kind === "storage" && file.fileSystem === "nvram") return erasesStartup();
  if (file.path !== "") return deletes(said);
  return { activity: "ImageDeleted", image: file.text, reason: "whole file system" };
}

export function erasesStartup(): Effect {
  return { activity: "ConfigChanged", reason: "erases the startup configuration" };
}
