// What Huawei's VRP and HPE's Comware share, as children of one ancestor: how a line is built, and the commands that
// both have.

import { reloads } from "../effects/booting.ts";
import { copies, copiesBetween, deletes, erasesStartup, loads, wipes } from "../effects/copying.ts";
import type { CommandRow, Effect, Grammar, Said } from "../grammar.ts";
import { networkPlace, type Place, readPlace } from "../place.ts";
import { listOf } from "../words.ts";

export const vrpLine: Omit<Grammar, "family" | "exec" | "config"> = {
  prefixes: ["sudo"],
  execPrefixes: ["run"],
  negations: ["undo"],
  abbreviates: true,
  execWhileConfiguring: true,
  pipes: {
    writers: [],
    filters: listOf("begin by-linenum count exclude include refresh"),
    redirections: [">"],
  },
  places: {
    network: listOf("tftp ftp scp sftp http https"),
    storage: listOf("flash cfcard cfcard2 cf cfa0 usba0 usb usb0 hda1 disk0"),
    configurations: [],
  },
};

/** Clients name the server first, then the verb: `tftp 192.0.2.9 vpn-instance mgmt get x.cc flash:/x.cc`. */
function fetches(protocol: string): (said: Said) => Effect {
  return (said) => {
    const words = said.word("line").split(" ");
    const at = words.findIndex((word) => /^(?:s?get|s?put)$/i.test(word));
    const { host, remote, local } = endsOf(words, at);
    if (at < 0) return { activity: "CommandExecuted" };
    const isFetched = /get$/i.test(words[at] ?? "");
    const [from, to] = isFetched ? [remote, local] : [local, remote];
    const away = networkPlace(protocol, host, isFetched ? from : to);
    const here = readPlace((isFetched ? to : from) || baseOf(from), vrpLine.places);
    return isFetched ? copiesBetween(away, here) : copiesBetween(here, away);
  };
}

function baseOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** Options that take a word behind them. */
const taking =
  /^(?:-[aiv]|vpn-instance|source|interface|ip|dscp|port|user|username|identity-key)$/i;

function endsOf(words: readonly string[], verbAt: number) {
  let host = "";
  for (let at = 0; at < verbAt && host === ""; at += 1) {
    const word = words[at] ?? "";
    if (taking.test(word)) at += 1;
    else if (!/^(?:ipv6|ipv4|public-net)$/i.test(word)) host = word;
  }
  const verbIsPut = /put$/i.test(words[verbAt] ?? "");
  const [first = "", second = ""] = words.slice(verbAt + 1);
  return verbIsPut
    ? { host, local: first, remote: second }
    : { host, remote: first, local: /^(?:vpn-instance|source|-\w)$/.test(second) ? "" : second };
}

/** A file that a client of FTP or SFTP brings, whose server a line before it named. */
function brings(said: Said): Effect {
  const from = said.place("file");
  const to = said.place("as") ?? from;
  const copied = copiesBetween(from, to);
  return { ...copied, from: undefined, to: undefined };
}

/** Where messages go, and which. */
export function logs(said: Said): Effect {
  return { activity: "LoggingChanged", reason: said.negated ? "removed" : undefined };
}

export function accounts(said: Said): Effect {
  return { activity: "AccountChanged", reason: said.negated ? "removed" : undefined };
}

export function tasks(said: Said): Effect {
  return { activity: "ScheduledTaskChanged", reason: said.negated ? "removed" : undefined };
}

/** `reboot at`, `reboot delay`; taken back, the reload is cancelled. */
export function schedules(said: Said): Effect {
  if (said.negated) return { activity: "CommandExecuted", reason: "cancels a reload" };
  return { activity: "ReloadRequested", reason: `scheduled ${said.rest.join(" ")}`.trim() };
}

/** Of rows whose options say that nothing is asked. */
export function restarts(said: Said): Effect {
  const isFast = said.has("fast") || said.has("force");
  return isFast
    ? { activity: "ReloadRequested", reason: "without confirmation" }
    : { ...reloads(said) };
}

/** Of rows with the argument `image`. */
export function nextBoot(said: Said): Effect {
  const image: Place | undefined = said.place("image");
  const use = ["main", "backup"].find((one) => said.has(one));
  const reason = said.negated ? "removed" : use;
  return { activity: "BootVariableChanged", image: image?.text, reason };
}

export const sharedExec: readonly CommandRow[] = [
  { takes: "reboot", options: "fast force slot= chassis= save", does: restarts },
  { takes: "schedule reboot", does: schedules },
  { takes: "reset saved-configuration", does: erasesStartup },
  {
    takes: "reset (logbuffer|trapbuffer|logfile)",
    does: () => ({ activity: "LoggingChanged", reason: "clears logs" }),
  },
  { takes: "copy [/] {source:place} {destination:place}", does: copies },
  { takes: "delete [/] {file:place}", does: deletes },
  { takes: "format {file:place}", does: wipes },
  { takes: "tftp {line:rest}", does: fetches("tftp") },
  { takes: "scp {line:rest}", does: fetches("scp") },
  { takes: "sftp {line:rest}", does: fetches("sftp") },
  { takes: "ftp {line:rest}", does: fetches("ftp") },
  { takes: "get {file:place} [{as:place}]", does: brings },
  {
    takes: "restore startup-configuration from {host} {file}",
    does: (said) => loads(networkPlace("tftp", said.word("host"), said.word("file"))),
  },
  {
    takes: "backup startup-configuration to {host} [{file}]",
    does: (said) => ({
      activity: "CommandExecuted",
      to: networkPlace("tftp", said.word("host"), said.word("file")),
    }),
  },
  { takes: "python", does: "ShellEntered" },
  { takes: "(display|save|quit|return|system-view|dir|more|cd|pwd|ping|tracert|telnet|ssh|put)" },
];

export const sharedConfig: readonly CommandRow[] = [
  { takes: "info-center", does: logs },
  { takes: "(local-user|super)", does: accounts },
];
