// What the families of Cisco, and those that speak like it, share: how a line is built, the names of places, and the
// commands that all of them have.

import { namesFile } from "../effects/configuring.ts";
import { copies, deletes, erasesStartup, wipes } from "../effects/copying.ts";
import type { CommandRow, Grammar } from "../grammar.ts";
import { listOf } from "../words.ts";

type Shared = Omit<Grammar, "family" | "exec" | "config">;

export const ciscoLine: Shared = {
  prefixes: ["sudo"],
  execPrefixes: ["do", "do-exec"],
  negations: ["no", "default"],
  abbreviates: true,
  execWhileConfiguring: false,
  pipes: {
    writers: ["redirect", "tee", "append", "file"],
    filters: listOf("begin count exclude format grep include json last no-more section xml"),
    redirections: [],
  },
  places: {
    network: listOf("tftp ftp scp sftp http https rcp mop xmodem ymodem"),
    storage: listOf("flash bootflash disk0 nvram"),
    configurations: listOf("running-config startup-config"),
  },
};

/** Files: the same words in all families. */
export const fileRows: readonly CommandRow[] = [
  {
    takes: "copy [/] {source:place} {destination:place}",
    options: "vrf= use-kstack compact preserve-connection",
    does: copies,
  },
  { takes: "delete [/] {file:place}", options: "no-prompt recursive", does: deletes },
  { takes: "erase [/] {file:place}", does: wipes },
  { takes: "format [/] {file:place}", does: wipes },
  { takes: "verify [/] {file:place}", does: namesFile },
  { takes: "rename [/] {file:place} {target:place}", does: namesFile },
  { takes: "more [/] {file}" },
  { takes: "dir [/]" },
  { takes: "cd [{place}]" },
  { takes: "mkdir {place}" },
  { takes: "rmdir {place}" },
  { takes: "pwd" },
  { takes: "write [memory|terminal]" },
  { takes: "write erase", does: erasesStartup },
];

/** Shells below the command line, however they are entered. */
export const tclRows: readonly CommandRow[] = [
  { takes: "tclsh", does: "ShellEntered" },
  { takes: "guestshell", does: "ShellEntered" },
  { takes: "guestshell (disable|destroy)" },
  { takes: "attach", does: "ShellEntered" },
];

/** What decides whether a device tells what happens on it. */
export const loggingRows: readonly CommandRow[] = [
  { takes: "logging", does: "LoggingChanged" },
  { takes: "logging (event|events|synchronous)" },
  { takes: "aaa accounting", does: "LoggingChanged" },
  { takes: "aaa (authentication|authorization|group|new-model|server|session-id|common-criteria)" },
];

export const accountRows: readonly CommandRow[] = [
  { takes: "username {user}", does: "AccountChanged" },
  { takes: "enable (secret|password)", does: "AccountChanged" },
];

export const taskRows: readonly CommandRow[] = [
  { takes: "event manager", does: "ScheduledTaskChanged" },
  {
    takes: "event manager (applet|directory|environment|history|policy|scheduler|session)",
    does: "ScheduledTaskChanged",
  },
];

/** What is shown, as Cisco's guides for the investigation of devices ask for it or call it suspicious. */
export const showRow: CommandRow = {
  takes: `show [aaa|access-lists|accounting|archive|arp|boot|bootvar|cdp|clock|context|crypto|
    environment|event|file|flash|history|install|interface|interfaces|inventory|ip|ipv6|license|line|logging|
    mac|memory|module|monitor|ntp|platform|privilege|processes|redundancy|region|rom-monitor|romvar|
    route|running-config|secure|snmp|software|stacks|startup-config|switch|system|tacacs|tcp|
    tech-support|users|version|vlan|vstack]`,
};
