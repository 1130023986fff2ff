// Lines that load a configuration, or change what watches over a device, become what changes.

import type { CommandRow, Effect, Said } from "../grammar.ts";
import { networkPlace, type Place } from "../place.ts";
import { copiesBetween, loads } from "./copying.ts";

/** Of rows with the argument `source`: a configuration that is loaded. */
export function loadsConfiguration(said: Said): Effect {
  const source = said.place("source");
  const loaded = loads(source);
  return loaded.activity === "CommandExecuted" ? { activity: "ConfigChanged" } : loaded;
}

/** Of rows that ask for host and name where the argument `source` is left out. */
export function loadsFromNetwork(said: Said): Effect {
  return { activity: "ConfigLoadedFromNetwork", from: said.place("source") };
}

/** Of rows with the argument `destination`: the running configuration is written there. */
export function savesConfiguration(said: Said): Effect {
  const running = { kind: "configuration", text: "running-config" } as const;
  return { ...copiesBetween(running, said.place("destination")), activity: "CommandExecuted" };
}

/** Of rows with the argument `file`: what a device loads as its configuration when it boots. */
export function bootsConfiguration(said: Said): Effect {
  return bootsConfigurationFrom(said, said.place("file"));
}

/** Of rows with the arguments `name` and `host`. */
export function bootsConfigurationOver(protocol: string): (said: Said) => Effect {
  return (said) =>
    bootsConfigurationFrom(said, networkPlace(protocol, said.word("host"), said.word("name")));
}

function bootsConfigurationFrom(said: Said, file: Place | undefined): Effect {
  if (said.negated) return { activity: "BootVariableChanged", reason: "removed" };
  return {
    activity: "BootVariableChanged",
    from: file?.kind === "network" ? file : undefined,
    reason: "loads its configuration from there at boot",
  };
}

/** A line of configuration that says `reason` while it stands. */
export function changes(reason: string): Pick<CommandRow, "does" | "undone"> {
  return { does: { activity: "ConfigChanged", reason }, undone: "ConfigChanged" };
}

/** A line of configuration that says `reason` once it is taken back. */
export function dropping(reason: string): Pick<CommandRow, "does" | "undone"> {
  return { does: "ConfigChanged", undone: { activity: "ConfigChanged", reason } };
}

/** A line of configuration without which no shell can be entered. */
export const allowsShell: Pick<CommandRow, "does" | "undone"> = {
  does: { activity: "ShellEntered", reason: "allows the shell" },
  undone: "ConfigChanged",
};

/** Of rows with the argument `file`: a plug-in that is loaded into the running system is a shell. */
export function loadsPlugin(said: Said): Effect {
  const file = said.place("file");
  const isFile = file?.kind === "storage" && file.fileSystem !== "";
  return isFile
    ? { activity: "ShellEntered", reason: "loads a plug-in" }
    : { activity: "CommandExecuted" };
}

/** Of rows with the argument `file`: the image is named, whatever is done with it. */
export function namesFile(said: Said): Effect {
  return { activity: "CommandExecuted", image: said.place("file")?.text };
}

/** Of rows with the argument `file`: others may fetch it. */
export function servesFile(said: Said): Effect {
  return {
    activity: "ConfigChanged",
    image: said.place("file")?.text,
    reason: "serves the file to others",
  };
}
