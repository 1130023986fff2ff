// Fortinet FortiOS: execute and diagnose, and configuration on one line (`config log syslogd setting set status …`).

import { loads } from "../effects/copying.ts";
import type { CommandRow, Effect, Grammar, Said } from "../grammar.ts";
import { networkPlace, type Place, readPlace } from "../place.ts";
import { listOf } from "../words.ts";

const places = {
  network: listOf("tftp ftp sftp http https"),
  storage: ["usb"],
  configurations: [],
};

/** Of rows with the arguments `file` and `host`; a port may follow the host. */
function served(protocol: string, said: Said): Place {
  const host = said.word("host").replace(/^([^:]*):\d+$/, "$1");
  return networkPlace(protocol, host, said.word("file"));
}

function restoresImage(from: (said: Said) => Place | undefined): (said: Said) => Effect {
  return (said) => ({
    activity: "ImageInstallStarted",
    from: from(said),
    image: said.word("file"),
  });
}

/** Of what a server holds. */
const servers = ["tftp", "ftp"] as const;
const images = "(image|secondary-image)";

const restores: readonly CommandRow[] = [
  ...servers.map((protocol) => ({
    takes: `execute restore ${images} ${protocol} {file} [{host}]`,
    does: restoresImage((said) => served(protocol, said)),
  })),
  {
    takes: `execute restore ${images} usb {file}`,
    does: restoresImage((said) => readPlace(`usb:${said.word("file")}`, places)),
  },
  {
    takes: `execute restore ${images} (management-station|flash) {revision}`,
    does: (said) => ({
      activity: "ImageInstallStarted",
      reason: `revision ${said.word("revision")}`,
    }),
  },
  ...servers.map((protocol) => ({
    takes: `execute restore (config|allconfig) ${protocol} {file} [{host}]`,
    does: (said: Said) => loads(served(protocol, said)),
  })),
  { takes: "execute restore (config|allconfig)", does: "ConfigChanged" },
  ...servers.map((protocol) => ({
    takes: `execute backup {what} ${protocol} {file} [{host}]`,
    does: (said: Said): Effect => ({ activity: "CommandExecuted", to: served(protocol, said) }),
  })),
];

function erases(reason: string): () => Effect {
  return () => ({ activity: "ConfigChanged", reason });
}

function clearsLogs(): Effect {
  return { activity: "LoggingChanged", reason: "erases logs" };
}

const factory = "back to the factory configuration, and reboots";

const operations: readonly CommandRow[] = [
  ...restores,
  {
    takes: "execute set-next-reboot {partition}",
    does: (said) => ({
      activity: "BootVariableChanged",
      reason: `boots the ${said.word("partition")} partition`,
    }),
  },
  { takes: "execute reboot", does: "ReloadRequested" },
  {
    takes: "execute shutdown",
    does: () => ({ activity: "ReloadRequested", reason: "powers off" }),
  },
  { takes: "execute (factoryreset|factoryreset2|factoryreset-shutdown)", does: erases(factory) },
  { takes: "execute formatlogdisk", does: clearsLogs },
  { takes: "execute log (delete|delete-all)", does: clearsLogs },
  {
    takes: "execute erase-disk {disk}",
    does: (said) => ({ activity: "ImageDeleted", image: said.word("disk"), reason: "whole disk" }),
  },
  { takes: "execute (update-now|ping|ssh|telnet|traceroute|date|time|backup|restore|disk)" },
  { takes: "fnsysctl", does: "ShellEntered" },
];

/** What a change is about, told by its path; the first that fits. */
const subjects: readonly { readonly path: RegExp; readonly activity: Effect["activity"] }[] = [
  { path: /^(?:global |vdom \S+ )?log\b/, activity: "LoggingChanged" },
  {
    path: /^system (?:admin|api-user|accprofile|password-policy)\b|^user local\b/,
    activity: "AccountChanged",
  },
  {
    path: /^system (?:automation-(?:action|trigger|stitch|destination)|auto-script)\b/,
    activity: "ScheduledTaskChanged",
  },
];

function configures(said: Said): Effect {
  const path = said.rest.join(" ");
  const subject = subjects.find((one) => one.path.test(path));
  const isOff = /\bset (?:status|[\w-]*filter|syslog[\w-]*) disable\b/.test(path);
  const isDeleted = /\s(?:delete|purge)(?:\s|$)/.test(path);
  const reason = isOff ? "turned off" : isDeleted ? "removed" : undefined;
  return { activity: subject?.activity ?? "ConfigChanged", reason };
}

export const fortios: Grammar = {
  family: "fortios",
  prefixes: ["sudo"],
  execPrefixes: [],
  negations: [],
  abbreviates: true,
  execWhileConfiguring: true,
  pipes: { writers: [], filters: ["grep"], redirections: [] },
  places,
  exec: { rows: operations, neighbours: "config diagnose exit get show" },
  config: {
    rows: [
      { takes: "config", does: configures },
      {
        takes: "(set|unset|edit|delete|purge|rename|move|clone|append|unselect|select)",
        does: "ConfigChanged",
      },
      { takes: "(next|end|abort)", does: "CommandExecuted" },
    ],
    neighbours: "",
  },
};
