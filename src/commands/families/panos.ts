// Palo Alto Networks PAN-OS: operational commands and configuration.

import type { CommandRow, Effect, Grammar, Said } from "../grammar.ts";
import { networkPlace } from "../place.ts";
import { listOf } from "../words.ts";

const software = "version= file= sync-to-peer= load-config=";

/** The version, or the file, that a row's options name. */
function named(said: Said): Pick<Effect, "image" | "reason"> {
  const [file, version] = [said.after("file"), said.after("version")];
  return {
    image: file === "" ? undefined : file,
    reason: version === "" ? undefined : `version ${version}`,
  };
}

/** PAN-OS fetches software from its update server over HTTPS; which server is a setting. */
function downloads(said: Said): Effect {
  return { activity: "ImageCopied", from: networkPlace("https", "", ""), ...named(said) };
}

function swaps(reason: string): (said: Said) => Effect {
  return (said) => ({ activity: "ImageInstallStarted", reason, image: said.after("image") });
}

const transferOptions = "from= to= file= remote-port= source-ip=";

/** `scp import software from ops@192.0.2.9:/x`, `tftp import software from 192.0.2.9 file x`. */
function importsSoftware(protocol: string): (said: Said) => Effect {
  return (said) => ({ ...imported(protocol, said), activity: "ImageCopied" });
}

/** Certificates, content, configurations: none of them is an image. */
function imports(protocol: string): (said: Said) => Effect {
  return (said) => ({ from: imported(protocol, said).from, activity: "CommandExecuted" });
}

function imported(protocol: string, said: Said): Pick<Effect, "from" | "image"> {
  const { host, path } = remote(said.after("from"), said.after("file"));
  return { from: networkPlace(protocol, host, path), image: path };
}

function exports(protocol: string): (said: Said) => Effect {
  return (said) => {
    const { host, path } = remote(said.after("to"), "");
    return { activity: "CommandExecuted", to: networkPlace(protocol, host, path) };
  };
}

/** `[user@]host[:path]`; the path may stand in a word of its own. */
function remote(target: string, file: string): { readonly host: string; readonly path: string } {
  const address = target.slice(target.lastIndexOf("@") + 1);
  const bracketed = /^(\[[^\]]{1,64}\]):?([\s\S]*)$/.exec(address);
  const [, host = "", path = ""] = bracketed ?? /^([^:]*):?([\s\S]*)$/.exec(address) ?? [];
  return { host, path: file === "" ? path : file };
}

function clearsLog(): Effect {
  return { activity: "LoggingChanged", reason: "clears a log" };
}

const operational: readonly CommandRow[] = [
  {
    takes: "request system software install",
    options: software,
    does: (said) => ({ activity: "ImageInstallStarted", ...named(said) }),
  },
  { takes: "request system software download", options: software, does: downloads },
  { takes: "request system software (check|info)" },
  { takes: "request restart system", does: "ReloadRequested" },
  { takes: "request restart (dataplane|software)" },
  {
    takes: "request shutdown system",
    does: () => ({ activity: "ReloadRequested", reason: "powers off" }),
  },
  {
    takes: "request system private-data-reset",
    does: () => ({
      activity: "ConfigChanged",
      reason: "erases configuration and logs, and reboots",
    }),
  },
  { takes: "debug swm revert", does: swaps("back to the former software") },
  {
    takes: "debug swm (load|install)",
    options: "image= patch=",
    does: swaps("by the debug command"),
  },
  { takes: "debug swm (status|info|history|list|refresh|log)" },
  {
    takes: "debug system maintenance-mode",
    does: () => ({ activity: "ReloadRequested", reason: "into maintenance mode" }),
  },
  { takes: "debug tac-login", does: "ShellEntered" },
  { takes: "scp import software", options: transferOptions, does: importsSoftware("scp") },
  { takes: "tftp import software", options: transferOptions, does: importsSoftware("tftp") },
  { takes: "scp import {what}", options: transferOptions, does: imports("scp") },
  { takes: "tftp import {what}", options: transferOptions, does: imports("tftp") },
  { takes: "scp export {what}", options: transferOptions, does: exports("scp") },
  { takes: "tftp export {what}", options: transferOptions, does: exports("tftp") },
  {
    takes: "delete software",
    options: software,
    does: (said) => ({ activity: "ImageDeleted", ...named(said) }),
  },
  { takes: "clear log", does: clearsLog },
];

/** What a change is about, told by its path; the first that fits. */
const subjects: readonly { readonly path: RegExp; readonly activity: Effect["activity"] }[] = [
  {
    path: /(?:^|\s)(?:log-settings|deviceconfig setting (?:logging|management (?:audit-tracking|log)))\b/,
    activity: "LoggingChanged",
  },
  { path: /(?:^|\s)mgt-config (?:users|password)/, activity: "AccountChanged" },
];

function changes(verb: string): (said: Said) => Effect {
  return (said) => {
    const path = said.rest.join(" ");
    const subject = subjects.find((one) => one.path.test(path));
    return {
      activity: subject?.activity ?? "ConfigChanged",
      reason: verb === "delete" ? "removed" : undefined,
    };
  };
}

const verbs = listOf("set delete edit rename move clone copy add override multi-clone multi-move");

export const panos: Grammar = {
  family: "panos",
  prefixes: [],
  execPrefixes: ["run"],
  negations: [],
  abbreviates: true,
  execWhileConfiguring: false,
  pipes: { writers: [], filters: listOf("match except"), redirections: [] },
  places: { network: listOf("tftp ftp scp http https"), storage: [], configurations: [] },
  exec: {
    rows: operational,
    neighbours:
      "clear configure debug delete exit find grep less ls netstat ping quit request schedule scp set show ssh tail target test tftp traceroute view-pcap",
  },
  config: {
    rows: [
      ...verbs.map((verb) => ({ takes: verb, does: changes(verb) })),
      { takes: "(commit|commit-all|load|revert)", does: "ConfigChanged" },
      { takes: "(top|up|check|validate|save)", does: "CommandExecuted" },
    ],
    neighbours: "",
  },
};
