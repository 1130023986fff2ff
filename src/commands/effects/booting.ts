// Lines that decide what a device boots, and when, become what changes.

import type { CommandRow, Effect, Said } from "../grammar.ts";
import { networkPlace, type Place } from "../place.ts";

/** Of rows with the argument `image`: a place. From the network, each boot fetches it from there. */
export function bootsImage(said: Said): Effect {
  return bootsFrom(said, said.place("image"));
}

/** Of rows with the arguments `file` and `host`: `boot system tftp x.bin 192.0.2.7`. */
export function bootsOver(protocol: string): (said: Said) => Effect {
  return (said) => bootsFrom(said, networkPlace(protocol, said.word("host"), said.word("file")));
}

function bootsFrom(said: Said, image: Place | undefined): Effect {
  const effect = { activity: "BootVariableChanged", image: image?.text } as const;
  if (said.negated) return { ...effect, reason: "removed" };
  return image === undefined || image.kind !== "network" ? effect : { ...effect, from: image };
}

/** A line that says `reason` of the next boot while it stands. */
export function changesBoot(reason: string): Pick<CommandRow, "does" | "undone"> {
  return {
    does: { activity: "BootVariableChanged", reason },
    undone: { activity: "BootVariableChanged", reason: "removed" },
  };
}

/** Of rows whose options say when, and whether the device asks. */
export function reloads(said: Said): Effect {
  const when = (["in", "at"] as const).find((option) => said.has(option));
  const reasons = [
    ...(when === undefined ? [] : [`scheduled ${when} ${said.after(when)}`]),
    ...(["noconfirm", "/noconfirm", "force", "now", "quick"].some((option) => said.has(option))
      ? ["without confirmation"]
      : []),
    ...(said.has("/noverify") ? ["without verification"] : []),
    ...(said.has("/verify") ? ["with verification"] : []),
  ];
  return {
    activity: "ReloadRequested",
    reason: reasons.length === 0 ? undefined : reasons.join(", "),
  };
}

export function cancelsReload(): Effect {
  return { activity: "CommandExecuted", reason: "cancels a reload" };
}
